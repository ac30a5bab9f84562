"""The laws of not knowing, tested on the oracle itself, on generated models and cases.

What the document says one way and a law needs another way is pinned below as a smallest example, with what
the oracle does about it ("Chosen" in its docstrings).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

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

    A grave status may only give way to a graver one. Nothing is asked of the axes where a missing fact leaves
    the obligation open: the step may turn out not to apply.
    """
    why = dict(before.absent)
    assert set(before.violations) <= set(after.violations)
    if before.status in GRAVE:
        assert after.status in GRAVE[: GRAVE.index(before.status) + 1]
    elif before.status != "undetermined" or not any(map(has_u, why.values())):
        assert after.status == before.status
    if has_u(why.get("obligation")):
        return
    for axis in ("obligation", "completion", "timing", "order", "actor"):
        assert axis in why or getattr(before, axis) == getattr(after, axis), axis
    for axis, reason in before.absent:
        assert has_u(reason) or dict(after.absent).get(axis) == reason, axis


def check_kept(before: OracleResult, after: OracleResult) -> None:
    """Laws 1 and 2 for everything that a result says; a verdict is known unless it is ``undetermined``."""
    assert is_kept(before.scope, after.scope)
    assert before.verdict in ("undetermined", after.verdict)
    for name, value in before.answers.items():
        assert is_kept(value, after.answers[name]), name
    for name, outcomes in before.possible.items():
        value = after.answers[name]
        assert isinstance(value, Absent) or value in outcomes
    for name, state in before.steps.items():
        check_step(state, after.steps[name])


@given(models(), st.data())
def test_adding_a_fact_changes_nothing_known(model: m.Model, data: st.DataObject) -> None:
    """A fact that is added changes no known answer, no known axis, and no absence without U."""
    for case in data.draw(st.tuples(*[cases(model)] * 3)):
        before = judge(model, case)
        for name in (name for name, value in case.facts.items() if value is None):
            for value in domain(model, model.facts[name]):
                with told(model, case, f"{name} = {value}"):
                    check_kept(before, judge(model, replace(case, facts={**case.facts, name: value})))


@given(models(), st.data())
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
    "Norm": ("actors", "after"),
    "After": ("after",),
    "Step": ("norms", "orders", "windows", "terms", "overrides", "deemed"),
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
        value = getattr(thing, one.name)
        value = value if one.name == "span" else reordered(value, data)
        if one.name in UNORDERED.get(type(thing).__name__, ()) and len(value) > 1:
            items = list(value.items()) if isinstance(value, dict) else list(value)
            turn = data.draw(st.integers(0, len(items) - 1))
            items = items[turn:][::-1] + items[:turn][::-1]
            value = dict(items) if isinstance(value, dict) else tuple(items)
        changes[one.name] = value
    return replace(thing, **changes)


@given(models_with_cases(), st.data())
def test_the_order_of_writing_means_nothing(drawn: tuple[m.Model, Case], data: st.DataObject) -> None:
    """Operands, norms, windows, exceptions, rows and the rest may be written in any order."""
    model, case = drawn
    other = reordered(model, data)
    with told(model, case, str(other)):
        assert judge(model, case) == judge(other, case)


@given(models_with_cases(), st.data())
def test_the_order_of_the_log_means_nothing(drawn: tuple[m.Model, Case], data: st.DataObject) -> None:
    """Events may be listed in any order, also those of one day and those without a day."""
    model, case = drawn
    other = replace(case, events=tuple(data.draw(st.permutations(case.events))))
    with told(model, case, str(other.events)):
        assert judge(model, case) == judge(model, other)


@given(models_with_cases())
def test_a_step_state_holds_together(drawn: tuple[m.Model, Case]) -> None:
    """Each undetermined axis says why, and a step that is not done has neither day nor actor."""
    for state in judge(*drawn).steps.values():
        axes = ("obligation", "completion", "timing", "order", "actor")
        undetermined = [axis for axis in axes if getattr(state, axis) == "undetermined"]
        assert [axis for axis, _ in state.absent] == undetermined
        assert state.completion == "done" or not (state.done_on or state.done_by or state.deemed)
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


