"""Logic, arithmetic, exceptions and tables over values that may be absent.

The rules are those of ``docs/dev/evaluation.md``; names follow its headings. These functions are the runtime of
generated code, and fold what is known before a record is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, cast

from kinerja_rules.program import ops
from kinerja_rules.program.ops import Guard, Value
from kinerja_rules.values.absence import CONFLICT, N_A, NOT_APPLICABLE, Absent, Cause, absent, union

COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": eq,
    "ne": ne,
    "gt": gt,
    "lt": lt,
    "ge": ge,
    "le": le,
}


def strict(args: Iterable[Value]) -> Absent:
    """The union of the absent operands; at least one is."""
    return union(a for a in args if isinstance(a, Absent))


def all_of(args: Sequence[Guard]) -> Guard:
    """And: false decides; pure N drops out."""
    missing = []
    known = False
    for arg in args:
        if arg is False:
            return False
        if arg is True:
            known = True
        elif arg.bits != NOT_APPLICABLE:
            missing.append(arg)
    if missing:
        return union(missing)
    return True if known or not args else N_A


def joint(args: Sequence[Guard]) -> Guard:
    """The conditions of one clause: false decides, then pure N."""
    missing = []
    not_applicable = False
    for arg in args:
        if arg is False:
            return False
        if arg is not True:
            if arg.bits == NOT_APPLICABLE:
                not_applicable = True
            else:
                missing.append(arg)
    if not_applicable:
        return N_A
    return union(missing) if missing else True


def any_of(args: Sequence[Guard]) -> Guard:
    """Or: true decides; pure N drops out."""
    missing = []
    known = False
    for arg in args:
        if arg is True:
            return True
        if arg is False:
            known = True
        elif arg.bits != NOT_APPLICABLE:
            missing.append(arg)
    if missing:
        return union(missing)
    return False if known or not args else N_A


def is_out(guard: Guard) -> bool:
    """Whether a guard lets its clause not speak at all: false, or not relevant."""
    return guard is False or (guard is not True and guard.bits == NOT_APPLICABLE)


def negate(arg: Guard) -> Guard:
    """Not, strict."""
    return arg if isinstance(arg, Absent) else not arg


def compare(op: ops.Compare, left: Value, right: Value) -> Guard:
    """A comparison of two values of one kind."""
    if isinstance(left, Absent) or isinstance(right, Absent):
        return strict((left, right))
    if isinstance(left, int) and isinstance(right, int):
        left, right = left * op.left_factor, right * op.right_factor
    return COMPARISONS[op.op](left, right)


def member(op: ops.Member, item: Value) -> Guard:
    """Membership in constants."""
    return item if isinstance(item, Absent) else item in op.options


def arith(op: ops.Arith, left: int | Absent, right: int | Absent) -> int | Absent:
    """Arithmetic on integers over known denominators."""
    if isinstance(left, Absent) or isinstance(right, Absent):
        return strict((left, right))
    left, right = left * op.left_factor, right * op.right_factor
    if op.op == "mul":
        return left * right
    return left + right if op.op == "add" else left - right


def rescale(op: ops.Rescale, arg: int | Absent) -> int | Absent:
    """A number over another denominator."""
    return arg if isinstance(arg, Absent) else arg * op.factor


def compare_rank(op: ops.CompareRank, left: Value, right: Value) -> Guard:
    """A comparison of options by place."""
    if isinstance(left, Absent) or isinstance(right, Absent):
        return strict((left, right))
    return COMPARISONS[op.op](op.ranks.index(cast(str, left)), op.ranks.index(cast(str, right)))


def choose(op: ops.Choose, general: Value, guards: Sequence[Guard], values: Sequence[Value]) -> Value:
    """The choice among exceptions; ``general`` is ignored where the operation has none."""
    fired = []
    possible = []
    for i, guard in enumerate(guards):
        if guard is True:
            fired.append(i)
        elif guard is not False and guard.bits != NOT_APPLICABLE:
            possible.append(i)
    if not fired and not possible:
        return general if op.general >= 0 else op.empty
    if fired:
        outranked = {j for i in fired for j in op.cases[i].outranks}
        if outranked:
            fired = [i for i in fired if i not in outranked]
            possible = [i for i in possible if i not in outranked]
    candidates = [values[i] for i in fired] if fired else [general] if op.general >= 0 else []
    if not possible and len(candidates) == 1:
        return candidates[0]
    chosen = [v for v in candidates if not isinstance(v, Absent)]
    missing = [guard for i in possible if isinstance(guard := guards[i], Absent)]
    if len(fired) > 1 and any(v != chosen[0] for v in chosen[1:]):
        names = " / ".join(sorted({op.cases[i].name for i in fired}))
        return union([absent(Cause(CONFLICT, names)), *missing])
    candidates += [values[i] for i in possible]
    first = candidates[0]
    agree = all(not isinstance(v, Absent) and v == first for v in candidates)
    # A possible exception without a general value leaves open whether there is a value at all.
    if agree and (fired or op.general >= 0):
        return first
    return union(missing + [v for v in candidates if isinstance(v, Absent)])


def table(op: ops.Table, inputs: Sequence[Value]) -> Value:
    """The outcome on which all possible rows agree, or the absence of the inputs."""
    outcomes = possible_outcomes(op, inputs)
    if not outcomes:
        return N_A
    if len(outcomes) == 1 and not _may_find_no_row(op, inputs):
        return outcomes[0]
    return union(a for a in inputs if isinstance(a, Absent) and a.bits != NOT_APPLICABLE)


def possible_rows(op: ops.Table, inputs: Sequence[Value]) -> list[ops.TableRow]:
    """The rows that no known input rules out."""
    return [row for row in op.rows if all(map(_fits, row.cells, inputs))]


def possible_outcomes(op: ops.Table, inputs: Sequence[Value]) -> list[Value]:
    """The different outcomes of the possible rows, in row order."""
    return list(dict.fromkeys(row.outcome for row in possible_rows(op, inputs)))


def _may_find_no_row(op: ops.Table, inputs: Sequence[Value]) -> bool:
    """Whether absent inputs may turn out *tidak relevan* in a way that no row speaks of."""
    open_places = [
        place
        for place, value in enumerate(inputs)
        if op.may_be_na[place] and isinstance(value, Absent) and value.bits != NOT_APPLICABLE
    ]
    for chosen in product((False, True), repeat=len(open_places)):
        turned = list(inputs)
        for place, is_na in zip(open_places, chosen, strict=True):
            if is_na:
                turned[place] = N_A
        if not possible_rows(op, turned):
            return True
    return False


def _fits(cell: ops.TableCell, value: Value) -> bool:
    if cell.form == "any":
        return True
    if not isinstance(value, Absent):
        return cell.form == "values" and value in cell.values
    if cell.form == "values":
        return bool(value.bits != NOT_APPLICABLE)
    return True
