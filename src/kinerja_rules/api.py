"""The Python API: thin objects over the floors below; results are plain data.

>>> import kinerja_rules as kr
>>> kr.Verdict.__args__
('complies', 'violates', 'undetermined', 'not_covered')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.suggest import nearest
from kinerja_rules.evaluation.facts import choose_instrument, typed_record
from kinerja_rules.evaluation.from_plain import from_plain
from kinerja_rules.evaluation.kinds_of_problem import UNKNOWN_READING
from kinerja_rules.evaluation.one import Engine, UnknownReading
from kinerja_rules.evaluation.record import Node, Problem
from kinerja_rules.evaluation.result import Json, NextRow, Result, StepRow, ValueRow
from kinerja_rules.model.model import Instrument, PeriodId
from kinerja_rules.presentation.from_problem import to_diagnostic
from kinerja_rules.presentation.to_diagnostics import to_concise
from kinerja_rules.values.outcome import Verdict
from kinerja_rules.workspace import Workspace
from kinerja_rules.workspace import load as load_workspace

__all__ = ["BadRecord", "Juknis", "Outcome", "Policies", "PolicyError", "Verdict", "load"]

_GIVEN: Final = Source("rekaman", "")
"""A record given by a program has no file to quote."""


class PolicyError(Exception):
    """Rule files that cannot be used, or an instrument that is not among them; ``problems`` holds every finding."""

    def __init__(self, message: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class BadRecord(ValueError):
    """A record that does not fit; ``problems`` holds everything found in it, at once."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(to_concise(problems, "id").rstrip("\n"))
        self.problems = problems


def load(path: str | Path | None = None) -> Policies:
    """The bundled policies, or those of a folder instead; raises ``PolicyError`` if a rule file has an error."""
    return Policies(load_workspace(None if path is None else Path(path)))


def examine(
    engine: Engine,
    node: Node,
    *,
    as_of: date,
    known_at: date | None = None,
    regulation: str | None = None,
    readings: Mapping[str, str] | None = None,
) -> tuple[Result | None, tuple[Problem, ...]]:
    """The result of a record as read, under the instrument of its period or the one asked for; else its problems.

    Raises ``UnknownReading``.
    """
    instrument, problems = choose_instrument(engine.model, node, regulation)
    if instrument is None:
        return None, problems
    record, found = typed_record(engine.model, instrument, node)
    if record is None:
        return None, problems + found
    result = engine.evaluate(instrument, record, as_of=as_of, known_at=known_at, choices=readings or {})
    return result, problems + found


class Policies:
    """Every instrument of a policies folder, checked and ready to evaluate."""

    def __init__(self, workspace: Workspace) -> None:
        if workspace.model is None:
            raise PolicyError(to_concise(workspace.problems, "id").rstrip("\n"), workspace.problems)
        self._engine: Final = Engine(workspace.model, workspace.texts)
        self._model: Final = workspace.model

    def __getitem__(self, regulation: str) -> Juknis:
        """The instrument of an id; raises ``KeyError``."""
        found = self._model.instruments.get(regulation)
        if found is None or found.is_library:
            raise KeyError(regulation)
        return Juknis(self._engine, found)

    def __iter__(self) -> Iterator[Juknis]:
        """Every instrument, by id; libraries are none."""
        for name in sorted(self._model.instruments):
            if not self._model.instruments[name].is_library:
                yield Juknis(self._engine, self._model.instruments[name])

    def in_force(self, *, period: str) -> Juknis:
        """The instrument that governs a period (``"tahunan 2025"``); raises ``PolicyError`` unless exactly one does."""
        governing = [juknis for juknis in self if period in juknis.periods]
        if len(governing) == 1:
            return governing[0]
        if governing:
            names = ", ".join(juknis.id for juknis in governing)
            raise PolicyError(f"{period!r} is governed by several instruments: {names}")
        near = nearest(period, (str(p) for p in self._model.periods))
        raise PolicyError(f"no instrument governs {period!r}" + (f"; did you mean {near!r}?" if near else ""))


class Juknis:
    """One instrument."""

    def __init__(self, engine: Engine, instrument: Instrument) -> None:
        self._engine: Final = engine
        self._instrument: Final = instrument

    @property
    def id(self) -> str:
        """The id that rule files and results use."""
        return self._instrument.id

    @property
    def title(self) -> str:
        """The title."""
        return self._instrument.title

    @property
    def number(self) -> str:
        """The official number; empty where the sources give none."""
        return self._instrument.number

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods it governs, as written in records."""
        return tuple(str(PeriodId(*period)) for period in self._instrument.governs)

    @property
    def fingerprint(self) -> str:
        """The sha256 over the rule files it reaches."""
        return self._engine.fingerprint(self.id)

    def evaluate(
        self,
        record: Mapping[str, object],
        *,
        as_of: date,
        known_at: date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> Outcome:
        """What this instrument says of a record on a day.

        The record has the shape of a record file: texts, ints, bools, dates, ``Decimal``s, None, lists and mappings.
        ``known_at`` leaves out amendments announced later; ``readings`` maps a reading's name to an alternative.
        Raises ``BadRecord`` with every problem of the record, ``PolicyError`` for an unknown reading, and ``TypeError``
        where ``as_of`` or ``known_at`` is no plain date.
        """
        for name, day in (("as_of", as_of), ("known_at", known_at)):
            if day is not None and type(day) is not date:
                raise TypeError(f"{name} is a datetime.date, not {type(day).__name__}")
        node, problems = from_plain(record)
        result = None
        if node is not None and not problems:
            try:
                result, problems = examine(
                    self._engine, node, as_of=as_of, known_at=known_at, regulation=self.id, readings=readings
                )
            except UnknownReading as unknown:
                found = (unknown_reading(unknown),)
                raise PolicyError(to_concise(found, "id").rstrip("\n"), found) from None
        if result is None:
            raise BadRecord(tuple(to_diagnostic(problem, _GIVEN) for problem in problems))
        return Outcome(result)


class Outcome:
    """A result, with the questions asked most often."""

    def __init__(self, result: Result) -> None:
        self.result: Final = result

    @property
    def verdict(self) -> Verdict:
        """``complies``, ``violates``, ``undetermined`` or ``not_covered``."""
        return self.result.summary.verdict

    @property
    def violations(self) -> tuple[StepRow, ...]:
        """The steps with a breach that is counted against the person of the record."""
        return tuple(step for step in self.result.steps if step.counted)

    @property
    def next_steps(self) -> tuple[NextRow, ...]:
        """Who may act next, and by when."""
        return self.result.next

    def value(self, name: str) -> ValueRow:
        """A derived answer, known or absent; raises ``KeyError`` for a name that the instrument does not answer."""
        for row in self.result.values:
            if row.name == name:
                return row
        raise KeyError(name)

    def to_dict(self) -> dict[str, Json]:
        """The result as JSON-ready data, the object of ``kinerja validate --format json``."""
        return self.result.to_dict()


def unknown_reading(unknown: UnknownReading) -> Diagnostic:
    """An unknown reading as a diagnostic."""
    return report(UNKNOWN_READING, None, value=unknown.name, suggestion=unknown.suggestion)
