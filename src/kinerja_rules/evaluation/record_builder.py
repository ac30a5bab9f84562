"""Nodes put together from the events of a reader, with every cap checked as they come.

Needs: the decoded text and, in order, the maps, lists, keys and scalars a reader finds in it, by offset.
Gives: the root node and the problems. Reading goes on after a problem, unless the structure is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal, NoReturn

from kinerja_rules.base.source import Position, Source
from kinerja_rules.evaluation.record import (
    ARGUMENTS,
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_NODES,
    MOST_PROBLEMS,
    Entry,
    ListNode,
    MapNode,
    Node,
    Problem,
    ScalarKind,
    ScalarNode,
)

REPLACED: Final = "\ufffd"
"""Stands in `RecordBuilder.text` for each character already reported; itself a trace of a lost character."""

_INVISIBLE: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # shown as nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # joiners, line separators, bidirectional controls
    "\ufe00-\ufe0f\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff"
)
_REFUSED: Final = re.compile(f"[{_INVISIBLE}]")
_REFUSED_IN_KEY: Final = re.compile(f"[{_INVISIBLE}\t\n\r]")
_MOST_SHOWN: Final = 40
_START: Final = Position(1, 1)


class Broken(Exception):
    """The structure is lost, or enough was reported: reading ends here."""


def excerpt(text: str) -> str:
    r"""A text of the file as a message may quote it: one line, forty characters, nothing invisible.

    >>> excerpt("Budi\nSantoso"), excerpt("\u00a0")
    ('Budi', 'U+00A0')
    """
    line = text.split("\n", 1)[0].strip("\t\r ")
    if len(line) == 1 and not line.isprintable():
        return f"U+{ord(line):04X}"
    shown = _REFUSED.sub(REPLACED, line[:_MOST_SHOWN])
    return shown if len(line) <= _MOST_SHOWN else shown + "…"


@dataclass(slots=True)
class _OpenMap:
    offset: int
    entries: list[Entry] = field(default_factory=list)
    first: dict[str, Position] = field(default_factory=dict)
    key: str | None = None
    key_place: Position = _START
    has_key: bool = False


@dataclass(slots=True)
class _OpenList:
    offset: int
    items: list[Node] = field(default_factory=list)


class RecordBuilder:
    """The record so far; `text` is what readers read: that of the file, refused characters replaced."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self.text: Final = _REFUSED.sub(REPLACED, text)
        self._given: Final = text
        self._source: Final = Source("", self.text)
        self._problems: Final[list[Problem]] = []
        self._open: Final[list[_OpenMap | _OpenList]] = []
        self._nodes = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, by place."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.place, problem.code)))

    @property
    def inside(self) -> Literal["map", "list"] | None:
        """What the next value belongs to."""
        if not self._open:
            return None
        return "map" if isinstance(self._open[-1], _OpenMap) else "list"

    @property
    def wants_key(self) -> bool:
        """Whether the next thing read is a key."""
        return bool(self._open) and isinstance(self._open[-1], _OpenMap) and not self._open[-1].has_key

    @property
    def opened_at(self) -> int:
        """The offset of the innermost map or list that is still open."""
        return self._open[-1].offset if self._open else 0

    def report_invisible(self) -> None:
        """Report each refused character that stands in the file itself, wherever it stands."""
        for found in _REFUSED.finditer(self._given):
            self.report("JK613", found.start(), f"U+{ord(found.group()):04X}")

    def report(self, code: str, offset: int, *values: str) -> None:
        """Add a problem and go on."""
        args = tuple(zip(ARGUMENTS[code], values, strict=True))
        self._problems.append(Problem(code, self._source.position(offset), args))
        if len(self._problems) >= MOST_PROBLEMS:
            raise Broken

    def stop(self, code: str, offset: int, *values: str) -> NoReturn:
        """Add a problem after which nothing can be read."""
        self.report(code, offset, *values)
        raise Broken

    def shown(self, start: int, end: int | None = None) -> str:
        """A piece of the text to quote in a message; without an end, the rest of its line."""
        return excerpt(self.text[start : start + 2 * _MOST_SHOWN if end is None else end])

    def line_has(self, character: str, offset: int, *, before: bool = False) -> bool:
        """Whether the line of the offset holds a character; if asked, before the offset."""
        place = self._source.position(offset)
        line = self._source.line(place.line)
        return character in (line[: place.column - 1] if before else line)

    def open(self, inside: Literal["map", "list"], offset: int) -> None:
        """A map or a list begins."""
        self._count(offset)
        if len(self._open) >= MOST_DEPTH:
            self.stop("JK604", offset, str(MOST_DEPTH))
        self._open.append(_OpenMap(offset) if inside == "map" else _OpenList(offset))

    def close(self) -> None:
        """The innermost map or list ends."""
        top = self._open.pop()
        place = self._source.position(top.offset)
        if isinstance(top, _OpenMap):
            self._add(MapNode(tuple(top.entries), place))
        else:
            self._add(ListNode(tuple(top.items), place))

    def key(self, text: str | None, start: int, end: int) -> None:
        """The key of the next value; None if it was reported."""
        top = self._open[-1]
        assert isinstance(top, _OpenMap)
        place = self._source.position(start)
        if text is not None and not self._is_accepted(text, start, end, _REFUSED_IN_KEY):
            text = None
        if text is not None and text in top.first:
            first = top.first[text]
            self.report("JK608", start, excerpt(text), f"{first.line}:{first.column}")
            text = None
        elif text is not None:
            top.first[text] = place
        top.key, top.key_place, top.has_key = text, place, True

    def scalar(self, kind: ScalarKind, text: str, start: int, end: int) -> None:
        """A value without parts."""
        self._count(start)
        if not self._is_accepted(text, start, end, _REFUSED):
            kind, text = "refused", ""
        self._add(ScalarNode(kind, text, self._source.position(start)))

    def refuse(self, start: int) -> None:
        """A value that has been reported."""
        self.scalar("refused", "", start, start)

    def _count(self, offset: int) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self.stop("JK605", offset, str(MOST_NODES))

    def _is_accepted(self, text: str, start: int, end: int, refused: re.Pattern[str]) -> bool:
        if len(text) > MOST_CHARACTERS:
            self.report("JK614", start, str(len(text)), str(MOST_CHARACTERS))
            return False
        found = refused.search(text)
        if found is not None and REPLACED not in self.text[start:end]:
            self.report("JK613", start, f"U+{ord(found.group()):04X}")
        return found is None

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if isinstance(top, _OpenList):
            top.items.append(node)
            return
        if top.key is not None:
            top.entries.append(Entry(top.key, top.key_place, node))
        top.has_key = False
