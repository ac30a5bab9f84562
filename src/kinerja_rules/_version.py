"""The engine's version: the one place it is written; the build and every result read it here."""

__version__ = "0.1.0"
