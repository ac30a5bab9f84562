"""Every JK1nn has a page in both languages, with examples that do what they say."""

import re
from pathlib import Path

import pytest

from kinerja_rules.base import catalogue
from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.base.resources import message_codes
from kinerja_rules.syntax import kinds_of_problem
from tests.syntax.reading import found, pasted, problems, shown

KINDS = {kind.code: kind for kind in vars(kinds_of_problem).values() if isinstance(kind, Kind)}
MALFORMED = sorted((Path(__file__).parents[2] / "grammar" / "malformed").glob("*.juknis"))
# Only a text beyond a limit, or no text at all, shows these: test_limits.py has them.
WITHOUT_EXAMPLE = {"JK143", "JK150", "JK151", "JK153", "JK154", "JK156", "JK157"}
EXEMPLIFIED = sorted(set(KINDS) - WITHOUT_EXAMPLE)
# The help of these is a choice, or a place to look, and no text that mends the file by itself.
NOT_TO_BE_PASTED = {
    "JK110", "JK111", "JK114", "JK127", "JK129", "JK130", "JK131", "JK132", "JK133", "JK140", "JK141", "JK144", "JK145",
    "JK146", "JK152", "JK155", "JK163", "JK199",
}  # fmt: skip


def examples(code: str) -> dict[str, str]:
    """The texts of a page's fences, by the heading above them."""
    parts = re.split(r"^### (.*)\n", catalogue.page(code).body, flags=re.MULTILINE)
    fences = (re.search(r"```juknis\n(.*?)```", part, re.DOTALL) for part in parts[2::2])
    return {head: shown(fence[1]) for head, fence in zip(parts[1::2], fences, strict=True) if fence}


def malformed(code: str) -> Path:
    """The mistaken file of a code."""
    (path,) = (path for path in MALFORMED if path.name.startswith(f"{code}-"))
    return path


def test_codes_have_pages_and_pages_have_codes() -> None:
    """Nothing is reported without a page, and no page explains what is never reported."""
    assert sorted(KINDS) == [code for code in message_codes() if code.startswith("JK1")]


@pytest.mark.parametrize("code", sorted(KINDS))
def test_both_languages_say_the_same_facts(code: str) -> None:
    """The holes of both languages are the same, and they are the facts that the kind carries."""
    holes = {
        language: frozenset[str]().union(
            *map(catalogue.holes, (text.title, text.label, text.note, *text.help, *text.labels.values()))
        )
        for language, text in catalogue.page(code).texts.items()
    }
    assert holes == {"id": frozenset(KINDS[code].fields), "en": frozenset(KINDS[code].fields)}


@pytest.mark.parametrize("code", sorted(KINDS))
def test_both_languages_have_the_same_parts(code: str) -> None:
    """What has a label, a note, helps and captions in Indonesian has them in English."""
    texts = catalogue.page(code).texts
    parts = {
        language: (bool(text.label), bool(text.note), len(text.help), sorted(text.labels))
        for language, text in texts.items()
    }
    assert parts["id"] == parts["en"]
    assert texts["id"].note
    assert texts["id"].help


@pytest.mark.parametrize("code", sorted(KINDS))
@pytest.mark.parametrize("language", ["id", "en"])
def test_messages_keep_the_tone(code: str, language: str) -> None:
    """One line each, no final stop, no exclamation, no plea, no blame, nothing of the machinery."""
    text = catalogue.page(code).texts[language]
    for said in (text.title, text.label, text.note, *text.help, *text.labels.values()):
        assert "\n" not in said
        assert not said.endswith(".")
        assert not re.search(
            r"!|silakan|\bAnda\b|\bsalah\b(?! satu)|please|\byou\b|wrong|token|terminal|unexpected|parser",
            re.sub(r"`[^`]*`", "", said),
        ), said


@pytest.mark.parametrize("code", sorted(KINDS))
def test_pages_explain_in_both_languages(code: str) -> None:
    """A page has its meaning in Indonesian first, the two examples, and a short English part at the end."""
    body = catalogue.page(code).body
    headings = re.findall(r"^##+ (.*)$", body, re.MULTILINE)
    pair = [] if code in WITHOUT_EXAMPLE else ["Contoh yang keliru", "Contoh yang benar"]
    assert headings == ["Artinya", *pair, "In English"]


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_wrong_example_raises_exactly_its_code(code: str) -> None:
    """The mistaken text of the page has this problem and no other."""
    assert [problem.kind.code for problem in problems(examples(code)["Contoh yang keliru"])] == [code]


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_right_example_raises_nothing(code: str) -> None:
    """The mended text of the page can be read."""
    assert found(examples(code)["Contoh yang benar"]) == []


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_malformed_file_shows_the_page_example_and_its_mending(code: str) -> None:
    """`grammar/malformed/` holds the page's mistaken text, and above the slip a comment with the right words."""
    lines = malformed(code).read_text(encoding="utf-8").splitlines(keepends=True)
    (comment,) = (line for line in lines if line.strip().startswith("# ketik: "))
    assert shown("".join(line for line in lines if line is not comment)) == examples(code)["Contoh yang keliru"]
    assert comment.partition("# ketik: ")[2].strip() in examples(code)["Contoh yang benar"]


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.name)
def test_malformed_file_raises_exactly_its_code(path: Path) -> None:
    """Each file is named for the one problem it has."""
    text = shown(path.read_text(encoding="utf-8"))
    assert [problem.kind.code for problem in problems(text)] == [path.name[:5]]


@pytest.mark.parametrize("code", sorted(set(EXEMPLIFIED) - NOT_TO_BE_PASTED))
def test_what_is_to_be_typed_mends_the_file(code: str) -> None:
    """Put in place of the marked text, what stands after *ketik* leaves nothing to complain about."""
    assert found(pasted(examples(code)["Contoh yang keliru"])) == []
