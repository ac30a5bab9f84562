"""Floor 5, program + facts → result.

In: the bytes of a record, and a compiled program.
Out: typed facts and a result: values, absences, findings, and what each rests on.
Promises: no bytes raise; every problem has a place; nothing is looked up, guessed or rounded on the way.
Leaves to the next floor: why the result is what it is, and what would change it.
"""
