"""What there is: the instruments of a model, the content of one, one statement, one message page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Protocol, assert_never

from kinerja_rules.base.catalogue import fill, holes, page, say
from kinerja_rules.base.span import Span
from kinerja_rules.evaluation.result import Json
from kinerja_rules.model.model import Fact, Instrument, Model, Reading, Statement
from kinerja_rules.presentation.lines import clean, wrapped
from kinerja_rules.values.kinds import Choice, Day, Kind, Name, Number, PeriodKind, Text, Unknown, YesNo


class _Declared(Protocol):
    """Anything that a rule file declares under a name."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


_GAP: Final = "…"
_ENGLISH: Final = "## In English"
_FENCED: Final = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


# ---------------------------------------------------------------------------------------------------- instruments


def instruments_to_text(model: Model, language: str) -> str:
    """Every instrument: those that govern a period with what they hold, then those they rest on."""
    rows = _instruments(model)
    lines: list[str] = []
    for row in (row for row in rows if row.governs):
        lines += [*([""] if lines else []), *wrapped(row.id, "  "), *wrapped(_title(row), "    ")]
        lines += wrapped(_governs(row, language), "    ")
        lines += wrapped(_counts(row, language), "    ")
    if not lines:
        lines.append(say(language, "show.none"))
    lines = [say(language, "show.instruments"), "", *lines]
    others = [row for row in rows if not row.governs]
    if others:
        lines += ["", say(language, "show.others"), ""]
    for row in others:
        lines += wrapped(_title(row), f"  {row.id}: ", "      ")
    return "\n".join([*lines, "", say(language, "show.hint")]) + "\n"


def _title(row: Instrument) -> str:
    return clean(row.title) + (f" ({clean(row.number)})" if row.number else "")


def instruments_to_data(model: Model) -> Json:
    """Every instrument as JSON-ready data."""
    return [_about(row) for row in _instruments(model)]


def instrument_to_text(model: Model, name: str, language: str) -> str:
    """What one instrument holds: fields, steps, answers, readings."""
    row = model.instruments[name]
    lines = wrapped(clean(row.title))
    if row.number:
        lines += wrapped(say(language, "report.number", number=clean(row.number)))
    lines += wrapped(_governs(row, language))
    readings = [reading for reading in model.readings.values() if reading.name.home == name]
    sections = (
        ("facts", [line for fact in row.facts for line in _fact(model, model.facts[fact], language)]),
        ("steps", [line for step in row.steps for line in _named(step.short, model.steps[step].label)]),
        ("answers", list(_answers(model, row, language))),
        ("readings", [line for reading in readings for line in _reading(reading, language)]),
    )
    for key, body in sections:
        if body:
            lines += ["", say(language, f"show.{key}"), "", *body]
    return "\n".join(lines) + "\n"


def instrument_to_data(model: Model, name: str) -> Json:
    """What one instrument holds, as JSON-ready data."""
    row = model.instruments[name]
    facts: list[Json] = []
    for fact in (model.facts[fact] for fact in row.facts):
        options: list[Json] = []
        if isinstance(fact.kind, Choice):
            options = [{"name": short, "label": label} for short, label in model.options[fact.kind.options].options]
        facts.append(
            {
                "name": fact.name.short,
                "label": fact.label,
                "kind": _kind_name(fact.kind),
                "options": options,
                "required": fact.required,
            }
        )
    return {
        **_about(row),
        "facts": facts,
        "steps": [{"name": step.short, "label": model.steps[step].label} for step in row.steps],
        "answers": [{"name": answer.short, "label": model.answers[answer].label} for answer in row.answers],
    }


def _instruments(model: Model) -> list[Instrument]:
    return [row for _, row in sorted(model.instruments.items()) if not row.is_library]


def _about(row: Instrument) -> dict[str, Json]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "periods": [str(period) for period in row.governs],
        "counts": {"facts": len(row.facts), "steps": len(row.steps), "answers": len(row.answers)},
    }


def _governs(row: Instrument, language: str) -> str:
    if not row.governs:
        return say(language, "show.governs_nothing")
    return say(language, "show.governs", periods=", ".join(str(period) for period in row.governs))


def _counts(row: Instrument, language: str) -> str:
    counts = {"facts": len(row.facts), "steps": len(row.steps), "answers": len(row.answers)}
    return say(language, "show.counts", **{name: str(count) for name, count in counts.items()})


def _named(short: str, label: str, *remarks: str) -> list[str]:
    said = clean(label) + "".join(f"; {remark}" for remark in remarks if remark)
    return wrapped(said, f"  {short}: ", "      ")


