"""The bytes of a record file, as plain data with places, or the problems found in them.

Nothing is converted here: a scalar keeps the spelling of the file until a declared kind asks for a number or
a date. Structure that cannot be followed ends the reading; all else is collected, up to `MOST_PROBLEMS`.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from kinerja_rules.base.source import Position, Source
from kinerja_rules.evaluation.from_json import JsonExpected, read_json
from kinerja_rules.evaluation.from_yaml import YamlExpected, YamlFeature, read_yaml
from kinerja_rules.evaluation.record import (
    ARGUMENTS,
    MOST_BYTES,
    Entry,
    ListNode,
    MapNode,
    Node,
    NumberFault,
    Problem,
    ScalarNode,
    canonical_json,
    number_fault,
    to_plain,
)
from kinerja_rules.evaluation.record_builder import Broken, RecordBuilder

__all__ = [
    "ARGUMENTS",
    "Entry",
    "JsonExpected",
    "ListNode",
    "MapNode",
    "Media",
    "Node",
    "NotText",
    "NumberFault",
    "Position",
    "Problem",
    "Reading",
    "ScalarNode",
    "YamlExpected",
    "YamlFeature",
    "canonical_json",
    "number_fault",
    "read_record",
    "to_plain",
]

Media: TypeAlias = Literal["json", "yaml"]
Reading: TypeAlias = tuple[MapNode | None, tuple[Problem, ...]]
NotText: TypeAlias = Literal["utf_16", "utf_32", "zip", "pdf", "ole", "binary", "nul", "other"]

_SIGNATURES: Final[tuple[tuple[bytes, NotText], ...]] = (
    (b"\xff\xfe\x00\x00", "utf_32"),
    (b"\x00\x00\xfe\xff", "utf_32"),
    (b"\xff\xfe", "utf_16"),
    (b"\xfe\xff", "utf_16"),
    (b"PK\x03\x04", "zip"),  # .docx, .xlsx
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "ole"),  # .doc, .xls
)
_EXTENSIONS: Final[dict[str, Media]] = {"json": "json", "yaml": "yaml", "yml": "yaml"}
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_record(data: bytes, name: str, media: Media | None = None) -> Reading:
    """The record in a file's bytes and every problem met, by place; no bytes make it raise.

    `media` is taken from the extension of `name`, else from the first character: `{` or `[` begins JSON. The
    tree is None where it could not be followed to its end; a record with any problem is not to be evaluated.

    >>> record, problems = read_record(b"poin: 28", "guru-a.yaml")
    >>> record and to_plain(record), problems
    ({'poin': '28'}, ())
    """
    text, problem = _decoded(data)
    if problem is not None:
        return None, (problem,)
    builder = RecordBuilder(text)
    try:
        builder.report_invisible()
        match media or _guessed(name, text):
            case "json":
                read_json(builder)
            case "yaml":
                read_yaml(builder)
    except Broken:
        return None, builder.problems
    return builder.root if isinstance(builder.root, MapNode) else None, builder.problems


def _guessed(name: str, text: str) -> Media:
    extension = name.rpartition(".")[2].lower()
    return _EXTENSIONS.get(extension) or ("json" if text.lstrip()[:1] in ("{", "[") else "yaml")


def _decoded(data: bytes) -> tuple[str, Problem | None]:
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return "", _not_text(found, data, 0)
    if len(data) > MOST_BYTES:
        return "", Problem("JK603", Position(1, 1), (("size", str(len(data))), ("cap", str(MOST_BYTES))))
    body = data.removeprefix(_BYTE_ORDER_MARK)
    if _is_every_other_byte_nul(body):
        return "", _not_text("utf_16", body, 0)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return "", _not_text("binary" if b"\0" in body else "other", body, error.start)
    if "\0" in text:
        return "", _not_text("nul", body, body.index(0))
    if not text.strip():
        return "", Problem("JK602", Position(1, 1), ())
    return text, None


def _is_every_other_byte_nul(data: bytes) -> bool:
    head = data[:1024]
    return abs(head[::2].count(0) - head[1::2].count(0)) * 4 > len(head)


def _not_text(found: NotText, data: bytes, at: int) -> Problem:
    before = data[:at].decode()
    place = Source("", before).position(len(before))
    return Problem("JK601", place, (("found", found), ("byte", f"0x{data[at]:02X}")))
