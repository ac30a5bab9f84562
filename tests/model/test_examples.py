"""Worked examples: what they give and expect, by id and of the right kind."""

from datetime import date
from fractions import Fraction

import pytest

from kinerja_rules.model import model as m
from kinerja_rules.model.examples import ABSENT, STATUS, VERDICT
from kinerja_rules.values import outcome
from kinerja_rules.values.kinds import Name
from tests.model.checking import HEAD, below, model_of, only_below, shown

RULES = """
pihak atasan "Atasan"
pilihan daftar_predikat "Predikat"   terdiri atas baik "Baik", kurang "Kurang"
data nilai "Nilai"   berupa bilangan pecahan   harus diisi   dasar P-001
data lengkap "Lengkap"   berupa ya atau tidak   harus diisi   dasar P-001
langkah lapor "Melapor"
  harus oleh pegawai   dasar P-001
langkah terima "Menerima"
  harus oleh atasan setelah lapor   dasar P-001
simpulan predikat_akhir "Predikat"   berupa daftar_predikat
  aturan umum kurang   dasar P-001
  kecuali tinggi_nilai dalam hal lengkap dan nilai lebih dari 1 adalah baik   dasar P-001
kekosongan batas_lapor "Batas"   keadaan tidak ditemukan   dasar X-011
  akibatnya batas akhir lapor tidak dapat disimpulkan
"""
EXAMPLE = """
contoh "Satu"   per 1 Februari 2024   {}dasar P-001
  misalkan peran = guru   {}
  maka {}
"""


def example(given: str = "", expected: str = "lapor terlambat", head: str = "") -> m.Example:
    """The one worked example of the rules."""
    (found,) = model_of(HEAD + RULES + EXAMPLE.format(head, given, expected)).examples
    return found


def expected(text: str) -> tuple[str, Name | None, object, tuple[str, ...]]:
    """What an example expects."""
    (found,) = example(expected=text).expected
    return found.form, found.name, found.value, found.causes


LAPOR = Name("juknis", "lapor")


def test_what_an_example_gives() -> None:
    """Facts, period, events and whether the list of steps is complete."""
    found = example(
        "nilai = 12,5   lengkap = ya   periode = semester_1 2024\n  lapor oleh pegawai pada 5 Januari 2024\n"
        "  terima oleh atasan   tidak ada langkah lain",
        head="diketahui per 1 Maret 2024   ",
    )
    assert (found.as_of, found.known_at) == (date(2024, 2, 1), date(2024, 3, 1))
    assert found.period == m.PeriodId("semester_1", 2024)
    facts = {name.short: value for name, value in found.facts}
    assert facts == {"peran": "guru", "nilai": Fraction(25, 2), "lengkap": True}
    assert found.events == (
        m.GivenEvent(LAPOR, m.EMPLOYEE, date(2024, 1, 5)),
        m.GivenEvent(Name("juknis", "terima"), Name("juknis", "atasan"), None),
    )
    assert found.closed
    assert found.basis == ("P-001",)


def test_an_example_that_says_little_is_open() -> None:
    """What is not said is unknown: no period, no events, no closed list."""
    found = example()
    assert (found.period, found.known_at, found.events, found.closed) == (None, None, (), False)


