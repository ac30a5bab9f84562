"""``kinerja test``: the worked examples of the rules, run."""

from __future__ import annotations

from pathlib import Path

from kinerja_rules.apps.cli.call import GOOD, NOT_EXAMINED, WANTING, Answer, Call
from kinerja_rules.apps.cli.rule_files import load_paths
from kinerja_rules.apps.cli.words import Parser
from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.evaluation import kinds_of_problem
from kinerja_rules.evaluation.examples import run_examples
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.presentation.to_diagnostics import to_concise, to_text
from kinerja_rules.presentation.to_examples import examples_to_json, examples_to_text
from kinerja_rules.presentation.to_json import problems_to_json


def describe(parser: Parser) -> None:
    """The words of the verb."""
    parser.thing("paths", "path", "*")
    parser.format_option("format", "text", "json")


def run(call: Call) -> Answer:
    """Run the examples of the files named, or of the policies folder."""
    found = load_paths([Path(path) for path in call.options.paths], call.options.policies)
    workspace = found.workspace
    if workspace.model is None:
        return _no_rules(call, workspace.problems)
    outcomes = run_examples(Engine(workspace.model, workspace.texts), found.only)
    if not outcomes:
        return Answer(NOT_EXAMINED, err=call.say("test.none") + "\n")
    code = GOOD if all(outcome.passed for outcome in outcomes) else WANTING
    if call.options.format == "json":
        return Answer(code, examples_to_json(outcomes))
    return Answer(code, examples_to_text(outcomes, call.language))


def _no_rules(call: Call, problems: tuple[Diagnostic, ...]) -> Answer:
    codes = {problem.kind.code for problem in problems if problem.is_error}
    code = NOT_EXAMINED if codes & kinds_of_problem.NOT_EXAMINED else WANTING
    lead = call.say("test.no_rules")
    if call.options.format == "json":
        messages = f"{to_concise(problems, call.language)}{lead}\n"
        return Answer(code, problems_to_json(problems, call.language), messages)
    return Answer(code, err=f"{to_text(problems, call.language, colour=call.colour_err)}\n{lead}\n")
