"""Worked examples after a run: which failed, what was expected and what came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_rules.base.catalogue import say
from kinerja_rules.evaluation.examples import ExampleOutcome, Failure
from kinerja_rules.evaluation.result import FORMAT, Json
from kinerja_rules.model.examples import ABSENT, STATUS, VERDICT
from kinerja_rules.presentation.excerpt import excerpt
from kinerja_rules.presentation.lines import WIDTH, clean, fact_text, listed, wrapped
from kinerja_rules.presentation.sentences import LOG
from kinerja_rules.presentation.to_json import to_json

_CAUSED: Final = " karena "
_UNFINISHED: Final = ("unknown", "undetermined")
_VERDICTS: Final = {value: word for word, value in VERDICT.items()}
_WORDS: Final = {"undetermined": "belum lengkap"} | {value: word for word, value in (ABSENT | STATUS).items()}


def examples_to_text(outcomes: Sequence[ExampleOutcome], language: str) -> str:
    """Every failed example, then how many were run; passed ones are only counted."""
    failed = [outcome for outcome in outcomes if not outcome.passed]
    blocks = ["\n".join(_block(outcome, language)) for outcome in failed]
    counts = {"count": len(outcomes), "passed": len(outcomes) - len(failed), "failed": len(failed)}
    blocks.append(say(language, "test.count", **{name: str(count) for name, count in counts.items()}))
    return "\n\n".join(blocks) + "\n"


def examples_to_json(outcomes: Sequence[ExampleOutcome]) -> str:
    """Every example run, as JSON."""
    rows: list[Json] = [
        {
            "title": outcome.example.title,
            "regulation": outcome.example.home,
            "file": outcome.example.span.source.name,
            "line": outcome.example.span.position.line,
            "passed": outcome.passed,
            "failures": [_failure_data(failure) for failure in outcome.failures],
        }
        for outcome in outcomes
    ]
    passed = sum(outcome.passed for outcome in outcomes)
    return to_json({"format": FORMAT, "passed": passed, "failed": len(outcomes) - passed, "examples": rows})


def _failure_data(failure: Failure) -> Json:
    return {
        "line": failure.expected.span.position.line,
        "expected": failure.wanted,
        "found": failure.found,
        "missing": list(failure.missing),
    }


def _block(outcome: ExampleOutcome, language: str) -> list[str]:
    lines = wrapped(say(language, "test.failed", title=clean(outcome.example.title)), "", "  ")
    for failure in outcome.failures:
        span = failure.expected.span
        number = str(span.position.line)
        shown = excerpt(span, WIDTH - len(number) - 3)
        lines.append(f"{' ' * len(number)}--> {clean(span.source.name)}:{number}:{span.position.column}")
        lines.append(f"{number} | {shown.text}".rstrip())
        lines.append(f"{' ' * len(number)} | {' ' * shown.start}{'^' * shown.length}")
        edge = f"{' ' * len(number)} = "
        lines += wrapped(_in_words(failure.wanted, failure.expected.form), f"{edge}{_head('wanted', language)}")
        lines += wrapped(_found(failure), f"{edge}{_head('found', language)}")
        if failure.missing and failure.found.partition(_CAUSED)[0] in _UNFINISHED:
            lines += wrapped(_addition(failure, language), f"{edge}{say(language, 'problems.help')}: ", " " * len(edge))
    return lines


def _head(key: str, language: str) -> str:
    return f"{say(language, f'test.{key}')}: "


def _found(failure: Failure) -> str:
    """What came; where the record is incomplete, always with what is missing."""
    word, caused, _ = failure.found.partition(_CAUSED)
    text = failure.found
    if word in _UNFINISHED and not caused and failure.missing and failure.expected.form != "verdict":
        text = f"{word}{_CAUSED}{', '.join(dict.fromkeys(failure.missing))}"
    return _in_words(text, failure.expected.form)


def _addition(failure: Failure, language: str) -> str:
    """What to add to the example so that it says what it is about."""
    facts = [f"`{clean(path)} = …`" for path in dict.fromkeys(failure.missing) if not path.startswith(LOG)]
    if any(path.startswith(LOG) for path in failure.missing):
        facts.append(say(language, "test.add_log"))
    return say(language, "test.add", facts=listed(facts, language))


def _in_words(text: str, form: str) -> str:
    """A short text of an outcome in the words of the rule language, its causes after it as they are."""
    word, caused, causes = text.partition(_CAUSED)
    said = (_VERDICTS if form == "verdict" else _WORDS).get(word)
    # A date of a rule file has the name of its month, in Indonesian whatever the reader's language.
    word = said or fact_text(word, "id")
    return f"`{word}{caused}{clean(causes)}`" if word else "–"
