"""Tables: every combination has a row, and rows do not disagree."""

from tests.model.checking import below, only_below, shown

FACTS = """
pilihan rating "Rating"   terdiri atas
  di_atas "Di atas ekspektasi", sesuai "Sesuai ekspektasi", di_bawah "Di bawah ekspektasi"
pilihan daftar_predikat "Predikat"   terdiri atas baik "Baik", kurang "Kurang"
data hasil_kerja "Hasil kerja"   berupa rating   harus diisi   dasar P-001
data perilaku "Perilaku"   berupa rating   harus diisi   dasar P-001
"""
TABLE = (
    FACTS
    + """
simpulan predikat_akhir "Predikat"   berupa daftar_predikat
  tabel hasil_kerja | perilaku
"""
)
FULL = """  baris di_atas atau sesuai | di_atas atau sesuai   maka baik   dasar P-001
  baris apa pun | di_bawah   maka kurang   dasar P-001
"""
STATEMENT = 'butir N-065 "{}"   menurut S-1   keandalan tinggi   sifat aturan\n'


def test_a_table_that_is_complete() -> None:
    """Lists of options and *apa pun* cover all they name."""
    assert below(TABLE + FULL + "  baris di_bawah | di_atas atau sesuai   maka kurang   dasar P-001\n") == []


def test_the_missing_combination_is_named() -> None:
    """The message names the combination and the row to type; the last row is shown."""
    row = "  baris di_bawah | di_atas   maka kurang   dasar P-001\n"
    problem = only_below(TABLE + FULL + row)
    assert shown([problem]) == [("JK501", "hasil_kerja")]
    assert problem.fact("missing") == "hasil_kerja = di_bawah dan perilaku = sesuai"
    assert problem.fact("row") == "baris di_bawah | sesuai maka …"
    assert problem.fact("statement") == ""
    assert problem.labels[0].span.text == row.strip()


def test_a_statement_is_proposed_only_when_sure() -> None:
    """The one statement that names both labels in the order of the inputs is proposed; two leave it open."""
    rules = TABLE + FULL + "  baris di_bawah | di_atas   maka kurang   dasar P-001\n"
    right = STATEMENT.format("Hasil kerja di bawah ekspektasi dan perilaku sesuai ekspektasi: kurang.")
    swapped = STATEMENT.format("Hasil kerja sesuai ekspektasi dan perilaku di bawah ekspektasi: kurang.")
    assert only_below(rules + right).fact("statement") == "N-065"
    assert only_below(rules + swapped).fact("statement") == ""
    assert only_below(rules + right + right.replace("N-065", "N-066")).fact("statement") == ""


def test_several_missing_combinations_are_one_problem() -> None:
    """A table without its last rows gives one message that counts what is missing."""
    problem = only_below(TABLE + "  baris di_atas | apa pun   maka baik   dasar P-001\n")
    assert problem.kind.code == "JK501"
    assert problem.fact("missing").endswith("; … (6)")


def test_rows_that_disagree() -> None:
    """Two rows that match one combination with different outcomes are told with that combination."""
    rows = FULL + "  baris di_bawah | apa pun   maka baik   dasar P-001\n"
    problem = only_below(TABLE + rows)
    assert shown([problem]) == [("JK502", "baris di_bawah | apa pun   maka baik   dasar P-001")]
    assert problem.fact("case") == "hasil_kerja = di_bawah dan perilaku = di_bawah"
    assert (problem.fact("one"), problem.fact("other")) == ("kurang", "baik")
    assert problem.labels[0].span.text.startswith("baris apa pun | di_bawah")


def test_rows_that_agree_may_overlap() -> None:
    """Equal outcomes never conflict."""
    assert below(TABLE + FULL + "  baris di_bawah | apa pun   maka kurang   dasar P-001\n") == []


def test_what_is_not_relevant_is_a_case_of_its_own() -> None:
    """A row for *tidak relevan* overlaps only with *apa pun*."""
    inner = """
simpulan boleh "B"   berupa ya atau tidak
  adalah ya   dasar P-001
simpulan hasil "H"   berupa bilangan bulat
  tabel boleh
  baris ya maka 1   dasar P-001
  baris tidak maka 0   dasar P-001
  baris tidak relevan maka 0   dasar P-001
"""
    assert below(inner) == []
    problem = only_below(inner.replace("baris tidak maka 0", "baris apa pun maka 1"))
    assert (problem.kind.code, problem.fact("case")) == ("JK502", "boleh = tidak relevan")


def test_a_broken_row_silences_its_table() -> None:
    """A misspelt option is told; that its row covers nothing is not."""
    assert below(TABLE + FULL + "  baris di_bawahh | di_atas atau sesuai   maka kurang   dasar P-001\n") == [
        ("JK208", "di_bawahh")
    ]


def test_a_table_too_large_to_try() -> None:
    """Beyond the limit nothing is claimed, and that is said."""
    data = "".join(f'data fakta_{i} "F"   berupa rating   harus diisi   dasar P-001\n' for i in range(9))
    inputs = " | ".join(f"fakta_{i}" for i in range(9))
    row = " | ".join(["apa pun"] * 9)
    rules = FACTS.split("data ")[0] + data
    rules += f'simpulan hasil "H"   berupa daftar_predikat\n  tabel {inputs}\n  baris {row} maka baik   dasar P-001\n'
    assert [code for code, _ in below(rules)] == ["JK806"]
