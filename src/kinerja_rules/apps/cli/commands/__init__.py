"""One module for each verb: ``describe`` adds its words to a parser, ``run`` does it.

In: parsed words and the circumstances of the call.
Out: an ``Answer``, nothing written yet.
Promises: a verb imports no other verb; only the module of the verb that was typed is loaded.
Leaves to ``main``: streams, languages, faults.
"""
