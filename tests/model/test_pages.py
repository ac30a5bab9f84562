"""Every problem of this floor has a page, and its examples do what the page says."""

import re

import pytest

from kinerja_rules.base.catalogue import holes, page, wording
from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.model import kinds_of_problem
from tests.model.checking import checked, shown

KINDS = sorted(
    (value for value in vars(kinds_of_problem).values() if isinstance(value, Kind)), key=lambda kind: kind.code
)
_FENCE = re.compile(r"```juknis\n(.*?)```", re.DOTALL)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def examples(code: str, heading: str) -> list[str]:
    """The rule texts below a heading of a page."""
    body = page(code).body
    part = body.split(f"### {heading}\n", 1)[1].split("\n#", 1)[0] if f"### {heading}\n" in body else ""
    return (
        _FENCE.findall(body.split(f"### {heading}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]) if part else []
    )


def texts_of(code: str, language: str) -> dict[str, str]:
    """The texts of a page by place."""
    texts = page(code).texts[language]
    named = {"title": texts.title, "label": texts.label, "note": texts.note}
    named |= {f"help {number}": text for number, text in enumerate(texts.help)}
    return named | {f"label {name}": text for name, text in texts.labels.items()}


def test_codes_are_unique() -> None:
    """No code is used twice."""
    codes = [kind.code for kind in KINDS]
    assert codes == sorted(set(codes))


@each_kind
def test_both_languages_have_the_same_holes(kind: Kind) -> None:
    """Both languages say the same texts with the same facts, and only facts that the kind declares."""
    indonesian, english = texts_of(kind.code, "id"), texts_of(kind.code, "en")
    assert {place: holes(text) for place, text in indonesian.items()} == {
        place: holes(text) for place, text in english.items()
    }
    assert frozenset().union(*map(holes, indonesian.values())) <= set(kind.fields)


@each_kind
def test_tone(kind: Kind) -> None:
    """A title is one line without a final stop; nothing is shouted, begged for or blamed."""
    for language in ("id", "en"):
        for place, text in texts_of(kind.code, language).items():
            assert "\n" not in text
            assert not re.search(r"!|silakan|anda salah|please", text, re.IGNORECASE), place
        assert not page(kind.code).texts[language].title.endswith(".")


@each_kind
def test_the_wrong_example_raises_it(kind: Kind) -> None:
    """The wrong example raises exactly this code, and its words are complete in both languages."""
    _, problems = checked(*examples(kind.code, "Contoh yang keliru"))
    assert {p.kind.code for p in problems} == {kind.code}, shown(problems)
    for problem in problems:
        for language in ("id", "en"):
            words = wording(problem, language)
            assert words.title
            assert all(words.captions)
            assert words.help


@each_kind
def test_the_right_example_raises_nothing(kind: Kind) -> None:
    """The right example is clean."""
    model, problems = checked(*examples(kind.code, "Contoh yang benar"))
    assert shown(problems) == []
    assert model is not None
