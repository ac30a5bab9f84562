"""Kinds and units: what may be compared, added, multiplied, divided."""

import pytest

from kinerja_rules.model import model as m
from kinerja_rules.values.kinds import COUNT, CREDIT, FRACTION, PERCENT, Kind, Name
from tests.model.checking import HEAD, checked, shown

FACTS = """
pilihan daftar_status "Status"   terdiri atas pns "PNS", pppk "PPPK"
data butir_poin "Poin"   berupa bilangan bulat   harus diisi   dasar P-001
data rata "Rata"   berupa bilangan pecahan   harus diisi   dasar P-001
data bagian_poin "Bagian"   berupa persen   harus diisi   dasar P-001
data kredit "Kredit"   berupa angka kredit   harus diisi   dasar P-001
data lengkap "Lengkap"   berupa ya atau tidak   harus diisi   dasar P-001
data tanggal_lapor "Hari"   berupa tanggal   harus diisi   dasar P-001
data catatan "Catatan"   berupa teks
data status "Status"   berupa daftar_status   harus diisi   dasar P-001
besaran setahun "Bulan setahun"   berupa bilangan bulat   sebesar 12   dasar P-001
"""


def errors(rules: str) -> list[tuple[str, str]]:
    """The errors of rules below the facts."""
    return shown(p for p in checked(HEAD + FACTS + rules)[1] if p.is_error)


def formula(kind: str, text: str) -> str:
    """An answer with one formula."""
    return f'simpulan hasil "H"   berupa {kind}\n  adalah {text}   dasar P-001\n'


def guarded(text: str) -> str:
    """A step under one condition."""
    return f'langkah lapor "L"\n  harus oleh pegawai dalam hal {text}   dasar P-001\n'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("butir_poin ditambah butir_poin", COUNT),
        ("butir_poin ditambah rata", FRACTION),
        ("butir_poin kali butir_poin", COUNT),
        ("butir_poin kali rata", FRACTION),
        ("butir_poin kali bagian_poin", PERCENT),
        ("kredit kali rata", CREDIT),
        ("bagian_poin kali kredit", CREDIT),
        ("bagian_poin kali bulan dalam periode dibagi setahun kali kredit", CREDIT),
        ("butir_poin dibagi setahun", FRACTION),
        ("bagian_poin dibagi setahun", PERCENT),
        ("kredit dibagi 1", CREDIT),
        ("bagian_poin dikurangi bagian_poin", PERCENT),
        ("kredit ditambah 0", CREDIT),
    ],
)
def test_units_go_through_arithmetic(text: str, kind: Kind) -> None:
    """Each operation has the kind that its units give."""
    words = {COUNT: "bilangan bulat", FRACTION: "bilangan pecahan", PERCENT: "persen", CREDIT: "angka kredit"}
    model, problems = checked(HEAD + FACTS + formula(words[kind], text))
    assert not problems.has_errors, shown(problems)
    assert model is not None
    body = model.answers[Name("juknis", "hasil")].body
    assert isinstance(body, m.FormulaBody)
    assert body.formulas[0].value.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "bagian_poin kali bagian_poin",
        "kredit kali kredit",
        "butir_poin ditambah bagian_poin",
        "kredit dikurangi bagian_poin",
        "lengkap ditambah 1",
        "status kali 1",
        "tanggal_lapor dikurangi tanggal_lapor",
    ],
)
def test_what_has_no_meaning_is_told_once(text: str) -> None:
    """An operation on units that do not go together is underlined as a whole, and nothing else is told."""
    assert errors(formula("bilangan bulat", text)) == [("JK303", text)]


def test_the_words_of_the_operation_are_named() -> None:
    """The message says both kinds and the operation between them."""
    problem = next(p for p in checked(HEAD + FACTS + formula("persen", "kredit ditambah bagian_poin"))[1])
    assert dict(problem.facts) == {"left": "angka kredit", "word": "ditambah", "right": "persen"}


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        ("bagian_poin paling sedikit 1", "bagian_poin paling sedikit 1"),
        ("status = lengkap", None),
        ("tanggal_lapor paling banyak 1", "tanggal_lapor paling banyak 1"),
        ("lengkap = 1", "lengkap = 1"),
        ("periode = 1 Januari 2024", "periode = 1 Januari 2024"),
        ("butir_poin termasuk (1, 50 persen)", "butir_poin termasuk (1, 50 persen"),
    ],
)
def test_only_equal_kinds_compare(text: str, underlined: str | None) -> None:
    """Two sides of different kinds are told together."""
    found = errors(guarded(text))
    assert found == [("JK301", underlined or text)]


@pytest.mark.parametrize(
    "text",
    [
        "butir_poin lebih dari rata",
        "kredit paling sedikit 1",
        "bagian_poin kurang dari 100 persen",
        "tanggal_lapor paling banyak 31 Januari 2024",
        "lengkap = tidak",
        "lengkap",
        "bukan lengkap dan (status = pns atau periode = semester_1 2024)",
        "bulan dalam periode lebih dari 1",
    ],
)
def test_what_compares(text: str) -> None:
    """Whole and other numbers compare, credit points with plain numbers, everything with its own kind."""
    assert errors(guarded(text)) == []


