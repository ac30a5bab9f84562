"""Lark tree → nodes: the instrument, its sources and statements, time, values and data.

One method per grammar rule, same name, same order as the first sections of ``grammar/juknis.lark``.
"""

from __future__ import annotations

from typing import Final, Literal, cast

from kinerja_rules.syntax.build_parts import Parts, plain
from kinerja_rules.syntax.syntax import (
    Amount,
    Announced,
    Borrowing,
    CalendarDecl,
    ChoiceDecl,
    Cite,
    DataDecl,
    DayText,
    Founding,
    Governing,
    HolidayRow,
    InstrumentDecl,
    KindText,
    LibraryDecl,
    NumberLit,
    Option,
    ParameterDecl,
    PartDecl,
    Period,
    PeriodDecl,
    Quote,
    SourceDecl,
    StatementDecl,
    Strength,
    TermDecl,
    Word,
)
from kinerja_rules.syntax.tree import Branch

KindForm = Literal["bulat", "pecahan", "persen", "angka_kredit", "ya_tidak", "tanggal", "teks", "pilihan"]

#: The aliases of the rule ``jenis_nilai`` that are named otherwise in the tree.
KIND_FORMS: Final[dict[str, KindForm]] = {
    "bulat": "bulat",
    "pecahan": "pecahan",
    "persen": "persen",
    "angka_kredit": "angka_kredit",
    "ya_tidak": "ya_tidak",
    "hari": "tanggal",
    "kata": "teks",
    "pilihan_nilai": "pilihan",
}


