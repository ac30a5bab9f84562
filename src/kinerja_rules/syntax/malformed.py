"""What stands where it cannot → JK1nn: an ordered list of small hint functions, the surest first.

Each looks at one place (see ``complaint``) and either knows what was meant or passes. Most also say what to read
instead, so that the rest of the declaration is read too and no mistake hides another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.syntax import malformed_clauses as clauses
from kinerja_rules.syntax import malformed_conditions as conditions
from kinerja_rules.syntax import malformed_values as values
from kinerja_rules.syntax import malformed_words as words
from kinerja_rules.syntax.complaint import Complaint, Found, Hint

_MOST_CHARACTERS: Final = 160
_PROPOSALS: Final = frozenset({"right", "one", "other", "calendar", "working", "decimal", "whole"})

HINTS: Final[tuple[Hint, ...]] = (
    # Slips that show in the text alone.
    words.unknown_opening,
    words.version_again,
    values.quote_inside,
    values.text_not_closed,
    values.single_quotes,
    values.range_with_dash,
    values.date_in_digits,
    values.year_missing,
    values.decimal_point,
    values.days_without_kind,
    values.duration,
    values.unknown_month,
    # After *dasar* only ids can stand, so whatever stands there was meant as one.
    clauses.range_of_statements,
    words.not_needed,
    clauses.not_a_statement,
    conditions.and_or_mixed,
    words.said_otherwise,
    words.opens_with_a_name,
    words.foreign_sign,
    # Before misspelling: two names side by side are near many words.
    words.name_of_two_words,
    clauses.wrong_order,
    conditions.row_opening_missing,
    conditions.row_separator,
    words.reserved_name,
    words.misspelt,
    clauses.comma_missing,
    # A clause that ends without its basis, before what follows is taken for a part of it.
    clauses.basis_missing,
    conditions.bracket_not_closed,
    conditions.bracket_not_opened,
    clauses.condition_first,
    clauses.after_basis,
    clauses.text_missing,
    values.date_wanted,
    values.number_wanted,
    words.name_wanted,
    conditions.list_without_brackets,
    conditions.value_missing,
    clauses.clause_unfinished,
    clauses.word_missing,
    clauses.clause_elsewhere,
    clauses.left_over,
)


def diagnose(complaint: Complaint) -> Found:
    """The first hint that knows, or the general message."""
    for hint in HINTS:
        found = hint(complaint)
        if found is not None:
            break
    else:
        found = clauses.unreadable(complaint)
    return found._replace(problem=_fitted(found.problem))


def _fitted(problem: Diagnostic) -> Diagnostic:
    """The problem with facts that fit a message: what is too long to type is not proposed."""
    facts = tuple((name, _fit(name, value)) for name, value in problem.facts)
    return replace(problem, facts=facts)


def _fit(name: str, value: str) -> str:
    if len(value) <= _MOST_CHARACTERS:
        return value
    return "" if name in _PROPOSALS else value[: _MOST_CHARACTERS - 1] + "…"
