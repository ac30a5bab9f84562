"""A text with a name, and the way from an offset to a line and a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Position(NamedTuple):
    """A place as people count it: line and column start at 1, columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One rule file as read: its name as shown to people, and its text.

    ``name`` is a path relative to the policies folder where there is one; it never holds a machine's folders.
    """

    name: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(i + 1 for i, c in enumerate(self.text) if c == "\n")
        object.__setattr__(self, "_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; offsets past the end are those of the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its line end; empty beyond the last line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def column_utf16(self, offset: int) -> int:
        """The column (from 0) in UTF-16 units, as editors count it."""
        position = self.position(offset)
        before = self.line(position.line)[: position.column - 1]
        return len(before.encode("utf-16-le")) // 2