class Instruments(Parts):
    """Builds the declarations that say what a file is, what it rests on, and which values there are."""

    # ------------------------------------------------------------------------------- naskah (the instrument)

    def naskah(self, tree: Branch) -> InstrumentDecl:
        _, name, title, *rest = tree.children
        said = self.clauses(rest, "jenis", "nomor", "disebut")
        number = said.one("nomor", self.nomor)
        return InstrumentDecl(
            self.word(name),
            self.quote(title),
            said.one("jenis", self.jenis),
            number[0] if number else None,
            number[1] if number else (),
            said.one("disebut", self.disebut),
            said.all("mengatur", self.mengatur),
            said.all("mengingat", self.mengingat),
            said.joined("memakai", self.memakai),
            said.all("meminjam", self.meminjam),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def jenis(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def nomor(self, tree: Branch) -> tuple[Quote, tuple[Cite, ...]]:
        return self.quote(tree.children[1]), self.basis(tree)

    def disebut(self, tree: Branch) -> Quote:
        return self.quote(tree.children[1])

    def mengatur(self, tree: Branch) -> Governing:
        return Governing(self.periods(tree), self.basis(tree), self.span(tree))

    def mengingat(self, tree: Branch) -> Founding:
        ground = tree.children[1]
        named = self.word(ground) if ground.type == "NAMA" else self.quote(ground)
        return Founding(named, self.basis(tree), self.span(tree))

    def memakai(self, tree: Branch) -> tuple[Word, ...]:
        return self.daftar_nama(tree.children[1])

    def meminjam(self, tree: Branch) -> Borrowing:
        _, answers, _, lender, _, because, _ = tree.children
        return Borrowing(
            self.daftar_nama(answers),
            self.word(lender),
            () if because is None else self.daftar_rujukan(because),
            self.basis(tree),
            self.span(tree),
        )

    def pustaka(self, tree: Branch) -> LibraryDecl:
        _, name, title, *rest = tree.children
        said = self.clauses(rest)
        return LibraryDecl(
            self.word(name),
            self.quote(title),
            said.joined("memakai", self.memakai),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def bagian(self, tree: Branch) -> PartDecl:
        return PartDecl(self.word(tree.children[1]), self.span(tree))

    # ------------------------------------------------------------------- sumber dan butir (what it rests on)

    def sumber(self, tree: Branch) -> SourceDecl:
        _, key, title, *rest = tree.children
        said = self.clauses(rest, "alamat")
        return SourceDecl(
            self.kunci(key),
            self.quote(title),
            said.one("alamat", self.alamat),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def alamat(self, tree: Branch) -> Quote:
        return self.quote(tree.children[1])

    def butir(self, tree: Branch) -> StatementDecl:
        _, id_, text, *rest = tree.children
        once = ("menurut", "letak", "keandalan", "sifat", "bagi_butir", "periode_butir", "kekuatan", "menyebut")
        said = self.clauses(rest, *once)
        return StatementDecl(
            self.rujukan(id_),
            self.quote(text),
            said.joined("menurut", self.menurut),
            said.one("letak", self.letak),
            said.one("keandalan", self.keandalan),
            said.one("sifat", self.sifat),
            said.joined("bagi_butir", self.bagi),
            said.joined("periode_butir", self.periods),
            said.one("kekuatan", self.kekuatan),
            said.joined("menyebut", self.menyebut),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def menurut(self, tree: Branch) -> tuple[Word, ...]:
        return tuple([self.kunci(child) for child in tree.children[1::2]])

    def letak(self, tree: Branch) -> Quote:
        return self.quote(tree.children[1])

    def keandalan(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def sifat(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def kekuatan(self, tree: Branch) -> Strength:
        return self.kuat(tree.children[1])

    def menyebut(self, tree: Branch) -> tuple[DayText, ...]:
        return tuple([self.day(child) for child in tree.children[1::2]])

    def istilah(self, tree: Branch) -> TermDecl:
        _, name, meaning, *rest = tree.children
        said = self.clauses(rest, "dasar")
        return TermDecl(
            self.word(name),
            self.quote(meaning),
            said.joined("dasar", self.dasar),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    # ----------------------------------------------------------------------------- waktu, nilai, dan data

    def masa(self, tree: Branch) -> PeriodDecl:
        _, name, year, label, _, first, _, last, basis, *prose = tree.children
        return PeriodDecl(
            self.word(name),
            self.year(year),
            self.quote(label),
            self.day(first),
            self.day(last),
            self.dasar(basis),
            tuple([self.uraian(child) for child in prose]),
            self.span(tree),
        )

    def kalender(self, tree: Branch) -> CalendarDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest)
        return CalendarDecl(
            self.word(name),
            self.quote(label),
            said.all("tahun", self.tahun),
            said.all("libur", self.libur),
            said.all("pekan", self.pekan),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def tahun(self, tree: Branch) -> tuple[int, tuple[Cite, ...]]:
        return self.year(tree.children[1]), self.basis(tree)

    def libur(self, tree: Branch) -> HolidayRow:
        form, day, label, announced, _ = tree.children
        return HolidayRow(
            cast(Literal["libur nasional", "cuti bersama", "libur pemilihan"], plain(form.children[0])),
            self.day(day),
            self.quote(label),
            None if announced is None else self.diumumkan(announced),
            self.basis(tree),
            self.span(tree),
        )

    def pekan(self, tree: Branch) -> tuple[int, tuple[Cite, ...]]:
        return int(tree.children[1]), self.basis(tree)

    def pilihan(self, tree: Branch) -> ChoiceDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "terdiri", "berurutan")
        listed = said.one("terdiri", self.terdiri)
        return ChoiceDecl(
            self.word(name),
            self.quote(label),
            listed[0] if listed else (),
            said.has("berurutan"),
            listed[1] if listed else (),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def terdiri(self, tree: Branch) -> tuple[tuple[Option, ...], tuple[Cite, ...]]:
        return tuple([self.opsi(child) for child in tree.children[1:-1:2]]), self.basis(tree)

    def opsi(self, tree: Branch) -> Option:
        name, label = tree.children
        return Option(self.word(name), self.quote(label), self.span(tree))

    def data(self, tree: Branch) -> DataDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "berupa", "harus_diisi", "ditetapkan", "antara", "dasar")
        limits = said.one("antara", self.antara)
        return DataDecl(
            self.word(name),
            self.quote(label),
            said.one("berupa", self.berupa),
            said.has("harus_diisi"),
            said.one("ditetapkan", self.ditetapkan),
            limits[0] if limits else None,
            limits[1] if limits else None,
            said.joined("dasar", self.dasar),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def berupa(self, tree: Branch) -> KindText:
        return self.jenis_nilai(tree.children[1])

    def jenis_nilai(self, tree: Branch) -> KindText:
        form = KIND_FORMS[tree.data]
        return KindText(form, self.word(tree.children[0]) if form == "pilihan" else None, self.span(tree))

    def ditetapkan(self, tree: Branch) -> Word:
        return self.word(tree.children[1])

    def antara(self, tree: Branch) -> tuple[NumberLit, NumberLit]:
        _, low, _, high = tree.children
        return self.angka(low), self.angka(high)

    def besaran(self, tree: Branch) -> ParameterDecl:
        _, name, label, *rest = tree.children
        said = self.clauses(rest, "berupa")
        return ParameterDecl(
            self.word(name),
            self.quote(label),
            said.one("berupa", self.berupa),
            said.all("sebesar", self.sebesar),
            said.all("uraian", self.uraian),
            self.span(tree),
        )

    def sebesar(self, tree: Branch) -> Amount:
        _, number, since, _ = tree.children
        day = None if since is None else self.sejak(since)
        return Amount(self.angka(number), day, self.basis(tree), self.span(tree))

    def sejak(self, tree: Branch) -> DayText:
        return self.day(tree.children[1])

    # ------------------------------------------------------------------------- shared by the rules above

    def periods(self, tree: Branch) -> tuple[Period, ...]:
        """The periods that a clause lists."""
        found = [child for child in tree.children if isinstance(child, Branch) and child.data == "masa_tahun"]
        return tuple([self.masa_tahun(child) for child in found])

    def diumumkan(self, tree: Branch) -> Announced:
        _, at_latest, day = tree.children
        return Announced(self.day(day), at_latest is not None, self.span(tree))
