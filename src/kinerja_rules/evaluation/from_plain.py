"""Plain Python data of a program as a record's nodes, read exactly as a file of it would be.

The data are written out as JSON and go through the same reader, with the same caps. A date is written as ISO, a
``Decimal`` by its digits. What a record cannot hold, a ``float`` above all, is a problem and not an approximation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.base.source import Position
from kinerja_rules.evaluation import kinds_of_problem as kinds
from kinerja_rules.evaluation.from_text import read_record
from kinerja_rules.evaluation.record import MOST_DEPTH, MOST_DIGITS, MapNode, Problem

_HERE: Final = Position(1, 1)
_MOST_INT: Final = 10**MOST_DIGITS


def from_plain(data: Mapping[str, object]) -> tuple[MapNode | None, tuple[Problem, ...]]:
    """The nodes of a mapping, or every problem met.

    >>> from_plain({"poin": 28, "rasio": 0.5})
    (None, (Problem(code='JK635', place=Position(line=1, column=1), args=(('field', 'rasio'), ('value', '0.5'))),))
    """
    writer = _Writer()
    text = "".join(writer.written(data, "", 0))
    if writer.problems:
        return None, tuple(writer.problems)
    return read_record(text.encode(), "", "json")


class _Writer:
    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def written(self, value: object, path: str, depth: int) -> Iterator[str]:
        """The JSON text of a value, in pieces; what cannot be written is reported and stands as null."""
        if depth > MOST_DEPTH:
            self.problems.append(Problem("JK604", _HERE, (("cap", str(MOST_DEPTH)),)))
            yield "null"
        elif isinstance(value, Mapping):
            yield "{"
            for index, (key, item) in enumerate(value.items()):
                if not isinstance(key, str):
                    self.report(kinds.NOT_A_VALUE, field=path or str(key), found=type(key).__name__)
                    continue
                yield ("," if index else "") + json.dumps(str(key)) + ":"
                yield from self.written(item, f"{path}.{key}" if path else key, depth + 1)
            yield "}"
        elif isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
            yield "["
            for index, item in enumerate(value):
                yield "," if index else ""
                yield from self.written(item, f"{path}[{index}]", depth + 1)
            yield "]"
        else:
            yield self.scalar(value, path)

    def scalar(self, value: object, path: str) -> str:
        match value:
            case None:
                return "null"
            case bool():
                return "true" if value else "false"
            case int():
                # A number of a million digits is not spelt out only to be refused.
                return str(int(value)) if -_MOST_INT < value < _MOST_INT else "9" * (MOST_DIGITS + 1)
            case Decimal() if value.is_finite():
                return str(value).replace("E+", "e")
            case Decimal():
                reason = "infinity" if value.is_infinite() else "nan"
                self.problems.append(Problem("JK610", _HERE, (("number", str(value)), ("reason", reason))))
                return "null"
            case datetime():
                return self.report(kinds.NOT_A_VALUE, field=path, found="datetime")
            case date():
                return json.dumps(value.isoformat())
            case str():
                return json.dumps(str(value))
            case float():
                return self.report(kinds.FLOATING_NUMBER, field=path, value=repr(value))
            case _:
                return self.report(kinds.NOT_A_VALUE, field=path, found=type(value).__name__)

    def report(self, kind: Kind, **facts: str) -> str:
        self.problems.append(Problem(kind.code, _HERE, tuple(sorted(facts.items()))))
        return "null"
