"""A result: what a record's evaluation says, as plain data in the shape that programs outside rely on.

``to_dict`` gives the object of ``kinerja validate --format json``. Adding keys is allowed; changing a meaning raises
``FORMAT``. Rows are ``NamedTuple``s, light enough to be made by the thousand.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from kinerja_rules.values.number import show_exact
from kinerja_rules.values.outcome import Obligation, Status, Verdict

FORMAT: Final = 1
"""The version of the result format."""

Reliability: TypeAlias = Literal["H", "M", "L"]
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Plain: TypeAlias = bool | Fraction | date | str


class Missing(NamedTuple):
    """Something an answer still needs: a fact path without index, and, for lists, which item (a step) it concerns.

    ``who`` is the official whose judgement it is, where it is one; ``label`` what people call the fact, ``who_label``
    the official.
    """

    path: str
    item: str = ""
    who: str = ""
    label: str = ""
    who_label: str = ""


class Reason(NamedTuple):
    """One sentence of *because*, as a phrase key and its named facts (texts, dates as ISO, numbers as shown)."""

    key: str
    facts: tuple[tuple[str, str], ...] = ()
    basis: tuple[str, ...] = ()


class Permitted(NamedTuple):
    """An actor who may do a step."""

    actor: str
    label: str
    permitted: Literal["yes", "undetermined"]
    missing: tuple[Missing, ...]


class Axes(NamedTuple):
    """The independent axes of a step."""

    completion: str
    timing: str
    order: str
    actor: str
    tally: str


class Consequence(NamedTuple):
    """What follows from a late or missing step: mostly a silence."""

    status: str
    value: str | None
    basis: tuple[str, ...]


class StepRow(NamedTuple):
    """One step of the record, judged.

    ``violations`` lists its breaches, ``counted`` those that count against the pegawai. ``duty_open`` says that for
    some it is not known whose duty the step is, ``at_risk`` that what is missing may still turn out a breach,
    ``is_actionable`` that somebody may still act. ``silences`` are the ids of declared silences that this row depends
    on, ``conflicts`` the names of what disagrees. ``absence`` says in which way the first undetermined axis is, empty
    where none is.
    """

    id: str
    label: str
    stage: str
    stage_label: str
    duty_of: str
    duty_label: str
    obligation: Obligation
    modality: str
    status: Status
    axes: Axes
    deemed: bool
    permitted_actors: tuple[Permitted, ...]
    after: tuple[str, ...]
    opens: date | None
    due: date | None
    advised_until: date | None
    done_on: date | None
    done_by: str
    done_by_label: str
    consequence: Consequence | None
    basis: tuple[str, ...]
    confidence: Reliability | None
    missing: tuple[Missing, ...]
    absence: str
    conflicts: tuple[str, ...]
    silences: tuple[str, ...]
    because: tuple[Reason, ...]
    violations: tuple[str, ...]
    counted: tuple[str, ...]
    duty_open: bool = False
    at_risk: bool = False
    is_actionable: bool = False


class NextRow(NamedTuple):
    """Who may act next, and by when."""

    step: str
    label: str
    actor: str
    actor_label: str
    due: date | None


class ValueRow(NamedTuple):
    """One derived answer.

    ``status`` is ``known`` or the absence shown first; ``also`` the other absences present. ``value_label`` is the
    label of an option, else the number or date as shown.
    """

    name: str
    label: str
    unit: str
    status: str
    value: Plain | None
    value_label: str
    also: tuple[str, ...]
    missing: tuple[Missing, ...]
    possible: tuple[Plain, ...]
    conflicts: tuple[str, ...]
    silences: tuple[str, ...]
    basis: tuple[str, ...]
    confidence: Reliability | None
    borrowed_from: str
    borrowed_because: tuple[str, ...]
    borrowed_title: str = ""
    possible_labels: tuple[str, ...] = ()


class Difference(NamedTuple):
    """Where another alternative of a reading would give another outcome."""

    choice: str
    output: str
    status: str
    value: str | None
    choice_text: str = ""
    label: str = ""


class ReadingRow(NamedTuple):
    """A reading that reaches this result: what is adopted (none where open), and where the others would differ."""

    name: str
    question: str
    adopted: str | None
    adopted_text: str
    is_assumption: bool
    by: str
    reason: str
    basis: tuple[str, ...]
    differs: tuple[Difference, ...]


class Warning_(NamedTuple):
    """Something the reader must know, as a phrase key with its facts."""

    key: str
    facts: tuple[tuple[str, str], ...] = ()
    basis: tuple[str, ...] = ()


class PeriodRow(NamedTuple):
    """The record's period."""

    id: str
    label: str
    first: date
    last: date


class InstrumentRow(NamedTuple):
    """The instrument that was applied."""

    id: str
    number: str
    title: str


