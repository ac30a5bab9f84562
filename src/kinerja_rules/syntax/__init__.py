"""Floor 2, source text to syntax tree.

In: a text with a name.
Out: a ``Document`` of nodes with spans, and the problems met while reading.
Promises: never raises on what a person wrote; equal trees mean equal texts; the only user of lark.
Leaves to the next floor: whether any name exists and any sentence makes sense.
"""
