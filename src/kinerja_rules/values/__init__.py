"""Floor 1, what can be said.

In: the ground floor.
Out: the closed lists of kinds, absences, operators, and exact numbers, dates and calendars.
Promises: values are immutable and exact; no binary floating point; nothing reads a clock.
Leaves to the next floor: how any of it is written in a rule file.
"""
