"""Floor 0, the ground.

In: nothing but the standard library and the package's own message files.
Out: texts with places, diagnostics, the catalogue of everything we say, nearest-name suggestions.
Promises: values only; opens no file except packaged data through ``resources``.
Leaves to the next floor: every idea of what a rule or a value is.
"""
