"""The tokens of a text: the same that lark's basic lexer finds in ``grammar/juknis.lark``, several times faster.

Lark tries a hundred and eighty patterns one after the other at every place. Nearly all of them are reserved words
and phrases, so here one pattern reads a word and tables say what it is; the tables are made from lark's own terminals,
and the grammar stays the only list of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from lark import Token
from lark.lexer import Lexer, LexerState, PatternStr, TerminalDef
from lark.utils import TextSlice

if TYPE_CHECKING:
    from lark.common import LexerConf
    from lark.parsers.lalr_parser_state import ParserState

# A phrase of the grammar: words between `\s+`, or one word, perhaps with a guard behind it.
_ALTERNATIVES = re.compile(r"^\((?P<inner>[^()]*)\)(?P<guard>\(\?!\\w\))$")
_FIRST_WORD = re.compile(r"^(?P<word>[a-z]+)(?=\\s|\(\?!\\w\)$)")
_GUARD = re.compile(r"\(\?!\\w\)$")
_PLAIN_WORDS = re.compile(r"[a-z]+( [a-z]+)*( \([a-z ]+\))?\Z")
# Letters outside ASCII that a pattern without regard to capitals takes for a Latin letter.
_FOLD = str.maketrans({"ſ": "s", "\u212a": "k", "ı": "i", "İ": "i"})

_new_text = str.__new__


class Lexeme(Token):
    """A token that knows its place by offsets alone; lines and columns are asked of the ``Source``."""

    __slots__ = ()
    line = None
    column = None
    end_line = None
    end_column = None

    @property
    def value(self) -> str:
        """The text of the token."""
        return str(self)


def lexeme(kind: str, text: str, start: int) -> Lexeme:
    """A token of that terminal."""
    token = _new_text(Lexeme, text)
    token.type = kind
    token.start_pos = start
    token.end_pos = start + len(text)
    return token


@dataclass(slots=True)
class Reading:
    """The tokens of a text in order, and its comments beside them (offset, text from ``#`` on)."""

    tokens: list[Lexeme] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)


def folded(text: str) -> str:
    """A word as the tables know it: in lower case, and Latin."""
    return text.lower() if text.isascii() else text.translate(_FOLD).lower()


