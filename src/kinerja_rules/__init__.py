"""Rules as code for the performance management of teachers in Indonesia."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_rules._version import __version__
    from kinerja_rules.api import BadRecord, Juknis, Outcome, Policies, PolicyError, Verdict, load

__all__ = ["BadRecord", "Juknis", "Outcome", "Policies", "PolicyError", "Verdict", "__version__", "load"]


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first asked for: importing the package costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'kinerja_rules' has no attribute {name!r}")
    from importlib import import_module

    home = "kinerja_rules._version" if name == "__version__" else "kinerja_rules.api"
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return list(__all__)
