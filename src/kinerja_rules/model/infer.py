"""Pass 4: the kind of every expression, units included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar, assert_never

from kinerja_rules.base.diagnostic import Problems, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.resolve import Draft
from kinerja_rules.model.wording import shown_kind
from kinerja_rules.values.kinds import (
    COUNT,
    CREDIT,
    DAY,
    FRACTION,
    PERCENT,
    TEXT,
    UNKNOWN,
    YES_NO,
    Choice,
    Kind,
    Number,
)

_WORD: Final = {"add": "ditambah", "sub": "dikurangi", "mul": "kali", "div": "dibagi"}
_PLAIN: Final = (COUNT, FRACTION)
_TIMES: Final[Mapping[tuple[Kind, Kind], Kind]] = {
    (COUNT, COUNT): COUNT,
    (COUNT, FRACTION): FRACTION,
    (FRACTION, FRACTION): FRACTION,
    (COUNT, PERCENT): PERCENT,
    (FRACTION, PERCENT): PERCENT,
    (COUNT, CREDIT): CREDIT,
    (FRACTION, CREDIT): CREDIT,
    (PERCENT, CREDIT): CREDIT,
}
"""A plain number times anything is that; a share of credit points is credit points; nothing else has a meaning."""
_BY: Final[Mapping[tuple[Kind, Kind], Kind]] = {
    (COUNT, COUNT): FRACTION,
    (COUNT, FRACTION): FRACTION,
    (FRACTION, COUNT): FRACTION,
    (FRACTION, FRACTION): FRACTION,
    (PERCENT, COUNT): PERCENT,
    (PERCENT, FRACTION): PERCENT,
    (CREDIT, COUNT): CREDIT,
    (CREDIT, FRACTION): CREDIT,
    (PERCENT, PERCENT): FRACTION,
    (CREDIT, CREDIT): FRACTION,
}
"""Anything by a plain number is that; two of one unit make a plain number."""
_Guarded = TypeVar("_Guarded", m.Norm, m.After, m.Window, m.Term, m.Override, m.Deemed, m.Filler, m.Coverage, m.Effect)


def infer(draft: Draft, problems: Problems) -> Draft:
    """The kind of every expression, from its leaves up; guards are conditions, answers are of their declared kind.

    Needs: ``Draft`` with names resolved. Gives: the same with every kind; an unknown kind silences what is above it.
    """
    kinds = _Kinds(draft.model, problems)
    model = draft.model
    changed = replace(
        model,
        silences={
            name: replace(silence, effects=kinds.guarded(silence.effects)) for name, silence in model.silences.items()
        },
        parties={name: replace(party, fillers=kinds.guarded(party.fillers)) for name, party in model.parties.items()},
        scopes={name: replace(scope, clauses=kinds.guarded(scope.clauses)) for name, scope in model.scopes.items()},
        steps={name: kinds.step(step) for name, step in model.steps.items()},
        answers={name: replace(answer, body=kinds.body(answer)) for name, answer in model.answers.items()},
    )
    return replace(draft, model=changed, changes=kinds.guarded(draft.changes))


@dataclass(frozen=True, slots=True)
class _Kinds:
    model: m.Model
    problems: Problems

    def step(self, step: m.Step) -> m.Step:
        return replace(
            step,
            norms=self.guarded(step.norms),
            orders=self.guarded(step.orders),
            windows=self.guarded(step.windows),
            terms=self.guarded(step.terms),
            deemed=self.guarded(step.deemed),
        )

    def guarded(self, clauses: Iterable[_Guarded]) -> tuple[_Guarded, ...]:
        """The clauses with their guards inferred, which must be conditions."""
        return tuple(replace(clause, guard=self.guard(clause.guard)) for clause in clauses)

    def guard(self, guard: m.Expr | None) -> m.Expr | None:
        return None if guard is None else self.condition(guard)

    def body(self, answer: m.Answer) -> m.Body:
        match answer.body:
            case m.FormulaBody(formulas):
                return m.FormulaBody(tuple(self.formula(f, answer) for f in formulas))
            case m.CaseBody(general, exceptions):
                inferred = tuple(
                    replace(e, guard=self.condition(e.guard), value=self.value(e.value, answer)) for e in exceptions
                )
                return m.CaseBody(tuple(self.formula(f, answer) for f in general), inferred)
            case m.TableBody():
                return answer.body
        assert_never(answer.body)

    def formula(self, formula: m.Formula, answer: m.Answer) -> m.Formula:
        return replace(formula, value=self.value(formula.value, answer))

    def value(self, expr: m.Expr, answer: m.Answer) -> m.Expr:
        """A value of an answer, which must be of the declared kind; a whole number may stand for a plain one."""
        found = _adopt(self.infer(expr), answer.kind)
        if UNKNOWN not in (found.kind, answer.kind) and found.kind != answer.kind:
            if (found.kind, answer.kind) == (COUNT, FRACTION):
                return found
            facts = {"name": answer.name.short, "declared": shown_kind(answer.kind), "found": shown_kind(found.kind)}
            self.problems.add(report(problem.KIND_NOT_AS_DECLARED, expr.span, **facts))
        return found

    def condition(self, expr: m.Expr) -> m.Expr:
        """An expression that must be true or false."""
        found = self.infer(expr)
        if found.kind not in (YES_NO, UNKNOWN):
            self.problems.add(report(problem.NOT_A_CONDITION, found.span, found=shown_kind(found.kind)))
        return found

    def infer(self, expr: m.Expr) -> m.Expr:
        """An expression with its kind; what does not fit is told and gets the unknown kind."""
        match expr:
            case m.Const() | m.ParameterValue() | m.PeriodValue() | m.MonthsValue() | m.Done():
                return expr
            case m.FactValue() | m.AnswerValue():
                if expr.kind != TEXT:
                    return expr
                name = expr.fact if isinstance(expr, m.FactValue) else expr.answer
                self.problems.add(report(problem.TEXT_IN_A_RULE, expr.span, name=name.short))
                return replace(expr, kind=UNKNOWN)
            case m.And() | m.Or() | m.Joint():
                return replace(expr, operands=tuple(self.condition(e) for e in expr.operands))
            case m.Not():
                return replace(expr, operand=self.condition(expr.operand))
            case m.Compare():
                return self.compare(expr)
            case m.In():
                return self.member(expr)
            case m.Arith():
                return self.arith(expr)
        assert_never(expr)

    def compare(self, expr: m.Compare) -> m.Expr:
        left, right = _adopted(self.infer(expr.left), self.infer(expr.right))
        self.comparable(left, right)
        if expr.op not in ("eq", "ne") and left.kind == right.kind and not self.has_order(left.kind):
            facts = {"found": shown_kind(left.kind)}
            facts["list"] = left.kind.options.short if isinstance(left.kind, Choice) else ""
            self.problems.add(report(problem.NO_ORDER, expr.span, **facts))
        return replace(expr, left=left, right=right)

    def comparable(self, left: m.Expr, right: m.Expr) -> None:
        if UNKNOWN in (left.kind, right.kind) or left.kind == right.kind:
            return
        if left.kind in _PLAIN and right.kind in _PLAIN:
            return
        facts = {"left": shown_kind(left.kind), "right": shown_kind(right.kind)}
        self.problems.add(report(problem.DIFFERENT_KINDS, left.span.merge(right.span), **facts))

    def has_order(self, kind: Kind) -> bool:
        if isinstance(kind, Choice):
            return self.model.options[kind.options].ordered
        return isinstance(kind, Number) or kind in (DAY, UNKNOWN)

    def member(self, expr: m.In) -> m.Expr:
        item = self.infer(expr.item)
        options = []
        for option in expr.options:
            found = _adopt(option, item.kind)
            self.comparable(item, found)
            options.append(found if isinstance(found, m.Const) else option)
        return replace(expr, item=item, options=tuple(options))

    def arith(self, expr: m.Arith) -> m.Expr:
        left, right = self.infer(expr.left), self.infer(expr.right)
        if expr.op in ("add", "sub"):
            left, right = _adopted(left, right)
        if expr.op == "div":
            self.divisor(right)
        kind: Kind = UNKNOWN
        if UNKNOWN not in (left.kind, right.kind):
            kind = _combined(expr.op, left.kind, right.kind)
            if kind == UNKNOWN:
                facts = {"left": shown_kind(left.kind), "word": _WORD[expr.op], "right": shown_kind(right.kind)}
                self.problems.add(report(problem.UNFIT_OPERANDS, expr.span, **facts))
        return replace(expr, left=left, right=right, kind=kind)

    def divisor(self, expr: m.Expr) -> None:
        match expr:
            case m.ParameterValue(parameter=name):
                is_zero = any(amount.value == 0 for amount in self.model.parameters[name].amounts)
            case m.Const():
                is_zero = expr.kind != UNKNOWN and expr.value == 0
            case _:
                if not (isinstance(expr, m.FactValue | m.AnswerValue) and expr.kind == UNKNOWN):
                    self.problems.add(report(problem.DIVISOR_NOT_FIXED, expr.span, text=expr.span.text))
                return
        if is_zero:
            self.problems.add(report(problem.DIVISOR_IS_ZERO, expr.span, text=expr.span.text))


def _adopt(expr: m.Expr, kind: Kind) -> m.Expr:
    """A plain number as written takes the unit of credit points, for which there is no writing of its own."""
    if isinstance(expr, m.Const) and expr.kind in _PLAIN and kind == CREDIT:
        return replace(expr, kind=kind)
    return expr


def _adopted(left: m.Expr, right: m.Expr) -> tuple[m.Expr, m.Expr]:
    return _adopt(left, right.kind), _adopt(right, left.kind)


def _combined(op: m.ArithOp, left: Kind, right: Kind) -> Kind:
    """The kind of an operation, or the unknown kind where it has no meaning.

    >>> _combined("mul", PERCENT, CREDIT) == CREDIT, _combined("mul", PERCENT, PERCENT) == UNKNOWN
    (True, True)
    """
    if op in ("add", "sub"):
        if left in _PLAIN and right in _PLAIN:
            return COUNT if left == right == COUNT else FRACTION
        return left if left == right and isinstance(left, Number) else UNKNOWN
    if op == "mul":
        return _TIMES.get((left, right), _TIMES.get((right, left), UNKNOWN))
    return _BY.get((left, right), UNKNOWN)
