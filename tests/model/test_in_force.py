"""Which text is in force: amendments on their steps, impossible dates, double rule."""

from datetime import date

import pytest

from kinerja_rules.model import model as m
from kinerja_rules.values.kinds import Name
from tests.model.checking import HEAD, below, found, model_of, only, only_below, shown

STEP = """
langkah lapor "Melapor"
  harus oleh pegawai   dasar P-001
"""
CHANGE = """
perubahan perpanjangan "Perpanjangan"
  melalui juknis
  terhadap langkah lapor   periode {}
  {}diubah {} menjadi {}   dasar P-001
"""
LAPOR = Name("juknis", "lapor")


def test_a_change_becomes_an_override_of_its_step() -> None:
    """The override says for which periods, for whom and in which case, in one guard."""
    rules = CHANGE.format(
        "semester_1 2024",
        "bagi guru\n  dalam hal lapor belum selesai per 31 Januari 2024 ",
        "paling lambat",
        "31 Maret 2024",
    )
    model = model_of(HEAD + STEP + rules)
    (override,) = model.steps[LAPOR].overrides
    assert (override.bound, override.day, override.basis) == ("closes", date(2024, 3, 31), ("P-001",))
    assert override.amendment == Name("juknis", "perpanjangan")
    assert isinstance(override.guard, m.Joint)
    periods, roles, condition = override.guard.operands
    assert isinstance(periods, m.In)
    assert isinstance(periods.item, m.PeriodValue)
    assert [option.value for option in periods.options] == [m.PeriodId("semester_1", 2024)]
    assert isinstance(roles, m.In)
    assert isinstance(condition, m.Done)
    assert model.amendments[override.amendment].periods == (m.PeriodId("semester_1", 2024),)


def test_before_a_day_is_the_day_before() -> None:
    """*sebelum D* is kept inclusive, in windows and in changes."""
    rules = STEP + "  sebelum 10 Januari 2024   dasar P-001\n"
    rules += CHANGE.format("semester_2 2024", "", "sebelum", "1 Maret 2024")
    step = model_of(HEAD + rules).steps[LAPOR]
    assert (step.windows[0].bound, step.windows[0].day) == ("closes", date(2024, 1, 9))
    assert step.overrides[0].day == date(2024, 2, 29)


def test_an_amendment_in_its_own_instrument() -> None:
    """The amending document stands in its own file and names the step of the other."""
    letter = """bahasa juknis 1
naskah surat "Surat"   jenis surat_edaran   memakai juknis
""" + CHANGE.format("semester_1 2024", "", "paling lambat", "31 Maret 2024").replace("melalui juknis", "melalui surat")
    model = model_of(HEAD + STEP, letter)
    assert model.steps[LAPOR].overrides[0].amendment == Name("surat", "perpanjangan")


def test_two_instruments_for_one_period() -> None:
    """A period picks one instrument, so two are told with both places."""
    other = (
        'bahasa juknis 1\nnaskah lain "Lain"   jenis surat_edaran\n  mengatur periode semester_2 2024   dasar P-001\n'
    )
    problem = only(HEAD, other)
    assert shown([problem]) == [("JK404", "semester_2 2024")]
    assert (problem.fact("one"), problem.fact("other")) == ("juknis", "lain")
    assert problem.labels[0].span.source.name == "1.juknis"


def test_a_period_upside_down() -> None:
    """A period that ends before it begins is told with both days."""
    rules = 'masa tahunan 2024 "T"   sejak 31 Desember 2024 sampai dengan 1 Januari 2024   dasar P-001\n'
    problem = only_below(rules)
    assert problem.kind.code == "JK406"
    assert (problem.fact("first"), problem.fact("last")) == ("31 Desember 2024", "1 Januari 2024")


def test_a_step_that_closes_before_it_opens() -> None:
    """The case in which it shows is named; other roles and periods are left alone."""
    windows = """  paling cepat 1 Februari 2024 {}   dasar P-001
  paling lambat 31 Januari 2024 bagi guru   dasar P-001
"""
    problem = only_below(STEP + windows.format("bagi guru, kepala_sekolah"))
    assert shown([problem]) == [("JK407", "paling lambat 31 Januari 2024 bagi guru   dasar P-001")]
    assert (problem.fact("opens"), problem.fact("case")) == ("1 Februari 2024", "peran = guru")
    assert below(STEP + windows.format("bagi kepala_sekolah")) == []


