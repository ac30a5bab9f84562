"""The command ``kinerja``: words in, text and an exit code out.

In: the words of the command line, the environment, the machine's date, files named by the user.
Out: results on the standard output, messages on the standard error, one exit code.
Promises: everything is written at the end and at once; no traceback; the same bytes in a pipe, but for colour.
Leaves to others: every decision about rules and every sentence.
"""
