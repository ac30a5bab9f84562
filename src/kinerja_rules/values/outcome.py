"""What an evaluation says of one step: the axes, each of its own closed list of words.

Plain data that every evaluator fills; the rules that fill it are in ``docs/dev/evaluation.md``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from kinerja_rules.values.absence import Absent

Obligation: TypeAlias = Literal["required", "advised", "optional", "prohibited", "not_applicable", "undetermined"]
Completion: TypeAlias = Literal["done", "not_done", "undetermined", "not_applicable"]
Timing: TypeAlias = Literal[
    "early",
    "on_time",
    "late",
    "not_open",
    "due",
    "overdue",
    "lapsed",
    "waiting",
    "no_limit",
    "undetermined",
    "not_applicable",
]
Order: TypeAlias = Literal["in_order", "out_of_order", "waiting", "none", "undetermined", "not_applicable"]
Actor: TypeAlias = Literal["permitted", "wrong", "prohibited", "none", "undetermined", "not_applicable"]
Count: TypeAlias = Literal["none", "not_applicable"]
Status: TypeAlias = Literal[
    "wrong_actor",
    "prohibited",
    "out_of_order",
    "early",
    "late",
    "overdue",
    "undetermined",
    "waiting",
    "not_open",
    "due",
    "lapsed",
    "done",
    "not_applicable",
]
Axis: TypeAlias = Literal["obligation", "completion", "timing", "order", "actor"]
LogState: TypeAlias = Literal["complete", "incomplete", "absent"]
ScopeWord: TypeAlias = Literal["covered", "advised", "excluded"]
Verdict: TypeAlias = Literal["complies", "violates", "undetermined", "not_covered"]


class StepState(NamedTuple):
    """One step, judged.

    ``done_by`` is a party's short name (``sistem`` where deemed), empty when not done. ``opens`` and ``due`` are the
    binding bounds where known. ``absent`` gives, for each undetermined axis in the order of ``Axis``, why.
    ``violations`` are those of the step, whoever's duty it is; none under a scope that caps to advice. ``at_risk`` says
    that what is absent may still turn out to be one.
    """

    obligation: Obligation
    modality: str
    completion: Completion
    timing: Timing
    order: Order
    actor: Actor
    tally: Count
    status: Status
    deemed: bool
    done_on: date | None
    done_by: str
    opens: date | None
    due: date | None
    absent: tuple[tuple[Axis, Absent], ...]
    violations: tuple[str, ...]
    at_risk: bool


NOT_APPLICABLE_STEP = StepState(
    "not_applicable",
    "",
    "not_applicable",
    "not_applicable",
    "not_applicable",
    "not_applicable",
    "not_applicable",
    "not_applicable",
    False,
    None,
    "",
    None,
    None,
    (),
    (),
    False,
)
