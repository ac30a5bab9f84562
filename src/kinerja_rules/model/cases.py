"""Whether conditions can hold together, and in which case: every case of their closed domains is tried.

Options, ya/tidak, periods, readings and steps done or not are tried in full; numbers and days at, between and beyond
the values they are compared with. What no such list covers (a comparison of computed numbers) may be true or false
freely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor, prod
from typing import Final, NamedTuple

from kinerja_rules.model import model as m
from kinerja_rules.model.case import LATER, NEVER, Condition, Evaluator, Value, Variable, World, is_free, variable_of
from kinerja_rules.values.kinds import COUNT, DAY, YES_NO, Choice, Kind, Name, Number

LIMIT: Final = 20_000
"""How many cases are tried; beyond it nothing is claimed."""


class TooMany(NamedTuple):
    """More cases than are tried."""

    cases: int


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of one home's records."""

    model: m.Model
    home: str

    def first(
        self,
        conditions: Sequence[Condition],
        none_of: Sequence[Condition] = (),
        accept: Callable[[Evaluator], bool] = lambda _: True,
        also: Sequence[m.Expr] = (),
    ) -> World | TooMany | None:
        """The first case in which all conditions hold, none of the others does, and ``accept`` agrees.

        ``also`` are expressions that ``accept`` looks at.
        """
        variables = _Variables(self)
        for condition in (*conditions, *none_of):
            variables.condition(condition)
        for expr in also:
            variables.expression(expr)
        domains = variables.domains()
        count = prod(len(domain) for _, domain in domains)
        if count > LIMIT:
            return TooMany(count)
        names = [variable for variable, _ in domains]
        for values in product(*(domain for _, domain in domains)):
            world = dict(zip(names, values, strict=True))
            case = Evaluator(self.model, world)
            if not all(case.holds(condition) for condition in conditions):
                continue
            if not any(case.holds(condition) for condition in none_of) and accept(case):
                return world
        return None

    def together(self, conditions: Sequence[Condition]) -> bool:
        """Whether conditions can hold at once, as far as can be seen; too many cases count as yes."""
        return self.first(conditions) is not None

    def values(self, conditions: Sequence[Condition], variable: m.Expr) -> frozenset[Value]:
        """The values that a fact, or the period, can have while the conditions hold; none where too many are tried."""
        seen: set[Value] = set()

        def note(case: Evaluator) -> bool:
            seen.add(case.value(variable))
            return False

        self.first(conditions, accept=note, also=(variable,))
        return frozenset(seen)

    def role(self) -> m.Fact | None:
        """The fact that says which role a record is about."""
        facts = (self.model.facts[name] for name in self.model.instruments[self.home].facts)
        return next((fact for fact in facts if fact.name.short == m.ROLE and isinstance(fact.kind, Choice)), None)

    def applies(self, step: Name) -> m.Expr | None:
        """That a step is one for the record's role; none where it is for every role."""
        role, roles, span = self.role(), self.model.steps[step].roles, self.model.steps[step].span
        if role is None or not roles:
            return None
        options = tuple(m.Const(option, role.kind, span) for option in roles)
        return m.In(m.FactValue(role.name, role.kind, span), options, YES_NO, span)

    def periods(self) -> tuple[m.PeriodId, ...]:
        """The periods a record of this home may have."""
        governed = self.model.instruments[self.home].governs
        return governed or tuple(self.model.periods)


