"""The invented records of `examples/` under the bundled rules, through the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinerja_rules.presentation.lines import columns
from tests.apps.conftest import Kinerja, Ran

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.suffix in (".yaml", ".json")
)


@pytest.fixture(scope="module")
def seen() -> dict[str, Ran]:
    """Every run so far, by language: reading the bundled rules takes its time."""
    return {}


@pytest.fixture(params=["id", "en"])
def ran(request: pytest.FixtureRequest, kinerja: Kinerja, seen: dict[str, Ran]) -> Ran:
    """All examples validated in one call, in one language."""
    language = str(request.param)
    if language not in seen:
        seen[language] = kinerja("validate", *EXAMPLES, "--as-of", "2026-01-31", "--lang", language)
    return seen[language]


def test_every_example_is_examined(ran: Ran) -> None:
    """Every example fits its shape: a report for each, no message, and some violate."""
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.count("=== ") == len(EXAMPLES) > 0


def test_eighty_columns(ran: Ran) -> None:
    """Whatever the rules hold, no line of a report is wider than 80 columns but for a path."""
    assert [line for line in ran.out.splitlines() if columns(line) > 80 and not line.startswith("===")] == []


def test_no_key_and_no_gap_is_left(ran: Ran) -> None:
    """No report shows a hole, a Python word, an empty bracket or two stops."""
    assert re.findall(r"\{\w+\}|\bNone\b|\bTrue\b|\bFalse\b|\(\)|\.\.(?!\.)| \.|: ;|; ;", ran.out) == []


def test_names_of_people_stay_out(ran: Ran) -> None:
    """No report repeats a name or a number of a person."""
    given = [
        value for path in EXAMPLES for value in re.findall(r'(?:nama|nip)"?: "?([^",\n]+)', path.read_text("utf-8"))
    ]
    assert given
    assert [value for value in given if value in ran.out] == []


def test_register(ran: Ran) -> None:
    """No exclamation mark, no blame, and never that there is no time limit."""
    flat = " ".join(ran.out.split()).casefold()
    assert not re.search(r"!|silakan|anda salah|tidak ada batas waktu|hangus|gugur", flat)
