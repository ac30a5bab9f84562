"""Records as bytes: what is read, what is refused, and where.

One long file for the modules behind one door: every case comes in by `read_record`.
"""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinerja_rules.evaluation.from_text import (
    ARGUMENTS,
    ListNode,
    MapNode,
    Media,
    Node,
    Position,
    Problem,
    ScalarNode,
    canonical_json,
    number_fault,
    read_record,
    to_plain,
)
from kinerja_rules.evaluation.record import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_DEPTH,
    MOST_NODES,
    MOST_PROBLEMS,
)


def read(text: str, media: Media) -> MapNode:
    """The record of a text that has no problem."""
    record, problems = read_record(text.encode(), "", media)
    assert problems == ()
    assert record is not None
    return record


def problems_of(text: str, media: Media) -> tuple[Problem, ...]:
    """The problems of a text."""
    return read_record(text.encode(), "", media)[1]


def seen(text: str, problem: Problem) -> tuple[str, str, tuple[str, ...]]:
    """A problem's code, the rest of the line it points at, and its arguments."""
    line = text.removeprefix("\ufeff").split("\n")[problem.place.line - 1]
    return problem.code, line[problem.place.column - 1 :].rstrip("\r"), tuple(value for _, value in problem.args)


def all_seen(text: str, media: Media) -> list[tuple[str, str, tuple[str, ...]]]:
    """The problems of a text as a reader sees them."""
    return [seen(text, problem) for problem in problems_of(text, media)]


def kinds(node: Node) -> object:
    """The kind and spelling of every scalar, in the shape of the record."""
    match node:
        case ScalarNode(kind, text):
            return kind, text
        case ListNode(items):
            return [kinds(item) for item in items]
        case MapNode(entries):
            return {entry.key: kinds(entry.value) for entry in entries}


def landmarks(node: Node) -> list[str]:
    """Every node and key with its place, in the order of the file."""
    at = f"{node.place.line}:{node.place.column}"
    match node:
        case ScalarNode(kind, text):
            return [f"{at} {kind} {text}"]
        case ListNode(items):
            return [f"{at} list", *(mark for item in items for mark in landmarks(item))]
        case MapNode(entries):
            rows = (
                [f"{key_place.line}:{key_place.column} key {key}", *landmarks(value)]
                for key, key_place, value in ((entry.key, entry.key_place, entry.value) for entry in entries)
            )
            return [f"{at} map", *(mark for row in rows for mark in row)]


# ------------------------------------------------------------------------------------------- what is read


def test_json_scalars_keep_their_kind_and_their_spelling() -> None:
    """A JSON number keeps its digits; text, bool and null are told apart."""
    record = read('{"a": 18.50, "b": "18.50", "c": true, "d": null, "e": [1e3, -0], "f": {}}', "json")
    assert kinds(record) == {
        "a": ("number", "18.50"),
        "b": ("text", "18.50"),
        "c": ("bool", "true"),
        "d": ("null", ""),
        "e": [("number", "1e3"), ("number", "-0")],
        "f": {},
    }


def test_unquoted_yaml_stays_text_until_a_kind_asks() -> None:
    """`0123`, `no`, `3.10`, `2024-01-31` and `.nan` are `plain`, quoted and block texts are `text`."""
    record = read(
        "a: 0123\nb: no\nc: 3.10\nd: 2024-01-31\ne: .nan\nf: '6'\ng: \"ya\\u0021\"\nh: |\n  satu\n  dua\n", "yaml"
    )
    assert kinds(record) == {
        "a": ("plain", "0123"),
        "b": ("plain", "no"),
        "c": ("plain", "3.10"),
        "d": ("plain", "2024-01-31"),
        "e": ("plain", ".nan"),
        "f": ("text", "6"),
        "g": ("text", "ya!"),
        "h": ("text", "satu\ndua\n"),
    }


def test_yaml_nothing_tilde_and_null_are_null() -> None:
    """A YAML value left out, `~` and `null` are null; quoted or capitalised they are text."""
    record = read("a:\nb: ~\nc: null\nd: 'null'\ne: NULL\nf: ''\n", "yaml")
    assert kinds(record) == {
        "a": ("null", ""),
        "b": ("null", ""),
        "c": ("null", ""),
        "d": ("text", "null"),
        "e": ("plain", "NULL"),
        "f": ("text", ""),
    }


