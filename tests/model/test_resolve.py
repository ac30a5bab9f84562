"""Words to ids: what a name means where it stands, and what is said when it means nothing."""

import pytest

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.model import model as m
from kinerja_rules.model.lookup import suggest, suggest_id
from kinerja_rules.values.kinds import Choice, Name
from tests.model.checking import HEAD, below, checked, model_of, only, only_below, shown

STEP = """
langkah lapor "Melapor"
  harus oleh {}   dasar P-001
"""
STATUS = """
pilihan daftar_status "Status"   terdiri atas pns "PNS", pppk "PPPK"
data status "Status"   berupa daftar_status   harus diisi   dasar P-001
"""
OTHERS = """
pihak atasan_langsung "Atasan langsung"
tahap awal "Awal"
langkah setujui "Menyetujui"
  pada tahap awal
  harus oleh atasan_langsung setelah lapor   dasar P-001
"""


def home(short: str) -> Name:
    """A name of the test instrument."""
    return Name("juknis", short)


def guard_of(rules: str) -> m.Expr | None:
    """The guard of the first norm of *lapor*."""
    return model_of(HEAD + rules).steps[home("lapor")].norms[0].guard


def test_an_unknown_party_gets_the_longer_name() -> None:
    """*atasan* is near to no name by letters, but *atasan_langsung* begins with it."""
    problem = only_below(STEP.format("atasan") + OTHERS)
    assert shown([problem]) == [("JK206", "atasan")]
    assert dict(problem.facts) == {
        "name": "atasan",
        "sort": "pihak",
        "opening": "Pihak",
        "suggestion": "atasan_langsung",
        "elsewhere": "",
    }


@pytest.mark.parametrize(
    ("wrong", "right", "sort"),
    [
        ("pada tahap awl", "pada tahap awal", "tahap"),
        ("setelah laporr", "setelah lapor", "langkah"),
        ("oleh atasan_langsun ", "oleh atasan_langsung ", "pihak"),
    ],
)
def test_each_clause_looks_for_its_sort(wrong: str, right: str, sort: str) -> None:
    """A misspelt name is told with the nearest of the sort that the clause wants."""
    problem = only_below((STEP.format("pegawai") + OTHERS).replace(right, wrong))
    assert shown([problem]) == [("JK206", wrong.split()[-1])]
    assert (problem.fact("sort"), problem.fact("suggestion")) == (sort, right.split()[-1])


def test_a_name_of_another_sort_is_told_as_such() -> None:
    """A party where a step is wanted is no unknown name."""
    problem = only_below(STEP.format("pegawai") + OTHERS.replace("setelah lapor", "setelah atasan_langsung"))
    assert shown([problem]) == [("JK211", "atasan_langsung")]
    assert (problem.fact("found"), problem.fact("wanted")) == ("pihak", "langkah")


def test_one_slip_is_told_once() -> None:
    """A name that is unknown at three places gives one problem, with the other places beside it."""
    steps = "".join(STEP.replace("lapor", f"lapor_{n}").format("atasann") for n in ("satu", "dua", "tiga"))
    problem = only_below('\npihak atasan "Atasan"\n' + steps)
    assert shown([problem]) == [("JK206", "atasann")]
    assert [label.caption for label in problem.labels] == ["also", "also"]


def test_roles_become_a_guard() -> None:
    """``bagi R`` says that the record's role is one of R, beside the condition of the clause."""
    guard = guard_of(STATUS + STEP.format("pegawai bagi guru, kepala_sekolah dalam hal status = pns"))
    assert isinstance(guard, m.Joint)
    roles, condition = guard.operands
    assert isinstance(roles, m.In)
    assert isinstance(roles.item, m.FactValue)
    assert roles.item.fact == home("peran")
    assert [option.value for option in roles.options] == ["guru", "kepala_sekolah"]
    assert isinstance(condition, m.Compare)


def test_an_unknown_role_names_the_options() -> None:
    """A role that is no option of *peran* is told with the list and the nearest option."""
    problem = only_below(STEP.format("pegawai bagi gurru"))
    assert shown([problem]) == [("JK208", "gurru")]
    assert (problem.fact("suggestion"), problem.fact("options")) == ("guru", "guru, kepala_sekolah")


def test_a_statement_may_not_name_an_unknown_role() -> None:
    """The roles of a statement are options of *peran* too."""
    rules = 'butir P-002 "B."   menurut S-1   keandalan tinggi   sifat aturan   bagi gurru\n'
    assert below(rules) == [("JK208", "gurru")]


def test_options_are_known_by_the_other_side() -> None:
    """An option is looked up in the list of the other side, whichever side that is."""
    kind = Choice(home("daftar_status"))
    for condition in ("status = pns", "pns = status"):
        guard = guard_of(STATUS + STEP.format(f"pegawai dalam hal {condition}"))
        assert isinstance(guard, m.Compare)
        sides = {type(side): side for side in (guard.left, guard.right)}
        assert sides[m.Const].kind == kind
    guard = guard_of(STATUS + STEP.format("pegawai dalam hal status termasuk (pns, pppk)"))
    assert isinstance(guard, m.In)
    assert [option.kind for option in guard.options] == [kind, kind]


