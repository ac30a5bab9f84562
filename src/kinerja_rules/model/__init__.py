"""Floor 3, syntax tree to checked model.

In: the documents of a policies folder.
Out: a ``Model`` in which every name is an id and every expression has a kind, and the problems found.
Promises: every problem at once; a model only where there is no error; the same model in whatever order files come.
Leaves to the next floor: how any of it is computed.
"""