def test_every_json_node_knows_its_place() -> None:
    """Places are lines and columns in characters, from 1, of keys, values, lists and maps."""
    assert landmarks(read('{\n  "é😀": [1,\n    {"b": 2}]}', "json")) == [
        "1:1 map",
        "2:3 key é😀",
        "2:9 list",
        "2:10 number 1",
        "3:5 map",
        "3:6 key b",
        "3:11 number 2",
    ]


def test_every_yaml_node_knows_its_place() -> None:
    """Block lists and maps stand where their first item or key stands."""
    assert landmarks(read("langkah:\n  - pada: 5\n", "yaml")) == [
        "1:1 map",
        "1:1 key langkah",
        "2:3 list",
        "2:5 map",
        "2:5 key pada",
        "2:11 plain 5",
    ]


@pytest.mark.parametrize("media", get_args(Media))
def test_a_byte_order_mark_is_not_a_character(media: Media) -> None:
    """A UTF-8 byte order mark is accepted and moves no column."""
    record, problems = read_record(b'\xef\xbb\xbf{"a": 1}', "", media)
    assert problems == ()
    assert record is not None
    assert record.entries[0].key_place == Position(1, 2)


@pytest.mark.parametrize(
    ("text", "media", "place"),
    [('{"a":\r\n "x",\r\n"b": []}\r\n', "json", Position(3, 1)), ("a: x\r\nb: []\r\n", "yaml", Position(2, 1))],
)
def test_windows_line_ends_are_accepted(text: str, media: Media, place: Position) -> None:
    """CRLF counts as one line end and leaves no trace in a value."""
    record = read(text, media)
    assert to_plain(record) == {"a": "x", "b": []}
    assert record.entries[1].key_place == place


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("guru.json", '{"a": 1}', "number"),
        ("guru.YML", '{"a": 1}', "plain"),
        ("guru.yaml", "a: 1", "plain"),
        ("guru.txt", ' \n{"a": 1}', "number"),
        ("guru", "a: 1", "plain"),
    ],
)
def test_the_format_is_told_by_extension_then_by_first_character(name: str, text: str, kind: str) -> None:
    """The extension decides; without a known one, `{` or `[` begins JSON and anything else is YAML."""
    record, problems = read_record(text.encode(), name)
    assert problems == ()
    assert record is not None
    assert kinds(record) == {"a": (kind, "1")}


def test_a_named_format_overrules_the_extension() -> None:
    """What the caller says of the format wins over the file name."""
    record, _ = read_record(b"a: 1", "guru.json", "yaml")
    assert record is not None
    assert to_plain(record) == {"a": "1"}


def test_plain_data_is_exact() -> None:
    """Numbers become int or Decimal, never float; null is None; order is that of the file."""
    plain = to_plain(read('{"b": 18.50, "a": [1, true, false, null, "x", 1e2]}', "json"))
    assert isinstance(plain, dict)
    assert plain == {"b": Decimal("18.50"), "a": [1, True, False, None, "x", Decimal(100)]}
    assert list(plain) == ["b", "a"]
    assert str(plain["b"]) == "18.50"


# -------------------------------------------------------------------------------------- canonical bytes


def test_canonical_bytes_as_written_down() -> None:
    """Keys sorted, no spaces, UTF-8, every scalar but null a string in the file's spelling."""
    record = read('{"b": [1, 18.50, true, null], "a": {"é": "x\\n"}}', "json")
    assert canonical_json(record) == '{"a":{"é":"x\\n"},"b":["1","18.50","true",null]}'.encode()


def test_canonical_bytes_do_not_hang_on_the_notation() -> None:
    """The order of keys, quoting, indentation and notation of one record change nothing."""
    written = [
        read('{"nip": "0123", "poin": 28, "pada": "2024-01-31", "plt": true, "catatan": null}', "json"),
        read("pada: 2024-01-31\ncatatan:\nnip: '0123'\npoin: 28\nplt: true\n", "yaml"),
        read("{plt: true, nip: 0123, poin: '28', pada: '2024-01-31', catatan: ~}", "yaml"),
    ]
    assert len({canonical_json(record) for record in written}) == 1


@pytest.mark.parametrize(("one", "other"), [("a: 3.10", "a: 3.1"), ("a: null", "a: 'null'"), ("a: []", "a: {}")])
def test_canonical_bytes_keep_different_content_apart(one: str, other: str) -> None:
    """Spellings that a declared text kind would tell apart give different bytes."""
    assert canonical_json(read(one, "yaml")) != canonical_json(read(other, "yaml"))


# ------------------------------------------------------------------------------------------- JK601 – JK603


