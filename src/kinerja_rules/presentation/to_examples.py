"""Worked examples after a run: which failed, what was expected and what came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_rules.base.catalogue import phrases, say
from kinerja_rules.evaluation.examples import ExampleOutcome, Failure
from kinerja_rules.evaluation.result import FORMAT, Json
from kinerja_rules.presentation.excerpt import excerpt
from kinerja_rules.presentation.lines import WIDTH, clean, fact_text, wrapped
from kinerja_rules.presentation.to_json import to_json

_CAUSED: Final = " karena "
_TABLES: Final = {
    "status": ("status",),
    "verdict": ("verdict",),
    "absent": ("absence", "status"),
    "closing": (),
    "closing_absent": ("absence",),
}
"""Which phrases say the short words of an expectation, by its form."""


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
        for key, text in (("wanted", failure.wanted), ("found", failure.found)):
            said = f"{say(language, f'test.{key}')}: {_in_words(text, failure.expected.form, language)}"
            lines += wrapped(said, f"{' ' * len(number)} = ")
        if failure.missing:
            facts = ", ".join(f"`{clean(path)}`" for path in failure.missing)
            lines += wrapped(say(language, "test.missing", facts=facts), f"{' ' * len(number)} = ")
    return lines


def _in_words(text: str, form: str, language: str) -> str:
    """A short text of an outcome in words, its causes after it as they are."""
    word, caused, causes = text.partition(_CAUSED)
    for table in _TABLES.get(form, ("absence",)):
        key = f"{table}.{word}"
        if key in phrases(language):
            word = phrases(language)[key]
            break
    else:
        word = f"`{fact_text(word, language)}`" if word else "–"
    return f"{word}{caused}{clean(causes)}"
