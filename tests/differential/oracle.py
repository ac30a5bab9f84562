"""The oracle: a naive evaluator that walks the checked model with sets and fractions.

It transcribes ``docs/dev/evaluation.md`` clause by clause and shares no code with ``kinerja_rules.program``
or ``kinerja_rules.evaluation``. Docstrings quote what they transcribe; "Chosen:" marks what the document
leaves open, or says in a way that would break a law of ``test_oracle_laws.py``. Slow on purpose.
"""

from __future__ import annotations

import calendar
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any, NamedTuple, TypeAlias, assert_never

from kinerja_rules.model import model as m
from kinerja_rules.values import absence as ab
from kinerja_rules.values import kinds
from kinerja_rules.values.absence import N_A, Absent, Cause, absent, union
from kinerja_rules.values.kinds import Name
from kinerja_rules.values.outcome import NOT_APPLICABLE_STEP, LogState, ScopeWord, StepState, Verdict

Value: TypeAlias = bool | Fraction | date | str | m.PeriodId
Found: TypeAlias = Value | Name | Absent
"""What a question gives: a value, or a party, or a word such as ``waiting``; or its absence."""
Axes: TypeAlias = dict[str, Found]


class OracleEvent(NamedTuple):
    """Something that happened: the step, its day and who did it (none: unknown)."""

    step: Name
    on: date | None
    actor: Name | None


@dataclass(frozen=True)
class Case:
    """A context, an as-of date, and a record. ``choices`` has one alternative for every reading."""

    instrument: str
    period: m.PeriodId | None
    as_of: date
    facts: Mapping[Name, Value | None]
    events: tuple[OracleEvent, ...]
    log: LogState
    choices: Mapping[Name, str]
    amendments: frozenset[Name]


@dataclass(frozen=True)
class OracleResult:
    """``possible`` has an entry for each answer whose table leaves several outcomes, sorted as text."""

    answers: dict[Name, Found]
    possible: dict[Name, tuple[Value, ...]]
    steps: dict[Name, StepState]
    scope: ScopeWord | Absent
    verdict: Verdict


def judge(model: m.Model, case: Case) -> OracleResult:
    """*excluded*: every step and answer is ``not_applicable``/N and the verdict is ``not_covered``. While the
    scope is absent with a U it may still exclude, so every answer that is not pure N is the union of the
    scope and, if absent, itself.

    Chosen: ``possible`` is kept there.
    """
    oracle, instrument = Oracle(model, case), model.instruments[case.instrument]
    scope: Any = oracle.scope()
    if scope == "excluded":
        steps = dict.fromkeys(instrument.steps, NOT_APPLICABLE_STEP)
        return OracleResult(dict.fromkeys(instrument.answers, N_A), {}, steps, scope, "not_covered")
    answers = {name: oracle.answer(name) for name in instrument.answers}
    if isinstance(scope, Absent) and scope.bits & ab.UNKNOWN:
        answers = {name: a if is_n(a) else united((scope, a), N_A) for name, a in answers.items()}
    steps = {name: oracle.step(model.steps[name], scope) for name in instrument.steps}
    possible = {name: outcomes for name, (_, outcomes) in oracle.answered.items() if outcomes}
    return OracleResult(answers, possible, steps, scope, oracle.verdict(steps, scope))


def completions(case: Case, model: m.Model, names: Iterable[Name]) -> Iterator[Case]:
    """The case with the unknown among these facts filled in every way their small domains allow."""
    missing = [name for name in names if case.facts.get(name) is None]
    for values in product(*(domain(model, model.facts[name]) for name in missing)):
        yield replace(case, facts={**case.facts, **dict(zip(missing, values, strict=True))})


def domain(model: m.Model, fact: m.Fact) -> tuple[Value, ...]:
    """Some values of a fact: all of them where its kind is closed."""
    match fact.kind:
        case kinds.YesNo():
            return (False, True)
        case kinds.Choice(options=name):
            return model.options[name].names
        case kinds.PeriodKind():
            return tuple(model.periods)
        case kinds.Number(unit=unit):
            found = [(fact.low or 0) + Fraction(n, 1 if unit == "bulat" else 4) for n in range(5)]
            return tuple(n for n in found if fact.high is None or n <= fact.high)
        case kinds.Day():
            return (date(2024, 12, 20), date(2025, 1, 3))
        case _:
            return ("teks",)


# ------------------------------------------------------------------------------------------- values, absences


def is_n(value: object) -> bool:
    """*Pure N* is an absence whose only bit is N."""
    return isinstance(value, Absent) and value.bits == ab.NOT_APPLICABLE


def is_open(value: object) -> bool:
    """Absent and not pure N, so that a guard with it is *possible*."""
    return isinstance(value, Absent) and value.bits != ab.NOT_APPLICABLE


def unknown(what: str, of: m.Step | None = None) -> Absent:
    """U with its cause."""
    return absent(Cause(ab.UNKNOWN, what, of.name.short if of else ""))


def silent(what: str, item: str = "") -> Absent:
    """S with its cause."""
    return absent(Cause(ab.SILENT, what, item))


def united(things: Iterable[object], otherwise: Found) -> Found:
    """The union of the absences among some things; something else where there is none."""
    absences = [thing for thing in things if isinstance(thing, Absent)]
    return union(absences) if absences else otherwise