@pytest.mark.parametrize(
    ("data", "found", "byte", "place"),
    [
        ('{"a": 1}'.encode("utf-16"), "utf_16", "0xFF", Position(1, 1)),
        ('{"a": 1}'.encode("utf-16-be"), "utf_16", "0x00", Position(1, 1)),
        ('{"a": 1}'.encode("utf-32"), "utf_32", "0xFF", Position(1, 1)),
        (b"PK\x03\x04\x14\x00", "zip", "0x50", Position(1, 1)),
        (b"%PDF-1.7\n", "pdf", "0x25", Position(1, 1)),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "0xD0", Position(1, 1)),
        (b"a: 1\nb: " + b"\x00\x01\x02\xfe\xff" * 3, "binary", "0xFE", Position(2, 7)),
        (b"a: 1\nb: \x00", "nul", "0x00", Position(2, 4)),
        ("a: é\nb: “Budi”".encode("cp1252"), "other", "0xE9", Position(1, 4)),
        (b"\xef\xbb\xbfa: \xe9", "other", "0xE9", Position(1, 4)),
    ],
)
def test_bytes_that_are_not_utf_8_text_are_named(data: bytes, found: str, byte: str, place: Position) -> None:
    """JK601 tells a Word file, UTF-16, a PDF, a stray NUL and an old code page apart, at the first bad byte."""
    assert read_record(data, "x.yaml") == (None, (Problem("JK601", place, (("found", found), ("byte", byte))),))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t", b"# catatan saja\n", b"---\n"])
def test_a_file_without_content_is_empty(data: bytes) -> None:
    """JK602: nothing, blanks, a mark, comments only, or an empty document."""
    assert read_record(data, "x.yaml") == (None, (Problem("JK602", Position(1, 1), ()),))


def test_a_file_beyond_the_cap_is_not_looked_into() -> None:
    """JK603 says the size and the cap; a file of exactly the cap is read."""
    data = b'{"a": 1}'
    full = data + b" " * (MOST_BYTES - len(data))
    assert read_record(full, "x.json")[1] == ()
    args = (("size", str(MOST_BYTES + 1)), ("cap", str(MOST_BYTES)))
    assert read_record(full + b" ", "x.json") == (None, (Problem("JK603", Position(1, 1), args),))


# ------------------------------------------------------------------------------------------- JK604, JK605


@pytest.mark.parametrize("media", get_args(Media))
def test_nesting_beyond_the_cap_is_refused(media: Media) -> None:
    """JK604 points at the first bracket too deep; the cap itself is accepted."""
    inner = MOST_DEPTH - 1
    deepest = '{"a": ' + "[" * inner + "]" * inner + "}"
    assert problems_of(deepest, media) == ()
    too_deep = '{"a": [' + deepest[6:-1] + "]}"
    assert problems_of(too_deep, media) == (Problem("JK604", Position(1, 7 + inner), (("cap", str(MOST_DEPTH)),)),)


def test_nesting_by_indentation_is_capped_too() -> None:
    """JK604 in YAML without brackets."""
    text = "a:\n " + "- " * MOST_DEPTH + "x"
    assert all_seen(text, "yaml") == [("JK604", "- x", (str(MOST_DEPTH),))]


@pytest.mark.parametrize("media", get_args(Media))
def test_more_values_than_the_cap_are_refused(media: Media) -> None:
    """JK605 points at the first value too many."""
    text = '{"a": [' + "1," * (MOST_NODES - 2) + "7,1]}"
    assert all_seen(text, media) == [("JK605", "7,1]}", (str(MOST_NODES),))]


# ------------------------------------------------------------------------------------------- JK606, JSON

