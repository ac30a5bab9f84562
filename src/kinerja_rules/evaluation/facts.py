"""Typed facts from plain data: a record's nodes become values of the shape that its instrument declares.

The shape is a pydantic model made from ``data``; it finds every field that is missing, foreign or misshapen at once,
and our own readers give the values. Problems carry the place in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails, PydanticCustomError

from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.base.source import Position
from kinerja_rules.base.suggest import nearest
from kinerja_rules.evaluation import kinds_of_problem as k
from kinerja_rules.evaluation.identity import check_nip, check_nuptk
from kinerja_rules.evaluation.record import ListNode, MapNode, Node, Problem, ScalarNode, canonical_json
from kinerja_rules.evaluation.scalars import FactPlain, Unfit, read_day, read_period, read_yes_no, reader
from kinerja_rules.model.model import EMPLOYEE, Model, PeriodId
from kinerja_rules.values.kinds import Choice, Name
from kinerja_rules.values.outcome import LogState

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"

PERIOD_KEY: Final = "periode"
LOG_KEY: Final = "langkah"
LOG_OPEN_KEY: Final = "langkah_belum_lengkap"
PERSON_KEY: Final = "pegawai"
PERSON_FIELDS: Final = ("nama", "nip", "nuptk", "satuan_pendidikan", "npsn")
EVENT_FIELDS: Final = ("langkah", "pada", "oleh")


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the log: a step, a day or none, an actor (none: not given)."""

    step: Name
    on: date | None
    actor: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One SKP as an instrument sees it; facts that were not given are not in ``facts``. Holds no identity."""

    period: PeriodId | None
    facts: Mapping[Name, FactPlain]
    events: tuple[Event, ...]
    log: LogState
    digest: str


def choose_instrument(model: Model, node: Node, regulation: str | None) -> tuple[str | None, tuple[Problem, ...]]:
    """The instrument that governs the record's period, or the one asked for; else what is wrong."""
    period_node = _entry(node, PERIOD_KEY)
    place = period_node.place if period_node is not None else node.place
    known = sorted(str(p) for p in model.periods)

    def problem(kind: Kind, **facts: str) -> tuple[Problem, ...]:
        return (Problem(kind.code, place, tuple(sorted(facts.items()))),)

    if regulation is not None:
        instruments = sorted(i.id for i in model.instruments.values() if not i.is_library)
        if regulation not in instruments:
            return None, problem(
                k.UNKNOWN_REGULATION,
                value=regulation,
                suggestion=nearest(regulation, instruments),
                options=", ".join(instruments),
            )
    if not isinstance(period_node, ScalarNode) or period_node.kind == "null":
        if regulation is not None and not model.instruments[regulation].governs:
            return regulation, ()
        return None, problem(k.UNKNOWN_PERIOD, value="", reason="missing", suggestion="", options=", ".join(known))
    period = read_period(period_node.text)
    if period is None or period not in model.periods:
        return None, problem(
            k.UNKNOWN_PERIOD,
            value=period_node.text,
            reason="unknown",
            suggestion=_nearest_period(period_node.text, known),
            options=", ".join(known),
        )
    governing = [i.id for i in model.instruments.values() if period in i.governs]
    if regulation is not None:
        governs = model.instruments[regulation].governs
        if governs and period not in governs:
            return None, problem(
                k.NOT_GOVERNED,
                period=str(period),
                regulation=regulation,
                reason="other",
                options=", ".join(str(p) for p in governs),
            )
        return regulation, ()
    if not governing:
        return None, problem(k.NOT_GOVERNED, period=str(period), regulation="", reason="none", options=", ".join(known))
    if len(governing) > 1:
        return None, problem(
            k.SEVERAL_GOVERN, period=str(period), options=", ".join(governing), suggestion=governing[0]
        )
    return governing[0], ()


def _nearest_period(text: str, known: Sequence[str]) -> str:
    """The period probably meant: another spelling of its name, never another year or number."""
    digits = [c for c in text if c.isdigit()]
    return nearest(text, [name for name in known if [c for c in name if c.isdigit()] == digits])


