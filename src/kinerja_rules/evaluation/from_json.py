"""The text of a JSON record, given piece by piece to a builder; one regular expression, no recursion."""

from __future__ import annotations

import json
import re
from typing import Final, Literal, TypeAlias

from kinerja_rules.evaluation.record import number_fault
from kinerja_rules.evaluation.record_builder import RecordBuilder

JsonExpected: TypeAlias = Literal[
    "value",  # something after a colon, a comma or an opening bracket
    "quoted_key",  # a key between double quotes
    "quoted_text",  # an unquoted word that is no number and not true, false or null
    "colon",
    "comma_or_close_map",
    "comma_or_close_list",
    "close_map",  # the file ends; the place is that of the bracket left open
    "close_list",
    "closing_quote",  # the line ends; the place is that of the quote left open
    "end",  # something follows the record
    "no_trailing_comma",
    "no_comment",
    "straight_quotes",
    "decimal_point",  # 12,5
    "lowercase",  # True
    "escape",  # a backslash that means nothing
]

_State: TypeAlias = Literal["top", "value", "first_value", "key", "first_key", "colon", "after_value", "end"]

_TOKEN: Final = re.compile(
    r"""[ \t\n\r\ufffd]*+(?:
      (?P<mark>[{}\[\]:,])
    | (?P<text>"(?:[^"\\\n\r]|\\[^\n\r])*+")
    | (?P<word>[^\s{}\[\]:,"\ufffd]++)
    | (?P<odd>.)
    | (?P<end>\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER_LIKE: Final = re.compile(r"[+-]?(?:[0-9.]++(?:e[+-]?[0-9]*+)?|nan|inf|infinity)", re.IGNORECASE)
_COMMENTS: Final = ("//", "/*", "#")
_DECODER: Final = json.JSONDecoder(strict=False)


def read_json(builder: RecordBuilder) -> None:
    """Feed the builder until the text ends; raises `Broken` where it cannot go on."""
    _JsonReader(builder).read()


class _JsonReader:
    def __init__(self, builder: RecordBuilder) -> None:
        self.builder: Final = builder
        self.state: _State = "top"
        self.comma = 0

    def read(self) -> None:
        text, at = self.builder.text, 0
        while True:
            token = _TOKEN.match(text, at)
            assert token is not None
            assert token.lastgroup is not None
            kind, piece, start = token.lastgroup, token[token.lastgroup], token.start(token.lastgroup)
            at = token.end()
            if kind == "end":
                self.at_end()
                return
            match self.state:
                case "top":
                    if piece != "{" and not piece.startswith(_COMMENTS):
                        self.builder.stop("JK611", start, "list" if piece == "[" else "text", "")
                    self.value(kind, piece, start)
                case "value" | "first_value":
                    self.value(kind, piece, start)
                case "key" | "first_key":
                    self.key(kind, piece, start)
                case "colon":
                    if piece != ":":
                        self.fail("colon", kind, piece, start)
                    self.state = "value"
                case "after_value":
                    self.after_value(kind, piece, start)
                case "end":
                    self.fail("end", kind, piece, start)

    def at_end(self) -> None:
        if self.state == "top":
            self.builder.stop("JK602", 0)
        if self.state != "end":
            unclosed: JsonExpected = "close_map" if self.builder.inside == "map" else "close_list"
            self.builder.stop("JK606", self.builder.opened_at, unclosed, "")

    def value(self, kind: str, piece: str, start: int) -> None:
        builder = self.builder
        match kind, piece:
            case "mark", "{":
                builder.open("map", start)
                self.state = "first_key"
                return
            case "mark", "[":
                builder.open("list", start)
                self.state = "first_value"
                return
            case "mark", "]" if self.state == "first_value":
                builder.close()
            case "mark", "]" if builder.inside == "list":
                self.fail("no_trailing_comma", kind, ",", self.comma)
            case "text", _:
                text = self.decoded(piece, start)
                if text is None:
                    builder.refuse(start)
                else:
                    builder.scalar("text", text, start, start + len(piece))
            case "word", _:
                self.word(piece, start)
            case _:
                self.fail("value", kind, piece, start)
        self.state = "after_value" if builder.inside else "end"

    def word(self, piece: str, start: int) -> None:
        builder, end = self.builder, start + len(piece)
        if piece in ("true", "false"):
            builder.scalar("bool", piece, start, end)
        elif piece == "null":
            builder.scalar("null", "", start, end)
        elif _NUMBER_LIKE.fullmatch(piece):
            fault = number_fault(piece)
            if fault is None:
                builder.scalar("number", piece, start, end)
            else:
                builder.report("JK610", start, builder.shown(start, end), fault)
                builder.refuse(start)
        elif piece.lower() in ("true", "false", "null"):
            lowercase: JsonExpected = "lowercase"
            builder.report("JK606", start, lowercase, piece)
            builder.refuse(start)
        else:
            self.fail("quoted_text", "word", piece, start)

    def key(self, kind: str, piece: str, start: int) -> None:
        if kind == "text":
            self.builder.key(self.decoded(piece, start), start, start + len(piece))
            self.state = "colon"
        elif piece == "}" and self.state == "first_key":
            self.builder.close()
            self.state = "after_value" if self.builder.inside else "end"
        elif piece == "}":
            self.fail("no_trailing_comma", kind, ",", self.comma)
        elif piece[0].isdigit() and start == self.comma + 1 and self.builder.text[self.comma - 1].isdigit():
            self.fail("decimal_point", "mark", ",", self.comma)
        else:
            self.fail("quoted_key", kind, piece, start)

    def after_value(self, kind: str, piece: str, start: int) -> None:
        inside_map = self.builder.inside == "map"
        if piece == ",":
            self.comma = start
            self.state = "key" if inside_map else "value"
        elif piece == ("}" if inside_map else "]"):
            self.builder.close()
            self.state = "after_value" if self.builder.inside else "end"
        else:
            self.fail("comma_or_close_map" if inside_map else "comma_or_close_list", kind, piece, start)

    def decoded(self, piece: str, start: int) -> str | None:
        if "\t" in piece:
            self.builder.report("JK613", start + piece.index("\t"), "U+0009")
            return None
        try:
            text = _DECODER.decode(piece)
        except json.JSONDecodeError as error:
            escape: JsonExpected = "escape"
            at = start + piece.rindex("\\", 0, error.pos + 1)
            self.builder.report("JK606", at, escape, self.builder.shown(at, at + 2))
            return None
        assert isinstance(text, str)
        return text

    def fail(self, expected: JsonExpected, kind: str, piece: str, start: int) -> None:
        if piece == '"' and kind == "odd":
            expected = "closing_quote"
        elif piece.startswith(_COMMENTS):
            expected = "no_comment"
        elif piece[0] in "'`´‘’“”„«»":
            expected = "straight_quotes"
        self.builder.stop("JK606", start, expected, self.builder.shown(start, start + len(piece)))