BROKEN_JSON = [
    # text, place shown by the text that follows it, expected, found
    ('{"a": }', "}", "value", "}"),
    ('{"a": 1, "b": , "c": 2}', ', "c": 2}', "value", ","),
    ('{"a" 1}', "1}", "colon", "1"),
    ('{"a": 1 "b": 2}', '"b": 2}', "comma_or_close_map", '"b"'),
    ('{"a": [1 2]}', "2]}", "comma_or_close_list", "2"),
    ('{"a": [1}', "}", "comma_or_close_list", "}"),
    ('{"a": 1]', "]", "comma_or_close_map", "]"),
    ('{"a": 1', '{"a": 1', "close_map", ""),
    ('{"a": 1,\n"b": [1,\n2', "[1,", "close_list", ""),
    ('{"a": "Budi\n}', '"Budi', "closing_quote", '"'),
    ('{"a": "Budi', '"Budi', "closing_quote", '"'),
    ('{"a: 1}', '"a: 1}', "closing_quote", '"'),
    ('{"a": 1} {"b": 2}', '{"b": 2}', "end", "{"),
    ('{"a": 1}}', "}", "end", "}"),
    ('{"a": 1,}', ",}", "no_trailing_comma", ","),
    ('{"a": [1,\n]}', ",", "no_trailing_comma", ","),
    ("{nama: 1}", "nama: 1}", "quoted_key", "nama"),
    ("{7: 1}", "7: 1}", "quoted_key", "7"),
    ('{"a": Budi}', "Budi}", "quoted_text", "Budi"),
    ('{"a": 2024-01-31}', "2024-01-31}", "quoted_text", "2024-01-31"),
    ('{"a": 12,5}', ",5}", "decimal_point", ","),
    ('{"a": 1, // catatan\n"b": 2}', "// catatan", "no_comment", "//"),
    ('# catatan\n{"a": 1}', "# catatan", "no_comment", "#"),
    ("{'a': 1}", "'a': 1}", "straight_quotes", "'a'"),
    ('{"a": “Budi”}', "“Budi”}", "straight_quotes", "“Budi”"),
    ('{"a":\u00a01}', "\u00a01}", "value", "U+00A0"),
    ('{"a": ' + "x" * 50 + "}", "x" * 50 + "}", "quoted_text", "x" * 40 + "…"),
]


@pytest.mark.parametrize(("text", "rest", "expected", "found"), BROKEN_JSON)
def test_broken_json_says_what_was_expected_and_where(text: str, rest: str, expected: str, found: str) -> None:
    """JK606 stops at the first break; a bracket or quote left open is reported where it was opened."""
    record, problems = read_record(text.encode(), "x.json")
    assert record is None
    assert [seen(text, problem) for problem in problems] == [("JK606", rest, (expected, found))]


def test_bad_escapes_and_capital_words_do_not_stop_the_reading() -> None:
    """JK606 for a Windows path and for `True` are both reported, and the rest is read."""
    text = '{"a": "C:\\Users",\n"b": True,\n"\\x": 1, "c": "\\u12"}'
    assert all_seen(text, "json") == [
        ("JK606", '\\Users",', ("escape", "\\U")),
        ("JK606", "True,", ("lowercase", "True")),
        ("JK606", '\\x": 1, "c": "\\u12"}', ("escape", "\\x")),
        ("JK606", '\\u12"}', ("escape", "\\u")),
    ]
    record, _ = read_record(text.encode(), "x.json")
    assert record is not None
    assert kinds(record) == {"a": ("refused", ""), "b": ("refused", ""), "c": ("refused", "")}


def test_json_escapes_are_decoded() -> None:
    """Escapes and surrogate pairs give the characters they stand for."""
    assert to_plain(read('{"a\\u0062": "\\ud83d\\ude00\\t\\n\\"\\\\\\/"}', "json")) == {"ab": '😀\t\n"\\/'}


# ------------------------------------------------------------------------------------------- JK607, YAML

BROKEN_YAML = [
    ("nama: Budi\nnip 1234\njabatan: guru\n", "nip 1234", "colon_space", "nip 1234"),
    ("nama: Budi\nnip:1234\njabatan: guru\n", "nip:1234", "colon_space", "nip:1234"),
    ("judul: Rapat: pagi\n", ": pagi", "quoted_colon", ": pagi"),
    ("a: 1\n  b: 2\n", ": 2", "same_indentation", ": 2"),
    ("a:\n    b: 1\n  c: 2\n", "c: 2", "same_indentation", "c: 2"),
    ("a:\n  - 1\n  b: 2\n", "b: 2", "same_indentation", "b: 2"),
    ("a:\n\tb: 1\n", "\tb: 1", "spaces_not_tab", "b: 1"),
    ("a: @guru\n", "@guru", "quoted_sign", "@guru"),
    ("a: %\n", "%", "quoted_sign", "%"),
    ("a: *\n", "*", "quoted_sign", "*"),
    ("a: [1, 2\nb: 3\n", ": 3", "comma_or_close_list", ": 3"),
    ("a: [1, 2", "[1, 2", "close_list", "[1, 2"),
    ("a: {b: 1", "{b: 1", "close_map", "{b: 1"),
    ("a: [1 }", "}", "comma_or_close_list", "}"),
    ("a: {b: 1 ]", "]", "comma_or_close_map", "]"),
    ("a: 'Budi\nb: 1\n", "'Budi", "closing_quote", "'Budi"),
    ('a: "Budi\nb: 1\n', '"Budi', "closing_quote", '"Budi'),
    ('a: "Budi\nb: "Ani"\nc: 1\n', '"Budi', "closing_quote", '"Budi'),
    ('a: "Budi" S.Pd.\n', '"Budi" S.Pd.', "closing_quote", '"Budi" S.Pd.'),
    ("a: *penting* sekali\n", "*penting* sekali", "quoted_sign", "*penting* sekali"),
    ('a: "C:\\Users"\n', '\\Users"', "escape", '\\Users"'),
    ('a: "C:\\data"\n', '\\data"', "escape", '\\data"'),
    ('a: "\\UFFFFFFFF"\n', '\\UFFFFFFFF"', "escape", '\\UFFFFFFFF"'),
    ('a: "\\U00110000"\n', '\\U00110000"', "escape", '\\U00110000"'),
    ("a: - 1\n", "- 1", "list_on_new_line", "- 1"),
    ("a: [,]\n", ",]", "value", ",]"),
    ("? [1]\n: 2\n", "[1]", "key", "[1]"),
    ("? {a: 1}\n: 2\n", "{a: 1}", "key", "{a: 1}"),
    (": 2\n", ": 2", "key", ": 2"),
    ("{a: 1}\nb: 2\n", "b: 2", "end", "b: 2"),
]


