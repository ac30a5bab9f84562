"""What a clause says against the statements it rests on."""

import pytest

from tests.model.checking import HEAD, below, found, only_below, shown

STATEMENT = "butir P-{}   menurut S-1   keandalan tinggi   sifat {}\n"
STEP = """
langkah lapor "L"
  {} oleh pegawai {}  dasar {}
  {}
"""


def statement(number: str, rest: str = "aturan") -> str:
    """A further statement: its number, its nature and what it says of itself."""
    return STATEMENT.format(f'{number} "Bunyi."', rest)


def step(strength: str = "harus", when: str = "", basis: str = "P-002", more: str = "") -> str:
    """A step with one norm."""
    return STEP.format(strength, when, basis, more)


def test_a_clause_is_as_strong_as_its_statement() -> None:
    """A statement that records its word of strength is compared with the clause."""
    problem = only_below(statement("002", "aturan kekuatan dianjurkan") + step("wajib"))
    assert shown([problem]) == [("JK513", "wajib oleh pegawai   dasar P-002")]
    assert (problem.fact("strength"), problem.fact("stated")) == ("wajib", "dianjurkan")
    assert [(label.caption, label.span.text) for label in problem.labels] == [("statement", "P-002")]
    assert not problem.is_error


@pytest.mark.parametrize(
    "strength", ["wajib", "harus", "tidak harus", "dapat", "berwenang", "berhak", "dilarang", "dianjurkan"]
)
def test_the_same_word_is_silent(strength: str) -> None:
    """Each word of strength agrees with itself and with no other."""
    rule = statement("002", f"aturan kekuatan {strength}")
    assert below(rule + step(strength)) == []
    other = "dapat" if strength != "dapat" else "harus"
    assert [code for code, _ in below(rule + step(other))] == ["JK513"]


def test_one_statement_with_the_word_is_enough() -> None:
    """Of several statements one may carry the strength; one that is silent decides nothing."""
    rules = statement("002", "aturan kekuatan harus") + statement("003", "aturan kekuatan dianjurkan")
    assert below(rules + step(basis="P-003, P-002")) == []
    assert below(rules + step(basis="P-003, P-001")) == [("JK513", "harus oleh pegawai   dasar P-003, P-001")]


def test_a_time_limit_that_rests_on_advice() -> None:
    """A bound on advice says *dianjurkan*; without the word it binds."""
    rule = statement("002", "anjuran kekuatan dianjurkan")
    window = "{}paling lambat 31 Januari 2024   dasar P-002"
    assert below(rule + step(basis="P-001", more=window.format("dianjurkan "))) == []
    assert below(rule + step(basis="P-001", more=window.format(""))) == [("JK513", window.format(""))]


@pytest.mark.parametrize("nature", ["anjuran", "kesimpulan", "praktik", "riwayat"])
def test_wajib_never_rests_on_less_than_a_rule(nature: str) -> None:
    """*wajib* on advice, inference, practice or history is an error; with one rule beside it, it is not."""
    problem = only_below(statement("002", nature) + step("wajib"))
    assert (problem.kind.code, problem.fact("nature"), problem.is_error) == ("JK514", nature, True)
    assert below(statement("002", nature) + step("wajib", basis="P-002, P-001")) == []


@pytest.mark.parametrize(("strength", "nature"), [("wajib", "dugaan"), ("wajib", "keterangan"), ("harus", "praktik")])
def test_a_duty_that_rests_on_no_rule_is_a_warning(strength: str, nature: str) -> None:
    """Other duties on other natures are warned of."""
    problem = only_below(statement("002", nature) + step(strength))
    assert (problem.kind.code, problem.is_error) == ("JK515", False)


@pytest.mark.parametrize("strength", ["dapat", "dianjurkan", "dilarang", "berhak"])
def test_what_is_no_duty_may_rest_on_anything(strength: str) -> None:
    """Permissions, advice and rights are not held to rules."""
    assert below(statement("002", "praktik") + step(strength)) == []


def test_roles_lie_within_those_of_the_statements() -> None:
    """A clause for everybody, on a statement for guru only, reaches too far."""
    rule = statement("002", "aturan bagi guru")
    problem = only_below(rule + step())
    assert (problem.kind.code, problem.fact("roles"), problem.fact("stated")) == ("JK516", "kepala_sekolah", "guru")
    assert below(rule + step(when="bagi guru ")) == []
    assert below(rule + step(when="dalam hal peran = guru ")) == []
    assert below(rule + step(when="dalam hal bukan peran = kepala_sekolah ")) == []
    assert below(rule + step(basis="P-002, P-001")) == []


