"""Pass 6: what an instrument borrows can be computed from its own records."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.claims import of_answer
from kinerja_rules.model.references import walk
from kinerja_rules.model.resolve import Draft
from kinerja_rules.values.kinds import Name


def borrowed(draft: Draft, problems: Problems) -> Draft:
    """Every fact and step that a borrowed answer reads, however far down, belongs to the borrower's records.

    Needs: names resolved, no circles needed. Gives: the draft unchanged.
    """
    model = draft.model
    for home, instrument in model.instruments.items():
        for borrow in instrument.borrows:
            known = {*instrument.facts, *instrument.steps}
            missing = sorted({name for name, _ in _read(model, borrow.answer) if name not in known})
            for name in missing[:1]:
                place = (model.facts.get(name) or model.steps[name]).span
                facts = {"name": borrow.answer.short, "fact": name.short, "home": home}
                problems.add(report(problem.BORROWED_WITHOUT_DATA, borrow.span, Label(place, "declared"), **facts))
    return draft


def _read(model: m.Model, answer: Name) -> Iterator[tuple[Name, m.Expr]]:
    """The facts and steps that an answer reads, itself or through others."""
    pending, seen = [answer], {answer}
    while pending:
        for expr in _expressions(model.answers[pending.pop()]):
            for part in walk(expr):
                match part:
                    case m.FactValue(fact=name) | m.Done(step=name):
                        yield name, part
                    case m.AnswerValue(answer=name) if name not in seen:
                        seen.add(name)
                        pending.append(name)
                    case _:
                        pass


def _expressions(answer: m.Answer) -> Iterator[m.Expr]:
    if isinstance(answer.body, m.TableBody):
        yield from answer.body.inputs
    for claim in of_answer(answer):
        yield from (expr for expr in (claim.guard, claim.value) if expr is not None)
