"""A text → its document and the problems met while reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lark import UnexpectedToken

from kinerja_rules.base.diagnostic import Problems, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax import limits
from kinerja_rules.syntax.attempt import openings
from kinerja_rules.syntax.build import Build
from kinerja_rules.syntax.complaint import Surroundings
from kinerja_rules.syntax.recovery import Recovery, pieces
from kinerja_rules.syntax.syntax import Declaration, Document
from kinerja_rules.syntax.tree import read_words, tree
from kinerja_rules.syntax.words import Lexeme

VERSION: Final = "1"


def parse(source: Source) -> tuple[Document, Problems]:
    """The document of a text, with every declaration that could be read, and everything that could not.

    Never raises on a text, whatever stands in it.
    """
    problems = Problems()
    refused = limits.unreadable(source)
    if refused:
        problems.add(refused)
        return Document(source, ()), problems
    problems.extend(limits.of_text(source))
    tokens = read_words(source.text).tokens
    if not tokens:
        problems.add(report(kinds.EMPTY_FILE, Span(source, 0, 0)))
        return Document(source, ()), problems
    problems.extend(limits.of_tokens(source, tokens, openings()))
    if any(problem.kind is kinds.TOO_MANY_DECLARATIONS for problem in problems):
        return Document(source, ()), problems
    declarations = None if len(problems) else _whole(source, tokens, problems)
    if declarations is None:
        declarations = _piecewise(source, tokens, problems)
    if len(problems) >= limits.MOST_PROBLEMS:
        end = len(source.text)
        problems.add(report(kinds.TOO_MANY_PROBLEMS, Span(source, end, end), limit=str(limits.MOST_PROBLEMS)))
    return Document(source, declarations), problems


def comments(source: Source) -> tuple[tuple[int, str], ...]:
    """The comments of a text: where each begins, and its words from ``#`` on."""
    return tuple(read_words(source.text).comments)


def _whole(source: Source, tokens: list[Lexeme], problems: Problems) -> tuple[Declaration, ...] | None:
    """The declarations of a text that follows the grammar; none where it does not."""
    if [token.type for token in tokens[:2]] != ["_BAHASA_JUKNIS", "INT"] or tokens[1] != VERSION:
        return None
    try:
        branch = tree(tokens, "berkas")
    except UnexpectedToken:
        return None
    return Build(source, problems).berkas(branch)


def _piecewise(source: Source, tokens: list[Lexeme], problems: Problems) -> tuple[Declaration, ...]:
    """Every declaration that can be read by itself; what is wrong with the others."""
    # What was refused already is not looked at again.
    refused = [problem.span.start for problem in problems if problem.span is not None]
    front, *rest = pieces(source, tokens)
    _version(source, tokens, front, problems)
    file = Surroundings(tokens)
    build = Build(source, problems)
    declarations = []
    for piece in rest:
        start, end = piece[0].start_pos or 0, piece[-1].end_pos or 0
        if any(start <= place < end for place in refused):
            continue
        try:
            branch = tree(piece, "pernyataan")
        except UnexpectedToken:
            if not limits.is_marred(source.text[start:end]):
                problems.extend(Recovery(source, piece, file, limits.MOST_PROBLEMS - len(problems)).run())
        else:
            declarations.append(build.pernyataan(branch))
        if len(problems) >= limits.MOST_PROBLEMS:
            break
    return tuple(declarations)


def _version(source: Source, tokens: Sequence[Lexeme], front: Sequence[Lexeme], problems: Problems) -> None:
    """The line that opens a file, and what stands between it and the first declaration."""
    first = tokens[0]
    count = 0
    if first.type == "_BAHASA_JUKNIS":
        count = min(2, len(front))
        if front[count - 1] != VERSION:
            problems.add(report(kinds.VERSION_UNKNOWN, _span(source, first, front[count - 1])))
    else:
        if front and first.type in ("NAMA", "ASING"):
            # The line was meant to be it, perhaps misspelt; a sentence of the language was not.
            end = source.text.find("\n", first.start_pos or 0)
            count = sum((token.start_pos or 0) < end or end < 0 for token in front)
        problems.add(report(kinds.VERSION_MISSING, _span(source, first, front[count - 1] if count else first)))
        if [token.type for token in front[count : count + 1]] == ["_BAHASA_JUKNIS"]:
            count += 2
    if len(front) > count:
        word = front[count]
        problems.add(report(kinds.UNKNOWN_OPENING, _span(source, word, word), word=str(word), right=""))


def _span(source: Source, first: Lexeme, last: Lexeme) -> Span:
    return Span(source, first.start_pos or 0, last.end_pos or 0)
