"""The fingerprint of the rule files that an instrument reaches."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kinerja_rules.model.model import Model


def reached(model: Model, instrument: str) -> tuple[str, ...]:
    """The files of an instrument, of all it uses and borrows from, and of what amends it, sorted."""
    pending = [instrument]
    seen: set[str] = set()
    while pending:
        home = pending.pop()
        if home in seen:
            continue
        seen.add(home)
        found = model.instruments[home]
        pending += found.uses
        pending += (borrow.answer.home for borrow in found.borrows)
        pending += (a.through.home for a in model.amendments.values() if a.step.home == home and a.through)
    return tuple(sorted({name for home in seen for name in model.instruments[home].files}))


def fingerprint(model: Model, instrument: str, texts: Mapping[str, str]) -> str:
    """The sha256, in hex, over path and text of every file reached; line ends count as LF."""
    digest = hashlib.sha256()
    for name in reached(model, instrument):
        text = texts[name].replace("\r\n", "\n").replace("\r", "\n")
        for part in (name, text):
            data = part.encode()
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()
