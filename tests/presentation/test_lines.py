"""Pieces of text: cleaned, wrapped, dates and numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.presentation.excerpt import excerpt
from kinerja_rules.presentation.lines import clean, columns, day_text, fact_text, listed, number_text, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("guru", "guru"),
        ("a\tb\nc\rd", "a b c d"),
        ("\x00\x1b\x7f\x9b", "····"),
        ("\u200b\u202e\u2066\ufeff", "····"),
        ("\u2028\u2029", "··"),
        ("日本 é – “x”", "日本 é – “x”"),
        ("\udce2\udc80\udca6", "…"),
        ("\ud800", "·"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    """What has a face keeps it; what has none becomes a dot; smuggled bytes become their letters."""
    assert clean(text) == shown


@given(st.text())
def test_clean_leaves_nothing_that_drives_a_terminal(text: str) -> None:
    """A cleaned text is printable, on one line, and stays as it is when cleaned again."""
    shown = clean(text)
    assert all(c.isprintable() or c.isspace() for c in shown)
    assert "\n" not in shown
    assert clean(shown) == shown


@given(st.text(alphabet="ab ` é日", max_size=200), st.integers(10, 40))
def test_wrapped_loses_no_word(text: str, width: int) -> None:
    """Wrapping moves line ends and nothing else."""
    words = [word for line in wrapped(text, width=width) for word in line.split()]
    assert "".join(words) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("satu dua tiga", ["satu dua", "tiga"]),
        ("ketik `a b c` ya", ["ketik", "`a b c` ya"]),
        ("katasangatpanjangsekali x", ["katasangatpanjangsekali", "x"]),
        ("日本語 日本語", ["日本語", "日本語"]),
        ("s.d. 5 Mei 2024", ["s.d.", "5 Mei 2024"]),
    ],
)
def test_wrapped(text: str, lines: list[str]) -> None:
    """Lines break at spaces, never inside backticks or dates; wide letters count double."""
    assert wrapped(text, width=11) == lines


def test_columns() -> None:
    """Wide letters take two columns, combining marks none."""
    assert (columns("abc"), columns("日本"), columns("e\u0301")) == (3, 4, 1)


@pytest.mark.parametrize(
    ("value", "ours", "theirs"),
    [
        (Fraction(32), "32", "32"),
        (Fraction(75, 4), "18,75", "18.75"),
        (Fraction(-1, 2), "-0,5", "-0.5"),
        (Fraction(25, 12), "25/12 (2,0833…)", "25/12 (2.0833…)"),
        (Fraction(-1, 3), "-1/3 (-0,3333…)", "-1/3 (-0.3333…)"),
        (Fraction(2000, 3), "2000/3 (666,6666…)", "2000/3 (666.6666…)"),
        (Fraction(1, 30000), "1/30000 (0,0000…)", "1/30000 (0.0000…)"),
    ],
)
def test_numbers(value: Fraction, ours: str, theirs: str) -> None:
    """A number is exact; one without an end is a fraction with its first decimals, never rounded."""
    assert number_text(value, "id") == ours
    assert number_text(value, "en") == theirs


def test_dates() -> None:
    """Every month in both languages."""
    assert [day_text(date(2024, month, 1), "id") for month in (1, 5, 8, 12)] == [
        "1 Januari 2024",
        "1 Mei 2024",
        "1 Agustus 2024",
        "1 Desember 2024",
    ]
    assert day_text(date(2024, 2, 29), "en") == "29 February 2024"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2024-01-31", "31 Januari 2024"),
        ("2024-02-30", "2024-02-30"),
        ("18.75", "18,75"),
        ("1.2.3", "1.2.3"),
        ("guru\x07", "guru·"),
    ],
)
def test_facts(value: str, said: str) -> None:
    """A fact that is a date or a decimal is said as one; all else is cleaned."""
    assert fact_text(value, "id") == said


def test_lists() -> None:
    """Items are joined as a sentence joins them."""
    assert [listed(items, "id") for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a dan b",
        "a, b, dan c",
    ]
    assert listed(["a", "b"], "en", "or") == "a or b"


@given(st.text(alphabet="ab\t日\x1b é", max_size=120), st.integers(0, 120), st.integers(0, 120), st.integers(20, 80))
def test_excerpt_fits_and_marks_the_part(line: str, first: int, length: int, width: int) -> None:
    """An excerpt fits its width, and its marks lie inside it, at least one, below the part meant."""
    source = Source("x", line)
    start = min(first, len(line))
    span = Span(source, start, min(start + length, len(line)))
    shown = excerpt(span, width)
    assert columns(shown.text) <= width
    assert shown.length >= 1
    assert shown.start <= columns(shown.text)
    if span.text and "\t" not in line and columns(clean(line)) == len(line) <= width:
        assert shown.text[shown.start : shown.start + shown.length] == clean(span.text)