def all_of(operands: Iterable[Found]) -> Found:
    """``And``: some operand false: false; else pure-N operands drop out; all were pure N: N; some left
    absent: their union; else true.
    """
    operands = list(operands)
    if any(operand is False for operand in operands):
        return False
    left = [operand for operand in operands if not is_n(operand)]
    return united(left, True) if left else N_A


def joint(operands: Iterable[Found]) -> Found:
    """``Joint``: some operand false: false; else some pure N: N; else some absent: their union; else true."""
    operands = list(operands)
    if any(operand is False for operand in operands):
        return False
    return N_A if any(map(is_n, operands)) else united(operands, True)


def any_of(operands: Iterable[Found]) -> Found:
    """``Or``: the dual of ``And``."""
    return negation(all_of(negation(operand) for operand in operands))


def negation(operand: Found) -> Found:
    """``Not`` is strict."""
    return operand if isinstance(operand, Absent) else not operand


class Exempt(NamedTuple):
    """One exception of a choice."""

    name: str
    guard: Found
    value: Found
    outranks: tuple[str, ...] = ()


def choose(items: Sequence[Exempt], general: Found | None) -> Found:
    """Guard true: *fired*; guard false or pure N: *out*; any other absence: *possible*. A fired exception
    removes every fired or possible one that it outranks. Candidates: the values of the fired, or the general
    value if none fired; plus the values of the possible. All candidates known and equal: that value. Two
    fired with known, different values: C, caused by ``(C, names of the fired joined by " / ")``, united with
    the possible guards. Otherwise: the union of the possible guards and of the absent candidates. Where there
    is no general value and nothing fired or is possible: N.

    Chosen: all removals happen at once (a removed exception still removes); the names are distinct and
    sorted; without a general value and with nothing fired the result is never known, for it may still become
    N.
    """
    beaten = {name for item in items if item.guard is True for name in item.outranks}
    fired = [item for item in items if item.guard is True and item.name not in beaten]
    possible = [item for item in items if is_open(item.guard) and item.name not in beaten]
    if not fired and not possible:
        return N_A if general is None else general
    sure = [item.value for item in fired] or ([] if general is None else [general])
    candidates = sure + [item.value for item in possible]
    guards = [item.guard for item in possible]
    if sure and all(not isinstance(c, Absent) and c == candidates[0] for c in candidates):
        return candidates[0]
    if len({item.value for item in fired if not isinstance(item.value, Absent)}) > 1:
        names = " / ".join(sorted({item.name for item in fired}))
        return united([absent(Cause(ab.CONFLICT, names)), *guards], N_A)
    return united(guards + candidates, N_A)


