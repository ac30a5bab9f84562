"""Generated source: what it may hold, and that it computes what the operations say."""

from __future__ import annotations

import ast
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja_rules.base.source import Source
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import Model, PeriodId
from kinerja_rules.program import to_rowwise
from kinerja_rules.program.from_model import compile_program
from kinerja_rules.program.invariants import check_program
from kinerja_rules.program.program import Context, Program
from kinerja_rules.syntax.from_text import parse
from tests.differential.oracle import Case
from tests.strategies import models_with_cases

OWN_NAMES = re.compile(r"s[0-9]+|k[0-9]+")
OUR_NAMES = {*to_rowwise.FIXED_NAMES, *to_rowwise.PARAMETERS}

RULES = """bahasa juknis 1
naskah uji "{title}" jenis peraturan_menteri nomor "1" dasar P-001 mengatur periode semester_1 2024 dasar P-001
sumber ABC "{title}"
butir P-001 "{title}" menurut ABC keandalan tinggi sifat aturan
masa semester_1 2024 "{title}" sejak 1 Januari 2024 sampai dengan 30 Juni 2024 dasar P-001
pilihan jenis_peran "{title}" terdiri atas guru "{title}", {option} "{title}"
data peran "{title}" berupa jenis_peran
data {fact} "{title}" berupa bilangan bulat
pihak {party} "{title}"
langkah {step} "{title}" harus oleh {party} dasar P-001 paling lambat 31 Januari 2024 dasar P-001
simpulan {answer} "{title}" berupa bilangan bulat
  aturan umum {fact} ditambah 1 dasar P-001
  kecuali {exception} dalam hal peran = {option} adalah {fact} kali 2 dasar P-001
"""


def model_of(**texts: str) -> Model:
    """The model of the rules above with these names in them."""
    document, problems = parse(Source("uji.juknis", RULES.format(**texts)))
    assert not problems.has_errors, [(p.kind.code, p.facts) for p in problems]
    model, more = check([document])
    assert model is not None, [(p.kind.code, p.facts) for p in more]
    return model


def program_of(model: Model, role: str | None = None) -> Program:
    """The program of the model's only instrument for semester 1."""
    instrument = next(i for i in model.instruments.values() if not i.is_library)
    program = compile_program(
        model, Context(instrument.id, PeriodId("semester_1", 2024), role, frozenset(), frozenset())
    )
    check_program(program)
    return program


def foreign_words(source: str) -> set[str]:
    """Every name or constant of a source that is not one of ours."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and not (OWN_NAMES.fullmatch(node.id) or node.id in OUR_NAMES):
            found.add(node.id)
        if isinstance(node, ast.Attribute) and node.attr not in ("__class__", "get"):
            found.add(node.attr)
        if isinstance(node, ast.Constant) and not isinstance(node.value, int | None):
            found.add(repr(node.value))
    return found


WORDS = st.sampled_from(
    ["lambda_", "class_", "exec", "import_os", "s1", "k0", "run", "facts", "true", "none", "self", "print", "x" * 200]
)


@given(
    title=st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='"“”„'), max_size=40),
    names=st.lists(WORDS, min_size=6, max_size=6, unique=True),
)
def test_no_word_of_a_rule_file_reaches_the_source(title: str, names: list[str]) -> None:
    """Whatever the labels and names of a file are, the source holds only our own names and numbers."""
    option, fact, party, step, answer, exception = names
    texts = {"title": title.replace("{", "").replace("}", ""), "option": option, "fact": fact, "party": party}
    document, problems = parse(
        Source("uji.juknis", RULES.format(**texts, step=step, answer=answer, exception=exception))
    )
    model, more = check([document])
    if model is None:
        # A label may hold a character that files may not hold; then there is no source at all.
        assert problems.has_errors or more.has_errors
        return
    for role in (None, "guru"):
        program = program_of(model, role)
        for returned in (to_rowwise.outputs(program), range(len(program.ops))):
            assert foreign_words(to_rowwise.to_source(program, returned)[0]) == set()


@given(models_with_cases())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_generated_policies_give_clean_source_too(drawn: tuple[Model, Case]) -> None:
    """The same of every kind of rule that the strategies can build."""
    model, case = drawn
    program = compile_program(model, Context(case.instrument, case.period, None, frozenset(), frozenset(), case.as_of))
    check_program(program)
    assert foreign_words(to_rowwise.to_source(program, to_rowwise.outputs(program))[0]) == set()


def test_what_the_context_settles_costs_nothing() -> None:
    """With the role known, the exception for another role leaves no trace in the source."""
    names = {
        "option": "kepala",
        "fact": "poin",
        "party": "atasan",
        "step": "ajukan",
        "answer": "ganda",
        "exception": "k",
    }
    model = model_of(title="Judul", **names)
    general, _ = to_rowwise.to_source(program_of(model), to_rowwise.outputs(program_of(model)))
    settled, _ = to_rowwise.to_source(program_of(model, "guru"), to_rowwise.outputs(program_of(model, "guru")))
    assert "facts[0]" in general
    assert "facts[0]" not in settled
    assert len(settled.splitlines()) < len(general.splitlines())


@pytest.mark.parametrize(("role", "poin", "expected"), [("guru", 3, 4), ("kepala", 3, 6)])
def test_the_source_computes_the_rule(role: str, poin: int, expected: int) -> None:
    """Three points are four for the general rule and six for the exception, with the role settled or read."""
    names = {
        "option": "kepala",
        "fact": "poin",
        "party": "atasan",
        "step": "ajukan",
        "answer": "hasil",
        "exception": "k",
    }
    model = model_of(title="Judul", **names)
    for known in (role, None):
        program = program_of(model, known)
        values = to_rowwise.compile_plain(program)([role, poin], [((), ())], True, date(2024, 7, 1))
        slot = to_rowwise.outputs(program).index(program.answers[0].slot)
        assert values[slot] == expected
