"""The laws of not knowing, tested on the oracle itself, on generated models and cases.

What the document says one way and a law needs another way is pinned below as a smallest example, with what the
oracle does about it ("Chosen" in its docstrings).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from kinerja_rules.model import model as m
from kinerja_rules.values import kinds
from kinerja_rules.values.absence import CONFLICT, NOT_APPLICABLE, SILENT, UNKNOWN, Absent, Cause, absent
from kinerja_rules.values.kinds import Name
from kinerja_rules.values.outcome import StepState
from tests.differential.oracle import Case, OracleEvent, OracleResult, completions, domain, joint, judge
from tests.strategies import (
    AXIS_TAGS,
    BASIS,
    BIT_TAGS,
    HERE,
    HOME,
    PERIODS,
    a_model,
    cases,
    coverage_of,
    models,
    models_with_cases,
)

GRAVE = ("wrong_actor", "prohibited", "out_of_order", "early", "late", "overdue")
LAWFUL = models(complete_for_n=True)


@contextmanager
def told(model: m.Model, case: Case, what: str) -> Iterator[None]:
    """A failure tells of what it was; without the spans that a drawn example is printed with."""
    try:
        yield
    except AssertionError:
        note(f"{what}\n{model}\n{case}")
        raise


def has_u(value: object) -> bool:
    """Whether a fact that is not given is among the reasons of an absence."""
    return isinstance(value, Absent) and bool(value.bits & UNKNOWN)


def is_kept(before: object, after: object) -> bool:
    """Laws 1 and 2: a known answer never changes, nor does an absence without U."""
    return has_u(before) or before == after


def check_step(before: StepState, after: StepState) -> None:
    """What may become of a step when facts are added.

    Nothing is asked where the opening turns out to lie after the closing; nothing of the axes where a missing fact
    leaves the obligation open (the step may turn out not to apply). A grave status may only give way to a graver one.
    """
    why = dict(before.absent)
    if after.opens and after.due and after.opens > after.due:
        return
    assert set(before.violations) <= set(after.violations)
    if before.status in GRAVE:
        assert after.status in GRAVE[: GRAVE.index(before.status) + 1]
    elif before.status != "undetermined" or not any(map(has_u, why.values())):
        assert after.status == before.status
    if has_u(why.get("obligation")):
        return
    for axis in ("obligation", "completion", "timing", "actor"):
        assert axis in why or getattr(before, axis) == getattr(after, axis), axis
    assert "order" in why or {before.order, after.order} <= {"in_order", "none"} or before.order == after.order
    for axis, reason in before.absent:
        assert has_u(reason) or dict(after.absent)[axis] == reason, axis


def check_kept(before: OracleResult, after: OracleResult) -> None:
    """Laws 1 and 2 for everything that a result says; no answer is known to stay where the scope may exclude it."""
    assert is_kept(before.scope, after.scope)
    for name, value in before.answers.items():
        assert is_kept(value, after.answers[name]) or has_u(before.scope), name
    for name, outcomes in before.possible.items():
        value = after.answers[name]
        assert isinstance(value, Absent) or value in outcomes
    for name, state in before.steps.items():
        check_step(state, after.steps[name])


@given(LAWFUL, st.data())
def test_adding_a_fact_changes_nothing_known(model: m.Model, data: st.DataObject) -> None:
    """A fact that is added changes no known answer, no known axis, and no absence without U."""
    for case in data.draw(st.tuples(*[cases(model)] * 3)):
        before = judge(model, case)
        for name in (name for name, value in case.facts.items() if value is None):
            for value in domain(model, model.facts[name]):
                with told(model, case, f"{name} = {value}"):
                    check_kept(before, judge(model, replace(case, facts={**case.facts, name: value})))


@given(LAWFUL, st.data())
def test_every_completion_agrees_with_what_is_known(model: m.Model, data: st.DataObject) -> None:
    """What is known of a sparse record is so in each of its completions."""
    case = data.draw(cases(model))
    before = judge(model, case)
    for full in islice(completions(case, model, case.facts), 40):
        with told(model, case, str(full.facts)):
            check_kept(before, judge(model, full))


UNORDERED = {
    "And": ("operands",),
    "Or": ("operands",),
    "Joint": ("operands",),
    "In": ("options",),
    "Cell": ("values",),
    "Party": ("fillers",),
    "Scope": ("clauses",),
    "Norm": ("after",),
    "Step": ("norms", "windows", "terms", "overrides", "deemed"),
    "Silence": ("effects",),
    "Effect": ("targets",),
    "FormulaBody": ("formulas",),
    "CaseBody": ("general", "exceptions"),
    "Exception_": ("outranks",),
    "TableBody": ("rows",),
    "Parameter": ("amounts",),
    "Calendar": ("years", "holidays", "weeks"),
    "Instrument": ("facts", "steps", "answers", "parties", "calendars"),
    "Model": ("silences", "steps", "answers"),
}
"""Where the order of writing means nothing: the fields of each class."""


def reordered(thing: Any, data: st.DataObject) -> Any:
    """The same with everything that is unordered written in another order."""
    if isinstance(thing, dict):
        items = [(key, reordered(value, data)) for key, value in thing.items()]
        return dict(items)
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return tuple(reordered(part, data) for part in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changes: dict[str, Any] = {}
    for one in fields(thing):
        value = reordered(getattr(thing, one.name), data) if one.name != "span" else thing.span  # type: ignore[attr-defined]
        if one.name in UNORDERED.get(type(thing).__name__, ()) and len(value) > 1:
            items = list(value.items()) if isinstance(value, dict) else list(value)
            turn = data.draw(st.integers(0, len(items) - 1))
            items = items[turn:][::-1] + items[:turn][::-1]
            value = dict(items) if isinstance(value, dict) else tuple(items)
        changes[one.name] = value
    return replace(thing, **changes)


@given(models_with_cases(), st.data())
def test_the_order_of_writing_means_nothing(drawn: tuple[m.Model, Case], data: st.DataObject) -> None:
    """Operands, norms, windows, exceptions, rows and the rest may be written in any order.

    Not the verdict: the document lets the first written of equally strong norms say whose duty a step is.
    """
    model, case = drawn
    other = reordered(model, data)
    note(f"{model}\n{case}\n{other}")
    assert replace(judge(model, case), verdict="complies") == replace(judge(other, case), verdict="complies")


@given(models_with_cases(), st.data())
def test_the_order_of_the_log_breaks_ties_only(drawn: tuple[m.Model, Case], data: st.DataObject) -> None:
    """Events may be listed in any order where no two of a step fall on one day, known or not."""
    model, case = drawn
    first = {(event.step, event.on): event for event in reversed(case.events)}
    case = replace(case, events=tuple(first.values()))
    other = replace(case, events=tuple(data.draw(st.permutations(case.events))))
    assert judge(model, case) == judge(model, other)


@given(models_with_cases())
def test_a_step_state_holds_together(drawn: tuple[m.Model, Case]) -> None:
    """Each undetermined axis says why, a step that is not done has no day, and what does not apply says nothing."""
    for state in judge(*drawn).steps.values():
        axes = ("obligation", "completion", "timing", "order", "actor")
        assert tuple(axis for axis, _ in state.absent) == tuple(a for a in axes if getattr(state, a) == "undetermined")
        assert state.completion == "done" or (state.done_on is None and not state.done_by and not state.deemed)
        assert (state.obligation == "not_applicable") == (state.status == "not_applicable")
        assert set(state.violations) <= set(GRAVE)


def test_the_generator_does_not_dodge() -> None:
    """500 examples show every word of every axis and every absence, in answers and in steps."""
    seen: Counter[str] = Counter()

    @settings(max_examples=500, derandomize=True, database=None, deadline=None)
    @given(models_with_cases())
    def search(drawn: tuple[m.Model, Case]) -> None:
        seen.update(coverage_of(judge(*drawn), drawn[0]))

    search()
    assert sorted((AXIS_TAGS | BIT_TAGS) - set(seen)) == []