class Oracle:
    """One model and one case; every method answers one question about them."""

    def __init__(self, model: m.Model, case: Case) -> None:
        self.model = model
        self.case = case
        self.instrument = model.instruments[case.instrument]
        self.answered: dict[Name, tuple[Found, tuple[Value, ...]]] = {}
        self.deemed_on: dict[Name, Found] = {}

    def active(self, clauses: Iterable[Any]) -> list[Any]:
        """A clause with ``reading = (T, A)`` is *active* only when ``T``'s choice is ``A``."""
        chosen = self.case.choices
        return [c for c in clauses if c.reading is None or chosen[c.reading.reading] == c.reading.alternative]

    def value(self, expr: m.Expr) -> Found:
        """Comparison, membership, arithmetic, ``Not``: strict: any operand absent: the union of the absent
        operands. Months, period: constants; without a period U with cause ``(U, "periode")``.
        """
        match expr:
            case m.Const():
                return expr.value
            case m.FactValue():
                return self.fact(expr.fact)
            case m.ParameterValue():
                return self.parameter(expr.parameter)
            case m.AnswerValue():
                return self.answer(expr.answer)
            case m.PeriodValue():
                return self.case.period or unknown("periode")
            case m.MonthsValue():
                period = self.case.period
                return Fraction(self.model.periods[period].months) if period else unknown("periode")
            case m.And():
                return all_of(map(self.value, expr.operands))
            case m.Joint():
                return joint(map(self.value, expr.operands))
            case m.Or():
                return any_of(map(self.value, expr.operands))
            case m.Not():
                return negation(self.value(expr.operand))
            case m.Compare() | m.Arith():
                left, right = self.value(expr.left), self.value(expr.right)
                if isinstance(left, Absent) or isinstance(right, Absent):
                    return united((left, right), N_A)
                if isinstance(expr, m.Compare):
                    return self.comparison(expr, left, right)
                return ARITHMETIC[expr.op](left, right)
            case m.In():
                item = self.value(expr.item)
                return item if isinstance(item, Absent) else item in {option.value for option in expr.options}
            case m.Done():
                return self.done(self.model.steps[expr.step], expr.on, expr.negated)
            case _:
                assert_never(expr)

    def fact(self, name: Name) -> Found:
        """Fact not given: U with cause ``(U, short name)``; where ``decided_by`` is set also ``(D, short
        name, party's short name)``.
        """
        value, party = self.case.facts.get(name), self.model.facts[name].decided_by
        decision = [absent(Cause(ab.DISCRETION, name.short, party.short))] if party else []
        return united([unknown(name.short), *decision], N_A) if value is None else value

    def parameter(self, name: Name) -> Found:
        """The amount with the latest ``since`` on or before the date judged (last day of the period, else the
        as-of date); an amount without ``since`` holds before any dated one; none in force: S with cause ``(S,
        short name)``.
        """
        judged = self.model.periods[self.case.period].last if self.case.period else self.case.as_of
        begun = [a for a in self.model.parameters[name].amounts if a.since is None or a.since <= judged]
        return max(begun, key=lambda a: a.since or date.min).value if begun else silent(name.short)

    def comparison(self, expr: m.Compare, left: Found, right: Found) -> bool:
        """Ordered options: ``gt lt ge le`` compare places in the list; the first written is the lowest."""
        kind = expr.left.kind
        if isinstance(kind, kinds.Choice) and expr.op not in ("eq", "ne"):
            names: Sequence[Found] = self.model.options[kind.options].names
            left, right = names.index(left), names.index(right)
        return bool(getattr(operator, expr.op)(left, right))

    # ------------------------------------------------------------------------------------------------ answers

    def answer(self, name: Name) -> Found:
        """Answers are evaluated in dependency order; a silence on an answer is applied to its value.

        Chosen: ``possible`` is kept where no silence changes what the table gives.
        """
        if name not in self.answered:
            value, outcomes = self.body(self.model.answers[name].body)
            final = self.silenced("answer", name, value, None)
            self.answered[name] = final, outcomes if final == value else ()
        return self.answered[name][0]

    def body(self, body: m.Body) -> tuple[Found, tuple[Value, ...]]:
        """The value of an answer's body, and its ``possible`` outcomes."""
        match body:
            case m.FormulaBody():
                return self.formula(body.formulas), ()
            case m.CaseBody():
                rules = self.active(body.exceptions)
                items = [Exempt(e.name, self.value(e.guard), self.value(e.value), e.outranks) for e in rules]
                return choose(items, self.formula(body.general) if body.general else None), ()
            case m.TableBody():
                return self.table(body)

    def formula(self, formulas: tuple[m.Formula, ...]) -> Found:
        """``Formula``s that are not active are left out; exactly one is active."""
        (formula,) = self.active(formulas)
        return self.value(formula.value)

    def table(self, body: m.TableBody) -> tuple[Found, tuple[Value, ...]]:
        """A row is possible unless a cell is out. An absent input that is not a fact may still turn out N;
        where some of such turns would leave no row, no row is one more outcome. All outcomes agree: known. No
        row possible: N. Otherwise the union of the absent inputs that are not pure N, with the outcomes as
        ``possible``.

        Chosen: a parameter never turns out N either; no row is not among ``possible``.
        """
        inputs = [self.value(expr) for expr in body.inputs]
        outcomes = {r.outcome.value for r in body.rows if not any(map(is_out, r.cells, inputs))}
        turns = [
            (v, N_A) if is_open(v) and not isinstance(e, m.FactValue | m.ParameterValue) else (v,)
            for e, v in zip(body.inputs, inputs, strict=True)
        ]
        no_row = any(all(any(map(is_out, r.cells, turned)) for r in body.rows) for turned in product(*turns))
        if outcomes and (len(outcomes) > 1 or no_row):
            possible = tuple(sorted(outcomes, key=str)) if len(outcomes) > 1 else ()
            return united(filter(is_open, inputs), N_A), possible
        return next(iter(outcomes), N_A), ()

    def silenced(self, form: m.TargetForm, name: Name, value: Found, step: m.Step | None) -> Found:
        """``Effect``s on a target are exceptions that outrank every rule, not each other; their value is S
        with cause ``(S, silence.shown_id, state)``.

        Chosen: they are applied to what the rules give, so a merely possible one keeps the rules' absence.
        """
        effects = self.model.effects_on(form, name)
        items = [Exempt("", self.guard(step, e.guard), silent(s.shown_id, s.state)) for s, e in effects]
        return choose(items, value)

    # -------------------------------------------------------------------------------------- who, and for whom

    def applies(self, step: m.Step) -> Found:
        """``applies(L)`` is ``peran ∈ L.roles`` (true where ``roles`` is empty)."""
        if not step.roles:
            return True
        (role,) = (name for name in self.instrument.facts if name.short == m.ROLE)
        value = self.fact(role)
        return value if isinstance(value, Absent) else value in step.roles

    def guard(self, step: m.Step | None, expr: m.Expr | None) -> Found:
        """Every guard below is ``Joint(applies, guard)`` (no guard: true).

        Chosen: fillers and scopes are of no step: their guards stand alone.
        """
        own = True if expr is None else self.value(expr)
        return own if step is None else joint([self.applies(step), own])

    def canon(self, party: Name) -> Found:
        """A party without fillers is itself; otherwise the choice among its active fillers (no general value;
        a plain N, i.e. nobody is named for this case, becomes S with cause ``(S, P's short name)``), followed
        again.

        Chosen: in a conflict a filler goes by the party it names.
        """
        fillers = self.model.parties[party].fillers if party in self.model.parties else ()
        if not fillers:
            return party
        items = [Exempt(f.party.short, self.guard(None, f.guard), f.party) for f in self.active(fillers)]
        found = choose(items, None)
        return self.canon(found) if isinstance(found, Name) else silent(party.short) if is_n(found) else found

    def matches(self, actor: Name | None, party: Name) -> Found:
        """``match(a, P)`` is true when ``a`` is ``P``; else ``canon(a) = canon(P)``, strictly. An event that
        does not say by whom: *Permitted* and *Forbidden* are U ``(U, "langkah[].oleh")`` wherever a norm
        speaks.
        """
        if actor is None:
            return unknown("langkah[].oleh")
        left, right = self.canon(actor), self.canon(party)
        return True if actor == party else united((left, right), left == right)

    def named(self, step: m.Step, norms: Iterable[m.Norm], actor: Name | None) -> Found:
        """``Or`` over norms of ``Joint(guard, Or over its actors of match(a, P))``."""
        return any_of(
            joint([self.guard(step, norm.guard), any_of(self.matches(actor, party) for party in norm.actors)])
            for norm in norms
        )

    def permitted(self, step: m.Step, actor: Name | None) -> Found:
        """``Or`` over active norms that are not *dilarang* …; no such norm at all: true. A silence on the
        actor of L applies to the result.
        """
        norms = [norm for norm in self.active(step.norms) if norm.strength != "dilarang"]
        return self.silenced("actor", step.name, self.named(step, norms, actor) if norms else True, step)

    def forbidden(self, step: m.Step, actor: Name | None) -> Found:
        """The same over the *dilarang* norms, without silence; no such norm: false."""
        norms = [norm for norm in self.active(step.norms) if norm.strength == "dilarang"]
        return self.named(step, norms, actor) if norms else False

    def scope(self) -> Found:
        """The choice among the active ``Coverage`` clauses (no general value); nothing named: S with cause
        ``(S, "cakupan")``; a clause ``unknown`` gives S with the causes ``(S, id)`` for its basis. No scope
        declared: ``covered``.

        Chosen: in a conflict a clause goes by its form.
        """
        if self.instrument.scope is None:
            return "covered"
        items = []
        for clause in self.active(self.model.scopes[self.instrument.scope].clauses):
            said = united(map(silent, clause.basis), N_A) if clause.form == "unknown" else clause.form
            items.append(Exempt(clause.form, self.guard(None, clause.guard), said))
        found = choose(items, None)
        return silent("cakupan") if is_n(found) else found

    # -------------------------------------------------------------------------------- what happened, and when

    def events(self, step: m.Step) -> list[OracleEvent]:
        """Valid events of L: those in the log. Events dated after the as-of date are dropped first."""
        listed = [e for e in self.case.events if e.step == step.name and self.case.log != "absent"]
        return [event for event in listed if event.on is None or event.on <= self.case.as_of]

    def dated(self, step: m.Step) -> list[tuple[date, Name | None]]:
        """The days and actors of the dated events, by day, ties by the actor's short name."""
        listed = [(e.on, e.actor) for e in self.events(step) if e.on]
        return sorted(listed, key=lambda pair: (pair[0], pair[1].short if pair[1] else ""))

    def missing_log(self, step: m.Step) -> Absent | None:
        """U ``(U, "langkah", L)`` where the log is not complete."""
        return unknown("langkah", step) if self.case.log != "complete" else None

    def prerequisites(self, step: m.Step) -> list[tuple[m.Step, Found]]:
        """For each active norm that is not *dilarang*, and each active order (*hanya setelah*), its ``after``
        steps with its guard.
        """
        waits = [norm for norm in self.active(step.norms) if norm.strength != "dilarang"]
        waits += self.active(step.orders)
        return [(self.model.steps[a], self.guard(step, wait.guard)) for wait in waits for a in wait.after]

    def in_order(self, step: m.Step, day: date, is_dated: bool) -> Found:
        """``And`` over prerequisites (A with guard g) of: g false or pure N: N; g true: gate; g absent: true
        if the gate is true, else the union of g and, if absent, the gate. Done without a day: a true gate
        counts as U ``(U, "langkah[].pada", L)``.
        """
        found: list[Found] = []
        for earlier, guard in self.prerequisites(step):
            gate = self.gate(earlier, day)
            gate = unknown("langkah[].pada", step) if gate is True and not is_dated else gate
            sure = guard is True or (is_open(guard) and gate is True)
            found.append(gate if sure else united((guard, gate), N_A) if is_open(guard) else N_A)
        return all_of(found)

    def deemed(self, step: m.Step) -> Found:
        """The day on which a step is deemed done, false or an absence; asked often, so worked out once."""
        if step.name not in self.deemed_on:
            self.deemed_on[step.name] = self.deemed_day(step)
        return self.deemed_on[step.name]

    def deemed_day(self, step: m.Step) -> Found:
        """**Deemed(L)** counts only where the log has no event of L. Let G be ``Or`` over active deemed
        guards. Not G, or no prerequisite: false. Otherwise ``Joint(G, order)`` with ``order`` the ``And``
        over the prerequisites as in the axis below (on the as-of date), where false means not (yet) deemed
        and pure N false; when true, its day is the latest over the prerequisites that are not N of the first
        permitted (or deemed) day (a prerequisite whose own guard is absent, or an earlier event whose
        permission is, leaves the day open: their union).

        Chosen: such a guard also counts where G is absent, for the order may still turn out N.
        """
        given = any_of(self.guard(step, clause.guard) for clause in self.active(step.deemed))
        if self.events(step) or given is False or is_n(given) or not self.prerequisites(step):
            return False
        today = self.case.as_of
        before = [(a, guard) for a, guard in self.prerequisites(step) if guard is True or is_open(guard)]
        guards, order = [guard for _, guard in before], self.in_order(step, today, True)
        if given is not True or order is not True:
            result = joint([given, united(guards, True) if order is True else order])
            return False if is_n(result) else result
        days = [self.first_permitted(a) for a, _ in before if not is_n(self.gate(a, today))]
        return united([*guards, *days], max((day for day in days if isinstance(day, date)), default=False))

    def first_permitted(self, step: m.Step) -> Found:
        """The first permitted (or deemed) day of a prerequisite whose gate is true."""
        words = [(day, self.permitted(step, actor)) for day, actor in self.dated(step)]
        good = [day for day, word in words if word is True or is_n(word)]
        return united([word for day, word in words if day < good[0]], good[0]) if good else self.deemed(step)

    def gate(self, step: m.Step, day: date) -> Found:
        """May a step that comes after A stand on day d? A does not apply (``applies`` false): N; ``applies``
        absent: that absence. An event of A dated ≤ d by a permitted actor: true. No event of A, and deemed
        with a day ≤ d: true. Otherwise the union of: U ``(U, "langkah[].pada", A)`` if A has an undated event
        whose actor is not known to be wrong; the absence of ``permitted`` for dated events ≤ d where it is
        absent; S ``(S, "pihak", A)`` if a dated event ≤ d is by an actor who is not permitted; the absence of
        deemed (only without events of A); U ``(U, "langkah", A)`` if the log is not complete. Nothing of
        these: false.

        Chosen: an actor for whom ``permitted`` is pure N counts as permitted, as on the axis.
        """
        applies, deemed = self.applies(step), self.deemed(step)
        if applies is not True:
            return applies or N_A
        words = [self.permitted(step, actor) for on, actor in self.dated(step) if on <= day]
        if any(word is True or is_n(word) for word in words) or (isinstance(deemed, date) and deemed <= day):
            return True
        undated = [self.permitted(step, e.actor) for e in self.events(step) if e.on is None]
        maybe = any(word is not False for word in undated) and unknown("langkah[].pada", step)
        wrong = any(word is False for word in words) and silent("pihak", step.name.short)
        return united([maybe, *words, wrong, deemed, self.missing_log(step)], False)

    def done(self, step: m.Step, on: date | None, negated: bool) -> Found:
        """``applies`` false: N; absent: that absence. Let d be the earlier of ``on`` and the as-of date. A
        dated event ≤ d: true; else, without events of L, deemed on a day ≤ d: true; else the union of: U
        ``(U, "langkah[].pada", L)`` for an undated event, the absence of deemed (only without events), U
        ``(U, "langkah", L)`` where the log is not complete; nothing of these: false. ``negated`` without
        ``on`` is the negation; with ``on``: false while the as-of date is on or before ``on``, and after that
        the negation.
        """
        applies, deemed = self.applies(step), self.deemed(step)
        if applies is not True:
            return applies or N_A
        if negated:
            return False if on and self.case.as_of <= on else negation(self.done(step, on, False))
        day = min(on or self.case.as_of, self.case.as_of)
        if any(then <= day for then, _ in self.dated(step)) or (isinstance(deemed, date) and deemed <= day):
            return True
        undated = any(event.on is None for event in self.events(step)) and unknown("langkah[].pada", step)
        return united([undated, deemed, self.missing_log(step)], False)

    # ------------------------------------------------------------------------------------------------- bounds

    def bound(self, step: m.Step, bound: str, advised: bool = False) -> Found:
        """Items are the active windows (and for closes the terms) of that sort with their guards; opens takes
        the latest, closes the earliest of the fired; an item whose guard is possible matters only if its day
        would move the result (or nothing fired), and then the result is the union of such guards; a fired
        item with an absent day adds that absence, but one whose day is pure N (a term from a step that does
        not arise) drops out. Nothing: *none*. Waiting gives way to any dated item. The visible overrides of
        the bound are exceptions to its binding value; then the silences on the opening or closing.

        Chosen: a possible item with an absent day matters, and adds that absence too (pure N drops out of
        both); an override goes by its amendment's short name.
        """
        windows = [w for w in self.active(step.windows) if (w.bound, w.advised) == (bound, advised)]
        terms = [t for t in self.active(step.terms) if bound == "closes" and t.advised == advised]
        items = [(self.guard(step, w.guard), w.day) for w in windows]
        items += [(self.guard(step, t.guard), self.term(t)) for t in terms]
        items = [(guard, day) for guard, day in items if not is_n(day)]
        pick = max if bound == "opens" else min
        fired = [day for guard, day in items if guard is True]
        dated = [day for day in fired if isinstance(day, date)]
        best: Found = pick(dated) if dated else "waiting" if "waiting" in fired else "none"
        reasons = [day for day in fired if is_open(day)]
        for guard, day in items:
            passed = isinstance(day, date) and isinstance(best, date) and pick(day, best) == best
            if is_open(guard) and not is_n(day) and not passed and not (day == "waiting" and best != "none"):
                reasons += [guard, day]
        value = united(reasons, best)
        if advised:
            return value
        changes = [o for o in self.active(step.overrides) if o.bound == bound]
        changes = [o for o in changes if o.amendment in self.case.amendments]
        value = choose([Exempt(o.amendment.short, self.guard(step, o.guard), o.day) for o in changes], value)
        return self.silenced("opening" if bound == "opens" else "closing", step.name, value, step)

    def term(self, term: m.Term) -> Found:
        """A term counts from the first dated event of its anchor; anchor not done (by ``Done``): *waiting*;
        absent: that absence. Days without a unit: both results agree: that; else S ``(S, "satuan_hari")``.

        Chosen: it counts from the deemed day where the anchor is only deemed done.
        """
        anchor = self.model.steps[term.since]
        done = self.done(anchor, None, False)
        if done is not True:
            return done or "waiting"
        start: Any = self.dated(anchor)[0][0] if self.dated(anchor) else self.deemed(anchor)
        plain, working = start + timedelta(days=term.count), self.working_days(start, term.count)
        match term.unit:
            case "calendar_days":
                return plain
            case "months":
                return months_later(start, term.count)
            case "working_days":
                return working
            case "days_unstated":
                return plain if plain == working else united([silent("satuan_hari"), working], N_A)

    def working_days(self, start: date, count: int) -> Found:
        """The end under every declared week × election days off or not: all agree: that day; else S ``(S,
        "hari_kerja")``; a count that leaves the declared years in any variant, or no calendar: S ``(S,
        "kalender")``.

        Chosen: several calendars are read as one: years, holidays and weeks united.
        """
        calendars = [self.model.calendars[name] for name in self.instrument.calendars]
        weeks = {week for c in calendars for week in c.weeks}
        years = {year for c in calendars for year in c.years}
        ends: set[date | None] = set()
        for week, election_off in product(weeks, (True, False)):
            off = {h.day for c in calendars for h in c.holidays if h.form != "election" or election_off}
            ends.add(count_days(start, count, week, off, years))
        if not ends or None in ends:
            return silent("kalender")
        return silent("hari_kerja") if len(ends) > 1 else ends.pop() or N_A

    # ---------------------------------------------------------------------------------------- one step judged

    def fired(self, step: m.Step) -> list[m.Norm]:
        """F = the active norms whose guard is true."""
        return [norm for norm in self.active(step.norms) if self.guard(step, norm.guard) is True]

    def obligation(self, step: m.Step, scope: Found) -> Found:
        """Q = those whose guard is absent and not pure N. If every ``F ∪ S``, S ⊆ Q, gives the same: that;
        else ``undetermined``, absent by the union of the guards of Q. A silence on the step makes it
        ``undetermined`` with that absence. Then the scope: ``advised`` caps ``required`` to ``advised``; an
        absent scope makes everything but ``not_applicable`` ``undetermined``.

        Chosen: a possible silence works as everywhere; the scope's absence is united with one there already.
        """
        maybe = [norm for norm in self.active(step.norms) if is_open(self.guard(step, norm.guard))]
        subsets = chain.from_iterable(combinations(maybe, size) for size in range(len(maybe) + 1))
        words = {obligation_of([*self.fired(step), *subset]) for subset in subsets}
        found = united((self.guard(step, norm.guard) for norm in maybe if len(words) > 1), min(words))
        found = self.silenced("step", step.name, found, step)
        if isinstance(scope, Absent) and found != "not_applicable":
            return united((scope, found), N_A)
        return "advised" if scope == "advised" and found == "required" else found

    def deciding(self, step: m.Step) -> list[m.Norm]:
        """The norms that decide for F (wajib before harus; dapat, berwenang, berhak, tidak harus in this
        order); *dilarang* where it is prohibited.
        """
        fired = self.fired(step)
        left = unbanned(fired) or [norm for norm in fired if norm.strength == "dilarang"]
        best = min((STRENGTHS.index(norm.strength) for norm in left), default=None)
        return [norm for norm in left if STRENGTHS.index(norm.strength) == best]

    def step(self, step: m.Step, scope: Found) -> StepState:
        """*completion*: ``done`` if the log has an event of L or it is deemed; else, deemed absent or the log
        not complete: ``undetermined``, absent by deemed's absence and U ``(U, "langkah", L)``; else
        ``not_done``. Obligation ``not_applicable``: every axis and the status is ``not_applicable``.
        Violations: none unless the scope is ``covered``.
        """
        obligation = self.obligation(step, scope)
        if obligation == "not_applicable":
            return NOT_APPLICABLE_STEP
        deemed = self.deemed(step)
        undated = sorted((e.actor for e in self.events(step) if not e.on), key=lambda a: a.short if a else "")
        happened = [*self.dated(step), *((None, actor) for actor in undated)]
        day, actor = happened[0] if happened else (deemed if isinstance(deemed, date) else None, m.SYSTEM)
        is_done = bool(happened) or isinstance(deemed, date)
        completion = "done" if is_done else united([deemed, self.missing_log(step)], "not_done")
        axes: Axes = {"obligation": obligation, "completion": completion}
        axes["timing"] = self.timing(step, obligation, completion, day)
        axes["order"] = self.order(step, completion, day)
        axes["actor"] = self.actor(step, completion, actor)
        words: Any = {axis: "undetermined" if isinstance(a, Absent) else a for axis, a in axes.items()}
        why: Any = tuple((axis, a) for axis, a in axes.items() if isinstance(a, Absent))
        opens, closes, deciding = self.bound(step, "opens"), self.bound(step, "closes"), self.deciding(step)
        return StepState(
            **words,
            modality=deciding[0].strength if deciding else "",
            tally="none",
            status=status_of(axes),
            deemed=isinstance(deemed, date),
            done_on=day,
            done_by=actor.short if actor and is_done else "",
            opens=opens if isinstance(opens, date) else None,
            due=closes if isinstance(closes, date) else None,
            absent=why,
            violations=violations_of(axes) if scope == "covered" else (),
            at_risk=scope == "covered" and self.at_risk(step, axes),
        )

    def timing(self, step: m.Step, obligation: Found, completion: Found, day: date | None) -> Found:
        """Done on day D: D before the binding opening: ``early``; after the binding closing, unless the
        opening is absent with a U: ``late``; else a binding bound absent: ``undetermined`` by them; no
        binding bound: ``no_limit``; else ``on_time`` (*waiting* counts as none). Done without a day: no
        binding bound: ``no_limit``; else ``undetermined`` by U ``(U, "langkah[].pada", L)``. Completion
        undetermined: ``undetermined``, by its absence. Not done: past the binding closing: ``overdue``
        (``lapsed`` unless the obligation is ``required`` or undetermined); before the binding opening, unless
        the closing is absent with a U: ``not_open``; a binding bound absent: ``undetermined``; the closing
        (the advised one where there is no binding one) waiting: ``waiting``; the advised closing absent:
        ``undetermined``; past the advised closing: ``lapsed``; a closing, binding or advised: ``due``; else
        ``no_limit``.

        Chosen: *waiting* counts as none where it is done without a day, too.
        """
        if isinstance(completion, Absent):
            return completion
        opens, closes, today = self.bound(step, "opens"), self.bound(step, "closes"), self.case.as_of
        limits = [bound for bound in (opens, closes) if bound not in ("none", "waiting")]
        if completion == "done":
            if not limits:
                return "no_limit"
            if day is None:
                return unknown("langkah[].pada", step)
            if isinstance(opens, date) and day < opens:
                return "early"
            if isinstance(closes, date) and day > closes and not may_change(opens):
                return "late"
            return united(limits, "on_time")
        if isinstance(closes, date) and today > closes:
            return "overdue" if obligation == "required" or isinstance(obligation, Absent) else "lapsed"
        if isinstance(opens, date) and today < opens and not may_change(closes):
            return "not_open"
        advised = self.bound(step, "closes", advised=True)
        if any(isinstance(bound, Absent) for bound in limits):
            return united(limits, N_A)
        if closes == "waiting" or (closes, advised) == ("none", "waiting"):
            return "waiting"
        if isinstance(advised, Absent):
            return advised
        if isinstance(advised, date) and today > advised:
            return "lapsed"
        return "due" if isinstance(closes, date) or isinstance(advised, date) else "no_limit"

    def order(self, step: m.Step, completion: Found, day: date | None) -> Found:
        """The day is D when done, the as-of date when not done. True or N: ``in_order``; false:
        ``out_of_order`` when done, ``waiting`` when not; no active prerequisite clause at all, whatever its
        guard: ``none``; absent: ``undetermined``; completion undetermined: ``undetermined`` by its absence
        (``in_order`` where every prerequisite's guard is false or pure N).

        Chosen: done without a day, the gates are asked on the as-of date.
        """
        if not self.prerequisites(step):
            return "none"
        asked = [guard for _, guard in self.prerequisites(step) if guard is True or is_open(guard)]
        if isinstance(completion, Absent):
            return completion if asked else "in_order"
        is_done = completion == "done"
        result = self.in_order(step, day or self.case.as_of, day is not None or not is_done)
        if isinstance(result, Absent):
            return "in_order" if is_n(result) else result
        return "in_order" if result else "out_of_order" if is_done else "waiting"

    def actor(self, step: m.Step, completion: Found, actor: Name | None) -> Found:
        """Completion undetermined: ``undetermined`` by its absence; not done: ``none``; deemed:
        ``permitted``; by the first event's actor (the first undated one, if none is dated): forbidden true:
        ``prohibited``; permitted true or pure N: ``permitted``; false: ``wrong``; either of them absent:
        ``undetermined`` by both.

        Chosen: forbidden pure N counts as false.
        """
        if isinstance(completion, Absent):
            return completion
        if not self.events(step):
            return "permitted" if completion == "done" else "none"
        forbidden, permitted = self.forbidden(step, actor), self.permitted(step, actor)
        if forbidden is True:
            return "prohibited"
        return united(filter(is_open, (forbidden, permitted)), "wrong" if permitted is False else "permitted")

    def duties(self, step: m.Step) -> set[Found]:
        """The duty is of ``canon`` of every actor of the norms of F that decide (else of every norm); it is
        the pegawai's where she is among them or where there is no norm.
        """
        norms = self.deciding(step) or self.active(step.norms)
        return {self.canon(actor) for norm in norms for actor in norm.actors} or {m.EMPLOYEE}

    def at_risk(self, step: m.Step, axes: Axes) -> bool:
        """What is absent may still turn out a violation. Obligation ``required`` or ``undetermined``: the
        status is ``undetermined``. Else: timing is absent with a U, the step has a binding bound and is not
        known to be not done; or the actor is absent with a U and a *dilarang* norm speaks or may speak.
        """
        if axes["obligation"] == "required" or isinstance(axes["obligation"], Absent):
            may_change = any(isinstance(a, Absent) and a.bits & ab.UNKNOWN for a in axes.values())
            return bool(status_of(axes) == "undetermined") or may_change
        open_axes = {a for a, v in axes.items() if isinstance(v, Absent) and v.bits & ab.UNKNOWN}
        bounds = {self.bound(step, "opens"), self.bound(step, "closes")}
        late = "timing" in open_axes and bounds != {"none"} and axes["completion"] != "not_done"
        guards = [self.guard(step, n.guard) for n in self.active(step.norms) if n.strength == "dilarang"]
        bans = [guard for guard in guards if guard is True or is_open(guard)]
        return late or ("actor" in open_axes and bool(bans))

    def verdict(self, steps: Mapping[Name, StepState], scope: Found) -> Verdict:
        """``not_covered``; else ``violates`` with a counted violation; else ``undetermined`` if the scope is
        absent, a step is at risk, or it is not known whose duty a breach of time is; else ``complies``.
        *early*, *late* and *overdue* of a step whose duty is not the pegawai's are kept apart. It is not
        known where a filler of the duty is absent, or where a norm that ranks at least as high as the
        deciding one is possible; a breach of time is then not counted.
        """
        unsure, grave_of_time = isinstance(scope, Absent), ("early", "late", "overdue")
        for name, state in steps.items():
            step = self.model.steps[name]
            duties, deciding = self.duties(step), self.deciding(step)
            rank = STRENGTHS.index(deciding[0].strength) if deciding else len(STRENGTHS)
            norms = self.active(step.norms)
            others = [n for n in norms if n.strength == "dilarang" or STRENGTHS.index(n.strength) <= rank]
            may_speak = any(is_open(self.guard(step, norm.guard)) for norm in others)
            is_unknown = may_speak or any(isinstance(duty, Absent) for duty in duties)
            is_theirs = is_unknown or m.EMPLOYEE not in duties
            apart = [v for v in state.violations if v in grave_of_time and is_theirs]
            if len(apart) < len(state.violations):
                return "violates"
            unsure |= state.at_risk or (bool(apart) and is_unknown)
        return "undetermined" if unsure else "complies"


