"""The rows of a result from the outcome of a run: labels, citations, reasons, who may act next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kinerja_rules._version import __version__
from kinerja_rules.evaluation.facts import Record
from kinerja_rules.evaluation.reasons import reasons
from kinerja_rules.evaluation.result import (
    Axes,
    Consequence,
    InstrumentRow,
    Missing,
    NextRow,
    PeriodRow,
    Permitted,
    Plain,
    ReadingRow,
    Reason,
    Result,
    StatementRow,
    StepRow,
    Summary,
    ValueRow,
    Warning_,
)
from kinerja_rules.evaluation.trace import Trace, conflict_names, is_possible, silence_ids
from kinerja_rules.model.model import EMPLOYEE, Answer, Model
from kinerja_rules.program.judging import rank_of
from kinerja_rules.program.ops import Value
from kinerja_rules.program.program import AnswerOutput, StepOutput
from kinerja_rules.values.absence import DISCRETION, N_A, SHOWN_ORDER, SILENT, STATUS_OF, UNKNOWN, Absent, union
from kinerja_rules.values.kinds import Choice, Number
from kinerja_rules.values.number import show_exact
from kinerja_rules.values.outcome import NOT_APPLICABLE_STEP, StepState, Verdict

ACTIONABLE = ("due", "overdue", "lapsed")
"""The statuses in which somebody may still act."""
OTHERS_TIMING = ("early", "late", "overdue")
"""Breaches that are a failure of whoever's duty the step is, hence never counted against somebody else."""


class Outcome(NamedTuple):
    """What a run says: the trace of it, the scope, the answers (numbers as fractions) and the states of the steps."""

    trace: Trace
    scope: Value
    answers: tuple[Value, ...]
    steps: tuple[StepState, ...]
    variants: tuple[Outcome, ...] = ()
    questions: tuple[str, ...] = ()


def build_result(
    model: Model,
    instrument: str,
    record: Record,
    outcome: Outcome,
    readings: tuple[ReadingRow, ...],
    *,
    as_of: date,
    known_at: date | None,
    fingerprint: str,
) -> Result:
    """The result of one record."""
    return _Rows(model, instrument, record, outcome, as_of, labels_of(model, instrument)).result(
        readings, known_at, fingerprint
    )


def labels_of(model: Model, instrument: str) -> dict[str, str]:
    """Short names of the facts, steps, parties and answers that an instrument sees → what people call them."""
    home = model.instruments[instrument]
    labels = {name.short: model.answers[name].label for name in home.answers}
    labels.update((name.short, model.parties[name].label) for name in home.parties)
    labels.update((name.short, model.steps[name].label) for name in home.steps)
    labels.update((name.short, model.facts[name].label) for name in home.facts)
    return labels


def covered_value(scope: Value, value: Value) -> Value:
    """An answer under a scope: *tidak relevan* outside it; open while a missing fact may still lead outside."""
    if scope == "excluded":
        return N_A
    if isinstance(scope, Absent) and scope.bits & UNKNOWN and not (isinstance(value, Absent) and value == N_A):
        return union((scope, value)) if isinstance(value, Absent) else scope
    return value


def missing_rows(value: Absent, labels: Mapping[str, str]) -> tuple[Missing, ...]:
    """What an absence still needs, each path once per item, with the official whose judgement it is.

    ``labels`` names facts, steps and parties as people do, by short name.
    """
    who = {cause.what: cause.item for cause in value.causes if cause.bit == DISCRETION}
    rows = set()
    for cause in value.causes:
        if cause.bit == UNKNOWN:
            official = who.get(cause.what, "")
            label = labels.get(cause.item or cause.what, "")
            rows.add(Missing(cause.what, cause.item, official, label, labels.get(official, "")))
    return tuple(sorted(rows))


def absence_status(value: Absent) -> tuple[str, tuple[str, ...]]:
    """The status shown first, and the others; a silence known to be unregulated says so."""
    names = [_status_name(value, bit) for bit in SHOWN_ORDER if value.bits & bit]
    return names[0], tuple(names[1:])


def _status_name(value: Absent, bit: int) -> str:
    if bit == SILENT:
        states = {cause.item for cause in value.causes if cause.bit == SILENT}
        if states == {"not_regulated"}:
            return "not_regulated"
    return STATUS_OF[bit]


