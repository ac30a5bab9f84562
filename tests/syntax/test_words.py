"""The lexer finds what lark's basic lexer finds in the same grammar."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark
from lark.lexer import LexerState
from lark.utils import TextSlice

from kinerja_rules.base.resources import grammar_text
from kinerja_rules.syntax.tree import STARTS, grammar, words

EVERYTHING = (Path(__file__).parent / "everything.juknis").read_text(encoding="utf-8")

Row = tuple[str, str, int, int]


@cache
def basic() -> Lark:
    """The grammar with lark's own lexer."""
    return Lark(grammar_text(), parser="lalr", lexer="basic", start=STARTS)


def ours(text: str) -> list[Row]:
    """The tokens by our lexer."""
    return [(t.type, str(t), t.start_pos or 0, t.end_pos or 0) for t in words().read(text).tokens]


def theirs(text: str) -> list[Row]:
    """The tokens by lark's lexer."""
    tokens = basic().parser.lexer.lex(LexerState(TextSlice.cast_from(text)), None)
    return [(t.type, str(t), t.start_pos or 0, t.end_pos or 0) for t in tokens]


PHRASES = sorted(set(words().spelling.values()))
PARTS = sorted({word for phrase in PHRASES for word in phrase.split()})
OTHERS = [
    "semester_1", "kali_2", "kaliñ", "naskahñ", "bagi-guru", "P-080", "p-080a", "C-010a", "X-1", "P-0800", "cal-me",
    "kali-3", "jika-x", "31 Januari 2024", "31 januari", "31 januari2024", "31/1/2024", "2024-01-31", "1-2-24", "12",
    "12,5", "12.5", "1.000.000", '"teks"', "“teks”", "„teks“", '"terbuka', '"', "=", "==", "!=", "<>", "<=", ">=", "<",
    ">", "≠", "≤", "≥", "+", "-", "*", "/", "×", "÷", "%", "(", ")", ",", "|", ".", ";", "–", "# catatan", "#",
    "ſumber", "K", "ı", "İ", "_", "é", "\u200b", "\ufeff",
]  # fmt: skip
BLANKS = [" ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2007", "\u202f", "\u3000", "\x85", ""]

mixtures = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(PHRASES), st.sampled_from(PARTS), st.sampled_from(OTHERS)), st.sampled_from(BLANKS)
    ),
    max_size=30,
).map(lambda pairs: "".join(word + blank for word, blank in pairs))


@given(text=mixtures, spell=st.sampled_from([str, str.upper, str.title]))
@example(text="paling\u00a0lambat kali-12 kaliñ naskahñ sumber-a hari ( satuan tidak disebut )", spell=str)
@example(text="SUMBERK ſumber", spell=str)
def test_mixtures_of_words_are_read_alike(text: str, spell: type[str]) -> None:
    """Whatever stands beside whatever, with any blanks and capitals between: the same tokens at the same places."""
    assert ours(spell(text)) == theirs(spell(text))


@given(st.text(max_size=80))
def test_any_text_is_read_alike(text: str) -> None:
    """Text that is no rule at all gives the same tokens too, and nothing is left over."""
    assert ours(text) == theirs(text)


def test_a_file_with_everything_is_read_alike() -> None:
    """Every construct of the language is lexed as lark does."""
    assert ours(EVERYTHING) == theirs(EVERYTHING)


@given(st.data())
def test_a_slice_is_read_alone(data: st.DataObject) -> None:
    """Only what lies between the ends of a slice is read, at the places of the whole text."""
    start = data.draw(st.integers(0, len(EVERYTHING)))
    end = data.draw(st.integers(start, len(EVERYTHING)))
    found = words().read(EVERYTHING, start, end).tokens
    assert [(t.type, str(t)) for t in found] == [(kind, text) for kind, text, *_ in theirs(EVERYTHING[start:end])]
    assert all(EVERYTHING[t.start_pos : t.end_pos] == t for t in found)


def test_lark_may_hand_on_a_slice() -> None:
    """As a lexer of lark, it honours the ends of a `TextSlice`."""
    text = "tahap a 'x' bagian dari perdirjen_7607_2023 sisa"
    start, end = text.index("bagian"), text.index(" sisa")
    branch = grammar().parse(TextSlice(text, start, end), start="pernyataan")
    assert (branch.start_pos, branch.end_pos) == (start, end)  # type: ignore[attr-defined]


def test_comments_are_kept_beside_the_tokens() -> None:
    """A comment is no token, and its place and words are not lost."""
    text = "# satu\ntahap x # dua"
    assert words().read(text).comments == [(0, "# satu"), (15, "# dua")]
    assert [str(token) for token in words().read(text).tokens] == ["tahap", "x"]


@pytest.mark.parametrize("kind", sorted(words().spelling))
def test_every_word_can_be_typed_as_it_is_spelt(kind: str) -> None:
    """The spelling that messages propose for a terminal is read as that terminal."""
    assert [found for found, *_ in ours(words().spelling[kind])] == [kind]
