"""Adds operations to a program under construction: equal ones once, and those without a record's part computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from kinerja_rules.program import gates, judging, logic, ops, permissions
from kinerja_rules.program.ops import Guard, Op, Slot, Value
from kinerja_rules.program.program import DYNAMIC, _Dynamic
from kinerja_rules.values.absence import N_A, Absent


class Builder:
    """The operations so far; ``slot(op)`` gives where an operation's value lies."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self.known: list[Value | _Dynamic] = []
        self.denominators: list[int] = []
        self._places: dict[tuple[type, Op, int], Slot] = {}

    def slot(self, op: Op, denominator: int = 1) -> Slot:
        """The slot of an operation; numbers come with the denominator of the slot."""
        # Equal values of different classes (True == 1) must not share a slot.
        key = (type(op), op, denominator) if not isinstance(op, ops.Constant | ops.Member | ops.Table) else None
        if key is not None and key in self._places:
            return self._places[key]
        place = len(self.ops)
        self.ops.append(op)
        self.known.append(fold(op, self.known))
        self.denominators.append(denominator)
        if key is not None:
            self._places[key] = place
        return place

    def constant(self, value: Value, denominator: int = 1, basis: tuple[str, ...] = ()) -> Slot:
        """The slot of a constant."""
        return self.slot(ops.Constant(value, basis), denominator)


def fold(op: Op, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    """The value of an operation whose operands are known before a record is read, else ``DYNAMIC``."""
    compute = _FOLDS.get(type(op))
    return DYNAMIC if compute is None else compute(op, known)


Fold = Callable[..., "Value | _Dynamic"]


def _gathered(slots: tuple[Slot, ...], known: list[Value | _Dynamic]) -> list[Any] | None:
    """The values of slots, none if one is not known. Slots are untyped: each kernel knows what it is handed."""
    values: list[Any] = []
    for slot in slots:
        value = known[slot]
        if isinstance(value, _Dynamic):
            return None
        values.append(value)
    return values


def _constant(op: ops.Constant, _known: list[Value | _Dynamic]) -> Value | _Dynamic:
    return op.value


def _junction(kernel: Callable[[Sequence[Guard]], Guard], decisive: bool) -> Fold:
    def compute(op: ops.AllOf, known: list[Value | _Dynamic]) -> Value | _Dynamic:
        if any(known[arg] is decisive for arg in op.args):
            return decisive
        values = _gathered(op.args, known)
        return DYNAMIC if values is None else kernel(values)

    return compute


def _negate(op: ops.Negate, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered((op.arg,), known)
    return DYNAMIC if values is None else logic.negate(*values)


def _compare(op: ops.Compare, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered((op.left, op.right), known)
    return DYNAMIC if values is None else logic.compare(op, *values)


def _compare_rank(op: ops.CompareRank, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered((op.left, op.right), known)
    return DYNAMIC if values is None else logic.compare_rank(op, *values)


def _member(op: ops.Member, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    value = known[op.item]
    return DYNAMIC if isinstance(value, _Dynamic) else logic.member(op, value)


def _arith(op: ops.Arith, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered((op.left, op.right), known)
    return DYNAMIC if values is None else logic.arith(op, *values)


def _rescale(op: ops.Rescale, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered((op.arg,), known)
    return DYNAMIC if values is None else logic.rescale(op, *values)


def _rule(op: ops.Rule, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    return known[op.arg]


def _choose(op: ops.Choose, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    guards = _gathered(tuple(case.guard for case in op.cases), known)
    if guards is None:
        return DYNAMIC
    # A value behind a guard that is out is never looked at, so it may be dynamic.
    values: list[Value] = []
    for case, guard in zip(op.cases, guards, strict=True):
        value = known[case.value]
        if isinstance(value, _Dynamic):
            if logic.is_out(guard):
                value = False
            else:
                return DYNAMIC
        values.append(value)
    general: Value | _Dynamic = known[op.general] if op.general >= 0 else op.empty
    if isinstance(general, _Dynamic):
        if any(guard is True for guard in guards):
            general = False
        else:
            return DYNAMIC
    return logic.choose(op, general, guards, values)


def _table(op: ops.Table, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered(op.inputs, known)
    return DYNAMIC if values is None else logic.table(op, values)


def _canon(op: ops.Canon, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    values = _gathered(op.slots, known)
    return DYNAMIC if values is None else dict(zip(op.parties, values, strict=True))


def _permit(op: ops.Permit, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    canon = known[op.canon]
    guards = _gathered(tuple(norm.guard for norm in op.norms), known)
    silences = _gathered(tuple(case.guard for case in op.silences), known)
    if guards is None or silences is None or not isinstance(canon, dict):
        return DYNAMIC
    return permissions.Permissions(op, canon, guards, silences)


def _bound(op: ops.Bound, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    guards = _gathered(tuple(item.guard for item in op.items), known)
    values = _gathered(tuple(item.value for item in op.items), known)
    if guards is None or values is None:
        return DYNAMIC
    return gates.bound(op, guards, values)


def _oblige(op: ops.Oblige, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    scope = known[op.scope]
    silences = _gathered(tuple(case.guard for case in op.silences), known)
    if silences is None or isinstance(scope, _Dynamic):
        return DYNAMIC
    open_guards = tuple(place for place, norm in enumerate(op.norms) if isinstance(known[norm.guard], _Dynamic))
    if not judging.is_settled(op, [known[norm.guard] is True for norm in op.norms], open_guards):
        return DYNAMIC
    # What no open guard can change is decided without them.
    guards: list[Any] = [False if place in open_guards else known[norm.guard] for place, norm in enumerate(op.norms)]
    return judging.oblige(op, scope, guards, silences)


def _done(op: ops.Done, known: list[Value | _Dynamic]) -> Value | _Dynamic:
    applies = known[op.applies]
    if applies is False:
        return N_A
    return applies if isinstance(applies, Absent) else DYNAMIC


# Everything else (inputs, terms, deemed steps, whole steps) reads the record or its log.
_FOLDS: Final[dict[type, Fold]] = {
    ops.Constant: _constant,
    ops.AllOf: _junction(logic.all_of, decisive=False),
    ops.AnyOf: _junction(logic.any_of, decisive=True),
    ops.Joint: _junction(logic.joint, decisive=False),
    ops.Negate: _negate,
    ops.Compare: _compare,
    ops.CompareRank: _compare_rank,
    ops.Member: _member,
    ops.Arith: _arith,
    ops.Rescale: _rescale,
    ops.Rule: _rule,
    ops.Choose: _choose,
    ops.Table: _table,
    ops.Canon: _canon,
    ops.Permit: _permit,
    ops.Bound: _bound,
    ops.Oblige: _oblige,
    ops.Done: _done,
}
