"""Worked examples (``contoh``) run against the rules they stand beside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import assert_never

from kinerja_rules.evaluation.facts import Event, Record
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.evaluation.result import Result, StepRow, ValueRow
from kinerja_rules.model.model import EMPLOYEE, Example, Expected
from kinerja_rules.values.number import show_exact
from kinerja_rules.values.outcome import LogState


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that was not met: what was expected and what came, both as short texts, and what is missing."""

    expected: Expected
    wanted: str
    found: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """One example, run."""

    example: Example
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether every expectation was met."""
        return not self.failures


def run_examples(engine: Engine, files: Collection[str] | None = None) -> tuple[ExampleOutcome, ...]:
    """Every example of the model, or of some files, in file order."""
    chosen = [e for e in engine.model.examples if files is None or e.span.source.name in files]
    return tuple(ExampleOutcome(e, tuple(_failures(engine, e))) for e in chosen)


def record_of(example: Example) -> Record:
    """An example as a record: what it does not say is unknown, the list of steps too until it is closed."""
    log: LogState = "complete" if example.closed else "incomplete" if example.events else "absent"
    return Record(
        example.period,
        dict(example.facts),
        tuple(Event(e.step, e.on, EMPLOYEE.short if e.actor == EMPLOYEE else e.actor.short) for e in example.events),
        log,
        "",
    )


def _failures(engine: Engine, example: Example) -> list[Failure]:
    result = engine.evaluate(example.home, record_of(example), as_of=example.as_of, known_at=example.known_at)
    failures = []
    for expected in example.expected:
        wanted, found, missing = _compare(result, expected)
        if wanted != found:
            failures.append(Failure(expected, wanted, found, missing))
    return failures


def _compare(result: Result, expected: Expected) -> tuple[str, str, tuple[str, ...]]:
    """What was wanted and found, in one notation, and the facts missing."""
    short = expected.name.short if expected.name is not None else ""
    if expected.form == "verdict":
        missing = tuple(dict.fromkeys(m.path for s in result.steps for m in s.missing))
        return _text(expected.value), result.summary.verdict, missing
    step = next((row for row in result.steps if row.id == short), None)
    value = next((row for row in result.values if row.name == short), None)
    if value is not None:
        return _compare_value(value, expected)
    if step is None:
        raise AssertionError(f"the checker let through an example about {short!r}")
    return _compare_step(step, expected)


def _compare_value(row: ValueRow, expected: Expected) -> tuple[str, str, tuple[str, ...]]:
    missing = tuple(m.path for m in row.missing)
    found = _text(row.value) if row.status == "known" else row.status
    if expected.form == "value":
        return _text(expected.value), found, missing
    return *_both(expected, found, _causes(found, missing, row.silences, row.conflicts)), missing


def _compare_step(row: StepRow, expected: Expected) -> tuple[str, str, tuple[str, ...]]:
    missing = tuple(m.path for m in row.missing)
    match expected.form:
        case "status":
            return _text(expected.value), row.status, missing
        case "absent":
            state = row.status if row.status != "undetermined" else row.absence
            return *_both(expected, state, _causes(state, missing, row.silences, row.conflicts)), missing
        case "closing":
            return _text(expected.value), _text(row.due), missing
        case "closing_absent":
            state = "conflict" if row.conflicts else "not_found" if row.silences else "unknown" if missing else "none"
            state = "known" if row.due is not None else state
            return *_both(expected, state, _causes(state, missing, row.silences, row.conflicts)), missing
        case "permitted":
            actors = [p.actor for p in row.permitted_actors if p.permitted == "yes"]
            wanted = _text(expected.value)
            return wanted, wanted if wanted in actors else ", ".join(actors), missing
        case "obligation":
            capped = row.obligation == "advised" and row.modality != "dianjurkan"
            return _text(expected.value), "dianjurkan" if capped else row.modality or row.obligation, missing
        case "value" | "verdict":
            raise AssertionError("an expectation of an answer about a step")
        case _:
            assert_never(expected.form)


def _causes(
    state: str, missing: Collection[str], silences: Collection[str], conflicts: Collection[str]
) -> Collection[str]:
    """The causes that belong to an absence: ids of silences, names of what disagrees, else the missing facts."""
    if state in ("not_found", "not_regulated"):
        return silences
    return conflicts if state == "conflict" else missing


def _both(expected: Expected, found: str, causes: Collection[str]) -> tuple[str, str]:
    """An absence wanted and found, with causes where the example names any."""
    if not expected.causes:
        return str(expected.value), found
    wanted = f"{expected.value} karena {', '.join(sorted(expected.causes))}"
    return wanted, f"{found} karena {', '.join(sorted(causes))}" if causes else found


def _text(value: object) -> str:
    if isinstance(value, Fraction):
        return str(show_exact(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)
