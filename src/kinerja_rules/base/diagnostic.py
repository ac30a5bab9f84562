"""What is wrong, where, and with which facts; never a sentence.

The wording of a diagnostic lives in ``messages/<code>.md`` and is filled in by presentation, so one diagnostic
has as many faces (terminal, JSON, an editor) and languages as we care to give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from kinerja_rules.base.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its code (``JK203``), its severity and the names of the facts it carries."""

    code: str
    severity: Severity
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that belongs to the story; ``caption`` names a text on the message's page."""

    span: Span
    caption: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: its kind, its place (none when it is about the whole folder), its facts, further places."""

    kind: Kind
    span: Span | None
    facts: tuple[tuple[str, str], ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether rules with this problem may not be used."""
        return self.kind.severity == "error"

    def fact(self, name: str) -> str:
        """The fact of that name, or the empty text."""
        for key, value in self.facts:
            if key == name:
                return value
        return ""


def report(kind: Kind, span: Span | None, *labels: Label, **facts: str) -> Diagnostic:
    """A diagnostic of ``kind``; facts must be among those the kind declares (INVARIANT, checked here)."""
    unknown = set(facts) - set(kind.fields)
    if unknown:
        raise AssertionError(f"{kind.code} does not declare {sorted(unknown)}")
    return Diagnostic(kind, span, tuple(sorted(facts.items())), tuple(labels))


def _order(problem: Diagnostic) -> tuple[bool, str, int, str]:
    span = problem.span
    return (not problem.is_error, span.source.name if span else "", span.start if span else -1, problem.kind.code)


@dataclass(slots=True)
class Problems:
    """A collector that a pass fills while it goes on; the only mutable thing that crosses passes."""

    _items: list[Diagnostic] = field(default_factory=list)

    def add(self, problem: Diagnostic) -> None:
        """Collect one problem; the same problem at the same place is kept once."""
        if problem not in self._items:
            self._items.append(problem)

    def extend(self, problems: Iterable[Diagnostic]) -> None:
        """Collect several."""
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self._items)

    @property
    def has_errors(self) -> bool:
        """Whether any collected problem is an error."""
        return any(p.is_error for p in self._items)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Errors before warnings, then by file and place."""
        return tuple(sorted(self._items, key=_order))
