"""The implementations that are measured, by name.

In: a name from `ENTRIES`.
Out: the `Implementation` it stands for, or `MissingPackage` saying what to install.
Promises: importing this package imports none of them, so that a cold start pays only for its own.
Leaves to `benchmarks.verify`: whether their answers agree.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from benchmarks.implementation import Implementation


class Entry(NamedTuple):
    """Where an implementation lives, and the optional package it stands on."""

    name: str
    module: str
    attribute: str
    needs: str | None = None
    """The top-level module that must be importable."""
    distribution: str | None = None
    """The name under which `pip` knows it; also the version that results report."""


ENTRIES = (
    Entry("plain", "benchmarks.peers.plain", "PLAIN"),
    Entry("zen", "benchmarks.peers.zen", "ZEN", needs="zen", distribution="zen-engine"),
    Entry("zen_answers_only", "benchmarks.peers.zen", "ANSWERS_ONLY", needs="zen", distribution="zen-engine"),
    Entry("kinerja", "benchmarks.peers.kinerja", "KINERJA", distribution="kinerja-rules"),
    Entry("kinerja_as_called", "benchmarks.peers.kinerja", "AS_CALLED", distribution="kinerja-rules"),
)
"""The first entry is the naive Python that all others are compared with."""


class MissingPackage(Exception):
    """The package an implementation stands on is not installed."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"{entry.name}: skipped, `pip install {entry.distribution}` brings it")
        self.entry = entry


def find(name: str) -> Entry:
    """The entry of that name; KeyError if there is none."""
    return {entry.name: entry for entry in ENTRIES}[name]


def resolve(entry: Entry) -> Implementation:
    """The implementation of an entry; raises MissingPackage if what it needs is not installed."""
    try:
        module = import_module(entry.module)
    except ModuleNotFoundError as error:
        if entry.needs is not None and error.name == entry.needs:
            raise MissingPackage(entry) from error
        raise
    implementation: Implementation = getattr(module, entry.attribute)
    return implementation
