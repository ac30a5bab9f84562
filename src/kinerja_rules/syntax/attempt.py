"""A reading of tokens without a tree: what may come next, and where the present clause began."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from kinerja_rules.syntax.tree import grammar

END: Final = "$END"


class _Table(NamedTuple):
    """The table of the parser for one start rule."""

    states: Any
    first: int
    last: int


@cache
def _table(start: str) -> _Table:
    conf = grammar().parse_interactive(start=start).parser_state.parse_conf
    return _Table(conf.states, conf.start_state, conf.end_state)


class Attempt:
    """The stack of the parser: states, the symbols between them, and at which token each symbol began.

    A token that does not fit leaves the attempt as it was, so that others can be tried at the same place.
    """

    __slots__ = ("_marks", "_states", "_symbols", "_table")

    def __init__(self, start: str) -> None:
        self._table = _table(start)
        self._states = [self._table.first]
        self._symbols: list[str] = []
        self._marks: list[int] = []

    def copy(self) -> Attempt:
        """An attempt that goes on from the same place by itself."""
        other = Attempt.__new__(Attempt)
        other._table = self._table
        other._states = self._states.copy()
        other._symbols = self._symbols.copy()
        other._marks = self._marks.copy()
        return other

    def feed(self, kind: str, mark: int = 0) -> bool:
        """Take a token of that terminal, the ``mark``-th; false if none can stand here."""
        table = self._table.states
        action = table[self._states[-1]].get(kind)
        if action is None:
            return False
        if action[0].name == "Shift":
            self._shift(action[1], kind, mark)
            return True
        trial = self.copy()
        while action is not None:
            if action[0].name == "Shift":
                trial._shift(action[1], kind, mark)
                break
            trial._reduce(action[1], mark)
            if kind == END and trial._states[-1] == self._table.last:
                break
            action = table[trial._states[-1]].get(kind)
        if action is None:
            return False
        self._states, self._symbols, self._marks = trial._states, trial._symbols, trial._marks
        return True

    def _shift(self, state: int, symbol: str, mark: int) -> None:
        self._states.append(state)
        self._symbols.append(symbol)
        self._marks.append(mark)

    def _reduce(self, rule: Any, mark: int) -> None:  # noqa: ANN401 - a rule of lark's table
        size = len(rule.expansion)
        if size:
            mark = self._marks[-size]
            del self._states[-size:], self._symbols[-size:], self._marks[-size:]
        self._shift(self._table.states[self._states[-1]][rule.origin.name][1], rule.origin.name, mark)

    def may(self, kind: str) -> bool:
        """Whether a token of that terminal is worth a try."""
        return kind in self._table.states[self._states[-1]]

    def takes(self, kinds: Iterable[str]) -> bool:
        """Whether these could come next, one after the other."""
        trial = self.copy()
        return all(trial.feed(kind) for kind in kinds)

    def accepts(self) -> frozenset[str]:
        """Every terminal that may come next."""
        kinds = [kind for kind in self._table.states[self._states[-1]] if kind.isupper()]
        return frozenset(kind for kind in kinds if self.copy().feed(kind))

    @property
    def depth(self) -> int:
        """How many symbols the parser holds."""
        return len(self._symbols)

    @property
    def last(self) -> str:
        """The last symbol, or the empty text at the beginning."""
        return self._symbols[-1] if self._symbols else ""

    def clause_mark(self, head: int) -> int | None:
        """At which token the clause began that follows ``head`` symbols; none between two clauses."""
        # A row of clauses that are complete is one symbol of lark's own making.
        first = head + 1 if len(self._symbols) > head and self._symbols[head].startswith("__") else head
        return self._marks[first] if len(self._marks) > first else None


@cache
def openings() -> frozenset[str]:
    """The words that open a declaration."""
    return Attempt("pernyataan").accepts()


@cache
def heads() -> dict[str, frozenset[str]]:
    """What may open a clause, for each word that opens a declaration with a title."""
    found = {}
    for opening in sorted(openings()):
        for front in ((), ("NAMA",), ("KODE",), ("NAMA", "INT")):
            attempt = Attempt("pernyataan")
            if all(attempt.feed(kind) for kind in (opening, *front, "TEKS")):
                found[opening] = attempt.accepts() - {END}
                break
    return found