@pytest.mark.parametrize(
    ("text", "form", "name", "value", "causes"),
    [
        ("predikat_akhir = baik", "value", Name("juknis", "predikat_akhir"), "baik", ()),
        ("lapor pihak keliru", "status", LAPOR, "wrong_actor", ()),
        ("lapor tidak relevan", "status", LAPOR, "not_applicable", ()),
        ("lapor belum lengkap karena langkah", "absent", LAPOR, "unknown", ("langkah",)),
        ("lapor tidak ditemukan karena batas_lapor", "absent", LAPOR, "not_found", ("batas_lapor",)),
        (
            "predikat_akhir belum lengkap karena nilai, lengkap",
            "absent",
            Name("juknis", "predikat_akhir"),
            "unknown",
            ("nilai", "lengkap"),
        ),
        ("predikat_akhir tidak relevan", "absent", Name("juknis", "predikat_akhir"), "not_applicable", ()),
        ("batas akhir lapor = 31 Januari 2024", "closing", LAPOR, date(2024, 1, 31), ()),
        ("batas akhir lapor tidak ditemukan karena X-011", "closing_absent", LAPOR, "not_found", ("X-011",)),
        ("lapor boleh oleh atasan", "permitted", LAPOR, "atasan", ()),
        ("lapor boleh oleh pegawai", "permitted", LAPOR, "pegawai", ()),
        ("lapor dianjurkan", "obligation", LAPOR, "dianjurkan", ()),
        ("putusan tidak sesuai ketentuan", "verdict", None, "violates", ()),
    ],
)
def test_what_an_example_expects(
    text: str, form: str, name: Name | None, value: object, causes: tuple[str, ...]
) -> None:
    """Each form of expectation, with the word that evaluators use."""
    assert expected(text) == (form, name, value, causes)


def test_the_words_are_those_of_outcomes() -> None:
    """Every status and verdict that evaluators know can be expected, and no other."""
    assert set(STATUS.values()) == set(outcome.Status.__args__) - {"undetermined"}
    assert set(VERDICT.values()) == set(outcome.Verdict.__args__)
    assert len(set(ABSENT.values())) == len(ABSENT)


@pytest.mark.parametrize(
    ("given", "text", "problem"),
    [
        ("nilaii = 1", "lapor terlambat", ("JK206", "nilaii")),
        ("nilai = ya", "lapor terlambat", ("JK307", "ya")),
        ("nilai = 1   nilai = 1", "lapor terlambat", ("JK201", "nilai")),
        ("laporr oleh pegawai", "lapor terlambat", ("JK206", "laporr")),
        ("lapor oleh atasann", "lapor terlambat", ("JK206", "atasann")),
        ("lapor oleh sistem", "lapor terlambat", ("JK206", "sistem")),
        ("periode = semester_3 2024", "lapor terlambat", ("JK214", "semester_3 2024")),
        ("", "predikat_akhir = baikk", ("JK208", "baikk")),
        ("", "predikat_akhir = 1", ("JK307", "1")),
        ("", "nilai = 1", ("JK211", "nilai")),
        ("", "laporr terlambat", ("JK206", "laporr")),
        ("", "lapor belum lengkap karena nilaii", ("JK207", "lapor belum lengkap karena nilaii")),
    ],
)
def test_what_does_not_exist_or_fit_is_told(given: str, text: str, problem: tuple[str, str]) -> None:
    """Unknown names, wrong kinds and repetitions in an example, each alone."""
    assert below(RULES + EXAMPLE.format("", given, text)) == [problem]


def test_the_role_of_an_example_is_an_option() -> None:
    """A value is looked up in the list of its fact."""
    assert below(RULES + EXAMPLE.format("", "", "lapor terlambat").replace("= guru", "= gurru")) == [("JK208", "gurru")]


def test_an_example_needs_a_day_and_an_expectation() -> None:
    """Without *per* nothing can be judged, without *maka* nothing is shown."""
    found = below(RULES + '\ncontoh "Satu"   dasar P-001\n  misalkan peran = guru\n')
    assert found == [("JK218", '"Satu"'), ("JK218", '"Satu"')]
    clauses = only_below(RULES + '\ncontoh "Satu"   dasar P-001\n  maka lapor terlambat\n')
    assert clauses.fact("clause") == "per"


def test_an_example_is_of_a_governed_period() -> None:
    """A record of another period would be judged under another instrument."""
    masa = 'masa tahunan 2025 "T"   sejak 1 Januari 2025 sampai dengan 31 Desember 2025   dasar P-001\n'
    problem = only_below(RULES + masa + EXAMPLE.format("", "periode = tahunan 2025", "lapor terlambat"))
    assert shown([problem]) == [("JK408", "tahunan 2025")]


def test_an_exception_may_be_a_cause() -> None:
    """A conflict is caused by exceptions, named in the example."""
    assert expected("predikat_akhir bertentangan karena tinggi_nilai")[2:] == ("conflict", ("tinggi_nilai",))
