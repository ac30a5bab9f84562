"""What a step asks, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from kinerja_rules.program import ops
from kinerja_rules.program.gates import Day, DeemedDay, prerequisites_met
from kinerja_rules.program.logic import is_out
from kinerja_rules.program.ops import NO_BOUND, WAITING, Guard, Value
from kinerja_rules.program.permissions import Log, Permissions, with_silence
from kinerja_rules.values.absence import NOT_APPLICABLE, SILENT, UNKNOWN, Absent, Cause, absent, union
from kinerja_rules.values.outcome import (
    NOT_APPLICABLE_STEP,
    Actor,
    Axis,
    Completion,
    Obligation,
    Order,
    Status,
    StepState,
    Timing,
)

_RANK: Final = {
    "wajib": 7,
    "harus": 6,
    "dianjurkan": 5,
    "dapat": 4,
    "berwenang": 3,
    "berhak": 2,
    "tidak harus": 1,
}
_WORD: Final[Mapping[int, Obligation]] = {
    7: "required",
    6: "required",
    5: "advised",
    4: "optional",
    3: "optional",
    2: "optional",
    1: "optional",
}


def rank_of(strength: str) -> int:
    """How a norm's word ranks; 0 for none and for a prohibition."""
    return _RANK.get(strength, 0)


def oblige(
    op: ops.Oblige, scope: Value, guards: Sequence[Guard], silences: Sequence[Guard]
) -> tuple[Obligation, str, Absent | None, int]:
    """(obligation, modality, absence or none, index of the strongest norm or -1)."""
    fired = []
    possible = []
    for i, guard in enumerate(guards):
        if guard is True:
            fired.append(i)
        elif guard is not False and guard.bits != NOT_APPLICABLE:
            possible.append(i)
    word, strongest = _strongest(op, fired)
    missing = None
    if possible and any(_strongest(op, [*fired, *extra])[0] != word for extra in _subsets(possible)):
        word, missing = "undetermined", union(guard for i in possible if isinstance(guard := guards[i], Absent))
    modality = op.norms[strongest].strength if strongest >= 0 else ""
    if op.silences:
        silent = with_silence(True if missing is None else missing, op.silences, silences)
        if isinstance(silent, Absent):
            word, missing = "undetermined", silent
    if scope == "advised" and word == "required":
        word = "advised"
    elif isinstance(scope, Absent) and word != "not_applicable":
        word, missing = "undetermined", scope if missing is None else union((scope, missing))
    return word, modality, missing, strongest


def is_settled(op: ops.Oblige, fired: Sequence[bool], open_guards: Sequence[int]) -> bool:
    """Whether the deciding norm is the same however the open guards turn out."""
    certain = [place for place, is_fired in enumerate(fired) if is_fired]
    if len(open_guards) > _MOST_OPEN:
        return False
    decided = _strongest(op, certain)
    return all(_strongest(op, sorted([*certain, *extra])) == decided for extra in _subsets(open_guards))


_MOST_OPEN: Final = 8


def _strongest(op: ops.Oblige, norms: Sequence[int]) -> tuple[Obligation, int]:
    bans = [frozenset(op.norms[i].actors) for i in norms if op.norms[i].strength == "dilarang"]
    left = [
        i
        for i in norms
        if op.norms[i].strength != "dilarang" and not any(ban.issuperset(op.norms[i].actors) for ban in bans)
    ]
    if left:
        best = max(left, key=lambda i: (_RANK[op.norms[i].strength], -i))
        return _WORD[_RANK[op.norms[best].strength]], best
    if bans:
        return "prohibited", next(i for i in norms if op.norms[i].strength == "dilarang")
    return "not_applicable", -1


def _subsets(items: Sequence[int]) -> Iterable[list[int]]:
    """Every non-empty subset; a norm list is capped far below where this would be slow."""
    for mask in range(1, 1 << len(items)):
        yield [item for bit, item in enumerate(items) if mask >> bit & 1]


# --------------------------------------------------------------------------------------------------- the whole step


