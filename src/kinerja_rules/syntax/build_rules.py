"""Lark tree → nodes: parties, scope, stages and steps, derived answers, and what is open.

One method per grammar rule, same name, same order as the middle sections of ``grammar/juknis.lark``.
"""

from __future__ import annotations

from typing import Final, Literal, cast

from kinerja_rules.base.diagnostic import Label, report
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.build_instruments import Instruments
from kinerja_rules.syntax.build_parts import plain
from kinerja_rules.syntax.clauses import misplaced_roles
from kinerja_rules.syntax.syntax import (
    Adoption,
    AfterClause,
    Alternative,
    AmendmentDecl,
    AnswerDecl,
    Cell,
    Change,
    Coverage,
    DeemedClause,
    ExceptionClause,
    Filler,
    Formula,
    NormClause,
    PartyDecl,
    Period,
    ReadingDecl,
    Row,
    ScopeDecl,
    SilenceDecl,
    SilenceEffect,
    StageDecl,
    StepDecl,
    TableClause,
    Target,
    TermClause,
    Unit,
    WindowClause,
    Word,
)
from kinerja_rules.syntax.tree import Branch
from kinerja_rules.syntax.words import Lexeme

_TARGETS: Final[dict[str, Literal["name", "closing", "opening", "actor", "consequence"]]] = {
    "sasaran_nama": "name",
    "sasaran_batas_akhir": "closing",
    "sasaran_batas_awal": "opening",
    "sasaran_pelaksana": "actor",
    "sasaran_akibat": "consequence",
}
_CELLS: Final[dict[str, Literal["values", "any", "not_applicable"]]] = {
    "sel_nilai": "values",
    "sel_apa_pun": "any",
    "sel_tidak_relevan": "not_applicable",
}


