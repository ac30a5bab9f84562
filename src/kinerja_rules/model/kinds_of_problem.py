"""The problems of this floor: names, kinds, dates, conflicts, and what is allowed but unwise.

Each has a page in ``base/messages``; the fields are the facts that its texts may name.
"""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import Kind


def _error(code: str, *fields: str) -> Kind:
    return Kind(code, "error", fields)


def _warning(code: str, *fields: str) -> Kind:
    return Kind(code, "warning", fields)


# ---------------------------------------------------------------------------------------------------- JK2nn, names

DECLARED_TWICE: Final = _error("JK201", "name", "sort")
FILE_IS_A_COPY: Final = _error("JK202", "name", "file", "count")
FILE_WITHOUT_HOME: Final = _error("JK203", "file")
SECOND_HOME: Final = _error("JK204", "name", "home")
UNKNOWN_HOME: Final = _error("JK205", "name", "suggestion")
UNKNOWN_NAME: Final = _error("JK206", "name", "sort", "opening", "suggestion", "elsewhere")
UNKNOWN_VALUE: Final = _error("JK207", "name", "suggestion", "elsewhere")
UNKNOWN_OPTION: Final = _error("JK208", "name", "list", "options", "suggestion")
AMBIGUOUS_NAME: Final = _error("JK209", "name", "one", "other")
HIDDEN_NAME: Final = _error("JK210", "name", "other")
WRONG_SORT: Final = _error("JK211", "name", "found", "wanted", "suggestion")
UNKNOWN_STATEMENT: Final = _error("JK212", "name", "suggestion")
UNKNOWN_SOURCE: Final = _error("JK213", "name", "suggestion")
UNKNOWN_PERIOD: Final = _error("JK214", "name", "suggestion")
UNKNOWN_ALTERNATIVE: Final = _error("JK215", "name", "reading", "suggestion")
ALTERNATIVE_NOT_USABLE: Final = _error("JK216", "name", "reading", "recorded")
UNKNOWN_EXCEPTION: Final = _error("JK217", "name", "answer", "suggestion")
MISSING_CLAUSE: Final = _error("JK218", "name", "sort", "clause")
UNKNOWN_WORD: Final = _error("JK219", "name", "clause", "options", "suggestion")
NO_ROLE_FACT: Final = _error("JK220", "name")
NOT_IN_A_LIBRARY: Final = _error("JK221", "name", "sort", "home")
SECOND_SCOPE: Final = _error("JK222", "name", "first")
BUILT_IN_NAME: Final = _error("JK223", "name", "sort")
BORROWED_WITHOUT_DATA: Final = _error("JK224", "name", "fact", "home")
STEP_OF_ANOTHER: Final = _error("JK225", "name", "home")
ANSWER_NOT_GIVEN: Final = _error("JK226", "name", "home", "lender")
ONE_CAUSE: Final = (
    UNKNOWN_HOME,
    UNKNOWN_NAME,
    UNKNOWN_VALUE,
    UNKNOWN_OPTION,
    UNKNOWN_STATEMENT,
    UNKNOWN_SOURCE,
    UNKNOWN_PERIOD,
    NO_ROLE_FACT,
)
"""What one slip makes at every place that uses a name; told once, with the further places."""

# ---------------------------------------------------------------------------------------------------- JK3nn, kinds

DIFFERENT_KINDS: Final = _error("JK301", "left", "right")
NOT_A_CONDITION: Final = _error("JK302", "found")
UNFIT_OPERANDS: Final = _error("JK303", "left", "word", "right")
DIVISOR_NOT_FIXED: Final = _error("JK304", "text")
DIVISOR_IS_ZERO: Final = _error("JK305", "text")
KIND_NOT_AS_DECLARED: Final = _error("JK306", "name", "declared", "found")
VALUE_DOES_NOT_FIT: Final = _error("JK307", "text", "wanted")
NO_ORDER: Final = _error("JK308", "found", "list")
RANGE_OF_NO_NUMBER: Final = _error("JK309", "name", "found")
RANGE_UPSIDE_DOWN: Final = _error("JK310", "name", "low", "high")
TEXT_IN_A_RULE: Final = _error("JK311", "name")
OPEN_TABLE_INPUT: Final = _error("JK312", "name", "found")
WRONG_CELL_COUNT: Final = _error("JK313", "found", "wanted")
SECOND_BODY: Final = _error("JK314", "name", "first", "second")

