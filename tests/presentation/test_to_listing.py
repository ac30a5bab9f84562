"""What `kinerja show` prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_rules.model.model import Model
from kinerja_rules.presentation.to_json import to_json
from kinerja_rules.presentation.to_listing import (
    instrument_to_data,
    instrument_to_text,
    instruments_to_data,
    instruments_to_text,
    message_to_text,
    statement_to_text,
)
from kinerja_rules.workspace import load

Golden = Callable[[str, str], None]
RULES = Path(__file__).parents[1] / "apps" / "rules"


@pytest.fixture(scope="module")
def model() -> Model:
    """The invented rules, checked."""
    found = load(RULES).model
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_instruments(golden: Golden, model: Model, language: str) -> None:
    """The list of instruments."""
    golden(f"to_listing/instruments.{language}.txt", instruments_to_text(model, language))


@pytest.mark.parametrize("language", ["id", "en"])
def test_instrument(golden: Golden, model: Model, language: str) -> None:
    """What one instrument holds."""
    golden(f"to_listing/instrument.{language}.txt", instrument_to_text(model, "aturan_contoh", language))


def test_data(golden: Golden, model: Model) -> None:
    """The same as JSON."""
    golden("to_listing/instruments.json", to_json(instruments_to_data(model)))
    golden("to_listing/instrument.json", to_json(instrument_to_data(model, "aturan_contoh")))


@pytest.mark.parametrize("language", ["id", "en"])
def test_message(golden: Golden, language: str) -> None:
    """The page of a message, with its examples in both languages."""
    golden(f"to_listing/JK608.{language}.txt", message_to_text("JK608", language))


def test_statement(model: Model) -> None:
    """A statement with its reliability, its place and its source."""
    assert statement_to_text(model.statements["P-001"], "id") == (
        "P-001  Aturan ini mengatur semester 1 tahun 2024.\n       keandalan tinggi; letak: Pasal 1; menurut UJI-1\n"
    )
