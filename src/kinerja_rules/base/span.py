"""A stretch of a source text."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_rules.base.source import Position, Source


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of ``source``.

    Nodes hold a span outside their equality: two trees compare by meaning.
    """

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters covered."""
        return self.source.text[self.start : self.end]

    @property
    def position(self) -> Position:
        """Where the span begins."""
        return self.source.position(self.start)

    @property
    def end_position(self) -> Position:
        """Where the span ends (the place after its last character)."""
        return self.source.position(self.end)

    def merge(self, other: Span) -> Span:
        """The smallest span that covers both; both must lie in one source."""
        return Span(self.source, min(self.start, other.start), max(self.end, other.end))

    def contains(self, offset: int) -> bool:
        """Whether the character at ``offset`` is covered."""
        return self.start <= offset < self.end