class Summary(NamedTuple):
    """The verdict and its counts; ``others`` are breaches that are another's duty and not counted."""

    verdict: Verdict
    violations: int
    advice: int
    undetermined: int
    others: int


class StatementRow(NamedTuple):
    """A statement cited in this result, as reports print it."""

    id: str
    text: str
    place: str
    reliability: Reliability | None
    sources: tuple[str, ...]


class Result(NamedTuple):
    """Everything an evaluation says of one record; see ``to_dict`` for the outward form."""

    regulation: InstrumentRow
    period: PeriodRow | None
    as_of: date
    known_at: date | None
    readings: tuple[ReadingRow, ...]
    fingerprint: str
    engine: str
    record_digest: str
    summary: Summary
    scope: str
    scope_basis: tuple[str, ...]
    steps: tuple[StepRow, ...]
    next: tuple[NextRow, ...]
    values: tuple[ValueRow, ...]
    warnings: tuple[Warning_, ...]
    statements: tuple[StatementRow, ...]

    def to_dict(self) -> dict[str, Json]:
        """The result as JSON-ready data; numbers that are not integers are texts, dates ISO."""
        return {
            "format": FORMAT,
            "regulation": dict(self.regulation._asdict()),
            "period": None
            if self.period is None
            else {"id": self.period.id, "start": _day(self.period.first), "end": _day(self.period.last)},
            "as_of": _day(self.as_of),
            "known_at": _day(self.known_at),
            "readings": [_reading(r) for r in self.readings],
            "fingerprint": self.fingerprint,
            "engine": self.engine,
            "record_digest": self.record_digest,
            "summary": dict(self.summary._asdict()),
            "scope": {"status": self.scope, "basis": list(self.scope_basis)},
            "steps": [_step(s) for s in self.steps],
            "next": [{"step": n.step, "actor": n.actor, "due": _day(n.due)} for n in self.next],
            "values": {v.name: _value(v) for v in self.values},
            "findings": [],
            "groups": [],
            "warnings": [_keyed(w) for w in self.warnings],
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def plain_json(value: Plain | None) -> Json:
    """A value as JSON carries it."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Fraction):
        return show_exact(value)
    return value.isoformat()


def _missing(rows: tuple[Missing, ...]) -> tuple[list[Json], list[Json]]:
    paths: list[Json] = list(dict.fromkeys(row.path for row in rows))
    items: list[Json] = [
        {"path": row.path, **({"item": row.item} if row.item else {}), **({"who": row.who} if row.who else {})}
        for row in rows
    ]
    return paths, items


def _keyed(row: Reason | Warning_) -> Json:
    return {"key": row.key, "facts": dict(row.facts), "basis": list(row.basis)}


def _reading(row: ReadingRow) -> Json:
    return {
        "name": row.name,
        "question": row.question,
        "adopted": row.adopted,
        "assumption": row.is_assumption,
        "basis": list(row.basis),
        "differs": [
            {"choice": d.choice, "output": d.output, "status": d.status, "value": d.value} for d in row.differs
        ],
    }


def _step(row: StepRow) -> Json:
    missing, items = _missing(row.missing)
    consequence: Json = None
    if row.consequence is not None:
        consequence = {
            "status": row.consequence.status,
            "value": row.consequence.value,
            "basis": list(row.consequence.basis),
        }
    permitted: list[Json] = [
        {"actor": p.actor, "permitted": p.permitted, "missing": _missing(p.missing)[0]} for p in row.permitted_actors
    ]
    return {
        "id": row.id,
        "label": row.label,
        "stage": row.stage,
        "duty_of": row.duty_of,
        "obligation": row.obligation,
        "modality": row.modality,
        "status": row.status,
        "axes": {
            "completion": row.axes.completion,
            "timing": row.axes.timing,
            "order": row.axes.order,
            "actor": row.axes.actor,
            "count": row.axes.tally,
        },
        "deemed": row.deemed,
        "permitted_actors": permitted,
        "after": list(row.after),
        "opens": _day(row.opens),
        "due": _day(row.due),
        "advised_until": _day(row.advised_until),
        "done_on": _day(row.done_on),
        "done_by": row.done_by or None,
        "consequence": consequence,
        "basis": list(row.basis),
        "confidence": row.confidence,
        "missing": missing,
        "missing_items": items,
        "absence": row.absence or None,
        "conflicts": list(row.conflicts),
        "silences": list(row.silences),
        "because": [_keyed(r) for r in row.because],
        "violations": list(row.violations),
    }


def _value(row: ValueRow) -> Json:
    missing, items = _missing(row.missing)
    return {
        "status": row.status,
        "value": plain_json(row.value),
        "also": list(row.also),
        "missing": missing,
        "missing_items": items,
        "possible": [plain_json(p) for p in row.possible],
        "conflicts": list(row.conflicts),
        "silences": list(row.silences),
        "basis": list(row.basis),
        "confidence": row.confidence,
        "borrowed_from": row.borrowed_from or None,
    }