def test_a_bound_that_is_replaced_does_not_count() -> None:
    """A closing that a change always replaces may lie before the opening."""
    windows = "  paling cepat 1 Februari 2024   dasar P-001\n  paling lambat 31 Januari 2024 {}   dasar P-001\n"
    change = CHANGE.format("semester_1 2024", "", "paling lambat", "31 Maret 2024")
    in_period = "dalam hal periode = semester_1 2024"
    assert below(STEP + windows.format(in_period) + change) == []
    assert [code for code, _ in below(STEP + windows.format("") + change)] == ["JK407"]


def test_a_change_may_itself_be_impossible() -> None:
    """A changed closing before the opening is told at the change."""
    windows = "  paling cepat 1 April 2024   dasar P-001\n"
    problem = only_below(STEP + windows + CHANGE.format("semester_1 2024", "", "paling lambat", "31 Maret 2024"))
    assert problem.kind.code == "JK407"
    assert problem.span is not None
    assert problem.span.text.startswith("diubah paling lambat menjadi 31 Maret 2024")


def test_a_change_for_a_period_of_nobody() -> None:
    """An amendment changes a step in periods that its instrument governs."""
    masa = 'masa tahunan 2025 "T"   sejak 1 Januari 2025 sampai dengan 31 Desember 2025   dasar P-001\n'
    problem = only_below(STEP + masa + CHANGE.format("tahunan 2025", "", "paling lambat", "31 Maret 2025"))
    assert (*shown([problem]), problem.fact("home")) == (("JK408", "tahunan 2025"), "juknis")


CALENDAR = """
kalender libur "Libur"
  tahun 2024   dasar P-001
  {} "Hari"   dasar P-001
  libur nasional 1 Mei 2024 "Buruh"   dasar P-001
  pekan kerja {} hari   dasar P-001
"""


@pytest.mark.parametrize(
    ("day", "week", "code"),
    [
        ("libur nasional 1 Januari 2025", 5, "JK409"),
        ("libur nasional 1 Mei 2024", 5, "JK412"),
        ("libur nasional 1 Januari 2024", 4, "JK413"),
    ],
)
def test_calendars(day: str, week: int, code: str) -> None:
    """Days lie in the years of their calendar, once each; weeks have five or six days."""
    assert [found for found, _ in below(CALENDAR.format(day, week))] == [code]


def test_one_day_of_two_sorts() -> None:
    """An election on a national holiday is two facts, not a slip."""
    assert below(CALENDAR.format("libur pemilihan 1 Mei 2024", 6)) == []


AMOUNTS = """
data poin "Poin"   berupa bilangan bulat   harus diisi   dasar P-001
besaran batas "Batas"   berupa bilangan bulat
  {}
langkah capai "Mencapai"
  harus oleh pegawai dalam hal poin paling sedikit batas   dasar P-001
"""


def test_a_number_of_law_has_one_amount_for_a_day() -> None:
    """Two amounts since one day, or two without a day, are told."""
    twice = "sebesar 1 {0}  dasar P-001   sebesar 0 {0}  dasar P-001"
    assert [code for code, _ in below(AMOUNTS.format(twice.format("")))] == ["JK410"]
    problem = only_below(AMOUNTS.format(twice.format("sejak 1 Januari 2024")))
    assert (problem.kind.code, problem.fact("day")) == ("JK410", "1 Januari 2024")


def test_a_number_of_law_that_comes_too_late() -> None:
    """A period of the instrument that ends before the first amount is told as a warning."""
    problem = only_below(AMOUNTS.format("sebesar 1 sejak 1 Juli 2024   dasar P-001"))
    assert (problem.kind.code, problem.fact("period")) == ("JK411", "semester_1 2024")
    assert not problem.is_error
    assert below(AMOUNTS.format("sebesar 1 sejak 1 Juni 2024   dasar P-001")) == []
    assert below(AMOUNTS.format("sebesar 0   dasar P-001   sebesar 1 sejak 1 Juli 2024   dasar P-001")) == []


def test_an_unknown_period_has_no_follow_up() -> None:
    """A period that is not declared is told once, not also as one that nobody governs."""
    rules = STEP + CHANGE.format("semester_3 2024", "", "paling lambat", "31 Maret 2024")
    assert below(rules) == [("JK214", "semester_3 2024")]
    assert found(HEAD + rules) == below(rules)
