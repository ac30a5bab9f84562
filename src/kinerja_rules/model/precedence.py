"""Pass 9: rules that can hold together and disagree, where nothing says which goes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.case import Condition, Evaluator, shown_case
from kinerja_rules.model.cases import LIMIT, Cases, TooMany
from kinerja_rules.model.resolve import Draft
from kinerja_rules.model.wording import shown_day, shown_expr
from kinerja_rules.values.kinds import UNKNOWN, YES_NO, Choice

_COVERAGE: Final = {
    "covered": "mencakup",
    "advised": "mencakup sebagai anjuran",
    "excluded": "tidak mencakup",
    "unknown": "belum diketahui",
}


def precedence(draft: Draft, problems: Problems) -> Draft:
    """Exceptions, clauses of a scope, fillers of a party and changes of one bound: no two of them may disagree.

    Needs: the text in force. Gives: the draft unchanged; each conflict is told with a case in which it shows.
    """
    for answer in draft.model.answers.values():
        if isinstance(answer.body, m.CaseBody):
            problems.extend(_exceptions(draft.model, answer, answer.body.exceptions))
    for scope in draft.model.scopes.values():
        problems.extend(_scope(draft.model, scope))
    for party in draft.model.parties.values():
        problems.extend(_fillers(draft.model, party))
    for step in draft.model.steps.values():
        problems.extend(_changes(draft.model, step))
    return draft


def _exceptions(model: m.Model, answer: m.Answer, exceptions: Sequence[m.Exception_]) -> Iterator[Diagnostic]:
    """Two exceptions that can both hold and give different values, unless one goes before the other."""
    cases = Cases(model, answer.name.home)
    known = {exception.name for exception in exceptions}
    # One that outranks what is not known was told, and may have meant any.
    clear = [exception for exception in exceptions if known.issuperset(exception.outranks)]
    for one, other in combinations(clear, 2):
        if UNKNOWN in (one.value.kind, other.value.kind) or one.value == other.value:
            continue
        if one.name in other.outranks or other.name in one.outranks:
            continue
        above = [e for e in exceptions if one.name in e.outranks or other.name in e.outranks]
        conditions = [Condition(e.guard, e.reading) for e in (one, other)]
        is_closed = _is_closed(one.value) and _is_closed(other.value)

        def differ(case: Evaluator, one: m.Exception_ = one, other: m.Exception_ = other) -> bool:
            return case.value(one.value) != case.value(other.value)

        world = cases.first(
            conditions,
            none_of=[Condition(e.guard, e.reading) for e in above],
            accept=differ if is_closed else lambda _: True,
            also=(one.value, other.value) if is_closed else (),
        )
        if isinstance(world, TooMany):
            yield report(problem.NOT_EXAMINED, other.span, name=answer.name.short, limit=str(LIMIT))
        elif world is not None:
            facts = {"one": one.name, "one_value": shown_expr(one.value)}
            facts |= {"other": other.name, "other_value": shown_expr(other.value), "case": shown_case(model, world)}
            yield report(problem.EXCEPTIONS_COLLIDE, other.span, Label(one.span, "one"), **facts)


def _is_closed(value: m.Expr) -> bool:
    """Whether the cases tried are all the values there can be."""
    if isinstance(value, m.Const):
        return True
    return not isinstance(value, m.Arith) and (value.kind == YES_NO or isinstance(value.kind, Choice))


def _scope(model: m.Model, scope: m.Scope) -> Iterator[Diagnostic]:
    cases = Cases(model, scope.name.home)
    for one, other in combinations(scope.clauses, 2):
        if one.form == other.form:
            continue
        world = cases.first([Condition(one.guard, one.reading), Condition(other.guard, other.reading)])
        if isinstance(world, TooMany):
            yield report(problem.NOT_EXAMINED, other.span, name=scope.name.short, limit=str(LIMIT))
        elif world is not None:
            facts = {"one": _COVERAGE[one.form], "other": _COVERAGE[other.form], "case": shown_case(model, world)}
            yield report(problem.SCOPE_COLLIDES, other.span, Label(one.span, "one"), **facts)


def _fillers(model: m.Model, party: m.Party) -> Iterator[Diagnostic]:
    cases = Cases(model, party.name.home)
    for one, other in combinations(party.fillers, 2):
        if one.party == other.party:
            continue
        world = cases.first([Condition(one.guard, one.reading), Condition(other.guard, other.reading)])
        if isinstance(world, TooMany):
            yield report(problem.NOT_EXAMINED, other.span, name=party.name.short, limit=str(LIMIT))
        elif world is not None:
            facts = {"name": party.name.short, "one": one.party.short, "other": other.party.short}
            yield report(
                problem.FILLERS_COLLIDE, other.span, Label(one.span, "one"), **facts, case=shown_case(model, world)
            )


def _changes(model: m.Model, step: m.Step) -> Iterator[Diagnostic]:
    cases = Cases(model, step.name.home)
    applies = Condition(cases.applies(step.name))
    for one, other in combinations(step.overrides, 2):
        if one.bound != other.bound or one.day == other.day:
            continue
        world = cases.first([applies, Condition(one.guard, one.reading), Condition(other.guard, other.reading)])
        if isinstance(world, TooMany):
            yield report(problem.NOT_EXAMINED, other.span, name=step.name.short, limit=str(LIMIT))
        elif world is not None:
            facts = {"name": step.name.short, "case": shown_case(model, world)}
            facts |= {"one": one.amendment.short, "one_day": shown_day(one.day)}
            facts |= {"other": other.amendment.short, "other_day": shown_day(other.day)}
            yield report(problem.AMENDMENTS_COLLIDE, other.span, Label(one.span, "one"), **facts)
