"""``kinerja check``: every problem of some rule files, with place, cause and fix."""

from __future__ import annotations

from pathlib import Path

from kinerja_rules.apps.cli.call import GOOD, NOT_EXAMINED, WANTING, Answer, Call
from kinerja_rules.apps.cli.rule_files import load_paths
from kinerja_rules.apps.cli.words import Parser
from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.evaluation import kinds_of_problem
from kinerja_rules.presentation.to_diagnostics import to_concise, to_text
from kinerja_rules.presentation.to_json import problems_to_json


def describe(parser: Parser) -> None:
    """The words of the verb."""
    parser.thing("paths", "path", "*")
    parser.format_option("format_check", "text", "concise", "json")


def run(call: Call) -> Answer:
    """Check the files named, or the policies folder."""
    found = load_paths([Path(path) for path in call.options.paths], call.options.policies)
    code = exit_code(found.problems)
    match call.options.format:
        case "json":
            return Answer(code, problems_to_json(found.problems, call.language))
        case "concise":
            return Answer(code, to_concise(found.problems, call.language))
        case _:
            text = to_text(found.problems, call.language, colour=call.colour_out)
            return Answer(
                code,
                f"{text}\n{_count(call, found.problems, found.files)}"
                if text
                else _count(call, found.problems, found.files),
            )


def exit_code(problems: tuple[Diagnostic, ...]) -> int:
    """0 without an error, 1 with one, 2 where nothing could be examined."""
    errors = [problem.kind.code for problem in problems if problem.is_error]
    if any(code in kinds_of_problem.NOT_EXAMINED for code in errors):
        return NOT_EXAMINED
    return WANTING if errors else GOOD


def _count(call: Call, problems: tuple[Diagnostic, ...], files: int) -> str:
    errors = sum(problem.is_error for problem in problems)
    facts = {"files": str(files), "errors": str(errors), "warnings": str(len(problems) - errors)}
    return call.say("check.count", **facts) + "\n"
