"""A borrowed answer can be computed from the borrower's records."""

from tests.model.checking import found, only, shown

LENDER = """bahasa juknis 1
naskah induk "Induk"   jenis peraturan_menteri {}
sumber S-1 "Sumber"
butir P-001 "Bunyi."   menurut S-1   keandalan tinggi   sifat aturan
simpulan nilai "Nilai"   berupa bilangan bulat
  adalah antara_nilai   dasar P-001
simpulan antara_nilai "Antara"   berupa bilangan bulat
  adalah poin   dasar P-001
{}
"""
DATA = 'data poin "Poin"   berupa bilangan bulat   harus diisi   dasar P-001\n'
LIBRARY = 'bahasa juknis 1\npustaka rekaman "Rekaman"\n' + DATA
BORROWER = """bahasa juknis 1
naskah juknis "Juknis"   jenis surat_edaran {}
  meminjam nilai dari induk   dasar P-001
"""


def test_the_data_of_a_borrowed_answer_are_needed() -> None:
    """What the answer reads through another answer is looked for too."""
    problem = only(LENDER.format("", DATA), BORROWER.format(""))
    assert shown([problem]) == [("JK224", "meminjam nilai dari induk   dasar P-001")]
    assert (problem.fact("fact"), problem.fact("home")) == ("poin", "juknis")
    assert problem.labels[0].span.text.startswith("data poin")


def test_a_shared_library_gives_the_data() -> None:
    """Where both use the library that declares the data, nothing is missing."""
    assert found(LENDER.format("memakai rekaman", ""), BORROWER.format("memakai rekaman"), LIBRARY) == []


def test_a_step_of_the_lender_is_missing_too() -> None:
    """An answer that asks for a step of its own instrument cannot be lent."""
    step = 'langkah lapor "L"\n  harus oleh pegawai   dasar P-001\n'
    lender = LENDER.format("", step).replace("berupa bilangan bulat", "berupa ya atau tidak")
    problem = only(lender.replace("adalah poin", "adalah (lapor selesai)"), BORROWER.format(""))
    assert (problem.kind.code, problem.fact("fact")) == ("JK224", "lapor")


def test_only_answers_are_lent() -> None:
    """An unknown answer is told with the nearest of the lender."""
    problem = only(LENDER.format("", DATA), BORROWER.format("memakai induk").replace("nilai dari", "nilaii dari"))
    assert (*shown([problem]), problem.fact("suggestion")) == (("JK206", "nilaii"), "nilai")
