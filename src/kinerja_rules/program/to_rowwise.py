"""Operations → Python source for one record, emitted plain (outputs only) and recording (every slot).

INVARIANT: the source holds slot numbers, pool numbers and the fixed names of kernels; everything that came from a rule
file or a record stands in the pool and never in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import product
from typing import Final, TypeAlias, assert_never

from kinerja_rules.program import gates, judging, logic, ops
from kinerja_rules.program.ops import Slot, Value
from kinerja_rules.program.permissions import Log, Permissions
from kinerja_rules.program.program import Program, _Dynamic
from kinerja_rules.program.settled import Plan, is_settled
from kinerja_rules.values.absence import Absent

Run: TypeAlias = Callable[[Sequence[Value], Sequence[Log], bool, date], tuple[Value, ...]]
"""``run(facts, logs, complete, as_of)``: facts and logs in the order of the program's inputs and steps."""

PARAMETERS: Final = ("facts", "logs", "complete", "as_of")
FIXED_NAMES: Final[dict[str, object]] = {
    "Absent": Absent,
    "Permissions": Permissions,
    "all_of": logic.all_of,
    "any_of": logic.any_of,
    "bound": gates.bound,
    "choose": logic.choose,
    "compare_rank": logic.compare_rank,
    "deemed_on": gates.deemed_on,
    "done": gates.done,
    "joint": logic.joint,
    "judge": judging.judge,
    "negate": logic.negate,
    "oblige": judging.oblige,
    "strict": logic.strict,
    "table": logic.table,
    "term": gates.term,
    "zip": zip,
    "dict": dict,
    "tuple": tuple,
}
_SYMBOLS: Final = {"eq": "==", "ne": "!=", "gt": ">", "lt": "<", "ge": ">=", "le": "<="}
_MOST_CELLS: Final = 512
"""Up to this many combinations of known inputs, a table becomes one look-up."""


def outputs(program: Program) -> tuple[Slot, ...]:
    """The slots a plain run returns: the scope, the answers, then the steps."""
    return (program.scope, *(a.slot for a in program.answers), *(s.slot for s in program.step_outputs))


def compile_plain(program: Program) -> Run:
    """A function that returns the outputs only."""
    return _compiled(program, outputs(program))


def compile_recording(program: Program) -> Run:
    """A function that returns every slot: the same operations, with nothing forgotten."""
    return _compiled(program, range(len(program.ops)))


def to_source(program: Program, returned: Sequence[Slot]) -> tuple[str, list[Value]]:
    """The Python source and its constant pool."""
    emitter = _Emitter(program)
    lines = [emitter.line(slot, op) for slot, op in enumerate(program.ops)] if returned else []
    needed = _needed(program, returned)
    body = [line for slot, line in enumerate(lines) if line and slot in needed]
    result = ", ".join(emitter.ref(slot) for slot in returned)
    text = "\n    ".join([f"def run({', '.join(PARAMETERS)}):", *body, f"return ({result},)"])
    return text + "\n", emitter.pool


def _compiled(program: Program, returned: Sequence[Slot]) -> Run:
    source, pool = to_source(program, returned)
    space: dict[str, object] = {"__builtins__": {}, **FIXED_NAMES}
    space.update((f"k{i}", value) for i, value in enumerate(pool))
    exec(compile(source, "<program>", "exec"), space)
    run: Run = space["run"]  # type: ignore[assignment]  # exec leaves no type
    return run


def _needed(program: Program, returned: Sequence[Slot]) -> set[Slot]:
    """The slots that the returned ones depend on."""
    needed: set[Slot] = set()
    pending = list(returned)
    while pending:
        slot = pending.pop()
        if slot not in needed:
            needed.add(slot)
            if isinstance(program.known[slot], _Dynamic):
                pending.extend(operands(program.ops[slot]))
    return needed


