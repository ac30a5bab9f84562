"""Pass 3: names to ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from kinerja_rules.base.diagnostic import Problems
from kinerja_rules.model import declarations as d
from kinerja_rules.model import model as m
from kinerja_rules.model.expressions import kind_of
from kinerja_rules.model.instruments import instrument
from kinerja_rules.model.lookup import Lookup
from kinerja_rules.model.visible import Seen
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import Kind, Name


@dataclass(frozen=True, slots=True)
class Draft:
    """A model on its way: every name is an id; kinds, order and overrides come with the passes that settle them.

    ``changes`` are the bounds that amendments replace, until ``in_force`` has put them on their steps.
    """

    seen: Seen
    kinds: Mapping[Name, Kind]
    model: m.Model
    changes: tuple[m.Override, ...]


def resolve(seen: Seen, problems: Problems) -> Draft:
    """Every name as an id, everywhere but in worked examples.

    Needs: ``Seen``. Gives: ``Draft``; what could not be resolved is left out, or stands as an explicit unknown.
    """
    symbols = seen.symbols
    kinds: dict[Name, Kind] = {}
    for name, symbol in symbols.names.items():
        if isinstance(symbol.decl, s.DataDecl | s.ParameterDecl | s.AnswerDecl):
            kinds[name] = kind_of(symbol.decl.kind, Lookup(name.home, seen, {}, problems))
    homes = {home: Lookup(home, seen, kinds, problems) for home in symbols.homes}
    tables = _Tables()
    for name in symbols.names:
        tables.declare(name, homes[name.home], kinds)
    for (home, _), term in symbols.terms.items():
        homes[home].basis(term.basis)
    periods = [d.period(home, decl, homes[home]) for home, decl in symbols.periods.values()]
    model = m.Model(
        instruments={home: instrument(home, names) for home, names in homes.items()},
        origins={key: d.origin(decl) for key, decl in symbols.origins.items()},
        statements={i: d.statement(home, decl, homes[home]) for i, (home, decl) in symbols.statements.items()},
        silences=tables.silences,
        readings=tables.readings,
        periods={period.id: period for period in periods if period is not None},
        calendars=tables.calendars,
        options=tables.options,
        facts=tables.facts,
        parameters=tables.parameters,
        parties=tables.parties,
        scopes=tables.scopes,
        stages=tables.stages,
        steps=tables.steps,
        answers=tables.answers,
        amendments=tables.amendments,
        examples=(),
    )
    return Draft(seen, kinds, model, tuple(tables.changes))


class _Tables:
    """The tables of the model while they are filled."""

    def __init__(self) -> None:
        self.silences: dict[Name, m.Silence] = {}
        self.readings: dict[Name, m.Reading] = {}
        self.calendars: dict[Name, m.Calendar] = {}
        self.options: dict[Name, m.Options] = {}
        self.facts: dict[Name, m.Fact] = {}
        self.parameters: dict[Name, m.Parameter] = {}
        self.parties: dict[Name, m.Party] = {}
        self.scopes: dict[Name, m.Scope] = {}
        self.stages: dict[Name, m.Stage] = {}
        self.steps: dict[Name, m.Step] = {}
        self.answers: dict[Name, m.Answer] = {}
        self.amendments: dict[Name, m.Amendment] = {}
        self.changes: list[m.Override] = []

    def declare(self, name: Name, names: Lookup, kinds: Mapping[Name, Kind]) -> None:
        """Resolve one declaration into its table."""
        decl = names.symbols.names[name].decl
        match decl:
            case s.CalendarDecl():
                self.calendars[name] = d.calendar(name, decl, names)
            case s.ChoiceDecl():
                self.options[name] = d.options(name, decl, names)
            case s.DataDecl():
                self.facts[name] = d.fact(name, decl, kinds[name], names)
            case s.ParameterDecl():
                self.parameters[name] = d.parameter(name, decl, kinds[name], names)
            case s.PartyDecl():
                self.parties[name] = d.party(name, decl, names)
            case s.ScopeDecl():
                self.scopes[name] = d.scope(name, decl, names)
            case s.StageDecl():
                self.stages[name] = d.stage(name, decl, names)
            case s.StepDecl():
                self.steps[name] = d.step(name, decl, names)
            case s.AnswerDecl():
                self.answers[name] = d.answer(name, decl, kinds[name], names)
            case s.ReadingDecl():
                self.readings[name] = d.reading(name, decl, names)
            case s.SilenceDecl():
                self.silences[name] = d.silence(name, decl, replace(names, other_steps=True))
            case s.AmendmentDecl():
                changed = d.amendment(name, decl, replace(names, other_steps=True))
                if changed is not None:
                    self.amendments[name] = changed[0]
                    self.changes.extend(changed[1])
            case _:
                assert_never(decl)