# ------------------------------------------------------------------------------------------ smallest examples

SIAP, PERAN = Name(HOME, "siap"), Name(HOME, m.ROLE)
ROLE_KIND = kinds.Choice(Name(HOME, "peran_list"))
READY = m.FactValue(SIAP, kinds.YES_NO, HERE)
ATASAN, OPERATOR, PENILAI = (Name(HOME, short) for short in ("atasan", "operator", "penilai"))
STEP, BEFORE, ANSWER, TABLE = (Name(HOME, short) for short in ("langkah_a", "langkah_b", "simpulan", "tabel"))
SILENCE = absent(Cause(SILENT, "X-001", "not_found"))


def norm(
    strength: m.Strength,
    *actors: Name,
    after: tuple[Name, ...] = (),
    guard: m.Expr | None = None,
) -> m.Norm:
    """A norm; of the pegawai if nobody is named."""
    return m.Norm(strength, actors or (m.EMPLOYEE,), after, guard, None, BASIS, HERE)


def window(bound: Any, day: int, guard: m.Expr | None = None, advised: bool = False) -> m.Window:
    """A window on a day of December 2024."""
    return m.Window(bound, december(day), advised, guard, None, BASIS, HERE)


def a_step(name: Name, *norms: m.Norm, roles: tuple[str, ...] = (), **clauses: tuple[Any, ...]) -> m.Step:
    """A step; what is not given is empty."""
    empty: dict[str, Any] = dict.fromkeys(("orders", "windows", "terms", "overrides", "deemed"), ())
    return m.Step(name, "", None, roles, norms, span=HERE, **empty | clauses)


def silence(form: m.TargetForm, name: Name, guard: m.Expr | None = None) -> m.Silence:
    """A silence on one target."""
    effect = m.Effect(guard, ((form, name),), HERE)
    return m.Silence(Name(HOME, "kosong"), "", "not_found", ("X-001",), (effect,), HERE)


def december(day: int) -> date:
    """A day of December 2024."""
    return date(2024, 12, day)


def done_by(step: Name, day: int, actor: Name = m.EMPLOYEE) -> OracleEvent:
    """An event of December 2024."""
    return OracleEvent(step, december(day), actor)


def small(*steps: m.Step, **parts: Any) -> m.Model:
    """A model with the facts ``peran`` and ``siap``, and the parties atasan and operator."""
    roles = m.Options(ROLE_KIND.options, "", (("guru", ""), ("pengawas", "")), False, BASIS, HERE)
    facts = [m.Fact(PERAN, "", ROLE_KIND, False, None, None, None, BASIS, HERE)]
    facts += [m.Fact(SIAP, "", kinds.YES_NO, False, None, None, None, BASIS, HERE)]
    parties = [m.Party(name, "", (), HERE) for name in (ATASAN, OPERATOR)] + parts.pop("parties", [])
    return a_model(facts=facts, options=[roles], steps=steps, parties=parties, **parts)


def judged(model: m.Model, *events: OracleEvent, **facts: Any) -> OracleResult:
    """The result on 20 December for a record with a complete log and these facts."""
    given = {PERAN: facts.get("peran"), SIAP: facts.get("siap")}
    choices: dict[Name, str] = {}
    case = Case(HOME, PERIODS[0].id, december(20), given, events, "complete", choices, frozenset())
    return judge(model, case)


def why(result: OracleResult, axis: str) -> Absent:
    """Why an axis of the step is undetermined."""
    return dict(result.steps[STEP].absent)[axis]  # type: ignore[index]


FILLED = m.Party(PENILAI, "", (m.Filler(READY, None, ATASAN, BASIS, HERE),), HERE)


def test_who_may_be_named_is_not_yet_named() -> None:
    """A party whose one filler is only possible is not known: nobody may turn out to fill it."""
    model = small(a_step(STEP, norm("wajib", PENILAI)), parties=[FILLED])
    event = done_by(STEP, 10, ATASAN)
    assert why(judged(model, event), "actor") == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, event, siap=True).steps[STEP].actor == "permitted"
    assert why(judged(model, event, siap=False), "actor") == absent(Cause(SILENT, "penilai"))


