"""Which readings the rules of an instrument depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kinerja_rules.model.model import (
    And,
    AnswerValue,
    Arith,
    CaseBody,
    Choice,
    Compare,
    Expr,
    FormulaBody,
    In,
    Joint,
    Model,
    Not,
    Or,
    TableBody,
)
from kinerja_rules.values.kinds import Name


def walk(expr: Expr | None) -> Iterator[Expr]:
    """An expression and everything inside it; iterative, since expressions come from people."""
    pending = [] if expr is None else [expr]
    while pending:
        here = pending.pop()
        yield here
        match here:
            case And(operands=operands) | Or(operands=operands) | Joint(operands=operands):
                pending += operands
            case Not(operand=operand):
                pending.append(operand)
            case Compare(left=left, right=right) | Arith(left=left, right=right):
                pending += (left, right)
            case In(item=item):
                pending.append(item)
            case _:
                pass


def answers_reached(model: Model, instrument: str) -> tuple[Name, ...]:
    """The answers of an instrument and all that they, or its other rules, read; sorted."""
    home = model.instruments[instrument]
    pending = list(home.answers)
    for expr in _exprs(model, instrument):
        pending += (e.answer for e in walk(expr) if isinstance(e, AnswerValue))
    seen: set[Name] = set()
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            for expr in answer_exprs(model, name):
                pending += (e.answer for e in walk(expr) if isinstance(e, AnswerValue))
    return tuple(sorted(seen))


def reading_references(model: Model, instrument: str) -> tuple[Name, ...]:
    """The readings that any rule reachable from an instrument names, sorted."""
    home = model.instruments[instrument]
    found: set[Name] = set()

    def add(choices: Iterable[Choice | None]) -> None:
        found.update(choice.reading for choice in choices if choice is not None)

    for name in home.steps:
        step = model.steps[name]
        for clauses in (step.norms, step.orders, step.windows, step.terms, step.overrides, step.deemed):
            add(clause.reading for clause in clauses)
    for name in home.parties:
        add(f.reading for f in model.parties[name].fillers)
    if home.scope is not None:
        add(c.reading for c in model.scopes[home.scope].clauses)
    for name in answers_reached(model, instrument):
        match model.answers[name].body:
            case FormulaBody(formulas=formulas):
                add(f.reading for f in formulas)
            case CaseBody(general=general, exceptions=exceptions):
                add(f.reading for f in general)
                add(e.reading for e in exceptions)
            case TableBody():
                pass
    return tuple(sorted(found))


def _exprs(model: Model, instrument: str) -> Iterator[Expr | None]:
    home = model.instruments[instrument]
    for name in home.steps:
        step = model.steps[name]
        for clauses in (step.norms, step.orders, step.windows, step.terms, step.overrides, step.deemed):
            yield from (clause.guard for clause in clauses)
    for name in home.parties:
        yield from (f.guard for f in model.parties[name].fillers)
    if home.scope is not None:
        yield from (c.guard for c in model.scopes[home.scope].clauses)


def answer_exprs(model: Model, name: Name) -> Iterator[Expr | None]:
    """Every expression that an answer reads, those of the silences on it included."""
    match model.answers[name].body:
        case FormulaBody(formulas=formulas):
            yield from (f.value for f in formulas)
        case CaseBody(general=general, exceptions=exceptions):
            yield from (f.value for f in general)
            for exception in exceptions:
                yield exception.guard
                yield exception.value
        case TableBody(inputs=inputs):
            yield from inputs
    yield from (effect.guard for _, effect in model.effects_on("answer", name))
