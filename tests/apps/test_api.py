"""The Python API: records as mappings, and the few errors a caller may catch."""

from __future__ import annotations

from collections import UserDict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import yaml

import kinerja_rules as kr
from kinerja_rules.evaluation.from_plain import from_plain
from kinerja_rules.evaluation.from_text import canonical_json, read_record
from tests.apps.conftest import RECORDS, RULES

TODAY = date(2024, 7, 10)
GOOD: dict[str, Any] = {
    "periode": "semester_1 2024",
    "peran": "guru",
    "sekolah": "negeri",
    "poin": 15,
    "lulus": True,
    "mulai": date(2023, 7, 1),
    "penilaian": "baik",
    "langkah": [{"langkah": "ajukan_rencana", "oleh": "pegawai", "pada": date(2024, 1, 20)}],
}


@pytest.fixture(scope="module")
def policies() -> kr.Policies:
    """The invented rules."""
    return kr.load(RULES)


@pytest.fixture(scope="module")
def juknis(policies: kr.Policies) -> kr.Juknis:
    """The one invented instrument."""
    return policies.in_force(period="semester_1 2024")


def codes(record: dict[str, Any]) -> list[str]:
    """The codes of what is wrong with plain data before any rule is asked."""
    return [problem.code for problem in from_plain(record)[1]]


def test_public_names() -> None:
    """The façade has at most twelve names, and each is there."""
    assert len(kr.__all__) <= 12
    assert [name for name in kr.__all__ if not hasattr(kr, name)] == []
    assert sorted(kr.__all__) == dir(kr)


def test_no_other_name() -> None:
    """A name that is not public is an AttributeError that names it."""
    with pytest.raises(AttributeError, match="has no attribute 'muat'"):
        _ = kr.muat  # type: ignore[attr-defined]


def test_the_instrument_of_a_period(policies: kr.Policies, juknis: kr.Juknis) -> None:
    """An instrument is found by its period or its id, and says what it is."""
    assert (juknis.id, juknis.number, juknis.periods) == ("aturan_contoh", "1/CONTOH", ("semester_1 2024",))
    assert policies["aturan_contoh"].title == juknis.title == "Aturan Contoh"
    assert [found.id for found in policies] == ["aturan_contoh"]
    assert len(juknis.fingerprint) == 64


def test_no_instrument(policies: kr.Policies) -> None:
    """A period that nothing governs is a PolicyError with a suggestion; an unknown id is a KeyError."""
    with pytest.raises(kr.PolicyError, match="did you mean 'semester_1 2024'"):
        policies.in_force(period="semester_1 2025")
    with pytest.raises(KeyError, match="aturan_lain"):
        _ = policies["aturan_lain"]


def test_rules_that_cannot_be_used(tmp_path: Any) -> None:
    """A folder without rules is a PolicyError that carries the problem."""
    with pytest.raises(kr.PolicyError) as refused:
        kr.load(tmp_path)
    assert [problem.kind.code for problem in refused.value.problems] == ["JK702"]


def test_a_good_record(juknis: kr.Juknis) -> None:
    """Verdict, violations, next steps and values are what the rules say."""
    outcome = juknis.evaluate(GOOD, as_of=TODAY)
    assert outcome.verdict == "complies"
    assert outcome.violations == ()
    assert outcome.next_steps == ()
    assert outcome.value("hasil").value == "baik"
    assert outcome.value("cukup").value is True
    assert outcome.to_dict()["summary"] == outcome.result.to_dict()["summary"]


def test_a_violation(juknis: kr.Juknis) -> None:
    """A late step is the one violation."""
    late = {**GOOD, "langkah": [{"langkah": "ajukan_rencana", "oleh": "pegawai", "pada": "2024-02-05"}]}
    outcome = juknis.evaluate(late, as_of=TODAY)
    assert [step.id for step in outcome.violations] == ["ajukan_rencana"]