def test_an_order_is_needed_for_more_and_less() -> None:
    """Options compare by place only where their list says so; ya/tidak never does."""
    assert errors(guarded("status lebih dari pns")) == [("JK308", "status lebih dari pns")]
    assert errors(guarded("lengkap kurang dari ya")) == [("JK308", "lengkap kurang dari ya")]
    ordered = FACTS.replace('pppk "PPPK"', 'pppk "PPPK"   berurutan') + guarded("status lebih dari pns")
    assert shown(p for p in checked(HEAD + ordered)[1] if p.is_error) == []


def test_a_guard_is_true_or_false() -> None:
    """A number or an option is no condition, inside *dan* and *bukan* neither."""
    assert errors(guarded("butir_poin")) == [("JK302", "butir_poin")]
    assert errors(guarded("lengkap dan bukan status")) == [("JK302", "status")]


def test_a_divisor_is_fixed_and_not_zero() -> None:
    """Division is by a number or a *besaran*; zero is found in every amount of it."""
    assert errors(formula("bilangan pecahan", "1 dibagi butir_poin")) == [("JK304", "butir_poin")]
    assert errors(formula("bilangan pecahan", "1 dibagi (1 ditambah 1)")) == [("JK304", "1 ditambah 1")]
    assert errors(formula("bilangan pecahan", "1 dibagi 0")) == [("JK305", "0")]
    zero = 'besaran kosong "K"   berupa bilangan bulat   sebesar 1   dasar P-001\n'
    zero += "  sebesar 0 sejak 1 Juli 2024   dasar P-001\n"
    assert errors(zero + formula("bilangan pecahan", "1 dibagi kosong")) == [("JK305", "kosong")]


def test_a_formula_is_of_the_declared_kind() -> None:
    """The declared kind and the formula's are both named; a whole number may stand for a *pecahan*."""
    problem = next(p for p in checked(HEAD + FACTS + formula("ya atau tidak", "butir_poin"))[1] if p.is_error)
    assert shown([problem]) == [("JK306", "butir_poin")]
    assert (problem.fact("declared"), problem.fact("found")) == ("ya atau tidak", "bilangan bulat")
    assert errors(formula("bilangan pecahan", "butir_poin")) == []


def test_a_number_form_fits_its_kind() -> None:
    """Amounts, limits and outcomes are written as their kind is written."""
    assert errors('besaran b "B"   berupa persen   sebesar 75   dasar P-001\n') == [("JK307", "75")]
    limits = 'data nilai "N"   berupa bilangan bulat   antara 0,5 sampai dengan 2   dasar P-001\n'
    assert errors(limits) == [("JK307", "0,5")]
    table = (
        'simpulan hasil "H"   berupa bilangan bulat\n  tabel lengkap\n  baris apa pun maka 50 persen   dasar P-001\n'
    )
    assert errors(table) == [("JK307", "50 persen")]


def test_limits_are_of_numbers_and_upright() -> None:
    """``antara`` is for numbers, from the smaller to the larger."""
    rules = 'data nilai "N"   berupa {}   antara 2 sampai dengan 1   dasar P-001\n'
    assert errors(rules.format("ya atau tidak")) == [("JK309", "2 sampai dengan 1")]
    assert errors(rules.format("bilangan bulat")) == [("JK310", "2 sampai dengan 1")]


def test_a_text_is_not_read() -> None:
    """A fact that is a text decides nothing."""
    assert errors(guarded("catatan = catatan")) == [("JK311", "catatan"), ("JK311", "catatan")]


def test_inputs_of_tables_are_closed() -> None:
    """A number is no input of a table, and a row has a cell for each input."""
    table = 'simpulan hasil "H"   berupa bilangan bulat\n  tabel {}\n  baris apa pun maka 1   dasar P-001\n'
    assert errors(table.format("butir_poin")) == [("JK312", "butir_poin")]
    assert errors(table.format("lengkap | status")) == [("JK313", "baris apa pun maka 1   dasar P-001")]


def test_one_way_for_each_answer() -> None:
    """A formula and a table in one answer are told at the second."""
    both = formula("bilangan bulat", "1") + "  tabel lengkap\n  baris apa pun maka 1   dasar P-001\n"
    problem = next(p for p in checked(HEAD + FACTS + both)[1] if p.is_error)
    assert (problem.kind.code, problem.fact("first"), problem.fact("second")) == ("JK314", "adalah", "tabel")


def test_an_unknown_name_silences_what_is_above_it() -> None:
    """Arithmetic and comparisons over an unknown name are not told as well."""
    assert errors(guarded("tak_ada kali bagian_poin lebih dari status")) == [("JK207", "tak_ada")]
    assert errors(formula("ya atau tidak", "tak_ada")) == [("JK207", "tak_ada")]
