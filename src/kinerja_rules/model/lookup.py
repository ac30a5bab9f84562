"""What a word of a home means: its full name, or a problem with the nearest name of the right sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.base.suggest import nearest
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.collect import Sort, Symbol, Symbols
from kinerja_rules.model.visible import Seen
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import PERIOD, UNKNOWN, Choice, Kind, Name

Sorts: TypeAlias = tuple[Sort, ...]
VALUES: Final[Sorts] = ("data", "besaran", "simpulan")
"""What may stand as a name in an expression."""


def suggest(word: str, candidates: Iterable[str]) -> str:
    """The nearest candidate, or the only one that has the word as its beginning or its end.

    >>> suggest("atasan", ["atasan_langsung", "pegawai"])
    'atasan_langsung'
    """
    names = sorted(set(candidates))
    longer = [name for name in names if name.startswith(f"{word}_") or name.endswith(f"_{word}")]
    return nearest(word, names) or (longer[0] if len(longer) == 1 else "")


def suggest_id(written: str, candidates: Iterable[str]) -> str:
    """The id that was probably meant: the same number with three digits, else the nearest.

    >>> suggest_id("P-80", ["P-008", "P-080"]), suggest_id("P-0800", ["P-080"])
    ('P-080', 'P-080')
    """
    ids = sorted(set(candidates))
    letter, _, digits = written.partition("-")
    if digits.isdigit() and len(digits) < 3 and f"{letter}-{digits:0>3}" in ids:
        return f"{letter}-{digits:0>3}"
    if digits.isdigit():
        # Only the same family: P-080 is never meant by K-080, though one letter apart.
        ids = [i for i in ids if i.startswith(f"{letter}-")]
        exact = [i for i in ids if i.partition("-")[2] in (digits[:-1], digits[1:], f"{digits}a")]
        return exact[0] if len(exact) == 1 else (nearest(written, ids) if len(digits) > 3 else "")
    return nearest(written, ids)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The names of one home. Every method tells what it cannot find, once, and gives nothing.

    ``other_steps``: steps of other homes may be named too, as an amendment must.
    """

    home: str
    seen: Seen
    kinds: Mapping[Name, Kind]
    problems: Problems
    other_steps: bool = False

    @property
    def symbols(self) -> Symbols:
        """All declarations."""
        return self.seen.symbols

    def is_unread(self, word: str) -> bool:
        """Whether a name may stand in what could not be read of this home or of those it uses."""
        uses = self.seen.uses[self.home]
        return self.home in self.seen.clouded or self.symbols.is_unread(word, self.home, *uses)

    def peek(self, short: str) -> Symbol | None:
        """The one symbol behind a short name, without a word about failure."""
        names = self.seen.names[self.home].get(short, ())
        return self.symbols.names[names[0]] if len(names) == 1 else None

    def symbol(self, word: s.Word, *sorts: Sort) -> Symbol | None:
        """The declaration of one of these sorts that a word names."""
        names = self.seen.names[self.home].get(word.text, ())
        if len(names) > 1:
            one, other = (self.symbols.names[name].decl.name.span for name in names[:2])
            labels = (Label(one, "one"), Label(other, "other"))
            facts = {"name": word.text, "one": names[0].home, "other": names[1].home}
            self.problems.add(report(problem.AMBIGUOUS_NAME, word.span, *labels, **facts))
            return None
        if not names:
            self._unknown(word, sorts)
            return None
        symbol = self.symbols.names[names[0]]
        if symbol.sort in sorts:
            return symbol
        label = Label(symbol.decl.name.span, "declared")
        suggestion = suggest(word.text, self.shorts(sorts))
        wanted = " atau ".join(sorts)
        facts = {"name": word.text, "found": symbol.sort, "wanted": wanted, "suggestion": suggestion}
        self.problems.add(report(problem.WRONG_SORT, word.span, label, **facts))
        return None

    def shorts(self, sorts: Sorts) -> list[str]:
        """The short names of these sorts that the home sees."""
        table = self.seen.names[self.home]
        return [short for short, names in table.items() if self.symbols.names[names[0]].sort in sorts]

    def _unknown(self, word: s.Word, sorts: Sorts) -> None:
        if self.is_unread(word.text):
            return
        candidates = self.shorts(sorts)
        if "pihak" in sorts:
            candidates.append(m.EMPLOYEE.short)
        homes = [n.home for n, found in self.symbols.names.items() if n.short == word.text and found.sort in sorts]
        facts = {"name": word.text, "suggestion": suggest(word.text, candidates)}
        facts["elsewhere"] = homes[0] if len(homes) == 1 else ""
        if sorts == VALUES:
            self.problems.add(report(problem.UNKNOWN_VALUE, word.span, **facts))
        else:
            facts["sort"] = " atau ".join(sorts)
            facts["opening"] = facts["sort"].capitalize()
            self.problems.add(report(problem.UNKNOWN_NAME, word.span, **facts))

    def name(self, word: s.Word, *sorts: Sort) -> Name | None:
        """The full name behind a word."""
        symbol = self.symbol(word, *sorts)
        return symbol.name if symbol else None

    def party(self, word: s.Word) -> Name | None:
        """A party, *pegawai* included."""
        return m.EMPLOYEE if word.text == m.EMPLOYEE.short else self.name(word, "pihak")

    def step(self, word: s.Word) -> Name | None:
        """A step of this very home: a record's events are steps of the instrument that judges it."""
        symbol = self.symbol(word, "langkah")
        if symbol is None or symbol.name.home == self.home or self.other_steps:
            return symbol.name if symbol else None
        label = Label(symbol.decl.name.span, "declared")
        self.problems.add(report(problem.STEP_OF_ANOTHER, word.span, label, name=word.text, home=symbol.name.home))
        return None

    def period(self, period: s.Period) -> m.PeriodId | None:
        """A declared performance period."""
        wanted = m.PeriodId(period.name.text, period.year)
        if wanted in self.symbols.periods:
            return wanted
        if not self.symbols.is_unread(period.name.text):
            suggestion = nearest(str(wanted), (str(p) for p in self.symbols.periods))
            self.problems.add(report(problem.UNKNOWN_PERIOD, period.span, name=str(wanted), suggestion=suggestion))
        return None

    def periods(self, periods: Iterable[s.Period]) -> tuple[m.PeriodId, ...]:
        """The declared ones among periods, each once."""
        return tuple(dict.fromkeys(p for p in map(self.period, periods) if p is not None))

    def basis(self, cites: Iterable[s.Cite]) -> m.Basis:
        """The ids that may be cited, in the order written; the others are told."""
        known = []
        for cite in cites:
            if cite.id in self.symbols.citable:
                known.append(cite.id)
            elif not self.symbols.is_unread(cite.id):
                suggestion = suggest_id(cite.id, self.symbols.citable)
                self.problems.add(report(problem.UNKNOWN_STATEMENT, cite.span, name=cite.id, suggestion=suggestion))
        return tuple(dict.fromkeys(known))

    def options(self, kind: Choice) -> tuple[str, ...]:
        """The short names of a closed list."""
        symbol = self.symbols.names.get(kind.options)
        if symbol is None or not isinstance(symbol.decl, s.ChoiceDecl):
            return ()
        return tuple(option.name.text for option in symbol.decl.options)

    def option(self, word: s.Word, kind: Choice) -> m.Const:
        """A word as an option of a list."""
        options = self.options(kind)
        if word.text in options:
            return m.Const(word.text, kind, word.span)
        facts = {"name": word.text, "list": kind.options.short, "options": ", ".join(options)}
        facts["suggestion"] = suggest(word.text, options)
        self.problems.add(report(problem.UNKNOWN_OPTION, word.span, **facts))
        return broken(word.span)

    def role(self) -> m.FactValue | None:
        """The fact that ``bagi`` tests, where the home has it."""
        symbol = self.peek(m.ROLE)
        if symbol is None or symbol.sort != "data":
            return None
        kind = self.kinds.get(symbol.name, UNKNOWN)
        return m.FactValue(symbol.name, kind, symbol.decl.name.span)

    def known(self, home: s.Word) -> bool:
        """Whether a word is an instrument or a library."""
        if home.text in self.symbols.homes:
            return True
        if not self.symbols.is_unread(home.text):
            suggestion = suggest(home.text, self.symbols.homes)
            self.problems.add(report(problem.UNKNOWN_HOME, home.span, name=home.text, suggestion=suggestion))
        return False

    def missing(self, word: s.Word | s.Cite | s.Quote, sort: str, clause: str) -> None:
        """Tell that a declaration lacks a clause."""
        name = word.id if isinstance(word, s.Cite) else word.text
        self.problems.add(report(problem.MISSING_CLAUSE, word.span, name=name, sort=sort, clause=clause))

    def one_of(self, word: s.Word, clause: str, options: Sequence[str]) -> bool:
        """Whether a word is one of a closed list of the language."""
        if word.text in options:
            return True
        facts = {"name": word.text, "clause": clause, "options": ", ".join(options)}
        facts["suggestion"] = suggest(word.text, options)
        self.problems.add(report(problem.UNKNOWN_WORD, word.span, **facts))
        return False

    def roles(self, words: tuple[s.Word, ...]) -> tuple[str, ...]:
        """The options of *peran* that words name."""
        role = self.role()
        if role is None:
            if words and not self.is_unread(m.ROLE):
                self.problems.add(report(problem.NO_ROLE_FACT, words[0].span, name=words[0].text))
            return ()
        if not isinstance(role.kind, Choice):
            if words and role.kind != UNKNOWN:
                self.problems.add(report(problem.NO_ROLE_FACT, words[0].span, name=words[0].text))
            return ()
        found = (self.option(word, role.kind) for word in words)
        return tuple(dict.fromkeys(c.value for c in found if isinstance(c.value, str) and c.kind != UNKNOWN))

    def reading(self, ref: s.ReadingRef | None) -> m.Choice | None:
        """A usable alternative of a reading."""
        if ref is None:
            return None
        symbol = self.symbol(ref.reading, "tafsir")
        if symbol is None or not isinstance(symbol.decl, s.ReadingDecl):
            return None
        return self.alternative(symbol, ref.alternative)

    def alternative(self, symbol: Symbol, word: s.Word) -> m.Choice | None:
        """An alternative that may be adopted or asked for."""
        if not isinstance(symbol.decl, s.ReadingDecl):
            return None
        reading = symbol.name.short
        found = next((a for a in symbol.decl.alternatives if a.name.text == word.text), None)
        if found is None and self.symbols.is_unread(word.text, symbol.name.home):
            return None
        if found is None:
            suggestion = suggest(word.text, (a.name.text for a in symbol.decl.alternatives))
            label = Label(symbol.decl.name.span, "declared")
            facts = {"name": word.text, "reading": reading, "suggestion": suggestion}
            self.problems.add(report(problem.UNKNOWN_ALTERNATIVE, word.span, label, **facts))
            return None
        if found.recorded_as is not None:
            label = Label(found.recorded_as.span, "recorded")
            facts = {"name": word.text, "reading": reading, "recorded": found.recorded_as.text}
            self.problems.add(report(problem.ALTERNATIVE_NOT_USABLE, word.span, label, **facts))
            return None
        return m.Choice(symbol.name, word.text)


def broken(span: Span) -> m.Const:
    """The explicit unknown that stands for what could not be resolved; its kind silences follow-up problems."""
    return m.Const("", UNKNOWN, span)


def period_const(period: m.PeriodId, span: Span) -> m.Const:
    """A period as a value."""
    return m.Const(period, PERIOD, span)
