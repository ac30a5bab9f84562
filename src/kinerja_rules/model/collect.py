"""Pass 1: the declarations of all documents, by full name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, TypeVar

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.base.suggest import nearest
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model.model import EMPLOYEE, SYSTEM, PeriodId
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import Name

Sort: TypeAlias = Literal[
    "kalender",
    "pilihan",
    "data",
    "besaran",
    "pihak",
    "cakupan",
    "tahap",
    "langkah",
    "simpulan",
    "tafsir",
    "kekosongan",
    "perubahan",
]
Named: TypeAlias = (
    s.CalendarDecl
    | s.ChoiceDecl
    | s.DataDecl
    | s.ParameterDecl
    | s.PartyDecl
    | s.ScopeDecl
    | s.StageDecl
    | s.StepDecl
    | s.AnswerDecl
    | s.ReadingDecl
    | s.SilenceDecl
    | s.AmendmentDecl
)
SORT_OF: Final[Mapping[type[Named], Sort]] = {
    s.CalendarDecl: "kalender",
    s.ChoiceDecl: "pilihan",
    s.DataDecl: "data",
    s.ParameterDecl: "besaran",
    s.PartyDecl: "pihak",
    s.ScopeDecl: "cakupan",
    s.StageDecl: "tahap",
    s.StepDecl: "langkah",
    s.AnswerDecl: "simpulan",
    s.ReadingDecl: "tafsir",
    s.SilenceDecl: "kekosongan",
    s.AmendmentDecl: "perubahan",
}
_NOT_IN_A_LIBRARY: Final = (s.ScopeDecl, s.StepDecl, s.AmendmentDecl)
_K = TypeVar("_K")
_V = TypeVar("_V")
_COPY = re.compile(r"\(\d+\)|(?<![a-z])(revisi|final|copy|salinan)(?![a-z])", re.IGNORECASE)
_HEAD_LINE = re.compile(r"^[ \t]*(?:naskah|pustaka|bagian\s+dari)\s+([a-z]\w*)", re.IGNORECASE | re.MULTILINE)
_SKIPPED = re.compile(r"#[^\n]*|bahasa\s+juknis\s+\d+", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Home:
    """An instrument or a library, and the files it is written in."""

    decl: s.InstrumentDecl | s.LibraryDecl
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A declaration that rules can refer to by name."""

    name: Name
    sort: Sort
    decl: Named


@dataclass(frozen=True, slots=True)
class Symbols:
    """Everything declared, by name, in the order of files and places.

    ``citable`` are the ids that a ``dasar`` may name. ``unread`` are the words of what could not be read, by home, and
    under the empty name all words of files whose home is not known: any of them may be a declared name, so nobody is
    told that it is not known.
    """

    homes: Mapping[str, Home]
    names: Mapping[Name, Symbol]
    periods: Mapping[PeriodId, tuple[str, s.PeriodDecl]]
    origins: Mapping[str, s.SourceDecl]
    statements: Mapping[str, tuple[str, s.StatementDecl]]
    terms: Mapping[Name, s.TermDecl]
    examples: tuple[tuple[str, s.ExampleDecl], ...]
    citable: frozenset[str]
    unread: Mapping[str, frozenset[str]]

    def is_unread(self, word: str, *homes: str) -> bool:
        """Whether a word stands in what could not be read of these homes (of all, where none is named)."""
        folded = word.casefold()
        return any(folded in words for home, words in self.unread.items() if not homes or home in ("", *homes))

    @property
    def is_whole(self) -> bool:
        """Whether everything could be read."""
        return not any(self.unread.values())


def looks_like_copy(file: str) -> bool:
    """Whether a file's name is one that a copy gets.

    >>> looks_like_copy("aturan (1).juknis"), looks_like_copy("aturan.juknis")
    (True, False)
    """
    return _COPY.search(file.rsplit("/", 1)[-1]) is not None


