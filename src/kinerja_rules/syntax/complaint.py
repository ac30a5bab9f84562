"""What stands where it cannot: the token, its neighbours, what could stand here, and the rest of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from kinerja_rules.base.diagnostic import Diagnostic, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import END, Attempt, openings
from kinerja_rules.syntax.tree import words
from kinerja_rules.syntax.words import Lexeme, folded, lexeme

_YEAR: Final = re.compile(r"(?:19|2[0-9])[0-9]{2}\Z")

#: Terminals that are a pattern and not a word, with an example of each as a person types it.
FORMS: Final = {
    "NAMA": "nama",
    "TEKS": '"teks"',
    "TANGGAL": "31 Januari 2024",
    "INT": "12",
    "DESIMAL": "12,5",
    "RUJUKAN": "P-080",
    "KODE": "CAL-ME",
}


#: How many things that can stand at a place a message names.
MOST_CHOICES: Final = 4
_MOST_SHOWN: Final = 60


class Found(NamedTuple):
    """A problem, and what to read instead so that reading can go on: drop so many tokens, put these in their place.

    Without either, reading goes on at the next clause.
    """

    problem: Diagnostic
    drop: int = 0
    insert: tuple[Lexeme, ...] = ()


class Statement(NamedTuple):
    """A *butir* of the file, as far as its tokens show."""

    id: str
    text: str
    place: str
    days: tuple[str, ...]


class RowShape(NamedTuple):
    """How many columns a table has, how many cells a row has by its lines, and whether it has its *maka*."""

    columns: int
    cells: int
    concluded: bool


class Surroundings:
    """What the whole file tells: names in use, years, statements."""

    def __init__(self, tokens: Sequence[Lexeme]) -> None:
        self._tokens = tokens

    @cached_property
    def names(self) -> Counter[str]:
        """How often each name is written."""
        return Counter(folded(token) for token in self._tokens if token.type == "NAMA")

    @cached_property
    def years(self) -> frozenset[str]:
        """Every year in the file."""
        return years(self._tokens)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement in the file."""
        found = []
        tokens = self._tokens
        for i, token in enumerate(tokens[:-2]):
            if token.type == "_BUTIR" and tokens[i + 1].type in ("RUJUKAN", "KODE") and tokens[i + 2].type == "TEKS":
                place, days = "", []
                for j in range(i + 3, min(i + 200, len(tokens))):
                    if tokens[j].type in openings():
                        break
                    if tokens[j].type == "TANGGAL":
                        days.append(" ".join(tokens[j].split()).casefold())
                    elif tokens[j].type == "TEKS" and tokens[j - 1].type == "_LETAK":
                        place = tokens[j][1:-1]
                found.append(Statement(folded(tokens[i + 1]).upper(), tokens[i + 2][1:-1], place, tuple(days)))
        return tuple(found)


def years(tokens: Iterable[Lexeme]) -> frozenset[str]:
    """The years among tokens: of dates, and numbers that look like one."""
    found = {token.split()[-1] for token in tokens if token.type == "TANGGAL" and token}
    found |= {str(token) for token in tokens if token.type == "INT" and _YEAR.match(token)}
    return frozenset(found)


