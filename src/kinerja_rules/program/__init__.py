"""Floor 4, checked model to compiled program.

In: a model and a context (instrument, period, role, readings, amendments).
Out: a ``Program``, a flat list of operations, and from it Python functions that run on one record.
Promises: no character of a rule file reaches generated source; the two emissions (plain, recording) compute the same.
Leaves to the next floor: reading records, and saying what the numbers mean.
"""
