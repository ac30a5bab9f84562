"""Rules that can hold together and disagree."""

import pytest

from tests.model.checking import below, only_below, shown

ANSWER = """
data plt "Plt."   berupa ya atau tidak   harus diisi   dasar P-001
data baru "Baru"   berupa ya atau tidak   harus diisi   dasar P-001
data umur "Umur"   berupa bilangan bulat   harus diisi   dasar P-001
simpulan mulai "Mulai"   berupa tanggal
  aturan umum 1 Januari 2024   dasar P-001
  kecuali pelaksana dalam hal {} adalah {}   dasar P-001
  kecuali pegawai_baru dalam hal {} adalah {}   dasar P-001
"""


def test_two_exceptions_that_disagree() -> None:
    """Both are named with their values, in a case that can be."""
    problem = only_below(ANSWER.format("plt", "15 Januari 2024", "baru dan umur lebih dari 0", "1 Mei 2024"))
    assert problem.kind.code == "JK503"
    assert dict(problem.facts) == {
        "one": "pelaksana",
        "one_value": "15 Januari 2024",
        "other": "pegawai_baru",
        "other_value": "1 Mei 2024",
        "case": "plt = ya, baru = ya, umur = 1",
    }
    assert problem.span is not None
    assert problem.span.text.startswith("kecuali pegawai_baru")
    assert problem.labels[0].span.text.startswith("kecuali pelaksana")


def unused(rules: str) -> list[tuple[str, str]]:
    """The problems of rules, without facts that no rule reads."""
    return [found for found in below(rules) if found[0] != "JK805"]


@pytest.mark.parametrize(
    ("one", "one_value", "other", "other_value"),
    [
        ("plt", "15 Januari 2024", "bukan plt", "1 Mei 2024"),
        ("plt", "15 Januari 2024", "baru", "15 Januari 2024"),
        ("umur kurang dari 1", "15 Januari 2024", "umur paling sedikit 1", "1 Mei 2024"),
        ("plt", "15 Januari 2024", "baru", "1 Mei 2024 mendahului pelaksana"),
        ("plt dan baru", "15 Januari 2024", "peran = guru dan bukan (plt dan baru)", "1 Mei 2024"),
    ],
)
def test_exceptions_that_do_not_collide(one: str, one_value: str, other: str, other_value: str) -> None:
    """What never holds together, agrees, or is ranked, is left alone."""
    assert unused(ANSWER.format(one, one_value, other, other_value)) == []


def test_a_third_exception_may_settle_two() -> None:
    """Where one that outranks holds in every case of a collision, there is none."""
    third = "  kecuali keduanya dalam hal plt dan baru adalah 1 Maret 2024 mendahului pelaksana, pegawai_baru\n"
    third += "  dasar P-001\n"
    rules = ANSWER.format("plt", "15 Januari 2024", "baru", "1 Mei 2024")
    assert [code for code, _ in unused(rules)] == ["JK503"]
    assert unused(rules + third) == []


def test_values_are_compared_in_the_case() -> None:
    """Values that are options of one list collide only where they differ; computed numbers always may."""
    rules = """
pilihan daftar_status "Status"   terdiri atas pns "PNS", pppk "PPPK"
data status "Status"   berupa daftar_status   harus diisi   dasar P-001
data plt "Plt."   berupa ya atau tidak   harus diisi   dasar P-001
data nilai "Nilai"   berupa bilangan bulat   harus diisi   dasar P-001
simpulan hasil "H"   berupa {}
  aturan umum {}   dasar P-001
  kecuali satu dalam hal status = pns adalah {}   dasar P-001
  kecuali dua dalam hal plt adalah {}   dasar P-001
"""
    assert unused(rules.format("daftar_status", "pppk", "pns", "status")) == []
    assert unused(rules.format("daftar_status", "pppk", "pppk", "status"))[0][0] == "JK503"
    assert unused(rules.format("bilangan bulat", "0", "nilai", "nilai ditambah 0"))[0][0] == "JK503"
    assert unused(rules.format("bilangan bulat", "0", "nilai", "nilai")) == []