def operands(op: ops.Op) -> tuple[Slot, ...]:
    """The slots an operation reads."""
    match op:
        case ops.Constant() | ops.Input():
            return ()
        case ops.AllOf(args=args) | ops.AnyOf(args=args) | ops.Joint(args=args):
            return args
        case ops.Negate(arg=arg) | ops.Rescale(arg=arg) | ops.Rule(arg=arg):
            return (arg,)
        case ops.Compare(left=left, right=right) | ops.CompareRank(left=left, right=right):
            return (left, right)
        case ops.Arith(left=left, right=right):
            return (left, right)
        case ops.Member(item=item):
            return (item,)
        case ops.Choose(general=general, cases=cases):
            return (*(() if general < 0 else (general,)), *(s for c in cases for s in (c.guard, c.value)))
        case ops.Table(inputs=inputs):
            return inputs
        case ops.Canon(slots=slots):
            return slots
        case ops.Permit(canon=canon, norms=norms, silences=silences):
            return (canon, *(n.guard for n in norms), *(c.guard for c in silences))
        case ops.Deemed(guard=guard, prerequisites=prerequisites):
            return (guard, *_prerequisite_slots(prerequisites))
        case ops.Done(deemed=deemed, applies=applies) | ops.Term(deemed=deemed, applies=applies):
            return (deemed, applies)
        case ops.Bound(items=items):
            return tuple(s for item in items for s in (item.guard, item.value))
        case ops.Oblige(scope=scope, norms=norm_items, silences=silences):
            return (scope, *(n.guard for n in norm_items), *(c.guard for c in silences))
        case ops.Judge():
            return (
                op.obligation,
                op.permit,
                op.forbid,
                op.deemed,
                op.opens,
                op.opens_advised,
                op.closes,
                op.closes_advised,
                op.capped,
                *_prerequisite_slots(op.prerequisites),
            )
        case _:
            assert_never(op)


def _prerequisite_slots(items: Sequence[ops.Prerequisite]) -> tuple[Slot, ...]:
    return tuple(s for p in items for s in (p.guard, p.permit, p.deemed, p.applies))


