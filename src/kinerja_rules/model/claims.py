"""Every clause of a model in one row: whose it is, when it speaks, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias, assert_never

from kinerja_rules.base.span import Span
from kinerja_rules.model import model as m
from kinerja_rules.model.collect import Sort
from kinerja_rules.values.kinds import Name

Clause: TypeAlias = (
    m.Norm
    | m.Window
    | m.Term
    | m.Override
    | m.Deemed
    | m.After
    | m.Filler
    | m.Coverage
    | m.Effect
    | m.Formula
    | m.Exception_
    | m.Row
)


class Claim(NamedTuple):
    """A clause and the declaration it belongs to."""

    owner: Name
    sort: Sort
    clause: Clause

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.clause.span

    @property
    def guard(self) -> m.Expr | None:
        """When it speaks."""
        return None if isinstance(self.clause, m.Formula | m.Row) else self.clause.guard

    @property
    def reading(self) -> m.Choice | None:
        """Under which reading it speaks."""
        return None if isinstance(self.clause, m.Row | m.Effect) else self.clause.reading

    @property
    def basis(self) -> m.Basis:
        """What it rests on; a silence has its ids elsewhere."""
        return () if isinstance(self.clause, m.Effect) else self.clause.basis

    @property
    def value(self) -> m.Expr | None:
        """What it computes, where it computes."""
        return self.clause.value if isinstance(self.clause, m.Formula | m.Exception_) else None


def claims(model: m.Model) -> Iterator[Claim]:
    """Every clause of steps, parties, scopes, answers and silences."""
    for name, step in model.steps.items():
        parts = (step.norms, step.orders, step.windows, step.terms, step.overrides, step.deemed)
        yield from (Claim(name, "langkah", clause) for part in parts for clause in part)
    for name, party in model.parties.items():
        yield from (Claim(name, "pihak", clause) for clause in party.fillers)
    for name, scope in model.scopes.items():
        yield from (Claim(name, "cakupan", clause) for clause in scope.clauses)
    for answer in model.answers.values():
        yield from of_answer(answer)
    for name, silence in model.silences.items():
        yield from (Claim(name, "kekosongan", clause) for clause in silence.effects)


def of_answer(answer: m.Answer) -> Iterator[Claim]:
    """The clauses of one answer."""
    clauses: tuple[m.Formula | m.Exception_ | m.Row, ...]
    match answer.body:
        case m.FormulaBody(formulas=formulas):
            clauses = formulas
        case m.CaseBody(general=general, exceptions=exceptions):
            clauses = (*general, *exceptions)
        case m.TableBody(rows=rows):
            clauses = rows
        case _:
            assert_never(answer.body)
    yield from (Claim(answer.name, "simpulan", clause) for clause in clauses)
