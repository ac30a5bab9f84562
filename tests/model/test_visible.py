"""Which names a home sees: its own, those it uses, those it borrows."""

from kinerja_rules.base.diagnostic import Problems
from kinerja_rules.model.collect import collect
from kinerja_rules.model.visible import visible
from kinerja_rules.values.kinds import Name
from tests.model.checking import checked, documents, found, only, shown

BASE = """bahasa juknis 1
pustaka dasar_umum "Dasar"
sumber S-1 "Sumber"
butir P-001 "Bunyi."   menurut S-1   keandalan tinggi   sifat aturan
data jenjang "Jenjang"   berupa bilangan bulat   harus diisi
"""
MIDDLE = """bahasa juknis 1
pustaka rekaman "Rekaman"   memakai dasar_umum
"""
TOP = """bahasa juknis 1
naskah juknis "Juknis"   jenis surat_edaran   memakai rekaman
langkah lapor "Melapor"
  harus oleh pegawai dalam hal jenjang lebih dari 0   dasar P-001
"""


def test_names_are_seen_through_what_is_used() -> None:
    """What a used library uses is seen too."""
    seen = visible(collect(documents(BASE, MIDDLE, TOP), Problems()), Problems())
    assert seen.uses["juknis"] == ("dasar_umum", "rekaman")
    assert seen.names["juknis"]["jenjang"] == (Name("dasar_umum", "jenjang"),)
    assert "lapor" not in seen.names["rekaman"]


def test_libraries_may_use_each_other() -> None:
    """A circle of uses is no problem: everybody sees everything once."""
    assert found(BASE.replace('"Dasar"', '"Dasar" memakai rekaman'), MIDDLE, TOP) == []


def test_what_is_not_used_is_not_seen() -> None:
    """A name of a library that is not used is unknown, and the message says where it is."""
    problem = only(BASE, MIDDLE, TOP.replace("memakai rekaman", ""))
    assert shown([problem]) == [("JK207", "jenjang")]
    assert problem.fact("elsewhere") == "dasar_umum"


def test_a_name_from_two_homes_is_told_where_it_is_used() -> None:
    """Two libraries with one short name are told at the use, with both places."""
    other = 'bahasa juknis 1\npustaka lain "Lain"\ndata jenjang "Jenjang"   berupa bilangan bulat   harus diisi\n'
    (problem, *rest) = list(checked(BASE, MIDDLE, other, TOP.replace("memakai rekaman", "memakai rekaman, lain"))[1])
    assert shown([problem]) == [("JK209", "jenjang")]
    assert (problem.fact("one"), problem.fact("other")) == ("dasar_umum", "lain")
    assert [label.span.source.name for label in problem.labels] == ["1.juknis", "3.juknis"]
    assert rest == []


def test_hiding_a_used_name_is_told() -> None:
    """One's own declaration may not take a name that comes from what is used."""
    own = TOP + 'data jenjang "Jenjang"   berupa bilangan bulat   harus diisi\n'
    (problem,) = [p for p in checked(BASE, MIDDLE, own)[1] if p.is_error]
    assert shown([problem]) == [("JK210", "jenjang")]
    assert (problem.fact("other"), problem.labels[0].span.source.name) == ("dasar_umum", "1.juknis")


def test_one_name_by_two_ways_is_one_name() -> None:
    """A library reached twice is no ambiguity."""
    assert found(BASE, MIDDLE, TOP.replace("memakai rekaman", "memakai rekaman, dasar_umum")) == []


def test_a_borrowed_answer_is_seen() -> None:
    """What is borrowed can be named in formulas without using its instrument."""
    lender = """bahasa juknis 1
naskah induk "Induk"   jenis peraturan_menteri   memakai dasar_umum
simpulan nilai "Nilai"   berupa bilangan bulat
  adalah jenjang   dasar P-001
"""
    borrower = TOP + 'simpulan hasil "Hasil"   berupa bilangan bulat\n  adalah nilai   dasar P-001\n'
    borrows = "memakai rekaman meminjam nilai dari induk   dasar P-001"
    assert found(BASE, MIDDLE, lender, borrower.replace("memakai rekaman", borrows)) == []
