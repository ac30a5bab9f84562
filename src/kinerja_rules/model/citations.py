"""Pass 11: what a clause says against the statements it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.case import Condition
from kinerja_rules.model.cases import Cases
from kinerja_rules.model.claims import Claim, Clause, claims
from kinerja_rules.model.resolve import Draft
from kinerja_rules.model.wording import shown_day, shown_days
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import PERIOD

_RULE: Final = "aturan"
_NO_DUTY: Final = ("anjuran", "kesimpulan", "praktik", "riwayat")
_DUTIES: Final = ("wajib", "harus")


def citations(draft: Draft, problems: Problems) -> Draft:
    """No clause says more than its statements: in strength, role, period or date.

    Needs: the text in force. Gives: the draft unchanged.
    """
    model = draft.model
    written = _written_days(draft)
    places = {i: decl.id.span for i, (_, decl) in draft.seen.symbols.statements.items()}
    unknown = [_place(told.span) for told in problems if told.kind == problem.UNKNOWN_STATEMENT and told.span]
    for claim in claims(model):
        if not claim.basis or any(_covers(claim.span, place) for place in unknown):
            # With an id that is not known nothing can be said about what the others leave open.
            continue
        # A label leads to the number of a statement; its span is the whole declaration.
        cited = [replace(model.statements[i], span=places[i]) for i in claim.basis if i in model.statements]
        if not cited and _is_unknown(claim.clause):
            continue
        if not cited:
            problems.add(report(problem.NO_STATEMENT_CITED, claim.span, ids=", ".join(claim.basis)))
            continue
        problems.extend(_strength(claim, cited))
        problems.extend(_reach(model, claim, cited))
        day = written.get(_place(claim.span))
        if day is not None:
            problems.extend(_day(claim, day, cited))
    return draft


def _is_unknown(clause: Clause) -> bool:
    """Whether a clause only says that something is not known, for which a silence is reason enough."""
    return isinstance(clause, m.Coverage) and clause.form == "unknown"


def _place(span: Span) -> tuple[str, int]:
    return span.source.name, span.start


def _covers(span: Span, place: tuple[str, int]) -> bool:
    return span.source.name == place[0] and span.contains(place[1])


def _written_days(draft: Draft) -> dict[tuple[str, int], date]:
    """The dates of bounds as they are written, before *sebelum* is turned into the day before."""
    found: dict[tuple[str, int], date] = {}
    for symbol in draft.seen.symbols.names.values():
        parts: tuple[s.WindowClause | s.TermClause | s.Change, ...] = ()
        if isinstance(symbol.decl, s.StepDecl):
            parts = symbol.decl.windows
        elif isinstance(symbol.decl, s.AmendmentDecl):
            parts = symbol.decl.changes
        for part in parts:
            if not isinstance(part, s.TermClause) and part.day.value is not None:
                found[_place(part.span)] = part.day.value
    return found


def _ids(statements: Sequence[m.Statement]) -> str:
    return ", ".join(statement.id for statement in statements)


def _labels(statements: Sequence[m.Statement]) -> list[Label]:
    return [Label(statement.span, "statement") for statement in statements]


def _strength(claim: Claim, cited: Sequence[m.Statement]) -> Iterator[Diagnostic]:
    clause = claim.clause
    stating = [statement for statement in cited if statement.strength]
    stated = {statement.strength for statement in stating}
    strength: str
    if isinstance(clause, m.Norm):
        differs, strength = bool(stated) and clause.strength not in stated, clause.strength
        yield from _duty(clause, cited)
    elif isinstance(clause, m.Window | m.Term):
        # A bound has no word of strength but *dianjurkan*; without it, it binds.
        differs, strength = stated == {"dianjurkan"} and not clause.advised, "paling lambat"
        if isinstance(clause, m.Window) and clause.bound == "opens":
            strength = "paling cepat"
    else:
        return
    if differs:
        facts = {"strength": strength, "statement": _ids(stating), "stated": ", ".join(sorted(stated))}
        yield report(problem.STRENGTH_DIFFERS, claim.span, *_labels(stating), **facts)


def _duty(norm: m.Norm, cited: Sequence[m.Statement]) -> Iterator[Diagnostic]:
    """A duty rests on at least one statement that is a rule."""
    natures = {statement.nature for statement in cited}
    if norm.strength not in _DUTIES or _RULE in natures or "" in natures:
        return
    facts = {"strength": norm.strength, "statement": _ids(cited), "nature": ", ".join(sorted(natures))}
    is_error = norm.strength == "wajib" and natures <= set(_NO_DUTY)
    kind = problem.DUTY_ON_ADVICE if is_error else problem.DUTY_NOT_ON_RULE
    yield report(kind, norm.span, *_labels(cited), **facts)


def _reach(model: m.Model, claim: Claim, cited: Sequence[m.Statement]) -> Iterator[Diagnostic]:
    """Roles and periods of a clause lie within those that its statements name, where all of them name some."""
    if isinstance(claim.clause, m.Formula | m.Row | m.Effect):
        return
    cases = Cases(model, claim.owner.home)
    conditions = [Condition(claim.guard, claim.reading)]
    if claim.sort == "langkah":
        conditions.append(Condition(cases.applies(claim.owner)))
    role = cases.role()
    if role is not None and all(statement.roles for statement in cited):
        stated = {name for statement in cited for name in statement.roles}
        fact = m.FactValue(role.name, role.kind, role.span)
        wider = sorted(str(value) for value in cases.values(conditions, fact) if value not in stated)
        if wider:
            facts = {"roles": ", ".join(wider), "statement": _ids(cited), "stated": ", ".join(sorted(stated))}
            yield report(problem.WIDER_ROLES, claim.span, *_labels(cited), **facts)
    if model.instruments[claim.owner.home].governs and all(statement.periods for statement in cited):
        known = {period for statement in cited for period in statement.periods}
        found = cases.values(conditions, m.PeriodValue(PERIOD, claim.span)) - known
        more = [str(period) for period in model.instruments[claim.owner.home].governs if period in found]
        if more:
            facts = {"periods": ", ".join(more), "statement": _ids(cited)}
            facts["stated"] = ", ".join(sorted(map(str, known)))
            yield report(problem.WIDER_PERIODS, claim.span, *_labels(cited), **facts)


def _day(claim: Claim, day: date, cited: Sequence[m.Statement]) -> Iterator[Diagnostic]:
    """A date stands in one of the statements, where any of them names dates."""
    stating = [statement for statement in cited if statement.days]
    days = tuple(sorted({d for statement in stating for d in statement.days}))
    if stating and day not in days:
        facts = {"day": shown_day(day), "statement": _ids(stating), "stated": shown_days(days)}
        yield report(problem.DAY_NOT_STATED, claim.span, *_labels(stating), **facts)
