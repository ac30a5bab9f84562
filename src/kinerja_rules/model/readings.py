"""Pass 10: readings are settled, complete where formulas depend on them, and not idle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.claims import claims
from kinerja_rules.model.resolve import Draft
from kinerja_rules.syntax import syntax as s


def readings(draft: Draft, problems: Problems) -> Draft:
    """Every reading is adopted or left open in so many words, and changes something.

    Needs: the text in force, for what refers to a reading. Gives: the draft unchanged.
    """
    model = draft.model
    # What could not be resolved, or read, may have been what refers to a reading.
    is_clear = not problems.has_errors and draft.seen.symbols.is_whole
    referred = {claim.reading for claim in claims(model) if claim.reading is not None}
    for name, reading in model.readings.items():
        decl = draft.seen.symbols.names[name].decl
        if isinstance(decl, s.ReadingDecl) and not draft.seen.symbols.unread.get(name.home):
            problems.extend(_settled(decl))
            is_referred = not is_clear or any(choice.reading == name for choice in referred)
            problems.extend(_idle(reading, decl, is_referred))
    for name, answer in model.answers.items():
        decl = draft.seen.symbols.names[name].decl
        formulas = _alternatives(answer)
        written = [f for f in decl.formulas if f.reading is not None] if isinstance(decl, s.AnswerDecl) else []
        if len(written) == sum(formula.reading is not None for formula in formulas):
            problems.extend(_formulas(model, answer, formulas))
    return draft


def _alternatives(answer: m.Answer) -> Sequence[m.Formula]:
    """The formulas of which one must be active."""
    match answer.body:
        case m.FormulaBody(formulas=formulas):
            return formulas
        case m.CaseBody(general=general):
            return general
        case m.TableBody():
            return ()
    assert_never(answer.body)


def _settled(decl: s.ReadingDecl) -> Iterator[Diagnostic]:
    """Adopted or left open, and for one period only once."""
    name = decl.name
    if not decl.adoptions and not decl.undecided:
        yield report(problem.READING_NOT_SETTLED, name.span, name=name.text)
    seen: dict[str, Span] = {"": name.span} if decl.undecided else {}
    for adoption in decl.adoptions:
        for period in adoption.periods or (None,):
            text = "" if period is None else f"{period.name.text} {period.year}"
            first = seen.setdefault(text, adoption.span)
            if first is not adoption.span:
                label = Label(first, "first")
                span = adoption.span if period is None else period.span
                yield report(problem.READING_SETTLED_TWICE, span, label, name=name.text, period=text)


def _idle(reading: m.Reading, decl: s.ReadingDecl, is_referred: bool) -> Iterator[Diagnostic]:
    """A question with one answer, or with answers that no rule asks for."""
    selectable = [option for option in reading.options if option.selectable]
    if reading.options and len(reading.options) < 2 and not reading.is_assumption:
        yield report(problem.TOO_FEW_ALTERNATIVES, decl.name.span, name=decl.name.text)
    elif len(selectable) >= 2 and not is_referred:
        yield report(problem.READING_WITHOUT_EFFECT, decl.name.span, name=decl.name.text)


def _formulas(model: m.Model, answer: m.Answer, formulas: Sequence[m.Formula]) -> Iterator[Diagnostic]:
    """Of several formulas exactly one is active, whichever alternative is chosen."""
    if not formulas:
        return
    first = formulas[0]
    if first.reading is None:
        for other in formulas[1:]:
            yield report(problem.FORMULAS_COLLIDE, other.span, Label(first.span, "first"), name=answer.name.short)
        return
    covered: dict[m.Choice, m.Formula] = {}
    for formula in formulas:
        choice = formula.reading
        if choice is None or choice.reading != first.reading.reading or choice in covered:
            before = first if choice is None else covered.get(choice, first)
            label = Label(before.span, "first")
            yield report(problem.FORMULAS_COLLIDE, formula.span, label, name=answer.name.short)
        else:
            covered[choice] = formula
    for option in model.readings[first.reading.reading].options:
        if option.selectable and m.Choice(first.reading.reading, option.name) not in covered:
            facts = {"name": answer.name.short, "reading": first.reading.reading.short, "alternative": option.name}
            yield report(problem.READING_NOT_COVERED, formulas[-1].span, Label(option.span, "declared"), **facts)
