"""The compiled program of one context: operations, what they read, and where the outputs lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kinerja_rules.model.model import Choice, PeriodId
from kinerja_rules.program.ops import Basis, Case, Op, Prerequisite, Slot, Value
from kinerja_rules.values.kinds import Kind, Name


@dataclass(frozen=True, slots=True)
class Context:
    """What is settled before a record is read.

    ``role`` is none where the record does not say it; ``choices`` are the readings in force for this run, one
    alternative each (a reading without one is open and switches its clauses off); ``amendments`` are those visible.
    ``judged_on`` decides which amount of a parameter holds where there is no period to do so.
    """

    instrument: str
    period: PeriodId | None
    role: str | None
    choices: frozenset[Choice]
    amendments: frozenset[Name]
    judged_on: date | None = None


class AnswerOutput(NamedTuple):
    """Where an answer lies, and its denominator where it is a number."""

    name: Name
    slot: Slot
    kind: Kind
    denominator: int


class NormOutput(NamedTuple):
    """A norm of a step as results show it: its guard, its parties with the slots of who fills them."""

    guard: Slot
    strength: str
    parties: tuple[str, ...]
    basis: Basis


class StepOutput(NamedTuple):
    """Where a step's state lies, and the slots that explain it."""

    name: Name
    slot: Slot
    obligation: Slot
    permit: Slot
    deemed: Slot
    opens: Slot
    opens_advised: Slot
    closes: Slot
    closes_advised: Slot
    norms: tuple[NormOutput, ...]
    prerequisites: tuple[Prerequisite, ...]
    consequences: tuple[Case, ...]


class _Dynamic:
    """The mark of a slot that is not known before a record is read."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "dynamic"


DYNAMIC: Final = _Dynamic()


@dataclass(frozen=True, slots=True)
class Program:
    """A flat list of operations and its outputs.

    ``known[i]`` is the value of slot i where it does not depend on the record, else ``DYNAMIC``. ``inputs`` are the
    facts in the order ``run`` takes them, ``steps`` the steps in the order of the log. ``readings`` are those on which
    an operation depends, whatever is chosen.
    """

    context: Context
    ops: tuple[Op, ...]
    known: tuple[Value | _Dynamic, ...]
    inputs: tuple[Name, ...]
    steps: tuple[Name, ...]
    parties: tuple[str, ...]
    canon: Slot
    scope: Slot
    answers: tuple[AnswerOutput, ...]
    step_outputs: tuple[StepOutput, ...]
