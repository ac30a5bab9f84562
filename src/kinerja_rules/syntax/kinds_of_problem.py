"""JK1nn: what cannot be read, and the facts each message is filled with.

``typed`` is the text as it stands; ``right`` is what to type in place of the marked text, empty where that is not
certain.
"""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import Kind


def _error(code: str, *fields: str) -> Kind:
    return Kind(code, "error", fields)


# ------------------------------------------------------------------------------------- words, names, quoted texts

UNKNOWN_OPENING: Final = _error("JK101", "word", "right")
NAME_OF_TWO_WORDS: Final = _error("JK102", "first", "second", "right")
TEXT_NOT_CLOSED: Final = _error("JK103", "line", "right")
NOT_OUR_WORD: Final = _error("JK104", "word", "right")
DAYS_WITHOUT_KIND: Final = _error("JK105", "typed", "calendar", "working")
DATE_IN_DIGITS: Final = _error("JK106", "typed", "right", "other")
NO_SUCH_DAY: Final = _error("JK107", "typed", "month", "last")
YEAR_MISSING: Final = _error("JK108", "typed", "right")
DECIMAL_POINT: Final = _error("JK109", "typed", "decimal", "whole")
BASIS_MISSING: Final = _error("JK110", "clause", "day", "statements")
NOT_A_STATEMENT: Final = _error("JK111", "typed", "right", "statements")
COMMA_MISSING: Final = _error("JK112", "right")
OPENS_WITH_A_NAME: Final = _error("JK113", "right")
NOT_ALLOWED: Final = _error("JK114", "word", "right")
RESERVED_NAME: Final = _error("JK115", "word", "right")
ROW_SEPARATOR: Final = _error("JK116", "typed", "right")
WORD_MISSING: Final = _error("JK117", "word", "right")
AND_OR_MIXED: Final = _error("JK118", "one", "other")
FOREIGN_SIGN: Final = _error("JK119", "typed", "right")
UNKNOWN_MONTH: Final = _error("JK120", "word", "month", "right")
MISSPELT: Final = _error("JK121", "word", "right")
TEXT_MISSING: Final = _error("JK122", "before", "right")
NAME_WANTED: Final = _error("JK123", "typed", "right")
LEFT_OVER: Final = _error("JK124", "typed", "right")
RANGE_WITH_DASH: Final = _error("JK125", "typed", "right", "first", "last")
BRACKET_NOT_CLOSED: Final = _error("JK126", "line", "right")
BRACKET_NOT_OPENED: Final = _error("JK127")
DATE_WANTED: Final = _error("JK128", "typed", "right")
CLAUSE_UNFINISHED: Final = _error("JK129", "clause", "choices")
CLAUSE_TWICE: Final = _error("JK130", "clause")
YEAR_OF_FOUR_DIGITS: Final = _error("JK131", "typed")
CLAUSE_ELSEWHERE: Final = _error("JK132", "clause", "declaration", "others")
AFTER_BASIS: Final = _error("JK133", "clause")
QUOTE_INSIDE: Final = _error("JK134", "right")
TEXT_OVER_LINES: Final = _error("JK135", "right")
SINGLE_QUOTES: Final = _error("JK136", "right")
OTHER_WORD_HERE: Final = _error("JK137", "word", "right")
NUMBER_WANTED: Final = _error("JK138", "typed", "right")
DURATION: Final = _error("JK139", "typed", "right")
NOT_NEEDED: Final = _error("JK160", "word", "right")
RANGE_OF_STATEMENTS: Final = _error("JK161", "typed", "right")
CONDITION_FIRST: Final = _error("JK162", "right")
VALUE_MISSING: Final = _error("JK163", "before", "form")
WRONG_ORDER: Final = _error("JK164", "typed", "right")

# --------------------------------------------------------------------------------------------------- the whole file

EMPTY_FILE: Final = _error("JK140")
VERSION_MISSING: Final = _error("JK141")
VERSION_UNKNOWN: Final = _error("JK142")
NOT_A_TEXT: Final = _error("JK143")
HIDDEN_CHARACTER: Final = _error("JK144", "character", "count")
DAMAGED_CHARACTER: Final = _error("JK145", "count")
VERSION_AGAIN: Final = _error("JK146")

# ----------------------------------------------------------------------------------------------------------- limits

FILE_TOO_LONG: Final = _error("JK150", "found", "limit")
LINE_TOO_LONG: Final = _error("JK151", "found", "limit")
NESTED_TOO_DEEPLY: Final = _error("JK152", "limit")
CHAIN_TOO_LONG: Final = _error("JK153", "limit")
LIST_TOO_LONG: Final = _error("JK154", "limit")
NUMBER_TOO_LONG: Final = _error("JK155", "found", "limit")
TOO_MANY_DECLARATIONS: Final = _error("JK156", "found", "limit")
TOO_MANY_PROBLEMS: Final = _error("JK157", "limit")

UNREADABLE: Final = _error("JK199", "choices")