def test_clauses_under_two_alternatives_never_collide() -> None:
    """One reading cannot be read two ways at once."""
    rules = """
tafsir satuan "Satuan"   dasar C-034
  alternatif satu "Satu"   dasar C-034a
  alternatif dua "Dua"   dasar C-034b
  belum dianut
simpulan hasil "H"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali pertama dalam hal peran = guru adalah 0 hanya menurut tafsir satuan alternatif satu   dasar P-001
  kecuali kedua dalam hal peran = guru adalah 1 hanya menurut tafsir satuan alternatif {}   dasar P-001
"""
    assert below(rules.format("dua")) == []
    assert [code for code, _ in below(rules.format("satu"))] == ["JK503"]


def test_sentences_of_a_scope() -> None:
    """Two classes for one person are told with both sentences."""
    rules = """
cakupan siapa "S"
  mencakup bagi guru   dasar P-001
  {} bagi {}   dasar P-001
"""
    problem = only_below(rules.format("tidak mencakup", "guru, kepala_sekolah"))
    assert shown([problem]) == [("JK504", "tidak mencakup bagi guru, kepala_sekolah   dasar P-001")]
    assert (problem.fact("one"), problem.fact("case")) == ("mencakup", "peran = guru")
    assert below(rules.format("tidak mencakup", "kepala_sekolah")) == []
    assert below(rules.format("mencakup", "guru, kepala_sekolah")) == []


def test_fillers_of_a_party() -> None:
    """One party is filled by one other, for each person."""
    rules = """
pihak kepala "K"
pihak dinas "D"
pihak penilai "P"
  bagi guru adalah kepala   dasar P-001
  bagi {} adalah dinas   dasar P-001
langkah nilai_hasil "N"
  harus oleh penilai   dasar P-001
"""
    problem = only_below(rules.format("guru, kepala_sekolah"))
    assert (problem.kind.code, problem.fact("one"), problem.fact("other")) == ("JK505", "kepala", "dinas")
    assert below(rules.format("kepala_sekolah")) == []


def test_amendments_of_one_bound() -> None:
    """Two changes of a deadline that can hold together must name one day."""
    rules = """
langkah lapor "L"
  harus oleh pegawai   dasar P-001
"""
    change = """
perubahan {} "P"
  melalui juknis
  terhadap langkah lapor   periode {}
  bagi {} diubah paling lambat menjadi {}   dasar P-001
"""
    first = rules + change.format("pertama", "semester_1 2024", "guru", "31 Maret 2024")
    problem = only_below(first + change.format("kedua", "semester_1 2024", "guru", "30 April 2024"))
    assert problem.kind.code == "JK506"
    assert (problem.fact("one_day"), problem.fact("other_day")) == ("31 Maret 2024", "30 April 2024")
    assert problem.fact("case") == "periode = semester_1 2024, peran = guru"
    assert below(first + change.format("kedua", "semester_1 2024", "guru", "31 Maret 2024")) == []
    assert below(first + change.format("kedua", "semester_2 2024", "guru", "30 September 2024")) == []
    assert below(first + change.format("kedua", "semester_1 2024", "kepala_sekolah", "30 April 2024")) == []


def test_what_is_too_large_to_try_is_said() -> None:
    """Beyond the limit a warning says that nothing was examined."""
    data = "".join(f'data fakta_{i} "F"   berupa ya atau tidak   harus diisi   dasar P-001\n' for i in range(15))
    all_of = " dan ".join(f"fakta_{i}" for i in range(15))
    rules = (
        data
        + f"""
simpulan hasil "H"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali satu dalam hal {all_of} adalah 1   dasar P-001
  kecuali dua dalam hal bukan fakta_1 adalah 0   dasar P-001
"""
    )
    problem = only_below(rules)
    assert (problem.kind.code, problem.fact("limit"), problem.is_error) == ("JK806", "20000", False)
