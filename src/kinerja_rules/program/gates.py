"""What came before: gates, deemed steps, *selesai*, terms and bounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from kinerja_rules.program import ops
from kinerja_rules.program.logic import all_of, joint, negate
from kinerja_rules.program.ops import NO_BOUND, WAITING, Guard, Marker
from kinerja_rules.program.permissions import Log, Permissions
from kinerja_rules.values.absence import N_A, NOT_APPLICABLE, SILENT, UNKNOWN, Absent, Cause, absent, union
from kinerja_rules.values.dates import add_days

Day: TypeAlias = date | Absent | Marker
"""A bound: a day, an absence, or one of the two markers."""
DeemedDay: TypeAlias = date | Absent | bool
"""The day on which a step counts as done without an event; false where it does not."""


def gate(
    step: str, log: Log, complete: bool, permit: Permissions, deemed: DeemedDay, applies: Guard, day: date
) -> Guard:
    """May a step that comes after ``step`` stand on ``day``?"""
    if applies is not True:
        return N_A if applies is False else applies
    dated, undated = log
    missing: list[Absent] = []
    wrong = False
    for when, actor in dated:
        if when > day:
            break
        allowed = permit.of(actor)
        if allowed is False:
            wrong = True
        elif allowed is True or allowed.bits == NOT_APPLICABLE:
            return True
        else:
            missing.append(allowed)
    if not dated and not undated:
        if isinstance(deemed, date):
            if deemed <= day:
                return True
        elif isinstance(deemed, Absent):
            missing.append(deemed)
    if any(permit.of(actor) is not False for actor in undated):
        missing.append(absent(Cause(UNKNOWN, "langkah[].pada", step)))
    if wrong:
        missing.append(absent(Cause(SILENT, "pihak", step)))
    if not complete:
        missing.append(absent(Cause(UNKNOWN, "langkah", step)))
    return union(missing) if missing else False


def prerequisites_met(
    op: Sequence[ops.Prerequisite],
    names: Sequence[str],
    logs: Sequence[Log],
    complete: bool,
    guards: Sequence[Guard],
    permits: Sequence[Permissions],
    deemed: Sequence[DeemedDay],
    applies: Sequence[Guard],
    day: date,
    undated: str = "",
) -> tuple[Guard, list[Guard]]:
    """And over the prerequisites, and each one's own answer.

    ``undated`` names a step that was done on an unknown day: then even a met prerequisite may have come too late.
    """
    answers: list[Guard] = []
    for i, item in enumerate(op):
        guard = guards[i]
        if guard is False or (guard is not True and guard.bits == NOT_APPLICABLE):
            answers.append(N_A)
            continue
        answer = gate(names[item.step], logs[item.step], complete, permits[i], deemed[i], applies[i], day)
        if answer is True and undated:
            answer = absent(Cause(UNKNOWN, "langkah[].pada", undated))
        if guard is not True and answer is not True:
            answer = union([guard, answer] if isinstance(answer, Absent) else [guard])
        answers.append(answer)
    return (all_of(answers) if answers else N_A), answers


def deemed_on(
    op: ops.Deemed,
    names: Sequence[str],
    logs: Sequence[Log],
    complete: bool,
    as_of: date,
    guard: Guard,
    guards: Sequence[Guard],
    permits: Sequence[Permissions],
    deemed: Sequence[DeemedDay],
    applies: Sequence[Guard],
) -> DeemedDay:
    """The day on which the step counts as done without an event, false, or an absence."""
    dated, undated = logs[op.step]
    if dated or undated or guard is False or not op.prerequisites:
        return False
    met, answers = prerequisites_met(op.prerequisites, names, logs, complete, guards, permits, deemed, applies, as_of)
    answer = joint((guard, met))
    if answer is not True:
        return False if answer is False or answer.bits == NOT_APPLICABLE else answer
    days: list[date] = []
    missing: list[Absent] = []
    for i, item in enumerate(op.prerequisites):
        if answers[i] is True:
            # A prerequisite that may not be asked, or an earlier event that may count, could move the day.
            missing += [g for g in (guards[i],) if isinstance(g, Absent)]
            day, unsure = _first_permitted(logs[item.step], permits[i], deemed[i])
            missing += unsure
            days.append(day)
    return union(missing) if missing else max(days)


def _first_permitted(log: Log, permit: Permissions, deemed: DeemedDay) -> tuple[date, list[Absent]]:
    """The first day on which a prerequisite was done rightly, and what leaves an earlier day open."""
    unsure: list[tuple[date, Absent]] = []
    for when, actor in log[0]:
        allowed = permit.of(actor)
        if allowed is True or (isinstance(allowed, Absent) and allowed.bits == NOT_APPLICABLE):
            return when, [missing for day, missing in unsure if day < when]
        if isinstance(allowed, Absent):
            unsure.append((when, allowed))
    if not isinstance(deemed, date):
        raise AssertionError("a true gate without a day")
    return deemed, []


def done(op: ops.Done, name: str, log: Log, complete: bool, as_of: date, deemed: DeemedDay, applies: Guard) -> Guard:
    """*selesai [per D]*, *belum selesai [per D]*."""
    if applies is not True:
        return N_A if applies is False else applies
    if op.negated and op.on is not None and as_of <= op.on:
        return False
    day = as_of if op.on is None or op.on > as_of else op.on
    answer = _done_by(name, log, complete, deemed, day)
    return negate(answer) if op.negated else answer


def _done_by(name: str, log: Log, complete: bool, deemed: DeemedDay, day: date) -> Guard:
    dated, undated = log
    if dated and dated[0][0] <= day:
        return True
    missing: list[Absent] = []
    if not dated and not undated:
        if isinstance(deemed, date):
            if deemed <= day:
                return True
        elif isinstance(deemed, Absent):
            missing.append(deemed)
    if undated:
        missing.append(absent(Cause(UNKNOWN, "langkah[].pada", name)))
    if not complete:
        missing.append(absent(Cause(UNKNOWN, "langkah", name)))
    return union(missing) if missing else False


# ---------------------------------------------------------------------------------------------------- bounds and terms


def term(op: ops.Term, name: str, log: Log, complete: bool, as_of: date, deemed: DeemedDay, applies: Guard) -> Day:
    """The last day of a term, ``WAITING`` while its anchor is not done, or an absence."""
    if applies is not True:
        return N_A if applies is False else applies
    dated, undated = log
    if dated:
        return add_days(dated[0][0], op.length, op.unit, op.calendar)
    if not undated and isinstance(deemed, date):
        return add_days(deemed, op.length, op.unit, op.calendar)
    answer = _done_by(name, log, complete, deemed, as_of)
    return answer if isinstance(answer, Absent) else WAITING


def bound(op: ops.Bound, guards: Sequence[Guard], values: Sequence[Day]) -> Day:
    """The latest opening or the earliest closing; ``NO_BOUND`` where nothing speaks."""
    best: Day = NO_BOUND
    missing: list[Absent] = []
    possible: list[tuple[Absent, Day]] = []
    for guard, value in zip(guards, values, strict=True):
        if isinstance(guard, Absent):
            if guard.bits != NOT_APPLICABLE:
                possible.append((guard, value))
        elif not guard:
            continue
        elif isinstance(value, Absent):
            if value.bits != NOT_APPLICABLE:
                missing.append(value)
        elif _moves(op, best, value):
            best = value
    for guard, value in possible:
        if isinstance(value, Absent):
            if value.bits != NOT_APPLICABLE:
                missing += (guard, value)
        elif _moves(op, best, value):
            missing.append(guard)
    return union(missing) if missing else best


def _moves(op: ops.Bound, best: Day, value: date | Marker) -> bool:
    """Whether an item would change the bound so far: days before waiting, waiting before nothing."""
    if isinstance(value, date):
        return not isinstance(best, date) or (value > best if op.latest else value < best)
    return best is NO_BOUND
