"""What is allowed, and yet probably not meant."""

import pytest

from kinerja_rules.model.lint import is_slip
from tests.model.checking import HEAD, below, found, only_below, shown

POINTS = """
data poin "Poin"   berupa bilangan bulat   harus diisi   dasar P-001
data bagian_poin "Bagian"   berupa persen   harus diisi   dasar P-001
"""
STEP = """
langkah lapor "L"
  harus oleh pegawai {}  dasar P-001
"""


@pytest.mark.parametrize(
    ("condition", "number"),
    [
        ("poin paling sedikit 32 dan bagian_poin lebih dari 0 persen", "32"),
        ("poin termasuk (1, 2) dan bagian_poin lebih dari 100 persen", "2"),
        ("bagian_poin paling banyak 75 persen dan poin lebih dari 0", "75 persen"),
        ("poin kali 2 lebih dari 1 dan bagian_poin lebih dari 0 persen", "2"),
    ],
)
def test_numbers_of_law_have_names(condition: str, number: str) -> None:
    """Every number but 0 and 1 is told, in conditions and in formulas."""
    problem = only_below(POINTS + STEP.format(f"dalam hal {condition} "))
    assert shown([problem]) == [("JK801", number)]
    assert not problem.is_error


def test_numbers_in_tables_and_besaran_are_at_home() -> None:
    """The outcome of a cited row and an amount are numbers where they belong; dates stand in their clause."""
    rules = """
simpulan hasil "H"   berupa bilangan bulat
  tabel peran
  baris apa pun maka 12   dasar P-001
besaran batas "B"   berupa bilangan bulat   sebesar 32   dasar P-001
"""
    condition = "dalam hal poin paling sedikit batas dan bagian_poin lebih dari 0 persen "
    assert below(POINTS + rules + STEP.format(condition) + "  paling lambat 31 Januari 2024   dasar P-001\n") == []


def test_what_no_rule_uses() -> None:
    """Numbers, parties, lists and facts that nothing mentions are told; texts are for readers."""
    rules = """
besaran batas "B"   berupa bilangan bulat   sebesar 32   dasar P-001
pihak atasan "A"
pilihan daftar_status "S"   terdiri atas pns "PNS"
data poin "P"   berupa bilangan bulat   harus diisi   dasar P-001
data catatan "C"   berupa teks
"""
    assert below(rules + STEP.format("")) == [
        ("JK802", "batas"),
        ("JK802", "atasan"),
        ("JK802", "daftar_status"),
        ("JK805", "poin"),
    ]


def test_a_party_that_only_acts_in_an_example_is_used() -> None:
    """A record must be able to name who was wrong."""
    example = """
pihak atasan "A"
contoh "Atasan melapor"   per 1 Februari 2024   dasar P-001
  misalkan peran = guru   lapor oleh atasan pada 5 Januari 2024   tidak ada langkah lain
  maka lapor pihak keliru
"""
    assert below(example + STEP.format("")) == []


def test_what_another_instrument_uses_is_used() -> None:
    """A library's names are used by whoever uses the library."""
    library = 'bahasa juknis 1\npustaka umum "U"\ndata poin "P"   berupa bilangan bulat   harus diisi\n'
    text = HEAD.replace("jenis surat_edaran", "jenis surat_edaran   memakai umum")
    assert found(text + STEP.format("dalam hal poin lebih dari 0 "), library) == []
    assert found(text + STEP.format(""), library) == [("JK805", "poin")]


def test_errors_silence_what_seems_unused() -> None:
    """A party that a misspelt name may have meant is not told to be unused."""
    assert below('pihak atasan "A"\n' + STEP.format("").replace("pegawai", "atasann")) == [("JK206", "atasann")]


GUARDED = """
data plt "Plt."   berupa ya atau tidak   {}dasar P-001
pihak atasan "A"
{}
"""


@pytest.mark.parametrize(
    ("rules", "clause"),
    [
        ('langkah lapor "L"\n  harus oleh atasan dalam hal plt   dasar P-001', "langkah"),
        (
            'langkah lapor "L"\n  harus oleh atasan   dasar P-001\n'
            'cakupan siapa "S"\n  mencakup dalam hal plt   dasar P-001',
            "cakupan",
        ),
        (
            'langkah lapor "L"\n  harus oleh atasan   dasar P-001\nkekosongan sunyi "S"   keadaan tidak ditemukan\n'
            "  dalam hal plt akibatnya lapor tidak dapat disimpulkan",
            "kekosongan",
        ),
        (
            'langkah lapor "L"\n  harus oleh atasan   dasar P-001\nsimpulan hasil "H"   berupa bilangan bulat\n'
            "  aturan umum 0   dasar P-001\n  kecuali satu dalam hal plt adalah 1   dasar P-001",
            "simpulan",
        ),
    ],
)
def test_facts_that_decide_should_be_required(rules: str, clause: str) -> None:
    """A fact that guards a duty, a scope, a silence or an exception, and may be left out, is told once."""
    problem = only_below(GUARDED.format("", rules))
    assert (*shown([problem]), problem.fact("clause")) == (("JK804", "plt"), clause)
    assert below(GUARDED.format("harus diisi   ", rules)) == []
    assert below(GUARDED.format("ditetapkan oleh atasan   ", rules)) == []


def test_a_fact_that_only_moves_a_date_may_be_left_out() -> None:
    """Windows and formulas are not among what should be decided in every record."""
    rules = 'langkah lapor "L"\n  harus oleh atasan   dasar P-001\n'
    window = "  paling lambat 31 Januari 2024 dalam hal plt   dasar P-001"
    assert below(GUARDED.format("", rules + window)) == []


def test_names_one_letter_apart() -> None:
    """Two names of one sort that differ as by a slip are told at the second."""
    rules = (
        'pihak penilai "P"\npihak penilaii "P"\nlangkah nilai_hasil "N"\n  harus oleh penilai, penilaii   dasar P-001\n'
    )
    problem = only_below(rules)
    assert (*shown([problem]), problem.fact("other")) == (("JK803", "penilaii"), "penilai")
    assert problem.labels[0].span.text == "penilai"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("poin_minimum", "poin_minimun", True),
        ("poin_minimum", "poin_minimm", True),
        ("poin_minimum", "poin_miinmum", True),
        ("poin_minimum", "poin_maksimum", False),
        ("semester_1", "semester_2", False),
        ("tahap_a", "tahap_b", False),
        ("kriteria_asn", "kriteria_asm", False),
        ("rencana", "rencana_lain", False),
    ],
)
def test_what_a_slip_is(one: str, other: str, slip: bool) -> None:
    """One letter, or two neighbours changed over, within a word of four letters or more."""
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip
