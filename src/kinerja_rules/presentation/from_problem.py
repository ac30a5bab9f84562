"""A problem of a record, which has a place, as a diagnostic, which has a span."""

from __future__ import annotations

import re
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, Label, report
from kinerja_rules.base.source import Position, Source
from kinerja_rules.base.span import Span
from kinerja_rules.evaluation.kinds_of_problem import KINDS
from kinerja_rules.evaluation.record import Problem

_STRETCH: Final = re.compile(r'"[^"\n]*"?|\'[^\'\n]*\'?|[^\s,:\]\}]+|.')
_PLACE: Final = re.compile(r"(\d+):(\d+)")


def record_source(name: str, data: bytes) -> Source:
    """The text of a record file for quoting; empty where the bytes are no text."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    return Source(name, "" if b"\0" in body[:1024] else body.decode("utf-8", "replace"))


def to_diagnostic(problem: Problem, source: Source) -> Diagnostic:
    """The diagnostic of a record's problem; the span covers the word, or the quoted text, at its place."""
    facts = dict(problem.args)
    labels = []
    first = _PLACE.fullmatch(facts.get("first", ""))
    if first:
        labels.append(Label(_span(source, Position(int(first[1]), int(first[2])), ""), "first"))
    return report(KINDS[problem.code], _span(source, problem.place, facts.get("value", "")), *labels, **facts)


def _span(source: Source, place: Position, value: str) -> Span:
    start = 0
    for _ in range(place.line - 1):
        start = source.text.find("\n", start) + 1
    start = min(start + place.column - 1, len(source.text))
    if value and source.text.startswith(value, start):
        return Span(source, start, start + len(value))
    if start < len(source.text) and not source.text[start].isprintable():
        return Span(source, start, start + 1)
    stretch = _STRETCH.match(source.text, start)
    return Span(source, start, stretch.end() if stretch else start)