@pytest.mark.parametrize(("text", "rest", "expected", "found"), BROKEN_YAML)
def test_broken_yaml_says_what_was_expected_and_where(text: str, rest: str, expected: str, found: str) -> None:
    """JK607 stops at the first break, in words of the writer and not of the parser."""
    record, problems = read_record(text.encode(), "x.yaml")
    assert record is None
    assert [seen(text, problem) for problem in problems] == [("JK607", rest, (expected, found, ""))]


def test_a_non_breaking_space_is_hinted_at() -> None:
    """A colon followed by a space pasted from a word processor looks right; the hint says it is not."""
    assert all_seen("a: 1\nnama:\u00a0Budi\n", "yaml") == [
        ("JK607", "nama:\u00a0Budi", ("colon_space", "nama:\u00a0Budi", "nbsp"))
    ]
    assert all_seen("nama:\u00a0Budi\n", "yaml") == [("JK611", "nama:\u00a0Budi", ("text", "nbsp"))]


# ------------------------------------------------------------------------------------- JK608 – JK612


@pytest.mark.parametrize(
    ("text", "media", "first_c", "first_a"),
    [
        ('{"a": 1, "b": [{"c": 1,\n"c": 2}],\n"\\u0061": 3}', "json", "1:17", "1:2"),
        ('a: 1\nb: [{c: 1,\n"c": 2}]\n"\\x61": 3\n', "yaml", "2:6", "1:1"),
    ],
)
def test_a_key_given_twice_is_reported_and_the_first_stays(text: str, media: Media, first_c: str, first_a: str) -> None:
    """JK608 for each repetition, however it is spelt, with the place of the first."""
    record, problems = read_record(text.encode(), "", media)
    assert [seen(text, problem)[::2] for problem in problems] == [("JK608", ("c", first_c)), ("JK608", ("a", first_a))]
    assert [problem.place.column for problem in problems] == [1, 1]
    assert record is not None
    assert canonical_json(record) == b'{"a":"1","b":[{"c":"1"}]}'


def test_yaml_machinery_is_refused_piece_by_piece() -> None:
    """JK609 names each anchor, alias, tag, merge and directive; nothing is followed or constructed."""
    text = (
        "%YAML 1.1\n---\na: &x 1\nb: *x\nc: !!python/object/apply:os.system [ls]\nd: !!str 012\n<<: {e: 1}\n'<<': 2\n"
        "f: ! 3\n*x : 4\n"
    )
    assert [(code, args) for code, _, args in all_seen(text, "yaml")] == [
        ("JK609", ("directive", "%YAML 1.1")),
        ("JK609", ("anchor", "x")),
        ("JK609", ("alias", "x")),
        ("JK609", ("tag", "!!python/object/apply:os.system")),
        ("JK609", ("tag", "!!str")),
        ("JK609", ("merge", "<<")),
        ("JK609", ("tag", "!")),
        ("JK609", ("alias", "x")),
    ]
    record, problems = read_record(text.encode(), "x.yaml")
    assert [problem.place.line for problem in problems] == [1, 3, 4, 5, 6, 7, 9, 10]
    assert record is not None
    assert kinds(record) == {
        "a": ("refused", ""),
        "b": ("refused", ""),
        "c": [("plain", "ls")],
        "d": ("refused", ""),
        "<<": ("plain", "2"),
        "f": ("refused", ""),
    }