def collect(documents: Sequence[s.Document], problems: Problems) -> Symbols:
    """The symbols of all documents.

    Needs: documents, in any order. Gives: ``Symbols``; a name declared twice keeps its first declaration.

    >>> collect([], Problems()).names
    {}
    """
    ordered = sorted(documents, key=lambda d: (looks_like_copy(d.source.name), d.source.name, d.source.text))
    heads = [(document, _home_of(document, problems)) for document in ordered]
    work = _Collector(problems)
    for document, _ in heads:
        for decl in document.declarations:
            if isinstance(decl, s.InstrumentDecl | s.LibraryDecl):
                sort = "naskah" if isinstance(decl, s.InstrumentDecl) else "pustaka"
                work.keep(work.homes, decl.name.text, decl, decl.name, sort)
    unread = frozenset(word for document in ordered for word in _unread(document))
    placed: list[tuple[str, s.Document]] = []
    for document, head in heads:
        if head is not None and head.text in work.homes:
            placed.append((head.text, document))
            continue
        placed.append(("", document))
        if head is not None and head.text not in unread:
            suggestion = nearest(head.text, work.homes)
            problems.add(report(problem.UNKNOWN_HOME, head.span, name=head.text, suggestion=suggestion))
    for home, document in placed:
        for decl in document.declarations if home else ():
            work.declaration(home, decl)
    work.tell_copies()
    return work.symbols(placed)


def _home_of(document: s.Document, problems: Problems) -> s.Word | None:
    """The home that a file begins with; none (after telling) where it has none."""
    heads = [d for d in document.declarations if isinstance(d, s.InstrumentDecl | s.LibraryDecl | s.PartDecl)]
    source = document.source
    if not heads:
        written = _HEAD_LINE.search(source.text)
        if written:
            # The head is there but could not be read, which was told.
            return s.Word(written[1].lower(), Span(source, written.start(1), written.end(1)))
        if _is_beginning_unread(document):
            return None
        first = document.declarations[0].span if document.declarations else _first_line(source)
        problems.add(report(problem.FILE_WITHOUT_HOME, first, file=source.name))
        return None
    home = heads[0]
    if document.declarations[0] is not home and not _is_beginning_unread(document):
        problems.add(report(problem.FILE_WITHOUT_HOME, document.declarations[0].span, file=source.name))
    for other in heads[1:]:
        label = Label(home.name.span, "first")
        problems.add(report(problem.SECOND_HOME, other.name.span, label, name=other.name.text, home=home.name.text))
    return home.name


def _is_beginning_unread(document: s.Document) -> bool:
    """Whether something stands before the first declaration that could not be read, which was told."""
    end = document.declarations[0].span.start if document.declarations else len(document.source.text)
    return _words(document.source.text[:end]) != frozenset()


def _unread(document: s.Document) -> frozenset[str]:
    """The words that stand in none of the declarations."""
    text, place, parts = document.source.text, 0, []
    for span in sorted((decl.span for decl in document.declarations), key=lambda span: span.start):
        parts.append(text[place : span.start])
        place = max(place, span.end)
    return _words("\n".join((*parts, text[place:])))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(_SKIPPED.sub(" ", text)))


def _first_line(source: Source) -> Span:
    return Span(source, 0, len(source.line(1)))


def _place(span: Span) -> tuple[str, int, str]:
    return span.source.name, span.start, span.source.text


