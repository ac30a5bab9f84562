"""Records as lines of JSON. Apart from the generator, so that a cold start need not import that."""

from __future__ import annotations

import json
from datetime import date

from benchmarks.workload import STEPS, Record


def to_json(record: Record) -> str:
    """A record as one line of JSON, dates in ISO form."""
    return json.dumps(record, default=date.isoformat, separators=(",", ":"))


def from_json(line: str) -> Record:
    """The record that `to_json` wrote."""
    record: Record = json.loads(line)
    for step in STEPS:
        day = record[f"tgl_{step}"]
        if day is not None:
            record[f"tgl_{step}"] = date.fromisoformat(day)
    return record
