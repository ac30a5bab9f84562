"""Pass 7: worked examples, against what their instrument knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias, assert_never

from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.expressions import constant
from kinerja_rules.model.lookup import Lookup, suggest
from kinerja_rules.model.resolve import Draft
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import UNKNOWN, Name

Given: TypeAlias = tuple[Name, bool | Fraction | date | str | m.PeriodId]
_OfStep: TypeAlias = Literal["status", "closing", "permitted", "obligation"]

STATUS: Final = {
    "terlambat": "late",
    "selesai": "done",
    "lewat batas": "overdue",
    "lewat anjuran": "lapsed",
    "terlalu cepat": "early",
    "salah urutan": "out_of_order",
    "pihak keliru": "wrong_actor",
    "melanggar larangan": "prohibited",
    "menunggu": "waiting",
    "belum dibuka": "not_open",
    "perlu dilakukan": "due",
    "tidak relevan": "not_applicable",
}
"""The words of a step's status in a worked example."""
ABSENT: Final = {
    "belum lengkap": "unknown",
    "tidak relevan": "not_applicable",
    "tidak ditemukan": "not_found",
    "tidak diatur": "not_regulated",
    "menunggu keputusan": "discretion",
    "bertentangan": "conflict",
}
"""The words of an absence."""
VERDICT: Final = {
    "sesuai ketentuan": "complies",
    "tidak sesuai ketentuan": "violates",
    "belum dapat disimpulkan": "undetermined",
    "tidak dicakup": "not_covered",
}
"""The words of a verdict."""
_GENERAL_CAUSES: Final = ("langkah", "periode", "cakupan", "kalender", "hari_kerja", "satuan_hari")
"""Causes of an absence that are no declared name."""


def examples(draft: Draft, problems: Problems) -> Draft:
    """Every worked example, with ids for its names and values of the right kinds.

    Needs: names and kinds. Gives: the draft with the model's examples.
    """
    found = []
    for home, decl in draft.seen.symbols.examples:
        example = _Example(Lookup(home, draft.seen, draft.kinds, problems), draft.model).example(decl)
        if example is not None:
            found.append(example)
    return replace(draft, model=replace(draft.model, examples=tuple(found)))


