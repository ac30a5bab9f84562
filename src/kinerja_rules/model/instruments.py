"""Instruments and libraries: what they declare, see and borrow."""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import report
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.lookup import Lookup, suggest
from kinerja_rules.syntax import syntax as s

FORMS: Final = (
    "undang_undang",
    "peraturan_pemerintah",
    "peraturan_presiden",
    "peraturan_menteri",
    "peraturan_badan",
    "peraturan_direktur_jenderal",
    "keputusan_direktur_jenderal",
    "keputusan_bersama",
    "surat_edaran",
)
"""What an instrument may be, from the highest rank down."""
_OWN: Final = ("cakupan", "langkah", "simpulan")
_SEEN: Final = ("data", "pihak", "kalender")


def instrument(home: str, names: Lookup) -> m.Instrument:
    """A *naskah* or *pustaka* with everything it declares, sees and borrows."""
    decl, files = names.symbols.homes[home].decl, names.symbols.homes[home].files
    order = tuple(names.symbols.names)
    mine = {sort: tuple(n for n in order if n.home == home and names.symbols.names[n].sort == sort) for sort in _OWN}
    visible = {name for found in names.seen.names[home].values() for name in found}
    seen = {sort: tuple(n for n in order if n in visible and names.symbols.names[n].sort == sort) for sort in _SEEN}
    borrows = () if isinstance(decl, s.LibraryDecl) else _borrows(decl, names)
    answers = (*mine["simpulan"], *(b.answer for b in borrows if b.answer.home != home))
    for scope in mine["cakupan"][1:]:
        word = names.symbols.names[scope].decl.name
        names.problems.add(report(problem.SECOND_SCOPE, word.span, name=word.text, first=mine["cakupan"][0].short))
    return m.Instrument(
        home,
        decl.title.text,
        "" if isinstance(decl, s.LibraryDecl) else _form(decl, names),
        "" if isinstance(decl, s.LibraryDecl) or decl.number is None else decl.number.text,
        decl.title.text if isinstance(decl, s.LibraryDecl) or decl.short_title is None else decl.short_title.text,
        isinstance(decl, s.LibraryDecl),
        () if isinstance(decl, s.LibraryDecl) else names.periods(p for g in decl.governs for p in g.periods),
        () if isinstance(decl, s.LibraryDecl) else names.basis(c for g in decl.governs for c in g.basis),
        names.seen.uses[home],
        borrows,
        mine["cakupan"][0] if mine["cakupan"] else None,
        seen["data"],
        mine["langkah"],
        tuple(dict.fromkeys(answers)),
        seen["pihak"],
        seen["kalender"],
        files,
        decl.span,
    )


def _form(decl: s.InstrumentDecl, names: Lookup) -> str:
    if decl.form is None:
        names.missing(decl.name, "naskah", "jenis")
        return ""
    names.one_of(decl.form, "jenis", FORMS)
    names.basis(decl.number_basis)
    for founding in decl.founded_on:
        names.basis(founding.basis)
        if isinstance(founding.ground, s.Word):
            names.known(founding.ground)
    return decl.form.text


def _borrows(decl: s.InstrumentDecl, names: Lookup) -> tuple[m.Borrow, ...]:
    borrows = []
    for clause in decl.borrows:
        because, basis = names.basis(clause.because), names.basis(clause.basis)
        if not names.known(clause.lender):
            continue
        lent = {
            n.short: n
            for n, sym in names.symbols.names.items()
            if n.home == clause.lender.text and sym.sort == "simpulan"
        }
        for word in clause.answers:
            if word.text in lent:
                borrows.append(m.Borrow(lent[word.text], because, basis, clause.span))
            elif not names.is_unread(word.text):
                facts = {"name": word.text, "sort": "simpulan", "opening": "Simpulan", "elsewhere": ""}
                facts["suggestion"] = suggest(word.text, lent)
                names.problems.add(report(problem.UNKNOWN_NAME, word.span, **facts))
    return tuple(borrows)
