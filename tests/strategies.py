"""Strategies: whole small models as the checker would leave them, and cases on them.

Built from the closed lists of ``values/kinds.py`` and ``model/model.py``, so that a new kind, strength, unit
or target is generated the day it is added. What is drawn first is what is least: examples shrink to few
clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any, Final, TypeVar, assert_never, get_args, get_type_hints

from hypothesis import strategies as st

from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.model import model as m
from kinerja_rules.values import kinds, outcome
from kinerja_rules.values.absence import Absent
from kinerja_rules.values.kinds import Kind, Name
from tests.differential.oracle import Case, OracleEvent, OracleResult, Value, domain

T = TypeVar("T")
HERE: Final = Span(Source("uji.juknis", "uji"), 0, 3)
HOME, LIBRARY, LENDER = "naskah_uji", "pustaka_uji", "naskah_induk"
BASIS: Final = ("P-001",)

# Days lie around a year's end, so that counts leave the declared years and months are clamped.
DAYS: Final = tuple(date(2024, 12, 16) + timedelta(days=n) for n in range(28))
FAR_DAYS: Final = (date(2024, 2, 29), date(2024, 11, 30), date(2025, 1, 31), date(2025, 3, 31))
PERIODS: Final = (
    m.Period(m.PeriodId("semester_2", 2024), HOME, "", date(2024, 7, 1), date(2024, 12, 31), BASIS, HERE),
    m.Period(m.PeriodId("semester_1", 2025), HOME, "", date(2025, 1, 1), date(2025, 6, 30), BASIS, HERE),
    m.Period(m.PeriodId("tahunan", 2024), LIBRARY, "", date(2024, 1, 1), date(2024, 12, 31), BASIS, HERE),
)
PARAMETER_DAYS: Final = (date(2024, 12, 31), date(2025, 1, 1), date(2024, 1, 1), date(2025, 7, 1))
ROLES: Final = ("guru", "kepala_sekolah", "pengawas")
NUMBERS: Final = {
    "bulat": tuple(Fraction(n) for n in range(5)),
    "pecahan": tuple(Fraction(n, 2) for n in range(5)),
    "persen": tuple(Fraction(n, 4) for n in range(5)),
    "angka_kredit": tuple(Fraction(n * 25, 4) for n in range(5)),
}
UNITS: Final = get_args(get_type_hints(kinds.Number)["unit"])
assert set(NUMBERS) == set(UNITS), "a unit without numbers"
KIND_CLASSES: Final = tuple(kind for kind in get_args(Kind) if kind is not kinds.Unknown)


def an_instrument(**parts: Any) -> m.Instrument:
    """The instrument of a small model; what is not given is empty."""
    empty: dict[str, Any] = {
        "id": HOME,
        "title": "Naskah uji",
        "form": "peraturan",
        "number": "1/2024",
        "short_title": "Naskah uji",
        "is_library": False,
        "governs": tuple(period.id for period in PERIODS),
        "governs_basis": BASIS,
        "uses": (LIBRARY,),
        "borrows": (),
        "scope": None,
        "facts": (),
        "steps": (),
        "answers": (),
        "parties": (),
        "calendars": (),
        "files": ("uji.juknis",),
        "span": HERE,
    }
    return m.Instrument(**empty | parts)


def a_model(
    *,
    facts: Sequence[m.Fact] = (),
    options: Sequence[m.Options] = (),
    parameters: Sequence[m.Parameter] = (),
    parties: Sequence[m.Party] = (),
    calendars: Sequence[m.Calendar] = (),
    readings: Sequence[m.Reading] = (),
    answers: Sequence[m.Answer] = (),
    steps: Sequence[m.Step] = (),
    silences: Sequence[m.Silence] = (),
    amendments: Sequence[m.Amendment] = (),
    scope: m.Scope | None = None,
) -> m.Model:
    """A checked model of one instrument, its library and a lender, with one statement to rest on."""

    def named(things: Iterable[T]) -> dict[Any, T]:
        return {thing.name: thing for thing in things}  # type: ignore[attr-defined]

    names = {
        "facts": tuple(named(facts)),
        "answers": tuple(named(answers)),
        "steps": tuple(named(steps)),
        "parties": tuple(named(parties)),
        "calendars": tuple(named(calendars)),
    }
    borrows = tuple(m.Borrow(name, (), BASIS, HERE) for name in named(answers) if name.home == LENDER)
    home = an_instrument(**names, borrows=borrows, scope=scope.name if scope else None)
    library = an_instrument(id=LIBRARY, is_library=True, number="", governs=(), uses=())
    lent = tuple(name for name in named(answers) if name.home == LENDER)
    lender = an_instrument(id=LENDER, **names | {"answers": lent})
    statement = m.Statement(BASIS[0], HOME, "uji", ("UJI",), "", "H", "aturan", (), (), "", (), HERE)
    return m.Model(
        instruments={i.id: i for i in (home, library, lender)},
        origins={"UJI": m.Origin("UJI", "Sumber uji", "", HERE)},
        statements={statement.id: statement},
        silences=named(silences),
        readings=named(readings),
        periods={period.id: period for period in PERIODS},
        calendars=named(calendars),
        options=named(options),
        facts=named(facts),
        parameters=named(parameters),
        parties=named(parties),
        scopes=named([scope] if scope else []),
        stages={},
        steps=named(steps),
        answers=named(answers),
        amendments=named(amendments),
        examples=(),
    )


# ----------------------------------------------------------------------------------------------------- models


@dataclass
class Scene:
    """What has been declared so far, and may be spoken of."""

    draw: Callable[[Any], Any]
    options: list[m.Options] = field(default_factory=list)
    facts: list[m.Fact] = field(default_factory=list)
    parameters: list[m.Parameter] = field(default_factory=list)
    readings: list[m.Reading] = field(default_factory=list)
    parties: list[m.Party] = field(default_factory=list)
    answers: list[m.Answer] = field(default_factory=list)
    steps: list[m.Step] = field(default_factory=list)
    amendments: list[m.Amendment] = field(default_factory=list)
    silences: list[m.Silence] = field(default_factory=list)

    # -------------------------------------------------------------------------------------------- small draws

    def chance(self, percent: int) -> bool:
        """Whether something is there; shrinks to not."""
        return bool(self.draw(st.integers(0, 99)) >= 100 - percent)

    def one(self, things: Sequence[T]) -> T:
        """One of some things; shrinks to the first."""
        return things[self.draw(st.integers(0, len(things) - 1))]

    def some(self, things: Sequence[T], most: int) -> tuple[T, ...]:
        """Up to ``most`` different things."""
        if not things:
            return ()
        chosen = self.draw(st.lists(st.integers(0, len(things) - 1), max_size=most, unique=True))
        return tuple(things[i] for i in chosen)

    def day(self) -> date:
        """A day, mostly one of a few weeks."""
        return self.one(FAR_DAYS) if self.chance(8) else self.one(DAYS)

    def named(self, short: str, home: str = HOME) -> Name:
        """A full name."""
        return Name(home, short)

    # --------------------------------------------------------------------------------------- kinds and values

    def kind(self) -> Kind:
        """The kind of a fact or of an answer."""
        found = self.one((*KIND_CLASSES, kinds.YesNo, kinds.Choice))
        if found is kinds.Choice:
            return kinds.Choice(self.one(self.options).name)
        return kinds.Number(self.one(UNITS)) if found is kinds.Number else found()

    def value_of(self, kind: Kind) -> Value:
        """A value of a kind."""
        match kind:
            case kinds.YesNo():
                return self.chance(50)
            case kinds.Number(unit=unit):
                return self.one(NUMBERS[unit])
            case kinds.Day():
                return self.day()
            case kinds.Choice(options=name):
                return self.one(next(o.names for o in self.options if o.name == name))
            case kinds.PeriodKind():
                return self.one(PERIODS).id
            case kinds.Text():
                return "teks"
            case kinds.Unknown():
                raise AssertionError("nothing has an unknown kind once it is checked")
            case _:
                assert_never(kind)

    def const(self, kind: Kind) -> m.Const:
        """A constant of a kind."""
        return m.Const(self.value_of(kind), kind, HERE)

    # -------------------------------------------------------------------------------------------- expressions

    def subjects(self, kind: Kind | None = None) -> list[m.Expr]:
        """What can be named in an expression, of one kind or of any that a rule may read."""
        found: list[m.Expr] = [m.FactValue(f.name, f.kind, HERE) for f in self.facts if f.kind != kinds.TEXT]
        found += [m.AnswerValue(a.name, a.kind, HERE) for a in reversed(self.answers)]
        found += [m.ParameterValue(p.name, p.kind, HERE) for p in self.parameters]
        found += [m.PeriodValue(kinds.PERIOD, HERE), m.MonthsValue(kinds.COUNT, HERE)]
        return [expr for expr in found if kind is None or expr.kind == kind]

    def leaf(self, kind: Kind, const_percent: int = 15) -> m.Expr:
        """A name or a constant of a kind."""
        subjects = self.subjects(kind)
        return self.const(kind) if not subjects or self.chance(const_percent) else self.one(subjects)

    def expr(self, kind: Kind, depth: int) -> m.Expr:
        """An expression of a kind."""
        if isinstance(kind, kinds.YesNo):
            return self.condition(depth)
        if isinstance(kind, kinds.Number) and depth and self.chance(60):
            return self.arith(kind, depth)
        return self.leaf(kind)

    def condition(self, depth: int) -> m.Expr:
        """An expression that is true or false."""
        forms = ["compare", "leaf", "done", "compare", "done", "in"] + (
            ["and", "or", "not", "and", "or"] if depth else []
        )
        form = self.one(forms)
        if form in ("and", "or"):
            parts = tuple(self.condition(depth - 1) for _ in range(self.draw(st.integers(2, 3))))
            return m.And(parts, kinds.YES_NO, HERE) if form == "and" else m.Or(parts, kinds.YES_NO, HERE)
        if form == "not":
            return m.Not(self.condition(depth - 1), kinds.YES_NO, HERE)
        if form == "done" and self.steps:
            return self.step_done()
        if form == "leaf" and self.subjects(kinds.YES_NO):
            return self.leaf(kinds.YES_NO, 5)
        subject = self.one(self.subjects())
        if isinstance(subject.kind, kinds.Number) and depth and self.chance(30):
            subject = self.arith(subject.kind, depth - 1)
        if form == "in":
            options = tuple(self.const(subject.kind) for _ in range(self.draw(st.integers(1, 3))))
            return m.In(subject, options, kinds.YES_NO, HERE)
        right = self.leaf(subject.kind, 60)
        return m.Compare(self.one(self.comparisons(subject.kind)), subject, right, kinds.YES_NO, HERE)

    def comparisons(self, kind: Kind) -> tuple[m.CompareOp, ...]:
        """The comparisons that a kind has: numbers, days and ordered options can be more or less."""
        ordered = isinstance(kind, kinds.Number | kinds.Day)
        if isinstance(kind, kinds.Choice):
            ordered = next(o.ordered for o in self.options if o.name == kind.options)
        return get_args(m.CompareOp) if ordered else ("eq", "ne")

    def step_done(self) -> m.Done:
        """*L selesai per D*, of a step declared so far."""
        on = self.day() if self.chance(50) else None
        return m.Done(self.one(self.steps).name, on, self.chance(40), kinds.YES_NO, HERE)

    def arith(self, kind: kinds.Number, depth: int) -> m.Expr:
        """Arithmetic of a kind: sums of one unit; a unit times or divided by a plain number."""
        op = self.one(["add", "sub", "mul"] if kind == kinds.COUNT else ["add", "sub", "mul", "div"])
        plain = kinds.COUNT if kind == kinds.COUNT else self.one((kinds.COUNT, kinds.FRACTION))
        left = self.expr(kind, depth - 1) if depth else self.leaf(kind)
        if op == "div":
            divisors = [p for p in self.subjects(plain) if isinstance(p, m.ParameterValue)]
            right: m.Expr = m.Const(self.one(NUMBERS[plain.unit][1:]), plain, HERE)
            right = self.one(divisors) if divisors and self.chance(60) else right
        else:
            right = self.leaf(plain if op == "mul" else kind)
        return m.Arith(op, left, right, kind, HERE)

    def guard(self, percent: int = 55) -> m.Expr | None:
        """The condition of a clause: none, one, or several that hold together."""
        if not self.chance(percent):
            return None
        return self.sure_guard()

    def sure_guard(self) -> m.Expr:
        """The condition of a clause that has one."""
        first = self.condition(self.draw(st.integers(0, 1)))
        if not self.chance(30):
            return first
        roles = tuple(m.Const(role, self.role().kind, HERE) for role in ROLES[: self.draw(st.integers(1, 2))])
        bagi = m.In(m.FactValue(self.role().name, self.role().kind, HERE), roles, kinds.YES_NO, HERE)
        return m.Joint((bagi, first), kinds.YES_NO, HERE)

    def role(self) -> m.Fact:
        """The fact that ``bagi`` asks."""
        return next(fact for fact in self.facts if fact.name.short == m.ROLE)

    def reading(self, percent: int = 15) -> m.Choice | None:
        """Under which reading a clause speaks, if not under all; sometimes one that is only recorded."""
        if not self.readings or not self.chance(percent):
            return None
        reading = self.one(self.readings)
        return m.Choice(reading.name, self.one(reading.options).name)

    # ------------------------------------------------------------------------------------------- declarations

    def declare_words(self) -> None:
        """Closed lists, facts, numbers, readings."""
        self.options = [
            m.Options(self.named("peran_list"), "", tuple((r, r) for r in ROLES), False, BASIS, HERE),
            m.Options(
                self.named("tingkat"),
                "",
                tuple((r, r) for r in ("rendah", "sedang", "tinggi")),
                True,
                BASIS,
                HERE,
            ),
            m.Options(self.named("status", LIBRARY), "", (("pns", ""), ("pppk", "")), False, BASIS, HERE),
        ]
        home = self.one((HOME, LIBRARY))
        self.add_fact(Name(home, m.ROLE), kinds.Choice(self.options[0].name))
        self.add_fact(self.named("siap"), kinds.YES_NO)
        for n in range(self.draw(st.integers(2, 6))):
            self.add_fact(self.named(f"fakta_{n}", self.one((HOME, LIBRARY))), self.kind())
        for n in range(self.draw(st.integers(1, 3))):
            unit = self.one(UNITS)
            sinces = self.some((None, *PARAMETER_DAYS), 3)
            amounts = tuple(m.Amount(self.one(NUMBERS[unit][1:]), since, BASIS, HERE) for since in sinces)
            amounts = amounts or (m.Amount(NUMBERS[unit][1], None, BASIS, HERE),)
            name = self.named(f"besaran_{n}")
            self.parameters.append(m.Parameter(name, "", kinds.Number(unit), amounts, HERE))
        for n in range(self.draw(st.integers(0, 2))):
            words = ["a", "b"] + (["c"] if self.chance(30) else [])
            options = [m.ReadingOption(w, w, "", BASIS, HERE) for w in words]
            options += [m.ReadingOption("keliru", "x", "salah_cetak", BASIS, HERE)] if self.chance(30) else []
            adopted = (m.AdoptedReading(self.one(words), (), "tim", "uji"),) if self.chance(60) else ()
            name = self.named(f"tafsir_{n}")
            self.readings.append(m.Reading(name, "?", self.chance(30), BASIS, tuple(options), adopted, HERE))

    def add_fact(self, name: Name, kind: Kind) -> None:
        """One field of a record."""
        low = high = None
        if isinstance(kind, kinds.Number) and self.chance(40):
            low, high = NUMBERS[kind.unit][0], NUMBERS[kind.unit][-1]
        decided_by = self.named("atasan") if self.chance(25) else None
        self.facts.append(m.Fact(name, "", kind, self.chance(30), decided_by, low, high, BASIS, HERE))

    def declare_parties(self) -> None:
        """Two parties that stand for themselves, and up to two that are filled."""
        self.parties = [m.Party(self.named(word), "", (), HERE) for word in ("atasan", "operator")]
        for word in ("penilai", "pimpinan")[: self.draw(st.integers(0, 2))]:
            names = self.party_names()
            fillers = tuple(
                m.Filler(self.guard(70), self.reading(), self.one(names), BASIS, HERE)
                for _ in range(self.draw(st.integers(1, 3)))
            )
            self.parties.append(m.Party(self.named(word), "", fillers, HERE))

    def party_names(self) -> list[Name]:
        """Who may be named."""
        return [m.EMPLOYEE, *(party.name for party in reversed(self.parties))]

    def declare_silence(self, guard: m.Expr | None, targets: Iterable[tuple[m.TargetForm, Name]]) -> None:
        """A silence with one effect, or one more effect of the last silence."""
        effect = m.Effect(guard, tuple(targets), HERE)
        if self.silences and self.chance(25):
            self.silences[-1] = replace(self.silences[-1], effects=(*self.silences[-1].effects, effect))
            return
        number = len(self.silences)
        ids = (f"X-{number:03}",) if self.chance(70) else ()
        state = self.one(("not_found", "not_regulated"))
        self.silences.append(m.Silence(self.named(f"kosong_{number}"), "", state, ids, (effect,), HERE))

    # ------------------------------------------------------------------------------------------------ answers

    def declare_answer(self) -> None:
        """One answer with a body of any form, that may speak of all that was declared before it."""
        kind = next((k for k in (self.kind(), self.kind()) if k != kinds.TEXT), kinds.YES_NO)
        name = self.named(f"simpulan_{len(self.answers)}", LENDER if self.chance(10) else HOME)
        bodies = [self.formula_body, self.case_body, self.table_body]
        body = self.one(bodies)(kind)
        if self.chance(14):
            self.declare_silence(self.guard(80), [("answer", name)])
        self.answers.append(m.Answer(name, "", kind, body, HERE))

    def formulas(self, kind: Kind, depth: int) -> tuple[m.Formula, ...]:
        """One formula, or one for each alternative of a reading, of which exactly one is active."""
        if self.readings and self.chance(20):
            reading = self.one(self.readings)
            return tuple(
                m.Formula(self.expr(kind, depth), m.Choice(reading.name, option.name), BASIS, HERE)
                for option in reading.options
            )
        return (m.Formula(self.expr(kind, depth), None, BASIS, HERE),)

    def formula_body(self, kind: Kind) -> m.Body:
        """*adalah …*"""
        return m.FormulaBody(self.formulas(kind, 2))

    def case_body(self, kind: Kind) -> m.Body:
        """*aturan umum … kecuali …*, priorities without a circle."""
        general = self.formulas(kind, 1)
        exceptions: list[m.Exception_] = []
        for n in range(self.one((2, 1, 3))):
            outranks = self.some([e.name for e in exceptions], 2)
            value = self.const(kind) if self.chance(40) else self.expr(kind, self.draw(st.integers(0, 1)))
            exceptions.append(
                m.Exception_(f"kecuali_{n}", self.sure_guard(), value, outranks, self.reading(), BASIS, HERE)
            )
        return m.CaseBody(general, tuple(exceptions))

    def table_body(self, kind: Kind) -> m.Body:
        """*tabel …*: complete over its closed inputs; rows overlap only with one outcome."""
        closed = [s for s in self.subjects() if isinstance(s.kind, kinds.YesNo | kinds.Choice)]
        closed = [s for s in closed if isinstance(s, m.FactValue | m.AnswerValue)]
        derived = [s for s in closed if isinstance(s, m.AnswerValue)]
        width = self.draw(st.integers(1, 2))
        inputs = tuple(self.one(derived if derived and self.chance(50) else closed) for _ in range(width))
        domains = [self.closed_values(expr.kind) for expr in inputs]
        outcomes = [self.const(kind) for _ in range(self.draw(st.integers(2, 4)))]
        taken: dict[tuple[Any, ...], m.Const] = {}
        rows: list[m.Row] = []
        wanted = list(product(*((*values, None) for values in domains)))
        for point in wanted:
            is_maybe_n = all(v is not None or i in derived for v, i in zip(point, inputs, strict=True))
            if point in taken or (None in point and not (is_maybe_n and self.chance(40))):
                continue
            outcome = self.one(outcomes)
            wide = tuple(self.cell_at(v, values) for v, values in zip(point, domains, strict=True))
            n_cell = m.Cell("not_applicable", ())
            narrow = tuple(n_cell if value is None else m.Cell("values", (value,)) for value in point)
            for cells in (wide, narrow):
                covered = [p for p in wanted if all(map(covers, cells, p))]
                if all(taken.get(p, outcome).value == outcome.value for p in covered):
                    taken |= dict.fromkeys(covered, outcome)
                    rows.append(m.Row(cells, outcome, BASIS, HERE))
                    break
        return m.TableBody(inputs, tuple(rows))

    def closed_values(self, kind: Kind) -> tuple[Any, ...]:
        """All values of a closed kind."""
        if isinstance(kind, kinds.YesNo):
            return (False, True)
        assert isinstance(kind, kinds.Choice)
        return next(o.names for o in self.options if o.name == kind.options)

    def cell_at(self, value: Any, values: Sequence[Any]) -> m.Cell:
        """A cell that covers a value (none: N), and perhaps more."""
        if self.chance(25):
            return m.Cell("any", ())
        if value is None:
            return m.Cell("not_applicable", ())
        return m.Cell("values", tuple(v for v in values if v == value or self.chance(25)))

    # -------------------------------------------------------------------------------------------------- steps

    def declare_step(self) -> None:
        """A step with what its being done may depend on: norms, orders, deemed clauses, a silence on its
        actor.
        """
        name = self.named(f"langkah_{len(self.steps)}")
        roles = ROLES[: self.draw(st.integers(1, 2))] if self.chance(50) else ()
        norms = tuple(self.norm() for _ in range(self.one((1, 2, 1, 2, 3, 0))))
        deemed: tuple[m.Deemed, ...] = ()
        orders = tuple(self.order() for _ in range(self.one((0, 0, 1, 2) if self.steps else (0,))))
        if any(clause.after for clause in (*norms, *orders)) and self.chance(80):
            number = self.draw(st.integers(1, 2))
            deemed = tuple(m.Deemed(self.guard(30), self.reading(), BASIS, HERE) for _ in range(number))
        if self.chance(12):
            self.declare_silence(self.guard(80), [("actor", name), *self.some([("closing", name)], 1)])
        self.steps.append(m.Step(name, "", None, roles, norms, orders, (), (), (), deemed, HERE))

    def order(self) -> m.After:
        """Steps that must come before, whoever does this one."""
        earlier = [step.name for step in reversed(self.steps)]
        after = self.some(earlier, 2) or tuple(earlier[:1])
        return m.After(after, self.guard(45), self.reading(), BASIS, HERE)

    def norm(self) -> m.Norm:
        """A norm, more often a duty than not."""
        strengths = ("wajib", "harus", "wajib", *get_args(m.Strength), "dilarang")
        actors = self.some(self.party_names(), 2) or (m.EMPLOYEE,)
        earlier = [step.name for step in reversed(self.steps)]
        after = (self.some(earlier, 2) or tuple(earlier[:1])) if self.chance(70) else ()
        return m.Norm(self.one(strengths), actors, after, self.guard(55), self.reading(), BASIS, HERE)

    def bind_step(self, step: m.Step) -> m.Step:
        """A step with its bounds, which may depend on everything."""
        others = [other.name for other in self.steps if other.name != step.name]
        is_counted = bool(others) and self.chance(60)
        windows: list[m.Window] = []
        bound: Any
        for bound, some_days in (("opens", DAYS[3:18]), ("closes", DAYS[8:])):
            numbers = (0, 1, 1, 2) if bound == "opens" else (0, 0, 1) if is_counted else (1, 0, 2)
            for _ in range(self.one(numbers)):
                day = self.day() if self.chance(10) else self.one(some_days)
                advised, guard = self.chance(25), self.guard(45)
                windows.append(m.Window(bound, day, advised, guard, self.reading(), BASIS, HERE))
        terms = tuple(
            m.Term(
                self.draw(st.integers(1, 9)),
                self.one(get_args(m.Unit)),
                self.one(others),
                self.chance(20),
                self.guard(25),
                self.reading(),
                BASIS,
                HERE,
            )
            for _ in range(self.one((1, 2)) if is_counted else 0)
        )
        overrides = []
        bound = self.one(("closes", "opens"))
        for _ in range(self.one((0, 0, 1, 2))):
            amendment = self.named(f"perubahan_{len(self.amendments)}")
            periods = (PERIODS[0].id,)
            self.amendments.append(m.Amendment(amendment, "", None, None, step.name, periods, BASIS, HERE))
            guard = self.guard(60)
            overrides.append(m.Override(amendment, bound, self.day(), guard, self.reading(), BASIS, HERE))
        for form, percent in (("closing", 14), ("opening", 8), ("step", 10), ("consequence", 5)):
            if self.chance(percent):
                self.declare_silence(self.guard(80), [(form, step.name)])  # type: ignore[list-item]
        return replace(step, windows=tuple(windows), terms=terms, overrides=tuple(overrides))

    def scope(self) -> m.Scope | None:
        """None, one sentence about all, or several."""
        form = self.one(("none", "all", "none", "all", "several", "several"))
        if form == "none":
            return None
        forms = get_args(m.CoverageForm)
        alone = self.one(("covered", "advised", "covered", "excluded", "covered"))
        clauses = [m.Coverage(alone, None, None, BASIS, HERE)] if form == "all" else []
        for _ in range(self.draw(st.integers(1, 3)) if form == "several" else 0):
            found = self.one(("covered", "advised", "excluded", *forms))
            clauses.append(m.Coverage(found, self.guard(75), self.reading(), BASIS, HERE))
        return m.Scope(self.named("cakupan"), "", tuple(clauses), HERE)

    def calendars(self) -> tuple[m.Calendar, ...]:
        """No calendar, or one or two."""
        found = []
        for n in range(self.one((1, 1, 2, 0))):
            years = self.one(((2024, 2025), (2024, 2025), (2024,), (2025,)))
            weeks = self.one(((5, 6), (5,), (6,)))
            holidays = tuple(
                m.Holiday(self.day(), self.one(get_args(m.HolidayForm)), "", None, BASIS, HERE)
                for _ in range(self.draw(st.integers(0, 4)))
            )
            found.append(m.Calendar(self.named(f"kalender_{n}"), "", years, holidays, weeks, BASIS, HERE))
        return tuple(found)


def covers(cell: m.Cell, value: Any) -> bool:
    """Whether a cell matches a value (none: N)."""
    if cell.form == "values":
        return value is not None and value in cell.values
    return cell.form == "any" or value is None


@st.composite
def models(draw: Callable[[Any], Any]) -> m.Model:
    """A checked model: 1 to 5 steps, 1 to 6 answers, everything else as it comes."""
    scene = Scene(draw)
    scene.declare_words()
    scene.declare_parties()
    steps, answers = scene.one((2, 3, 1, 4, 5)), scene.one((2, 3, 1, 4, 5, 6))
    while len(scene.steps) < steps or len(scene.answers) < answers:
        is_step = len(scene.answers) >= answers or (len(scene.steps) < steps and scene.chance(50))
        (scene.declare_step if is_step else scene.declare_answer)()
    bound = [scene.bind_step(step) for step in scene.steps]
    return a_model(
        facts=scene.facts,
        options=scene.options,
        parameters=scene.parameters,
        parties=scene.parties,
        calendars=scene.calendars(),
        readings=scene.readings,
        answers=scene.answers,
        steps=bound,
        silences=scene.silences,
        amendments=scene.amendments,
        scope=scene.scope(),
    )


# ------------------------------------------------------------------------------------------------------ cases


def days_of(model: m.Model) -> tuple[date, ...]:
    """The days on which something changes in a model, with the day before and after, and a few more."""
    clauses = [clause for step in model.steps.values() for clause in (*step.windows, *step.overrides)]
    near = {clause.day + timedelta(days=n) for clause in clauses for n in (-1, 0, 1)}
    return (DAYS[14], DAYS[2], DAYS[24], DAYS[6], DAYS[20], DAYS[1], *sorted(near), *DAYS[::4])


@st.composite
def cases(draw: Callable[[Any], Any], model: m.Model, sparse: bool = True) -> Case:
    """A case of a model: facts missing, logs of all states, days around the windows, actors of all sorts."""
    scene = Scene(draw, options=list(model.options.values()))
    days = days_of(model)
    missing = scene.one((25, 50, 0, 75)) if sparse else 0
    facts: dict[Name, Any] = {}
    for name in model.instruments[HOME].facts:
        is_there = not scene.chance(missing // 3 if name.short == m.ROLE else missing)
        value = scene.one(domain(model, model.facts[name])) if scene.chance(50) else None
        value = scene.value_of(model.facts[name].kind) if value is None else value
        value = ROLES[-1] if name.short == m.ROLE and scene.chance(25) else value
        facts[name] = value if is_there else None
    as_of = scene.one(days)
    log = scene.one(("complete", "complete", "complete", "complete", "incomplete", "incomplete", "absent"))
    events = []
    for step in model.steps.values():
        for _ in range(scene.one((1, 0, 0, 1, 0, 2, 3, 0)) if log != "absent" else 0):
            events.append(draw(step_events(model, step, days, as_of)))
    choices = {}
    for name, reading in model.readings.items():
        choices[name] = scene.one([option.name for option in reading.options if option.selectable])
    amendments = frozenset(name for name in model.amendments if scene.chance(70))
    period = scene.one([PERIODS[0].id, PERIODS[1].id, PERIODS[2].id, None])
    in_any_order = draw(st.permutations(events)) if len(events) > 1 else events
    return Case(HOME, period, as_of, facts, tuple(in_any_order), log, choices, amendments)


@st.composite
def step_events(
    draw: Callable[[Any], Any], model: m.Model, step: m.Step, days: tuple[date, ...], as_of: date
) -> OracleEvent:
    """An event of a step: mostly by whom a norm names and before the as-of date; sometimes without a day."""
    scene = Scene(draw)
    parties = [m.EMPLOYEE, *model.parties]
    named = [actor for norm in step.norms for actor in norm.actors] or parties
    actor = scene.one(parties) if scene.chance(30) else scene.one(named)
    by = None if scene.chance(8) else actor
    past = [day for day in days if day <= as_of]
    day = scene.one(days) if scene.chance(20) or not past else scene.one(past)
    return OracleEvent(step.name, None if scene.chance(12) else day, by)


@st.composite
def models_with_cases(draw: Callable[[Any], Any]) -> tuple[m.Model, Case]:
    """A model and a case of it."""
    model = draw(models())
    return model, draw(cases(model))


# --------------------------------------------------------------------------------------------------- coverage

BITS: Final = dict(zip((1, 2, 4, 8, 16), "NUSDC", strict=True))
FIXED_CAUSES: Final = (
    "periode",
    "langkah",
    "langkah[].pada",
    "langkah[].oleh",
    "pihak",
    "cakupan",
    "hari_kerja",
    "kalender",
    "satuan_hari",
)
AXES: Final = {
    "obligation": outcome.Obligation,
    "completion": outcome.Completion,
    "timing": outcome.Timing,
    "order": outcome.Order,
    "actor": outcome.Actor,
    "status": outcome.Status,
}
AXIS_TAGS: Final = frozenset(f"{axis}:{word}" for axis, words in AXES.items() for word in get_args(words))
BIT_TAGS: Final = frozenset(f"answer:{letter}" for letter in BITS.values()) | frozenset(
    f"step:{letter}" for letter in BITS.values()
)


def coverage_of(result: OracleResult, model: m.Model | None = None) -> frozenset[str]:
    """What a result shows, as tags to count: a run that never sees one of ``AXIS_TAGS`` or ``BIT_TAGS``
    dodges.

    With the model also which bodies (known or absent), expressions and clauses there were.
    """
    tags = {f"verdict:{result.verdict}", "possible" if result.possible else "no possible"}
    tags |= {f"scope:{word(result.scope)}"}
    absences: list[Absent] = [result.scope] if isinstance(result.scope, Absent) else []
    for value in result.answers.values():
        tags |= {f"answer:{letter}" for letter in letters(value)} or {"answer:known"}
        absences += [value] if isinstance(value, Absent) else []
    for state in result.steps.values():
        tags |= {f"{axis}:{getattr(state, axis)}" for axis in AXES}
        tags |= {f"modality:{state.modality}"} if state.modality else set()
        tags |= {"deemed"} if state.deemed else set()
        tags |= {"done undated"} if state.completion == "done" and state.done_on is None else set()
        tags |= {f"violation:{violation}" for violation in state.violations}
        for axis, why in state.absent:
            tags |= {f"{thing}:{letter}" for thing in ("step", axis) for letter in letters(why)}
            absences.append(why)
    tags |= {f"cause:{cause.what}" for why in absences for cause in why.causes if cause.what in FIXED_CAUSES}
    return frozenset(tags | (model_tags(model, result) if model else set()))


def letters(value: object) -> list[str]:
    """The letters of an absence; none of a value."""
    return [letter for bit, letter in BITS.items() if isinstance(value, Absent) and value.bits & bit]


def word(value: object) -> str:
    """A word, or the letters of its absence."""
    return "".join(letters(value)) or str(value)


def model_tags(model: m.Model, result: OracleResult) -> set[str]:
    """The forms that a model has, and which of its bodies gave a known answer."""
    tags = set()
    for name, value in result.answers.items():
        body = type(model.answers[name].body).__name__
        tags.add(f"{body}:{'absent' if isinstance(value, Absent) else 'known'}")
    stack: list[Any] = [*model.answers.values(), *model.steps.values(), *model.silences.values()]
    stack += [*model.scopes.values(), *model.parties.values()]
    while stack:
        thing = stack.pop()
        if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
            stack += thing
        elif hasattr(thing, "__dataclass_fields__") and not isinstance(thing, Span):
            keys = [key for key in ("op", "strength", "unit", "form") if hasattr(thing, key)]
            tags.add(":".join([type(thing).__name__, *(getattr(thing, key) for key in keys)]))
            stack += [getattr(thing, key) for key in thing.__dataclass_fields__]
    return tags