def test_an_unknown_answer(juknis: kr.Juknis) -> None:
    """What is left out is unknown, and names what is missing."""
    row = juknis.evaluate({k: v for k, v in GOOD.items() if k != "penilaian"}, as_of=TODAY).value("hasil")
    assert (row.status, [missing.path for missing in row.missing]) == ("unknown", ["penilaian"])
    with pytest.raises(KeyError, match="nilai"):
        juknis.evaluate(GOOD, as_of=TODAY).value("nilai")


def test_another_reading(juknis: kr.Juknis) -> None:
    """Under the other reading the answer changes; an unknown reading is a PolicyError."""
    other = juknis.evaluate(GOOD, as_of=TODAY, readings={"batas_poin": "dua_puluh"})
    assert other.value("cukup").value is False
    with pytest.raises(kr.PolicyError, match="JK634"):
        juknis.evaluate(GOOD, as_of=TODAY, readings={"batas_poin": "tiga_puluh"})


def test_a_bad_record_carries_everything(juknis: kr.Juknis) -> None:
    """Every problem of the content is in the one exception, and in its text."""
    bad = {**GOOD, "peran": "gru", "sekolah": "negri", "poin": 101}
    with pytest.raises(kr.BadRecord) as refused:
        juknis.evaluate(bad, as_of=TODAY)
    assert sorted(problem.kind.code for problem in refused.value.problems) == ["JK622", "JK622", "JK623"]
    assert str(refused.value).count("\n") == 2


def test_a_file_and_a_mapping_agree(juknis: kr.Juknis) -> None:
    """The mapping of a YAML file gives the same result as the file, but for nothing."""
    data = (RECORDS / "baik.yaml").read_bytes()
    node, _ = read_record(data, "baik.yaml")
    plain = yaml.load(data, Loader=yaml.BaseLoader)
    other, problems = from_plain(plain)
    assert problems == ()
    assert node is not None
    assert other is not None
    assert canonical_json(other) == canonical_json(node)
    assert (
        juknis.evaluate(GOOD, as_of=TODAY).to_dict()["values"]
        == juknis.evaluate(plain, as_of=TODAY).to_dict()["values"]
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.1, "JK635"),
        (float("nan"), "JK635"),
        (datetime(2024, 1, 1, 12), "JK636"),
        (b"guru", "JK636"),
        ({1, 2}, "JK636"),
        (object(), "JK636"),
        ({1: "x"}, "JK636"),
        (10**40, "JK610"),
        (Decimal("NaN"), "JK610"),
        (Decimal("sNaN"), "JK610"),
        (Decimal("-Infinity"), "JK610"),
        (Decimal("1E+999999"), "JK610"),
        ("x" * 10_001, "JK614"),
        ("gu\u202eru", "JK613"),
        ("\ud800", "JK613"),
        ([[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]], "JK604"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_a_record_cannot_hold(value: object, code: str) -> None:
    """Floats, times, bytes, sets, strange keys, huge numbers and texts are refused, each with its own message."""
    assert codes({"peran": value}) == [code]


def test_a_circle_ends(juknis: kr.Juknis) -> None:
    """A list that holds itself is refused and not followed without end."""
    circle: list[object] = []
    circle.append(circle)
    assert codes({"langkah": circle}) == ["JK604"]


@pytest.mark.parametrize("value", [None, True, 3, Decimal("12.50"), "guru", [], {}, (1, 2), UserDict(a=1)])
def test_what_a_record_can_hold(value: object) -> None:
    """Plain values, tuples and any mapping are taken."""
    assert codes({"x": value}) == []


def test_a_decimal_keeps_its_digits() -> None:
    """A Decimal is read by its digits; a power of ten is written as JSON writes it."""
    node, _ = from_plain({"a": Decimal("12.50"), "b": Decimal("1E+3")})
    assert node is not None
    assert [entry.value.text for entry in node.entries] == ["12.50", "1e3"]  # type: ignore[union-attr]
