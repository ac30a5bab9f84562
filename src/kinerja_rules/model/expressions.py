"""Expressions of the syntax tree with their names resolved.

Leaves have their kinds; what is composed has the kind that its form alone gives, and ``infer`` says whether it may.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from kinerja_rules.base.diagnostic import report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.lookup import VALUES, Lookup, broken, period_const
from kinerja_rules.model.wording import shown_kind
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import (
    COUNT,
    CREDIT,
    DAY,
    FRACTION,
    PERCENT,
    PERIOD,
    TEXT,
    UNKNOWN,
    YES_NO,
    Choice,
    Kind,
    Number,
)

_WRITTEN_AS: Final = {"bulat": COUNT, "desimal": FRACTION, "persen": PERCENT}
_BUILT_IN: Final[dict[str, Kind]] = {
    "bulat": COUNT,
    "pecahan": FRACTION,
    "persen": PERCENT,
    "angka_kredit": CREDIT,
    "ya_tidak": YES_NO,
    "tanggal": DAY,
    "teks": TEXT,
}
_FORMS: Final = {"bulat": ("bulat",), "pecahan": ("bulat", "desimal"), "persen": ("persen",)}


def kind_of(text: s.KindText | None, names: Lookup) -> Kind:
    """The kind that *berupa* declares."""
    if text is None:
        return UNKNOWN
    if text.choice is None:
        return _BUILT_IN[text.form]
    name = names.name(text.choice, "pilihan")
    return UNKNOWN if name is None else Choice(name)


def expression(expr: s.Expr, names: Lookup, expected: Kind = UNKNOWN) -> m.Expr:
    """An expression with ids for names; a lone name is an option where an option is expected."""
    span = expr.span
    match expr:
        case s.NameRef():
            return _name(expr, names, expected)
        case s.NumberLit():
            return m.Const(expr.value, _WRITTEN_AS[expr.form], span)
        case s.DayLit():
            return broken(span) if expr.day.value is None else m.Const(expr.day.value, DAY, span)
        case s.YesNoLit():
            return m.Const(expr.value, YES_NO, span)
        case s.PeriodLit():
            period = names.period(expr.period)
            return broken(span) if period is None else period_const(period, span)
        case s.ThisPeriod():
            return m.PeriodValue(PERIOD, span)
        case s.MonthsInPeriod():
            return m.MonthsValue(COUNT, span)
        case s.AllOf():
            return m.And(tuple(expression(e, names) for e in expr.operands), YES_NO, span)
        case s.AnyOf():
            return m.Or(tuple(expression(e, names) for e in expr.operands), YES_NO, span)
        case s.Negation():
            return m.Not(expression(expr.operand, names), YES_NO, span)
        case s.Comparison():
            return _comparison(expr, names)
        case s.Membership():
            item = expression(expr.item, names)
            if isinstance(item, m.Const | m.FactValue | m.AnswerValue) and item.kind == UNKNOWN:
                return broken(span)
            options = tuple(_const(expression(value, names, item.kind)) for value in expr.options)
            return m.In(item, options, YES_NO, span)
        case s.StepDone():
            step = names.step(expr.step)
            if step is None or (expr.on is not None and expr.on.value is None):
                return broken(span)
            return m.Done(step, expr.on.value if expr.on else None, expr.negated, YES_NO, span)
        case s.Arithmetic():
            whole = expression(expr.first, names)
            for op, operand in expr.rest:
                right = expression(operand, names)
                whole = m.Arith(op, whole, right, UNKNOWN, Span(span.source, whole.span.start, right.span.end))
            return whole
    assert_never(expr)


def _const(expr: m.Expr) -> m.Const:
    return expr if isinstance(expr, m.Const) else broken(expr.span)


def _value_kind(expr: s.Expr, names: Lookup) -> Kind | None:
    """The kind of one side as far as it helps the other: none where the side is a name of no value."""
    match expr:
        case s.NameRef():
            symbol = names.peek(expr.name.text)
            if symbol is None or symbol.sort not in VALUES:
                return None
            return names.kinds.get(symbol.name, UNKNOWN)
        case s.ThisPeriod() | s.PeriodLit():
            return PERIOD
        case s.DayLit():
            return DAY
        case _:
            return UNKNOWN


def _is_broken(side: s.Expr, kind: Kind | None) -> bool:
    """Whether a side names a value of which not even the kind is known, which was told."""
    return isinstance(side, s.NameRef) and kind == UNKNOWN


def _comparison(expr: s.Comparison, names: Lookup) -> m.Expr:
    left, right = _value_kind(expr.left, names), _value_kind(expr.right, names)
    if left is None and right is None:
        return _two_unknown(expr, names)
    if (left is None and _is_broken(expr.right, right)) or (right is None and _is_broken(expr.left, left)):
        return broken(expr.span)
    return m.Compare(
        expr.op,
        expression(expr.left, names, right or UNKNOWN),
        expression(expr.right, names, left or UNKNOWN),
        YES_NO,
        expr.span,
    )


def _two_unknown(expr: s.Comparison, names: Lookup) -> m.Expr:
    """Neither side is a value: the one that is an option of some list was meant to be just that."""
    options = {
        option.name.text
        for symbol in names.symbols.names.values()
        if isinstance(symbol.decl, s.ChoiceDecl)
        for option in symbol.decl.options
    }
    sides = [side for side in (expr.left, expr.right) if isinstance(side, s.NameRef)]
    for side in [side for side in sides if side.name.text not in options] or sides[:1]:
        names.symbol(side.name, *VALUES)
    return broken(expr.span)


def _name(expr: s.NameRef, names: Lookup, expected: Kind) -> m.Expr:
    symbol = names.peek(expr.name.text)
    is_value = symbol is not None and symbol.sort in VALUES
    if isinstance(expected, Choice):
        is_option = expr.name.text in names.options(expected)
        if is_option and is_value and symbol is not None and names.kinds.get(symbol.name) == expected:
            facts = {"name": expr.name.text, "one": f"pilihan {expected.options.short}", "other": symbol.sort}
            names.problems.add(report(problem.AMBIGUOUS_NAME, expr.span, **facts))
            return broken(expr.span)
        is_ambiguous = len(names.seen.names[names.home].get(expr.name.text, ())) > 1
        if is_option or not (is_value or is_ambiguous):
            return names.option(expr.name, expected)
    found = names.symbol(expr.name, *VALUES)
    if found is None:
        return broken(expr.span)
    kind = names.kinds.get(found.name, UNKNOWN)
    if found.sort == "data":
        return m.FactValue(found.name, kind, expr.span)
    if found.sort == "besaran":
        return m.ParameterValue(found.name, kind, expr.span)
    return m.AnswerValue(found.name, kind, expr.span)


def fits(value: s.Value, kind: Kind) -> bool:
    """Whether a written value can be one of a kind; options are looked up elsewhere."""
    match value:
        case s.NumberLit():
            return isinstance(kind, Number) and value.form in _FORMS.get(kind.unit, ("bulat", "desimal"))
        case s.DayLit():
            return kind == DAY
        case s.YesNoLit():
            return kind == YES_NO
        case s.PeriodLit():
            return kind == PERIOD
        case s.NameRef():
            return isinstance(kind, Choice)
    assert_never(value)


def constant(value: s.Value, kind: Kind, names: Lookup) -> m.Const:
    """A written value as a constant of a kind that is already known."""
    if kind == UNKNOWN:
        return broken(value.span)
    if isinstance(value, s.NameRef) and isinstance(kind, Choice):
        return names.option(value.name, kind)
    if not fits(value, kind):
        facts = {"text": value.span.text, "wanted": shown_kind(kind)}
        names.problems.add(report(problem.VALUE_DOES_NOT_FIT, value.span, **facts))
        return broken(value.span)
    found = expression(value, names)
    if isinstance(found, m.Const) and found.kind != UNKNOWN:
        return m.Const(found.value, kind, found.span)
    return broken(value.span)


def role_guard(roles: Iterable[str], words: tuple[s.Word, ...], names: Lookup) -> m.Expr | None:
    """``bagi R``: the record's role is one of these."""
    role = names.role()
    options = tuple(roles)
    if not words:
        return None
    span = words[0].span.merge(words[-1].span)
    if role is None or len(options) < len({word.text for word in words}):
        return broken(span)
    constants = tuple(m.Const(option, role.kind, span) for option in options)
    return m.In(m.FactValue(role.fact, role.kind, span), constants, YES_NO, span)


def both(*guards: m.Expr | None) -> m.Expr | None:
    """The conditions of one clause together; none where there is none."""
    present = [guard for guard in guards if guard is not None]
    if len(present) < 2:
        return present[0] if present else None
    parts = tuple(p for guard in present for p in (guard.operands if isinstance(guard, m.Joint) else (guard,)))
    return m.Joint(parts, YES_NO, present[-1].span)


def when(clause: s.When, names: Lookup) -> tuple[m.Expr | None, m.Choice | None]:
    """The guard of a clause, its roles included, and the reading under which it speaks."""
    roles = role_guard(names.roles(clause.roles), clause.roles, names)
    guard = None if clause.guard is None else expression(clause.guard, names)
    reading = names.reading(clause.reading)
    if clause.reading is not None and reading is None:
        # Without its reading the clause would speak always; so it never does.
        return broken(clause.reading.span), None
    return both(roles, guard), reading