def judge(
    op: ops.Judge,
    name: str,
    names: Sequence[str],
    logs: Sequence[Log],
    complete: bool,
    as_of: date,
    obligation: tuple[Obligation, str, Absent | None, int],
    permit: Permissions,
    forbid: Permissions,
    deemed: DeemedDay,
    bounds: tuple[Day, Day, Day, Day],
    capped: Guard,
    guards: Sequence[Guard],
    permits: Sequence[Permissions],
    deemeds: Sequence[DeemedDay],
    applies: Sequence[Guard],
) -> StepState:
    """The state of one step; ``bounds`` are opening, advised opening, closing, advised closing."""
    word, modality, obligation_missing, _ = obligation
    if word == "not_applicable":
        return NOT_APPLICABLE_STEP
    opens, _, closes, closes_advised = bounds
    dated, undated = logs[op.step]
    why: list[tuple[Axis, Absent]] = []
    if obligation_missing is not None:
        why.append(("obligation", obligation_missing))

    done_on: date | None = None
    done_by = ""
    is_deemed = False
    completion: Completion = "not_done"
    unknown: Absent | None = None
    if dated:
        completion, (done_on, done_by) = "done", dated[0]
    elif undated:
        completion, done_by = "done", undated[0]
    elif isinstance(deemed, date):
        completion, done_on, done_by, is_deemed = "done", deemed, "sistem", True
    else:
        parts = [deemed] if isinstance(deemed, Absent) else []
        if not complete:
            parts.append(absent(Cause(UNKNOWN, "langkah", name)))
        if parts:
            completion, unknown = "undetermined", union(parts)
            why.append(("completion", unknown))

    timing: Timing
    timing_missing = unknown
    if completion == "undetermined":
        timing = "undetermined"
    elif completion == "done":
        timing, timing_missing = _timing_done(name, done_on, opens, closes)
    else:
        timing, timing_missing = _timing_open(as_of, word, opens, closes, closes_advised)
    if timing_missing is not None:
        why.append(("timing", timing_missing))

    order: Order = "none"
    if op.has_order:
        order, order_missing = _order(
            op, name, names, logs, complete, as_of, guards, permits, deemeds, applies, completion, done_on, unknown
        )
        if order_missing is not None:
            why.append(("order", order_missing))

    actor: Actor = "none"
    if unknown is not None:
        actor = "undetermined"
        why.append(("actor", unknown))
    elif is_deemed:
        actor = "permitted"
    elif completion == "done":
        actor, actor_missing = _actor(permit.of(done_by), forbid.of(done_by))
        if actor_missing is not None:
            why.append(("actor", actor_missing))

    # While a missing fact may still change what is asked, nothing counts against the step.
    is_open = obligation_missing is not None and bool(obligation_missing.bits & UNKNOWN)
    status = _status(completion, timing, order, actor, why, is_open)
    violations: list[str] = []
    if capped is False and not is_open:
        if actor == "prohibited":
            violations.append("prohibited")
        if word == "required":
            if actor == "wrong":
                violations.append("wrong_actor")
            if order == "out_of_order":
                violations.append("out_of_order")
        if timing in ("early", "late", "overdue"):
            violations.append(timing)
    return StepState(
        word,
        modality,
        completion,
        timing,
        order,
        actor,
        "none",
        status,
        is_deemed,
        done_on,
        done_by,
        opens if isinstance(opens, date) else None,
        closes if isinstance(closes, date) else None,
        tuple(why),
        tuple(violations),
        capped is False and _is_at_risk(word, status, opens, closes, forbid, completion, dict(why)),
    )


def _is_at_risk(
    word: Obligation,
    status: Status,
    opens: Day,
    closes: Day,
    forbid: Permissions,
    completion: Completion,
    why: Mapping[Axis, Absent],
) -> bool:
    """Whether what is absent may still turn out to be a violation."""
    if word in ("required", "undetermined"):
        return status == "undetermined" or any(missing.bits & UNKNOWN for missing in why.values())
    timing, actor = why.get("timing"), why.get("actor")
    is_bound = (opens is not NO_BOUND or closes is not NO_BOUND) and completion != "not_done"
    late = is_bound and timing is not None and bool(timing.bits & UNKNOWN)
    is_banned = not all(map(is_out, forbid.guards))
    return late or (is_banned and actor is not None and bool(actor.bits & UNKNOWN))


