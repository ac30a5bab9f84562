"""The message pages of records, files and our own faults: complete in both languages, and their examples true."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kinerja_rules.api import examine
from kinerja_rules.base.catalogue import holes, page, phrases
from kinerja_rules.base.diagnostic import report
from kinerja_rules.base.resources import message_codes
from kinerja_rules.evaluation.from_text import read_record
from kinerja_rules.evaluation.kinds_of_problem import CONTENT, FILES, KINDS, NOT_EXAMINED, OUR_FAULT, READING
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.presentation.to_diagnostics import DERIVED, in_words
from kinerja_rules.workspace import load

EXAMPLE = re.compile(r"^```(yaml|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODES = sorted(KINDS)
SHOWN = [code for code in CODES if EXAMPLE.search(page(code).body)]


def texts(code: str, language: str) -> list[str]:
    """Every text of a page's head."""
    found = page(code).texts[language]
    return [found.title, found.label, found.note, *found.help, *found.labels.values()]


def problems(engine: Engine, notation: str, text: str, *, content: bool) -> set[str]:
    """The codes of a record's problems: of its bytes, and, if asked, of its content."""
    node, found = read_record(text.encode(), f"rekaman.{notation}")
    if content and node is not None and not found:
        _, found = examine(engine, node, as_of=date(2024, 7, 10))
    return {problem.code for problem in found}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The bundled rules, ready to evaluate."""
    workspace = load()
    assert workspace.model is not None
    return Engine(workspace.model, workspace.texts)


def test_every_kind_is_listed_once() -> None:
    """Every kind of this floor is in KINDS, and no code is used twice."""
    kinds = (*READING, *CONTENT, *FILES, OUR_FAULT)
    assert [kind.code for kind in kinds] == list(KINDS)
    assert set(KINDS) >= NOT_EXAMINED


@pytest.mark.parametrize("code", CODES)
def test_both_languages(code: str) -> None:
    """A page has both languages, with the same holes in title, label, note and help."""
    ours, theirs = page(code).texts["id"], page(code).texts["en"]
    for name in ("title", "label", "note"):
        assert holes(getattr(ours, name)) == holes(getattr(theirs, name)), name
    assert [holes(text) for text in ours.help] == [holes(text) for text in theirs.help]
    assert set(ours.labels) == set(theirs.labels)
    assert set(page(code).texts) == {"id", "en"}


@pytest.mark.parametrize("code", message_codes())
def test_every_page_of_every_floor(code: str) -> None:
    """A page of whatever floor speaks both languages about the same facts."""
    found = page(code).texts
    assert set(found) == {"id", "en"}
    ours, theirs = ({hole for text in texts(code, language) for hole in holes(text)} for language in ("id", "en"))
    assert ours == theirs


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_holes_are_facts(code: str, language: str) -> None:
    """A hole of a page, or of the words for a fact, is a fact of the kind, or follows one that is a closed word."""
    fields = set(KINDS[code].fields)
    derived = {field + suffix for field in fields for suffix in DERIVED}
    for text in texts(code, language):
        assert holes(text) <= fields | derived, text
    for key, text in phrases(language).items():
        if key.startswith(f"words.{code}."):
            assert holes(text) <= fields, key
            assert key.split(".")[2] in fields | derived, key


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_register(code: str, language: str) -> None:
    """A title is one line without a final stop; nothing blames, begs, shouts or speaks of Python."""
    title = page(code).texts[language].title
    assert title == title.strip()
    assert "\n" not in title
    assert not title.endswith(".")
    said = " ".join(texts(code, language))
    assert not re.search(r"!|silakan|anda salah|\bplease\b|\btoken\b|\bunexpected\b|traceback", said, re.IGNORECASE)


@pytest.mark.parametrize("code", CODES)
def test_help_is_always_given(code: str) -> None:
    """A message of these floors always says what to do, even where no fact is known."""
    kind = KINDS[code]
    closed = {key.split(".")[2:][0] for key in phrases("id") if key.startswith(f"words.{code}.")}
    facts = {name: "x" for name in kind.fields if not name.startswith("suggestion")}
    for name in kind.fields:
        if f"{name}_fix" in closed:
            words = sorted(key for key in phrases("id") if key.startswith(f"words.{code}.{name}_fix."))
            facts[name] = words[0].rpartition(".")[2]
    for language in ("id", "en"):
        assert in_words(report(kind, None, **facts), language).help


def test_most_record_messages_show_an_example() -> None:
    """The pages that have examples are known by code, so that none loses its own unseen."""
    reading = ["JK602", "JK606", "JK607", "JK608", "JK609", "JK610", "JK611", "JK612"]
    content = ["JK620", "JK621", "JK622", "JK624", "JK625", "JK626", "JK627", "JK631"]
    assert [*reading, *content] == SHOWN


@pytest.mark.parametrize("code", SHOWN)
def test_examples(engine: Engine, code: str) -> None:
    """The wrong example raises exactly its code, the right one nothing of the kind."""
    (notation, wrong), (_, right) = EXAMPLE.findall(page(code).body)
    is_about_content = KINDS[code] in CONTENT
    found = problems(engine, notation, wrong, content=is_about_content)
    assert code in found
    assert found <= {code, "JK621"}, "what is left out of a short example may be missing, nothing else"
    assert problems(engine, notation, right, content=is_about_content) <= {"JK621"} - {code}
