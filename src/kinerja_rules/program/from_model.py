"""Lowering: a checked model and a context become a program.

Text that is not in force in the context (other readings, invisible amendments, other periods and roles) folds away
here, so that a record pays only for the rules that can concern it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from graphlib import TopologicalSorter
from math import lcm
from typing import Literal, assert_never

from kinerja_rules.model import model as m
from kinerja_rules.program import ops
from kinerja_rules.program.builder import Builder
from kinerja_rules.program.dependencies import lowering_order
from kinerja_rules.program.ops import Slot
from kinerja_rules.program.program import AnswerOutput, Context, NormOutput, Program, StepOutput
from kinerja_rules.values.absence import DISCRETION, SILENT, UNKNOWN, Absent, Cause, absent
from kinerja_rules.values.dates import NO_CALENDAR, WorkCalendar
from kinerja_rules.values.kinds import Choice as ChoiceKind
from kinerja_rules.values.kinds import Name, Number
from kinerja_rules.values.number import fact_denominator

NO_PERIOD = absent(Cause(UNKNOWN, "periode"))
NO_SCOPE = absent(Cause(SILENT, "cakupan"))


def compile_program(model: m.Model, context: Context) -> Program:
    """The program of a context.

    Needs: a model without problems. Gives: operations in an order in which each reads only slots before it.
    """
    return _Lowering(model, context).run()


class _Lowering:
    def __init__(self, model: m.Model, context: Context) -> None:
        self.model = model
        self.context = context
        self.instrument = model.instruments[context.instrument]
        self.period = model.periods.get(context.period) if context.period is not None else None
        self.out = Builder()
        self.inputs = self.instrument.facts
        self.input_places = {name: i for i, name in enumerate(self.inputs)}
        self.steps = self.instrument.steps
        self.step_places = {name: i for i, name in enumerate(self.steps)}
        self.answers: dict[Name, Slot] = {}
        self.deemed: dict[Name, Slot] = {}
        self.permits: dict[Name, Slot] = {}
        self.canon: Slot = -1
        self.calendar = _calendar([model.calendars[name] for name in self.instrument.calendars])

    def run(self) -> Program:
        """All outputs, each after what it depends on."""
        for kind, name in lowering_order(self.model, self.instrument):
            match kind:
                case "answer":
                    self.answers[name] = self._answer(self.model.answers[name])
                case "deemed":
                    self.deemed[name] = self._deemed(self.model.steps[name])
                case "permit":
                    self.permits[name] = self._permit(self.model.steps[name], forbidden=False)
                case "canon":
                    self.canon = self._canon()
                case _:
                    assert_never(kind)
        scope = self._scope()
        steps = tuple(self._step(self.model.steps[name], scope) for name in self.steps)
        answers = tuple(
            AnswerOutput(
                name, self.answers[name], self.model.answers[name].kind, self.out.denominators[self.answers[name]]
            )
            for name in self.instrument.answers
        )
        return Program(
            self.context,
            tuple(self.out.ops),
            tuple(self.out.known),
            self.inputs,
            self.steps,
            self._parties(),
            self.canon,
            scope,
            answers,
            steps,
        )

    # ------------------------------------------------------------------------------------------------ expressions

    def _guard(self, guard: m.Expr | None) -> Slot:
        return self.out.constant(True) if guard is None else self._expr(guard)

    def _expr(self, expr: m.Expr) -> Slot:
        match expr:
            case m.Const(value=value):
                if isinstance(value, Fraction):
                    return self.out.constant(value.numerator, value.denominator)
                return self.out.constant(value)
            case m.FactValue(fact=name):
                return self._fact(self.model.facts[name])
            case m.ParameterValue(parameter=name):
                return self._parameter(self.model.parameters[name])
            case m.AnswerValue(answer=name):
                return self.answers[name]
            case m.PeriodValue():
                return self.out.constant(NO_PERIOD if self.context.period is None else self.context.period)
            case m.MonthsValue():
                return self.out.constant(NO_PERIOD if self.period is None else self.period.months)
            case m.And(operands=operands):
                return self.out.slot(ops.AllOf(tuple(self._expr(o) for o in operands)))
            case m.Joint(operands=operands):
                return self._joint([self._expr(o) for o in operands])
            case m.Or(operands=operands):
                return self.out.slot(ops.AnyOf(tuple(self._expr(o) for o in operands)))
            case m.Not(operand=operand):
                return self.out.slot(ops.Negate(self._expr(operand)))
            case m.Compare():
                return self._compare(expr)
            case m.In(item=item, options=options):
                return self._member(self._expr(item), options)
            case m.Arith():
                return self._arith(expr)
            case m.Done(step=name, on=on, negated=negated):
                step = self.model.steps[name]
                return self.out.slot(
                    ops.Done(self.step_places[name], self._deemed_slot(name), self._applies(step), on, negated)
                )
            case _:
                assert_never(expr)

    def _joint(self, slots: Sequence[Slot]) -> Slot:
        """Conditions of one clause; those that are plainly true fall away."""
        left = tuple(slot for slot in slots if self.out.known[slot] is not True)
        if not left:
            return self.out.constant(True)
        return left[0] if len(left) == 1 else self.out.slot(ops.Joint(left))

    def _fact(self, fact: m.Fact) -> Slot:
        if fact.name.short == m.ROLE and self.context.role is not None:
            return self.out.constant(self.context.role)
        causes = [Cause(UNKNOWN, fact.name.short)]
        if fact.decided_by is not None:
            causes.append(Cause(DISCRETION, fact.name.short, fact.decided_by.short))
        denominator = fact_denominator(fact.kind) if isinstance(fact.kind, Number) else 1
        return self.out.slot(ops.Input(self.input_places[fact.name], absent(*causes)), denominator)

    def _parameter(self, parameter: m.Parameter) -> Slot:
        """The amount in force on the date judged: the last day of the period, else the context's own."""
        judged_on = self.period.last if self.period is not None else self.context.judged_on
        best: m.Amount | None = None
        for amount in parameter.amounts:
            if amount.since is not None and (judged_on is None or amount.since > judged_on):
                continue
            if best is None or (amount.since or date.min) > (best.since or date.min):
                best = amount
        if best is None:
            return self.out.constant(absent(Cause(SILENT, parameter.name.short)))
        return self.out.constant(best.value.numerator, best.value.denominator, best.basis)

    def _compare(self, expr: m.Compare) -> Slot:
        left, right = self._expr(expr.left), self._expr(expr.right)
        kind = expr.left.kind
        if isinstance(kind, ChoiceKind) and expr.op not in ("eq", "ne"):
            return self.out.slot(ops.CompareRank(expr.op, left, right, self.model.options[kind.options].names))
        a, b = self.out.denominators[left], self.out.denominators[right]
        common = lcm(a, b)
        return self.out.slot(ops.Compare(expr.op, left, right, common // a, common // b))

    def _member(self, item: Slot, options: Sequence[m.Const]) -> Slot:
        denominator = self.out.denominators[item]
        values: list[object] = []
        for option in options:
            if isinstance(option.value, Fraction):
                scaled = option.value * denominator
                if scaled.denominator == 1:
                    values.append(scaled.numerator)
            else:
                values.append(option.value)
        return self.out.slot(ops.Member(item, tuple(values)))

    def _arith(self, expr: m.Arith) -> Slot:
        left, right = self._expr(expr.left), self._expr(expr.right)
        a, b = self.out.denominators[left], self.out.denominators[right]
        if expr.op == "mul":
            return self.out.slot(ops.Arith("mul", left, right), a * b)
        if expr.op == "div":
            divisor = self.out.known[right]
            if isinstance(divisor, Absent):
                return self.out.slot(ops.Arith("mul", left, right), a * b)
            if not isinstance(divisor, int) or divisor == 0:
                raise AssertionError("a divisor that is not a static number passed the checker")
            sign = -1 if divisor < 0 else 1
            source = self.out.ops[right]
            basis = source.basis if isinstance(source, ops.Constant) else ()
            reciprocal = self.out.constant(sign * b, abs(divisor), basis)
            return self.out.slot(ops.Arith("mul", left, reciprocal), a * abs(divisor))
        common = lcm(a, b)
        return self.out.slot(ops.Arith(expr.op, left, right, common // a, common // b), common)

    # ----------------------------------------------------------------------------------------------------- answers

    def _answer(self, answer: m.Answer) -> Slot:
        match answer.body:
            case m.FormulaBody(formulas=formulas):
                value = self._formula(formulas)
            case m.CaseBody(general=general, exceptions=exceptions):
                value = self._cases(self._formula(general), exceptions)
            case m.TableBody():
                value = self._table(answer.body)
            case _:
                assert_never(answer.body)
        return self._silenced(value, "answer", answer.name)

    def _formula(self, formulas: Sequence[m.Formula]) -> Slot:
        active = [formula for formula in formulas if self._active(formula.reading)]
        if len(active) != 1:
            # Only while a reading is open: its alternatives are then tried one by one.
            return self.out.constant(absent(Cause(SILENT, "tafsir")))
        value = self._expr(active[0].value)
        return self.out.slot(ops.Rule(value, active[0].basis), self.out.denominators[value])

    def _cases(self, general: Slot, exceptions: Sequence[m.Exception_]) -> Slot:
        active = [e for e in exceptions if self._active(e.reading)]
        values = [self._expr(e.value) for e in active]
        common = lcm(self.out.denominators[general], *(self.out.denominators[v] for v in values))
        places = {e.name: i for i, e in enumerate(active)}
        cases = tuple(
            ops.Case(
                self._expr(e.guard),
                self._scaled(value, common),
                e.name,
                tuple(places[name] for name in e.outranks if name in places),
                e.basis,
            )
            for e, value in zip(active, values, strict=True)
        )
        if not cases:
            return general
        return self.out.slot(ops.Choose(self._scaled(general, common), cases, NO_SCOPE), common)

    def _scaled(self, slot: Slot, denominator: int) -> Slot:
        factor = denominator // self.out.denominators[slot]
        return slot if factor == 1 else self.out.slot(ops.Rescale(slot, factor), denominator)

    def _table(self, body: m.TableBody) -> Slot:
        inputs = tuple(self._expr(expr) for expr in body.inputs)
        outcomes = [row.outcome.value for row in body.rows]
        common = lcm(*(o.denominator for o in outcomes if isinstance(o, Fraction)), 1)
        rows = tuple(
            ops.TableRow(
                tuple(
                    ops.TableCell("na" if cell.form == "not_applicable" else cell.form, frozenset(cell.values))
                    for cell in row.cells
                ),
                int(outcome * common) if isinstance(outcome, Fraction) else outcome,
                row.basis,
            )
            for row, outcome in zip(body.rows, outcomes, strict=True)
        )
        may_be_na = tuple(not isinstance(expr, m.FactValue | m.ParameterValue) for expr in body.inputs)
        return self.out.slot(ops.Table(inputs, rows, may_be_na), common)

    def _silenced(self, value: Slot, form: m.TargetForm, name: Name) -> Slot:
        cases = self._silences(form, name, with_values=True)
        if not cases:
            return value
        return self.out.slot(ops.Choose(value, cases, NO_SCOPE), self.out.denominators[value])

    def _silences(
        self, form: m.TargetForm, name: Name, *, with_values: bool, applies: Slot | None = None
    ) -> tuple[ops.Case, ...]:
        """The silences on a target as cases; a case's name is its id and its state on two lines."""
        cases = []
        for silence, effect in self.model.effects_on(form, name):
            guard = self._guard(effect.guard)
            if applies is not None:
                guard = self._joint((applies, guard))
            if self.out.known[guard] is False:
                continue
            value = -1
            if with_values:
                value = self.out.constant(absent(Cause(SILENT, silence.shown_id, silence.state)))
            cases.append(ops.Case(guard, value, f"{silence.shown_id}\n{silence.state}", (), silence.ids))
        return tuple(cases)

    def _active(self, reading: m.Choice | None) -> bool:
        return reading is None or reading in self.context.choices

    # --------------------------------------------------------------------------------------------- parties and scope

    def _parties(self) -> tuple[str, ...]:
        return (m.EMPLOYEE.short, m.SYSTEM.short, *(name.short for name in self.instrument.parties))

    def _canon(self) -> Slot:
        slots = {m.EMPLOYEE: self.out.constant(m.EMPLOYEE.short), m.SYSTEM: self.out.constant(m.SYSTEM.short)}
        pending = {name: {f.party for f in self.model.parties[name].fillers} for name in self.instrument.parties}
        for name in TopologicalSorter(pending).static_order():
            if name in slots:
                continue
            party = self.model.parties[name]
            fillers = [f for f in party.fillers if self._active(f.reading)]
            if not party.fillers:
                slots[name] = self.out.constant(name.short)
                continue
            cases = tuple(ops.Case(self._guard(f.guard), slots[f.party], f.party.short, (), f.basis) for f in fillers)
            slots[name] = self.out.slot(ops.Choose(-1, cases, absent(Cause(SILENT, name.short))))
        order = (m.EMPLOYEE, m.SYSTEM, *self.instrument.parties)
        return self.out.slot(ops.Canon(self._parties(), tuple(slots[name] for name in order)))

    def _scope(self) -> Slot:
        if self.instrument.scope is None:
            return self.out.constant("covered")
        cases = []
        for clause in self.model.scopes[self.instrument.scope].clauses:
            if not self._active(clause.reading):
                continue
            value: str | Absent = clause.form
            if clause.form == "unknown":
                value = absent(*(Cause(SILENT, i) for i in clause.basis))
            cases.append(ops.Case(self._guard(clause.guard), self.out.constant(value), clause.form, (), clause.basis))
        return self.out.slot(ops.Choose(-1, tuple(cases), NO_SCOPE))

    # --------------------------------------------------------------------------------------------------------- steps

    def _applies(self, step: m.Step) -> Slot:
        if not step.roles:
            return self.out.constant(True)
        role = next(name for name in self.inputs if name.short == m.ROLE)
        return self.out.slot(ops.Member(self._fact(self.model.facts[role]), step.roles))

    def _deemed_slot(self, name: Name) -> Slot:
        """Where a step's deemed day lies; false where nothing deems it done."""
        slot = self.deemed.get(name)
        return self.out.constant(False) if slot is None else slot

    def _norms(self, step: m.Step, *, forbidden: bool | None = None) -> list[tuple[m.Norm, Slot]]:
        """The active norms with their guards; those that can never speak here are left out."""
        applies = self._applies(step)
        found = []
        for norm in self._active_norms(step, forbidden):
            guard = self._joint((applies, self._guard(norm.guard)))
            if self.out.known[guard] is not False:
                found.append((norm, guard))
        return found

    def _active_norms(self, step: m.Step, forbidden: bool | None) -> list[m.Norm]:
        return [
            norm
            for norm in step.norms
            if self._active(norm.reading) and (forbidden is None or (norm.strength == "dilarang") == forbidden)
        ]

    def _permit(self, step: m.Step, *, forbidden: bool) -> Slot:
        norms = []
        for norm, guard in self._norms(step, forbidden=forbidden):
            parties = tuple(actor.short for actor in norm.actors)
            norms.append(ops.PermitNorm(guard, parties, self._members(parties)))
        silences: tuple[ops.Case, ...] = ()
        if not forbidden:
            silences = self._silences("actor", step.name, with_values=False, applies=self._applies(step))
        # Norms that never speak here permit nobody; a step without any norm asks nobody in particular.
        otherwise = not forbidden and not self._active_norms(step, forbidden)
        return self.out.slot(ops.Permit(self.canon, tuple(norms), silences, otherwise))

    def _members(self, parties: Sequence[str]) -> frozenset[str] | None:
        """Every actor who is one of the parties, where who fills whom does not depend on the record."""
        canon = self.out.known[self.canon]
        if not isinstance(canon, dict) or any(isinstance(filled, Absent) for filled in canon.values()):
            return None
        filled = {canon[party] for party in parties}
        return frozenset(actor for actor in canon if canon[actor] in filled)

    def _prerequisites(self, step: m.Step) -> tuple[ops.Prerequisite, ...]:
        applies = self._applies(step)
        found = []
        for wait in step.waits:
            if not self._active(wait.reading):
                continue
            guard = self._joint((applies, self._guard(wait.guard)))
            if self.out.known[guard] is False:
                continue
            for name in wait.after:
                place = self.step_places[name]
                other = self._applies(self.model.steps[name])
                found.append(
                    ops.Prerequisite(guard, place, self.permits[name], self._deemed_slot(name), other, wait.basis)
                )
        return tuple(dict.fromkeys(found))

    def _deemed(self, step: m.Step) -> Slot:
        applies = self._applies(step)
        clauses = [d for d in step.deemed if self._active(d.reading)]
        if not clauses:
            return self.out.constant(False)
        guards = tuple(self._joint((applies, self._guard(d.guard))) for d in clauses)
        guard = guards[0] if len(guards) == 1 else self.out.slot(ops.AnyOf(guards))
        basis = tuple(dict.fromkeys(i for d in clauses for i in d.basis))
        return self.out.slot(ops.Deemed(self.step_places[step.name], guard, self._prerequisites(step), basis))

    def _bounds(self, step: m.Step, bound: Literal["opens", "closes"]) -> tuple[Slot, Slot]:
        """The binding and the advised bound."""
        applies = self._applies(step)
        items: dict[bool, list[ops.BoundItem]] = {False: [], True: []}
        for window in step.windows:
            if window.bound == bound and self._active(window.reading):
                guard = self._joint((applies, self._guard(window.guard)))
                items[window.advised].append(ops.BoundItem(guard, self.out.constant(window.day), window.basis))
        for term in step.terms if bound == "closes" else ():
            if self._active(term.reading):
                guard = self._joint((applies, self._guard(term.guard)))
                items[term.advised].append(ops.BoundItem(guard, self._term(term), term.basis))
        slots = {}
        for advised, found in items.items():
            speaking = tuple(item for item in found if self.out.known[item.guard] is not False)
            slots[advised] = self.out.slot(ops.Bound(bound == "opens", speaking))
        binding = slots[False]
        cases = []
        for override in step.overrides:
            visible = override.amendment in self.context.amendments
            if override.bound == bound and visible and self._active(override.reading):
                guard = self._joint((applies, self._guard(override.guard)))
                if self.out.known[guard] is not False:
                    day = self.out.constant(override.day)
                    cases.append(ops.Case(guard, day, override.amendment.short, (), override.basis))
        if cases:
            binding = self.out.slot(ops.Choose(binding, tuple(cases), NO_SCOPE))
        silences = self._silences(
            "opening" if bound == "opens" else "closing", step.name, with_values=True, applies=applies
        )
        if silences:
            binding = self.out.slot(ops.Choose(binding, silences, NO_SCOPE))
        return binding, slots[True]

    def _term(self, term: m.Term) -> Slot:
        anchor = self.model.steps[term.since]
        return self.out.slot(
            ops.Term(
                self.step_places[term.since],
                self._deemed_slot(term.since),
                self._applies(anchor),
                term.count,
                term.unit,
                self.calendar,
            )
        )

    def _step(self, step: m.Step, scope: Slot) -> StepOutput:
        norms = self._norms(step)
        silences = self._silences("step", step.name, with_values=False, applies=self._applies(step))
        obligation = self.out.slot(
            ops.Oblige(
                scope,
                tuple(
                    ops.NormItem(guard, norm.strength, tuple(a.short for a in norm.actors), norm.basis)
                    for norm, guard in norms
                ),
                silences,
            )
        )
        opens, opens_advised = self._bounds(step, "opens")
        closes, closes_advised = self._bounds(step, "closes")
        prerequisites = self._prerequisites(step)
        covered = self.out.constant("covered")
        permit = self.permits[step.name]
        deemed = self._deemed_slot(step.name)
        judged = self.out.slot(
            ops.Judge(
                self.step_places[step.name],
                obligation,
                permit,
                self._permit(step, forbidden=True),
                deemed,
                opens,
                opens_advised,
                closes,
                closes_advised,
                prerequisites,
                any(self._active(wait.reading) and wait.after for wait in step.waits),
                self.out.slot(ops.Compare("ne", scope, covered)),
            )
        )
        return StepOutput(
            step.name,
            judged,
            obligation,
            permit,
            deemed,
            opens,
            opens_advised,
            closes,
            closes_advised,
            tuple(
                NormOutput(
                    guard,
                    norm.strength,
                    tuple(a.short for a in norm.actors),
                    norm.basis,
                )
                for norm, guard in norms
            ),
            prerequisites,
            self._silences("consequence", step.name, with_values=False, applies=self._applies(step)),
        )


def _calendar(calendars: Sequence[m.Calendar]) -> WorkCalendar:
    """All calendars an instrument sees, as one."""
    if not calendars:
        return NO_CALENDAR
    days = [holiday for calendar in calendars for holiday in calendar.holidays]
    return WorkCalendar(
        frozenset(year for calendar in calendars for year in calendar.years),
        frozenset(h.day for h in days if h.form != "election"),
        frozenset(h.day for h in days if h.form == "election"),
        tuple(sorted({week for calendar in calendars for week in calendar.weeks})),
    )
