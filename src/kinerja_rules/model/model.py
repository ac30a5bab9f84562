"""The checked model: what the rule files say once every name is known and every expression has a kind.

Long, because it is one flat list of data; nothing in it computes.
Everything here is immutable. ``basis`` is always the ids of the statements a clause rests on, in the order written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from kinerja_rules.base.span import Span
from kinerja_rules.values.kinds import Kind, Name

Basis: TypeAlias = tuple[str, ...]

EMPLOYEE = Name("bahasa", "pegawai")
"""The built-in party: the person of the record."""
SYSTEM = Name("bahasa", "sistem")
"""The actor of what is only deemed done; no rule file may name it."""
ROLE = "peran"
"""The short name of the fact that ``bagi R`` tests."""


class PeriodId(NamedTuple):
    """A performance period, the same text everywhere: ``semester_1 2024``."""

    name: str
    year: int

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class Choice(NamedTuple):
    """One reading chosen: the reading's name and the short name of an alternative."""

    reading: Name
    alternative: str


# ---------------------------------------------------------------------------------------------------- expressions


@dataclass(frozen=True, slots=True)
class Const:
    """A value: bool, Fraction, date, an option's short name, or a period."""

    value: bool | Fraction | date | str | PeriodId
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactValue:
    """A field of the record."""

    fact: Name
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A number of law, as in force on the date judged."""

    parameter: Name
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """Another derived answer."""

    answer: Name
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """The period of the record."""

    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MonthsValue:
    """How many months the period has, first and last month counted."""

    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """All operands."""

    operands: tuple[Expr, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Joint:
    """The conditions of one clause together (*bagi* with *dalam hal*, an amendment's periods): all must hold.

    Unlike ``And``, an operand that is *tidak relevan* makes the whole *tidak relevan*: a clause whose condition does
    not arise does not speak, however many conditions it has.
    """

    operands: tuple[Expr, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one operand."""

    operands: tuple[Expr, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    operand: Expr
    kind: Kind
    span: Span = field(compare=False, repr=False)


CompareOp: TypeAlias = Literal["eq", "ne", "gt", "lt", "ge", "le"]


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two values of one kind; options compare by place where their list is ordered."""

    op: CompareOp
    left: Expr
    right: Expr
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class In:
    """Membership in a closed list of constants."""

    item: Expr
    options: tuple[Const, ...]
    kind: Kind
    span: Span = field(compare=False, repr=False)


ArithOp: TypeAlias = Literal["add", "sub", "mul", "div"]


@dataclass(frozen=True, slots=True)
class Arith:
    """Exact arithmetic of two operands; the right side of ``div`` is never zero and its value static."""

    op: ArithOp
    left: Expr
    right: Expr
    kind: Kind
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """*L selesai per D* (``negated``: *belum selesai*); without a day: as of the day of judging.

    *selesai per D* is true when a valid event is dated on or before D and on or before the as-of date.
    *belum selesai per D* states how things stood when D ended, so it can be true only after D.
    """

    step: Name
    on: date | None
    negated: bool
    kind: Kind
    span: Span = field(compare=False, repr=False)


Expr: TypeAlias = (
    Const
    | FactValue
    | ParameterValue
    | AnswerValue
    | PeriodValue
    | MonthsValue
    | And
    | Joint
    | Or
    | Not
    | Compare
    | In
    | Arith
    | Done
)

# ---------------------------------------------------------------------------------------- sources and what is open


@dataclass(frozen=True, slots=True)
class Origin:
    """A source document (``sumber``)."""

    key: str
    title: str
    address: str
    span: Span = field(compare=False, repr=False)


Reliability: TypeAlias = Literal["H", "M", "L"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source (``butir``) with what it says of itself."""

    id: str
    home: str
    text: str
    sources: tuple[str, ...]
    place: str
    reliability: Reliability
    nature: str
    roles: tuple[str, ...]
    periods: tuple[PeriodId, ...]
    strength: str
    days: tuple[date, ...]
    span: Span = field(compare=False, repr=False)


TargetForm: TypeAlias = Literal["answer", "step", "closing", "opening", "actor", "consequence"]


@dataclass(frozen=True, slots=True)
class Effect:
    """Where a silence reaches: inside ``guard`` it beats any rule for its targets."""

    guard: Expr | None
    targets: tuple[tuple[TargetForm, Name], ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """A declared silence (``kekosongan``); ``ids`` are its catalogue ids, none where it is our own."""

    name: Name
    label: str
    state: Literal["not_found", "not_regulated"]
    ids: Basis
    effects: tuple[Effect, ...]
    span: Span = field(compare=False, repr=False)

    @property
    def shown_id(self) -> str:
        """The id that results name: the first catalogue id, else our own short name."""
        return self.ids[0] if self.ids else self.name.short


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """One alternative of a reading; ``recorded_as`` is empty where it may be chosen."""

    name: str
    text: str
    recorded_as: str
    basis: Basis
    span: Span = field(compare=False, repr=False)

    @property
    def selectable(self) -> bool:
        """Whether it may be adopted or asked for; the others are shown, never evaluated."""
        return not self.recorded_as


@dataclass(frozen=True, slots=True)
class AdoptedReading:
    """Which alternative is adopted, for which periods (all where empty), by whom and why."""

    alternative: str
    periods: tuple[PeriodId, ...]
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Competing readings of one question (``tafsir``)."""

    name: Name
    question: str
    is_assumption: bool
    basis: Basis
    options: tuple[ReadingOption, ...]
    adopted: tuple[AdoptedReading, ...]
    span: Span = field(compare=False, repr=False)

    def adopted_in(self, period: PeriodId | None) -> str | None:
        """The alternative adopted for a period, or none where the question is left open."""
        general = None
        for adoption in self.adopted:
            if period is not None and period in adoption.periods:
                return adoption.alternative
            if not adoption.periods:
                general = adoption.alternative
        return general


# --------------------------------------------------------------------------------------------- time, data, numbers


@dataclass(frozen=True, slots=True)
class Period:
    """A performance period (``masa``) with its first and last day, both inside it."""

    id: PeriodId
    home: str
    label: str
    first: date
    last: date
    basis: Basis
    span: Span = field(compare=False, repr=False)

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


class Announcement(NamedTuple):
    """When something became known: on ``day``, or on a day not later than it."""

    day: date
    at_latest: bool


HolidayForm: TypeAlias = Literal["national", "joint_leave", "election"]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of a calendar."""

    day: date
    form: HolidayForm
    label: str
    announced: Announcement | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Complete years of days off, and the working weeks (5 or 6 days) that are possible."""

    name: Name
    label: str
    years: tuple[int, ...]
    holidays: tuple[Holiday, ...]
    weeks: tuple[int, ...]
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Options:
    """A closed list of values (``pilihan``): short names with labels, in the order written."""

    name: Name
    label: str
    options: tuple[tuple[str, str], ...]
    ordered: bool
    basis: Basis
    span: Span = field(compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The short names."""
        return tuple(name for name, _ in self.options)


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a record (``data``)."""

    name: Name
    label: str
    kind: Kind
    required: bool
    decided_by: Name | None
    low: Fraction | None
    high: Fraction | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """A parameter's value since a day (none: as long as its instrument is used)."""

    value: Fraction
    since: date | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated, cited number of law (``besaran``)."""

    name: Name
    label: str
    kind: Kind
    amounts: tuple[Amount, ...]
    span: Span = field(compare=False, repr=False)


# ------------------------------------------------------------------------------------------------ parties and scope


@dataclass(frozen=True, slots=True)
class Filler:
    """Who fills a party, in which case, under which reading."""

    guard: Expr | None
    reading: Choice | None
    party: Name
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a relation to the person of the record (``pihak``)."""

    name: Name
    label: str
    fillers: tuple[Filler, ...]
    span: Span = field(compare=False, repr=False)


CoverageForm: TypeAlias = Literal["covered", "advised", "excluded", "unknown"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sentence of a scope."""

    form: CoverageForm
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is covered (``cakupan``)."""

    name: Name
    label: str
    clauses: tuple[Coverage, ...]
    span: Span = field(compare=False, repr=False)


# ------------------------------------------------------------------------------------------------------------ steps

Strength: TypeAlias = Literal["wajib", "harus", "tidak harus", "dapat", "berwenang", "berhak", "dilarang", "dianjurkan"]


@dataclass(frozen=True, slots=True)
class Norm:
    """Who must, may or must not do a step, after which steps, in which case."""

    strength: Strength
    actors: tuple[Name, ...]
    after: tuple[Name, ...]
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class After:
    """Which steps must come before, where no norm for an actor says so."""

    after: tuple[Name, ...]
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Window:
    """A dated bound, inclusive on both sides (*sebelum D* is kept as the day before D)."""

    bound: Literal["opens", "closes"]
    day: date
    advised: bool
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


Unit: TypeAlias = Literal["working_days", "calendar_days", "months", "days_unstated"]


@dataclass(frozen=True, slots=True)
class Term:
    """A closing bound counted from another step's first valid event, whose own day is not counted."""

    count: int
    unit: Unit
    since: Name
    advised: bool
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Override:
    """A bound replaced by an amendment; it behaves as an exception to the windows of its bound."""

    amendment: Name
    bound: Literal["opens", "closes"]
    day: date
    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Deemed:
    """When a step counts as done without an event."""

    guard: Expr | None
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage (``tahap``)."""

    name: Name
    label: str
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """A step (``langkah``) with every clause that speaks of it; ``roles`` empty means every role."""

    name: Name
    label: str
    stage: Name | None
    roles: tuple[str, ...]
    norms: tuple[Norm, ...]
    orders: tuple[After, ...]
    windows: tuple[Window, ...]
    terms: tuple[Term, ...]
    overrides: tuple[Override, ...]
    deemed: tuple[Deemed, ...]
    span: Span = field(compare=False, repr=False)

    @property
    def waits(self) -> tuple[Norm | After, ...]:
        """Every clause that makes this step wait for others."""
        return (*(n for n in self.norms if n.after and n.strength != "dilarang"), *self.orders)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change by a later document (``perubahan``); its overrides stand on the steps it changes."""

    name: Name
    label: str
    through: Name | None
    announced: Announcement | None
    step: Name
    periods: tuple[PeriodId, ...]
    basis: Basis
    span: Span = field(compare=False, repr=False)


# ---------------------------------------------------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class Formula:
    """An answer computed by one expression (also the general rule of a case answer)."""

    value: Expr
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exception_:
    """A named exception to a general rule; ``outranks`` names the exceptions it goes before."""

    name: str
    guard: Expr
    value: Expr
    outranks: tuple[str, ...]
    reading: Choice | None
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: values that match, anything, or *tidak relevan*."""

    form: Literal["values", "any", "not_applicable"]
    values: tuple[bool | str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row with its outcome."""

    cells: tuple[Cell, ...]
    outcome: Const
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FormulaBody:
    """*adalah …*; of several, each under its own reading."""

    formulas: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class CaseBody:
    """*aturan umum … kecuali …*."""

    general: tuple[Formula, ...]
    exceptions: tuple[Exception_, ...]


@dataclass(frozen=True, slots=True)
class TableBody:
    """*tabel …*: complete over its closed inputs."""

    inputs: tuple[Expr, ...]
    rows: tuple[Row, ...]


Body: TypeAlias = FormulaBody | CaseBody | TableBody


@dataclass(frozen=True, slots=True)
class Answer:
    """A derived answer (``simpulan``)."""

    name: Name
    label: str
    kind: Kind
    body: Body
    span: Span = field(compare=False, repr=False)


# ------------------------------------------------------------------------------------------------------ instruments


@dataclass(frozen=True, slots=True)
class Borrow:
    """An answer of another instrument that this one makes its own, and the silence because of which."""

    answer: Name
    because: Basis
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """An event of a worked example: its step, actor, and day (none: undated)."""

    step: Name
    actor: Name
    on: date | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a worked example expects.

    ``form`` says of what: ``value`` (``name`` equals ``value``), ``status`` (of a step), ``absent`` (``value`` is the
    absence's status, ``causes`` the facts or ids), ``closing`` (a step's closing day), ``closing_absent``,
    ``permitted`` (``value`` is a party), ``obligation``, ``verdict``.
    """

    form: Literal["value", "status", "absent", "closing", "closing_absent", "permitted", "obligation", "verdict"]
    name: Name | None
    value: bool | Fraction | date | str | PeriodId
    causes: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example (``contoh``): an incomplete record and what must follow from it.

    ``closed`` tells whether the event list is complete (*tidak ada langkah lain*).
    """

    home: str
    title: str
    as_of: date
    known_at: date | None
    period: PeriodId | None
    facts: tuple[tuple[Name, bool | Fraction | date | str | PeriodId], ...]
    events: tuple[GivenEvent, ...]
    closed: bool
    expected: tuple[Expected, ...]
    basis: Basis
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument (``naskah``) or a library (``pustaka``, which has no number and governs nothing).

    ``facts`` is the shape of its records: every ``data`` it declares or uses. ``answers`` are its own and borrowed
    ones; ``parties``, ``calendars`` are those it sees. ``short_title`` is how sentences name it, the title where it
    has none.
    """

    id: str
    title: str
    form: str
    number: str
    short_title: str
    is_library: bool
    governs: tuple[PeriodId, ...]
    governs_basis: Basis
    uses: tuple[str, ...]
    borrows: tuple[Borrow, ...]
    scope: Name | None
    facts: tuple[Name, ...]
    steps: tuple[Name, ...]
    answers: tuple[Name, ...]
    parties: tuple[Name, ...]
    calendars: tuple[Name, ...]
    files: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Model:
    """All rule files of a folder, checked. Mappings are never changed after checking."""

    instruments: Mapping[str, Instrument]
    origins: Mapping[str, Origin]
    statements: Mapping[str, Statement]
    silences: Mapping[Name, Silence]
    readings: Mapping[Name, Reading]
    periods: Mapping[PeriodId, Period]
    calendars: Mapping[Name, Calendar]
    options: Mapping[Name, Options]
    facts: Mapping[Name, Fact]
    parameters: Mapping[Name, Parameter]
    parties: Mapping[Name, Party]
    scopes: Mapping[Name, Scope]
    stages: Mapping[Name, Stage]
    steps: Mapping[Name, Step]
    answers: Mapping[Name, Answer]
    amendments: Mapping[Name, Amendment]
    examples: tuple[Example, ...]

    def effects_on(self, form: TargetForm, name: Name) -> tuple[tuple[Silence, Effect], ...]:
        """Every silence that reaches a target, with the effect that does."""
        return tuple(
            (silence, effect)
            for silence in self.silences.values()
            for effect in silence.effects
            if (form, name) in effect.targets
        )

    def reliability(self, ids: Basis) -> Reliability | None:
        """The lowest reliability among the statements named; none where no statement is."""
        found = {self.statements[i].reliability for i in ids if i in self.statements}
        for letter in ("L", "M", "H"):
            if letter in found:
                return letter
        return None
