"""``kinerja validate``: what the rules say of one record or several."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from kinerja_rules.api import examine, unknown_reading
from kinerja_rules.apps.cli.call import GOOD, NOT_EXAMINED, WANTING, Answer, Call, UsageError
from kinerja_rules.apps.cli.words import Parser, day, reading
from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.evaluation.from_text import read_record
from kinerja_rules.evaluation.one import Engine, UnknownReading
from kinerja_rules.evaluation.result import FORMAT, Json, Result
from kinerja_rules.presentation import OUTPUTS
from kinerja_rules.presentation.from_problem import record_source, to_diagnostic
from kinerja_rules.presentation.lines import wrapped
from kinerja_rules.presentation.to_diagnostics import to_concise, to_text
from kinerja_rules.presentation.to_json import problems_to_data, to_json
from kinerja_rules.workspace import load, read_record_file


def describe(parser: Parser) -> None:
    """The words of the verb."""
    parser.thing("records", "record", "+")
    parser.option("--regulation", "regulation", "id")
    parser.option("--as-of", "as_of", "date", type=day)
    parser.option("--known-at", "known_at", "date", type=day)
    parser.option("--reading", "reading", "reading", type=reading, action="append", default=[])
    parser.option("--strict", "strict", action="store_true")
    parser.format_option("format", *OUTPUTS)


class Examined(NamedTuple):
    """One record: its path as typed, and its result or its problems."""

    path: str
    result: Result | None
    problems: tuple[Diagnostic, ...]


def run(call: Call) -> Answer:
    """Examine every record; the highest exit code wins."""
    chosen: dict[str, str] = {}
    for name, alternative in call.options.reading:
        if chosen.setdefault(name, alternative) != alternative:
            raise UsageError("reading_twice", name=name)
    workspace = load(call.options.policies)
    if workspace.model is None:
        return _no_rules(call, workspace.problems)
    engine = Engine(workspace.model, workspace.texts)
    try:
        records = [_examined(call, engine, path) for path in call.options.records]
    except UnknownReading as unknown:
        problem = unknown_reading(unknown)
        return Answer(NOT_EXAMINED, err=to_text([problem], call.language, colour=call.colour_err))
    code = max(_code(record, strict=call.options.strict) for record in records)
    if call.options.format == "json":
        return _json(call, code, records)
    reports = [_report(call, record, several=len(records) > 1) for record in records if record.result]
    if len(records) > 1:
        reports.append(_count(call, records))
    problems = "\n".join(
        to_text(record.problems, call.language, colour=call.colour_err) for record in records if record.problems
    )
    return Answer(code, "\n".join(reports), problems)


def _examined(call: Call, engine: Engine, path: str) -> Examined:
    data, unreadable = read_record_file(Path(path))
    if unreadable:
        return Examined(path, None, (unreadable,))
    node, problems = read_record(data, path)
    result = None
    if node is not None and not problems:
        result, problems = examine(
            engine,
            node,
            as_of=call.options.as_of or date.today(),
            known_at=call.options.known_at,
            regulation=call.options.regulation,
            readings=dict(call.options.reading),
        )
    source = record_source(path, data)
    return Examined(path, result, tuple(to_diagnostic(problem, source) for problem in problems))


def _code(record: Examined, *, strict: bool) -> int:
    if record.result is None:
        return NOT_EXAMINED
    summary = record.result.summary
    if summary.verdict == "violates":
        return WANTING
    unknowns = summary.verdict != "not_covered" and (summary.verdict == "undetermined" or summary.undetermined > 0)
    return WANTING if strict and unknowns else GOOD


def _json(call: Call, code: int, records: list[Examined]) -> Answer:
    rows: list[Json] = [
        record.result.to_dict()
        if record.result
        else {"path": record.path, "problems": problems_to_data(record.problems, call.language)}
        for record in records
    ]
    messages = "".join(to_concise(record.problems, call.language) for record in records)
    return Answer(code, to_json(rows[0] if len(rows) == 1 else rows), messages)


def _report(call: Call, record: Examined, *, several: bool) -> str:
    assert record.result is not None
    text = OUTPUTS[call.options.format].render(record.result, call.language)
    return f"=== {record.path}\n\n{text}" if several else text


def _count(call: Call, records: list[Examined]) -> str:
    """How many records had which verdict, after the reports of several."""
    verdicts = [record.result.summary.verdict if record.result else "unreadable" for record in records]
    order = ("complies", "violates", "undetermined", "not_covered", "unreadable")
    parts = [
        call.say(f"validate.count.{verdict}", count=str(verdicts.count(verdict)))
        for verdict in order
        if verdict in verdicts
    ]
    said = call.say("validate.count.all", count=str(len(records)), parts="; ".join(parts))
    return "\n".join(wrapped(said)) + "\n"


def _no_rules(call: Call, problems: tuple[Diagnostic, ...]) -> Answer:
    """Rules with an error judge nobody."""
    lead = call.say("validate.no_rules")
    if call.options.format == "json":
        data: Json = {"format": FORMAT, "problems": problems_to_data(problems, call.language)}
        return Answer(NOT_EXAMINED, to_json(data), f"{lead}\n{to_concise(problems, call.language)}")
    return Answer(NOT_EXAMINED, err=f"{to_text(problems, call.language, colour=call.colour_err)}\n{lead}\n")
