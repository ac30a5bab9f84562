"""What was computed, from what, under which citation: the recorded slots of a run, read backwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from kinerja_rules.program import logic, ops
from kinerja_rules.program.ops import Basis, Slot, Value
from kinerja_rules.program.program import Program
from kinerja_rules.program.to_rowwise import operands
from kinerja_rules.values.absence import CONFLICT, NOT_APPLICABLE, SILENT, Absent


@dataclass(frozen=True, slots=True)
class Trace:
    """A program and the value of every slot in one run."""

    program: Program
    values: Sequence[Value]

    def basis(self, *slots: Slot) -> Basis:
        """The citations on the branch taken to these slots, nearest first, each once."""
        found: dict[str, None] = {}
        seen: set[Slot] = set()
        pending = list(reversed(slots))
        while pending:
            slot = pending.pop()
            if slot in seen:
                continue
            seen.add(slot)
            here, further = self._step(slot)
            found.update(dict.fromkeys(here))
            pending.extend(reversed(further))
        return tuple(found)

    def fired(self, cases: Sequence[ops.Case]) -> list[ops.Case]:
        """The cases whose guards are true."""
        return [case for case in cases if self.values[case.guard] is True]

    def _step(self, slot: Slot) -> tuple[Basis, Sequence[Slot]]:
        """The citations of one operation and the slots that its branch leads to."""
        op = self.program.ops[slot]
        match op:
            case ops.Constant(basis=basis):
                return basis, ()
            case ops.Rule(arg=arg, basis=basis):
                return basis, (arg,)
            case ops.Choose(cases=cases):
                fired = self.fired(cases)
                outranked = {j for c in fired for j in c.outranks}
                fired = [c for c in fired if cases.index(c) not in outranked]
                if fired:
                    return _joined(c.basis for c in fired), [s for c in fired for s in (c.guard, c.value)]
                return op.basis, () if op.general < 0 else (op.general,)
            case ops.Table(inputs=inputs):
                if isinstance(self.values[slot], Absent):
                    return (), inputs
                rows = logic.possible_rows(op, [self.values[i] for i in inputs])
                return _joined(row.basis for row in rows), inputs
            case ops.Bound(items=items):
                bound = self.values[slot]
                chosen = [i for i in items if self.values[i.guard] is True and self.values[i.value] == bound]
                return _joined(i.basis for i in chosen), [i.guard for i in chosen]
            case ops.Deemed(basis=basis, guard=guard):
                return (basis, (guard,)) if isinstance(self.values[slot], date) else ((), ())
            case (
                ops.Input()
                | ops.AllOf()
                | ops.AnyOf()
                | ops.Joint()
                | ops.Negate()
                | ops.Compare()
                | ops.CompareRank()
                | ops.Member()
                | ops.Arith()
                | ops.Rescale()
                | ops.Canon()
                | ops.Permit()
                | ops.Done()
                | ops.Term()
                | ops.Oblige()
                | ops.Judge()
            ):
                return (), operands(op)
            case _:
                assert_never(op)

    def possible(self, slot: Slot) -> list[Value]:
        """The outcomes that are still possible at a table behind a slot; empty where there is none."""
        op = self.program.ops[slot]
        while isinstance(op, ops.Choose | ops.Rule | ops.Rescale):
            below = op.general if isinstance(op, ops.Choose) else op.arg
            if below < 0:
                return []
            op = self.program.ops[below]
        if not isinstance(op, ops.Table):
            return []
        return logic.possible_outcomes(op, [self.values[i] for i in op.inputs])


def _joined(parts: Iterable[Basis]) -> Basis:
    return tuple(dict.fromkeys(i for part in parts for i in part))


def silence_ids(value: Absent) -> Basis:
    """The ids of the declared silences among the causes, sorted."""
    return tuple(sorted({c.what for c in value.causes if c.bit == SILENT}))


def conflict_names(value: Absent) -> Basis:
    """What disagrees: rule pairs, readings, amendments; sorted."""
    return tuple(sorted({c.what for c in value.causes if c.bit == CONFLICT}))


def is_possible(guard: Value) -> bool:
    """Whether a guard is absent and more than not relevant."""
    return isinstance(guard, Absent) and guard.bits != NOT_APPLICABLE