class Rules(Instruments):
    """Builds the declarations that state law, and those that say what is open."""

    # -------------------------------------------------------------------------------- pihak dan cakupan

    def pihak(self, tree: Branch) -> PartyDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest)
        return PartyDecl(
            self.word(name),
            self.quote(label),
            said.all("pengisi", self.pengisi),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def pengisi(self, tree: Branch) -> Filler:
        _, _, _, party, _, _ = tree.children
        return Filler(self.when(tree), self.word(party), self.basis(tree), self.span(tree))

    def cakupan(self, tree: Branch) -> ScopeDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest)
        return ScopeDecl(
            self.word(name),
            self.quote(label),
            said.all("lingkup", self.lingkup),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def lingkup(self, tree: Branch) -> Coverage:
        form = plain(tree.children[0].children[0])
        return Coverage(
            cast(Literal["mencakup", "mencakup sebagai anjuran", "tidak mencakup", "belum diketahui"], form),
            self.when(tree),
            self.basis(tree),
            self.span(tree),
        )

    # --------------------------------------------------------------------------------- tahap dan langkah

    def tahap(self, tree: Branch) -> StageDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "dasar")
        return StageDecl(
            self.word(name),
            self.quote(label),
            said.joined("dasar", self.dasar),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def langkah(self, tree: Branch) -> StepDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "pada_tahap")
        windows: list[WindowClause | TermClause] = [
            self.jendela(child) if child.data == "jendela" else self.tenggang(child)
            for child in rest
            if child.data in ("jendela", "tenggang")
        ]
        self.roles_first(rest)
        return StepDecl(
            self.word(name),
            self.quote(label),
            said.one("pada_tahap", self.pada_tahap),
            said.joined("bagi_langkah", self.bagi_langkah),
            said.all("norma_langkah", self.norma_langkah),
            said.all("urutan", self.urutan),
            tuple(windows),
            said.all("dianggap", self.dianggap),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def pada_tahap(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def bagi_langkah(self, tree: Branch) -> tuple[Word, ...]:
        return self.bagi(tree.children[0])

    def roles_first(self, clauses: list[Branch]) -> None:
        """*bagi* stands once, and before the first basis."""
        for roles, basis, before in misplaced_roles(clauses):
            word = roles.children[0].children[0]
            if basis is not None:
                label = Label(self.span(basis.children[0]), "basis")
                self.complain(report(kinds.AFTER_BASIS, self.span(word), label, clause=plain(word)))
            elif before is not None:
                label = Label(self.span(before), "first")
                self.complain(report(kinds.CLAUSE_TWICE, self.span(roles), label, clause=plain(word)))

    def norma_langkah(self, tree: Branch) -> NormClause:
        strength, _, actors, after, *_ = tree.children
        return NormClause(
            self.kuat(strength),
            self.daftar_nama(actors),
            () if after is None else self.setelah(after),
            self.when(tree),
            self.basis(tree),
            self.span(tree),
        )

    def setelah(self, tree: Branch) -> tuple[Word, ...]:
        return self.daftar_nama(tree.children[1])

    def urutan(self, tree: Branch) -> AfterClause:
        return AfterClause(self.daftar_nama(tree.children[1]), self.when(tree), self.basis(tree), self.span(tree))

    def jendela(self, tree: Branch) -> WindowClause:
        advised, bound, day, *_ = tree.children
        return WindowClause(
            advised is not None,
            self.batas(bound),
            self.day(day),
            self.when(tree),
            self.basis(tree),
            self.span(tree),
        )

    def tenggang(self, tree: Branch) -> TermClause:
        advised, _, count, unit, _, since, *_ = tree.children
        return TermClause(
            advised is not None,
            int(count),
            self.satuan(unit),
            self.word(since),
            self.when(tree),
            self.basis(tree),
            self.span(tree),
        )

    def satuan(self, tree: Branch) -> Unit:
        token = tree.children[0]
        if token.type == "HARI_TANPA_SATUAN":
            return "hari (satuan tidak disebut)"
        return cast(Unit, plain(token))

    def dianggap(self, tree: Branch) -> DeemedClause:
        return DeemedClause(self.when(tree), self.basis(tree), self.span(tree))

    # ------------------------------------------------------------------------ simpulan (derived answers)

    def simpulan(self, tree: Branch) -> AnswerDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "berupa")
        formulas = [self.rumus(child) for child in rest if child.data in ("rumus", "umum")]
        return AnswerDecl(
            self.word(name),
            self.quote(label),
            said.one("berupa", self.berupa),
            tuple(formulas),
            said.all("kecuali", self.kecuali),
            said.all("tabel", self.tabel),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def rumus(self, tree: Branch) -> Formula:
        """*adalah …* and *aturan umum …* have the same shape."""
        _, value, reading, _ = tree.children
        return Formula(
            self.ungkapan(value),
            tree.data == "umum",
            None if reading is None else self.hanya_menurut(reading),
            self.basis(tree),
            self.span(tree),
        )

    def kecuali(self, tree: Branch) -> ExceptionClause:
        _, name, _, _, _, value, outranks, *_ = tree.children
        return ExceptionClause(
            self.word(name),
            self.when(tree),
            self.ungkapan(value),
            () if outranks is None else self.mendahului(outranks),
            self.basis(tree),
            self.span(tree),
        )

    def mendahului(self, tree: Branch) -> tuple[Word, ...]:
        return self.daftar_nama(tree.children[1])

    def tabel(self, tree: Branch) -> TableClause:
        names = [child for child in tree.children if isinstance(child, Lexeme) and child.type == "NAMA"]
        rows = [child for child in tree.children if isinstance(child, Branch)]
        return TableClause(
            tuple([self.word(name) for name in names]),
            tuple([self.baris(row) for row in rows]),
            self.span(tree),
        )

    def baris(self, tree: Branch) -> Row:
        *cells, _, outcome, _ = tree.children
        return Row(
            tuple([self.sel(cell) for cell in cells[1::2]]),
            self.nilai(outcome),
            self.basis(tree),
            self.span(tree),
        )

    def sel(self, tree: Branch) -> Cell:
        form = _CELLS[tree.data]
        values = tree.children[::2] if form == "values" else ()
        return Cell(form, tuple([self.nilai(value) for value in values]), self.span(tree))

    # -------------------------------------------------------- tafsir, kekosongan, perubahan (what is open)

    def tafsir(self, tree: Branch) -> ReadingDecl:
        _, name, question, *rest = tree.children
        said = self.clauses(rest, "sifat_tafsir", "dasar_tafsir", "belum_dianut")
        return ReadingDecl(
            self.word(name),
            self.quote(question),
            said.one("sifat_tafsir", self.sifat),
            said.joined("dasar_tafsir", self.basis),
            said.all("alternatif", self.alternatif),
            said.all("dianut", self.dianut),
            said.has("belum_dianut"),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def alternatif(self, tree: Branch) -> Alternative:
        _, name, text, _, recorded, _ = tree.children
        return Alternative(
            self.word(name),
            self.quote(text),
            None if recorded is None else self.word(recorded),
            self.basis(tree),
            self.span(tree),
        )

    def dianut(self, tree: Branch) -> Adoption:
        _, name, *_, by, _, reason = tree.children
        return Adoption(self.word(name), self.periods(tree), self.quote(by), self.quote(reason), self.span(tree))

    def kekosongan(self, tree: Branch) -> SilenceDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "keadaan")
        return SilenceDecl(
            self.word(name),
            self.quote(label),
            said.one("keadaan", self.keadaan),
            said.joined("keadaan", self.basis),
            said.all("akibat", self.akibat),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def keadaan(self, tree: Branch) -> Literal["tidak ditemukan", "tidak diatur"]:
        return cast(Literal["tidak ditemukan", "tidak diatur"], plain(tree.children[1].children[0]))

    def akibat(self, tree: Branch) -> SilenceEffect:
        targets = [child for child in tree.children if isinstance(child, Branch) and child.data in _TARGETS]
        return SilenceEffect(self.when(tree), tuple([self.sasaran(child) for child in targets]), self.span(tree))

    def sasaran(self, tree: Branch) -> Target:
        return Target(_TARGETS[tree.data], self.word(tree.children[-1]), self.span(tree))

    def perubahan(self, tree: Branch) -> AmendmentDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "melalui", "diumumkan", "terhadap")
        against = said.one("terhadap", self.terhadap)
        return AmendmentDecl(
            self.word(name),
            self.quote(label),
            said.one("melalui", self.melalui),
            said.one("diumumkan", self.diumumkan),
            against[0] if against else None,
            against[1] if against else (),
            said.all("ubahan", self.ubahan),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def melalui(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def terhadap(self, tree: Branch) -> tuple[Word, tuple[Period, ...]]:
        return self.word(tree.children[1]), self.periods(tree)

    def ubahan(self, tree: Branch) -> Change:
        _, _, _, bound, _, day, _, _ = tree.children
        return Change(self.when(tree), self.batas(bound), self.day(day), self.basis(tree), self.span(tree))