# ----------------------------------------------------------------------------------------- parts of the above

ARITHMETIC: Mapping[str, Any] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
}
GRAVE = ("wrong_actor", "prohibited", "out_of_order", "early", "late", "overdue")
STRENGTHS = ("wajib", "harus", "dianjurkan", "dapat", "berwenang", "berhak", "tidak harus", "dilarang")


def may_change(bound: Found) -> bool:
    """Absent with a U: a fact may still settle it."""
    return isinstance(bound, Absent) and bool(bound.bits & ab.UNKNOWN)


def unbanned(norms: Sequence[m.Norm]) -> list[m.Norm]:
    """A *dilarang* norm in X removes the norms all of whose actors it names; the rest."""
    bans = [set(norm.actors) for norm in norms if norm.strength == "dilarang"]
    rest = [norm for norm in norms if norm.strength != "dilarang"]
    return [norm for norm in rest if not any(set(norm.actors) <= ban for ban in bans)]


def obligation_of(norms: Sequence[m.Norm]) -> str:
    """Of the rest the strongest counts (wajib, harus: ``required``; dianjurkan: ``advised``; dapat,
    berwenang, berhak, tidak harus: ``optional``); none left but a *dilarang*: ``prohibited``; X empty:
    ``not_applicable``.
    """
    left = {norm.strength for norm in unbanned(norms)}
    if left & {"wajib", "harus"}:
        return "required"
    if left:
        return "advised" if "dianjurkan" in left else "optional"
    return "prohibited" if norms else "not_applicable"