def _fact(model: Model, fact: Fact, language: str) -> list[str]:
    if isinstance(fact.kind, Choice):
        kind = " | ".join(model.options[fact.kind.options].names)
    else:
        kind = say(language, f"kind.{_kind_name(fact.kind)}")
    required = say(language, "show.required") if fact.required else ""
    who = fact.decided_by.short.replace("_", " ") if fact.decided_by else ""
    decided = say(language, "show.decided_by", who=who) if who else ""
    return _named(fact.name.short, fact.label, kind, required, decided)


def _kind_name(kind: Kind) -> str:
    match kind:
        case YesNo():
            return "yes_no"
        case Number():
            return kind.unit
        case Day():
            return "day"
        case PeriodKind():
            return "period"
        case Choice():
            return "options"
        case Text() | Unknown():
            return "text"
        case _:
            assert_never(kind)


def _answers(model: Model, row: Instrument, language: str) -> Iterator[str]:
    for name in row.answers:
        borrowed = "" if name.home == row.id else say(language, "show.borrowed", home=name.home)
        yield from _named(name.short, model.answers[name].label, borrowed)


def _reading(reading: Reading, language: str) -> Iterator[str]:
    adopted = dict.fromkeys(adoption.alternative for adoption in reading.adopted)
    state = say(language, "show.adopted", name=", ".join(adopted)) if adopted else say(language, "show.open")
    yield from _named(reading.name.short, reading.question, state)
    for option in reading.options:
        why = say(language, "show.recorded", why=clean(option.recorded_as)) if option.recorded_as else ""
        yield from wrapped(clean(option.text) + (f"; {why}" if why else ""), f"    - {option.name}: ", "        ")


# --------------------------------------------------------------------------------------------- a statement, a message


def statement_to_text(statement: Statement, language: str) -> str:
    """One statement: its text, how reliable it is, where it stands and who says so."""
    reliability = say(language, f"reliability.{statement.reliability}")
    about = [say(language, "statement.reliability", reliability=reliability)]
    if statement.place:
        about.append(say(language, "statement.place", place=clean(statement.place)))
    if statement.sources:
        about.append(say(language, "statement.sources", sources=", ".join(map(clean, statement.sources))))
    lines = wrapped(clean(statement.text), f"{statement.id}  ")
    return "\n".join([*lines, *wrapped("; ".join(about), " " * (len(statement.id) + 2))]) + "\n"


def statement_to_data(statement: Statement) -> Json:
    """One statement as data."""
    return {
        "id": statement.id,
        "text": statement.text,
        "place": statement.place,
        "reliability": statement.reliability,
        "nature": statement.nature,
        "sources": list(statement.sources),
    }


def _declarations(model: Model, home: str) -> dict[str, Span]:
    """Everything that an instrument declares under a name: its short name → where."""
    tables: tuple[Mapping[Name, _Declared], ...] = (
        model.steps,
        model.answers,
        model.facts,
        model.parameters,
        model.parties,
        model.options,
        model.scopes,
        model.stages,
        model.readings,
        model.silences,
        model.amendments,
        model.calendars,
    )
    return {name.short: thing.span for table in tables for name, thing in table.items() if name.home == home}


def declared(model: Model, home: str) -> tuple[str, ...]:
    """The names that an instrument declares."""
    return tuple(sorted(_declarations(model, home)))


def declaration(model: Model, home: str, short: str) -> Span | None:
    """Where an instrument declares a name; none where it does not."""
    return _declarations(model, home).get(short)


def declaration_to_text(span: Span) -> str:
    """A declaration as it stands in its file, below the place."""
    lines = "\n".join(clean(line) for line in span.text.splitlines())
    return f"{clean(span.source.name)}:{span.position.line}\n\n{lines}\n"


def declaration_to_data(span: Span) -> Json:
    """The same as data."""
    return {"file": span.source.name, "line": span.position.line, "text": span.text}


def message_to_text(code: str, language: str) -> str:
    """The page of a message: its title, and its prose in the language, with the examples."""
    found = page(code)
    words = found.texts[language]
    title = f"{code}: {fill(words.title, dict.fromkeys(holes(words.title), _GAP))}"
    ours, _, english = found.body.partition(_ENGLISH)
    if language == "id":
        return f"{title}\n\n{ours.strip()}\n"
    examples = _FENCED.findall(ours)
    parts = [title, english.strip()]
    for index, example in enumerate(examples):
        caption = ("show.wrong", "show.right")[index] if len(examples) == 2 else ""
        parts.append(f"{say(language, caption)}\n\n{example}" if caption else example)
    return "\n\n".join(parts) + "\n"