# ------------------------------------------------------------------------------------------- JK4nn, circles and dates

STEPS_WAIT: Final = _error("JK401", "path", "name")
ANSWERS_CIRCLE: Final = _error("JK402", "path", "name")
PARTIES_CIRCLE: Final = _error("JK403", "path", "name")
PERIOD_GOVERNED_TWICE: Final = _error("JK404", "period", "one", "other")
PERIOD_DECLARED_TWICE: Final = _error("JK405", "period")
PERIOD_UPSIDE_DOWN: Final = _error("JK406", "period", "first", "last")
CLOSES_BEFORE_OPENING: Final = _error("JK407", "name", "opens", "closes", "case")
PERIOD_NOT_GOVERNED: Final = _error("JK408", "period", "home")
DAY_OUTSIDE_CALENDAR: Final = _error("JK409", "day", "name", "years")
AMOUNT_TWICE: Final = _error("JK410", "name", "day")
AMOUNT_GAP: Final = _warning("JK411", "name", "period", "day")
DAY_TWICE: Final = _error("JK412", "day", "name")
WEEK_LENGTH: Final = _error("JK413", "count", "name")

# ------------------------------------------------------------- JK5nn, conflicts, completeness, readings, and the butir

TABLE_INCOMPLETE: Final = _error("JK501", "name", "missing", "row", "statement")
ROWS_DISAGREE: Final = _error("JK502", "name", "case", "one", "other")
EXCEPTIONS_COLLIDE: Final = _error("JK503", "one", "one_value", "other", "other_value", "case")
SCOPE_COLLIDES: Final = _error("JK504", "one", "other", "case")
FILLERS_COLLIDE: Final = _error("JK505", "name", "one", "other", "case")
AMENDMENTS_COLLIDE: Final = _error("JK506", "name", "one", "one_day", "other", "other_day", "case")
READING_WITHOUT_EFFECT: Final = _error("JK507", "name")
READING_NOT_COVERED: Final = _error("JK508", "name", "reading", "alternative")
FORMULAS_COLLIDE: Final = _error("JK509", "name")
READING_NOT_SETTLED: Final = _error("JK510", "name")
READING_SETTLED_TWICE: Final = _error("JK511", "name", "period")
TOO_FEW_ALTERNATIVES: Final = _error("JK512", "name")
STRENGTH_DIFFERS: Final = _warning("JK513", "strength", "statement", "stated")
DUTY_ON_ADVICE: Final = _error("JK514", "strength", "statement", "nature")
DUTY_NOT_ON_RULE: Final = _warning("JK515", "strength", "statement", "nature")
WIDER_ROLES: Final = _warning("JK516", "roles", "statement", "stated")
WIDER_PERIODS: Final = _warning("JK517", "periods", "statement", "stated")
DAY_NOT_STATED: Final = _warning("JK518", "day", "statement", "stated")
NO_STATEMENT_CITED: Final = _warning("JK519", "ids")

# ------------------------------------------------------------------------------------------- JK8nn, allowed and unwise

MAGIC_NUMBER: Final = _warning("JK801", "text")
NEVER_USED: Final = _warning("JK802", "name", "sort")
NEARLY_EQUAL_NAMES: Final = _warning("JK803", "name", "other", "sort")
OPTIONAL_FACT_GUARDS: Final = _warning("JK804", "name", "clause")
FACT_NEVER_USED: Final = _warning("JK805", "name")
NOT_EXAMINED: Final = _warning("JK806", "name", "limit")