def test_who_may_be_covered_is_not_yet_covered() -> None:
    """A scope whose one clause is only possible is not known."""
    scope = m.Scope(Name(HOME, "cakupan"), "", (m.Coverage("covered", READY, None, BASIS, HERE),), HERE)
    model = small(scope=scope)
    assert judged(model).scope == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, siap=True).scope == "covered"
    assert judged(model, siap=False).scope == absent(Cause(SILENT, "cakupan"))


def test_a_term_from_an_open_day_keeps_its_own_absence() -> None:
    """A possible term with an absent day adds both absences: each of them may go away by itself."""
    hushed = m.Answer(ANSWER, "", kinds.YES_NO, m.FormulaBody((m.Formula(READY, None, BASIS, HERE),)), HERE)
    guard = m.AnswerValue(ANSWER, kinds.YES_NO, HERE)
    term = m.Term(3, "calendar_days", BEFORE, False, guard, None, BASIS, HERE)
    model = small(
        a_step(BEFORE, norm("wajib"), roles=("guru",)),
        a_step(STEP, norm("wajib"), windows=(window("closes", 12),), terms=(term,)),
        answers=[hushed],
        silences=[silence("answer", ANSWER)],
    )
    events = (done_by(BEFORE, 15), done_by(STEP, 10))
    assert why(judged(model, *events), "timing") == absent(*SILENCE.causes, Cause(UNKNOWN, "peran"))
    assert judged(model, *events, peran="guru").steps[STEP].timing == "on_time"


def deemed_model(guard: m.Expr | None) -> m.Model:
    """A step deemed done after two others, one of them only where a guard holds."""
    return small(
        a_step(BEFORE, norm("wajib")),
        a_step(TABLE, norm("wajib")),
        a_step(
            STEP,
            norm("wajib", after=(BEFORE,)),
            norm("wajib", after=(TABLE,), guard=guard),
            windows=(window("closes", 12),),
            deemed=(m.Deemed(None, None, BASIS, HERE),),
        ),
    )


def test_a_possible_prerequisite_leaves_open_what_is_deemed() -> None:
    """A step is not deemed done while it is open whether a later prerequisite counts and moves the day."""
    model, events = deemed_model(READY), (done_by(BEFORE, 10), done_by(TABLE, 15))
    assert why(judged(model, *events), "completion") == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, *events, siap=True).steps[STEP].done_on == december(15)
    assert judged(model, *events, siap=False).steps[STEP].done_on == december(10)


def test_a_possible_prerequisite_counts_beside_a_silence() -> None:
    """Whether a step is deemed may be silent, and yet turn out not to arise: both reasons are named."""
    hushed = m.AnswerValue(ANSWER, kinds.YES_NO, HERE)
    body = m.FormulaBody((m.Formula(READY, None, BASIS, HERE),))
    model = small(
        a_step(BEFORE, norm("wajib")),
        a_step(
            STEP,
            norm("wajib"),
            orders=(m.After((BEFORE,), READY, None, BASIS, HERE),),
            deemed=(m.Deemed(hushed, None, BASIS, HERE),),
        ),
        answers=[m.Answer(ANSWER, "", kinds.YES_NO, body, HERE)],
        silences=[silence("answer", ANSWER)],
    )
    event = done_by(BEFORE, 10)
    assert why(judged(model, event), "completion") == absent(*SILENCE.causes, Cause(UNKNOWN, "siap"))
    assert why(judged(model, event, siap=True), "completion") == SILENCE
    assert judged(model, event, siap=False).steps[STEP].completion == "not_done"


def test_an_earlier_doubtful_event_leaves_open_what_is_deemed() -> None:
    """The first permitted day is not known while an earlier event's actor may still be permitted."""
    model = small(
        a_step(BEFORE, norm("wajib", PENILAI, OPERATOR)),
        a_step(STEP, norm("wajib", after=(BEFORE,)), deemed=(m.Deemed(None, None, BASIS, HERE),)),
        parties=[FILLED],
    )
    events = (done_by(BEFORE, 10, ATASAN), done_by(BEFORE, 15, OPERATOR))
    assert why(judged(model, *events), "completion") == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, *events, siap=True).steps[STEP].done_on == december(10)


