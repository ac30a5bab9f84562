"""Code → texts in Indonesian and English, read from ``messages/`` pages.

A page begins with a TOML head between lines ``+++``: tables ``[id]`` and ``[en]`` with ``title`` (stands alone, one
line), ``label`` (what is *here*), ``note`` (why it matters), ``help`` (a list: what to type; the first entry whose
holes are all filled is said, none if none is) and ``labels`` (captions of further places, by name). Holes are
``{name}``, the facts of the diagnostic. What follows the head is the page that ``kinerja show JK203`` prints.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.base.resources import message_text, phrases_text

_HOLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one code in one language, with holes."""

    title: str
    label: str
    note: str
    help: tuple[str, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One message page: texts by language, and the prose below the head."""

    code: str
    texts: Mapping[str, Texts]
    body: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A diagnostic in words; empty texts are not shown."""

    title: str
    label: str
    note: str
    help: str
    captions: tuple[str, ...]


@cache
def page(code: str) -> Page:
    """The page of a code; ``KeyError`` where there is none."""
    text = message_text(code)
    _, head, body = text.split("+++\n", 2)
    data = tomllib.loads(head)
    texts = {
        language: Texts(
            part["title"],
            part.get("label", ""),
            part.get("note", ""),
            tuple(part.get("help", ())),
            part.get("labels", {}),
        )
        for language, part in data.items()
    }
    return Page(code, texts, body.strip() + "\n")


def holes(text: str) -> frozenset[str]:
    """The names of the holes of a text."""
    return frozenset(_HOLE.findall(text))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """The text with its holes filled; a hole without a fact stays empty. User text is never re-read as a hole."""
    return _HOLE.sub(lambda match: facts.get(match[1], ""), text)


def wording(problem: Diagnostic, language: str) -> Wording:
    """The words for a diagnostic in ``id`` or ``en``."""
    texts = page(problem.kind.code).texts[language]
    facts = dict(problem.facts)
    helps = (h for h in texts.help if all(facts.get(name) for name in holes(h)))
    return Wording(
        fill(texts.title, facts),
        fill(texts.label, facts),
        fill(texts.note, facts),
        fill(next(helps, ""), facts),
        tuple(fill(texts.labels[label.caption], facts) for label in problem.labels),
    )


@cache
def phrases(language: str) -> Mapping[str, str]:
    """Everything else we say, key → sentence with named holes."""
    table: Mapping[str, str] = _flatten(tomllib.loads(phrases_text(language)))
    return table


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flatten(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat


def say(language: str, key: str, /, **facts: str) -> str:
    """One phrase with its holes filled; an unknown key is our fault and raises ``KeyError``."""
    return fill(phrases(language)[key], facts)
