"""The syntax tree: what was written, with a span on every node, and nothing that had to be looked up.

Long, because it is one flat list that reads like the grammar beside it; nothing in it computes.
Nodes come in the order of ``grammar/juknis.lark``: declarations, their clauses, expressions, words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span

# ---------------------------------------------------------------------------------------------------------- words


@dataclass(frozen=True, slots=True)
class Word:
    """A name as written, in lower case (capitals do not matter in words)."""

    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted text without its quotation marks."""

    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """The id of a statement, a silence or a reading of the catalogue, in capitals (``P-080``, ``C-010a``)."""

    id: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A performance period: ``semester_1 2024``."""

    name: Word
    year: int
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DayText:
    """A calendar date; ``value`` is none where no such date exists (a problem was reported)."""

    value: date | None
    span: Span = field(compare=False, repr=False)


# ---------------------------------------------------------------------------------------------------- expressions

CompareWord: TypeAlias = Literal["eq", "ne", "gt", "lt", "ge", "le"]


@dataclass(frozen=True, slots=True)
class NameRef:
    """A name in an expression."""

    name: Word
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NumberLit:
    """A number as written: ``12,5`` has the value 25/2; a percentage is kept as a share (75 persen is 3/4)."""

    value: Fraction
    form: Literal["bulat", "desimal", "persen"]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DayLit:
    """A date in an expression."""

    day: DayText
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class YesNoLit:
    """*ya* or *tidak*."""

    value: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PeriodLit:
    """A period in an expression."""

    period: Period
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ThisPeriod:
    """*periode*: the period of the record."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MonthsInPeriod:
    """*bulan dalam periode*: how many months the record's period has."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Operands joined by *dan*."""

    operands: tuple[Expr, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Operands joined by *atau*."""

    operands: tuple[Expr, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """*bukan*."""

    operand: Expr
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides and the words between them."""

    op: CompareWord
    left: Expr
    right: Expr
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """*termasuk (a, b)*."""

    item: Expr
    options: tuple[Value, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StepDone:
    """*L selesai per D* or *L belum selesai per D*; without a date: as of the day of judging."""

    step: Word
    negated: bool
    on: DayText | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A chain of one precedence: ``first``, then operators with their operands, from left to right."""

    first: Expr
    rest: tuple[tuple[Literal["add", "sub", "mul", "div"], Expr], ...]
    span: Span = field(compare=False, repr=False)


Value: TypeAlias = NameRef | NumberLit | DayLit | YesNoLit | PeriodLit
Expr: TypeAlias = (
    Value | ThisPeriod | MonthsInPeriod | AllOf | AnyOf | Negation | Comparison | Membership | StepDone | Arithmetic
)

# -------------------------------------------------------------------------------------------------- shared clauses


@dataclass(frozen=True, slots=True)
class ReadingRef:
    """*hanya menurut tafsir T alternatif A*."""

    reading: Word
    alternative: Word
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class When:
    """For whom, in which case, and under which reading a clause speaks."""

    roles: tuple[Word, ...] = ()
    guard: Expr | None = None
    reading: ReadingRef | None = None


Strength: TypeAlias = Literal["wajib", "harus", "tidak harus", "dapat", "berwenang", "berhak", "dilarang", "dianjurkan"]
Bound: TypeAlias = Literal["paling cepat", "paling lambat", "sebelum"]
Unit: TypeAlias = Literal["hari kerja", "hari kalender", "bulan", "hari (satuan tidak disebut)"]

# --------------------------------------------------------------------------------------------------- declarations


@dataclass(frozen=True, slots=True)
class Borrowing:
    """*meminjam X dari N karena X-026 dasar …*."""

    answers: tuple[Word, ...]
    lender: Word
    because: tuple[Cite, ...]
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Governing:
    """*mengatur periode …*."""

    periods: tuple[Period, ...]
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Founding:
    """*mengingat …*: a legal ground, by name where it is loaded, else by its title."""

    ground: Word | Quote
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InstrumentDecl:
    """*naskah*."""

    name: Word
    title: Quote
    form: Word | None
    number: Quote | None
    number_basis: tuple[Cite, ...]
    short_title: Quote | None
    governs: tuple[Governing, ...]
    founded_on: tuple[Founding, ...]
    uses: tuple[Word, ...]
    borrows: tuple[Borrowing, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LibraryDecl:
    """*pustaka*: names that several instruments share."""

    name: Word
    title: Quote
    uses: tuple[Word, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartDecl:
    """*bagian dari*: this file continues an instrument or a library."""

    name: Word
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SourceDecl:
    """*sumber*: a document that statements are taken from."""

    key: Word
    title: Quote
    address: Quote | None
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StatementDecl:
    """*butir*: one statement of a source."""

    id: Cite
    text: Quote
    sources: tuple[Word, ...]
    place: Quote | None
    reliability: Word | None
    nature: Word | None
    roles: tuple[Word, ...]
    periods: tuple[Period, ...]
    strength: Strength | None
    days: tuple[DayText, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TermDecl:
    """*istilah*."""

    name: Word
    meaning: Quote
    basis: tuple[Cite, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PeriodDecl:
    """*masa*: a performance period with its first and last day."""

    name: Word
    year: int
    label: Quote
    first: DayText
    last: DayText
    basis: tuple[Cite, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day of a calendar that is not a working day, or may not be one."""

    form: Literal["libur nasional", "cuti bersama", "libur pemilihan"]
    day: DayText
    label: Quote
    announced: Announced | None
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """*kalender*: years that are complete, days off, and working weeks that are possible."""

    name: Word
    label: Quote
    years: tuple[tuple[int, tuple[Cite, ...]], ...]
    days: tuple[HolidayRow, ...]
    weeks: tuple[tuple[int, tuple[Cite, ...]], ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a closed list."""

    name: Word
    label: Quote
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ChoiceDecl:
    """*pilihan*."""

    name: Word
    label: Quote
    options: tuple[Option, ...]
    ordered: bool
    basis: tuple[Cite, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KindText:
    """*berupa …*: ``form`` is a built-in kind, or ``pilihan`` with the name of the list."""

    form: Literal["bulat", "pecahan", "persen", "angka_kredit", "ya_tidak", "tanggal", "teks", "pilihan"]
    choice: Word | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DataDecl:
    """*data*: one field of a record."""

    name: Word
    label: Quote
    kind: KindText | None
    required: bool
    decided_by: Word | None
    low: NumberLit | None
    high: NumberLit | None
    basis: tuple[Cite, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """*sebesar 12,5 sejak D dasar …*."""

    value: NumberLit
    since: DayText | None
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ParameterDecl:
    """*besaran*: a number of law, by date."""

    name: Word
    label: Quote
    kind: KindText | None
    amounts: tuple[Amount, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Filler:
    """*bagi R adalah P dasar …*: who fills a party for whom."""

    when: When
    party: Word
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartyDecl:
    """*pihak*."""

    name: Word
    label: Quote
    fillers: tuple[Filler, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sentence of a scope."""

    form: Literal["mencakup", "mencakup sebagai anjuran", "tidak mencakup", "belum diketahui"]
    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScopeDecl:
    """*cakupan*."""

    name: Word
    label: Quote
    clauses: tuple[Coverage, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StageDecl:
    """*tahap*."""

    name: Word
    label: Quote
    basis: tuple[Cite, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NormClause:
    """*harus oleh P setelah A bagi R dalam hal G dasar …*."""

    strength: Strength
    actors: tuple[Word, ...]
    after: tuple[Word, ...]
    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AfterClause:
    """*hanya setelah A bagi R dalam hal G dasar …*: an order that no norm for an actor states."""

    after: tuple[Word, ...]
    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WindowClause:
    """*paling lambat D …*; ``advised`` where it begins with *dianjurkan*."""

    advised: bool
    bound: Bound
    day: DayText
    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TermClause:
    """*paling lama 14 hari kerja sejak L …*."""

    advised: bool
    count: int
    unit: Unit
    since: Word
    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DeemedClause:
    """*dianggap dilakukan dalam hal G dasar …*."""

    when: When
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class StepDecl:
    """*langkah*."""

    name: Word
    label: Quote
    stage: Word | None
    roles: tuple[Word, ...]
    norms: tuple[NormClause, ...]
    orders: tuple[AfterClause, ...]
    windows: tuple[WindowClause | TermClause, ...]
    deemed: tuple[DeemedClause, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """*adalah …* or *aturan umum …*."""

    value: Expr
    general: bool
    reading: ReadingRef | None
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExceptionClause:
    """*kecuali N dalam hal G adalah V mendahului M dasar …*."""

    name: Word
    when: When
    value: Expr
    outranks: tuple[Word, ...]
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: options, *apa pun* (``any``) or *tidak relevan* (``not_applicable``)."""

    form: Literal["values", "any", "not_applicable"]
    values: tuple[Value, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """*baris x | y maka z dasar …*."""

    cells: tuple[Cell, ...]
    outcome: Value
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TableClause:
    """*tabel a | b baris …*."""

    inputs: tuple[Word, ...]
    rows: tuple[Row, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnswerDecl:
    """*simpulan*."""

    name: Word
    label: Quote
    kind: KindText | None
    formulas: tuple[Formula, ...]
    exceptions: tuple[ExceptionClause, ...]
    tables: tuple[TableClause, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading; ``recorded_as`` is why it is kept and never evaluated (misprint, wrong, not law)."""

    name: Word
    text: Quote
    recorded_as: Word | None
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Adoption:
    """*dianut A periode … oleh "…" alasan "…"*."""

    alternative: Word
    periods: tuple[Period, ...]
    by: Quote
    reason: Quote
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReadingDecl:
    """*tafsir*."""

    name: Word
    question: Quote
    nature: Word | None
    basis: tuple[Cite, ...]
    alternatives: tuple[Alternative, ...]
    adoptions: tuple[Adoption, ...]
    undecided: bool
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """What a silence leaves undeterminable."""

    form: Literal["name", "closing", "opening", "actor", "consequence"]
    name: Word
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SilenceEffect:
    """*dalam hal … akibatnya … tidak dapat disimpulkan*."""

    when: When
    targets: tuple[Target, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SilenceDecl:
    """*kekosongan*."""

    name: Word
    label: Quote
    state: Literal["tidak ditemukan", "tidak diatur"] | None
    basis: tuple[Cite, ...]
    effects: tuple[SilenceEffect, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Announced:
    """*diumumkan D*, or *diumumkan paling lambat D* where only the latest possible day is known."""

    day: DayText
    at_latest: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """*dalam hal … diubah paling lambat menjadi D dasar …*."""

    when: When
    bound: Bound
    day: DayText
    basis: tuple[Cite, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AmendmentDecl:
    """*perubahan*."""

    name: Word
    label: Quote
    through: Word | None
    announced: Announced | None
    step: Word | None
    periods: tuple[Period, ...]
    changes: tuple[Change, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


# ------------------------------------------------------------------------------------------------- worked examples


@dataclass(frozen=True, slots=True)
class GivenFact:
    """*nama = nilai*."""

    name: Word
    value: Value
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenPeriod:
    """*periode = semester_1 2024*."""

    period: Period
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """*L oleh P pada D*; without a date the event is undated."""

    step: Word
    actor: Word
    on: DayText | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenClosed:
    """*tidak ada langkah lain*."""

    span: Span = field(compare=False, repr=False)


Given: TypeAlias = GivenFact | GivenPeriod | GivenEvent | GivenClosed


@dataclass(frozen=True, slots=True)
class ExpectValue:
    """*maka nama = nilai*."""

    name: Word
    value: Value
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectStatus:
    """*maka L terlambat*; ``status`` is the words as in the grammar."""

    step: Word
    status: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectAbsent:
    """*maka X belum lengkap karena a, b*; about the closing date of a step where ``closing``."""

    name: Word
    state: str
    causes: tuple[str, ...]
    closing: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectClosing:
    """*maka batas akhir L = D*."""

    step: Word
    day: DayText
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectPermitted:
    """*maka L boleh oleh P*."""

    step: Word
    actor: Word
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectObligation:
    """*maka L harus*, *maka L dianjurkan* …"""

    step: Word
    strength: Strength
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectVerdict:
    """*maka putusan …*."""

    verdict: str
    span: Span = field(compare=False, repr=False)


Expected: TypeAlias = (
    ExpectValue | ExpectStatus | ExpectAbsent | ExpectClosing | ExpectPermitted | ExpectObligation | ExpectVerdict
)


@dataclass(frozen=True, slots=True)
class ExampleDecl:
    """*contoh*."""

    title: Quote
    as_of: DayText | None
    known_at: DayText | None
    basis: tuple[Cite, ...]
    given: tuple[Given, ...]
    expected: tuple[Expected, ...]
    prose: tuple[Quote, ...]
    span: Span = field(compare=False, repr=False)


Declaration: TypeAlias = (
    InstrumentDecl
    | LibraryDecl
    | PartDecl
    | SourceDecl
    | StatementDecl
    | TermDecl
    | PeriodDecl
    | CalendarDecl
    | ChoiceDecl
    | DataDecl
    | ParameterDecl
    | PartyDecl
    | ScopeDecl
    | StageDecl
    | StepDecl
    | AnswerDecl
    | ReadingDecl
    | SilenceDecl
    | AmendmentDecl
    | ExampleDecl
)


@dataclass(frozen=True, slots=True)
class Document:
    """One rule file."""

    source: Source
    declarations: tuple[Declaration, ...]
