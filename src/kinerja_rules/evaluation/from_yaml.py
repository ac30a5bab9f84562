"""The text of a YAML record, given event by event to a builder; nothing is constructed, no alias followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NoReturn, Protocol, TypeAlias

import yaml

from kinerja_rules.evaluation.record_builder import RecordBuilder, excerpt

YamlExpected: TypeAlias = Literal[
    "key",  # a key that is one word or one text
    "value",
    "colon_space",  # a line of a map without a colon and a space
    "quoted_colon",  # a second colon on the line: the text needs quotes
    "quoted_sign",  # a text that begins with a sign YAML keeps for itself
    "spaces_not_tab",
    "same_indentation",
    "comma_or_close_map",
    "comma_or_close_list",
    "close_map",  # the file ends; the place is that of the bracket left open
    "close_list",
    "closing_quote",  # the file ends, or text follows a quoted text; the place is that of the opening quote
    "escape",  # a backslash that means nothing, between double quotes
    "list_on_new_line",
    "end",  # something follows the record
    "structure",
]

YamlFeature: TypeAlias = Literal["anchor", "alias", "tag", "merge", "directive"]

_NBSP: Final = "\u00a0"
_TOO_HIGH: Final = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")

_COMPLAINTS: Final[tuple[tuple[str, YamlExpected, Literal["context", "problem"]], ...]] = (
    ("could not find expected ':'", "colon_space", "context"),
    ("mapping values are not allowed", "quoted_colon", "problem"),
    ("sequence entries are not allowed", "list_on_new_line", "problem"),
    ("'\\t' that cannot start", "spaces_not_tab", "problem"),
    ("that cannot start any token", "quoted_sign", "problem"),
    ("expected ',' or ']', but got '<stream end>'", "close_list", "context"),
    ("expected ',' or '}', but got '<stream end>'", "close_map", "context"),
    ("expected ',' or ']'", "comma_or_close_list", "problem"),
    ("expected ',' or '}'", "comma_or_close_map", "problem"),
    ("expected <block end>, but found ':'", "key", "problem"),
    ("expected <block end>", "same_indentation", "problem"),
    ("expected the node content", "value", "problem"),
    ("expected '<document start>'", "end", "problem"),
    ("while scanning a quoted scalar", "closing_quote", "context"),
    ("while scanning a double-quoted scalar", "escape", "problem"),
    ("while scanning an a", "quoted_sign", "context"),  # an anchor, an alias
    ("while scanning a tag", "quoted_sign", "context"),
    ("while parsing a tag", "quoted_sign", "context"),
    ("while scanning a directive", "quoted_sign", "context"),
)
"""What the parser complains of, what it means to the writer, and which of its two places says so best."""


class _Mark(Protocol):
    index: int


def read_yaml(builder: RecordBuilder) -> None:
    """Feed the builder until the one document ends; raises `Broken` where it cannot go on."""
    reader = _YamlReader(builder)
    for event in reader.events():
        reader.take(event)
    if not reader.documents:
        builder.stop("JK602", 0)


class _YamlReader:
    def __init__(self, builder: RecordBuilder) -> None:
        self.builder: Final = builder
        self.documents = 0
        self.last = 0
        self.quoted = (0, -1)

    def events(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.builder.text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            self.fail(error)
        except (ValueError, OverflowError):
            # PyYAML converts the digits of `\U…` and `%YAML` without looking at them first.
            too_high = _TOO_HIGH.search(self.builder.text, self.last)
            if too_high:
                self.stop("escape", too_high.start())
            self.stop("structure", self.last)

    def take(self, event: yaml.Event) -> None:
        builder, start, end = self.builder, _offset(event.start_mark), _offset(event.end_mark)
        self.last = end
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    builder.stop("JK612", start)
                if event.version or event.tags:
                    builder.report("JK609", start, "directive", builder.shown(start))
            case yaml.AliasEvent():
                self.report_feature("alias", start, event.anchor)
                self.refuse(start, end)
            case yaml.ScalarEvent():
                self.scalar(event, start, end)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                is_map = isinstance(event, yaml.MappingStartEvent)
                if builder.wants_key:
                    self.stop("key", start)
                if not is_map and builder.inside is None:
                    builder.stop("JK611", start, "list", "")
                self.has_properties(event, start)
                builder.open("map" if is_map else "list", start)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                builder.close()
            case _:
                pass

    def scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        builder, is_plain = self.builder, event.style is None
        if event.style in ("'", '"'):
            self.quoted = (start, end)
        is_null = is_plain and event.value in ("", "~", "null")
        if self.has_properties(event, start):
            self.refuse(start, end)
        elif builder.inside is None:
            if is_null:
                builder.stop("JK602", 0)
            builder.stop("JK611", start, "text", self.hint(start))
        elif not builder.wants_key:
            if is_null:
                builder.scalar("null", "", start, end)
            else:
                builder.scalar("plain" if is_plain else "text", event.value, start, end)
        elif is_plain and event.value == "<<":
            self.report_feature("merge", start, event.value)
            self.refuse(start, end)
        elif is_plain and not event.value:
            self.stop("key", start)
        else:
            builder.key(event.value, start, end)

    def has_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> bool:
        if event.anchor is not None:
            self.report_feature("anchor", start, event.anchor)
        if event.tag is not None:
            self.report_feature("tag", start, event.tag.replace("tag:yaml.org,2002:", "!!"))
        return event.anchor is not None or event.tag is not None

    def report_feature(self, feature: YamlFeature, start: int, name: str | None) -> None:
        self.builder.report("JK609", start, feature, excerpt(name or ""))

    def refuse(self, start: int, end: int) -> None:
        if self.builder.wants_key:
            self.builder.key(None, start, end)
        else:
            self.builder.refuse(start)

    def hint(self, at: int) -> str:
        return "nbsp" if self.builder.line_has(_NBSP, at) else ""

    def stop(self, expected: YamlExpected, at: int) -> NoReturn:
        self.builder.stop("JK607", at, expected, self.builder.shown(at), self.hint(at))

    def fail(self, error: yaml.MarkedYAMLError) -> NoReturn:
        said = f"{error.context}; {error.problem}"
        at = _offset(error.problem_mark)
        if "undefined tag handle" in said:
            self.builder.stop("JK609", at, "tag", self.builder.shown(at).split(" ", 1)[0])
        for needle, expected, side in _COMPLAINTS:
            if needle in said:
                if expected == "quoted_colon" and not self.builder.line_has(":", at, before=True):
                    self.stop("same_indentation", at)
                if expected == "same_indentation" and self.is_after_quote(at):
                    self.stop("closing_quote", self.quoted[0])
                if expected == "escape":
                    at = self.builder.text.rfind("\\", 0, at)
                self.stop(expected, _offset(error.context_mark) if side == "context" else at)
        self.stop("structure", at)

    def is_after_quote(self, at: int) -> bool:
        """Whether a quoted text ended just before, on this line: its quote met one meant to open another."""
        return self.quoted[1] == self.last and "\n" not in self.builder.text[self.last : at]


def _offset(mark: _Mark | None) -> int:
    return mark.index if mark else 0
