"""A text that cannot be read whole: cut into declarations, and every broken one read on behind its mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.base.source import Source
from kinerja_rules.base.suggest import nearest
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import END, Attempt, openings
from kinerja_rules.syntax.complaint import Complaint, Surroundings
from kinerja_rules.syntax.malformed import diagnose
from kinerja_rules.syntax.tree import words
from kinerja_rules.syntax.words import Lexeme

#: Said about a clause only where nothing else was said about it: they may be an echo of the first.
_ECHOES: Final = frozenset(
    {kinds.UNREADABLE, kinds.LEFT_OVER, kinds.CLAUSE_UNFINISHED, kinds.CLAUSE_ELSEWHERE, kinds.WORD_MISSING}
    | {kinds.NAME_WANTED, kinds.VALUE_MISSING, kinds.DATE_WANTED, kinds.NUMBER_WANTED, kinds.TEXT_MISSING}
)
_MOST_PER_PLACE: Final = 3
_MOST_GUESSES: Final = 2_000
_MOST_PLACES: Final = 8


def pieces(source: Source, tokens: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """The tokens cut where a line begins with a word that opens a declaration, or was meant to.

    The first piece is what stands before the first declaration.
    """
    cut: list[list[Lexeme]] = [[]]
    end = guesses = 0
    for i, token in enumerate(tokens):
        starts_line = i == 0 or "\n" in source.text[end : token.start_pos]
        if starts_line and token.type in openings():
            cut.append([])
        elif starts_line and token.type == "NAMA" and guesses < _MOST_GUESSES:
            guesses += 1
            if _was_meant_to_open(source, tokens, i):
                cut.append([])
        cut[-1].append(token)
        end = token.end_pos or end
    return cut


def _was_meant_to_open(source: Source, tokens: Sequence[Lexeme], at: int) -> bool:
    token = tokens[at]
    following = [other.type for other in tokens[at + 1 : at + 3]]
    if following == ["NAMA", "TEKS"]:
        # No clause has two names and a text in a row.
        return True
    first = token.start_pos or 0
    if first > 0 and source.text[first - 1] != "\n":
        return False
    listed = at > 0 and tokens[at - 1].type in ("COMMA", "_TERDIRI_ATAS")
    if listed or not following or following[0] not in ("NAMA", "TEKS", "RUJUKAN", "KODE"):
        return False
    return bool(nearest(token, (words().spelling[kind] for kind in openings())))


class Recovery:
    """Reads one broken declaration to its end, collecting what is wrong."""

    def __init__(self, source: Source, tokens: Sequence[Lexeme], file: Surroundings, most: int) -> None:
        self._source = source
        self._tokens = list(tokens)
        self._file = file
        self._most = most
        self._attempt = Attempt("pernyataan")
        self._head = Attempt("pernyataan")
        self._opened = False
        # The first tokens of the last lines, with what had been read before them.
        self._lines: list[Attempt] = []
        self.problems: list[Diagnostic] = []

    def run(self) -> list[Diagnostic]:
        """Every problem of the declaration."""
        at = tries = 0
        while at <= len(self._tokens):
            kind = self._tokens[at].type if at < len(self._tokens) else END
            if self._starts_line(at):
                self._lines = [*self._lines[-_MOST_PLACES:], self._attempt.copy()]
            if self._attempt.feed(kind, at):
                # A token that was put in covers no text: it is no progress.
                tries = tries if at < len(self._tokens) and self._is_made_up(at) else 0
                at += 1
                self._open(at, kind)
                continue
            complaint = self._complaint(at)
            found = diagnose(complaint)
            if found.problem.kind not in _ECHOES or not self._said(complaint.sentence):
                self.problems.append(found.problem)
            if len(self.problems) >= self._most:
                break
            tries += 1
            if (found.drop or found.insert) and tries <= _MOST_PER_PLACE:
                self._tokens[at : at + found.drop] = found.insert
                continue
            at, tries = self._next_clause(at), 0
        return self.problems

    def _is_made_up(self, at: int) -> bool:
        return self._tokens[at].start_pos == self._tokens[at].end_pos

    def _open(self, at: int, kind: str) -> None:
        """Keep what was read up to the title: clauses begin behind it."""
        if not self._opened and kind == "TEKS" and at <= 4:
            self._head, self._opened = self._attempt.copy(), True

    def _complaint(self, at: int) -> Complaint:
        mark = self._attempt.clause_mark(self._head.depth) if self._opened else 0
        head = self._head.accepts() - {END} if self._opened else frozenset[str]()
        return Complaint(self._source, self._tokens, at, self._attempt, at if mark is None else mark, head, self._file)

    def _said(self, sentence: int) -> bool:
        """Whether a problem of this sentence was reported."""
        start = self._tokens[sentence].start_pos or 0 if sentence < len(self._tokens) else len(self._source.text)
        return any(problem.span is not None and problem.span.end > start for problem in self.problems)

    def _starts_line(self, at: int) -> bool:
        if at == 0 or at >= len(self._tokens):
            return at == 0
        return "\n" in self._source.text[self._tokens[at - 1].end_pos : self._tokens[at].start_pos]

    def _next_clause(self, at: int) -> int:
        """The next line with which reading can go on from where an earlier line began; else behind the end."""
        for following in range(at, len(self._tokens)):
            if not self._starts_line(following):
                continue
            kind = self._tokens[following].type
            for attempt in reversed(self._lines):
                # A name fits in many places; a reserved word says where we are.
                ahead = [token.type for token in self._tokens[following : following + 3]]
                if attempt.may(kind) and attempt.takes([kind] if kind in words().spelling else ahead):
                    self._attempt = attempt.copy()
                    return following
        return len(self._tokens) + 1
