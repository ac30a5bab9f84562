"""`grammar/juknis.lark` is unambiguous, and says so under lark's strict mode."""

import re

from lark import Lark

from kinerja_rules.base.resources import grammar_text
from kinerja_rules.syntax.attempt import heads, openings
from kinerja_rules.syntax.build import Build
from kinerja_rules.syntax.build_instruments import KIND_FORMS
from kinerja_rules.syntax.tree import STARTS, grammar, words


def test_grammar_loads_strictly() -> None:
    """No LALR conflict is settled in silence, and no two terminals of one priority can match the same text."""
    assert Lark(grammar_text(), parser="lalr", lexer="basic", start=STARTS, strict=True)


def test_every_rule_is_preceded_by_an_example() -> None:
    """A reader of the grammar meets an example above each declaration."""
    lines = grammar_text().splitlines()
    bare = [
        kind.lower().strip("_")
        for kind in sorted(openings())
        if not any(line.startswith(f"{_rule(kind)}:") and lines[i - 1].startswith("//") for i, line in enumerate(lines))
    ]
    assert bare == []


def _rule(kind: str) -> str:
    return "bagian" if kind == "_BAGIAN_DARI" else kind.lower().strip("_")


def test_every_rule_has_its_method() -> None:
    """`build` has a method, or an entry in one of its tables, for each rule and alias that makes a node."""
    names = {str(rule.alias or rule.origin.name) for rule in grammar().rules}
    # Choices between rules, words, the slips, and rules that another method builds.
    without = {
        *(
            "versi",
            "slip",
            "kurung",
            "operand",
            "perbandingan",
            "suku",
            "faktor",
            "nilai_bukan_nama",
            "harapan",
            "misal",
        ),
        *("pembanding", "tambah_kurang", "kali_bagi", "keadaan_kosong", "keadaan_langkah", "ketiadaan", "putusan"),
        *("jenis_libur", "jenis_lingkup", "berurutan", "harus_diisi", "belum_dianut", "umum"),
        *("dasar_tafsir", "sifat_tafsir", "bagi_butir", "periode_butir"),
    }
    tables = {*Build.COMPOUNDS, *Build.LEAVES, *Build.GIVEN, *Build.EXPECTED, *Build.DECLARATIONS, *KIND_FORMS}
    missing = [
        name
        for name in sorted(names - without - tables)
        if not hasattr(Build, name) and not re.match(r"(__|sel_|sasaran_|sebab_)", name)
    ]
    assert missing == []


def test_every_declaration_with_a_title_has_clauses() -> None:
    """What may open a clause is known for each declaration but `bagian dari`, which has no title."""
    assert openings() - set(heads()) == {"_BAGIAN_DARI"}
    assert all(heads().values())


def test_words_that_open_a_declaration_open_no_clause() -> None:
    """A reserved word opens a declaration or a clause, not both: a line that begins with one can be told apart."""
    clauses = set().union(*heads().values())
    assert {words().spelling[kind] for kind in openings() & clauses} == set()
