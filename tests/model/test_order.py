"""What depends on what: circles with all their links, and the order of evaluation."""

import pytest

from kinerja_rules.model.order import evaluation_order
from kinerja_rules.values.kinds import Name
from tests.model.checking import HEAD, below, model_of, only_below, shown

STEPS = """
pihak atasan "Atasan"
langkah ajukan_rencana "Mengajukan"
  harus oleh pegawai setelah setujui_rencana {}  dasar P-001
langkah setujui_rencana "Menyetujui"
  harus oleh atasan setelah ajukan_rencana {}  dasar P-001
"""


def test_two_steps_that_wait_for_each_other() -> None:
    """Both links are shown, and the path comes back to its beginning."""
    problem = only_below(STEPS.format("", ""))
    assert problem.kind.code == "JK401"
    assert problem.fact("path") == "ajukan_rencana → setujui_rencana → ajukan_rencana"
    assert problem.span is not None
    assert problem.span.text.startswith("harus oleh pegawai setelah setujui_rencana")
    (link,) = problem.labels
    assert (link.caption, link.span.text.split(" dasar")[0].strip()) == (
        "link",
        "harus oleh atasan setelah ajukan_rencana",
    )


def test_a_circle_of_three_shows_every_link() -> None:
    """However long the circle, each link is there once."""
    step = 'langkah {0} "L"\n  harus oleh pegawai setelah {1}   dasar P-001\n'
    problem = only_below(step.format("satu", "dua") + step.format("dua", "tiga") + step.format("tiga", "satu"))
    assert problem.fact("path") == "dua → tiga → satu → dua"
    assert len(problem.labels) == 2


def test_links_that_never_hold_together_make_no_circle() -> None:
    """One order for guru and the other for kepala sekolah is no circle."""
    assert below(STEPS.format("bagi guru", "bagi kepala_sekolah")) == []
    assert [code for code, _ in below(STEPS.format("bagi guru", "bagi guru, kepala_sekolah"))] == ["JK401"]


def test_a_step_that_waits_for_itself() -> None:
    """A step after itself never begins."""
    step = 'langkah lapor "L"\n  harus oleh pegawai setelah lapor   dasar P-001\n'
    assert only_below(step).fact("path") == "lapor → lapor"


@pytest.mark.parametrize(
    "clause",
    [
        "paling lama 1 bulan sejak tutup   dasar P-001",
        "harus oleh pegawai dalam hal tutup selesai   dasar P-001",
        "dianggap dilakukan dalam hal peran = guru dan tutup selesai   dasar P-001",
    ],
)
def test_terms_and_conditions_wait_too(clause: str) -> None:
    """A term counted from a step, and a condition that it be done, are links."""
    rules = f"""
langkah lapor "L"
  dapat oleh pegawai   dasar P-001
  {clause}
langkah tutup "T"
  harus oleh pegawai setelah lapor   dasar P-001
"""
    assert [code for code, _ in below(rules)] == ["JK401"]


def test_an_order_without_an_actor_is_a_link() -> None:
    """*hanya setelah* makes a step wait as a norm does."""
    rules = """
langkah lapor "L"
  harus oleh pegawai   dasar P-001
  hanya setelah tutup {}  dasar P-001
langkah tutup "T"
  harus oleh pegawai setelah lapor   dasar P-001
"""
    problem = only_below(rules.format(""))
    assert (problem.kind.code, problem.fact("path")) == ("JK401", "lapor → tutup → lapor")
    apart = rules.replace("setelah lapor", "setelah lapor bagi guru")
    assert below(apart.format("bagi kepala_sekolah")) == []


def test_a_condition_that_a_step_is_not_done_is_no_link() -> None:
    """*belum selesai* waits for nothing, and a bound may depend on its own step."""
    rules = """
langkah lapor "L"
  harus oleh pegawai dalam hal tutup belum selesai   dasar P-001
  paling lambat 31 Maret 2024 dalam hal lapor belum selesai per 31 Januari 2024   dasar P-001
langkah tutup "T"
  harus oleh pegawai setelah lapor   dasar P-001
"""
    assert below(rules) == []


def test_answers_that_need_each_other() -> None:
    """A circle of formulas is told at the names that make it."""
    rules = """
simpulan satu "1"   berupa bilangan bulat
  adalah dua ditambah 1   dasar P-001
simpulan dua "2"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali khusus dalam hal satu lebih dari 0 adalah 1   dasar P-001
"""
    problem = only_below(rules)
    assert shown([problem]) == [("JK402", "satu")]
    assert problem.fact("path") == "dua → satu → dua"
    assert [label.span.text for label in problem.labels] == ["dua"]


def test_a_circle_through_a_silence() -> None:
    """The condition of a silence on an answer is part of the answer."""
    rules = """
simpulan satu "1"   berupa bilangan bulat
  adalah 1   dasar P-001
kekosongan sunyi "S"
  keadaan tidak ditemukan
  dalam hal satu lebih dari 0 akibatnya satu tidak dapat disimpulkan
"""
    assert only_below(rules).kind.code == "JK402"


def test_a_circle_through_a_deemed_step() -> None:
    """An answer that asks whether a step is deemed done may not decide it."""
    rules = """
simpulan boleh "B"   berupa ya atau tidak
  adalah (lapor selesai)   dasar P-001
langkah awal "A"
  harus oleh pegawai   dasar P-001
langkah lapor "L"
  harus oleh pegawai setelah awal   dasar P-001
  dianggap dilakukan dalam hal bukan boleh   dasar P-001
"""
    problem = only_below(rules)
    assert (problem.kind.code, problem.fact("path")) == ("JK402", "boleh → lapor → boleh")


def test_parties_that_fill_each_other() -> None:
    """A chain of parties ends somewhere."""
    rules = """
pihak atasan "A"
  adalah penilai   dasar P-001
pihak penilai "P"
  adalah atasan   dasar P-001
"""
    problem = only_below(rules)
    assert (problem.kind.code, problem.fact("path")) == ("JK403", "atasan → penilai → atasan")


def test_the_order_of_evaluation() -> None:
    """Answers come after what they read, steps after what they wait for, else by name."""
    rules = """
simpulan a_akhir "A"   berupa bilangan bulat
  adalah z_awal   dasar P-001
simpulan z_awal "Z"   berupa bilangan bulat
  adalah 1   dasar P-001
langkah a_tutup "T"
  harus oleh pegawai setelah z_buka   dasar P-001
langkah z_buka "B"
  harus oleh pegawai   dasar P-001
langkah m_lain "L"
  harus oleh pegawai   dasar P-001
"""
    order = evaluation_order(model_of(HEAD + rules))
    assert order.answers == (Name("juknis", "z_awal"), Name("juknis", "a_akhir"))
    assert [name.short for name in order.steps] == ["m_lain", "z_buka", "a_tutup"]
