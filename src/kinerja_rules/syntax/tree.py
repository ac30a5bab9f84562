"""The grammar, loaded once, and the tree it gives: every token kept, a place on every branch."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from lark import Lark

from kinerja_rules.base.resources import grammar_text
from kinerja_rules.syntax.words import Lexeme, Reading, Words

#: A whole file, one declaration, and the rule that keeps the known slips among the terminals.
STARTS: Final = ["berkas", "pernyataan", "slip"]


class Branch:
    """A rule of the grammar, or its alias, as met in a text.

    ``children`` are branches and tokens in the order of the grammar, reserved words and commas included; an
    optional part that was left out is ``None`` as often as it has parts.
    """

    __slots__ = ("children", "data", "end_pos", "start_pos")

    def __init__(self, data: str, children: list[Any]) -> None:
        self.data = _rule_name(data)
        self.children = children
        first, last = children[0], children[-1]
        if first is None:
            first = next(child for child in children if child is not None)
        if last is None:
            last = next(child for child in reversed(children) if child is not None)
        self.start_pos: int = first.start_pos
        self.end_pos: int = last.end_pos


@cache
def _rule_name(name: str) -> str:
    """The name as a text: lark's is a token of the grammar, slow to compare."""
    return str(name)


@cache
def grammar() -> Lark:
    """The parser of the language."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer=Words,
        start=STARTS,
        tree_class=Branch,
        keep_all_tokens=True,
        maybe_placeholders=True,
    )


def words() -> Words:
    """The lexer of the language."""
    lexer = grammar().parser.lexer
    assert isinstance(lexer, Words)
    return lexer


def read_words(text: str) -> Reading:
    """The tokens and the comments of a text."""
    return words().read(text)


def tree(tokens: list[Lexeme], start: str) -> Branch:
    """The tree of these tokens; ``UnexpectedToken`` where they make no such sentence."""
    # lark hands on what is no text to the lexer untouched; it types its result as its own class of trees.
    branch: Any = grammar().parse(tokens, start=start)
    assert isinstance(branch, Branch)
    return branch
