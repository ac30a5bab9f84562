"""Worked examples after a run, as the author of the rules sees them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_rules.evaluation.examples import ExampleOutcome, run_examples
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.presentation.to_examples import examples_to_json, examples_to_text
from kinerja_rules.workspace import load

Golden = Callable[[str, str], None]
RULES = Path(__file__).parents[1] / "apps" / "rules"
FAILING = """
contoh "Semua yang dapat keliru"
  per 1 Maret 2024   dasar P-002
  misalkan periode = semester_1 2024   peran = guru   sekolah = negeri   poin = 15
  maka ajukan_rencana selesai
  maka putusan sesuai ketentuan
  maka hasil = baik
  maka hasil belum lengkap karena lulus
  maka batas akhir ajukan_rencana = 1 Februari 2024
  maka ajukan_rencana boleh oleh kepala_sekolah
  maka ajukan_rencana dianjurkan
  maka cukup = tidak
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> tuple[ExampleOutcome, ...]:
    """The examples of the invented rules, and one that fails in every way."""
    folder = Path(shutil.copytree(RULES, tmp_path_factory.mktemp("aturan") / "aturan"))
    file = folder / "aturan-contoh" / "naskah.juknis"
    file.write_text(file.read_text(encoding="utf-8") + FAILING, encoding="utf-8")
    workspace = load(folder)
    assert workspace.model is not None, workspace.problems
    return run_examples(Engine(workspace.model, workspace.texts))


@pytest.mark.parametrize("language", ["id", "en"])
def test_text(golden: Golden, outcomes: tuple[ExampleOutcome, ...], language: str) -> None:
    """Failed examples with the expectation as typed, what was expected and what came; the rest only counted."""
    golden(f"to_examples/failing.{language}.txt", examples_to_text(outcomes, language))


def test_json(outcomes: tuple[ExampleOutcome, ...]) -> None:
    """Every example, with its place and its failures."""
    data = json.loads(examples_to_json(outcomes))
    assert (data["passed"], data["failed"]) == (1, 1)
    assert [row["passed"] for row in data["examples"]] == [True, False]
    assert data["examples"][1]["failures"][0]["expected"] == "done"