@dataclass(frozen=True)
class Complaint:
    """The place where a declaration cannot be read on."""

    source: Source
    tokens: Sequence[Lexeme]
    """The tokens of the declaration."""
    at: int
    """The token that does not fit; as many as there are tokens when the end does not fit."""
    attempt: Attempt
    """What was read up to there."""
    clause: int
    """The token at which the clause began."""
    head: frozenset[str]
    """What may open a clause of this declaration."""
    file: Surroundings
    accepts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "accepts", self.attempt.accepts())

    def peek(self, offset: int) -> Lexeme:
        """A token before or after the one that does not fit; an empty one beyond either end."""
        index = self.at + offset
        if 0 <= index < len(self.tokens):
            return self.tokens[index]
        last = self.tokens[-1].end_pos or 0
        return lexeme(END, "", last if index >= 0 else 0)

    @property
    def token(self) -> Lexeme:
        """The token that does not fit."""
        return self.peek(0)

    @property
    def kind(self) -> str:
        """Its terminal."""
        return self.token.type

    def starts_line(self, offset: int = 0) -> bool:
        """Whether a token is the first on its line."""
        index = self.at + offset
        if index <= 0 or index >= len(self.tokens):
            return True
        return "\n" in self.source.text[self.tokens[index - 1].end_pos : self.tokens[index].start_pos]

    def line(self, offset: int = 0) -> tuple[Lexeme, ...]:
        """The tokens from there to the end of the line."""
        row: list[Lexeme] = []
        for i in range(offset, len(self.tokens) - self.at):
            if row and self.starts_line(i):
                break
            row.append(self.peek(i))
        return tuple(row)

    def span(self, first: int = 0, last: int = 0) -> Span:
        """From one token to another, both counted from the one that does not fit."""
        return Span(self.source, self.peek(first).start_pos or 0, self.peek(last).end_pos or 0)

    def text(self, first: int = 0, last: int = 0) -> str:
        """The text from one token to another, on one line."""
        return one_line(self.span(first, last).text)

    @property
    def sentence(self) -> int:
        """The token at which the clause began, or the row of a table in it."""
        rows = (i for i in range(self.at - 1, self.clause - 1, -1) if self.tokens[i].type == "_BARIS")
        return next(rows, self.clause)

    def in_row(self) -> bool:
        """Whether the place is in the row of a table, before its *maka*."""
        start = self.sentence
        return (
            start < self.at
            and self.tokens[start].type == "_BARIS"
            and all(self.tokens[i].type not in ("_MAKA", "_DASAR") for i in range(start, self.at))
        )

    @property
    def row(self) -> RowShape:
        """The shape of the row of a table that the place is in."""
        table = next((i for i in range(self.at - 1, -1, -1) if self.tokens[i].type == "_TABEL"), 0)
        row = self.sentence
        head = [token.type for token in self.tokens[table:row]]
        columns = 1 + head[: head.index("_BARIS") if "_BARIS" in head else None].count("VBAR")
        rest = [token.type for token in self.tokens[row + 1 :]]
        ends = [i for i, kind in enumerate(rest) if kind in ("_MAKA", "_DASAR", "_BARIS")] or [len(rest)]
        concluded = rest[ends[0] : ends[0] + 1] == ["_MAKA"]
        return RowShape(columns, 1 + rest[: ends[0]].count("VBAR"), concluded)

    def make(self, kind: str, text: str = "") -> Lexeme:
        """A token to be read at this place, though nobody typed it: it covers no text."""
        token = lexeme(kind, text, self.token.start_pos or 0)
        token.end_pos = token.start_pos
        return token

    def left_out(self, kind: str) -> Found:
        """The problem that nothing was typed where something of this form belongs."""
        facts = {"before": one_line(self.peek(-1)), "form": FORMS[kind]}
        return Found(report(kinds.VALUE_MISSING, self.span(-1, -1), **facts), 0, (self.make(kind),))

    def survives(self, drop: int, insert: Iterable[str], most: int = 6) -> int:
        """How many tokens can be read on when some are dropped and others put in; -1 if those do not fit.

        The end of the declaration counts as ``most``.
        """
        trial = self.attempt.copy()
        if not all(trial.feed(kind) for kind in insert):
            return -1
        for count in range(most):
            kind = self.peek(drop + count).type
            if kind == END:
                return most if trial.feed(END) else count
            if not trial.feed(kind):
                return count
        return most


Hint: TypeAlias = Callable[[Complaint], Found | None]


def one_line(text: str) -> str:
    """A text with single spaces for every run of blanks."""
    return " ".join(text.split())


def quoted(choices: Iterable[str]) -> str:
    """Words or signs as a list for a message."""
    return ", ".join(f"`{choice}`" for choice in choices)


def short(text: str) -> str:
    """A text cut to what fits a line."""
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1].rstrip() + "…"


def choices(c: Complaint) -> str:
    """At most four things that can stand here, as a person types them; first what lets reading go on best."""
    typed = {kind: words().spelling.get(kind) or FORMS.get(kind, "") for kind in c.accepts - {END}}
    ranked = sorted((-c.survives(1, [kind], 3), text) for kind, text in typed.items() if text)
    return quoted(text for _, text in ranked[:MOST_CHOICES])