def typed_record(model: Model, instrument: str, node: Node) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of an instrument's shape, or every problem of its content."""
    if not isinstance(node, MapNode):
        return None, (_problem(k.WRONG_FORM, node.place, field="", wanted="map", found=_form(node)),)
    shape = _shape(model, instrument)
    problems: list[Problem] = []
    try:
        read = shape.model.model_validate(_raw(node))
    except ValidationError as found:
        problems += (_translated(error, node, shape) for error in found.errors(include_url=False))
        read = None
    # A misspelt field is one mistake: the field it was meant to be is then not missing as well.
    meant = {text for p in problems if p.code == k.UNKNOWN_FIELD.code for name, text in p.args if name == "suggestion"}
    problems = [p for p in problems if not (p.code == k.MISSING_FIELD.code and dict(p.args)["field"] in meant)]
    problems += _identity(node)
    if problems or read is None:
        return None, tuple(sorted(problems, key=lambda p: p.place))
    values: dict[str, Any] = dict(read)
    log = values[LOG_KEY]
    state: LogState = "absent" if log is None else "incomplete" if values[LOG_OPEN_KEY] else "complete"
    return (
        Record(
            read_period(values[PERIOD_KEY]) if values[PERIOD_KEY] else None,
            {name: values[short] for short, name in shape.facts.items() if values[short] is not None},
            tuple(Event(shape.steps[e.langkah], e.pada, e.oleh) for e in log or ()),
            state,
            hashlib.sha256(canonical_json(node)).hexdigest(),
        ),
        (),
    )


# ----------------------------------------------------------------------------------------------------------- the shape


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """The pydantic model of an instrument's records, and what its short names mean."""

    model: type[BaseModel]
    facts: Mapping[str, Name]
    steps: Mapping[str, Name]
    parties: tuple[str, ...]
    examples: Mapping[str, tuple[str, str]]


_SHAPES: Final = 64


@lru_cache(maxsize=_SHAPES)
def _shape_of(key: _ModelKey, instrument: str) -> _Shape:
    model = key.model
    home = model.instruments[instrument]
    facts = {name.short: name for name in home.facts}
    steps = {name.short: name for name in home.steps}
    parties = (EMPLOYEE.short, *(name.short for name in home.parties))
    fields: dict[str, Any] = {
        PERIOD_KEY: (Annotated[str | None, BeforeValidator(_scalar(PERIOD_KEY, str))], None),
        PERSON_KEY: (Annotated[Any, Field()], None),
        LOG_KEY: (list[_event_model(tuple(steps), parties)] | None, None),  # type: ignore[misc]  # made at run time
        LOG_OPEN_KEY: (
            Annotated[bool | None, BeforeValidator(_scalar(LOG_OPEN_KEY, lambda t: read_yes_no(t, LOG_OPEN_KEY)))],
            None,
        ),
    }
    examples = {}
    for short, name in facts.items():
        fact = model.facts[name]
        options = model.options.get(fact.kind.options) if isinstance(fact.kind, Choice) else None
        annotation = Annotated[Any, BeforeValidator(_scalar(short, reader(fact, options)))]
        fields[short] = (annotation, ... if fact.required else None)
        examples[short] = (fact.label, options.names[0] if options and options.names else "")
    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    return _Shape(create_model("Record", __config__=config, **fields), facts, steps, parties, examples)


class _ModelKey:
    """A model by identity: two models are never confused, and none is hashed by its content."""

    __slots__ = ("model",)

    def __init__(self, model: Model) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ModelKey) and other.model is self.model


def _shape(model: Model, instrument: str) -> _Shape:
    return _shape_of(_ModelKey(model), instrument)


def _event_model(steps: tuple[str, ...], parties: tuple[str, ...]) -> type[BaseModel]:
    def step(text: str) -> str:
        word = text.strip().lower()
        if word in steps:
            return word
        raise Unfit(
            k.UNKNOWN_STEP, value=text, reason="unknown", suggestion=nearest(word, steps), options=", ".join(steps)
        )

    def actor(text: str) -> str:
        word = text.strip().lower()
        if word in parties:
            return word
        raise Unfit(k.UNKNOWN_ACTOR, value=text, suggestion=nearest(word, parties), options=", ".join(parties))

    fields: dict[str, Any] = {
        "langkah": (Annotated[str, BeforeValidator(_scalar("langkah", step))], ...),
        "pada": (Annotated[date | None, BeforeValidator(_scalar("pada", lambda t: read_day(t, "pada")))], None),
        "oleh": (Annotated[str | None, BeforeValidator(_scalar("oleh", actor))], None),
    }
    return create_model("Event", __config__=ConfigDict(extra="forbid"), **fields)


def _scalar(field: str, read: Callable[[str], object]) -> Callable[[object], object]:
    """A reader of one text inside pydantic; its complaint crosses pydantic as a custom error."""

    def check(value: object) -> object:
        if value is None:
            return None
        if not isinstance(value, str):
            raise _crossing(Unfit(k.WRONG_FORM, field=field, wanted="value", found=_raw_form(value)))
        try:
            return read(value)
        except Unfit as unfit:
            raise _crossing(unfit) from None

    return check


def _crossing(unfit: Unfit) -> PydanticCustomError:
    return PydanticCustomError("unfit", "", {"code": unfit.kind.code, **unfit.facts})