def test_an_option_of_another_list_is_told() -> None:
    """An option is known only opposite its own list."""
    assert below(STATUS + STEP.format("pegawai dalam hal status = guru")) == [("JK208", "guru")]


def test_a_misspelt_fact_is_told_and_its_option_is_not() -> None:
    """With the left side unknown, the option on the right side is left alone."""
    problem = only_below(STATUS + STEP.format("pegawai dalam hal stattus = pns"))
    assert shown([problem]) == [("JK207", "stattus")]
    assert problem.fact("suggestion") == "status"


def test_a_fact_of_the_same_list_may_stand_on_the_other_side() -> None:
    """Two facts of one list are compared as they are."""
    other = 'data status_lama "Status lama"   berupa daftar_status   harus diisi   dasar P-001\n'
    guard = guard_of(STATUS + other + STEP.format("pegawai dalam hal status = status_lama"))
    assert isinstance(guard, m.Compare)
    assert isinstance(guard.right, m.FactValue)


def test_an_option_named_as_a_fact_of_its_list_is_ambiguous() -> None:
    """Where a name is an option and a fact of that very list, nobody knows which is meant."""
    other = 'data pns "PNS"   berupa daftar_status   harus diisi   dasar P-001\n'
    assert ("JK209", "pns") in below(STATUS + other + STEP.format("pegawai dalam hal status = pns"))


def test_a_fact_of_an_unknown_list_silences_its_options() -> None:
    """Where the list itself is unknown, its options are not told."""
    rules = 'data status "Status"   berupa daftar_statuss   harus diisi   dasar P-001\n'
    rules += STEP.format("pegawai dalam hal status = pns dan status termasuk (pns, pppk)")
    assert below(rules) == [("JK206", "daftar_statuss")]


@pytest.mark.parametrize(("written", "meant"), [("P-01", "P-001"), ("P-0001", "P-001"), ("Q-001", "")])
def test_an_unknown_statement_gets_the_nearest(written: str, meant: str) -> None:
    """Ids with a digit too few or too many are recognised; another family is never proposed."""
    problem = only_below(STEP.format("pegawai").replace("P-001", written))
    assert shown([problem]) == [("JK212", written)]
    assert problem.fact("suggestion") == meant


def test_suggestions_of_ids_keep_to_the_number() -> None:
    """Three right digits are never corrected into another number of the same family."""
    ids = ["P-080", "P-081", "K-080"]
    assert [suggest_id(i, ids) for i in ("P-80", "P-0800", "P-082")] == ["P-080", "P-080", ""]


def test_no_suggestion_beyond_what_is_near() -> None:
    """Two names that begin with the word leave it open which was meant."""
    assert suggest("atasan", ["atasan_langsung", "atasan_pejabat"]) == ""


def test_an_unknown_source_and_period_are_told() -> None:
    """Statements name declared sources and periods."""
    rules = """butir P-002 "B."   menurut S-2   keandalan tinggi   sifat aturan   periode semester_1 2025
"""
    assert below(rules) == [("JK213", "S-2"), ("JK214", "semester_1 2025")]


@pytest.mark.parametrize(
    ("rules", "missing", "text"),
    [
        ('butir P-002 "B."   menurut S-1   sifat aturan\n', "keandalan", "P-002"),
        ('butir P-002 "B."   menurut S-1   keandalan tinggi\n', "sifat", "P-002"),
        ('butir P-002 "B."   keandalan tinggi   sifat aturan\n', "menurut", "P-002"),
        ('data nilai "N"   dasar P-001\n', "berupa", "nilai"),
        ('besaran batas "B"   berupa bilangan bulat\n', "sebesar", "batas"),
        ('besaran batas "B"   sebesar 1   dasar P-001\n', "berupa", "batas"),
        ('simpulan hasil "H"   adalah 1   dasar P-001\n', "berupa", "hasil"),
        ('simpulan hasil "H"   berupa bilangan bulat\n', "adalah", "hasil"),
        ('kekosongan sunyi "S"\n', "keadaan", "sunyi"),
        ('cakupan siapa "S"\n', "mencakup", "siapa"),
        ('pilihan isi "I"\n', "terdiri atas", "isi"),
    ],
)
def test_a_missing_clause_is_told(rules: str, missing: str, text: str) -> None:
    """What a declaration cannot do without is named."""
    found = [p for p in _checked(rules) if p.is_error]
    assert shown(found) == [("JK218", text)]
    assert found[0].fact("clause") == missing


def test_an_exception_needs_a_general_rule() -> None:
    """``kecuali`` alone leaves everybody else without an answer."""
    rules = """
simpulan hasil "H"   berupa bilangan bulat
  kecuali satu dalam hal peran = guru adalah 1   dasar P-001
"""
    problem = only_below(rules)
    assert (problem.kind.code, problem.fact("clause")) == ("JK218", "aturan umum")


