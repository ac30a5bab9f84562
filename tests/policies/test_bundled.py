"""The bundled rules: checked, their worked examples run, their calendars held against an independent list."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from kinerja_rules.base.diagnostic import Problems
from kinerja_rules.base.resources import policies_root
from kinerja_rules.base.source import Source
from kinerja_rules.evaluation.examples import run_examples
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import Model
from kinerja_rules.syntax.from_text import parse


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The bundled rule files by name."""
    root = policies_root()
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.juknis"))
    }


@pytest.fixture(scope="module")
def model(texts: dict[str, str]) -> Model:
    """The bundled model."""
    problems = Problems()
    documents = []
    for name, text in texts.items():
        document, found = parse(Source(name, text))
        documents.append(document)
        problems.extend(found)
    checked, found = check(documents)
    problems.extend(found)
    assert [(p.kind.code, p.facts) for p in problems if p.is_error] == []
    assert checked is not None
    return checked


def test_every_worked_example_holds(model: Model, texts: dict[str, str]) -> None:
    """Each `contoh` gives what the person who wrote it worked out."""
    outcomes = run_examples(Engine(model, texts))
    assert [(o.example.title, f.wanted, f.found) for o in outcomes for f in o.failures] == []
    assert len(outcomes) > 100


def test_the_alternatives_called_wrong_are_kept_and_cannot_be_chosen(model: Model) -> None:
    """The four wrong matrices of C-029 stand in the model, with their ids, and none may be evaluated."""
    reading = next(r for r in model.readings.values() if any("C-029b" in option.basis for option in r.options))
    recorded = {i for option in reading.options if not option.selectable for i in option.basis if i.startswith("C-")}
    assert recorded == {"C-029b", "C-029c", "C-029d", "C-029e"}
    assert [i for option in reading.options if option.selectable for i in option.basis if i.startswith("C-")] == [
        "C-029a"
    ]


def declared(model: Model, year: int, form: str) -> set[date]:
    """The declared days of a year and a form."""
    days = (h for calendar in model.calendars.values() for h in calendar.holidays)
    return {h.day for h in days if h.day.year == year and h.form == form}


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_calendars_agree_with_an_independent_list(model: Model, year: int) -> None:
    """National holidays and cuti bersama are those of the package `holidays`, election days apart."""
    public = set(holidays.country_holidays("ID", years=year, categories=("public",)))
    leave = set(holidays.country_holidays("ID", years=year, categories=("government",)))
    assert declared(model, year, "national") == public - declared(model, year, "election")
    assert declared(model, year, "joint_leave") == leave - public
