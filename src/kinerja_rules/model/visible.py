"""Pass 2: which short names each home sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.suggest import nearest
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model.collect import Symbols
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import Name


@dataclass(frozen=True, slots=True)
class Seen:
    """The symbols, and for each home every full name behind a short one.

    ``uses`` are the homes whose names a home sees, itself left out. ``clouded`` are those that use one that could not
    be read, so that nobody can say what they see.
    """

    symbols: Symbols
    uses: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, tuple[Name, ...]]]
    borrowed: Mapping[str, tuple[Name, ...]]
    clouded: frozenset[str]


def visible(symbols: Symbols, problems: Problems) -> Seen:
    """The names that each home sees: its own, those of what it uses (and of what that uses), and what it borrows.

    Needs: ``Symbols``. Gives: ``Seen``; a name of one's own comes before an equal name from elsewhere, which is told.
    """
    direct = {home: _known_homes(symbols, entry.decl.uses, problems) for home, entry in symbols.homes.items()}
    uses = {home: _reached(home, direct) for home in symbols.homes}
    own: dict[str, list[Name]] = {home: [] for home in symbols.homes}
    for name in symbols.names:
        own[name.home].append(name)
    borrowed = {home: _borrowed(symbols, home) for home in symbols.homes}
    names: dict[str, Mapping[str, tuple[Name, ...]]] = {}
    for home in symbols.homes:
        table: dict[str, list[Name]] = {}
        for name in (*(n for used in uses[home] for n in own[used]), *borrowed[home]):
            if name not in table.setdefault(name.short, []):
                table[name.short].append(name)
        for name in own[home]:
            if name.short in table:
                _tell_hidden(symbols, name, table[name.short][0], problems)
            table[name.short] = [name]
        names[home] = {short: tuple(sorted(found)) for short, found in table.items()}
    lost = {home for home, entry in symbols.homes.items() if any(_is_lost(symbols, word) for word in entry.decl.uses)}
    clouded = frozenset(home for home in symbols.homes if not lost.isdisjoint((home, *uses[home])))
    return Seen(symbols, uses, names, borrowed, clouded)


def _is_lost(symbols: Symbols, word: s.Word) -> bool:
    return word.text not in symbols.homes and symbols.is_unread(word.text)


def _known_homes(symbols: Symbols, words: tuple[s.Word, ...], problems: Problems) -> tuple[str, ...]:
    for word in words:
        if word.text not in symbols.homes and not symbols.is_unread(word.text):
            suggestion = nearest(word.text, symbols.homes)
            problems.add(report(problem.UNKNOWN_HOME, word.span, name=word.text, suggestion=suggestion))
    return tuple(word.text for word in words if word.text in symbols.homes)


def _reached(home: str, direct: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every home that is used, or used by one that is used, in alphabetical order."""
    reached: set[str] = set()
    waiting = list(direct[home])
    while waiting:
        used = waiting.pop()
        if used != home and used not in reached:
            reached.add(used)
            waiting.extend(direct[used])
    return tuple(sorted(reached))


def _borrowed(symbols: Symbols, home: str) -> tuple[Name, ...]:
    decl = symbols.homes[home].decl
    if isinstance(decl, s.LibraryDecl):
        return ()
    wanted = (Name(b.lender.text, word.text) for b in decl.borrows for word in b.answers)
    return tuple(name for name in wanted if name in symbols.names and symbols.names[name].sort == "simpulan")


def _tell_hidden(symbols: Symbols, own: Name, other: Name, problems: Problems) -> None:
    span = symbols.names[own].decl.name.span
    label = Label(symbols.names[other].decl.name.span, "other")
    problems.add(report(problem.HIDDEN_NAME, span, label, name=own.short, other=other.home))