@dataclass(slots=True)
class _Variables:
    """What the conditions look at, with the values each is compared with."""

    cases: Cases
    found: dict[Variable, set[Value]] = field(default_factory=dict)
    kinds: dict[Variable, Kind] = field(default_factory=dict)

    def condition(self, condition: Condition) -> None:
        if condition.guard is not None:
            self.expression(condition.guard)
        if condition.reading is not None:
            self.found.setdefault(("reading", condition.reading.reading), set())

    def expression(self, expr: m.Expr) -> None:
        pending = [expr]
        while pending:
            here = pending.pop()
            match here:
                case m.And(operands=operands) | m.Or(operands=operands) | m.Joint(operands=operands):
                    # The first is looked at first: a case is told in the order of the words.
                    pending += reversed(operands)
                case m.Not(operand=operand):
                    pending.append(operand)
                case m.Compare(left=left, right=right):
                    self.compare(here, left, right)
                case m.In(item=item, options=options):
                    if is_free(here):
                        self.found.setdefault(("free", here), set())
                    else:
                        self.variable(item, [option.value for option in options])
                case m.Done(step=step, on=on):
                    self.found.setdefault(("done", step), set()).update(() if on is None else (on,))
                case m.Arith():
                    self.found.setdefault(("free", here), set())
                case _:
                    self.variable(here, ())

    def compare(self, whole: m.Compare, left: m.Expr, right: m.Expr) -> None:
        if is_free(whole):
            self.found.setdefault(("free", whole), set())
            return
        self.variable(left, self.constants(right))
        self.variable(right, self.constants(left))

    def constants(self, expr: m.Expr) -> list[Value]:
        match expr:
            case m.Const(value=value):
                return [value]
            case m.ParameterValue(parameter=name):
                return [amount.value for amount in self.cases.model.parameters[name].amounts]
            case m.MonthsValue():
                return [Fraction(self.cases.model.periods[p].months) for p in self.cases.periods()]
        return []

    def variable(self, expr: m.Expr, compared: Iterable[Value]) -> None:
        if isinstance(expr, m.MonthsValue):
            self.found.setdefault(("period", None), set())
        variable = variable_of(expr)
        if variable is not None:
            self.found.setdefault(variable, set()).update(compared)
            self.kinds[variable] = expr.kind

    def domains(self) -> list[tuple[Variable, tuple[Value, ...]]]:
        return [(variable, tuple(self.domain(variable, values))) for variable, values in self.found.items()]

    def domain(self, variable: Variable, compared: set[Value]) -> Iterator[Value]:
        model = self.cases.model
        match variable:
            case ("reading", Name() as name):
                for option in model.readings[name].options:
                    if option.selectable:
                        yield option.name
            case ("period", _):
                yield from self.cases.periods() or (None,)
            case ("done", _):
                days: list[Value] = [*sorted(v for v in compared if isinstance(v, date))]
                yield from (NEVER, *days, LATER)
            case ("free", _):
                yield from (True, False)
            case ("parameter", Name() as name):
                amounts: list[Value] = [amount.value for amount in model.parameters[name].amounts]
                yield from dict.fromkeys(amounts)
            case (_, Name() as name):
                yield from self.of_kind(name, self.kinds[variable], compared)

    def of_kind(self, name: Name, kind: Kind, compared: set[Value]) -> Iterator[Value]:
        if isinstance(kind, Choice):
            yield from self.cases.model.options[kind.options].names
        elif isinstance(kind, Number):
            fact = self.cases.model.facts.get(name)
            numbers = _around({v for v in compared if isinstance(v, Fraction)}, whole=kind == COUNT)
            yield from (n for n in numbers if fact is None or _within(n, fact.low, fact.high))
        elif kind == DAY:
            yield from _days_around({v for v in compared if isinstance(v, date)})
        else:
            yield from (True, False)


def _within(value: Fraction, low: Fraction | None, high: Fraction | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _around(values: set[Fraction], whole: bool) -> Iterator[Fraction]:
    """Values below, at, between and above the given ones.

    >>> [str(n) for n in _around({Fraction(1), Fraction(3)}, whole=True)]
    ['0', '1', '2', '3', '4']
    """
    ordered = sorted(values)
    if not ordered:
        yield Fraction(0)
        return
    yield ordered[0] - 1
    for value, following in zip(ordered, (*ordered[1:], None), strict=True):
        yield value
        if following is None:
            yield value + 1
        elif not whole:
            yield (value + following) / 2
        elif floor(value) + 1 < following:
            yield Fraction(floor(value) + 1)


def _days_around(days: set[date]) -> Iterator[date]:
    near = {day + timedelta(days=n) for day in days for n in (-1, 0, 1) if date.min < day < date.max}
    yield from sorted(near or {date(2000, 1, 1)})
