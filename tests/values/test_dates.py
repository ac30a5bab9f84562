"""Counting days, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.values.absence import Absent
from kinerja_rules.values.dates import (
    BEYOND,
    NO_CALENDAR,
    UNIT_UNKNOWN,
    WEEK_UNKNOWN,
    WorkCalendar,
    add_days,
    add_months,
)

FIVE = WorkCalendar(frozenset({2024}), frozenset({date(2024, 2, 8), date(2024, 2, 9)}), frozenset(), (5,))
EITHER = FIVE._replace(weeks=(5, 6))
ELECTION = FIVE._replace(open_days=frozenset({date(2024, 2, 14)}))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 3, 15), 12, date(2025, 3, 15)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    """The same day of a later month, or its last day where it has no such day."""
    assert add_months(day, months) == expected


def test_the_first_day_is_not_counted() -> None:
    """From Monday 5 February two working days lead to Wednesday; with Thursday and Friday off, four to Tuesday."""
    assert add_days(date(2024, 2, 5), 2, "working_days", FIVE) == date(2024, 2, 7)
    assert add_days(date(2024, 2, 5), 4, "working_days", FIVE) == date(2024, 2, 13)


def test_nothing_moves_off_a_sunday() -> None:
    """Calendar days may end on a Sunday: no source moves them."""
    assert add_days(date(2024, 3, 17), 14, "calendar_days", NO_CALENDAR) == date(2024, 3, 31)
    assert date(2024, 3, 31).weekday() == 6


def test_five_or_six_days_known_only_where_they_agree() -> None:
    """Before the weekend both weeks agree; over it they do not, and nothing is guessed."""
    assert add_days(date(2024, 2, 5), 2, "working_days", EITHER) == date(2024, 2, 7)
    assert add_days(date(2024, 2, 5), 3, "working_days", EITHER) == WEEK_UNKNOWN


def test_an_election_day_is_left_open() -> None:
    """A count that passes the election day is open; one that stops before it is not."""
    assert add_days(date(2024, 2, 12), 1, "working_days", ELECTION) == date(2024, 2, 13)
    assert add_days(date(2024, 2, 12), 2, "working_days", ELECTION) == WEEK_UNKNOWN


def test_beyond_the_calendar_nothing_is_known() -> None:
    """A count that leaves the declared years is a silence, and so is any count without a calendar."""
    assert add_days(date(2024, 12, 31), 1, "working_days", FIVE) == BEYOND
    assert add_days(date(2024, 1, 2), 1, "working_days", NO_CALENDAR) == BEYOND


def test_days_without_a_unit() -> None:
    """Bare days are known where calendar and working days agree, else not."""
    assert add_days(date(2024, 2, 5), 2, "days_unstated", FIVE) == date(2024, 2, 7)
    assert add_days(date(2024, 2, 5), 14, "days_unstated", FIVE) == UNIT_UNKNOWN


@given(st.dates(date(2024, 1, 1), date(2024, 10, 1)), st.integers(0, 40))
def test_a_working_day_is_counted_as_often_as_it_is_passed(day: date, count: int) -> None:
    """Between the anchor and the last day lie exactly that many working days, the last one included."""
    end = add_days(day, count, "working_days", FIVE)
    assert not isinstance(end, Absent)
    passed = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(d.weekday() < 5 and d not in FIVE.days_off for d in passed) == count
    assert end == day or (end.weekday() < 5 and end not in FIVE.days_off)


@pytest.mark.parametrize("unit", ["calendar_days", "working_days", "months", "days_unstated"])
def test_a_term_without_end_is_a_silence(unit: str) -> None:
    """A count that leaves the years that can be written is not known; it never fails."""
    assert isinstance(add_days(date(2024, 1, 2), 3_000_000, unit, FIVE), Absent)  # type: ignore[arg-type]
