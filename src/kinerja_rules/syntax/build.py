"""Lark tree → nodes: the whole file, one declaration, and worked cases.

One method per grammar rule, same name, same order as ``grammar/juknis.lark``. The sections of the grammar stand in
``build_instruments``, ``build_rules``, here, and ``build_parts``, each class resting on the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from kinerja_rules.syntax.build_parts import plain
from kinerja_rules.syntax.build_rules import Rules
from kinerja_rules.syntax.syntax import (
    DayText,
    Declaration,
    ExampleDecl,
    ExpectAbsent,
    ExpectClosing,
    Expected,
    ExpectObligation,
    ExpectPermitted,
    ExpectStatus,
    ExpectValue,
    ExpectVerdict,
    Given,
    GivenClosed,
    GivenEvent,
    GivenFact,
    GivenPeriod,
)
from kinerja_rules.syntax.tree import Branch


class Build(Rules):
    """Builds every declaration."""

    def berkas(self, tree: Branch) -> tuple[Declaration, ...]:
        return tuple([self.pernyataan(child) for child in tree.children[1:]])

    def pernyataan(self, tree: Branch) -> Declaration:
        return self.DECLARATIONS[tree.data](self, tree)

    # ------------------------------------------------------------------------------ contoh (worked cases)

    def contoh(self, tree: Branch) -> ExampleDecl:
        _, title, *rest = tree.children
        said = self.clauses(rest, "per_contoh", "diketahui", "dasar")
        return ExampleDecl(
            self.quote(title),
            said.one("per_contoh", self.per_contoh),
            said.one("diketahui", self.diketahui),
            said.joined("dasar", self.dasar),
            said.joined("misalkan", self.misalkan),
            said.all("maka", self.maka),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def per_contoh(self, tree: Branch) -> DayText:
        return self.day(tree.children[1])

    def diketahui(self, tree: Branch) -> DayText:
        return self.day(tree.children[1])

    def misalkan(self, tree: Branch) -> tuple[Given, ...]:
        return tuple([self.GIVEN[child.data](self, child) for child in tree.children[1:]])

    def misal_data(self, tree: Branch) -> Given:
        name, _, value = tree.children
        return GivenFact(self.word(name), self.nilai(value), self.span(tree))

    def misal_periode(self, tree: Branch) -> Given:
        return GivenPeriod(self.masa_tahun(tree.children[2]), self.span(tree))

    def misal_peristiwa(self, tree: Branch) -> Given:
        step, _, actor, _, day = tree.children
        return GivenEvent(self.word(step), self.word(actor), self.maybe_day(day), self.span(tree))

    def misal_tutup(self, tree: Branch) -> Given:
        return GivenClosed(self.span(tree))

    def maka(self, tree: Branch) -> Expected:
        outcome = tree.children[1]
        return self.EXPECTED[outcome.data](self, outcome)

    def harap_nilai(self, tree: Branch) -> Expected:
        name, _, value = tree.children
        return ExpectValue(self.word(name), self.nilai(value), self.span(tree))

    def harap_keadaan(self, tree: Branch) -> Expected:
        step, status = tree.children
        return ExpectStatus(self.word(step), plain(status.children[0]), self.span(tree))

    def harap_absen(self, tree: Branch) -> Expected:
        name, state, _, causes = tree.children
        return ExpectAbsent(
            self.word(name), plain(state.children[0]), self.maybe_causes(causes), False, self.span(tree)
        )

    def harap_batas(self, tree: Branch) -> Expected:
        _, step, _, day = tree.children
        return ExpectClosing(self.word(step), self.day(day), self.span(tree))

    def harap_batas_absen(self, tree: Branch) -> Expected:
        _, step, state, _, causes = tree.children
        return ExpectAbsent(self.word(step), plain(state.children[0]), self.maybe_causes(causes), True, self.span(tree))

    def harap_boleh(self, tree: Branch) -> Expected:
        step, _, actor = tree.children
        return ExpectPermitted(self.word(step), self.word(actor), self.span(tree))

    def harap_kewajiban(self, tree: Branch) -> Expected:
        step, strength = tree.children
        return ExpectObligation(self.word(step), self.kuat(strength), self.span(tree))

    def harap_putusan(self, tree: Branch) -> Expected:
        return ExpectVerdict(plain(tree.children[1].children[0]), self.span(tree))

    def sebab(self, tree: Branch) -> tuple[str, ...]:
        return tuple([self.sebab_satu(child) for child in tree.children[::2]])

    def sebab_satu(self, tree: Branch) -> str:
        if tree.data == "sebab_rujukan":
            return self.rujukan(tree.children[0]).id
        return plain(tree.children[0])

    def maybe_causes(self, tree: Branch | None) -> tuple[str, ...]:
        """What *karena* lists; nothing where it was left out."""
        return () if tree is None else self.sebab(tree)

    GIVEN: ClassVar[dict[str, Callable[[Build, Branch], Given]]] = {
        "misal_data": misal_data,
        "misal_periode": misal_periode,
        "misal_peristiwa": misal_peristiwa,
        "misal_tutup": misal_tutup,
    }
    EXPECTED: ClassVar[dict[str, Callable[[Build, Branch], Expected]]] = {
        "harap_nilai": harap_nilai,
        "harap_keadaan": harap_keadaan,
        "harap_absen": harap_absen,
        "harap_batas": harap_batas,
        "harap_batas_absen": harap_batas_absen,
        "harap_boleh": harap_boleh,
        "harap_kewajiban": harap_kewajiban,
        "harap_putusan": harap_putusan,
    }
    DECLARATIONS: ClassVar[dict[str, Callable[[Build, Branch], Declaration]]] = {
        "naskah": Rules.naskah,
        "pustaka": Rules.pustaka,
        "bagian": Rules.bagian,
        "sumber": Rules.sumber,
        "butir": Rules.butir,
        "istilah": Rules.istilah,
        "masa": Rules.masa,
        "kalender": Rules.kalender,
        "pilihan": Rules.pilihan,
        "data": Rules.data,
        "besaran": Rules.besaran,
        "pihak": Rules.pihak,
        "cakupan": Rules.cakupan,
        "tahap": Rules.tahap,
        "langkah": Rules.langkah,
        "simpulan": Rules.simpulan,
        "tafsir": Rules.tafsir,
        "kekosongan": Rules.kekosongan,
        "perubahan": Rules.perubahan,
        "contoh": contoh,
    }
