"""How large a text may be, and what a text may not hold; looked at before anything is parsed, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.words import Lexeme

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_LINE: Final = 10_000
"""Characters in a line; a quoted text stands on one line, so this is its limit too."""
MOST_NESTED: Final = 32
MOST_OPERANDS: Final = 1_000
MOST_ITEMS: Final = 2_000
MOST_DIGITS: Final = 30
MOST_DECLARATIONS: Final = 20_000
MOST_PROBLEMS: Final = 200

# Controls other than tab and line ends; soft hyphen; zero-width and direction marks; the byte order mark may stay.
_HIDDEN: Final = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb]"
)
_DAMAGED: Final = re.compile("[\ufffd\ud800-\udfff]")
_LONG_LINE: Final = re.compile(rf"[^\n]{{{MOST_LINE + 1},}}")

_OPERATORS: Final = frozenset({"_DAN", "_ATAU", "TAMBAH", "KURANG", "KALI", "BAGI"})
_SEPARATORS: Final = frozenset({"COMMA", "VBAR"})
# What may stand inside a list; everything else ends it.
_ITEMS: Final = frozenset(
    {"NAMA", "TEKS", "RUJUKAN", "KODE", "INT", "DESIMAL", "TANGGAL", "YA", "TIDAK", "SATUAN_PERSEN", "TANDA_PERSEN"}
    | {"_BATAS_AKHIR", "_BATAS_AWAL", "_PIHAK_YANG_MELAKUKAN", "_AKIBAT_KETERLAMBATAN", "_LANGKAH", "_APA_PUN"}
)
_NUMBERS: Final = frozenset({"INT", "DESIMAL", "ANGKA_TITIK"})
# A chain or a bracket does not outlive the clause or the declaration it stands in.
_ENDS: Final = frozenset({"_DASAR", "_DALAM_HAL", "_ADALAH", "_ATURAN_UMUM", "_MAKA", "_MISALKAN"})


def unreadable(source: Source) -> Diagnostic | None:
    """Why a text is not looked at any further: no text at all, too large, or nothing that a person typed."""
    text = source.text
    if "\0" in text or text.startswith("PK\x03\x04"):
        return report(kinds.NOT_A_TEXT, Span(source, 0, 0))
    size = len(text.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        return report(kinds.FILE_TOO_LONG, Span(source, 0, 0), found=str(size), limit=str(MOST_BYTES))
    line = _LONG_LINE.search(text)
    if line:
        span = Span(source, line.start() + MOST_LINE, line.end())
        return report(kinds.LINE_TOO_LONG, span, found=str(len(line[0])), limit=str(MOST_LINE))
    return None


def of_text(source: Source) -> Iterator[Diagnostic]:
    """What single characters show."""
    text = source.text
    hidden = _HIDDEN.search(text)
    if hidden:
        code, count = f"U+{ord(hidden[0]):04X}", len(_HIDDEN.findall(text))
        yield report(kinds.HIDDEN_CHARACTER, Span(source, *hidden.span()), character=code, count=str(count))
    damaged = _DAMAGED.search(text)
    if damaged:
        count = len(_DAMAGED.findall(text))
        yield report(kinds.DAMAGED_CHARACTER, Span(source, *damaged.span()), count=str(count))


def is_marred(text: str) -> bool:
    """Whether a stretch holds characters that ``of_text`` reports."""
    return bool(_HIDDEN.search(text) or _DAMAGED.search(text))


def of_tokens(source: Source, tokens: list[Lexeme], openings: frozenset[str]) -> Iterator[Diagnostic]:
    """What the tokens show: depth, length of chains and lists, digits, number of declarations."""
    watched = _OPERATORS | _SEPARATORS | _NUMBERS | _ENDS | openings | {"LPAR", "RPAR", "_BUKAN", "_BARIS"}
    declarations = items = rows = 0
    level = negations = operands = 0
    # What to return to at a closing bracket: the depth and the chain outside it.
    outside: list[tuple[int, int]] = []
    for token in tokens:
        kind = token.type
        if kind not in watched:
            if kind not in _ITEMS:
                items = 0
            negations = 0
            continue
        if kind not in _SEPARATORS and kind not in _ITEMS:
            items = 0
        if kind == "_BUKAN":
            negations += 1
        elif kind == "LPAR":
            outside.append((level, operands))
            level, negations, operands = level + negations + 1, 0, 0
        else:
            negations = 0
        if kind == "RPAR" and outside:
            level, operands = outside.pop()
        elif kind in _OPERATORS:
            operands += 1
            if operands == MOST_OPERANDS:
                yield report(kinds.CHAIN_TOO_LONG, _span(source, token), limit=str(MOST_OPERANDS))
        elif kind in _SEPARATORS:
            items += 1
            if items == MOST_ITEMS:
                yield report(kinds.LIST_TOO_LONG, _span(source, token), limit=str(MOST_ITEMS))
        elif kind == "_BARIS":
            rows += 1
            if rows == MOST_ITEMS + 1:
                yield report(kinds.LIST_TOO_LONG, _span(source, token), limit=str(MOST_ITEMS))
        elif kind in _NUMBERS and len(token) > MOST_DIGITS:
            yield report(kinds.NUMBER_TOO_LONG, _span(source, token), found=str(len(token)), limit=str(MOST_DIGITS))
        elif kind in openings:
            declarations += 1
            rows = 0
        if kind in _ENDS or kind in openings:
            level = operands = 0
            outside.clear()
        if kind in ("LPAR", "_BUKAN") and level + negations == MOST_NESTED + 1:
            yield report(kinds.NESTED_TOO_DEEPLY, _span(source, token), limit=str(MOST_NESTED))
    if declarations > MOST_DECLARATIONS:
        facts = {"found": str(declarations), "limit": str(MOST_DECLARATIONS)}
        yield report(kinds.TOO_MANY_DECLARATIONS, Span(source, 0, 0), **facts)


def _span(source: Source, token: Lexeme) -> Span:
    return Span(source, token.start_pos or 0, token.end_pos or 0)