@dataclass(frozen=True, slots=True)
class _Rows:
    model: Model
    instrument: str
    record: Record
    outcome: Outcome
    as_of: date
    labels: Mapping[str, str]

    def result(self, readings: tuple[ReadingRow, ...], known_at: date | None, fingerprint: str) -> Result:
        home = self.model.instruments[self.instrument]
        excluded = self.outcome.scope == "excluded"
        program = self.outcome.trace.program
        states = [NOT_APPLICABLE_STEP if excluded else state for state in self.outcome.steps]
        steps = tuple(self._step(out, state) for out, state in zip(program.step_outputs, states, strict=True))
        values = tuple(
            self._value(output, covered_value(self.outcome.scope, value))
            for output, value in zip(program.answers, self.outcome.answers, strict=True)
        )
        scope = self.outcome.scope
        scope_basis = self.outcome.trace.basis(program.scope)
        if isinstance(scope, Absent):
            scope_basis = tuple(dict.fromkeys((*scope_basis, *silence_ids(scope))))
        warnings = tuple(self._warnings(steps, values, readings))
        period = self.model.periods.get(self.record.period) if self.record.period else None
        cited = [*scope_basis]
        cited += [i for row in steps for i in (*row.basis, *row.silences)]
        cited += [i for row in steps for reason in row.because for i in reason.basis]
        cited += [i for row in steps if row.consequence for i in row.consequence.basis]
        cited += [i for row in values for i in (*row.basis, *row.silences, *row.borrowed_because)]
        cited += [i for row in readings for i in row.basis]
        return Result(
            InstrumentRow(home.id, home.number, home.title),
            PeriodRow(str(period.id), period.label, period.first, period.last) if period else None,
            self.as_of,
            known_at,
            readings,
            fingerprint,
            __version__,
            self.record.digest,
            self._summary(steps),
            "unknown" if isinstance(scope, Absent) else str(scope),
            scope_basis,
            steps,
            tuple(self._next(steps)),
            values,
            warnings,
            tuple(self._statements(dict.fromkeys(cited))),
        )

    # ---------------------------------------------------------------------------------------------------- steps

    def _label(self, party: str) -> str:
        for name in self.model.instruments[self.instrument].parties:
            if name.short == party:
                return self.model.parties[name].label
        return ""

    def _resolved(self, party: str) -> str:
        """Who fills a party here; the party itself where that is not known."""
        trace = self.outcome.trace
        canon = trace.values[trace.program.canon]
        filled = canon.get(party) if isinstance(canon, dict) else None
        return filled if isinstance(filled, str) else party

    def _duties(self, out: StepOutput) -> tuple[list[str], bool]:
        """Whose duty a step is, and whether it may be somebody else's whom nothing names here."""
        trace = self.outcome.trace
        chosen = trace.values[out.obligation]
        modality = chosen[1] if isinstance(chosen, tuple) else ""
        norms = [n for n in out.norms if trace.values[n.guard] is True and n.strength == modality]
        parties = dict.fromkeys(p for norm in norms or out.norms for p in norm.parties)
        canon = trace.values[trace.program.canon]
        filled = [canon.get(p) if isinstance(canon, dict) else None for p in parties]
        known = sorted({f for f in filled if isinstance(f, str)}, key=lambda f: (f != EMPLOYEE.short, f))
        if not parties:
            return [EMPLOYEE.short], False
        # A norm that may still turn out to speak may put the duty on somebody else, or on the pegawai too.
        rank = rank_of(modality)
        may_speak = any(
            is_possible(trace.values[n.guard]) and (n.strength == "dilarang" or rank_of(n.strength) >= rank)
            for n in out.norms
        )
        return known, may_speak or any(not isinstance(f, str) for f in filled)

    def _permitted(self, out: StepOutput) -> Iterator[Permitted]:
        seen: dict[str, Permitted] = {}
        for norm in out.norms:
            guard = self.outcome.trace.values[norm.guard]
            if norm.strength == "dilarang" or not (guard is True or is_possible(guard)):
                continue
            for party in norm.parties:
                actor = self._resolved(party)
                row = Permitted(actor, self._label(actor), "yes", ())
                if isinstance(guard, Absent):
                    row = Permitted(actor, row.label, "undetermined", missing_rows(guard, self.labels))
                if actor not in seen or seen[actor].permitted == "undetermined":
                    seen[actor] = row
        yield from seen.values()

    def _step(self, out: StepOutput, state: StepState) -> StepRow:
        step = self.model.steps[out.name]
        stage = self.model.stages[step.stage] if step.stage is not None else None
        trace = self.outcome.trace
        applies = state.obligation != "not_applicable"
        place = self.outcome.trace.program.step_outputs.index(out)
        others = [variant.steps[place] for variant in self.outcome.variants]
        duties, is_open = self._duties(out)
        duty = duties[0] if duties else next(p for norm in out.norms for p in norm.parties)
        speaking = [n for n in out.norms if trace.values[n.guard] is True]
        waits = [p for p in out.prerequisites if trace.values[p.guard] is True]
        basis: list[str] = [i for norm in speaking for i in norm.basis]
        basis += [i for wait in waits for i in wait.basis]
        slots = [out.opens, out.closes, *([out.deemed] if state.deemed else [])]
        basis += trace.basis(*slots) if applies else ()
        absences = [missing for _, missing in state.absent]
        silences = tuple(dict.fromkeys(i for a in absences for i in silence_ids(a)))
        for slot in (out.opens, out.closes):
            bound = trace.values[slot]
            if applies and isinstance(bound, Absent):
                silences = tuple(dict.fromkeys((*silences, *silence_ids(bound))))
        cited = tuple(i for i in dict.fromkeys(basis) if i not in silences)
        advised = trace.values[out.closes_advised]
        fired = trace.fired(out.consequences)
        consequence = None
        if applies and fired and set(state.violations) & {"late", "overdue"}:
            ids = tuple(dict.fromkeys(i for case in fired for i in case.basis))
            consequence = Consequence(fired[0].name.split("\n")[1], None, ids)
        apart = [v for v in state.violations if v in OTHERS_TIMING and (is_open or EMPLOYEE.short not in duties)]
        counted = tuple(v for v in state.violations if v not in apart)
        return StepRow(
            id=out.name.short,
            label=step.label,
            stage=stage.name.short if stage else "",
            stage_label=stage.label if stage else "",
            duty_of=duty,
            duty_label=self._label(duty),
            obligation=state.obligation,
            modality=state.modality,
            status=state.status,
            axes=Axes(state.completion, state.timing, state.order, state.actor, state.tally),
            deemed=state.deemed,
            permitted_actors=tuple(self._permitted(out)) if applies else (),
            after=tuple(dict.fromkeys(trace.program.steps[p.step].short for p in waits)),
            opens=state.opens,
            due=state.due,
            advised_until=advised if applies and isinstance(advised, date) else None,
            done_on=state.done_on,
            done_by=state.done_by,
            done_by_label=self._label(state.done_by),
            consequence=consequence,
            basis=cited if applies else (),
            confidence=self.model.reliability(cited) if applies else None,
            missing=tuple(dict.fromkeys(m for a in absences for m in missing_rows(a, self.labels))),
            absence=absence_status(absences[0])[0] if absences else "",
            conflicts=tuple(dict.fromkeys(c for a in absences for c in conflict_names(a))),
            silences=silences,
            because=(*reasons(self.model, trace, out, state, self.as_of), *self._open_closing(place, state, others))
            if applies
            else (),
            is_actionable=state.status in ACTIONABLE or (bool(others) and all(o.status in ACTIONABLE for o in others)),
            violations=state.violations,
            counted=counted,
            duty_open=bool(apart) and is_open,
            at_risk=state.at_risk,
        )

    def _open_closing(self, place: int, state: StepState, others: Sequence[StepState]) -> Iterator[Reason]:
        """Between which closing days open questions leave a step, and what the questions are."""
        days = sorted({other.due for other in others if other.due is not None})
        if state.due is not None or len(days) < 2:
            return
        names = self.outcome.questions
        asked = [a.label for a in self.model.amendments.values() if a.name.short in names]
        asked += [r.question for r in self.model.readings.values() if r.name.short in names]
        traces = ((v.trace, v.trace.program.step_outputs[place].closes) for v in self.outcome.variants)
        basis = dict.fromkeys(i for trace, slot in traces for i in trace.basis(slot))
        facts = (("day", days[0].isoformat()), ("other", days[-1].isoformat()), ("question", "; ".join(asked)))
        yield Reason("closing_open", facts, tuple(basis))

    def _next(self, steps: Sequence[StepRow]) -> Iterator[NextRow]:
        for row in steps:
            if row.axes.completion != "not_done" or row.obligation not in ("required", "advised", "optional"):
                continue
            if row.is_actionable:
                for actor in row.permitted_actors:
                    if actor.permitted == "yes":
                        yield NextRow(row.id, row.label, actor.actor, actor.label, row.due)

    def _summary(self, steps: Sequence[StepRow]) -> Summary:
        violations = sum(len(row.counted) for row in steps)
        others = sum(len(row.violations) - len(row.counted) for row in steps)
        advice = sum(row.status == "lapsed" or any(r.key == "after_advised" for r in row.because) for row in steps)
        undetermined = sum(row.status == "undetermined" for row in steps)
        return Summary(self._verdict(steps, violations), violations, advice, undetermined, others)

    def _verdict(self, steps: Sequence[StepRow], violations: int) -> Verdict:
        scope = self.outcome.scope
        if scope == "excluded":
            return "not_covered"
        if violations:
            return "violates"
        open_ = any(row.at_risk or row.duty_open for row in steps)
        return "undetermined" if open_ or isinstance(scope, Absent) else "complies"

    # --------------------------------------------------------------------------------------------------- values

    def _value(self, output: AnswerOutput, value: Value) -> ValueRow:
        answer = self.model.answers[output.name]
        home = self.model.instruments[self.instrument]
        borrow = next((b for b in home.borrows if b.answer == output.name), None)
        trace = self.outcome.trace
        basis = trace.basis(output.slot)
        possible: tuple[Plain, ...] = ()
        if isinstance(value, Absent):
            status, also = absence_status(value)
            if value is not N_A:
                possible = tuple(
                    Fraction(p, output.denominator) if type(p) is int else p  # type: ignore[misc]  # outcomes are plain
                    for p in trace.possible(output.slot)
                )
            silences, missing, shown, label = silence_ids(value), missing_rows(value, self.labels), None, ""
        else:
            status, also, silences, missing = "known", (), (), ()
            shown = value
            label = self._value_label(answer, value)
        if value is N_A:
            basis = ()
        return ValueRow(
            name=output.name.short,
            label=answer.label,
            unit=answer.kind.unit if isinstance(answer.kind, Number) else "",
            status=status,
            value=shown,  # type: ignore[arg-type]  # a known answer is plain
            value_label=label,
            also=also,
            missing=missing,
            possible=possible,
            conflicts=conflict_names(value) if isinstance(value, Absent) else (),
            silences=silences,
            basis=tuple(i for i in basis if i not in silences),
            confidence=self.model.reliability(basis),
            borrowed_from=output.name.home if borrow else "",
            borrowed_because=borrow.because if borrow else (),
            borrowed_title=self.model.instruments[output.name.home].short_title if borrow else "",
            possible_labels=tuple(self._value_label(answer, p) for p in possible),
        )

    def _value_label(self, answer: Answer, value: Value) -> str:
        if isinstance(answer.kind, Choice):
            return dict(self.model.options[answer.kind.options].options).get(str(value), str(value))
        if isinstance(value, Fraction):
            return str(show_exact(value))
        return value.isoformat() if isinstance(value, date) else str(value)

    # ------------------------------------------------------------------------------------- warnings and statements

    def _warnings(
        self, steps: Sequence[StepRow], values: Sequence[ValueRow], readings: Sequence[ReadingRow]
    ) -> Iterator[Warning_]:
        cited = [i for row in steps for i in row.basis] + [i for value in values for i in value.basis]
        low = [i for i in cited if self._reliability(i) == "L"]
        if low:
            yield Warning_("low_confidence", (), tuple(dict.fromkeys(low)))
        for reading in readings:
            key = "assumption" if reading.is_assumption else "reading_adopted" if reading.adopted else "reading_open"
            facts = (("name", reading.name), ("question", reading.question), ("text", reading.adopted_text))
            yield Warning_(key, facts, reading.basis)
        for row in steps:
            if row.status == "done" and row.axes.timing == "undetermined":
                yield Warning_("silent_bound", (("step", row.id), ("label", row.label)), row.silences)
        for event in self.record.events:
            label = self.model.steps[event.step].label
            if event.on is not None and event.on > self.as_of:
                facts = (("step", event.step.short), ("label", label), ("day", event.on.isoformat()))
                yield Warning_("future_event", facts)
            elif any(r.id == event.step.short and r.obligation == "not_applicable" for r in steps):
                yield Warning_("event_not_applicable", (("step", event.step.short), ("label", label)))

    def _reliability(self, statement: str) -> str | None:
        found = self.model.statements.get(statement)
        return found.reliability if found else None

    def _statements(self, ids: Iterable[str]) -> Iterator[StatementRow]:
        silences = {i: s for s in self.model.silences.values() for i in (s.shown_id, *s.ids)}
        readings = {i: (r, o) for r in self.model.readings.values() for o in r.options for i in o.basis}
        questions = {i: r for r in self.model.readings.values() for i in r.basis}
        for i in sorted(ids):
            if found := self.model.statements.get(i):
                yield StatementRow(i, found.text, found.place, found.reliability, found.sources)
            elif i in silences:
                yield StatementRow(i, silences[i].label, "", None, ())
            elif i in readings:
                yield StatementRow(i, readings[i][1].text, "", None, ())
            elif i in questions:
                yield StatementRow(i, questions[i].question, "", None, ())
