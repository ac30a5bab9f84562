"""``kinerja show``: the instruments there are, what one holds, one statement, one message."""

from __future__ import annotations

from kinerja_rules.apps.cli.call import GOOD, NOT_EXAMINED, Answer, Call, UsageError
from kinerja_rules.apps.cli.words import Parser
from kinerja_rules.base.resources import message_codes
from kinerja_rules.base.suggest import nearest
from kinerja_rules.presentation.to_diagnostics import to_concise, to_text
from kinerja_rules.presentation.to_json import problems_to_json, to_json
from kinerja_rules.presentation.to_listing import (
    declaration,
    declaration_to_data,
    declaration_to_text,
    declared,
    instrument_to_data,
    instrument_to_text,
    instruments_to_data,
    instruments_to_text,
    message_to_text,
    statement_to_data,
    statement_to_text,
)
from kinerja_rules.workspace import load


def describe(parser: Parser) -> None:
    """The words of the verb."""
    parser.thing("name", "name", "?")
    parser.thing("part", "part", "?")
    parser.format_option("format", "text", "json")


def run(call: Call) -> Answer:
    """Show what the name names; a message needs no rule files."""
    name: str | None = call.options.name
    if name and name.upper() in message_codes():
        return Answer(GOOD, message_to_text(name.upper(), call.language))
    workspace = load(call.options.policies)
    model = workspace.model
    as_json = call.options.format == "json"
    if model is None:
        if as_json:
            messages = to_concise(workspace.problems, call.language)
            return Answer(NOT_EXAMINED, problems_to_json(workspace.problems, call.language), messages)
        return Answer(NOT_EXAMINED, err=to_text(workspace.problems, call.language, colour=call.colour_err))
    if not name:
        if as_json:
            return Answer(GOOD, to_json(instruments_to_data(model)))
        return Answer(GOOD, instruments_to_text(model, call.language))
    part: str | None = call.options.part
    if part is not None and name in model.instruments:
        found = declaration(model, name, part)
        if found is None:
            raise UsageError("not_shown", value=part, suggestion=nearest(part, declared(model, name)))
        if as_json:
            return Answer(GOOD, to_json(declaration_to_data(found)))
        return Answer(GOOD, declaration_to_text(found))
    if name in model.instruments:
        if as_json:
            return Answer(GOOD, to_json(instrument_to_data(model, name)))
        return Answer(GOOD, instrument_to_text(model, name, call.language))
    if name.upper() in model.statements and as_json:
        return Answer(GOOD, to_json(statement_to_data(model.statements[name.upper()])))
    if name.upper() in model.statements:
        return Answer(GOOD, statement_to_text(model.statements[name.upper()], call.language))
    known = (*model.instruments, *model.statements, *message_codes())
    raise UsageError("not_shown", value=name, suggestion=nearest(name, known))
