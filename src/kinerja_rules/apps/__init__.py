"""Floor 8: the doors people and programs come in by.

In:       what a person typed or a client sent; the machine's clock, folders and environment are read here only.
Out:      text, bytes and an exit code.
Promises: an app is thin: it decides nothing about a rule, and no app imports another.
Leaves:   everything that can be asked without a terminal or a socket, to the floors below.
"""