@dataclass(slots=True)
class _Collector:
    """The tables while they are filled: what is declared, and where."""

    problems: Problems
    homes: dict[str, tuple[s.InstrumentDecl | s.LibraryDecl, Span]] = field(default_factory=dict)
    names: dict[Name, tuple[Symbol, Span]] = field(default_factory=dict)
    periods: dict[PeriodId, tuple[tuple[str, s.PeriodDecl], Span]] = field(default_factory=dict)
    origins: dict[str, tuple[s.SourceDecl, Span]] = field(default_factory=dict)
    statements: dict[str, tuple[tuple[str, s.StatementDecl], Span]] = field(default_factory=dict)
    terms: dict[Name, tuple[s.TermDecl, Span]] = field(default_factory=dict)
    examples: dict[tuple[str, str], tuple[tuple[str, s.ExampleDecl], Span]] = field(default_factory=dict)
    copies: dict[str, list[tuple[Span, Span, str, str]]] = field(default_factory=dict)

    def keep(self, table: dict[_K, tuple[_V, Span]], key: _K, value: _V, word: s.Word | s.Cite, sort: str) -> None:
        """Keep the first of a name; tell the others."""
        name = word.id if isinstance(word, s.Cite) else word.text
        if key not in table:
            table[key] = (value, word.span)
            return
        self.twice(table[key][1], word.span, name, sort)

    def twice(self, first: Span, second: Span, name: str, sort: str) -> None:
        """A name for the second time; a copied file is told once, whatever it repeats."""
        if first.source is not second.source and looks_like_copy(second.source.name):
            self.copies.setdefault(second.source.name, []).append((first, second, name, sort))
        elif sort == "masa":
            self.problems.add(report(problem.PERIOD_DECLARED_TWICE, second, Label(first, "first"), period=name))
        else:
            self.problems.add(report(problem.DECLARED_TWICE, second, Label(first, "first"), name=name, sort=sort))

    def tell_copies(self) -> None:
        """One problem for each copied file, at the first name in it that a rule would use."""
        for file, repeated in self.copies.items():
            ruled = (r for r in repeated if r[3] in SORT_OF.values())
            first, second, name, _ = next(ruled, repeated[0])
            label = Label(first, "first")
            count = str(len(repeated))
            self.problems.add(report(problem.FILE_IS_A_COPY, second, label, name=name, file=file, count=count))

    def declaration(self, home: str, decl: s.Declaration) -> None:
        """Keep one declaration under its home."""
        match decl:
            case s.InstrumentDecl() | s.LibraryDecl() | s.PartDecl():
                pass
            case s.SourceDecl():
                self.keep(self.origins, decl.key.text, decl, decl.key, "sumber")
            case s.StatementDecl():
                self.keep(self.statements, decl.id.id, (home, decl), decl.id, "butir")
            case s.TermDecl():
                self.keep(self.terms, Name(home, decl.name.text), decl, decl.name, "istilah")
            case s.PeriodDecl():
                period = PeriodId(decl.name.text, decl.year)
                word = s.Word(str(period), decl.name.span)
                self.keep(self.periods, period, (home, decl), word, "masa")
            case s.ExampleDecl():
                word = s.Word(decl.title.text, decl.title.span)
                self.keep(self.examples, (home, decl.title.text), (home, decl), word, "contoh")
            case _:
                self.named(home, decl)

    def named(self, home: str, decl: Named) -> None:
        """Keep a declaration that rules refer to, and look at the names inside it."""
        sort = SORT_OF[type(decl)]
        word = decl.name
        if isinstance(decl, _NOT_IN_A_LIBRARY) and isinstance(self.homes[home][0], s.LibraryDecl):
            self.problems.add(report(problem.NOT_IN_A_LIBRARY, word.span, name=word.text, sort=sort, home=home))
        if word.text in (EMPLOYEE.short, SYSTEM.short):
            self.problems.add(report(problem.BUILT_IN_NAME, word.span, name=word.text, sort=sort))
            return
        name = Name(home, word.text)
        self.keep(self.names, name, Symbol(name, sort, decl), word, sort)
        inner: tuple[s.Word, ...] = ()
        match decl:
            case s.ChoiceDecl():
                inner = tuple(option.name for option in decl.options)
            case s.ReadingDecl():
                inner = tuple(alternative.name for alternative in decl.alternatives)
            case s.AnswerDecl():
                inner = tuple(exception.name for exception in decl.exceptions)
            case _:
                pass
        seen: dict[str, Span] = {}
        for part in inner:
            first = seen.setdefault(part.text, part.span)
            if first is not part.span:
                self.twice(first, part.span, part.text, sort)

    def symbols(self, placed: Sequence[tuple[str, s.Document]]) -> Symbols:
        """The finished tables, in the order of files and places."""
        files = {home: tuple(sorted(d.source.name for h, d in placed if h == home)) for home in self.homes}
        unread: dict[str, frozenset[str]] = {}
        for home, document in placed:
            words = _unread(document) if home else _words(document.source.text)
            unread[home] = unread.get(home, frozenset()) | words
        statements = _in_order(self.statements)
        names = _in_order(self.names)
        return Symbols(
            {home: Home(decl, files[home]) for home, decl in _in_order(self.homes).items()},
            names,
            _in_order(self.periods),
            _in_order(self.origins),
            statements,
            _in_order(self.terms),
            tuple(_in_order(self.examples).values()),
            frozenset(statements).union(*(_opened(symbol.decl) for symbol in names.values())),
            unread,
        )


def _in_order(table: Mapping[_K, tuple[_V, Span]]) -> dict[_K, _V]:
    return {key: value for key, (value, _) in sorted(table.items(), key=lambda item: _place(item[1][1]))}


def _opened(decl: Named) -> frozenset[str]:
    """The catalogue ids that a silence or a reading gives a place to, so that others may cite them."""
    match decl:
        case s.SilenceDecl():
            return frozenset(c.id for c in decl.basis if c.id.startswith("X-"))
        case s.ReadingDecl():
            cites = (*decl.basis, *(c for a in decl.alternatives for c in a.basis))
            return frozenset(c.id for c in cites if c.id.startswith("C-"))
        case _:
            return frozenset()
