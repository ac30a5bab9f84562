"""Why a step has its status: facts for sentences, in the order a reader wants them. No sentence is made here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kinerja_rules.evaluation.result import Reason
from kinerja_rules.evaluation.trace import Trace, silence_ids
from kinerja_rules.model.model import Model
from kinerja_rules.program import ops
from kinerja_rules.program.ops import Slot
from kinerja_rules.program.program import NormOutput, StepOutput
from kinerja_rules.values.absence import Absent
from kinerja_rules.values.outcome import StepState


def reasons(model: Model, trace: Trace, out: StepOutput, state: StepState, as_of: date) -> tuple[Reason, ...]:
    """The reasons of a step: how it was done, its bounds and how they came to be, then what is wrong."""
    return tuple(_reasons(model, trace, out, state, as_of))


def _reasons(model: Model, trace: Trace, out: StepOutput, state: StepState, as_of: date) -> Iterator[Reason]:
    if state.deemed and state.done_on is not None:
        yield Reason("deemed", (("day", state.done_on.isoformat()),), trace.basis(out.deemed))
    elif state.completion == "done" and state.done_on is not None:
        yield Reason("done_on", (("day", state.done_on.isoformat()), ("actor", state.done_by)))
    elif state.completion == "done":
        yield Reason("done_undated", (("actor", state.done_by),))
    if state.opens is not None:
        yield Reason("opens", (("day", state.opens.isoformat()),), trace.basis(out.opens))
    yield from _closing(model, trace, out, state)
    yield from _timing(trace, out, state, as_of)
    if state.actor == "wrong" or state.actor == "prohibited":
        canon = trace.values[trace.program.canon]
        filled = canon if isinstance(canon, dict) else {}
        named = (p for n in _speaking(trace, out) for p in n.parties)
        permitted = ", ".join(dict.fromkeys(f if isinstance(f := filled.get(p), str) else p for p in named))
        key = "wrong_actor" if state.actor == "wrong" else "prohibited_actor"
        basis = tuple(dict.fromkeys(i for n in _speaking(trace, out) for i in n.basis))
        yield Reason(key, (("actor", state.done_by), ("permitted", permitted)), basis)
    if state.order in ("waiting", "out_of_order"):
        for wait in out.prerequisites:
            if trace.values[wait.guard] is True:
                name = trace.program.steps[wait.step]
                facts = (("step", name.short), ("label", model.steps[name].label))
                yield Reason(state.order, facts, wait.basis)
    for axis, missing in state.absent:
        ids = silence_ids(missing)
        if axis == "obligation" and ids:
            yield Reason("obligation_silent", (), ids)
        elif axis == "actor" and ids:
            yield Reason("actor_silent", (("actor", state.done_by),), ids)


def _speaking(trace: Trace, out: StepOutput) -> list[NormOutput]:
    return [n for n in out.norms if trace.values[n.guard] is True and n.strength != "dilarang"]


def _closing(model: Model, trace: Trace, out: StepOutput, state: StepState) -> Iterator[Reason]:
    closes = trace.values[out.closes]
    if isinstance(closes, Absent):
        ids = silence_ids(closes)
        if ids:
            yield Reason("closing_silent", (), ids)
        return
    if state.due is None:
        return
    amended = _amendment(trace, out.closes)
    if amended is None:
        yield Reason("closes", (("day", state.due.isoformat()),), trace.basis(out.closes))
        return
    case, general = amended
    label = next((a.label for a in model.amendments.values() if a.name.short == case.name), case.name)
    facts = [("day", state.due.isoformat()), ("amendment", label)]
    before = trace.values[general] if general >= 0 else None
    if isinstance(before, date):
        facts.append(("before", before.isoformat()))
    yield Reason(
        "closes_amended" if isinstance(before, date) else "closes_by_amendment",
        tuple(facts),
        tuple(dict.fromkeys((*(trace.basis(general) if general >= 0 else ()), *case.basis))),
    )


def _amendment(trace: Trace, slot: Slot) -> tuple[ops.Case, Slot] | None:
    """The amendment that set a bound and the slot of the bound before it; none where none did."""
    op = trace.program.ops[slot]
    while isinstance(op, ops.Choose):
        fired = trace.fired(op.cases)
        if fired and isinstance(trace.values[fired[0].value], date):
            return fired[0], op.general
        if op.general < 0:
            return None
        slot = op.general
        op = trace.program.ops[slot]
    return None


def _timing(trace: Trace, out: StepOutput, state: StepState, as_of: date) -> Iterator[Reason]:
    if state.timing == "late" and state.done_on and state.due:
        yield Reason("late", (("days", str((state.done_on - state.due).days)), ("day", state.due.isoformat())))
    elif state.timing == "early" and state.done_on and state.opens:
        yield Reason("early", (("days", str((state.opens - state.done_on).days)), ("day", state.opens.isoformat())))
    elif state.timing == "overdue" and state.due:
        yield Reason("overdue", (("days", str((as_of - state.due).days)), ("day", state.due.isoformat())))
    advised = trace.values[out.closes_advised]
    if isinstance(advised, date):
        facts = (("day", advised.isoformat()),)
        basis = trace.basis(out.closes_advised)
        if state.done_on is not None and state.done_on > advised:
            yield Reason("after_advised", facts, basis)
        elif state.completion == "not_done" and as_of > advised:
            yield Reason("advised_passed", facts, basis)
        else:
            yield Reason("advised_until", facts, basis)
