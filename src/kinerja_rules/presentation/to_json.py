"""JSON text: the same bytes for the same data, readable by people too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.evaluation.result import FORMAT, Json, Result
from kinerja_rules.presentation.to_diagnostics import to_data


def to_json(data: Json) -> str:
    """JSON with an indentation of two, keys in the order given, every letter as itself, ending with a newline."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def result_to_json(result: Result, _language: str) -> str:
    """One result, as ``kinerja validate --format json`` prints it; keys and codes have no language."""
    return to_json(result.to_dict())


def problems_to_data(problems: Iterable[Diagnostic], language: str) -> list[Json]:
    """Every problem as JSON-ready data."""
    return [to_data(problem, language) for problem in problems]


def problems_to_json(problems: Sequence[Diagnostic], language: str) -> str:
    """Every problem of some rule files, with their counts."""
    errors = sum(problem.is_error for problem in problems)
    return to_json(
        {
            "format": FORMAT,
            "errors": errors,
            "warnings": len(problems) - errors,
            "problems": problems_to_data(problems, language),
        }
    )
