"""Pieces of text for people: cleaned of what could drive a terminal, wrapped, dates and numbers as read aloud."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from kinerja_rules.base.catalogue import phrases
from kinerja_rules.values.number import show_exact

WIDTH: Final = 80
"""The width of every text, in columns; a terminal that is wider changes nothing."""

STAND_IN: Final = "·"
"""Shown for a character that has no face of its own, or that could drive a terminal."""

_PIECE: Final = re.compile(r"`[^`\n]*`[^\s`]*|[^\s`]+(?:`[^`\n]*`[^\s`]*)*|`")
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
_SPOKEN_DAY: Final = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
_ZERO_WIDTH: Final = ("Mn", "Me")


def clean(text: str) -> str:
    r"""A text with every control, invisible or bidirectional character replaced; line ends and tabs become spaces.

    >>> clean("a\x1b[31m\tb\u202e")
    'a·[31m b·'
    """
    if text.isascii() and text.isprintable():
        return text
    # A name of a file in letters that the machine's locale does not know comes as the bytes it is made of.
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _has_bytes(text) else text
    return "".join(_clean_character(c) for c in text)


def _has_bytes(text: str) -> bool:
    """Whether bytes stand in the text as Python smuggles them, and nothing else of that sort does."""
    odd = [c for c in text if "\ud800" <= c <= "\udfff"]
    return bool(odd) and all("\udc80" <= c <= "\udcff" for c in odd)


def _clean_character(character: str) -> str:
    if character in "\t\n\r":
        return " "
    category = unicodedata.category(character)
    return STAND_IN if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character


def columns(text: str) -> int:
    """How many columns of a terminal a cleaned text takes: wide letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(column_width(c) for c in text)


def column_width(character: str) -> int:
    """The columns of one character."""
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces, and never inside backticks or a date.

    ``first`` begins the first line, ``rest`` the others (by default as many spaces). A piece that is longer than a
    line keeps a line of its own.

    >>> wrapped("satu dua tiga", "- ", width=9)
    ['- satu', '  dua', '  tiga']
    >>> wrapped("batas 31 Januari 2024", width=12)
    ['batas', '31 Januari 2024']
    """
    indent = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    current, is_empty = first, True
    for found in _PIECE.findall(_SPOKEN_DAY.sub("\\1\0\\2\0\\3", text)):
        piece = found.replace("\0", " ")
        if not is_empty and columns(current) + 1 + columns(piece) > width:
            lines.append(current)
            current, is_empty = indent, True
        current = current + piece if is_empty else f"{current} {piece}"
        is_empty = False
    lines.append(current.rstrip())
    return lines


def day_text(day: date, language: str) -> str:
    """A date as it is read aloud.

    >>> day_text(date(2024, 1, 31), "id")
    '31 Januari 2024'
    """
    return f"{day.day} {phrases(language)[f'month.{day.month}']} {day.year}"


def number_text(value: Fraction, language: str) -> str:
    """An exact number; one without an end is given as a fraction, with its decimals beside it.

    >>> number_text(Fraction(75, 4), "id"), number_text(Fraction(25, 12), "id")
    ('18,75', '25/12 (2,0833…)')
    """
    shown = str(show_exact(value))
    if "/" in shown:
        sign = "-" if value < 0 else ""
        digits = str(abs(value.numerator) * 10_000 // value.denominator).rjust(5, "0")
        return f"{shown} ({sign}{_decimal(f'{digits[:-4]}.{digits[-4:]}', language)}…)"
    return _decimal(shown, language)


def fact_text(value: str, language: str) -> str:
    """A fact as sentences carry it: a date or a decimal in the reader's form, all else as it is."""
    if _ISO_DAY.fullmatch(value):
        try:
            return day_text(date.fromisoformat(value), language)
        except ValueError:
            return value
    return _decimal(value, language) if _DECIMAL.fullmatch(value) else clean(value)


def _decimal(text: str, language: str) -> str:
    return text.replace(".", ",") if language == "id" else text


def listed(items: Iterable[str], language: str, word: str = "and") -> str:
    """Items as a sentence names them: *a, b, dan c* (``word``: and, or)."""
    row = list(items)
    if len(row) < 2:
        return "".join(row)
    joint = phrases(language)[f"joint.{word}"]
    if len(row) == 2:
        return f"{row[0]} {joint} {row[1]}"
    return f"{', '.join(row[:-1])}, {joint} {row[-1]}"
