"""The line of a source as typed, with a stretch of it marked, cut to fit."""

from __future__ import annotations

from typing import Final, NamedTuple

from kinerja_rules.base.span import Span
from kinerja_rules.presentation.lines import clean, column_width

TAB: Final = "    "
CUT: Final = "…"


class Excerpt(NamedTuple):
    """A line as shown, and where its marks begin and how many there are, in columns."""

    text: str
    start: int
    length: int


def excerpt(span: Span, width: int) -> Excerpt:
    """The first line of the span in at most ``width`` columns, the marked part inside.

    A tab is shown as four spaces, a character that could drive a terminal as ``·``. An empty span, or one that begins
    behind the line's last character, has one mark; a span that goes on marks the rest of its first line.
    """
    line = span.source.line(span.position.line)
    first = min(span.position.column - 1, len(line))
    last = len(line) if span.end_position.line > span.position.line else span.end_position.column - 1
    cells = [TAB if character == "\t" else clean(character) for character in line]
    widths = [len(TAB) if cell == TAB else column_width(cell) for cell in cells]
    begins = _last_begin(widths, first, last, width)
    # One column is kept for each sign that says the line goes on.
    room = width - (begins > 0)
    ends, used = begins, 0
    while ends < len(cells) and used + widths[ends] <= room - (sum(widths[ends:]) > room - used):
        used += widths[ends]
        ends += 1
    before = CUT if begins else ""
    after = CUT if ends < len(cells) else ""
    start = len(before) + sum(widths[begins:first])
    length = sum(widths[first : min(last, ends)])
    return Excerpt(before + "".join(cells[begins:ends]) + after, start, max(length, 1))


def _last_begin(widths: list[int], first: int, last: int, width: int) -> int:
    """Where the shown part begins: at the line's start if the marks fit there, else a third of the width before."""
    if sum(widths) <= width or sum(widths[: max(last, first + 1)]) < width:
        return 0
    begins, before = first, 0
    while begins > 0 and before + widths[begins - 1] <= width // 3:
        begins -= 1
        before += widths[begins]
    return begins
