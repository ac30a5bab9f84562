"""Whether conditions can hold together, and the case that shows it."""

import pytest

from kinerja_rules.model import model as m
from kinerja_rules.model.case import Condition, shown_case
from kinerja_rules.model.cases import Cases, TooMany
from kinerja_rules.values.kinds import Name
from tests.model.checking import HEAD, model_of

FACTS = """
pilihan daftar_status "Status"   terdiri atas pns "PNS", pppk "PPPK", honorer "Honorer"   berurutan
data status "Status"   berupa daftar_status   harus diisi   dasar P-001
data umur "Umur"   berupa bilangan bulat   antara 18 sampai dengan 60   harus diisi   dasar P-001
data poin "Poin"   berupa bilangan pecahan   harus diisi   dasar P-001
data lengkap "Lengkap"   berupa ya atau tidak   harus diisi   dasar P-001
data mulai "Mulai"   berupa tanggal   harus diisi   dasar P-001
besaran batas "Batas"   berupa bilangan bulat   sebesar 1   dasar P-001   sebesar 3 sejak 1 Juli 2024   dasar P-001
langkah buka "Membuka"
  harus oleh pegawai   dasar P-001
"""


def tried(one: str, other: str) -> tuple[m.Model, object]:
    """The first case in which both conditions hold."""
    steps = "".join(
        f'langkah uji_{n} "U"\n  harus oleh pegawai dalam hal {text}   dasar P-001\n'
        for n, text in ((1, one), (2, other))
    )
    model = model_of(HEAD + FACTS + steps)
    guards = [model.steps[Name("juknis", f"uji_{n}")].norms[0].guard for n in (1, 2)]
    return model, Cases(model, "juknis").first([Condition(guard) for guard in guards])


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("status = pns", "status = pppk", False),
        ("status = pns", "status tidak sama dengan pppk", True),
        ("status termasuk (pns, pppk)", "status lebih dari pppk", False),
        ("status paling sedikit pppk", "bukan status = pppk", True),
        ("umur kurang dari 50", "umur paling sedikit 50", False),
        ("umur lebih dari 49", "umur kurang dari 50", False),
        ("poin lebih dari 49", "poin kurang dari 50", True),
        ("umur lebih dari 60", "lengkap", False),
        ("poin paling sedikit batas", "poin kurang dari 1", False),
        ("poin paling sedikit batas", "poin kurang dari 3", True),
        ("mulai paling banyak 31 Januari 2024", "mulai lebih dari 31 Januari 2024", False),
        ("mulai paling banyak 31 Januari 2024", "mulai paling sedikit 31 Januari 2024", True),
        ("periode = semester_1 2024", "periode = semester_2 2024", False),
        ("bulan dalam periode = 6", "periode = semester_2 2024", True),
        ("bulan dalam periode = 12", "lengkap", False),
        ("buka selesai", "buka belum selesai", False),
        ("buka selesai per 31 Januari 2024", "buka belum selesai per 31 Maret 2024", False),
        ("buka selesai per 31 Maret 2024", "buka belum selesai per 31 Januari 2024", True),
        ("buka selesai", "buka belum selesai per 31 Januari 2024", True),
        ("lengkap dan status = pns", "bukan lengkap atau status = pppk", False),
        ("(poin kali umur lebih dari 1)", "bukan (poin kali umur lebih dari 1)", False),
        ("poin kali umur lebih dari 1", "poin kali umur lebih dari 3", True),
    ],
)
def test_what_can_hold_together(one: str, other: str, together: bool) -> None:
    """Closed values are tried in full, numbers and days around what they are compared with."""
    _, world = tried(one, other)
    assert (world is not None) is together


@pytest.mark.parametrize(
    ("one", "other", "case"),
    [
        ("status = pppk", "periode = semester_2 2024", "status = pppk, periode = semester_2 2024"),
        ("umur paling sedikit 50", "lengkap", "umur = 50, lengkap = ya"),
        ("poin lebih dari 49 dan poin kurang dari 50", "bukan lengkap", "poin = 49,5, lengkap = tidak"),
        ("buka selesai per 31 Maret 2024", "buka belum selesai per 31 Januari 2024", "buka selesai per 31 Maret 2024"),
        ("buka belum selesai", "lengkap", "buka belum selesai, lengkap = ya"),
        ("mulai lebih dari 31 Januari 2024", "lengkap", "mulai = 1 Februari 2024, lengkap = ya"),
    ],
)
def test_a_case_in_words(one: str, other: str, case: str) -> None:
    """A case names every value it takes, as a rule file would."""
    model, world = tried(one, other)
    assert isinstance(world, dict)
    assert shown_case(model, world) == case


def test_alternatives_of_one_reading_exclude_each_other() -> None:
    """Clauses under two alternatives never speak together; one alternative and none do."""
    reading = """
tafsir satuan "Satuan"   dasar C-034
  alternatif satu "Satu"   dasar C-034a
  alternatif dua "Dua"   dasar C-034b
  belum dianut
langkah uji "U"
  harus oleh pegawai hanya menurut tafsir satuan alternatif satu   dasar P-001
  dapat oleh pegawai hanya menurut tafsir satuan alternatif dua   dasar P-001
"""
    model = model_of(HEAD + reading)
    one, two = (Condition(n.guard, n.reading) for n in model.steps[Name("juknis", "uji")].norms)
    cases = Cases(model, "juknis")
    assert not cases.together([one, two])
    assert cases.together([one, Condition(None)])


def test_values_while_conditions_hold() -> None:
    """The roles for which a clause speaks are found whatever else it asks."""
    steps = 'langkah uji "U"\n  harus oleh pegawai bagi guru dalam hal status = pns   dasar P-001\n'
    model = model_of(HEAD + FACTS + steps)
    guard = model.steps[Name("juknis", "uji")].norms[0].guard
    cases = Cases(model, "juknis")
    role = cases.role()
    assert role is not None
    assert cases.values([Condition(guard)], m.FactValue(role.name, role.kind, role.span)) == {"guru"}


def test_too_many_cases_are_said() -> None:
    """Beyond the limit the answer is neither yes nor no."""
    data = "".join(f'data fakta_{i} "F"   berupa ya atau tidak   harus diisi   dasar P-001\n' for i in range(15))
    all_of = " dan ".join(f"fakta_{i}" for i in range(15))
    model = model_of(HEAD + data + f'langkah uji "U"\n  harus oleh pegawai dalam hal {all_of}   dasar P-001\n')
    guard = model.steps[Name("juknis", "uji")].norms[0].guard
    assert Cases(model, "juknis").first([Condition(guard)]) == TooMany(2**15)
