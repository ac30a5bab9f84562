"""Everything we say: both languages alike, in the register that was promised, and complete."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import kinerja_rules.evaluation
from kinerja_rules.base.catalogue import holes, phrases
from kinerja_rules.evaluation.from_text import JsonExpected, NotText, NumberFault, YamlExpected, YamlFeature
from kinerja_rules.values.absence import STATUS_OF
from kinerja_rules.values.outcome import Status, Verdict

LANGUAGES = ("id", "en")
EVALUATION = Path(str(kinerja_rules.evaluation.__file__)).parent


def keys(prefix: str) -> set[str]:
    """The last words of the keys directly below a prefix."""
    return {key.removeprefix(f"{prefix}.") for key in phrases("id") if key.startswith(f"{prefix}.")}


def keys_in_sources(constructor: str) -> set[str]:
    """The keys that the evaluation gives to rows of a sort, read off its sources."""
    texts = [path.read_text(encoding="utf-8") for path in EVALUATION.glob("*.py")]
    return {key for text in texts for key in re.findall(rf'{constructor}\(\s*"(\w+)"', text)}


def test_both_languages_say_the_same_things() -> None:
    """Every key is in both tables."""
    assert set(phrases("id")) == set(phrases("en"))


def test_same_holes() -> None:
    """A phrase has the same holes in both languages."""
    assert [key for key in phrases("id") if holes(phrases("id")[key]) != holes(phrases("en")[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_register(language: str) -> None:
    """No exclamation mark, no blame, no please, no word of the machine room."""
    banned = r"!|silakan|\banda salah\b|\bplease\b|\bsorry\b|\btoken\b|\bunexpected\b|\bparse|tidak ada batas waktu"
    found = [key for key, text in phrases(language).items() if re.search(banned, text, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("words.JK601.found_why", get_args(NotText)),
        ("words.JK601.found_fix", get_args(NotText)),
        ("words.JK606.expected", get_args(JsonExpected)),
        ("words.JK606.expected_fix", get_args(JsonExpected)),
        ("words.JK607.expected", get_args(YamlExpected)),
        ("words.JK607.expected_fix", get_args(YamlExpected)),
        ("words.JK609.feature", get_args(YamlFeature)),
        ("words.JK609.feature_fix", get_args(YamlFeature)),
        ("words.JK610.reason", get_args(NumberFault)),
        ("words.JK610.reason_fix", get_args(NumberFault)),
        ("verdict", get_args(Verdict)),
        ("absence", (*STATUS_OF.values(), "not_regulated")),
        ("reliability", ("H", "M", "L")),
    ],
)
def test_closed_lists_are_complete(prefix: str, words: tuple[str, ...]) -> None:
    """Every word of a closed list is said, and nothing else is."""
    assert keys(prefix) == set(words)


def test_every_status_is_said() -> None:
    """Every status of a step has its words."""
    assert set(get_args(Status)) <= keys("status")


@pytest.mark.parametrize(("constructor", "prefix"), [("Reason", "because"), ("Warning_", "warning")])
def test_every_key_of_the_evaluation_is_said(constructor: str, prefix: str) -> None:
    """What the evaluation names as a reason or a warning has a sentence."""
    named = keys_in_sources(constructor)
    assert named
    assert named <= keys(prefix)