def test_a_duty_that_may_not_exist_is_not_breached() -> None:
    """While a fact may still make the step not applicable, a late event is no violation, and no status."""
    model = small(a_step(STEP, norm("wajib", guard=READY), windows=(window("closes", 5),)))
    state = judged(model, done_by(STEP, 10)).steps[STEP]
    assert (state.timing, state.status, state.violations) == ("late", "undetermined", ())
    assert judged(model, done_by(STEP, 10)).verdict == "undetermined"
    assert judged(model, done_by(STEP, 10), siap=True).steps[STEP].violations == ("late",)
    assert judged(model, done_by(STEP, 10), siap=False).steps[STEP].status == "not_applicable"


def test_wrong_may_turn_out_prohibited() -> None:
    """An actor who is not permitted is not yet *wrong* while he may be forbidden."""
    model = small(a_step(STEP, norm("wajib"), norm("dilarang", ATASAN, guard=READY)))
    event = done_by(STEP, 10, ATASAN)
    assert why(judged(model, event), "actor") == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, event, siap=True).steps[STEP].actor == "prohibited"
    assert judged(model, event, siap=False).steps[STEP].actor == "wrong"


def test_an_open_advice_leaves_open_whether_it_lapsed() -> None:
    """An advised closing that is only possible decides between due, lapsed and no limit."""
    model = small(a_step(STEP, norm("wajib"), windows=(window("closes", 5, READY, advised=True),)))
    assert why(judged(model), "timing") == absent(Cause(UNKNOWN, "siap"))
    assert judged(model, siap=True).steps[STEP].timing == "lapsed"
    assert judged(model, siap=False).steps[STEP].timing == "no_limit"


def test_a_pure_n_condition_does_not_speak() -> None:
    """A norm whose condition is N neither binds nor permits, though ``And`` would let N drop out."""
    guard = m.Done(BEFORE, None, False, kinds.YES_NO, HERE)
    steps = (a_step(BEFORE, norm("wajib"), roles=("guru",)), a_step(STEP, norm("wajib", guard=guard)))
    assert judged(small(*steps), peran="pengawas").steps[STEP].status == "not_applicable"
    assert joint([True, Absent(NOT_APPLICABLE, frozenset())]) == Absent(NOT_APPLICABLE, frozenset())


def test_rules_that_disagree_are_a_conflict_under_sorted_names() -> None:
    """Two exceptions that hold and differ: C, caused by their names in alphabetical order."""
    yes, no = (m.Const(value, kinds.YES_NO, HERE) for value in (True, False))
    rules = [m.Exception_(name, yes, value, (), None, BASIS, HERE) for name, value in (("z", yes), ("a", no))]
    body = m.CaseBody((m.Formula(no, None, BASIS, HERE),), tuple(rules))
    model = small(answers=[m.Answer(ANSWER, "", kinds.YES_NO, body, HERE)])
    assert judged(model).answers[ANSWER] == absent(Cause(CONFLICT, "a / z"))


def test_one_of_two_equal_duties_is_the_pegawais() -> None:
    """A late step counts where the pegawai is among those whose duty it is, in whatever order written."""
    norms = (norm("wajib"), norm("wajib", ATASAN))
    for order in (norms, norms[::-1]):
        model = small(a_step(STEP, *order, windows=(window("closes", 5),)))
        assert judged(model, done_by(STEP, 10)).verdict == "violates"


# Cases in which an earlier wording of the document broke a law; each is pinned.


def test_a_table_known_before_its_input_turns_out_n() -> None:
    """A table over an answer that may be N is known too early, unless its rows also cover N."""
    done = m.FormulaBody((m.Formula(m.Done(BEFORE, None, False, kinds.YES_NO, HERE), None, BASIS, HERE),))
    yes = m.Const(True, kinds.YES_NO, HERE)
    rows = tuple(m.Row((m.Cell("values", (value,)),), yes, BASIS, HERE) for value in (True, False))
    table = m.TableBody((m.AnswerValue(ANSWER, kinds.YES_NO, HERE),), rows)
    bodies = {ANSWER: done, TABLE: table}
    answers = [m.Answer(name, "", kinds.YES_NO, body, HERE) for name, body in bodies.items()]
    model = small(a_step(BEFORE, norm("wajib"), roles=("guru",)), answers=answers)
    assert is_kept(judged(model).answers[TABLE], judged(model, peran="pengawas").answers[TABLE])


