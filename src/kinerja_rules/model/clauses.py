"""The clauses of steps, parties, scopes and answers with their names resolved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from kinerja_rules.base.diagnostic import Label, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.expressions import constant, expression, when
from kinerja_rules.model.lookup import Lookup, broken, suggest
from kinerja_rules.model.wording import shown_kind
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import UNKNOWN, YES_NO, Choice, Kind, Name

_FORM: Final[dict[str, m.CoverageForm]] = {
    "mencakup": "covered",
    "mencakup sebagai anjuran": "advised",
    "tidak mencakup": "excluded",
    "belum diketahui": "unknown",
}
_UNIT: Final[dict[str, m.Unit]] = {
    "hari kerja": "working_days",
    "hari kalender": "calendar_days",
    "bulan": "months",
    "hari (satuan tidak disebut)": "days_unstated",
}


def bound_of(bound: s.Bound, day: date) -> tuple[Literal["opens", "closes"], date]:
    """A written bound as an inclusive one: *sebelum D* is the day before D."""
    if bound == "paling cepat":
        return "opens", day
    if bound == "sebelum" and day > date.min:
        return "closes", day - timedelta(days=1)
    return "closes", day


def present(names: tuple[Name | None, ...]) -> tuple[Name, ...]:
    """The names that were found."""
    return tuple(name for name in names if name is not None)


def coverage(clause: s.Coverage, names: Lookup) -> m.Coverage:
    """One sentence of a scope."""
    guard, reading = when(clause.when, names)
    return m.Coverage(_FORM[clause.form], guard, reading, names.basis(clause.basis), clause.span)


def filler(clause: s.Filler, names: Lookup) -> m.Filler | None:
    """Who fills a party."""
    guard, reading = when(clause.when, names)
    party, basis = names.party(clause.party), names.basis(clause.basis)
    return None if party is None else m.Filler(guard, reading, party, basis, clause.span)


def norm(clause: s.NormClause, names: Lookup) -> m.Norm:
    """Who must, may or must not do a step."""
    guard, reading = when(clause.when, names)
    actors = present(tuple(names.party(word) for word in clause.actors))
    after = present(tuple(names.step(word) for word in clause.after))
    return m.Norm(clause.strength, actors, after, guard, reading, names.basis(clause.basis), clause.span)


def order(clause: s.AfterClause, names: Lookup) -> m.After:
    """Which steps must come before."""
    guard, reading = when(clause.when, names)
    after = present(tuple(names.step(word) for word in clause.after))
    return m.After(after, guard, reading, names.basis(clause.basis), clause.span)


def window(clause: s.WindowClause, names: Lookup) -> m.Window | None:
    """A dated bound."""
    guard, reading = when(clause.when, names)
    basis = names.basis(clause.basis)
    if clause.day.value is None:
        return None
    bound, day = bound_of(clause.bound, clause.day.value)
    return m.Window(bound, day, clause.advised, guard, reading, basis, clause.span)


def term(clause: s.TermClause, names: Lookup) -> m.Term | None:
    """A bound counted from another step."""
    guard, reading = when(clause.when, names)
    since, basis = names.step(clause.since), names.basis(clause.basis)
    if since is None:
        return None
    return m.Term(clause.count, _UNIT[clause.unit], since, clause.advised, guard, reading, basis, clause.span)


def deemed(clause: s.DeemedClause, names: Lookup) -> m.Deemed:
    """When a step counts as done without an event."""
    guard, reading = when(clause.when, names)
    return m.Deemed(guard, reading, names.basis(clause.basis), clause.span)


def body(decl: s.AnswerDecl, kind: Kind, names: Lookup) -> m.Body:
    """How an answer is found: one formula, a general rule with exceptions, or a table."""
    plain = tuple(f for f in decl.formulas if not f.general)
    general = tuple(f for f in decl.formulas if f.general)
    _one_form(decl, plain, general, names)
    if decl.tables:
        return _table(decl.tables[0], kind, names)
    if general or decl.exceptions:
        if not general:
            names.missing(decl.name, "simpulan", "aturan umum")
        known = {exception.name.text for exception in decl.exceptions}
        exceptions = tuple(_exception(e, known, decl.name.text, kind, names) for e in decl.exceptions)
        return m.CaseBody(tuple(_formula(f, kind, names) for f in general), exceptions)
    if not plain:
        names.missing(decl.name, "simpulan", "adalah")
    return m.FormulaBody(tuple(_formula(f, kind, names) for f in plain))


def _one_form(decl: s.AnswerDecl, plain: tuple[s.Formula, ...], general: tuple[s.Formula, ...], names: Lookup) -> None:
    """Tell where an answer is found in two ways at once."""
    exceptions = () if general else decl.exceptions
    firsts = (("adalah", plain), ("aturan umum", general), ("kecuali", exceptions), ("tabel", decl.tables))
    forms = sorted(((clauses[0].span.start, word, clauses[0].span) for word, clauses in firsts if clauses))
    forms.extend((table.span.start, "tabel", table.span) for table in decl.tables[1:])
    for _, word, span in forms[1:]:
        label = Label(forms[0][2], "first")
        facts = {"name": decl.name.text, "first": forms[0][1], "second": word}
        names.problems.add(report(problem.SECOND_BODY, span, label, **facts))


def _formula(clause: s.Formula, kind: Kind, names: Lookup) -> m.Formula:
    value = expression(clause.value, names, kind)
    return m.Formula(value, names.reading(clause.reading), names.basis(clause.basis), clause.span)


def _exception(clause: s.ExceptionClause, known: set[str], answer: str, kind: Kind, names: Lookup) -> m.Exception_:
    guard, reading = when(clause.when, names)
    for word in clause.outranks:
        if word.text not in known:
            facts = {"name": word.text, "answer": answer, "suggestion": suggest(word.text, known)}
            names.problems.add(report(problem.UNKNOWN_EXCEPTION, word.span, **facts))
    return m.Exception_(
        clause.name.text,
        broken(clause.span) if guard is None else guard,
        expression(clause.value, names, kind),
        tuple(word.text for word in clause.outranks),
        reading,
        names.basis(clause.basis),
        clause.span,
    )


def _table(clause: s.TableClause, kind: Kind, names: Lookup) -> m.TableBody:
    inputs = tuple(expression(s.NameRef(word, word.span), names) for word in clause.inputs)
    for read in inputs:
        if read.kind not in (UNKNOWN, YES_NO) and not isinstance(read.kind, Choice):
            facts = {"name": read.span.text, "found": shown_kind(read.kind)}
            names.problems.add(report(problem.OPEN_TABLE_INPUT, read.span, **facts))
    return m.TableBody(inputs, tuple(_row(row, inputs, kind, names) for row in clause.rows))


def _row(row: s.Row, inputs: tuple[m.Expr, ...], kind: Kind, names: Lookup) -> m.Row:
    if len(row.cells) != len(inputs):
        facts = {"found": str(len(row.cells)), "wanted": str(len(inputs))}
        names.problems.add(report(problem.WRONG_CELL_COUNT, row.span, **facts))
    cells = tuple(_cell(cell, read.kind, names) for cell, read in zip(row.cells, inputs, strict=False))
    return m.Row(cells, constant(row.outcome, kind, names), names.basis(row.basis), row.span)


def _cell(cell: s.Cell, kind: Kind, names: Lookup) -> m.Cell:
    if kind != YES_NO and not isinstance(kind, Choice):
        return m.Cell("any", ())
    values = (constant(value, kind, names).value for value in cell.values)
    return m.Cell(cell.form, tuple(value for value in values if isinstance(value, bool | str)))
