"""One case: what conditions and values come to when everything they look at is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias, assert_never

from kinerja_rules.model import model as m
from kinerja_rules.model.wording import shown_day, shown_value
from kinerja_rules.values.kinds import DAY, TEXT, UNKNOWN, YES_NO, Choice, Kind, Name, Number

NEVER: Final = "never"
"""A step that is not done."""
LATER: Final = "later"
"""A step that is done, after every day that conditions ask about."""

Value: TypeAlias = bool | Fraction | date | str | m.PeriodId | None
Variable: TypeAlias = tuple[str, Name | m.Expr | None]
World: TypeAlias = Mapping[Variable, Value]


class Condition(NamedTuple):
    """When a clause speaks: its guard (none: always) and the reading it belongs to."""

    guard: m.Expr | None
    reading: m.Choice | None = None


def variable_of(expr: m.Expr) -> Variable | None:
    """The variable that an expression is, if it is one."""
    match expr:
        case m.FactValue(fact=name) if expr.kind not in (TEXT, UNKNOWN):
            return "fact", name
        case m.AnswerValue(answer=name) if expr.kind not in (TEXT, UNKNOWN):
            return "answer", name
        case m.ParameterValue(parameter=name):
            return "parameter", name
        case m.PeriodValue():
            return "period", None
    return None


def is_free(expr: m.Compare | m.In) -> bool:
    """Whether a comparison is of computed, or of two open, values, so that its domain cannot be listed."""
    if isinstance(expr, m.In):
        return isinstance(expr.item, m.Arith)
    sides = (expr.left, expr.right)
    if any(isinstance(side, m.Arith) for side in sides):
        return True
    is_open = [isinstance(s.kind, Number) or s.kind == DAY for s in sides if isinstance(s, m.FactValue | m.AnswerValue)]
    return len(is_open) == 2 and all(is_open)


class Evaluator(NamedTuple):
    """Conditions and values in one case."""

    model: m.Model
    world: World

    def holds(self, condition: Condition) -> bool:
        """Whether a clause speaks in this case."""
        reading = condition.reading
        if reading is not None and self.world[("reading", reading.reading)] != reading.alternative:
            return False
        return condition.guard is None or self.value(condition.guard) is True

    def value(self, expr: m.Expr) -> Value:
        """The value in this case; none where it cannot be said."""
        match expr:
            case m.Const(value=value):
                return value
            case m.FactValue() | m.AnswerValue() | m.ParameterValue() | m.PeriodValue():
                variable = variable_of(expr)
                return None if variable is None else self.world.get(variable)
            case m.MonthsValue():
                period = self.world.get(("period", None))
                return Fraction(self.model.periods[period].months) if isinstance(period, m.PeriodId) else None
            case m.And(operands=operands) | m.Joint(operands=operands):
                return all(self.value(operand) is True for operand in operands)
            case m.Or(operands=operands):
                return any(self.value(operand) is True for operand in operands)
            case m.Not(operand=operand):
                return self.value(operand) is not True
            case m.Compare():
                return self.compare(expr)
            case m.In(item=item, options=options):
                if is_free(expr):
                    return self.world[("free", expr)]
                return self.value(item) in [option.value for option in options]
            case m.Arith():
                return None
            case m.Done(step=step, on=on, negated=negated):
                since = self.world[("done", step)]
                done = since != NEVER and (on is None or (isinstance(since, date) and since <= on))
                return done is not negated
        assert_never(expr)

    def compare(self, expr: m.Compare) -> Value:
        """Whether a comparison holds."""
        if is_free(expr):
            return self.world[("free", expr)]
        left, right = self.place(expr.left), self.place(expr.right)
        if left is None or right is None:
            return True
        if type(left) is not type(right):
            # Sides that cannot be compared, or could not be resolved: that was told.
            return False
        match expr.op:
            case "eq":
                return left == right
            case "ne":
                return left != right
            case "gt":
                return left > right  # type: ignore[operator]  # of one kind, as inferred
            case "lt":
                return left < right  # type: ignore[operator]  # of one kind, as inferred
            case "ge":
                return left >= right  # type: ignore[operator]  # of one kind, as inferred
            case "le":
                return left <= right  # type: ignore[operator]  # of one kind, as inferred
        assert_never(expr.op)

    def place(self, expr: m.Expr) -> Value:
        """A value as it compares: an option of an ordered list by its place."""
        value = self.value(expr)
        if isinstance(expr.kind, Choice) and isinstance(value, str):
            options = self.model.options[expr.kind.options]
            if options.ordered and value in options.names:
                return Fraction(options.names.index(value))
        return value


def shown_case(model: m.Model, world: World) -> str:
    """A case in the words of the language."""
    parts = []
    for (form, what), value in world.items():
        match form, what:
            case "period", _:
                parts.append(f"periode = {value}" if value is not None else "")
            case "done", Name() as name:
                parts.append(_shown_done(name, value))
            case "free", (m.Compare() | m.In()) as expr:
                text = " ".join(expr.span.text.split())
                parts.append(text if value else f"bukan ({text})")
            case _, Name() as name if value is not None:
                parts.append(f"{name.short} = {shown_value(value, _kind(model, name))}")
    return ", ".join(part for part in parts if part)


def _kind(model: m.Model, name: Name) -> Kind:
    for table in (model.facts, model.parameters, model.answers):
        found = table.get(name)
        if isinstance(found, m.Fact | m.Parameter | m.Answer):
            return found.kind
    return YES_NO


def _shown_done(name: Name, value: Value) -> str:
    if value == NEVER:
        return f"{name.short} belum selesai"
    if isinstance(value, date):
        return f"{name.short} selesai per {shown_day(value)}"
    return f"{name.short} selesai"
