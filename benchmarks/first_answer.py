"""One process, one record, one answer: `python -m benchmarks.first_answer NAME RECORD`.

What is measured from outside as the time from process start to the first answer. RECORD is a line of JSON.
This module imports as little as it can, and what it imports costs every implementation the same.
"""

from __future__ import annotations

import sys

from benchmarks.jsonl import from_json
from benchmarks.peers import find, resolve


def main(name: str, line: str) -> None:
    """Load the named implementation, answer the record and print the predikat."""
    implementation = resolve(find(name))
    state = implementation.load()
    answer = implementation.one(state, implementation.prepare(from_json(line)))
    print(implementation.canonical(answer).predikat)


if __name__ == "__main__":
    main(*sys.argv[1:])
