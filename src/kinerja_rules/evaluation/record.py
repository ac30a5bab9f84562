"""A record as read: nodes with places, and what was wrong with its bytes.

A record is hostile input. A tree that comes out of `from_text.read_record` keeps the caps below: its depth,
its size, its texts and its numbers are bounded, and no invisible character is left in it. A scalar that was
reported has the kind `refused`; an entry whose key was reported is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final, Literal, TypeAlias, assert_never

from kinerja_rules.base.source import Position

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_DEPTH: Final = 20
MOST_NODES: Final = 100_000
MOST_CHARACTERS: Final = 10_000
MOST_DIGITS: Final = 30
MOST_EXPONENT: Final = 12
MOST_PROBLEMS: Final = 1_000

ScalarKind: TypeAlias = Literal["text", "plain", "number", "bool", "null", "refused"]
NumberFault: TypeAlias = Literal["nan", "infinity", "leading_zero", "form", "digits", "exponent"]
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | Decimal | bool | None"

ARGUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "JK601": ("found", "byte"),
    "JK602": (),
    "JK603": ("size", "cap"),
    "JK604": ("cap",),
    "JK605": ("cap",),
    "JK606": ("expected", "found"),
    "JK607": ("expected", "found", "hint"),
    "JK608": ("key", "first"),
    "JK609": ("feature", "name"),
    "JK610": ("number", "reason"),
    "JK611": ("found", "hint"),
    "JK612": (),
    "JK613": ("character",),
    "JK614": ("length", "cap"),
}
"""The names of the arguments of each code, in the order a problem carries them."""

_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE][+-]?([0-9]+))?")
_LEADING_ZERO: Final = re.compile(r"-?0[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value without parts, in the spelling of the file.

    `plain` is an unquoted YAML scalar: `0123`, `no`, `3.10` and `2024-01-31` stay text until a declared kind
    asks for something else. `text` is quoted, or a YAML block text; `number` and `bool` come from JSON only.
    `null` is JSON `null`, or in YAML nothing, `~` or `null`; its text is empty. `refused` has been reported,
    and its text is empty.
    """

    kind: ScalarKind
    text: str
    place: Position


@dataclass(frozen=True, slots=True)
class ListNode:
    """Items in the order given."""

    items: tuple[Node, ...]
    place: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, where it stands, and its value."""

    key: str
    key_place: Position
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """Entries in the order given; no key stands twice."""

    entries: tuple[Entry, ...]
    place: Position


Node: TypeAlias = ScalarNode | ListNode | MapNode


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the bytes that is not accepted; its sentence is made elsewhere, of code and arguments."""

    code: str
    place: Position
    args: tuple[tuple[str, str], ...]


def number_fault(text: str) -> NumberFault | None:
    """Why a text is not a number we convert; None if it is one.

    Costs one pass over the text: a long number or a huge power is refused by its spelling, never computed.

    >>> number_fault("18.50"), number_fault("007"), number_fault("1e999999")
    (None, 'leading_zero', 'exponent')
    """
    bare = text.lstrip("+-.").lower()
    if bare == "nan":
        return "nan"
    if bare in ("inf", "infinity"):
        return "infinity"
    found = _NUMBER.fullmatch(text)
    if found is None:
        return "leading_zero" if _LEADING_ZERO.fullmatch(text) else "form"
    whole, part, power = (piece or "" for piece in found.groups())
    if len(whole) + len(part) > MOST_DIGITS:
        return "digits"
    power = power.lstrip("0")
    if len(power) > 2 or int(power or "0") > MOST_EXPONENT:
        return "exponent"
    return None


def to_plain(node: Node) -> Plain:
    """The record as Python data, exact: numbers as int or Decimal; a refused scalar gives None.

    Unquoted YAML scalars are str: which of them are numbers is for the declared kinds to say.

    >>> here = Position(1, 1)
    >>> to_plain(ListNode((ScalarNode("number", "18.50", here), ScalarNode("plain", "18.50", here)), here))
    [Decimal('18.50'), '18.50']
    """
    return _folded(node, _value)


def canonical_json(node: Node) -> bytes:
    """The bytes a digest is taken over: keys sorted, no spaces, UTF-8, every scalar but null as a string.

    A scalar is written as the file spells it. So the YAML and the JSON of one record agree (`6` and `"6"`,
    `true` and `"true"`), and `3.10` and `3.1`, which differ where a text is declared, never do.

    >>> canonical_json(ScalarNode("number", "6", Position(1, 1)))
    b'"6"'
    """
    plain = _folded(node, _spelling)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _value(node: ScalarNode) -> Plain:
    match node.kind:
        case "text" | "plain":
            return node.text
        case "number":
            return int(node.text) if node.text.lstrip("-").isdigit() else Decimal(node.text)
        case "bool":
            return node.text == "true"
        case "null" | "refused":
            return None
        case _:
            assert_never(node.kind)


def _spelling(node: ScalarNode) -> Plain:
    return None if node.kind in ("null", "refused") else node.text


def _folded(root: Node, scalar: Callable[[ScalarNode], Plain]) -> Plain:
    holder: list[Plain] = [None]
    todo: list[tuple[Node, Callable[[Plain], None]]] = [(root, partial(holder.__setitem__, 0))]
    while todo:
        node, put = todo.pop()
        match node:
            case ScalarNode():
                put(scalar(node))
            case ListNode(items):
                row: list[Plain] = [None] * len(items)
                put(row)
                todo.extend((item, partial(row.__setitem__, index)) for index, item in enumerate(items))
            case MapNode(entries):
                table: dict[str, Plain] = {entry.key: None for entry in entries}
                put(table)
                todo.extend((entry.value, partial(table.__setitem__, entry.key)) for entry in entries)
            case _:
                assert_never(node)
    return holder[0]