def grave(axes: Axes) -> list[str]:
    """Gravest first: ``wrong_actor``, ``prohibited``, ``out_of_order``, ``early``, ``late``, ``overdue`` from
    the axes. While the obligation is undetermined with a U among its causes, a missing fact may still change
    what is asked: the status is then ``undetermined`` and nothing is violated.
    """
    obligation = axes["obligation"]
    if isinstance(obligation, Absent) and obligation.bits & ab.UNKNOWN:
        return []
    actor = "wrong_actor" if axes["actor"] == "wrong" else axes["actor"]
    return [word for word in GRAVE if word in (actor, axes["order"], axes["timing"])]


def status_of(axes: Axes) -> Any:
    """Gravest first …; ``undetermined`` if the obligation, completion, order or actor is, or timing is and it
    is not the case that the step is done and timing's absence is S alone; then ``waiting`` (order or timing),
    ``not_open``, ``due`` (also for ``no_limit`` not done), ``lapsed``, ``done``.
    """
    timing, is_done = axes["timing"], axes["completion"] == "done"
    if grave(axes):
        return grave(axes)[0]
    is_harmless = is_done and isinstance(timing, Absent) and timing.bits == ab.SILENT
    if any(isinstance(a, Absent) and not (axis == "timing" and is_harmless) for axis, a in axes.items()):
        return "undetermined"
    if "waiting" in (axes["order"], timing):
        return "waiting"
    if timing in ("not_open", "due", "lapsed"):
        return timing
    return "done" if is_done else "due"


