"""Hints about quoted texts, dates, durations and numbers."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import Final

from kinerja_rules.base.diagnostic import report
from kinerja_rules.base.span import Span
from kinerja_rules.base.suggest import nearest
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import END
from kinerja_rules.syntax.build_parts import MONTHS
from kinerja_rules.syntax.complaint import Complaint, Found, one_line, years
from kinerja_rules.syntax.tree import words
from kinerja_rules.syntax.words import Lexeme, folded

_MONTHS_BY_NAME: Final = {month.lower(): month for month in MONTHS}
_OTHER_MONTHS: Final = {
    "jan": "Januari", "january": "Januari", "feb": "Februari", "peb": "Februari", "pebruari": "Februari",
    "february": "Februari", "mar": "Maret", "march": "Maret", "apr": "April", "may": "Mei", "jun": "Juni",
    "june": "Juni", "jul": "Juli", "july": "Juli", "agu": "Agustus", "agt": "Agustus", "agust": "Agustus",
    "ags": "Agustus", "aug": "Agustus", "august": "Agustus", "sep": "September", "sept": "September",
    "okt": "Oktober", "oct": "Oktober", "october": "Oktober", "nov": "November", "nop": "November",
    "nopember": "November", "des": "Desember", "dec": "Desember", "december": "Desember",
}  # fmt: skip
_GLUED: Final = re.compile(r"([a-z]+)([0-9]{4})", re.IGNORECASE)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_DASHES: Final = frozenset("-–—‒−")
_RANGE_WORDS: Final = frozenset({"sampai", "hingga", "sd"})
_UNITS: Final = frozenset({"HARI_KERJA", "HARI_KALENDER", "BULAN", "HARI_TANPA_SATUAN"})
_BOUNDS: Final = frozenset({"PALING_LAMBAT", "PALING_CEPAT", "SEBELUM", "_PALING_LAMA"})
_NUMBER_WORDS: Final = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_SINGLE: Final = "'‘’`´"


# ---------------------------------------------------------------------------------------------------- quoted texts


def text_not_closed(c: Complaint) -> Found | None:
    """A quotation mark that opens a text, and none before the end of the line."""
    if c.kind != "TEKS_TERBUKA":
        return None
    closing = _closing_below(c)
    if closing:
        joined = one_line(c.source.text[c.token.start_pos : c.peek(closing).start_pos])
        span = Span(c.source, c.token.start_pos or 0, (c.peek(closing).start_pos or 0) + 1)
        tail = _reread(c, (c.peek(closing).start_pos or 0) + 1, c.peek(closing).end_pos or 0)
        return Found(report(kinds.TEXT_OVER_LINES, span, right=joined + '"'), closing + 1, (_text(c), *tail))
    end = _text_end(c)
    typed = c.token[: end - (c.token.start_pos or 0)]
    mark = "”" if typed[0] in "“„" else '"'
    start = c.token.start_pos or 0
    line = str(c.source.position(start).line)
    span = Span(c.source, start, start + len(typed.rstrip()))
    problem = report(kinds.TEXT_NOT_CLOSED, span, line=line, right=typed.rstrip() + mark)
    return Found(problem, 1, (_text(c), *_reread(c, end, c.token.end_pos or 0)))


def _closing_below(c: Complaint) -> int:
    """How many tokens on a mark stands that closes the text on a later line: glued to the word before it."""
    for offset in range(1, min(120, len(c.tokens) - c.at)):
        token = c.peek(offset)
        if token.type == "TEKS":
            return 0
        if token.type == "TEKS_TERBUKA":
            before = c.source.text[(token.start_pos or 1) - 1]
            return 0 if before.isspace() else offset
    return 0


def _text_end(c: Complaint) -> int:
    """Where the text should have ended: before words that go on with the clause to the end of the line, or there."""
    start, stop = c.token.start_pos or 0, c.token.end_pos or 0
    openings = re.finditer(r"(?<=\s)[a-z]+", c.source.text[start:stop], re.IGNORECASE)
    reserved = (match for match in openings if folded(match[0]) in words().first_words)
    for match in islice(reserved, 20):
        rest = _reread(c, start + match.start(), stop)
        trial = c.attempt.copy()
        if rest[0].type in words().spelling and trial.takes(["TEKS", *(token.type for token in rest)]):
            return start + match.start()
    return stop


def quote_inside(c: Complaint) -> Found | None:
    """A quoted word inside a quoted text."""
    before = c.peek(-1)
    if before.type != "TEKS" or c.starts_line() or c.kind == END:
        return None
    row = c.line()
    last = next((i for i in range(len(row) - 1, 0, -1) if row[i].type in ("TEKS", "TEKS_TERBUKA")), 0)
    glued = before.end_pos == c.token.start_pos or before[-2:-1].isspace()
    if not last or not glued:
        return None
    whole = c.source.text[before.start_pos : row[last].end_pos]
    inner = whole[1:-1] if row[last].type == "TEKS" else whole[1:]
    right = whole[0] + re.sub('["“”„]', "'", inner.rstrip('"“”')) + '"'
    return Found(report(kinds.QUOTE_INSIDE, c.span(-1, last), right=right), last + 1)


def single_quotes(c: Complaint) -> Found | None:
    """A text between single quotation marks."""
    if c.kind != "ASING" or c.token not in _SINGLE:
        return None
    row = c.line()
    last = next((i for i in range(1, len(row)) if row[i].type == "ASING" and row[i] in _SINGLE), 0)
    if not last:
        return None
    inner = c.source.text[c.token.end_pos : row[last].start_pos]
    problem = report(kinds.SINGLE_QUOTES, c.span(0, last), right=f'"{inner}"')
    return Found(problem, last + 1, (_text(c),) if "TEKS" in c.accepts else ())


# ----------------------------------------------------------------------------------------------------------- dates


def date_in_digits(c: Complaint) -> Found | None:
    """31/01/2024."""
    if c.kind != "TANGGAL_ANGKA" or c.accepts == {"TEKS"}:
        return None
    parts = [int(part) for part in re.split(r"[/.-]", c.token)]
    year_first = parts[0] > 31
    year, month, day = parts if year_first else reversed(parts)
    year += 2000 if year < 100 else 0
    right, other = day_text(day, month, year), "" if year_first or day == month else day_text(month, day, year)
    if not right:
        right, other = other, ""
    problem = report(kinds.DATE_IN_DIGITS, c.span(), typed=str(c.token), right=right, other=other)
    return Found(problem, 1, _date(c))


def year_missing(c: Complaint) -> Found | None:
    """31 Januari."""
    if c.kind != "TANGGAL_TANPA_TAHUN":
        return None
    day, month = c.token.split()
    row = c.line(1)
    # 31 Januari, 2024 and 31 Januari tahun 2024
    apart = len(row) > 1 and row[0].type in ("COMMA", "_TAHUN") and row[1].type == "INT" and len(row[1]) == 4
    near = years(c.tokens) or c.file.years
    year = str(row[1]) if apart else next(iter(near)) if len(near) == 1 else ""
    right = day_text(int(day), MONTHS.index(_MONTHS_BY_NAME[folded(month)]) + 1, int(year)) if year else ""
    typed = c.text(0, 2) if apart else one_line(c.token)
    problem = report(kinds.YEAR_MISSING, c.span(0, 2 if apart else 0), typed=typed, right=right)
    return Found(problem, 3 if apart else 1, _date(c))


def unknown_month(c: Complaint) -> Found | None:
    """31 Febuari 2024."""
    if c.kind != "INT" or "TANGGAL" not in c.accepts or c.peek(1).type != "NAMA" or c.starts_line(1):
        return None
    glued = _GLUED.fullmatch(c.peek(1))
    word = glued[1] if glued else str(c.peek(1))
    apart = c.peek(2).type == "INT" and len(c.peek(2)) == 4 and not c.starts_line(2)
    year = glued[2] if glued else str(c.peek(2)) if apart else ""
    key = folded(word)
    month = _MONTHS_BY_NAME.get(key) or _OTHER_MONTHS.get(key) or nearest(word, MONTHS)
    if not month:
        return None
    right = day_text(int(c.token), MONTHS.index(month) + 1, int(year)) if year else ""
    last = 2 if apart else 1
    if key in _MONTHS_BY_NAME:
        problem = report(kinds.DATE_WANTED, c.span(0, last), typed=c.text(0, last), right=right)
    else:
        place = c.span(0, last) if right else c.span(1, 1)
        problem = report(kinds.UNKNOWN_MONTH, place, word=word, month=month, right=right)
    return Found(problem, last + 1, _date(c))


def range_with_dash(c: Complaint) -> Found | None:
    """1–31 Januari 2024, or two dates with a dash between them."""
    if c.kind == "INT" and "TANGGAL" in c.accepts and _joins(c.peek(1)) and c.peek(2).type == "TANGGAL":
        # 1–31 Januari 2024
        last = one_line(c.peek(2))
        return _range(c, 0, 2, f"{c.token} {last.split(maxsplit=1)[1]}", last)
    if c.kind == "TANGGAL_TANPA_TAHUN" and c.peek(1) in _DASHES and c.peek(2).type == "TANGGAL":
        # 1 Januari – 30 Juni 2024
        last = one_line(c.peek(2))
        return _range(c, 0, 2, f"{one_line(c.token)} {last.split()[-1]}", last)
    if _joins(c.token) and c.peek(-1).type == "TANGGAL" and c.peek(1).type == "TANGGAL":
        return _range(c, -1, 1, one_line(c.peek(-1)), one_line(c.peek(1)))
    return None


def _joins(token: Lexeme) -> bool:
    return token in _DASHES or token.type == "_SAMPAI_DENGAN" or folded(token) in _RANGE_WORDS


def _range(c: Complaint, start: int, stop: int, first: str, last: str) -> Found:
    opened = c.attempt.copy() if start < 0 else c.attempt
    both = opened.takes(["_SAMPAI_DENGAN"] if start < 0 else ["TANGGAL", "_SAMPAI_DENGAN"])
    facts = {"first": first, "last": last, "right": f"{first} sampai dengan {last}" if both else ""}
    problem = report(kinds.RANGE_WITH_DASH, c.span(start, stop), typed=c.text(start, stop), **facts)
    if start < 0:
        return Found(problem, 1, (c.make("_SAMPAI_DENGAN"),)) if both else Found(problem, 2)
    insert = (c.make("TANGGAL"), c.make("_SAMPAI_DENGAN"), c.make("TANGGAL")) if both else _date(c)
    return Found(problem, stop + 1, insert)


def date_wanted(c: Complaint) -> Found | None:
    """Something else where a date belongs: a month without a day, the end of a month, a word."""
    if "TANGGAL" not in c.accepts or c.accepts - {"TANGGAL", "PALING_LAMBAT"} or c.kind == END:
        return None
    if c.starts_line() or c.survives(0, ["TANGGAL"], 3) > c.survives(1, ["TANGGAL"], 3):
        return c.left_out("TANGGAL")
    row = [folded(token) for token in c.line()]
    at_end = row[0] == "akhir"
    month = row[1 if at_end else 0] if len(row) > at_end else ""
    year = row[at_end + 1] if len(row) > at_end + 1 and row[at_end + 1].isdecimal() else ""
    month = _MONTHS_BY_NAME.get(month) or _OTHER_MONTHS.get(month, "")
    count = (at_end + 2 if year else at_end + 1) if month else 1
    right = ""
    if month and year and at_end:
        number = MONTHS.index(month) + 1
        days = (day_text(day, number, int(year)) for day in (31, 30, 29, 28))
        right = next((day for day in days if day), "")
    problem = report(kinds.DATE_WANTED, c.span(0, count - 1), typed=c.text(0, count - 1), right=right)
    return Found(problem, count, _date(c))


# ---------------------------------------------------------------------------------------------------- durations


def days_without_kind(c: Complaint) -> Found | None:
    """14 hari: working days or calendar days?"""
    number = 0 if c.kind == "INT" and c.peek(1).type == "_HARI" else -1
    if c.peek(number).type != "INT" or c.peek(number + 1).type != "_HARI" or c.peek(number - 1).type not in _BOUNDS:
        return None
    typed = f"{c.peek(number)} hari"
    after, name = c.peek(number + 2), c.peek(number + 3)
    named = after.type in ("_SETELAH", "_SEJAK") and name.type == "NAMA"
    since = f" sejak {name}" if named else ""
    length = f"paling lama {c.peek(number)}"
    facts = {"typed": typed, "calendar": f"{length} hari kalender{since}", "working": f"{length} hari kerja{since}"}
    problem = report(kinds.DAYS_WITHOUT_KIND, c.span(number - 1, number + (3 if named else 1)), **facts)
    if number == -1:
        swapped = (c.make("_SEJAK"),) if after.type == "_SETELAH" else ()
        return Found(problem, 1 + len(swapped), (c.make("HARI_KERJA"), *swapped))
    return Found(problem, 4 if named else 2, _date(c))


def duration(c: Complaint) -> Found | None:
    """Paling lambat 14 hari kerja: the word for a date before a duration."""
    if c.kind != "INT" or c.peek(1).type not in _UNITS or c.peek(-1).type not in _BOUNDS - {"_PALING_LAMA"}:
        return None
    after, name = c.peek(2), c.peek(3)
    named = after.type in ("_SETELAH", "_SEJAK") and name.type == "NAMA"
    right = f"paling lama {c.text(0, 1)}" + (f" sejak {name}" if named else "")
    problem = report(kinds.DURATION, c.span(-1, 3 if named else 1), typed=one_line(c.peek(-1)), right=right)
    return Found(problem, 4 if named else 2, _date(c))


# ------------------------------------------------------------------------------------------------------ numbers


def decimal_point(c: Complaint) -> Found | None:
    """12.5."""
    if c.kind != "ANGKA_TITIK" or not c.accepts & {"INT", "DESIMAL"}:
        return None
    whole = c.token.replace(".", "") if _THOUSANDS.fullmatch(c.token) else ""
    decimal = c.token.replace(".", ",") if c.token.count(".") == 1 else ""
    kind = "DESIMAL" if "DESIMAL" in c.accepts and decimal else "INT"
    problem = report(kinds.DECIMAL_POINT, c.span(), typed=str(c.token), decimal=decimal, whole=whole)
    return Found(problem, 1, (c.make(kind, "1"),))


def number_wanted(c: Complaint) -> Found | None:
    """A word where a number belongs."""
    if not c.accepts or c.accepts - {"INT", "DESIMAL"} or c.kind == END:
        return None
    if c.starts_line() or c.survives(0, ["INT"], 3) > c.survives(1, ["INT"], 3):
        return c.left_out("INT")
    number = _NUMBER_WORDS.get(folded(c.token), -1)
    right = str(number) if number >= 0 else ""
    problem = report(kinds.NUMBER_WANTED, c.span(), typed=one_line(c.token), right=right)
    return Found(problem, 1, (c.make("INT", "1"),))


# ------------------------------------------------------------------------------------------------------- shared


def day_text(day: int, month: int, year: int) -> str:
    """A date as the language writes it; empty where there is no such day."""
    try:
        value = date(year, month, day)
    except (ValueError, OverflowError):
        return ""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _text(c: Complaint) -> Lexeme:
    return c.make("TEKS", '""')


def _date(c: Complaint) -> tuple[Lexeme, ...]:
    return (c.make("TANGGAL"),)


def _reread(c: Complaint, start: int, stop: int) -> tuple[Lexeme, ...]:
    """The tokens of a stretch that was taken for quoted text."""
    return tuple(words().read(c.source.text, start, stop).tokens)