# --------------------------------------------------------------------------------------------------- nodes and places


def _raw(node: Node) -> Raw:
    """Nodes as what pydantic takes: a scalar is its spelling, null is none. Depth is capped when reading."""
    if isinstance(node, ScalarNode):
        return None if node.kind in ("null", "refused") else node.text
    if isinstance(node, ListNode):
        return [_raw(item) for item in node.items]
    return {entry.key: _raw(entry.value) for entry in node.entries}


def _entry(node: Node, key: str) -> Node | None:
    if isinstance(node, MapNode):
        for entry in node.entries:
            if entry.key == key:
                return entry.value
    return None


def _form(node: Node) -> str:
    if isinstance(node, ListNode):
        return "list"
    if isinstance(node, MapNode):
        return "map"
    return "nothing" if node.kind == "null" else "value"


def _raw_form(value: object) -> str:
    if isinstance(value, list):
        return "list"
    return "map" if isinstance(value, dict) else "value"


def _problem(kind: Kind, place: Position, **facts: str) -> Problem:
    return Problem(kind.code, place, tuple(sorted(facts.items())))


def _translated(error: ErrorDetails, node: MapNode, shape: _Shape) -> Problem:
    """One complaint of pydantic as a problem of ours, with the place in the file."""
    location: tuple[int | str, ...] = error["loc"]
    place, value = _place(node, location, key=error["type"] == "extra_forbidden")
    field = str(location[-1])
    match error["type"]:
        case "unfit":
            facts = {str(name): str(text) for name, text in error["ctx"].items()}
            return _problem(k.KINDS[facts.pop("code")], place, **facts)
        case "extra_forbidden":
            known = EVENT_FIELDS if len(location) > 1 else (*shape.facts, PERIOD_KEY, LOG_KEY, LOG_OPEN_KEY, PERSON_KEY)
            # A field that is already there cannot be the one meant.
            present = {entry.key for entry in node.entries} if len(location) == 1 else set()
            suggestion = nearest(field, [name for name in known if name not in present])
            return _problem(
                k.UNKNOWN_FIELD, place, field=field, suggestion=suggestion, options=", ".join(sorted(known))
            )
        case "missing" if len(location) > 1:
            return _problem(
                k.UNKNOWN_STEP,
                place,
                value="",
                reason="missing",
                suggestion="",
                options=", ".join(shape.steps),
            )
        case "missing":
            label, example = shape.examples[field]
            return _problem(k.MISSING_FIELD, place, field=field, label=label, example=example)
        case _:
            wanted = "list" if location == (LOG_KEY,) else "map"
            name = LOG_KEY if isinstance(location[-1], int) else field
            return _problem(k.WRONG_FORM, place, field=name, wanted=wanted, found=_form(value))


def _place(node: MapNode, location: tuple[int | str, ...], *, key: bool) -> tuple[Position, Node]:
    """Where a location lies: the value, its key for a foreign field, or the nearest thing around it."""
    here: Node = node
    place = node.place
    for part in location:
        if isinstance(here, ListNode) and isinstance(part, int) and part < len(here.items):
            here = here.items[part]
            place = here.place
            continue
        entry = next((e for e in here.entries if e.key == part), None) if isinstance(here, MapNode) else None
        if entry is None:
            break
        here = entry.value
        place = entry.key_place if key else entry.value.place
    return place, here


def _identity(node: MapNode) -> list[Problem]:
    """What is wrong with the block that says who the person is; it is checked and then forgotten."""
    person = _entry(node, PERSON_KEY)
    if person is None or (isinstance(person, ScalarNode) and person.kind == "null"):
        return []
    if not isinstance(person, MapNode):
        return [_problem(k.WRONG_FORM, person.place, field=PERSON_KEY, wanted="map", found=_form(person))]
    status = _entry(node, "status_kepegawaian")
    status_text = status.text.lower() if isinstance(status, ScalarNode) else None
    problems = []
    for entry in person.entries:
        if entry.key not in PERSON_FIELDS:
            suggestion = nearest(entry.key, PERSON_FIELDS)
            options = ", ".join(PERSON_FIELDS)
            problems.append(
                _problem(k.UNKNOWN_FIELD, entry.key_place, field=entry.key, suggestion=suggestion, options=options)
            )
            continue
        value = entry.value
        if not isinstance(value, ScalarNode):
            problems.append(_problem(k.WRONG_FORM, value.place, field=entry.key, wanted="value", found=_form(value)))
            continue
        if not value.text:
            continue
        try:
            if entry.key == "nip":
                check_nip(value.text, status_text)
            elif entry.key == "nuptk":
                check_nuptk(value.text)
        except Unfit as unfit:
            problems.append(_problem(unfit.kind, value.place, **unfit.facts))
    return problems
