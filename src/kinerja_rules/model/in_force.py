"""Pass 6: which text is in force when; amendments on the steps they change, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.case import Condition, shown_case
from kinerja_rules.model.cases import Cases, TooMany
from kinerja_rules.model.expressions import both
from kinerja_rules.model.lookup import period_const
from kinerja_rules.model.resolve import Draft
from kinerja_rules.model.wording import shown_day
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import PERIOD, YES_NO, Name


def in_force(draft: Draft, problems: Problems) -> Draft:
    """The text in force: every amendment's bounds stand on the steps it changes, for its periods.

    Needs: kinds. Gives: steps with overrides, no changes left over; impossible dates and double rule are told.
    """
    model = draft.model
    _periods(draft, problems)
    _calendars(model, problems)
    _parameters(model, problems)
    steps = dict(model.steps)
    for name, amendment in model.amendments.items():
        overrides = tuple(_override(amendment, change) for change in draft.changes if change.amendment == name)
        step = steps[amendment.step]
        steps[amendment.step] = replace(step, overrides=(*step.overrides, *overrides))
    changed = replace(model, steps=steps)
    for step in changed.steps.values():
        _windows(changed, step, problems)
    return replace(draft, model=changed, changes=())


def _override(amendment: m.Amendment, change: m.Override) -> m.Override:
    """A changed bound whose guard says for which periods."""
    if not amendment.periods:
        return change
    options = tuple(period_const(period, amendment.span) for period in amendment.periods)
    periods = m.In(m.PeriodValue(PERIOD, amendment.span), options, YES_NO, amendment.span)
    return replace(change, guard=both(periods, change.guard))


def _periods(draft: Draft, problems: Problems) -> None:
    model = draft.model
    for period in model.periods.values():
        if period.first > period.last:
            facts = {"period": str(period.id), "first": shown_day(period.first), "last": shown_day(period.last)}
            problems.add(report(problem.PERIOD_UPSIDE_DOWN, period.span, **facts))
    governed: dict[m.PeriodId, tuple[str, Span]] = {}
    for home, entry in draft.seen.symbols.homes.items():
        if isinstance(entry.decl, s.LibraryDecl):
            continue
        for clause in entry.decl.governs:
            for written in clause.periods:
                period_id = m.PeriodId(written.name.text, written.year)
                if period_id in governed:
                    one, span = governed[period_id]
                    label = Label(span, "first")
                    facts = {"period": str(period_id), "one": one, "other": home}
                    problems.add(report(problem.PERIOD_GOVERNED_TWICE, written.span, label, **facts))
                governed.setdefault(period_id, (home, written.span))
    for name, amendment in model.amendments.items():
        home = amendment.step.home
        decl = draft.seen.symbols.names[name].decl
        for written in decl.periods if isinstance(decl, s.AmendmentDecl) else ():
            period_id = m.PeriodId(written.name.text, written.year)
            if period_id in amendment.periods and period_id not in model.instruments[home].governs:
                facts = {"period": str(period_id), "home": home}
                problems.add(report(problem.PERIOD_NOT_GOVERNED, written.span, **facts))


def _calendars(model: m.Model, problems: Problems) -> None:
    for calendar in model.calendars.values():
        seen: dict[tuple[date, str], Span] = {}
        years = ", ".join(map(str, sorted(calendar.years)))
        for holiday in calendar.holidays:
            facts = {"day": shown_day(holiday.day), "name": calendar.name.short}
            if holiday.day.year not in calendar.years:
                problems.add(report(problem.DAY_OUTSIDE_CALENDAR, holiday.span, **facts, years=years))
            first = seen.setdefault((holiday.day, holiday.form), holiday.span)
            if first is not holiday.span:
                problems.add(report(problem.DAY_TWICE, holiday.span, Label(first, "first"), **facts))
        for week in calendar.weeks:
            if week not in (5, 6):
                facts = {"count": str(week), "name": calendar.name.short}
                problems.add(report(problem.WEEK_LENGTH, calendar.span, **facts))


def _parameters(model: m.Model, problems: Problems) -> None:
    for parameter in model.parameters.values():
        seen: dict[date | None, Span] = {}
        for amount in parameter.amounts:
            first = seen.setdefault(amount.since, amount.span)
            if first is not amount.span:
                day = shown_day(amount.since) if amount.since else ""
                facts = {"name": parameter.name.short, "day": day}
                problems.add(report(problem.AMOUNT_TWICE, amount.span, Label(first, "first"), **facts))
        days = [day for day in seen if day is not None]
        if None in seen or not days:
            continue
        for period in _governed(model, parameter.name):
            if period.last < min(days):
                facts = {"name": parameter.name.short, "period": str(period.id), "day": shown_day(min(days))}
                problems.add(report(problem.AMOUNT_GAP, parameter.span, **facts))


def _governed(model: m.Model, name: Name) -> Iterable[m.Period]:
    governs = model.instruments[name.home].governs
    return (model.periods[period] for period in governs if period in model.periods)


def _windows(model: m.Model, step: m.Step, problems: Problems) -> None:
    """A step that closes before it opens, in a case that can be."""
    cases = Cases(model, step.name.home)
    applies = Condition(cases.applies(step.name))
    bounds: tuple[m.Window | m.Override, ...] = (*step.windows, *step.overrides)
    for opens in (bound for bound in bounds if bound.bound == "opens"):
        for closes in (bound for bound in bounds if bound.bound == "closes"):
            if closes.day >= opens.day:
                continue
            world = cases.first(
                [applies, Condition(opens.guard, opens.reading), Condition(closes.guard, closes.reading)],
                none_of=_replacing(opens, step) + _replacing(closes, step),
            )
            if world is None or isinstance(world, TooMany):
                continue
            facts = {"name": step.name.short, "opens": shown_day(opens.day), "closes": shown_day(closes.day)}
            case = shown_case(model, world)
            label = Label(opens.span, "opens")
            problems.add(report(problem.CLOSES_BEFORE_OPENING, closes.span, label, **facts, case=case))


def _replacing(bound: m.Window | m.Override, step: m.Step) -> list[Condition]:
    """When a window gives way to a change; a change gives way to nothing."""
    if isinstance(bound, m.Override):
        return []
    return [Condition(o.guard, o.reading) for o in step.overrides if o.bound == bound.bound]