def _timing_done(name: str, day: date | None, opens: Day, closes: Day) -> tuple[Timing, Absent | None]:
    has_open = opens is not NO_BOUND
    has_close = closes is not NO_BOUND and closes is not WAITING
    if not has_open and not has_close:
        return "no_limit", None
    if day is None:
        return "undetermined", absent(Cause(UNKNOWN, "langkah[].pada", name))
    if isinstance(opens, date) and day < opens:
        return "early", None
    if isinstance(closes, date) and day > closes and not _may_change(opens):
        return "late", None
    missing = [bound for bound in (opens, closes) if isinstance(bound, Absent)]
    return ("undetermined", union(missing)) if missing else ("on_time", None)


def _may_change(bound: Day) -> bool:
    """Whether a fact still missing may settle a bound that is absent."""
    return isinstance(bound, Absent) and bool(bound.bits & UNKNOWN)


def _timing_open(
    as_of: date, word: Obligation, opens: Day, closes: Day, closes_advised: Day
) -> tuple[Timing, Absent | None]:
    if isinstance(closes, date) and as_of > closes:
        return ("overdue" if word in ("required", "undetermined") else "lapsed"), None
    if isinstance(opens, date) and as_of < opens and not _may_change(closes):
        return "not_open", None
    missing = [bound for bound in (opens, closes) if isinstance(bound, Absent)]
    if missing:
        return "undetermined", union(missing)
    if closes is WAITING or (closes is NO_BOUND and closes_advised is WAITING):
        return "waiting", None
    if isinstance(closes_advised, Absent):
        return "undetermined", closes_advised
    if isinstance(closes_advised, date):
        return ("lapsed" if as_of > closes_advised else "due"), None
    return ("no_limit" if closes is NO_BOUND and closes_advised is NO_BOUND else "due"), None


def _order(
    op: ops.Judge,
    name: str,
    names: Sequence[str],
    logs: Sequence[Log],
    complete: bool,
    as_of: date,
    guards: Sequence[Guard],
    permits: Sequence[Permissions],
    deemeds: Sequence[DeemedDay],
    applies: Sequence[Guard],
    completion: Completion,
    done_on: date | None,
    unknown: Absent | None,
) -> tuple[Order, Absent | None]:
    if completion == "undetermined":
        return ("in_order", None) if all(map(is_out, guards)) else ("undetermined", unknown)
    undated = name if completion == "done" and done_on is None else ""
    met, _ = prerequisites_met(
        op.prerequisites, names, logs, complete, guards, permits, deemeds, applies, done_on or as_of, undated
    )
    if met is False:
        return ("out_of_order" if completion == "done" else "waiting"), None
    # Nothing that had to come first here: in order, as it would be if all of it had come.
    return ("in_order", None) if met is True or met.bits == NOT_APPLICABLE else ("undetermined", met)


def _actor(permitted: Guard, forbidden: Guard) -> tuple[Actor, Absent | None]:
    if forbidden is True:
        return "prohibited", None
    missing = [v for v in (permitted, forbidden) if isinstance(v, Absent) and v.bits != NOT_APPLICABLE]
    if missing:
        return "undetermined", union(missing)
    return ("wrong" if permitted is False else "permitted"), None


def _status(
    completion: Completion,
    timing: Timing,
    order: Order,
    actor: Actor,
    why: Sequence[tuple[Axis, Absent]],
    is_open: bool,
) -> Status:
    if is_open:
        return "undetermined"
    if actor == "wrong":
        return "wrong_actor"
    if actor == "prohibited":
        return "prohibited"
    if order == "out_of_order":
        return "out_of_order"
    if timing in ("early", "late", "overdue"):
        return timing
    for axis, missing in why:
        if not (axis == "timing" and completion == "done" and missing.bits == SILENT):
            return "undetermined"
    if completion == "done":
        return "done"
    if order == "waiting" or timing == "waiting":
        return "waiting"
    if timing == "not_open" or timing == "lapsed":
        return timing
    return "due"