def test_an_answer_known_before_the_scope_excludes() -> None:
    """An answer is known while the scope is open, and N once the scope excludes."""
    clauses = (m.Coverage("covered", m.Not(READY, kinds.YES_NO, HERE), None, BASIS, HERE),)
    clauses += (m.Coverage("excluded", READY, None, BASIS, HERE),)
    body = m.FormulaBody((m.Formula(m.Const(True, kinds.YES_NO, HERE), None, BASIS, HERE),))
    scope = m.Scope(Name(HOME, "cakupan"), "", clauses, HERE)
    model = small(scope=scope, answers=[m.Answer(ANSWER, "", kinds.YES_NO, body, HERE)])
    assert is_kept(judged(model).answers[ANSWER], judged(model, siap=True).answers[ANSWER])


def test_a_late_step_turns_out_early() -> None:
    """With an opening after the closing, a step done between is not called late while the opening is open."""
    model = small(a_step(STEP, norm("wajib"), windows=(window("closes", 5), window("opens", 15, READY))))
    before, after = (judged(model, done_by(STEP, 10), siap=siap).steps[STEP] for siap in (None, True))
    assert (before.timing, after.timing) == ("undetermined", "early")


def test_in_order_turns_out_to_need_no_order() -> None:
    """A prerequisite that may not count is in order while that is open, and no prerequisite afterwards."""
    steps = (
        a_step(BEFORE, norm("wajib")),
        a_step(STEP, norm("dapat"), norm("dapat", after=(BEFORE,), guard=READY)),
    )
    events = (done_by(BEFORE, 5), done_by(STEP, 10))
    before, after = (judged(small(*steps), *events, siap=siap).steps[STEP] for siap in (None, False))
    assert before.order == after.order


def test_a_verdict_that_complied_too_early() -> None:
    """An optional step whose closing is open complies, and violates once the closing is known."""
    model = small(a_step(STEP, norm("dapat"), windows=(window("closes", 5, READY),)))
    before, after = (judged(model, done_by(STEP, 10), siap=siap).verdict for siap in (None, True))
    assert (before, after) != ("complies", "violates")


def test_a_verdict_that_blamed_too_early() -> None:
    """While a stronger norm may still put the duty on another, it is not yet the pegawai's failure."""
    norms = (norm("harus"), norm("wajib", ATASAN, guard=READY))
    model = small(a_step(STEP, *norms, windows=(window("closes", 5),)))
    before, after = (judged(model, done_by(STEP, 10), siap=siap).verdict for siap in (None, True))
    assert (before, after) == ("undetermined", "complies")


# Laws that do not hold as the document stands; each is strict, so that a mended document shows itself here.


def test_a_verdict_that_forgave_too_early() -> None:
    """Another's late step is kept apart, but it may also turn out of order, and that would count."""
    late = a_step(
        STEP,
        norm("wajib", ATASAN),
        orders=(m.After((BEFORE,), READY, None, BASIS, HERE),),
        windows=(window("closes", 5),),
    )
    model = small(a_step(BEFORE, norm("dapat")), late)
    before, after = (judged(model, done_by(STEP, 10, ATASAN), siap=siap).verdict for siap in (None, True))
    assert before in ("undetermined", after)


def test_a_verdict_that_blamed_before_a_ban() -> None:
    """A late step is the pegawai's failure until she turns out not to be allowed to do it at all."""
    norms = (norm("wajib"), norm("harus", ATASAN), norm("dilarang", guard=READY))
    model = small(a_step(STEP, *norms, windows=(window("closes", 5),)))
    before, after = (judged(model, siap=siap).verdict for siap in (None, True))
    assert before in ("undetermined", after)
