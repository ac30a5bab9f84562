"""Declarations with their names resolved, one function for each sort, in the order of the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeVar

from kinerja_rules.base.diagnostic import report
from kinerja_rules.model import clauses
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.expressions import constant, when
from kinerja_rules.model.lookup import Lookup, suggest
from kinerja_rules.model.wording import shown_kind
from kinerja_rules.syntax import syntax as s
from kinerja_rules.values.kinds import UNKNOWN, Kind, Name, Number

NATURES: Final = ("aturan", "anjuran", "kesimpulan", "praktik", "riwayat", "dugaan", "keterangan")
"""What a statement may be."""
ASSUMPTION: Final = "asumsi"
"""The nature of a reading that is a convention of our own."""
_RELIABILITY: Final[dict[str, m.Reliability]] = {"tinggi": "H", "sedang": "M", "rendah": "L"}
_HOLIDAY: Final[dict[str, m.HolidayForm]] = {
    "libur nasional": "national",
    "cuti bersama": "joint_leave",
    "libur pemilihan": "election",
}
_T = TypeVar("_T")


def _found(items: tuple[_T | None, ...]) -> tuple[_T, ...]:
    return tuple(item for item in items if item is not None)


def origin(decl: s.SourceDecl) -> m.Origin:
    """A *sumber*."""
    return m.Origin(decl.key.text, decl.title.text, decl.address.text if decl.address else "", decl.span)


def statement(home: str, decl: s.StatementDecl, names: Lookup) -> m.Statement:
    """A *butir*."""
    if not decl.sources:
        names.missing(decl.id, "butir", "menurut")
    for key in decl.sources:
        if key.text not in names.symbols.origins and not names.symbols.is_unread(key.text):
            suggestion = suggest(key.text, names.symbols.origins)
            names.problems.add(report(problem.UNKNOWN_SOURCE, key.span, name=key.text, suggestion=suggestion))
    reliability: m.Reliability = "L"
    if decl.reliability is None:
        names.missing(decl.id, "butir", "keandalan")
    elif names.one_of(decl.reliability, "keandalan", tuple(_RELIABILITY)):
        reliability = _RELIABILITY[decl.reliability.text]
    if decl.nature is None:
        names.missing(decl.id, "butir", "sifat")
    else:
        names.one_of(decl.nature, "sifat", NATURES)
    return m.Statement(
        decl.id.id,
        home,
        decl.text.text,
        tuple(key.text for key in decl.sources),
        decl.place.text if decl.place else "",
        reliability,
        decl.nature.text if decl.nature else "",
        names.roles(decl.roles),
        names.periods(decl.periods),
        decl.strength or "",
        tuple(day.value for day in decl.days if day.value is not None),
        decl.span,
    )


def period(home: str, decl: s.PeriodDecl, names: Lookup) -> m.Period | None:
    """A *masa*."""
    basis = names.basis(decl.basis)
    if decl.first.value is None or decl.last.value is None:
        return None
    key = m.PeriodId(decl.name.text, decl.year)
    return m.Period(key, home, decl.label.text, decl.first.value, decl.last.value, basis, decl.span)


def _announced(clause: s.Announced | None) -> m.Announcement | None:
    if clause is None or clause.day.value is None:
        return None
    return m.Announcement(clause.day.value, clause.at_latest)


def calendar(name: Name, decl: s.CalendarDecl, names: Lookup) -> m.Calendar:
    """A *kalender*; its basis is that of its years and weeks."""
    days = tuple(
        m.Holiday(day.day.value, _HOLIDAY[day.form], day.label.text, _announced(day.announced), basis, day.span)
        for day, basis in ((day, names.basis(day.basis)) for day in decl.days)
        if day.day.value is not None
    )
    basis = names.basis(cite for _, cites in (*decl.years, *decl.weeks) for cite in cites)
    years = tuple(dict.fromkeys(year for year, _ in decl.years))
    weeks = tuple(dict.fromkeys(week for week, _ in decl.weeks))
    return m.Calendar(name, decl.label.text, years, days, weeks, basis, decl.span)


def options(name: Name, decl: s.ChoiceDecl, names: Lookup) -> m.Options:
    """A *pilihan*."""
    if not decl.options:
        names.missing(decl.name, "pilihan", "terdiri atas")
    found = {option.name.text: option.label.text for option in reversed(decl.options)}
    kept = tuple(reversed(found.items()))
    return m.Options(name, decl.label.text, kept, decl.ordered, names.basis(decl.basis), decl.span)


def fact(name: Name, decl: s.DataDecl, kind: Kind, names: Lookup) -> m.Fact:
    """A *data*."""
    if decl.kind is None:
        names.missing(decl.name, "data", "berupa")
    decided_by = names.party(decl.decided_by) if decl.decided_by else None
    low, high = _limits(decl, kind, names)
    basis = names.basis(decl.basis)
    return m.Fact(name, decl.label.text, kind, decl.required, decided_by, low, high, basis, decl.span)


def _limits(decl: s.DataDecl, kind: Kind, names: Lookup) -> tuple[Fraction | None, Fraction | None]:
    if decl.low is None or decl.high is None or kind == UNKNOWN:
        return None, None
    span = decl.low.span.merge(decl.high.span)
    if not isinstance(kind, Number):
        facts = {"name": decl.name.text, "found": shown_kind(kind)}
        names.problems.add(report(problem.RANGE_OF_NO_NUMBER, span, **facts))
        return None, None
    low, high = constant(decl.low, kind, names).value, constant(decl.high, kind, names).value
    if not isinstance(low, Fraction) or not isinstance(high, Fraction):
        return None, None
    if low > high:
        facts = {"name": decl.name.text, "low": decl.low.span.text, "high": decl.high.span.text}
        names.problems.add(report(problem.RANGE_UPSIDE_DOWN, span, **facts))
    return low, high


def parameter(name: Name, decl: s.ParameterDecl, kind: Kind, names: Lookup) -> m.Parameter:
    """A *besaran*."""
    if decl.kind is None:
        names.missing(decl.name, "besaran", "berupa")
    if not decl.amounts:
        names.missing(decl.name, "besaran", "sebesar")
    amounts = tuple(_amount(amount, kind, names) for amount in decl.amounts)
    return m.Parameter(name, decl.label.text, kind, _found(amounts), decl.span)


def _amount(clause: s.Amount, kind: Kind, names: Lookup) -> m.Amount | None:
    value, basis = constant(clause.value, kind, names).value, names.basis(clause.basis)
    if not isinstance(value, Fraction) or (clause.since is not None and clause.since.value is None):
        return None
    return m.Amount(value, clause.since.value if clause.since else None, basis, clause.span)


def party(name: Name, decl: s.PartyDecl, names: Lookup) -> m.Party:
    """A *pihak*."""
    return m.Party(name, decl.label.text, _found(tuple(clauses.filler(f, names) for f in decl.fillers)), decl.span)


def scope(name: Name, decl: s.ScopeDecl, names: Lookup) -> m.Scope:
    """A *cakupan*."""
    if not decl.clauses:
        names.missing(decl.name, "cakupan", "mencakup")
    return m.Scope(name, decl.label.text, tuple(clauses.coverage(c, names) for c in decl.clauses), decl.span)


def stage(name: Name, decl: s.StageDecl, names: Lookup) -> m.Stage:
    """A *tahap*."""
    return m.Stage(name, decl.label.text, names.basis(decl.basis), decl.span)


def step(name: Name, decl: s.StepDecl, names: Lookup) -> m.Step:
    """A *langkah*; the changes of amendments come later."""
    windows = tuple(clauses.window(w, names) for w in decl.windows if isinstance(w, s.WindowClause))
    terms = tuple(clauses.term(t, names) for t in decl.windows if isinstance(t, s.TermClause))
    return m.Step(
        name,
        decl.label.text,
        names.name(decl.stage, "tahap") if decl.stage else None,
        names.roles(decl.roles),
        tuple(clauses.norm(n, names) for n in decl.norms),
        tuple(clauses.order(o, names) for o in decl.orders),
        _found(windows),
        _found(terms),
        (),
        tuple(clauses.deemed(d, names) for d in decl.deemed),
        decl.span,
    )


def answer(name: Name, decl: s.AnswerDecl, kind: Kind, names: Lookup) -> m.Answer:
    """A *simpulan*."""
    if decl.kind is None:
        names.missing(decl.name, "simpulan", "berupa")
    return m.Answer(name, decl.label.text, kind, clauses.body(decl, kind, names), decl.span)


def reading(name: Name, decl: s.ReadingDecl, names: Lookup) -> m.Reading:
    """A *tafsir*."""
    if not decl.alternatives:
        names.missing(decl.name, "tafsir", "alternatif")
    if decl.nature is not None:
        names.one_of(decl.nature, "sifat", (ASSUMPTION,))
    symbol = names.symbols.names[name]
    adopted = tuple(
        m.AdoptedReading(a.alternative.text, names.periods(a.periods), a.by.text, a.reason.text)
        for a in decl.adoptions
        if names.alternative(symbol, a.alternative)
    )
    return m.Reading(
        name,
        decl.question.text,
        decl.nature is not None and decl.nature.text == ASSUMPTION,
        names.basis(decl.basis),
        tuple(
            m.ReadingOption(
                a.name.text, a.text.text, a.recorded_as.text if a.recorded_as else "", names.basis(a.basis), a.span
            )
            for a in decl.alternatives
        ),
        adopted,
        decl.span,
    )


_TARGET: Final[Mapping[str, m.TargetForm]] = {
    "closing": "closing",
    "opening": "opening",
    "actor": "actor",
    "consequence": "consequence",
}


def silence(name: Name, decl: s.SilenceDecl, names: Lookup) -> m.Silence:
    """A *kekosongan*."""
    if decl.state is None:
        names.missing(decl.name, "kekosongan", "keadaan")
    effects = []
    for effect in decl.effects:
        guard, _ = when(effect.when, names)
        targets = _found(tuple(_target(target, names) for target in effect.targets))
        effects.append(m.Effect(guard, targets, effect.span))
    basis = names.basis(decl.basis)
    if decl.state == "tidak diatur":
        return m.Silence(name, decl.label.text, "not_regulated", basis, tuple(effects), decl.span)
    return m.Silence(name, decl.label.text, "not_found", basis, tuple(effects), decl.span)


def _target(target: s.Target, names: Lookup) -> tuple[m.TargetForm, Name] | None:
    if target.form == "name":
        symbol = names.symbol(target.name, "simpulan", "langkah")
        if symbol is None:
            return None
        return ("answer" if symbol.sort == "simpulan" else "step"), symbol.name
    found = names.name(target.name, "langkah")
    return None if found is None else (_TARGET[target.form], found)


def amendment(name: Name, decl: s.AmendmentDecl, names: Lookup) -> tuple[m.Amendment, tuple[m.Override, ...]] | None:
    """A *perubahan* and the bounds it replaces, each still in the words of its clause alone."""
    if decl.through is None:
        names.missing(decl.name, "perubahan", "melalui")
    if decl.step is None:
        names.missing(decl.name, "perubahan", "terhadap langkah")
    if not decl.changes:
        names.missing(decl.name, "perubahan", "diubah")
    through = None
    if decl.through and names.known(decl.through):
        through = Name(decl.through.text, decl.through.text)
    target = names.step(decl.step) if decl.step else None
    periods = names.periods(decl.periods)
    overrides = tuple(_override(name, change, names) for change in decl.changes)
    if target is None:
        return None
    basis = tuple(dict.fromkeys(i for o in _found(overrides) for i in o.basis))
    announced = _announced(decl.announced)
    changed = m.Amendment(name, decl.label.text, through, announced, target, periods, basis, decl.span)
    return changed, _found(overrides)


def _override(name: Name, clause: s.Change, names: Lookup) -> m.Override | None:
    guard, reading_ = when(clause.when, names)
    basis = names.basis(clause.basis)
    if clause.day.value is None:
        return None
    bound, day = clauses.bound_of(clause.bound, clause.day.value)
    return m.Override(name, bound, day, guard, reading_, basis, clause.span)
