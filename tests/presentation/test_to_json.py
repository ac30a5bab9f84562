"""JSON text: canonical, complete, and the same for every output that offers it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kinerja_rules.base.diagnostic import report
from kinerja_rules.evaluation import kinds_of_problem as kinds
from kinerja_rules.presentation import OUTPUTS
from kinerja_rules.presentation.to_json import problems_to_json, to_json
from tests.presentation.results import EVERYTHING, RESULTS

Golden = Callable[[str, str], None]


def test_letters_stay_and_a_newline_ends() -> None:
    """No letter is escaped, the indentation is two, and one newline ends the text."""
    assert (
        to_json({"b": "é…", "a": [1, None, True]}) == '{\n  "b": "é…",\n  "a": [\n    1,\n    null,\n    true\n  ]\n}\n'
    )


@pytest.mark.parametrize("case", RESULTS)
def test_results(golden: Golden, case: str) -> None:
    """The hand-made results as programs see them."""
    golden(f"to_json/{case}.json", OUTPUTS["json"].render(RESULTS[case], "id"))


def test_the_language_changes_no_byte() -> None:
    """The JSON of a result is the same in every language."""
    assert OUTPUTS["json"].render(EVERYTHING, "id") == OUTPUTS["json"].render(EVERYTHING, "en")


@pytest.mark.parametrize("name", OUTPUTS)
def test_every_output_renders(name: str) -> None:
    """Every registered output gives a text that ends with one newline."""
    text = OUTPUTS[name].render(EVERYTHING, "id")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_problems() -> None:
    """Problems come with their counts."""
    found = (report(kinds.NO_FOLDER, None, path="x", reason="missing"), report(kinds.WORD_FILE, None, path="y"))
    data = json.loads(problems_to_json(found, "id"))
    assert (data["errors"], data["warnings"]) == (1, 1)
    assert [problem["code"] for problem in data["problems"]] == ["JK701", "JK706"]