def test_a_tag_that_nothing_declares_is_a_tag() -> None:
    """JK609 and not a broken file."""
    assert all_seen("a: !x!y 1\n", "yaml") == [("JK609", "!x!y 1", ("tag", "!x!y"))]


def test_the_billion_laughs_are_never_heard() -> None:
    """An alias is refused where it stands, so nothing grows."""
    rows = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    record, problems = read_record("\n".join(rows).encode(), "x.yaml")
    assert {problem.code for problem in problems} == {"JK609"}
    assert len(problems) == 10 + 9 * 9
    assert record is not None
    assert len(canonical_json(record)) < 1000


REFUSED_NUMBERS = {
    "nan": ["NaN"],
    "infinity": ["Infinity", "-Infinity"],
    "leading_zero": ["007", "-01.5"],
    "form": ["+5", ".5", "5.", "1.250.000", "1e"],
    "digits": ["9" * 31, "0." + "1" * 30],
    "exponent": ["1e13", "1E-13", "1e999999999999"],
}


@pytest.mark.parametrize(
    ("number", "reason"), [(number, reason) for reason, numbers in REFUSED_NUMBERS.items() for number in numbers]
)
def test_numbers_that_are_not_accepted(number: str, reason: str) -> None:
    """JK610 gives the number as written and why, and reading goes on."""
    text = f'{{"a": {number}, "b": [1]}}'
    record, problems = read_record(text.encode(), "x.json")
    assert [seen(text, problem) for problem in problems] == [("JK610", f'{number}, "b": [1]}}', (number, reason))]
    assert record is not None
    assert kinds(record) == {"a": ("refused", ""), "b": [("number", "1")]}
    assert number_fault(number) == reason


@pytest.mark.parametrize("number", ["0", "-0", "9" * 30, "-1.5", "0." + "1" * 29, "1e12", "1E-0012", "2.50e+3"])
def test_numbers_at_the_cap_are_accepted(number: str) -> None:
    """Thirty digits and an exponent of twelve are read, and converted exactly."""
    record = read(f'{{"a": {number}}}', "json")
    assert kinds(record) == {"a": ("number", number)}
    assert to_plain(record) == {"a": Decimal(number)}


def test_a_number_of_a_million_digits_costs_nothing() -> None:
    """JK610 by its spelling: neither int nor Decimal sees it, and the message quotes forty characters."""
    for number in ("9" * 1_000_000, "1e" + "9" * 1_000_000):
        (problem,) = problems_of(f'{{"a": {number}}}', "json")
        assert (problem.code, problem.place) == ("JK610", Position(1, 7))
        assert dict(problem.args)["number"] == number[:40] + "…"


@pytest.mark.parametrize(
    ("text", "media", "rest", "found"),
    [
        ("[1]", "json", "[1]", "list"),
        (' "a"', "json", '"a"', "text"),
        ("7", "json", "7", "text"),
        ("- a\n- b\n", "yaml", "- a", "list"),
        ("# catatan\nBudi\n", "yaml", "Budi", "text"),
    ],
)
def test_a_record_is_a_map(text: str, media: Media, rest: str, found: str) -> None:
    """JK611 for a list or a text at the top."""
    assert all_seen(text, media) == [("JK611", rest, (found, ""))]


def test_one_file_is_one_document() -> None:
    """JK612 points at the second document."""
    text = "---\na: 1\n---\nb: 2\n"
    assert problems_of(text, "yaml") == (Problem("JK612", Position(3, 1), ()),)
    assert read("---\na: 1\n...\n", "yaml").entries[0].key == "a"


# ------------------------------------------------------------------------------------------- JK613, JK614


INVISIBLE = "\u202e\u2066\u200b\u200d\ufeff\x07\x7f\x85\u2028\xad\u3164\U000e0041"


@pytest.mark.parametrize("character", [*INVISIBLE])
@pytest.mark.parametrize("media", get_args(Media))
def test_invisible_characters_are_refused_wherever_they_stand(character: str, media: Media) -> None:
    """JK613 in a text, in a key and between them, each once, with its code point."""
    name = f"U+{ord(character):04X}"
    text = f'{{"na{character}ma": "Bu{character}di",{character} "b": "{character}"}}'
    record, problems = read_record(text.encode(), "", media)
    at = [i for i, each in enumerate(text) if each == character]
    assert problems == tuple(Problem("JK613", Position(1, i + 1), (("character", name),)) for i in at)
    assert record is not None
    assert character not in canonical_json(record).decode()
    assert not [mark for mark in landmarks(record) if not mark.isprintable()]


