"""Ways through a syntax tree, generic over the fields of its nodes; no recursion, so no text is too deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Final, TypeAlias, get_args

from kinerja_rules.base.span import Span
from kinerja_rules.syntax import syntax as s

Node: TypeAlias = (
    s.Document
    | s.Declaration
    | s.Expr
    | s.Given
    | s.Expected
    | s.Word
    | s.Quote
    | s.Cite
    | s.Period
    | s.DayText
    | s.When
    | s.ReadingRef
    | s.Borrowing
    | s.Governing
    | s.Founding
    | s.HolidayRow
    | s.Announced
    | s.Option
    | s.KindText
    | s.Amount
    | s.Filler
    | s.Coverage
    | s.NormClause
    | s.AfterClause
    | s.WindowClause
    | s.TermClause
    | s.DeemedClause
    | s.Formula
    | s.ExceptionClause
    | s.TableClause
    | s.Row
    | s.Cell
    | s.Alternative
    | s.Adoption
    | s.Target
    | s.SilenceEffect
    | s.Change
)


_NODES: Final[tuple[type[Node], ...]] = get_args(Node)
_FIELDS: Final = {node.__name__: tuple(field.name for field in fields(node)) for node in _NODES}


def children(node: Node) -> Iterator[Node]:
    """The nodes that a node holds, in the order of its fields.

    >>> from kinerja_rules.base.source import Source
    >>> from kinerja_rules.syntax.from_text import parse
    >>> document, _ = parse(Source("a", 'bahasa juknis 1 tahap t "T" dasar P-079'))
    >>> [type(child).__name__ for child in children(document.declarations[0])]
    ['Word', 'Quote', 'Cite']
    """
    pending = [getattr(node, name) for name in reversed(_FIELDS[type(node).__name__])]
    while pending:
        value = pending.pop()
        if isinstance(value, tuple):
            pending.extend(reversed(value))
        elif isinstance(value, _NODES):
            yield value


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, each before what it holds."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(list(children(current))))


def node_at(document: s.Document, offset: int) -> Node | None:
    """The smallest node whose text covers the character at ``offset``; none between declarations."""
    best: Node | None = None
    pending: list[Node] = [document]
    while pending:
        node = pending.pop()
        span: Span | None = getattr(node, "span", None)
        if span is not None:
            if not span.contains(offset):
                continue
            best = node
        pending.extend(children(node))
    return best
