"""Pass 12: things allowed and unwise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.claims import claims
from kinerja_rules.model.collect import Sort, Symbol
from kinerja_rules.model.references import walk
from kinerja_rules.model.resolve import Draft
from kinerja_rules.values.kinds import TEXT, Choice, Name, Number

_DECIDING: Final = ("cakupan", "kekosongan", "langkah", "simpulan")
"""Where a missing fact leaves obligations, silences or exceptions open."""
_SHORTEST = 4
"""Words shorter than this are near to each other anyway."""


def lint(draft: Draft, problems: Problems) -> Draft:
    """What is allowed, and yet probably not meant.

    Needs: the text in force. Gives: the draft unchanged.
    """
    problems.extend(_magic_numbers(draft.model))
    if not problems.has_errors and draft.seen.symbols.is_whole:
        # A name that could not be resolved, or read, may have been the use of one that seems unused.
        problems.extend(_unused(draft))
    problems.extend(_optional_guards(draft))
    problems.extend(_near_names(draft))
    return draft


def _expressions(model: m.Model) -> Iterator[m.Expr]:
    """Every expression of every clause, the inputs of tables included."""
    for claim in claims(model):
        yield from (expr for expr in (claim.guard, claim.value) if expr is not None)
    for answer in model.answers.values():
        if isinstance(answer.body, m.TableBody):
            yield from answer.body.inputs


def _magic_numbers(model: m.Model) -> Iterator[Diagnostic]:
    """Numbers of law that stand in a formula or a condition instead of a dated, cited *besaran*."""
    for expr in _expressions(model):
        for part in walk(expr):
            constants = part.options if isinstance(part, m.In) else (part,)
            for constant in constants:
                if not isinstance(constant, m.Const) or not isinstance(constant.kind, Number):
                    continue
                if isinstance(constant.value, Fraction) and constant.value not in (0, 1):
                    yield report(problem.MAGIC_NUMBER, constant.span, text=constant.span.text)


def _unused(draft: Draft) -> Iterator[Diagnostic]:
    """Numbers, parties, lists and facts that no rule uses."""
    model = draft.model
    used = _used(model)
    for name, symbol in draft.seen.symbols.names.items():
        if name in used:
            continue
        if symbol.sort == "data" and model.facts[name].kind != TEXT and name.short != m.ROLE:
            yield report(problem.FACT_NEVER_USED, symbol.decl.name.span, name=name.short)
        elif symbol.sort in ("besaran", "pihak", "pilihan"):
            yield report(problem.NEVER_USED, symbol.decl.name.span, name=name.short, sort=symbol.sort)


def _used(model: m.Model) -> set[Name]:
    used: set[Name] = set()
    for expr in _expressions(model):
        for part in walk(expr):
            match part:
                case m.FactValue(fact=name) | m.ParameterValue(parameter=name):
                    used.add(name)
                case _:
                    pass
    for step in model.steps.values():
        used.update(actor for norm in step.norms for actor in norm.actors)
    for party in model.parties.values():
        used.update(filler.party for filler in party.fillers)
    used.update(fact.decided_by for fact in model.facts.values() if fact.decided_by is not None)
    # A party that only records name is needed all the same: it may be the wrong one.
    used.update(event.actor for example in model.examples for event in example.events)
    kinds = (*(fact.kind for fact in model.facts.values()), *(answer.kind for answer in model.answers.values()))
    used.update(kind.options for kind in kinds if isinstance(kind, Choice))
    return used


def _optional_guards(draft: Draft) -> Iterator[Diagnostic]:
    """Facts that decide about scope, duties, silences or exceptions, and that a record may leave out."""
    model = draft.model
    told: set[Name] = set()
    for claim in claims(model):
        is_norm = claim.sort != "langkah" or isinstance(claim.clause, m.Norm)
        if claim.guard is None or claim.sort not in _DECIDING or not is_norm:
            continue
        for part in walk(claim.guard):
            if not isinstance(part, m.FactValue) or part.fact in told:
                continue
            fact = model.facts[part.fact]
            # A judgement is not there until its official has made it.
            if not fact.required and fact.decided_by is None and fact.kind != TEXT:
                told.add(fact.name)
                span = draft.seen.symbols.names[fact.name].decl.name.span
                facts = {"name": fact.name.short, "clause": claim.sort}
                yield report(problem.OPTIONAL_FACT_GUARDS, span, Label(claim.span, "guard"), **facts)


def _near_names(draft: Draft) -> Iterator[Diagnostic]:
    """Two names of one sort in one home, one letter apart."""
    groups: dict[tuple[str, Sort], list[Symbol]] = {}
    for symbol in draft.seen.symbols.names.values():
        groups.setdefault((symbol.name.home, symbol.sort), []).append(symbol)
    for (_, sort), symbols in groups.items():
        seen: dict[str, list[Symbol]] = {}
        for symbol in symbols:
            short = symbol.name.short
            keys = _variants(short)
            for near in dict.fromkeys(other for key in keys for other in seen.get(key, ())):
                if is_slip(near.name.short, short):
                    label = Label(near.decl.name.span, "other")
                    facts = {"name": short, "other": near.name.short, "sort": sort}
                    yield report(problem.NEARLY_EQUAL_NAMES, symbol.decl.name.span, label, **facts)
            for key in keys:
                seen.setdefault(key, []).append(symbol)


def _variants(name: str) -> list[str]:
    """A name and all it becomes with one letter less; names one letter apart share one of these."""
    return list(dict.fromkeys((name, *(name[:i] + name[i + 1 :] for i in range(len(name))))))


def is_slip(one: str, other: str) -> bool:
    """Whether two names differ as by a slip of the hand: one letter, or two neighbours changed over.

    A digit, or a letter of a word of three letters or less, is a difference that was meant.

    >>> is_slip("poin_minimum", "poin_minimun"), is_slip("semester_1", "semester_2")
    (True, False)
    """
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    differing = one[head : len(one) - tail], other[head : len(other) - tail]
    if max(map(len, differing)) > 1 and not (len(differing[0]) == 2 and differing[0] == differing[1][::-1]):
        return False
    words = (_word_at(one, head), _word_at(other, head))
    return not any(c.isdigit() for text in differing for c in text) and min(map(len, words)) >= _SHORTEST


def _word_at(name: str, place: int) -> str:
    """The word of a name, between its underscores, that a place lies in."""
    start = name.rfind("_", 0, place) + 1
    end = name.find("_", place)
    return name[start : len(name) if end < 0 else end]
