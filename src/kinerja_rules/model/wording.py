"""Values, kinds and days in the words of the language, for the facts of messages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from kinerja_rules.model.model import Const, Expr, PeriodId
from kinerja_rules.values.kinds import COUNT, CREDIT, DAY, FRACTION, PERCENT, PERIOD, TEXT, YES_NO, Choice, Kind
from kinerja_rules.values.number import show_exact

_MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_KINDS: Final[dict[Kind, str]] = {
    COUNT: "bilangan bulat",
    FRACTION: "bilangan pecahan",
    CREDIT: "angka kredit",
    PERCENT: "persen",
    YES_NO: "ya atau tidak",
    DAY: "tanggal",
    TEXT: "teks",
    PERIOD: "periode",
}


def shown_kind(kind: Kind) -> str:
    """A kind as *berupa* would name it.

    >>> shown_kind(COUNT)
    'bilangan bulat'
    """
    return f"pilihan {kind.options.short}" if isinstance(kind, Choice) else _KINDS.get(kind, "?")


def shown_day(day: date) -> str:
    """A date as it is written in a rule file.

    >>> shown_day(date(2024, 3, 31))
    '31 Maret 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def shown_days(days: tuple[date, ...]) -> str:
    """Dates in the order given."""
    return ", ".join(map(shown_day, days))


def shown_number(value: Fraction, kind: Kind) -> str:
    """A number as it is written in a rule file; endless decimals as a fraction.

    >>> shown_number(Fraction(25, 2), FRACTION), shown_number(Fraction(3, 4), PERCENT)
    ('12,5', '75 persen')
    """
    share = kind == PERCENT
    text = str(show_exact(value * 100 if share else value)).replace(".", ",")
    return f"{text} persen" if share else text


def shown_value(value: bool | Fraction | date | str | PeriodId, kind: Kind) -> str:
    """A value as it is written in a rule file."""
    match value:
        case bool():
            return "ya" if value else "tidak"
        case Fraction():
            return shown_number(value, kind)
        case date():
            return shown_day(value)
        case _:
            return str(value)


def shown_expr(expr: Expr) -> str:
    """A constant as a value, anything else in the words it was written in, on one line."""
    if isinstance(expr, Const):
        return shown_value(expr.value, expr.kind)
    return " ".join(expr.span.text.split())