@pytest.mark.parametrize(
    ("word", "clause", "meant"),
    [("keandalan tingi", "keandalan", "tinggi"), ("sifat anjurann", "sifat", "anjuran")],
)
def test_words_of_closed_lists(word: str, clause: str, meant: str) -> None:
    """Reliability and nature come from closed lists, with the nearest word."""
    whole = 'butir P-002 "B."   menurut S-1   keandalan tinggi   sifat anjuran\n'
    problem = only_below(whole.replace(f"{clause} {meant}", word))
    assert shown([problem]) == [("JK219", word.split()[1])]
    assert (problem.fact("clause"), problem.fact("suggestion")) == (clause, meant)


def test_the_form_of_an_instrument_is_one_of_nine() -> None:
    """``jenis`` is a form of Indonesian law."""
    text = HEAD.replace("surat_edaran", "peraturan_menterii")
    problem = next(p for p in _checked("", text))
    assert (problem.kind.code, problem.fact("suggestion")) == ("JK219", "peraturan_menteri")


def test_outranking_an_unknown_exception() -> None:
    """``mendahului`` names an exception of the same answer; no collision is told beside it."""
    rules = """
simpulan hasil "H"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali satu dalam hal peran = guru adalah 1   dasar P-001
  kecuali dua dalam hal peran = guru adalah 0 mendahului satuu   dasar P-001
"""
    problem = only_below(rules)
    assert (*shown([problem]), problem.fact("suggestion")) == (("JK217", "satuu"), "satu")


READING = """
tafsir satuan "Satuan"   dasar C-034
  alternatif kerja "Kerja"   dasar C-034a
  alternatif tiap_hari "Kalender"   dasar C-034b
  alternatif salah "Salah"   dicatat sebagai keliru   dasar C-034c
  dianut {} oleh "tim" alasan "Modul."
"""
UNDER = """
langkah lapor "Melapor"
  harus oleh pegawai hanya menurut tafsir satuan alternatif {}   dasar P-001
"""


def test_a_clause_under_a_reading() -> None:
    """A clause knows the alternative it belongs to."""
    model = model_of(HEAD + READING.format("kerja") + UNDER.format("tiap_hari"))
    assert model.steps[home("lapor")].norms[0].reading == m.Choice(home("satuan"), "tiap_hari")
    assert model.readings[home("satuan")].adopted_in(None) == "kerja"


def test_an_unknown_alternative_has_no_follow_ups() -> None:
    """A misspelt alternative is told alone: neither is the reading idle nor does the clause collide."""
    problem = only_below(READING.format("kerja") + UNDER.format("kerjja"))
    assert (*shown([problem]), problem.fact("suggestion")) == (("JK215", "kerjja"), "kerja")


@pytest.mark.parametrize(("adopted", "used"), [("salah", "kerja"), ("kerja", "salah")])
def test_a_recorded_alternative_is_never_used(adopted: str, used: str) -> None:
    """What is recorded as wrong can be neither adopted nor referred to."""
    found = [p for p in _checked(READING.format(adopted) + UNDER.format(used)) if p.kind.code == "JK216"]
    assert shown(found) == [("JK216", "salah")]
    assert found[0].fact("recorded") == "keliru"


def test_a_step_of_another_instrument_is_told() -> None:
    """A record holds the steps of one instrument only."""
    other = """bahasa juknis 1
naskah lain "Lain"   jenis surat_edaran   memakai juknis
langkah tutup "Menutup"
  harus oleh pegawai setelah lapor   dasar P-001
"""
    problem = only(HEAD + STEP.format("pegawai"), other)
    assert (*shown([problem]), problem.fact("home")) == (("JK225", "lapor"), "juknis")


def test_a_role_without_the_fact_peran() -> None:
    """``bagi`` needs the fact that it tests."""
    text = HEAD.replace("data peran", "data jabatan")
    found = [p for p in _checked(STEP.format("pegawai bagi guru"), text) if p.is_error]
    assert shown(found) == [("JK220", "guru")]


def test_tables_know_their_options() -> None:
    """Cells are options of the inputs, outcomes are options of the answer."""
    rules = (
        STATUS
        + """
simpulan hasil "H"   berupa daftar_peran
  tabel status
  baris pns maka guru   dasar P-001
  baris pppk maka kepala_sekolah   dasar P-001
"""
    )
    body = model_of(HEAD + rules).answers[home("hasil")].body
    assert isinstance(body, m.TableBody)
    assert [row.cells[0].values for row in body.rows] == [("pns",), ("pppk",)]
    assert [row.outcome.value for row in body.rows] == ["guru", "kepala_sekolah"]
    assert below(rules.replace("maka guru", "maka pns")) == [("JK208", "pns")]


def test_a_second_scope_is_told() -> None:
    """Who is covered is read in one place."""
    rules = 'cakupan {} "S"\n  mencakup bagi guru   dasar P-001\n'
    problem = only_below(rules.format("satu_cakupan") + rules.format("dua_cakupan"))
    assert (*shown([problem]), problem.fact("first")) == (("JK222", "dua_cakupan"), "satu_cakupan")


def _checked(rules: str, head: str = HEAD) -> list[Diagnostic]:
    return list(checked(head + rules)[1])
