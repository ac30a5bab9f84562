"""The closed list of operations.

A program is a tuple of operations in an order in which each reads only slots before it; operation i writes slot i.
A slot holds a value (bool, int, date, an option's or a party's name) or an ``Absent``. Numbers are integers over a
denominator known when the program is made. ``basis`` rides along for explanations and is never read while computing.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from kinerja_rules.values.absence import Absent
from kinerja_rules.values.dates import Unit, WorkCalendar

Slot: TypeAlias = int
Value: TypeAlias = object
"""What a slot holds; slots are untyped by nature, operations know what they read."""
Guard: TypeAlias = bool | Absent
Basis: TypeAlias = tuple[str, ...]
CompareWord: TypeAlias = Literal["eq", "ne", "gt", "lt", "ge", "le"]


class Constant(NamedTuple):
    """A value known when the program is made; ``basis`` where it is a number of law."""

    value: Value
    basis: Basis = ()


class Input(NamedTuple):
    """A fact of the record by its place; ``missing`` is what it is when not given."""

    place: int
    missing: Absent


class AllOf(NamedTuple):
    """And, with N as neutral."""

    args: tuple[Slot, ...]


class Joint(NamedTuple):
    """The conditions of one clause: as ``AllOf``, but N absorbs."""

    args: tuple[Slot, ...]


class AnyOf(NamedTuple):
    """Or, with N as neutral."""

    args: tuple[Slot, ...]


class Negate(NamedTuple):
    """Not, strict."""

    arg: Slot


class Compare(NamedTuple):
    """A strict comparison; numbers are first multiplied by their factors so that denominators agree."""

    op: CompareWord
    left: Slot
    right: Slot
    left_factor: int = 1
    right_factor: int = 1


class CompareRank(NamedTuple):
    """A strict comparison of two options by their place in ``ranks``."""

    op: CompareWord
    left: Slot
    right: Slot
    ranks: tuple[str, ...]


class Member(NamedTuple):
    """Strict membership in constants."""

    item: Slot
    options: tuple[Value, ...]


class Arith(NamedTuple):
    """Strict arithmetic on integers; factors as in ``Compare``."""

    op: Literal["add", "sub", "mul"]
    left: Slot
    right: Slot
    left_factor: int = 1
    right_factor: int = 1


class Rescale(NamedTuple):
    """A number over another denominator."""

    arg: Slot
    factor: int


class Case(NamedTuple):
    """One exception: its guard, its value, its name, and the places of the exceptions it outranks."""

    guard: Slot
    value: Slot
    name: str
    outranks: tuple[int, ...]
    basis: Basis


class Choose(NamedTuple):
    """The choice among exceptions; ``general`` is the slot of the general value, -1 where there is none."""

    general: Slot
    cases: tuple[Case, ...]
    empty: Absent
    basis: Basis = ()


class Rule(NamedTuple):
    """A value under its citation; computes nothing."""

    arg: Slot
    basis: Basis


class TableCell(NamedTuple):
    """A cell: ``any``, ``na`` (*tidak relevan*) or ``values``."""

    form: Literal["values", "any", "na"]
    values: frozenset[Value]


class TableRow(NamedTuple):
    """A row and its outcome."""

    cells: tuple[TableCell, ...]
    outcome: Value
    basis: Basis


class Table(NamedTuple):
    """A decision table; ``may_be_na`` marks the inputs that may turn out *tidak relevan*."""

    inputs: tuple[Slot, ...]
    rows: tuple[TableRow, ...]
    may_be_na: tuple[bool, ...]


class Canon(NamedTuple):
    """For every party that an event can name: who fills it here (a slot)."""

    parties: tuple[str, ...]
    slots: tuple[Slot, ...]


class PermitNorm(NamedTuple):
    """One norm's guard and its parties; ``members`` are all actors who are one of them, where that is known."""

    guard: Slot
    parties: tuple[str, ...]
    members: frozenset[str] | None


class Permit(NamedTuple):
    """Party → may it do the step (true, false, absent); a silence's ``name`` is its id and state on two lines.

    ``otherwise`` is the answer where no norm speaks at all.
    """

    canon: Slot
    norms: tuple[PermitNorm, ...]
    silences: tuple[Case, ...]
    otherwise: bool


class Prerequisite(NamedTuple):
    """A step that must come before, with the guard of the clause that says so."""

    guard: Slot
    step: int
    permit: Slot
    deemed: Slot
    applies: Slot
    basis: Basis


class Deemed(NamedTuple):
    """The day on which a step counts as done without an event; false where it does not."""

    step: int
    guard: Slot
    prerequisites: tuple[Prerequisite, ...]
    basis: Basis


class Done(NamedTuple):
    """*selesai [per D]* or *belum selesai [per D]*."""

    step: int
    deemed: Slot
    applies: Slot
    on: date | None
    negated: bool


class Term(NamedTuple):
    """The last day of a term counted from a step."""

    step: int
    deemed: Slot
    applies: Slot
    length: int
    unit: Unit
    calendar: WorkCalendar


class BoundItem(NamedTuple):
    """A day (or a term's slot) and its guard."""

    guard: Slot
    value: Slot
    basis: Basis


class Bound(NamedTuple):
    """The latest opening or the earliest closing."""

    latest: bool
    items: tuple[BoundItem, ...]


class NormItem(NamedTuple):
    """A norm as it counts for the obligation."""

    guard: Slot
    strength: str
    actors: tuple[str, ...]
    basis: Basis


class Oblige(NamedTuple):
    """What the norms of a step ask, after the scope and the silences: (obligation, modality, absence or none, norm)."""

    scope: Slot
    norms: tuple[NormItem, ...]
    silences: tuple[Case, ...]


class Judge(NamedTuple):
    """The whole state of a step from the slots around it."""

    step: int
    obligation: Slot
    permit: Slot
    forbid: Slot
    deemed: Slot
    opens: Slot
    opens_advised: Slot
    closes: Slot
    closes_advised: Slot
    prerequisites: tuple[Prerequisite, ...]
    has_order: bool
    capped: Slot


Op: TypeAlias = (
    Constant
    | Input
    | AllOf
    | Joint
    | AnyOf
    | Negate
    | Compare
    | CompareRank
    | Member
    | Arith
    | Rescale
    | Choose
    | Rule
    | Table
    | Canon
    | Permit
    | Deemed
    | Done
    | Term
    | Bound
    | Oblige
    | Judge
)


class Marker:
    """A value that is no law's value: no bound, or a bound that waits for a step."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


NO_BOUND = Marker("no bound")
WAITING = Marker("waiting")
