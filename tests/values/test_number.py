"""Exact numbers as results carry them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.values.number import show_exact


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(25, 2), "12.5"),
        (Fraction(75, 4), "18.75"),
        (Fraction(25, 12), "25/12"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(0), 0),
        (Fraction(50), 50),
        (Fraction(1, 1000), "0.001"),
    ],
)
def test_decimals_where_they_end(value: Fraction, expected: object) -> None:
    """Integers as they are, decimals where they end, else the fraction."""
    assert show_exact(value) == expected


@given(st.fractions(max_denominator=10_000))
def test_nothing_is_lost(value: Fraction) -> None:
    """What is shown reads back as the same number."""
    assert Fraction(str(show_exact(value))) == value