@pytest.mark.parametrize(
    ("text", "media", "rest", "name"),
    [
        ('{"a": "x\\u202ey"}', "json", '"x\\u202ey"}', "U+202E"),
        ('{"a": "\\ud800"}', "json", '"\\ud800"}', "U+D800"),
        ('{"a": "\\u0000"}', "json", '"\\u0000"}', "U+0000"),
        ('{"a\\nb": 1}', "json", '"a\\nb": 1}', "U+000A"),
        ('{"a": "x\ty"}', "json", '\ty"}', "U+0009"),
        ('a: "x\\u202ey"', "yaml", '"x\\u202ey"', "U+202E"),
        ('a: "\\ud800"', "yaml", '"\\ud800"', "U+D800"),
        ('"a\\tb": 1', "yaml", '"a\\tb": 1', "U+0009"),
        ("# \u202e catatan\na: 1", "yaml", "\u202e catatan", "U+202E"),
    ],
)
def test_an_escape_hides_nothing(text: str, media: Media, rest: str, name: str) -> None:
    """JK613 for characters written as escapes, for lone surrogates, in comments, and for line ends in keys."""
    assert all_seen(text, media) == [("JK613", rest, (name,))]


@pytest.mark.parametrize("media", get_args(Media))
def test_a_long_text_is_refused_and_the_rest_read(media: Media) -> None:
    """JK614 for texts and keys beyond the cap; the cap itself is accepted."""
    full, long = "x" * MOST_CHARACTERS, "y" * (MOST_CHARACTERS + 1)
    text = f'{{"a": "{full}", "b": "{long}", "c": "\\u202e"}}'
    args = (("length", str(len(long))), ("cap", str(MOST_CHARACTERS)))
    record, problems = read_record(text.encode(), "", media)
    assert problems == (
        Problem("JK614", Position(1, text.index(f'"{long}') + 1), args),
        Problem("JK613", Position(1, text.index('"\\u') + 1), (("character", "U+202E"),)),
    )
    assert record is not None
    assert kinds(record) == {"a": ("text", full), "b": ("refused", ""), "c": ("refused", "")}
    assert [problem.code for problem in problems_of(f'{{"{long}": 1}}', "json")] == ["JK614"]


# ------------------------------------------------------------------------------------- all at once, and never raising


def test_all_problems_come_at_once_by_place() -> None:
    """One reading reports duplicates, numbers, words and characters together, in the order of the file."""
    text = '{"a": 007,\n"a": 1,\n"b": NaN,\n"c": "\\u200b",\n"d": FALSE}'
    assert [(problem.code, problem.place.line) for problem in problems_of(text, "json")] == [
        ("JK610", 1),
        ("JK608", 2),
        ("JK610", 3),
        ("JK613", 4),
        ("JK606", 5),
    ]


def test_a_flood_of_problems_ends_the_reading() -> None:
    """At the cap on problems the reading stops, so a report stays readable."""
    record, problems = read_record(b'{"a": [' + b"007," * (MOST_PROBLEMS * 2) + b"1]}", "x.json")
    assert record is None
    assert len(problems) == MOST_PROBLEMS


text_values = st.text(
    st.characters(
        exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Mn"),
        exclude_characters="\u115f\u1160\u3164\uffa0\ufffc\ufffd",
    )
    | st.sampled_from("\t\n\r 😀ضé:#-?&*!|>'\"%@`{}[],~=<\\"),
    max_size=20,
)
AMBIGUOUS = ["null", "~", "", "0123", "no", "3.10", "2024-01-31", "1_000", "0x1F", "12:30:45", ".inf", "<<", "="]
keys = text_values.map(lambda each: each.translate(dict.fromkeys(map(ord, "\t\n\r"), " ")))
scalars = (
    text_values
    | st.sampled_from(AMBIGUOUS)
    | st.integers(-(10**30) + 1, 10**30 - 1)
    | st.decimals(-1000, 1000, places=2)
    | st.booleans()
    | st.none()
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)
plain_records = st.dictionaries(keys, values, max_size=5)


