"""Whatever stands in a record, it is read or refused in words: nothing raises, and nothing drives a terminal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_rules.api import examine
from kinerja_rules.evaluation.from_text import read_record
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.presentation.from_problem import record_source, to_diagnostic
from kinerja_rules.presentation.to_diagnostics import to_concise, to_data, to_text
from kinerja_rules.presentation.to_json import to_json
from kinerja_rules.presentation.to_terminal import to_terminal
from kinerja_rules.workspace import load

RECORDS = Path(__file__).parent / "records"
WORDS = (RECORDS / "baik.yaml").read_text(encoding="utf-8").split()
Media = Literal["json", "yaml"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The invented rules, ready to evaluate."""
    workspace = load(Path(__file__).parent / "rules")
    assert workspace.model is not None
    return Engine(workspace.model, workspace.texts)


def said(engine: Engine, data: bytes, media: Media) -> str:
    """Everything that the command could say of these bytes."""
    node, problems = read_record(data, "x", media)
    result = None
    if node is not None and not problems:
        result, problems = examine(engine, node, as_of=date(2024, 7, 10))
    source = record_source("x", data)
    found = [to_diagnostic(problem, source) for problem in problems]
    assert result is not None or found
    texts = [to_terminal(result, language) for language in ("id", "en") if result]
    texts += [to_text(found, "id"), to_concise(found, "en"), to_json([to_data(problem, "id") for problem in found])]
    return "".join(texts)


@given(st.binary(max_size=200), st.sampled_from(["json", "yaml"]))
@example(b"", "yaml")
@example(b"\xff\xfe", "json")
@example(b"a: \xe2\x80\xaex", "yaml")
@example(b"langkah: [[[[", "yaml")
def test_any_bytes(engine: Engine, data: bytes, media: Media) -> None:
    """Any bytes are read or refused, and what is said of them is harmless."""
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said(engine, data, media))


@given(
    st.lists(
        st.sampled_from([*WORDS, "\n", "\n  ", "- ", ": ", "[]", "{}", '"', "null", "ya", "-1", "1e9"]), max_size=40
    )
)
def test_any_mixture_of_the_words_of_a_record(engine: Engine, pieces: list[str]) -> None:
    """Records put together from the right words in any order are examined or refused."""
    text = " ".join(pieces)
    assert said(engine, text.encode(), "yaml")


@given(st.data())
def test_a_record_with_one_value_exchanged(engine: Engine, data: st.DataObject) -> None:
    """A good record with one value replaced by any text is examined or refused."""
    lines = (RECORDS / "baik.yaml").read_text(encoding="utf-8").splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    key = lines[at].partition(":")[0]
    lines[at] = f"{key}: {data.draw(st.text(st.characters(exclude_categories=['Cs']), max_size=60))}"
    assert said(engine, "\n".join(lines).encode(), "yaml")
