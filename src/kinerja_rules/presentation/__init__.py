"""Floor 7, data to texts, one module for each notation.

In: results, diagnostics and explanations.
Out: text for a terminal, JSON; later the other notations.
Promises: words and layout only, the same bytes for the same data; no output decides anything about a rule.
Leaves to the next floor: where the bytes go.
"""
