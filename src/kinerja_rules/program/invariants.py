"""What holds of every program; run on every program that a test compiles."""

from __future__ import annotations

from kinerja_rules.program.program import Program, _Dynamic
from kinerja_rules.program.to_rowwise import operands


def check_program(program: Program) -> None:
    """Raise ``AssertionError`` where a promise of ``Program`` is broken.

    Every operation reads only slots before its own; every output lies in the program; a slot that is known depends on
    nothing that a record could change, or on operands that do not matter to it.
    """
    count = len(program.ops)
    if len(program.known) != count:
        raise AssertionError("one known value for each operation")
    for slot, op in enumerate(program.ops):
        for operand in operands(op):
            # -1 stands for "no general value" and for values that a silence does not need.
            if not (-1 <= operand < slot):
                raise AssertionError(f"operation {slot} reads slot {operand}")
    outputs = [
        program.scope,
        program.canon,
        *(a.slot for a in program.answers),
        *(s.slot for s in program.step_outputs),
    ]
    if any(not 0 <= slot < count for slot in outputs):
        raise AssertionError("an output outside the program")
    for answer in program.answers:
        if answer.denominator < 1:
            raise AssertionError("a denominator below one")
    for step in program.step_outputs:
        if not isinstance(program.known[step.slot], _Dynamic):
            raise AssertionError("the state of a step reads its log, so it cannot be known before a record")
