"""Readings: settled, complete, and not idle."""

import pytest

from tests.model.checking import below, only_below, shown

READING = """
tafsir satuan "Satuan"   {}dasar C-034
  alternatif satu "Satu"   dasar C-034a
  alternatif dua "Dua"   {}dasar C-034b
  {}
"""
ADOPTED = 'dianut satu oleh "tim" alasan "Modul."'
STEP = """
langkah lapor "L"
  harus oleh pegawai hanya menurut tafsir satuan alternatif dua   dasar P-001
"""


def test_a_reading_that_changes_nothing() -> None:
    """Two alternatives that no rule refers to are an error, adopted or not."""
    assert below(READING.format("", "", ADOPTED)) == [("JK507", "satuan")]
    assert below(READING.format("", "", "belum dianut")) == [("JK507", "satuan")]
    assert below(READING.format("", "", ADOPTED) + STEP) == []


def test_a_reading_with_one_usable_alternative_is_shown_only() -> None:
    """Where the others are recorded as wrong, nothing needs to refer to it."""
    assert below(READING.format("", "dicatat sebagai keliru   ", ADOPTED)) == []


def test_a_reading_says_whether_it_is_adopted() -> None:
    """Neither adopted nor left open is an omission."""
    assert below(READING.format("", "", "") + STEP) == [("JK510", "satuan")]
    assert below(READING.format("", "", "belum dianut") + STEP) == []


@pytest.mark.parametrize("first", [ADOPTED, "belum dianut"])
def test_one_adoption_for_all_periods(first: str) -> None:
    """What is adopted twice, or adopted and left open, is told at the second."""
    assert below(READING.format("", "", f"{first}\n  {ADOPTED}") + STEP) == [("JK511", ADOPTED)]


def test_one_reading_by_period() -> None:
    """A general adoption and one for a period stand side by side; the same period twice does not."""
    general = f'{ADOPTED}\n  dianut dua periode semester_1 2024 oleh "tim" alasan "Aturan kemudian."'
    assert below(READING.format("", "", general) + STEP) == []
    twice = general + '\n  dianut satu periode semester_1 2024 oleh "tim" alasan "Lagi."'
    problem = only_below(READING.format("", "", twice) + STEP)
    assert (*shown([problem]), problem.fact("period")) == (("JK511", "semester_1 2024"), "semester_1 2024")


def test_one_alternative_is_no_question() -> None:
    """A single alternative is an assumption, and must say so."""
    one = """
tafsir satuan "Satuan"   {}dasar C-034
  alternatif satu "Satu"   dasar C-034a
  dianut satu oleh "tim" alasan "Modul."
"""
    assert below(one.format("")) == [("JK512", "satuan")]
    assert below(one.format("sifat asumsi   ")) == []


FORMULAS = """
simpulan hasil "H"   berupa bilangan bulat
  {} 0 {}  dasar P-001
  {} 1 {}  dasar P-001
"""
ONE, TWO = ("hanya menurut tafsir satuan alternatif satu", "hanya menurut tafsir satuan alternatif dua")


@pytest.mark.parametrize("word", ["adalah", "aturan umum"])
def test_formulas_under_every_alternative(word: str) -> None:
    """Formulas side by side cover every alternative of one reading, each once."""
    reading = READING.format("", "", ADOPTED)
    assert below(reading + FORMULAS.format(word, ONE, word, TWO)) == []
    assert [code for code, _ in below(reading + FORMULAS.format(word, ONE, word, ""))] == ["JK508", "JK509"]
    assert [code for code, _ in below(reading + STEP + FORMULAS.format(word, "", word, ""))] == ["JK509"]
    assert {code for code, _ in below(reading + FORMULAS.format(word, ONE, word, ONE))} == {"JK508", "JK509"}


def test_the_alternative_without_a_formula_is_named() -> None:
    """A formula under one alternative alone leaves the answer open under the other."""
    rules = 'simpulan hasil "H"   berupa bilangan bulat\n  adalah 0 ' + ONE + "   dasar P-001\n"
    problem = only_below(READING.format("", "", ADOPTED) + rules)
    assert (problem.kind.code, problem.fact("alternative"), problem.fact("reading")) == ("JK508", "dua", "satuan")
    assert problem.labels[0].span.text.startswith("alternatif dua")


def test_a_recorded_alternative_needs_no_formula() -> None:
    """What can never be adopted is not missed."""
    rules = 'simpulan hasil "H"   berupa bilangan bulat\n  adalah 0 ' + ONE + "   dasar P-001\n"
    assert below(READING.format("", "dicatat sebagai keliru   ", ADOPTED) + rules) == []