def test_the_roles_of_a_step_bound_its_clauses() -> None:
    """What a step says of roles holds for each of its clauses."""
    rules = 'langkah lapor "L"\n  bagi guru\n  harus oleh pegawai   dasar P-002\n'
    assert below(statement("002", "aturan bagi guru") + rules) == []
    rules = rules.replace("bagi guru", "bagi guru, kepala_sekolah")
    assert below(statement("002", "aturan bagi guru") + statement("003", "aturan bagi kepala_sekolah") + rules) == [
        ("JK516", "harus oleh pegawai   dasar P-002")
    ]
    both = rules.replace("P-002", "P-002, P-003")
    assert below(statement("002", "aturan bagi guru") + statement("003", "aturan bagi kepala_sekolah") + both) == []


def test_periods_lie_within_those_of_the_statements() -> None:
    """A rule of one semester is not carried to the other."""
    rule = statement("002", "aturan periode semester_1 2024")
    problem = only_below(rule + step())
    assert (problem.kind.code, problem.fact("periods")) == ("JK517", "semester_2 2024")
    assert below(rule + step(when="dalam hal periode = semester_1 2024 ")) == []


def test_a_date_stands_in_its_statement() -> None:
    """A changed date is told with the one that the statement names."""
    rule = statement("002", "aturan menyebut 1 Januari 2024, 31 Januari 2024")
    window = "paling lambat 31 Maret 2024   dasar P-002"
    problem = only_below(rule + step(basis="P-001", more=window))
    assert shown([problem]) == [("JK518", window)]
    assert (problem.fact("day"), problem.fact("stated")) == ("31 Maret 2024", "1 Januari 2024, 31 Januari 2024")
    assert below(rule + step(basis="P-001", more="paling lambat 31 Januari 2024   dasar P-002")) == []
    assert below(rule + step(basis="P-001", more="paling lambat 31 Maret 2024   dasar P-001")) == []


def test_a_date_is_compared_as_written() -> None:
    """*sebelum D* is compared by D, not by the day before that it is kept as."""
    rule = statement("002", "aturan menyebut 10 Januari 2024")
    assert below(rule + step(basis="P-001", more="sebelum 10 Januari 2024   dasar P-002")) == []
    assert [code for code, _ in below(rule + step(basis="P-001", more="sebelum 11 Januari 2024   dasar P-002"))] == [
        "JK518"
    ]


def test_an_amendment_is_held_to_its_statement_too() -> None:
    """The new date of a change stands in the words it rests on."""
    rule = statement("002", "aturan menyebut 31 Maret 2024")
    change = """
perubahan perpanjangan "P"
  melalui juknis
  terhadap langkah lapor   periode semester_1 2024
  diubah paling lambat menjadi {}   dasar P-002
"""
    assert below(rule + step(basis="P-001") + change.format("31 Maret 2024")) == []
    assert [c for c, _ in below(rule + step(basis="P-001") + change.format("30 April 2024"))] == ["JK518"]


def test_an_order_is_held_to_its_statement_too() -> None:
    """The roles of *hanya setelah* lie within those of its statement."""
    rule = statement("002", "aturan bagi guru") + step(basis="P-001").replace("lapor", "buka")
    order = step(basis="P-001", more="hanya setelah buka {}dasar P-002")
    assert below(rule + order.format("bagi guru   ")) == []
    assert [code for code, _ in below(rule + order.format(""))] == ["JK516"]


def test_a_rule_without_any_statement() -> None:
    """Silences and readings alone carry no rule; for what is not known they do."""
    silence = 'kekosongan sunyi "S"   keadaan tidak ditemukan dasar X-027\n'
    problem = only_below(silence + step(basis="X-027"))
    assert (problem.kind.code, problem.fact("ids")) == ("JK519", "X-027")
    scope = 'cakupan siapa "S"\n  belum diketahui bagi guru   dasar X-027\n'
    assert below(silence + step(basis="P-001, X-027") + scope) == []


def test_an_unknown_id_silences_its_clause() -> None:
    """With one id misspelt, what the others leave out is not told."""
    rule = statement("002", "aturan kekuatan dianjurkan bagi guru")
    assert below(rule + step("wajib", basis="P-002, P-02")) == [("JK212", "P-02")]


def test_a_library_has_no_periods() -> None:
    """Clauses of a library are not held to periods, for it governs none."""
    library = """bahasa juknis 1
pustaka umum "Umum"
butir P-002 "B."   menurut S-1   keandalan tinggi   sifat aturan   periode semester_1 2024
pihak atasan "A"
pihak penilai "P"
  adalah atasan   dasar P-002
"""
    step_text = 'langkah lapor "L"\n  harus oleh penilai   dasar P-001\n'
    text = HEAD.replace("jenis surat_edaran", "jenis surat_edaran   memakai umum") + step_text
    assert found(text, library) == []
