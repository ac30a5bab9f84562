"""Exact numbers: every number is an integer over a denominator that is fixed before any record is seen."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from kinerja_rules.values.kinds import Number

PLACES: Final = {"bulat": 0, "pecahan": 4, "persen": 6, "angka_kredit": 4}
"""How many decimals a record may give, by unit; a percentage counts as a share, so 12,5 persen has three."""


def fact_denominator(kind: Number) -> int:
    """The denominator of a fact of a kind."""
    return int(10 ** PLACES[kind.unit])


def show_exact(value: Fraction) -> int | str:
    """A number as results carry it: integers as they are, others as text, ``"18.75"`` or, if endless, ``"25/12"``.

    >>> show_exact(Fraction(25, 2)), show_exact(Fraction(25, 12)), show_exact(Fraction(3))
    ('12.5', '25/12', 3)
    """
    if value.denominator == 1:
        return value.numerator
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