def violations_of(axes: Axes) -> tuple[str, ...]:
    """``prohibited``; ``wrong_actor`` and ``out_of_order`` where the obligation is ``required``; ``early``,
    ``late``; ``overdue``. Given in the order of the status.
    """
    required = axes["obligation"] == "required"
    return tuple(word for word in grave(axes) if required or word not in ("wrong_actor", "out_of_order"))


def is_out(cell: m.Cell, value: Found) -> bool:
    """A cell ``any`` matches everything; ``values`` matches a known value in it, is possible for an absent
    input that is not pure N, and is out for pure N; ``not_applicable`` matches pure N, is possible for any
    absent input with more than N, and is out for a known value.
    """
    if cell.form == "values":
        return is_n(value) or (not isinstance(value, Absent) and value not in cell.values)
    return cell.form == "not_applicable" and not isinstance(value, Absent)


def months_later(start: date, count: int) -> date:
    """The same day number ``count`` months later, clamped to the end of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def count_days(start: date, count: int, week: int, off: set[date], years: set[int]) -> date | None:
    """The ``count``-th working day after a day that is itself not counted; none where the years run out. A
    working day is not Sunday (nor Saturday in a week of 5 days), and not off.
    """
    day = start
    while count:
        day += timedelta(days=1)
        if day.year not in years:
            return None
        count -= day.isoweekday() <= week and day not in off
    return day
