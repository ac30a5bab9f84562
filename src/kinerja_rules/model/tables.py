"""Pass 8: tables that leave a case out, and rows that disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod
from typing import Final, TypeAlias

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.cases import LIMIT
from kinerja_rules.model.resolve import Draft
from kinerja_rules.model.wording import shown_value
from kinerja_rules.values.kinds import UNKNOWN, YES_NO, Choice, Kind

_SHOWN = 3
"""How many missing combinations one message names."""
_NONE: Final = None
"""The input that is *tidak relevan*."""
Input: TypeAlias = bool | str | None


def tables(draft: Draft, problems: Problems) -> Draft:
    """A table has a row for every combination of its inputs, and no two rows that disagree.

    Needs: kinds. Gives: the draft unchanged.
    """
    for answer in draft.model.answers.values():
        if isinstance(answer.body, m.TableBody):
            problems.extend(_table(draft.model, answer, answer.body))
    return draft


def _table(model: m.Model, answer: m.Answer, body: m.TableBody) -> Iterator[Diagnostic]:
    domains = [_domain(model, read.kind) for read in body.inputs]
    if not all(domains) or any(_is_broken(row, len(domains)) for row in body.rows):
        return
    if prod(len(domain) + 1 for domain in domains) > LIMIT:
        yield report(problem.NOT_EXAMINED, answer.span, name=answer.name.short, limit=str(LIMIT))
        return
    missing = [c for c in product(*domains) if not any(_matches(row, c) for row in body.rows)]
    if missing:
        yield _incomplete(model, answer, body, missing)
    with_none = [(*domain, _NONE) for domain in domains]
    for one, other in combinations(body.rows, 2):
        if one.outcome == other.outcome:
            continue
        both = next((c for c in product(*with_none) if _matches(one, c) and _matches(other, c)), None)
        if both is not None:
            facts = {"name": answer.name.short, "case": _shown(body, both)}
            facts["one"] = shown_value(one.outcome.value, one.outcome.kind)
            facts["other"] = shown_value(other.outcome.value, other.outcome.kind)
            yield report(problem.ROWS_DISAGREE, other.span, Label(one.span, "one"), **facts)


def _is_broken(row: m.Row, inputs: int) -> bool:
    """Whether something is wrong with a row, which was told."""
    return len(row.cells) != inputs or row.outcome.kind == UNKNOWN or any("" in cell.values for cell in row.cells)


def _domain(model: m.Model, kind: Kind) -> tuple[bool | str, ...]:
    if isinstance(kind, Choice):
        return model.options[kind.options].names
    return (True, False) if kind == YES_NO else ()


def _matches(row: m.Row, inputs: Sequence[Input]) -> bool:
    for cell, value in zip(row.cells, inputs, strict=True):
        if cell.form == "not_applicable" and value is not _NONE:
            return False
        if cell.form == "values" and (value is _NONE or value not in cell.values):
            return False
    return True


def _incomplete(
    model: m.Model, answer: m.Answer, body: m.TableBody, missing: Sequence[Sequence[bool | str]]
) -> Diagnostic:
    shown = "; ".join(_shown(body, combination) for combination in missing[:_SHOWN])
    if len(missing) > _SHOWN:
        shown += f"; … ({len(missing)})"
    first = missing[0]
    row = "baris " + " | ".join(shown_value(value, YES_NO) for value in first) + " maka …"
    statement = _statement(model, answer, body, first) if len(missing) == 1 else ""
    facts = {"name": answer.name.short, "missing": shown, "row": row, "statement": statement}
    labels = [Label(body.rows[-1].span, "last")] if body.rows else []
    return report(problem.TABLE_INCOMPLETE, body.inputs[0].span, *labels, **facts)


def _shown(body: m.TableBody, inputs: Sequence[Input]) -> str:
    words = ("tidak relevan" if value is _NONE else shown_value(value, YES_NO) for value in inputs)
    return " dan ".join(f"{read.span.text} = {word}" for read, word in zip(body.inputs, words, strict=True))


def _statement(model: m.Model, answer: m.Answer, body: m.TableBody, inputs: Sequence[bool | str]) -> str:
    """The one statement of the same instrument that names just these options, in this order, and no row cites."""
    labels = [_label(model, read.kind, value) for read, value in zip(body.inputs, inputs, strict=True)]
    cited = {i for row in body.rows for i in row.basis}
    found = [
        statement.id
        for statement in model.statements.values()
        if statement.home == answer.name.home and statement.id not in cited and _names(statement.text, labels)
    ]
    return found[0] if len(found) == 1 and len(labels) > 1 else ""


def _label(model: m.Model, kind: Kind, value: bool | str) -> str:
    if isinstance(kind, Choice) and isinstance(value, str):
        return dict(model.options[kind.options].options)[value]
    return shown_value(value, YES_NO)


def _names(text: str, labels: Sequence[str]) -> bool:
    """Whether a text has the labels one after the other."""
    place = 0
    folded = text.casefold()
    for label in labels:
        found = folded.find(label.casefold(), place)
        if found < 0:
            return False
        place = found + len(label)
    return True
