"""Counting days: calendar days, working days, months. Day precision, never a clock."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from kinerja_rules.values.absence import SILENT, Absent, Cause, absent, union

Unit: TypeAlias = Literal["working_days", "calendar_days", "months", "days_unstated"]


class WorkCalendar(NamedTuple):
    """What is known of days off.

    ``years`` are complete; ``days_off`` never work (national holidays and cuti bersama); the sources leave
    ``open_days`` open (election days); ``weeks`` are the possible working weeks, of 5 or 6 days.
    """

    years: frozenset[int]
    days_off: frozenset[date]
    open_days: frozenset[date]
    weeks: tuple[int, ...]


NO_CALENDAR = WorkCalendar(frozenset(), frozenset(), frozenset(), ())

WEEK_UNKNOWN = absent(Cause(SILENT, "hari_kerja"))
"""The possible working weeks, or the open days, lead to different days."""
BEYOND = absent(Cause(SILENT, "kalender"))
"""The count leaves the years of the calendar, or of all calendars."""
UNIT_UNKNOWN = absent(Cause(SILENT, "satuan_hari"))
"""The source does not say which days it means, and it matters."""


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later, clamped to the end of the month.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, count: int, unit: Unit, calendar: WorkCalendar) -> date | Absent:
    """The last day of a term of ``count`` units from ``day``, whose own day is not counted.

    Where several working weeks or open days are possible, the day is known only if all lead to the same.
    """
    if unit == "months":
        last = day.year * 12 + day.month - 1 + count
        return add_months(day, count) if last // 12 <= date.max.year else BEYOND
    if count > (date.max - day).days:
        return BEYOND
    if unit == "calendar_days":
        return day + timedelta(days=count)
    working = _working(day, count, calendar)
    if unit == "working_days":
        return working
    plain = day + timedelta(days=count)
    if isinstance(working, Absent):
        return union((UNIT_UNKNOWN, working))
    return plain if plain == working else UNIT_UNKNOWN


@lru_cache(maxsize=4096)
def _working(day: date, count: int, calendar: WorkCalendar) -> date | Absent:
    if not calendar.weeks:
        return BEYOND
    ends = set()
    for week in calendar.weeks:
        for off in (calendar.days_off, calendar.days_off | calendar.open_days):
            end = _end(day, count, week, off, calendar.years)
            if end is None:
                return BEYOND
            ends.add(end)
    return ends.pop() if len(ends) == 1 else WEEK_UNKNOWN


def _end(day: date, count: int, week: int, off: frozenset[date], years: frozenset[int]) -> date | None:
    """The ``count``-th working day after ``day``; none where that leaves the calendar's years."""
    left = count
    while left:
        day += timedelta(days=1)
        if day.year not in years:
            return None
        if day.weekday() < week and day not in off:
            left -= 1
    return day


def working_days_between(first: date, last: date, calendar: WorkCalendar, week: int) -> Sequence[date]:
    """The working days from ``first`` to ``last``, both included, in a week of 5 or 6 days; open days work."""
    days = (first + timedelta(days=i) for i in range((last - first).days + 1))
    return tuple(d for d in days if d.weekday() < week and d not in calendar.days_off)