class Words(Lexer):
    """A lexer for lark, made from the terminals of the grammar.

    ``lex`` takes a ``TextSlice``, or tokens that were read before (a list), which it hands on.
    """

    __future_interface__: ClassVar[int] = 2

    def __init__(self, conf: LexerConf) -> None:
        ranked = sorted(conf.terminals, key=_rank)
        rank = {terminal.name: i for i, terminal in enumerate(ranked)}
        (name,) = (terminal for terminal in ranked if terminal.name == "NAMA")
        self._name = name.name
        self._name_pattern = re.compile(name.pattern.to_regexp())
        #: Reserved words, in lower case → terminal.
        self.reserved: dict[str, str] = {
            t.pattern.value.lower(): t.name for t in ranked if _is_reserved(t, name, self._name_pattern)
        }
        phrases: dict[str, list[TerminalDef]] = {}
        rest: list[str] = []
        blanks: list[str] = []
        self._comments: set[str] = set()
        for terminal in ranked:
            if terminal.name in self.reserved.values():
                continue
            words, other = _alternatives(terminal)
            for word in words:
                phrases.setdefault(word, []).append(terminal)
            if terminal.name in conf.ignore and not terminal.pattern.value.startswith("#"):
                blanks.append(other)
                continue
            if terminal.name in conf.ignore:
                self._comments.add(terminal.name)
            if other:
                rest.append(f"(?P<{terminal.name}>{other})")
        # A word with a blank or a comma behind it can be nothing else than a word; most are.
        word = f"(?P<WORD>{name.pattern.to_regexp()})(?=[\\s,])"
        self._step = re.compile(f"(?:{'|'.join(blanks)})*+(?:{word}|{'|'.join(rest)})")
        #: The words that open a reserved word or phrase.
        self.first_words = frozenset(phrases) | frozenset(self.reserved)
        #: Terminal → how a person types it; only those that are always the same words or sign.
        self.spelling: dict[str, str] = {t.name: text for t in ranked if (text := _spelling(t))}
        self._rank = rank
        self._words: dict[str, str | re.Pattern[str]] = {
            **self.reserved,
            **{
                word: re.compile("|".join(f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in dict.fromkeys(terminals)))
                for word, terminals in phrases.items()
            },
        }

    def lex(self, lexer_state: LexerState, parser_state: ParserState[int]) -> Iterator[Token]:  # noqa: ARG002
        """The tokens of the state's text."""
        text: Any = lexer_state.text
        if isinstance(text, TextSlice):
            return iter(self.read(text.text, text.start, text.end).tokens)
        return iter(text)

    def read(self, text: str, start: int = 0, end: int | None = None) -> Reading:
        """The tokens and comments between two offsets."""
        reading = Reading()
        tokens, comments = reading.tokens, reading.comments
        add, match = tokens.append, self._step.match
        # What a word is, by its spelling: a terminal, or the phrases that may begin with it.
        known = dict(self._words)
        name = self._name
        position = start
        stop = len(text) if end is None else end
        while position < stop:
            found = match(text, position, stop)
            if found is None:
                break
            kind = found.lastgroup
            assert kind is not None
            words = found[kind]
            position = found.end() - len(words)
            if kind == "WORD" or kind == name:
                entry = known.get(words)
                if entry is None:
                    entry = known[words] = self._words.get(folded(words), name)
                if isinstance(entry, str):
                    kind = entry
                else:
                    longer = entry.match(text, position, stop)
                    if longer is not None:
                        kind = longer.lastgroup or name
                        words = longer[0]
                    else:
                        kind = self.reserved.get(folded(words), name)
            elif kind in self._comments:
                comments.append((position, words))
                position += len(words)
                continue
            elif words[0].isalpha():
                kind, words = self._before(kind, words, text, position, stop)
            token = _new_text(Lexeme, words)
            token.type = kind
            token.start_pos = position
            position += len(words)
            token.end_pos = position
            add(token)
        return reading

    def _before(self, kind: str, words: str, text: str, position: int, stop: int) -> tuple[str, str]:
        """A phrase that stands at a place where an id could be read too, if it has the higher rank; else the id."""
        head = self._name_pattern.match(text, position, stop)
        phrase = self._words.get(folded(head.group())) if head is not None else None
        longer = phrase.match(text, position, stop) if isinstance(phrase, re.Pattern) else None
        if longer is not None and longer.lastgroup and self._rank[longer.lastgroup] < self._rank[kind]:
            return longer.lastgroup, longer.group()
        return kind, words


def _rank(terminal: TerminalDef) -> tuple[int, int, int, str]:
    """The order in which lark tries terminals."""
    pattern = terminal.pattern
    return (-terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name)


def _is_reserved(terminal: TerminalDef, name: TerminalDef, pattern: re.Pattern[str]) -> bool:
    """Whether lark reads the terminal as a name first, and then says that this name is a reserved word."""
    if not isinstance(terminal.pattern, PatternStr) or terminal.priority != name.priority:
        return False
    return pattern.fullmatch(terminal.pattern.value) is not None


def _alternatives(terminal: TerminalDef) -> tuple[list[str], str]:
    """The first words of a terminal's phrases, and a pattern for what is no phrase (symbols, or all of it)."""
    whole = terminal.pattern.to_regexp()
    parts = _parts(terminal)
    found = [_FIRST_WORD.match(part) for part in parts]
    if not any(found):
        return [], whole
    words = [match["word"] for match in found if match]
    return words, "|".join(part for part, match in zip(parts, found, strict=True) if not match)


def _parts(terminal: TerminalDef) -> list[str]:
    """The alternatives of a terminal that is a pattern."""
    if isinstance(terminal.pattern, PatternStr):
        return []
    value = terminal.pattern.value
    grouped = _ALTERNATIVES.match(value)
    return [part + grouped["guard"] for part in grouped["inner"].split("|")] if grouped else value.split("|")


def _spelling(terminal: TerminalDef) -> str:
    """The words or the sign of a terminal, its first way to write it; empty where it is a pattern."""
    if isinstance(terminal.pattern, PatternStr):
        return terminal.pattern.value
    text = _GUARD.sub("", _parts(terminal)[0])
    text = text.replace(r"\s*\(\s*", " (").replace(r"\s*\)", ")").replace(r"\s+", " ")
    return text if _PLAIN_WORDS.match(text) else ""