class _Example:
    """The clauses of one example."""

    def __init__(self, names: Lookup, model: m.Model) -> None:
        self.names = names
        self.model = model
        self.instrument = model.instruments[names.home]

    def example(self, decl: s.ExampleDecl) -> m.Example | None:
        if decl.as_of is None:
            self.names.missing(decl.title, "contoh", "per")
        if not decl.expected:
            self.names.missing(decl.title, "contoh", "maka")
        period = self.period(decl)
        facts = self.facts(decl)
        events = tuple(self.event(given) for given in decl.given if isinstance(given, s.GivenEvent))
        expected = tuple(self.expected(e) for e in decl.expected)
        basis = self.names.basis(decl.basis)
        if decl.as_of is None or decl.as_of.value is None:
            return None
        return m.Example(
            self.names.home,
            decl.title.text,
            decl.as_of.value,
            decl.known_at.value if decl.known_at else None,
            period,
            facts,
            tuple(event for event in events if event is not None),
            any(isinstance(given, s.GivenClosed) for given in decl.given),
            tuple(e for e in expected if e is not None),
            basis,
            decl.span,
        )

    def period(self, decl: s.ExampleDecl) -> m.PeriodId | None:
        """The period given: declared, and governed by the instrument whose example this is."""
        given = [g for g in decl.given if isinstance(g, s.GivenPeriod)]
        for again in given[1:]:
            self.twice(given[0].span, again.span, "periode")
        if not given:
            return None
        period = self.names.period(given[0].period)
        if period is not None and self.instrument.governs and period not in self.instrument.governs:
            facts = {"period": str(period), "home": self.names.home}
            self.names.problems.add(report(problem.PERIOD_NOT_GOVERNED, given[0].period.span, **facts))
        return period

    def twice(self, first: Span, second: Span, name: str) -> None:
        label = Label(first, "first")
        self.names.problems.add(report(problem.DECLARED_TWICE, second, label, name=name, sort="data"))

    def facts(self, decl: s.ExampleDecl) -> tuple[Given, ...]:
        seen: dict[str, Span] = {}
        found: list[Given] = []
        for given in decl.given:
            if not isinstance(given, s.GivenFact):
                continue
            first = seen.setdefault(given.name.text, given.name.span)
            if first is not given.name.span:
                self.twice(first, given.name.span, given.name.text)
                continue
            name = self.names.name(given.name, "data")
            if name is None:
                continue
            value = constant(given.value, self.model.facts[name].kind, self.names)
            if value.kind != UNKNOWN:
                found.append((name, value.value))
        return tuple(found)

    def event(self, given: s.GivenEvent) -> m.GivenEvent | None:
        step, actor = self.names.step(given.step), self.names.party(given.actor)
        if step is None or actor is None:
            return None
        return m.GivenEvent(step, actor, given.on.value if given.on else None)

    def expected(self, expected: s.Expected) -> m.Expected | None:
        """What is expected, where it exists."""
        match expected:
            case s.ExpectValue(name=word, value=value, span=span):
                name = self.answer(word)
                if name is None:
                    return None
                wanted = constant(value, self.model.answers[name].kind, self.names)
                return None if wanted.kind == UNKNOWN else m.Expected("value", name, wanted.value, (), span)
            case s.ExpectStatus(step=word, status=status, span=span):
                return self.about_step("status", word, STATUS[status], span)
            case s.ExpectAbsent():
                return self.absent(expected)
            case s.ExpectClosing(step=word, day=day, span=span):
                return None if day.value is None else self.about_step("closing", word, day.value, span)
            case s.ExpectPermitted(step=word, actor=actor, span=span):
                party = self.names.party(actor)
                return None if party is None else self.about_step("permitted", word, party.short, span)
            case s.ExpectObligation(step=word, strength=strength, span=span):
                return self.about_step("obligation", word, strength, span)
            case s.ExpectVerdict(verdict=verdict, span=span):
                return m.Expected("verdict", None, VERDICT[verdict], (), span)
        assert_never(expected)

    def answer(self, word: s.Word) -> Name | None:
        """An answer that this instrument gives, its own or borrowed."""
        name = self.names.name(word, "simpulan")
        if name is None or name in self.instrument.answers:
            return name
        label = Label(self.model.answers[name].span, "declared")
        facts = {"name": word.text, "home": self.names.home, "lender": name.home}
        self.names.problems.add(report(problem.ANSWER_NOT_GIVEN, word.span, label, **facts))
        return None

    def about_step(self, form: _OfStep, word: s.Word, value: str | date, span: Span) -> m.Expected | None:
        step = self.names.step(word)
        return None if step is None else m.Expected(form, step, value, (), span)

    def absent(self, expected: s.ExpectAbsent) -> m.Expected | None:
        """An absence of an answer, of a step (whose *tidak relevan* is a status), or of its closing day."""
        for cause in expected.causes:
            self.cause(cause, expected.span)
        value = ABSENT[expected.state]
        if expected.closing:
            step = self.names.step(expected.name)
            return None if step is None else m.Expected("closing_absent", step, value, expected.causes, expected.span)
        symbol = self.names.symbol(expected.name, "simpulan", "langkah")
        if symbol is None or (symbol.sort == "simpulan" and self.answer(expected.name) is None):
            return None
        if symbol.sort == "langkah" and value == "not_applicable":
            return m.Expected("status", symbol.name, value, (), expected.span)
        return m.Expected("absent", symbol.name, value, expected.causes, expected.span)

    def cause(self, cause: str, span: Span) -> None:
        """A cause is a catalogue id, a declared name, an exception, or one of a few words."""
        symbols = self.names.symbols
        known = set(_GENERAL_CAUSES) | symbols.citable | set(self.names.seen.names[self.names.home])
        known.update(name.short for name, symbol in symbols.names.items() if symbol.sort == "perubahan")
        known.update(
            exception.name.text
            for symbol in symbols.names.values()
            if isinstance(symbol.decl, s.AnswerDecl)
            for exception in symbol.decl.exceptions
        )
        if cause not in known and not symbols.is_unread(cause):
            facts = {"name": cause, "suggestion": suggest(cause, known), "elsewhere": ""}
            self.names.problems.add(report(problem.UNKNOWN_VALUE, span, **facts))
