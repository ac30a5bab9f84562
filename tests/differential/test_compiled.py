"""Generated code against the naive oracle, on generated policies and generated records.

Every answer, every axis of every step, every absence with its causes, the scope: all must be equal, for the plain and
the recording emission, with the role known in advance and without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kinerja_rules.evaluation.rows import covered_value
from kinerja_rules.model.model import ROLE, Choice, Model
from kinerja_rules.program import to_rowwise
from kinerja_rules.program.from_model import compile_program
from kinerja_rules.program.invariants import check_program
from kinerja_rules.program.permissions import Log
from kinerja_rules.program.program import Context, Program
from kinerja_rules.values.absence import N_A
from kinerja_rules.values.kinds import Name, Number
from kinerja_rules.values.number import fact_denominator
from kinerja_rules.values.outcome import NOT_APPLICABLE_STEP, StepState
from tests.differential.oracle import Case, OracleResult, judge
from tests.strategies import coverage_of, models_with_cases


@dataclass(frozen=True)
class Compiled:
    """What generated code says, in the oracle's terms."""

    answers: dict[Name, object]
    steps: dict[Name, StepState]
    scope: object


def context_of(case: Case, role: str | None) -> Context:
    """The context of a case."""
    choices = frozenset(Choice(name, alternative) for name, alternative in case.choices.items())
    judged_on = case.as_of if case.period is None else None
    return Context(case.instrument, case.period, role, choices, case.amendments, judged_on)


def inputs_of(model: Model, program: Program, case: Case) -> tuple[list[object], list[Log]]:
    """Facts and logs as programs take them."""
    facts: list[object] = []
    for name in program.inputs:
        value = case.facts.get(name)
        kind = model.facts[name].kind
        if isinstance(value, Fraction) and isinstance(kind, Number):
            value = int(value * fact_denominator(kind))
        facts.append(value)
    logs: list[Log] = []
    for step in program.steps:
        dated = [
            (e.on, (e.actor.short if e.actor else ""))
            for e in case.events
            if e.step == step and e.on and e.on <= case.as_of
        ]
        undated = tuple((e.actor.short if e.actor else "") for e in case.events if e.step == step and e.on is None)
        logs.append((tuple(sorted(dated)), tuple(sorted(undated))))
    return facts, logs


def outcome_of(program: Program, values: dict[int, object]) -> Compiled:
    """Slots in the oracle's terms."""
    answers = {}
    for answer in program.answers:
        value = values[answer.slot]
        answers[answer.name] = Fraction(value, answer.denominator) if type(value) is int else value
    answers = {name: covered_value(values[program.scope], value) for name, value in answers.items()}
    steps = {step.name: values[step.slot] for step in program.step_outputs}
    if values[program.scope] == "excluded":
        # Nothing is judged of a person outside the scope; results say so, whatever the slots hold.
        return Compiled(dict.fromkeys(answers, N_A), dict.fromkeys(steps, NOT_APPLICABLE_STEP), "excluded")
    return Compiled(answers, steps, values[program.scope])  # type: ignore[arg-type]


def run(model: Model, case: Case, role: str | None, *, recording: bool) -> Compiled:
    """The compiled answer to a case."""
    program = compile_program(model, context_of(case, role))
    check_program(program)
    facts, logs = inputs_of(model, program, case)
    slots = range(len(program.ops)) if recording else to_rowwise.outputs(program)
    compiled = to_rowwise.compile_recording(program) if recording else to_rowwise.compile_plain(program)
    values = compiled(facts, logs, case.log == "complete", case.as_of)
    return outcome_of(program, dict(zip(slots, values, strict=True)))


def assert_same(expected: OracleResult, found: Compiled) -> None:
    """The oracle and the generated code say the same of everything."""
    assert found.scope == expected.scope
    assert found.answers == dict(expected.answers)
    for name, state in expected.steps.items():
        assert found.steps[name]._asdict() == state._asdict(), name


def role_of(case: Case) -> str | None:
    """The role that the case's record states."""
    return next((str(value) for name, value in case.facts.items() if name.short == ROLE and value is not None), None)


def compare(model: Model, case: Case) -> frozenset[str]:
    """The oracle, the plain and the recording emission give the same, with and without the role settled first."""
    expected = judge(model, case)
    for role in {role_of(case), None}:
        assert_same(expected, run(model, case, role, recording=False))
    assert_same(expected, run(model, case, role_of(case), recording=True))
    return coverage_of(expected, model)


EXAMPLES = 500
MUST_OCCUR = (
    "answer:known answer:U answer:S FormulaBody:known FormulaBody:absent CaseBody:known CaseBody:absent",
    "TableBody:known obligation:required obligation:advised obligation:optional obligation:prohibited",
    "obligation:undetermined obligation:not_applicable completion:done completion:not_done completion:undetermined",
    "timing:early timing:on_time timing:late timing:overdue timing:no_limit timing:undetermined",
    "order:in_order order:out_of_order order:waiting order:none order:undetermined",
    "actor:permitted actor:wrong actor:prohibited actor:none actor:undetermined",
    "status:wrong_actor status:prohibited status:out_of_order status:early status:late status:overdue",
    "status:undetermined status:due status:done status:not_applicable step:U step:S scope:covered",
    "verdict:complies verdict:violates verdict:undetermined",
    "Term:working_days Term:calendar_days Term:months Term:days_unstated Override Joint After",
)
"""What no run may miss; that the strategies reach every rarer tag too is shown in ``test_oracle_laws``."""


def test_generated_code_agrees_with_the_oracle(record_property: Callable[[str, object], None]) -> None:
    """Generated policies and records give the same by oracle and by generated code, and the generator does not dodge.

    The counts of what the results held are printed and asserted: known answers, every kind of absence, every value of
    every axis, every form of answer.
    """
    seen: Counter[str] = Counter()

    @given(models_with_cases())
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    def every(drawn: tuple[Model, Case]) -> None:
        model, case = drawn
        seen.update(compare(model, case))
        seen["cases"] += 1

    every()
    counts = dict(sorted(seen.items()))
    record_property("differential", counts)
    assert {tag: seen[tag] for tag in " ".join(MUST_OCCUR).split() if seen[tag] == 0} == {}
    assert seen["cases"] >= EXAMPLES * 9 // 10


@pytest.mark.soak
@given(models_with_cases())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_it_agrees_for_as_long_as_one_cares_to_search(drawn: tuple[Model, Case]) -> None:
    """The same without end, for `make soak`."""
    compare(*drawn)
