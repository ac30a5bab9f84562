"""JK6nn, JK7nn and JK9nn: records that do not fit, files and folders that cannot be read, and our own faults.

A fact named like a closed list of words (``reason``, ``expected`` …) holds one word of that list, never a sentence;
presentation says it in the reader's language.
"""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.evaluation.record import ARGUMENTS


def _error(code: str, *fields: str) -> Kind:
    return Kind(code, "error", fields)


# ------------------------------------------------------------------------------ JK601-614: the bytes of a record

READING: Final = tuple(_error(code, *fields) for code, fields in ARGUMENTS.items())
"""What ``from_text.read_record`` reports, with the arguments it gives."""

# ----------------------------------------------------------------------------- JK620-639: the content of a record

UNKNOWN_FIELD: Final = _error("JK620", "field", "suggestion", "options")
"""A key that the shape does not have; ``options`` are some that it has, joined by commas."""
MISSING_FIELD: Final = _error("JK621", "field", "label", "example")
"""A field that must be filled in is not there; ``example`` is a value that would fit."""
NOT_AN_OPTION: Final = _error("JK622", "field", "value", "options", "suggestion")
"""A value outside the closed list of its field."""
NOT_A_NUMBER: Final = _error("JK623", "field", "value", "reason", "limit", "suggestion")
"""``reason``: form, comma, whole, places, low, high; ``limit`` is the bound or the number of decimals."""
NOT_A_DATE: Final = _error("JK624", "field", "value", "reason", "suggestion")
"""``reason``: form, nonexistent; ``suggestion`` is the date as yyyy-mm-dd where it is clear."""
UNKNOWN_STEP: Final = _error("JK625", "value", "reason", "suggestion", "options")
"""An event; ``reason``: missing (it names no step), unknown (no such step)."""
UNKNOWN_ACTOR: Final = _error("JK626", "value", "suggestion", "options")
"""An event by a party that is not declared."""
UNKNOWN_PERIOD: Final = _error("JK627", "value", "reason", "suggestion", "options")
"""``reason``: missing (no ``periode``), unknown (not declared)."""
NOT_GOVERNED: Final = _error("JK628", "period", "regulation", "reason", "options")
"""``reason``: none (no instrument governs the period), other (the one asked for does not)."""
BAD_IDENTIFIER: Final = _error("JK629", "field", "reason", "wanted", "found")
"""A person's number, never repeated here; ``reason``: length, digits, birth, appointment, sex, unexpected."""
UNKNOWN_REGULATION: Final = _error("JK630", "value", "suggestion", "options")
"""No instrument of that id."""
WRONG_FORM: Final = _error("JK631", "field", "wanted", "found")
"""``wanted`` and ``found``: list, map, value, nothing, number, text, yes_no."""
NOT_YES_NO: Final = _error("JK632", "field", "value", "suggestion")
"""Something else than *ya* or *tidak*."""
SEVERAL_GOVERN: Final = _error("JK633", "period", "options", "suggestion")
"""Several instruments govern the period, and none was chosen."""
UNKNOWN_READING: Final = _error("JK634", "value", "suggestion")
"""A reading or alternative that is not there, or may not be chosen."""
FLOATING_NUMBER: Final = _error("JK635", "field", "value")
"""A binary floating-point number in a record given by a program."""
NOT_A_VALUE: Final = _error("JK636", "field", "found")
"""An object of a program that is none of the values a record can hold; ``found`` is its type."""

CONTENT: Final = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    NOT_AN_OPTION,
    NOT_A_NUMBER,
    NOT_A_DATE,
    UNKNOWN_STEP,
    UNKNOWN_ACTOR,
    UNKNOWN_PERIOD,
    NOT_GOVERNED,
    BAD_IDENTIFIER,
    UNKNOWN_REGULATION,
    WRONG_FORM,
    NOT_YES_NO,
    SEVERAL_GOVERN,
    UNKNOWN_READING,
    FLOATING_NUMBER,
    NOT_A_VALUE,
)

# ------------------------------------------------------------------------------------- JK701-712: files and folders

NO_FOLDER: Final = _error("JK701", "path", "reason")
"""The policies folder; ``reason``: missing, not_folder, denied."""
EMPTY_FOLDER: Final = _error("JK702", "path")
"""No rule file in the folder."""
UNREADABLE_FILE: Final = _error("JK703", "path", "reason")
"""A rule file or a folder in the policies folder; ``reason``: denied, not_file, gone, other."""
NOT_TEXT: Final = _error("JK704", "path", "found")
"""A rule file that is no UTF-8 text; ``found``: utf_16, ansi, zip, ole, pdf, binary."""
DISGUISED_FILE: Final = _error("JK705", "path", "name")
"""A rule file under another ending, such as ``aturan.juknis.txt``; ``name`` is the name it should have."""
WORD_FILE: Final = Kind("JK706", "warning", ("path",))
"""A word processor's document among the rule files; it is not read."""
LINK_OUTSIDE: Final = _error("JK707", "path")
"""A link that leaves the policies folder."""
TOO_MANY_FILES: Final = _error("JK708", "path", "count", "cap")
"""More rule files than one folder may hold."""
TOO_LARGE: Final = _error("JK709", "path", "size", "cap")
"""The rule files together are too large."""
UNREADABLE_RECORD: Final = _error("JK710", "path", "reason")
"""A record file; ``reason``: missing, folder, denied, not_file, other."""
NO_SUCH_PATH: Final = _error("JK711", "path")
"""A path given to ``check`` or ``test`` that is not there."""
NOT_A_RULE_FILE: Final = _error("JK712", "path")
"""A file given to ``check`` or ``test`` whose name does not end in ``.juknis``."""

FILES: Final = (
    NO_FOLDER,
    EMPTY_FOLDER,
    UNREADABLE_FILE,
    NOT_TEXT,
    DISGUISED_FILE,
    WORD_FILE,
    LINK_OUTSIDE,
    TOO_MANY_FILES,
    TOO_LARGE,
    UNREADABLE_RECORD,
    NO_SUCH_PATH,
    NOT_A_RULE_FILE,
)

NOT_EXAMINED: Final = frozenset(
    kind.code
    for kind in (
        NO_FOLDER,
        EMPTY_FOLDER,
        UNREADABLE_FILE,
        TOO_MANY_FILES,
        TOO_LARGE,
        NO_SUCH_PATH,
        NOT_A_RULE_FILE,
    )
)
"""The codes after which nothing could be examined; the other errors of files are errors in a rule file."""

# ------------------------------------------------------------------------------------------------- JK901: our fault

OUR_FAULT: Final = _error("JK901", "what")
"""A promise that the program broke; ``what`` names the exception."""

KINDS: Final = {kind.code: kind for kind in (*READING, *CONTENT, *FILES, OUR_FAULT)}
"""Every kind of this module, by code."""
