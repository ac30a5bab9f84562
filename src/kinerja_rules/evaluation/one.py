"""One record evaluated: contexts chosen, programs run, readings compared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Final, NamedTuple

from kinerja_rules.base.suggest import nearest
from kinerja_rules.evaluation.facts import Record
from kinerja_rules.evaluation.result import Difference, ReadingRow, Result, plain_json
from kinerja_rules.evaluation.rows import Outcome, build_result, labels_of
from kinerja_rules.evaluation.trace import Trace
from kinerja_rules.model.fingerprint import fingerprint
from kinerja_rules.model.model import ROLE, Choice, Model, Reading, ReadingOption
from kinerja_rules.model.references import reading_references
from kinerja_rules.program.from_model import compile_program
from kinerja_rules.program.ops import Value
from kinerja_rules.program.permissions import Log
from kinerja_rules.program.program import Context, Program
from kinerja_rules.program.to_rowwise import Run, compile_recording
from kinerja_rules.values.absence import CONFLICT, STATUS_OF, Absent, Cause, absent, union
from kinerja_rules.values.kinds import Name, Number
from kinerja_rules.values.number import fact_denominator
from kinerja_rules.values.outcome import Axis, StepState

MOST_PROGRAMS: Final = 256
"""How many compiled contexts an engine keeps, least recently used out first."""
MOST_VARIANTS: Final = 64
"""How many combinations of open questions are tried; beyond, each open question is tried alone."""


class UnknownReading(ValueError):
    """A reading or an alternative that is not there or may not be chosen; ``suggestion`` is the nearest, or empty."""

    def __init__(self, name: str, suggestion: str) -> None:
        super().__init__(name)
        self.name = name
        self.suggestion = suggestion


class Compiled(NamedTuple):
    """A program and its recording function."""

    program: Program
    run: Run


@dataclass(frozen=True, slots=True)
class _Open:
    """A question left open, and the ways to answer it: choices of a reading, or an amendment seen or not."""

    name: str
    ways: tuple[tuple[frozenset[Choice], frozenset[Name]], ...]


class Engine:
    """The programs of one model; ``texts`` are its rule files by name, for fingerprints."""

    def __init__(self, model: Model, texts: Mapping[str, str]) -> None:
        self.model = model
        self._texts = texts
        self._programs: OrderedDict[Context, Compiled] = OrderedDict()
        self._fingerprints: dict[str, str] = {}
        self._readings: dict[str, tuple[Name, ...]] = {}

    def evaluate(
        self,
        instrument: str,
        record: Record,
        *,
        as_of: date,
        known_at: date | None = None,
        choices: Mapping[str, str] | None = None,
    ) -> Result:
        """The result of a record under an instrument as of a day.

        ``choices`` maps a reading's name (short, or with its home) to an alternative; others are as adopted.
        Raises ``UnknownReading``.
        """
        reached = self.readings(instrument)
        asked = self._asked(reached, choices or {})
        adopted: dict[Name, str | None] = {
            name: asked.get(name, self.model.readings[name].adopted_in(record.period)) for name in reached
        }
        visible, open_amendments = self._amendments(known_at)
        fixed = frozenset(Choice(name, alternative) for name, alternative in adopted.items() if alternative)
        opens = [
            _Open(
                name.short,
                tuple((frozenset({Choice(name, o.name)}), frozenset()) for o in _selectable(self.model.readings[name])),
            )
            for name, alternative in adopted.items()
            if alternative is None
        ]
        nothing: tuple[frozenset[Choice], frozenset[Name]] = (frozenset(), frozenset())
        opens += [_Open(name.short, (nothing, (frozenset(), frozenset({name})))) for name in open_amendments]
        judged_on = as_of if record.period is None else None
        base = Context(instrument, record.period, self._role(record), fixed, visible, judged_on)
        outcome = self._merged(base, opens, record, as_of)
        readings = tuple(
            self._reading_row(self.model.readings[name], adopted[name], base, opens, record, as_of, outcome)
            for name in reached
        )
        return build_result(
            self.model,
            instrument,
            record,
            outcome,
            readings,
            as_of=as_of,
            known_at=known_at,
            fingerprint=self.fingerprint(instrument),
        )

    def fingerprint(self, instrument: str) -> str:
        """The fingerprint of the rule files that an instrument reaches."""
        if instrument not in self._fingerprints:
            self._fingerprints[instrument] = fingerprint(self.model, instrument, self._texts)
        return self._fingerprints[instrument]

    def readings(self, instrument: str) -> tuple[Name, ...]:
        """The readings on which an instrument's rules depend."""
        if instrument not in self._readings:
            self._readings[instrument] = reading_references(self.model, instrument)
        return self._readings[instrument]

    def compiled(self, context: Context) -> Compiled:
        """The program of a context, made once while it is in use."""
        found = self._programs.get(context)
        if found is None:
            program = compile_program(self.model, context)
            found = self._programs[context] = Compiled(program, compile_recording(program))
            if len(self._programs) > MOST_PROGRAMS:
                self._programs.popitem(last=False)
        else:
            self._programs.move_to_end(context)
        return found

    # ------------------------------------------------------------------------------------------------- contexts

    def _role(self, record: Record) -> str | None:
        for name, value in record.facts.items():
            if name.short == ROLE:
                return str(value)
        return None

    def _asked(self, reached: Sequence[Name], choices: Mapping[str, str]) -> dict[Name, str]:
        asked = {}
        for text, alternative in choices.items():
            names = [name for name in self.model.readings if text in (name.short, str(name))]
            if len(names) != 1:
                near = nearest(text, (name.short for name in reached))
                raise UnknownReading(text, f"{near}={alternative}" if near else "")
            options = [option.name for option in _selectable(self.model.readings[names[0]])]
            if alternative not in options:
                near = nearest(alternative, options) or (options[0] if len(options) == 1 else "")
                raise UnknownReading(f"{text}={alternative}", f"{text}={near}" if near else "")
            asked[names[0]] = alternative
        return asked

    def _amendments(self, known_at: date | None) -> tuple[frozenset[Name], tuple[Name, ...]]:
        """The amendments seen at ``known_at``, and those of which that is not known."""
        if known_at is None:
            return frozenset(self.model.amendments), ()
        seen, unsure = set(), []
        for name, amendment in self.model.amendments.items():
            told = amendment.announced
            if told is not None and told.day <= known_at:
                seen.add(name)
            elif told is None or told.at_latest:
                unsure.append(name)
        return frozenset(seen), tuple(unsure)

    # ----------------------------------------------------------------------------------------------------- running

    def _run(self, context: Context, record: Record, as_of: date) -> Outcome:
        compiled = self.compiled(context)
        program = compiled.program
        facts = [_slot_value(self.model, name, record.facts.get(name)) for name in program.inputs]
        logs = _logs(program, record, as_of)
        values = compiled.run(facts, logs, record.log == "complete", as_of)
        steps = tuple(values[step.slot] for step in program.step_outputs)
        answers = tuple(
            Fraction(value, answer.denominator) if type(value) is int else value
            for answer in program.answers
            for value in (values[answer.slot],)
        )
        return Outcome(Trace(program, values), values[program.scope], answers, steps)  # type: ignore[arg-type]  # slots are untyped; a Judge gives a StepState

    def _merged(self, base: Context, opens: Sequence[_Open], record: Record, as_of: date) -> Outcome:
        """The outcome of a context; under open questions, what all their answers share."""
        if not opens:
            return self._run(base, record, as_of)
        variants = list(_variants(base, opens))
        return _agreed([self._run(context, record, as_of) for context in variants], opens)

    def _reading_row(
        self,
        reading: Reading,
        adopted: str | None,
        base: Context,
        opens: Sequence[_Open],
        record: Record,
        as_of: date,
        outcome: Outcome,
    ) -> ReadingRow:
        """What a reading is here, and where each other alternative alone would change an outcome."""
        differs: list[Difference] = []
        labels = labels_of(self.model, base.instrument)
        for option in _selectable(reading):
            if option.name == adopted or (adopted is None and len(opens) > 1):
                continue
            chosen = frozenset(c for c in base.choices if c.reading != reading.name) | {
                Choice(reading.name, option.name)
            }
            context = replace(base, choices=chosen)
            others = [o for o in opens if o.name != reading.name.short]
            other = self._merged(context, others, record, as_of)
            differs += _differences(option, outcome, other, labels)
        texts = {option.name: option for option in reading.options}
        adoption = next((a for a in reading.adopted if a.alternative == adopted), None)
        return ReadingRow(
            reading.name.short,
            reading.question,
            adopted,
            texts[adopted].text if adopted else "",
            reading.is_assumption,
            adoption.by if adoption else "",
            adoption.reason if adoption else "",
            tuple(dict.fromkeys((*reading.basis, *(texts[adopted].basis if adopted else ())))),
            tuple(differs),
        )