def json_of(node: Any, *, is_ascii: bool) -> str:
    """Plain data as JSON; the standard writer cannot write a Decimal."""
    match node:
        case dict():
            entries = (f"{json.dumps(name)}: {json_of(each, is_ascii=is_ascii)}" for name, each in node.items())
            return "{" + ", ".join(entries) + "}"
        case list():
            return "[" + ", ".join(json_of(each, is_ascii=is_ascii) for each in node) + "]"
        case Decimal():
            return str(node)
        case _:
            return json.dumps(node, ensure_ascii=is_ascii)


def yaml_writer(quotes: str | None) -> type[yaml.SafeDumper]:
    """A writer without aliases, with exact decimals, and texts in one style."""

    class Writer(yaml.SafeDumper):
        def ignore_aliases(self, _: Any) -> bool:
            return True

    Writer.add_representer(
        Decimal, lambda writer, number: writer.represent_scalar("tag:yaml.org,2002:float", str(number))
    )
    Writer.add_representer(str, lambda writer, each: writer.represent_scalar("tag:yaml.org,2002:str", each, quotes))
    return Writer


YAML_WRITERS = [yaml_writer(quotes) for quotes in (None, '"', "'", "|", ">")]


@given(plain_records, st.sampled_from(YAML_WRITERS), st.booleans(), st.booleans())
@settings(deadline=timedelta(seconds=5))
def test_the_yaml_and_the_json_of_one_record_agree(
    record: dict[str, Any], writer: type[yaml.SafeDumper], is_flow: bool, is_ascii: bool
) -> None:
    """Whatever the writer and the style, the canonical bytes are the same, with no problem on either side."""
    as_json = read(json_of(record, is_ascii=is_ascii), "json")
    written = yaml.dump(record, Dumper=writer, default_flow_style=is_flow, allow_unicode=True, sort_keys=False)
    assert canonical_json(read(written, "yaml")) == canonical_json(as_json)


VALID = [
    '{"pegawai": {"nama": "Budi", "nip": "198501012010011001"}, "langkah": [{"langkah": "ajukan", "pada": null}]}',
    "pegawai:\n  nama: Budi\n  poin: 28\nlangkah:\n  - {langkah: ajukan, pada: 2024-04-05}\n  - 'x'\nisi: |\n  satu\n",
]
WORDS = "<<:_|&a_|*a|!!x_|---\n|...\n|\\U|\\x|\\ud800|%YAML 1.|99999999999999999999|1e99|NaN|:_|-_|?_|\r\n|é|“|//"
SIGNS = "{}[]:,\"'\\-?&*!|>%@#~\n\t \x00\x85\ufeff\u202e"
PIECES = st.sampled_from([*SIGNS, *WORDS.replace("_", " ").split("|")]).map(str.encode)
mutation = st.tuples(st.integers(0, 200), st.integers(0, 6), PIECES | st.binary(max_size=3))


@given(st.sampled_from(VALID), st.lists(mutation, max_size=8), st.sampled_from(get_args(Media)))
@example('{"a": "\\UFFFFFFFF"}', [], "yaml")
@example("%YAML 1." + "9" * 5000, [], "yaml")
@example("a: " + "[" * 3000, [], "yaml")
@example("a: !<", [], "yaml")
@example('a: "\\x', [], "yaml")
@settings(deadline=timedelta(seconds=5))
def test_no_damage_to_a_record_makes_the_reader_raise(
    start: str, changes: list[tuple[int, int, bytes]], media: Media
) -> None:
    """A damaged record is read or refused: problems are in order, in the file, and carry the arguments they should."""
    data = start.encode()
    for at, length, piece in changes:
        data = data[:at] + piece + data[at + length :]
    holds(data, media)


@given(st.binary(max_size=200), st.sampled_from(get_args(Media)))
@settings(deadline=timedelta(seconds=5))
def test_no_bytes_make_the_reader_raise(data: bytes, media: Media) -> None:
    """Any bytes give a record or a problem."""
    holds(data, media)


def holds(data: bytes, media: Media) -> None:
    """What is true of every reading: something is said, in order, in the file, and what is kept can be read again."""
    record, problems = read_record(data, "x", media)
    assert record is not None or problems
    assert list(problems) == sorted(problems, key=lambda problem: problem.place)
    lines = data.count(b"\n") + 1
    for problem in problems:
        assert tuple(name for name, _ in problem.args) == ARGUMENTS[problem.code]
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert all(len(argument) <= 41 and "\u202e" not in argument for _, argument in problem.args)
    if record is not None:
        again, none = read_record(canonical_json(record), "x.json")
        assert none == ()
        assert again is not None
        assert canonical_json(again) == canonical_json(record)