class _Emitter:
    """One line per operation; constants go to the pool."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pool: list[Value] = []
        self._pooled: dict[int, str] = {}
        self.step_names = self._constant(tuple(name.short for name in program.steps))

    def _constant(self, value: Value) -> str:
        """The pool name of a value; the same object is pooled once."""
        name = self._pooled.get(id(value))
        if name is None:
            name = self._pooled[id(value)] = f"k{len(self.pool)}"
            self.pool.append(value)
        return name

    def ref(self, slot: Slot) -> str:
        """How a slot is named in the source."""
        while isinstance(rule := self.program.ops[slot], ops.Rule):
            slot = rule.arg
        value = self.program.known[slot]
        if isinstance(value, _Dynamic):
            return f"s{slot}"
        if value is True or value is False:
            return str(value)
        return self._constant(value)

    def refs(self, slots: Sequence[Slot]) -> str:
        """A tuple of slots."""
        return f"({''.join(self.ref(slot) + ', ' for slot in slots)})"

    def _is_known(self, slot: Slot) -> bool:
        """Whether a slot is known and not absent, so that its test can be left out."""
        value = self.program.known[slot]
        return not isinstance(value, _Dynamic | Absent)

    def _guarded(self, slots: Sequence[Slot], expression: str) -> str:
        """The expression unless a slot is absent."""
        tests = [f"{self.ref(slot)}.__class__ is Absent" for slot in slots if not self._is_known(slot)]
        if not tests:
            return expression
        absent = self.ref(slots[0]) if len(slots) == 1 else f"strict({self._absents(slots)})"
        return f"{absent} if {' or '.join(tests)} else {expression}"

    def _absents(self, slots: Sequence[Slot]) -> str:
        return self.refs([slot for slot in slots if not self._is_known(slot)])

    def line(self, slot: Slot, op: ops.Op) -> str:
        """The line that fills a slot; empty where the slot is known or another's alias."""
        if not isinstance(self.program.known[slot], _Dynamic) or isinstance(op, ops.Rule):
            return ""
        return f"s{slot} = {self._expression(op)}"

    def _expression(self, op: ops.Op) -> str:
        match op:
            case ops.Input(place=place, missing=missing):
                return f"facts[{place:d}] if facts[{place:d}] is not None else {self._constant(missing)}"
            case ops.AllOf(args=args):
                return f"all_of({self.refs(args)})"
            case ops.AnyOf(args=args):
                return f"any_of({self.refs(args)})"
            case ops.Joint(args=args):
                return f"joint({self.refs(args)})"
            case ops.Negate(arg=arg):
                return self._guarded((arg,), f"not {self.ref(arg)}")
            case ops.Compare(op=word, left=left, right=right, left_factor=a, right_factor=b):
                sides = f"{self._times(left, a)} {_SYMBOLS[word]} {self._times(right, b)}"
                return self._guarded((left, right), sides)
            case ops.CompareRank(left=left, right=right):
                return f"compare_rank({self._constant(op)}, {self.ref(left)}, {self.ref(right)})"
            case ops.Member(item=item, options=options):
                return self._guarded((item,), f"{self.ref(item)} in {self._constant(options)}")
            case ops.Arith(op=word, left=left, right=right, left_factor=a, right_factor=b):
                symbol = {"add": "+", "sub": "-", "mul": "*"}[word]
                return self._guarded((left, right), f"{self._times(left, a)} {symbol} {self._times(right, b)}")
            case ops.Rescale(arg=arg, factor=factor):
                return self._guarded((arg,), self._times(arg, factor))
            case ops.Choose():
                return self._choose(op)
            case ops.Table():
                return self._table(op)
            case ops.Canon(parties=parties, slots=slots):
                return f"dict(zip({self._constant(parties)}, {self.refs(slots)}))"
            case ops.Permit(canon=canon, norms=norms, silences=silences):
                guards = self.refs([n.guard for n in norms])
                silent = self.refs([c.guard for c in silences])
                return f"Permissions({self._constant(op)}, {self.ref(canon)}, {guards}, {silent})"
            case ops.Deemed(guard=guard, prerequisites=items):
                return (
                    f"deemed_on({self._constant(op)}, {self.step_names}, logs, complete, as_of, {self.ref(guard)}, "
                    f"{self._prerequisites(items)})"
                )
            case ops.Done(step=step, deemed=deemed, applies=applies, on=None, negated=False) if (
                self.program.known[deemed] is False and self.program.known[applies] is True
            ):
                general = f"done({self._constant(op)}, {self._on_step(step, deemed, applies)})"
                return f"True if logs[{step:d}][0] else {general}"
            case ops.Done(step=step, deemed=deemed, applies=applies):
                return f"done({self._constant(op)}, {self._on_step(step, deemed, applies)})"
            case ops.Term(step=step, deemed=deemed, applies=applies):
                return f"term({self._constant(op)}, {self._on_step(step, deemed, applies)})"
            case ops.Bound(items=bound_items):
                guards = self.refs([i.guard for i in bound_items])
                return f"bound({self._constant(op)}, {guards}, {self.refs([i.value for i in bound_items])})"
            case ops.Oblige(scope=scope, norms=norm_items, silences=silences):
                guards = self.refs([n.guard for n in norm_items])
                silent = self.refs([c.guard for c in silences])
                return f"oblige({self._constant(op)}, {self.ref(scope)}, {guards}, {silent})"
            case ops.Judge() if (plan := self._plan(op)) is not None:
                guards = self.refs([item.guard for item in op.prerequisites])
                return f"{self._constant(plan.judge)}(logs, complete, as_of, {guards})"
            case ops.Judge():
                bounds = self.refs((op.opens, op.opens_advised, op.closes, op.closes_advised))
                name = self._constant(self.program.steps[op.step].short)
                return (
                    f"judge({self._constant(op)}, {name}, {self.step_names}, logs, complete, as_of, "
                    f"{self.ref(op.obligation)}, {self.ref(op.permit)}, {self.ref(op.forbid)}, {self.ref(op.deemed)}, "
                    f"{bounds}, {self.ref(op.capped)}, {self._prerequisites(op.prerequisites)})"
                )
            case ops.Constant() | ops.Rule():
                raise AssertionError("constants and rules have no line of their own")
            case _:
                assert_never(op)

    def _plan(self, op: ops.Judge) -> Plan | None:
        """The settled way of judging a step, where nothing but its log is left to read."""
        known = self.program.known
        obligation, permit, forbid, capped = (known[s] for s in (op.obligation, op.permit, op.forbid, op.capped))
        bounds = tuple(known[s] for s in (op.opens, op.opens_advised, op.closes, op.closes_advised))
        permits = [known[item.permit] for item in op.prerequisites]
        settled = (
            isinstance(obligation, tuple)
            and obligation[2] is None
            and isinstance(permit, Permissions)
            and isinstance(forbid, Permissions)
            and known[op.deemed] is False
            and isinstance(capped, bool)
            and is_settled(bounds)  # type: ignore[arg-type]  # slots of bounds hold bounds
            and all(isinstance(p, Permissions) for p in permits)
            and all(known[i.deemed] is False and known[i.applies] is True for i in op.prerequisites)
        )
        if not settled:
            return None
        name, steps = self.program.steps[op.step].short, [step.short for step in self.program.steps]
        return Plan(op, name, steps, obligation, permit, forbid, bounds, capped, permits)  # type: ignore[arg-type]  # as tested

    def _times(self, slot: Slot, factor: int) -> str:
        return self.ref(slot) if factor == 1 else f"{self.ref(slot)} * {factor:d}"

    def _on_step(self, step: int, deemed: Slot, applies: Slot) -> str:
        name = self._constant(self.program.steps[step].short)
        return f"{name}, logs[{step:d}], complete, as_of, {self.ref(deemed)}, {self.ref(applies)}"

    def _prerequisites(self, items: Sequence[ops.Prerequisite]) -> str:
        columns = ([getattr(item, part) for item in items] for part in ("guard", "permit", "deemed", "applies"))
        return ", ".join(self.refs(column) for column in columns)

    def _choose(self, op: ops.Choose) -> str:
        general = "None" if op.general < 0 else self.ref(op.general)
        guards = self.refs([case.guard for case in op.cases])
        values = self.refs([case.value for case in op.cases])
        call = f"choose({self._constant(op)}, {general}, {guards}, {values})"
        if len(op.cases) == 1 and op.general >= 0:
            # The common shape, one exception that is plainly in or out, needs no call.
            guard = self.ref(op.cases[0].guard)
            return f"{self.ref(op.cases[0].value)} if {guard} is True else {general} if {guard} is False else {call}"
        return call

    def _table(self, op: ops.Table) -> str:
        inputs = self.refs(op.inputs)
        call = f"table({self._constant(op)}, {inputs})"
        known = _combinations(op)
        if known is None:
            return call
        # An absence is never among the keys, so it takes the general way.
        return f"{self._constant(known)}.get({inputs}) or {call}"


def _combinations(op: ops.Table) -> dict[tuple[Value, ...], Value] | None:
    """Known inputs → outcome, where the table names few enough of them and every outcome is a plain option."""
    columns: list[set[Value]] = []
    for place in range(len(op.inputs)):
        values: set[Value] = set()
        for row in op.rows:
            cell = row.cells[place]
            if cell.form == "any":
                return None
            values |= cell.values
        columns.append(values)
    size = 1
    for column in columns:
        size *= len(column)
    # A false or zero outcome would be taken for a miss.
    if not 0 < size <= _MOST_CELLS or not all(row.outcome for row in op.rows):
        return None
    found: dict[tuple[Value, ...], Value] = {}
    for combination in product(*columns):
        outcomes = logic.possible_outcomes(op, combination)
        if len(outcomes) == 1:
            found[combination] = outcomes[0]
    return found
