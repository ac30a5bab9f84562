"""Lark tree → nodes: the parts of clauses, conditions and expressions, and words.

One method per grammar rule, same name, same order as the last sections of ``grammar/juknis.lark``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import ClassVar, Final, Literal, cast

from kinerja_rules.base.diagnostic import Diagnostic, Label, Problems, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.clauses import Clauses
from kinerja_rules.syntax.limits import MOST_PROBLEMS
from kinerja_rules.syntax.syntax import (
    AllOf,
    AnyOf,
    Arithmetic,
    Bound,
    Cite,
    CompareWord,
    Comparison,
    DayLit,
    DayText,
    Expr,
    Membership,
    MonthsInPeriod,
    NameRef,
    Negation,
    NumberLit,
    Period,
    PeriodLit,
    Quote,
    ReadingRef,
    StepDone,
    Strength,
    ThisPeriod,
    Value,
    When,
    Word,
    YesNoLit,
)
from kinerja_rules.syntax.tree import Branch
from kinerja_rules.syntax.words import Lexeme, folded

MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTH_NUMBER: Final = {month.lower(): number for number, month in enumerate(MONTHS, 1)}
_COMPARE: Final[dict[str, CompareWord]] = {
    "EQUAL": "eq",
    "SAMA_DENGAN": "eq",
    "TIDAK_SAMA_DENGAN": "ne",
    "LEBIH_DARI": "gt",
    "KURANG_DARI": "lt",
    "PALING_SEDIKIT": "ge",
    "PALING_BANYAK": "le",
}
_OPERATORS: Final[dict[str, Literal["add", "sub", "mul", "div"]]] = {
    "TAMBAH": "add",
    "KURANG": "sub",
    "KALI": "mul",
    "BAGI": "div",
}


# Between operands.
_JOINTS: Final = frozenset({"pembanding", "tambah_kurang", "kali_bagi"})


def plain(text: str) -> str:
    """Reserved words in lower case with single spaces."""
    return " ".join(folded(text).split())


class Parts:
    """Builds what declarations are made of; collects the problems that only the values show."""

    def __init__(self, source: Source, problems: Problems) -> None:
        self.source = source
        self.problems = problems

    # ------------------------------------------------------------------------------------- parts of clauses

    def dasar(self, tree: Branch) -> tuple[Cite, ...]:
        return self.daftar_rujukan(tree.children[1])

    def daftar_rujukan(self, tree: Branch) -> tuple[Cite, ...]:
        return tuple([self.rujukan(child) for child in tree.children[::2]])

    def rujukan(self, tree: Branch) -> Cite:
        token = tree.children[0]
        text = folded(token).upper()
        # The catalogue writes the alternatives of one entry with a small letter: C-010a.
        if token.type == "RUJUKAN" and text[-1].isalpha():
            text = text[:-1] + text[-1].lower()
        return Cite(text, self.span(token))

    def kunci(self, tree: Branch) -> Word:
        token = tree.children[0]
        return Word(folded(token).upper(), self.span(token))

    def daftar_nama(self, tree: Branch) -> tuple[Word, ...]:
        return tuple([self.word(child) for child in tree.children[::2]])

    def bagi(self, tree: Branch) -> tuple[Word, ...]:
        return self.daftar_nama(tree.children[1])

    def dalam_hal(self, tree: Branch) -> Expr:
        return self.kondisi(tree.children[1])

    def hanya_menurut(self, tree: Branch) -> ReadingRef:
        _, reading, _, alternative = tree.children
        return ReadingRef(self.word(reading), self.word(alternative), self.span(tree))

    def masa_tahun(self, tree: Branch) -> Period:
        name, year = tree.children
        return Period(self.word(name), self.year(year), self.span(tree))

    def uraian(self, tree: Branch) -> Quote:
        return self.quote(tree.children[1])

    # --------------------------------------------------------------------------- conditions and expressions

    def kondisi(self, tree: Branch) -> Expr:
        """Any condition or expression, from its leaves up; no recursion, however deep the brackets."""
        todo: list[tuple[Branch, bool]] = [(_without_brackets(tree), False)]
        built: list[Expr] = []
        while todo:
            branch, operands_built = todo.pop()
            leaf = self.LEAVES.get(branch.data)
            if leaf is not None:
                built.append(leaf(self, branch))
                continue
            operands = [child for child in branch.children if isinstance(child, Branch) and child.data not in _JOINTS]
            if operands_built:
                first = len(built) - len(operands)
                built[first:] = [self.COMPOUNDS[branch.data](self, branch, built[first:])]
            else:
                todo.append((branch, True))
                todo.extend((_without_brackets(operand), False) for operand in reversed(operands))
        (whole,) = built
        return whole

    ungkapan = kondisi

    def semua(self, tree: Branch, parts: list[Expr]) -> Expr:
        return AllOf(tuple(parts), self.span(tree))

    def salah_satu(self, tree: Branch, parts: list[Expr]) -> Expr:
        return AnyOf(tuple(parts), self.span(tree))

    def bukan(self, tree: Branch, parts: list[Expr]) -> Expr:
        return Negation(parts[0], self.span(tree))

    def banding(self, tree: Branch, parts: list[Expr]) -> Expr:
        return Comparison(_COMPARE[tree.children[1].children[0].type], parts[0], parts[1], self.span(tree))

    def termasuk(self, tree: Branch, parts: list[Expr]) -> Expr:
        # The grammar has only values between the brackets.
        return Membership(parts[0], cast(tuple[Value, ...], tuple(parts[1:])), self.span(tree))

    def selesai(self, tree: Branch) -> Expr:
        step, _, _, day = tree.children
        return StepDone(self.word(step), False, self.maybe_day(day), self.span(tree))

    def belum_selesai(self, tree: Branch) -> Expr:
        step, _, _, day = tree.children
        return StepDone(self.word(step), True, self.maybe_day(day), self.span(tree))

    def jumlahan(self, tree: Branch, parts: list[Expr]) -> Expr:
        return self.arithmetic(tree, parts)

    def perkalian(self, tree: Branch, parts: list[Expr]) -> Expr:
        return self.arithmetic(tree, parts)

    def nama(self, tree: Branch) -> Expr:
        return NameRef(self.word(tree.children[0]), self.span(tree))

    def periode_kini(self, tree: Branch) -> Expr:
        return ThisPeriod(self.span(tree))

    def bulan_dalam_periode(self, tree: Branch) -> Expr:
        return MonthsInPeriod(self.span(tree))

    def nilai(self, tree: Branch) -> Value:
        """One value, as in a table or a worked case."""
        return cast(Value, self.kondisi(tree))

    def tanggal(self, tree: Branch) -> Expr:
        return DayLit(self.day(tree.children[0]), self.span(tree))

    def ya(self, tree: Branch) -> Expr:
        return YesNoLit(True, self.span(tree))

    def tidak(self, tree: Branch) -> Expr:
        return YesNoLit(False, self.span(tree))

    def nilai_masa_tahun(self, tree: Branch) -> Expr:
        return PeriodLit(self.masa_tahun(tree), self.span(tree))

    def angka(self, tree: Branch) -> NumberLit:
        """A number, whatever its form."""
        return cast(NumberLit, self.kondisi(tree))

    def angka_bulat(self, tree: Branch) -> Expr:
        return NumberLit(Fraction(int(tree.children[0])), "bulat", self.span(tree))

    def angka_desimal(self, tree: Branch) -> Expr:
        return NumberLit(_fraction(tree.children[0]), "desimal", self.span(tree))

    def angka_persen(self, tree: Branch) -> Expr:
        return NumberLit(_fraction(tree.children[0]) / 100, "persen", self.span(tree))

    # ------------------------------------------------------------------------------------------------ words

    def kuat(self, tree: Branch) -> Strength:
        return cast(Strength, plain(tree.children[0]))

    def batas(self, tree: Branch) -> Bound:
        return cast(Bound, plain(tree.children[0]))

    COMPOUNDS: ClassVar[dict[str, Callable[[Parts, Branch, list[Expr]], Expr]]] = {
        "semua": semua,
        "salah_satu": salah_satu,
        "bukan": bukan,
        "banding": banding,
        "termasuk": termasuk,
        "jumlahan": jumlahan,
        "perkalian": perkalian,
    }
    LEAVES: ClassVar[dict[str, Callable[[Parts, Branch], Expr]]] = {
        "selesai": selesai,
        "belum_selesai": belum_selesai,
        "nama": nama,
        "periode_kini": periode_kini,
        "bulan_dalam_periode": bulan_dalam_periode,
        "nilai_nama": nama,
        "tanggal": tanggal,
        "ya": ya,
        "tidak": tidak,
        "masa_tahun": nilai_masa_tahun,
        "angka_bulat": angka_bulat,
        "angka_desimal": angka_desimal,
        "angka_persen": angka_persen,
    }

    # ---------------------------------------------------------------------------- shared by the rules above

    def complain(self, problem: Diagnostic) -> None:
        """Collect a problem, unless there are too many already."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.add(problem)

    def span(self, part: Branch | Lexeme) -> Span:
        """Where a branch or a token stands."""
        return Span(self.source, cast(int, part.start_pos), cast(int, part.end_pos))

    def word(self, token: Lexeme) -> Word:
        """A name."""
        return Word(folded(token), self.span(token))

    def quote(self, token: Lexeme) -> Quote:
        """A quoted text."""
        return Quote(token[1:-1], self.span(token))

    def year(self, token: Lexeme) -> int:
        """A year of four digits."""
        year = int(token)
        if not 1900 <= year <= 2999:
            self.complain(report(kinds.YEAR_OF_FOUR_DIGITS, self.span(token), typed=str(token)))
        return year

    def day(self, token: Lexeme) -> DayText:
        """A date, without a value where there is no such day."""
        day, month, year = token.split()
        number = _MONTH_NUMBER[folded(month)]
        span = self.span(token)
        try:
            return DayText(date(int(year), number, int(day)), span)
        except ValueError:
            facts = {"typed": " ".join(token.split())}
            if int(year) > 0:
                facts["month"] = f"{MONTHS[number - 1]} {year}"
                facts["last"] = str(monthrange(int(year), number)[1])
            self.complain(report(kinds.NO_SUCH_DAY, span, **facts))
            return DayText(None, span)

    def maybe_day(self, token: Lexeme | None) -> DayText | None:
        """A date that may be left out."""
        return None if token is None else self.day(token)

    def arithmetic(self, tree: Branch, parts: list[Expr]) -> Arithmetic:
        """A chain: operands with operators between them."""
        operators = [_OPERATORS[child.children[0].type] for child in tree.children[1::2]]
        return Arithmetic(parts[0], tuple(zip(operators, parts[1:], strict=True)), self.span(tree))

    def when(self, tree: Branch) -> When:
        """For whom, in which case and under which reading a clause speaks."""
        roles: tuple[Word, ...] = ()
        guard: Expr | None = None
        reading: ReadingRef | None = None
        for child in tree.children:
            if isinstance(child, Branch):
                if child.data == "bagi":
                    roles = self.bagi(child)
                elif child.data == "dalam_hal":
                    guard = self.dalam_hal(child)
                elif child.data == "hanya_menurut":
                    reading = self.hanya_menurut(child)
        return When(roles, guard, reading)

    def basis(self, tree: Branch) -> tuple[Cite, ...]:
        """The ``dasar`` that ends a clause."""
        last = tree.children[-1]
        return () if last is None else self.dasar(last)

    def clauses(self, branches: Iterable[Branch], *once: str) -> Clauses:
        """The clauses of a declaration by rule; those that may stand once are kept once, and the others reported."""
        groups: dict[str, list[Branch]] = {}
        for branch in branches:
            groups.setdefault(branch.data, []).append(branch)
        for rule in once:
            found = groups.get(rule, [])
            for branch in found[1:]:
                opening = branch.children[0]
                words = plain(opening if isinstance(opening, Lexeme) else opening.children[0])
                label = Label(self.span(found[0]), "first")
                self.complain(report(kinds.CLAUSE_TWICE, self.span(branch), label, clause=words))
            del found[1:]
        return Clauses(groups)


def _without_brackets(tree: Branch) -> Branch:
    while tree.data == "kurung":
        tree = tree.children[1]
    return tree


def _fraction(token: Lexeme) -> Fraction:
    return Fraction(token.replace(",", "."))