def _selectable(reading: Reading) -> list[ReadingOption]:
    return [option for option in reading.options if option.selectable]


def _slot_value(model: Model, name: Name, value: object) -> Value:
    """A fact as slots hold it: numbers as integers over the fact's denominator."""
    if isinstance(value, Fraction):
        kind = model.facts[name].kind
        if isinstance(kind, Number):
            return int(value * fact_denominator(kind))
    return value


def _logs(program: Program, record: Record, as_of: date) -> list[Log]:
    """The events up to the as-of date, by step, dated ones by day."""
    if not record.events:
        return [_EMPTY] * len(program.steps)
    dated: dict[Name, list[tuple[date, str]]] = {}
    undated: dict[Name, list[str]] = {}
    for event in record.events:
        actor = event.actor or ""
        if event.on is None:
            undated.setdefault(event.step, []).append(actor)
        elif event.on <= as_of:
            dated.setdefault(event.step, []).append((event.on, actor))
    return [(tuple(sorted(dated.get(name, ()))), tuple(sorted(undated.get(name, ())))) for name in program.steps]


_EMPTY: Final[Log] = ((), ())


def _variants(base: Context, opens: Sequence[_Open]) -> Iterator[Context]:
    """Every combination of answers to the open questions, or each question alone where they are too many."""
    size = 1
    for question in opens:
        size *= len(question.ways)
    combinations: Iterable[Sequence[tuple[frozenset[Choice], frozenset[Name]]]]
    if size <= MOST_VARIANTS:
        combinations = product(*(question.ways for question in opens))
    else:
        first = [question.ways[0] for question in opens]
        combinations = ([*first[:i], way, *first[i + 1 :]] for i, question in enumerate(opens) for way in question.ways)
    for ways in combinations:
        choices = base.choices.union(*(way[0] for way in ways))
        amendments = base.amendments.union(*(way[1] for way in ways))
        yield replace(base, choices=choices, amendments=amendments)


def _agreed(outcomes: Sequence[Outcome], opens: Sequence[_Open]) -> Outcome:
    """What all outcomes share; the rest is a conflict caused by the open questions."""
    first = outcomes[0]
    conflict = union(absent(Cause(CONFLICT, question.name)) for question in opens)
    answers = tuple(
        values[0] if all(v == values[0] for v in values[1:]) else conflict
        for values in zip(*(o.answers for o in outcomes), strict=True)
    )
    steps = tuple(_agreed_step(states, conflict) for states in zip(*(o.steps for o in outcomes), strict=True))
    scopes = [o.scope for o in outcomes]
    scope = scopes[0] if all(s == scopes[0] for s in scopes) else conflict
    return Outcome(first.trace, scope, answers, steps, tuple(outcomes), tuple(question.name for question in opens))


_AXES: Final[tuple[Axis, ...]] = ("obligation", "completion", "timing", "order", "actor")


def _agreed_step(states: Sequence[StepState], conflict: Absent) -> StepState:
    first = states[0]
    if all(state == first for state in states[1:]):
        return first
    changed: dict[str, object] = {}
    why = {axis: missing for axis, missing in first.absent if all((axis, missing) in s.absent for s in states)}
    for axis in _AXES:
        if any(getattr(state, axis) != getattr(first, axis) for state in states):
            changed[axis] = "undetermined"
            why[axis] = conflict
        elif getattr(first, axis) == "undetermined" and axis not in why:
            why[axis] = union(missing for state in states for a, missing in state.absent if a == axis)
    for name in ("status",):
        if any(getattr(state, name) != getattr(first, name) for state in states):
            changed[name] = "undetermined"
    for name in ("opens", "due", "done_on"):
        if any(getattr(state, name) != getattr(first, name) for state in states):
            changed[name] = None
    changed["at_risk"] = any(s.at_risk for s in states) or any(s.violations != first.violations for s in states)
    changed["violations"] = tuple(v for v in first.violations if all(v in s.violations for s in states))
    changed["absent"] = tuple((axis, why[axis]) for axis in _AXES if axis in why)
    return first._replace(**changed)  # type: ignore[arg-type]  # each value fits its field, by name


def _as_text(value: Value) -> str:
    """A known answer as differences carry it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(plain_json(value))  # type: ignore[arg-type]  # a known answer is plain


def _differences(
    option: ReadingOption, here: Outcome, there: Outcome, labels: Mapping[str, str]
) -> Iterator[Difference]:
    """Where an alternative would give another status, closing day or answer."""

    def difference(output: str, status: str, value: str | None) -> Difference:
        return Difference(option.name, output, status, value, option.text, labels.get(output, ""))

    for step, mine, other in zip(here.trace.program.steps, here.steps, there.steps, strict=True):
        if mine.status != other.status:
            yield difference(step.short, other.status, None)
        elif mine.due != other.due and other.due is not None:
            yield difference(step.short, other.status, other.due.isoformat())
    for output, mine_value, other_value in zip(here.trace.program.answers, here.answers, there.answers, strict=True):
        if mine_value != other_value:
            if isinstance(other_value, Absent):
                yield difference(output.name.short, STATUS_OF[other_value.shown], None)
            else:
                yield difference(output.name.short, "known", _as_text(other_value))
