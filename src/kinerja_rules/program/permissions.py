"""Who may do a step: parties followed to whoever fills them here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, cast

from kinerja_rules.program import ops
from kinerja_rules.program.logic import any_of, choose, joint, strict
from kinerja_rules.program.ops import Guard, Value
from kinerja_rules.values.absence import N_A, SILENT, UNKNOWN, Absent, Cause, absent

Log = tuple[tuple[tuple[date, str], ...], tuple[str, ...]]
"""The events of one step up to the as-of date: dated ones by day, then the actors of undated ones."""


NO_ACTOR: Final = absent(Cause(UNKNOWN, "langkah[].oleh"))
"""An event that does not say by whom."""


class Permissions:
    """Party → may it; a table made when first asked, since most records name one actor. ``""`` is an unknown actor."""

    __slots__ = ("_known", "canon", "guards", "op", "silence_guards")

    def __init__(self, op: ops.Permit, canon: Mapping[str, Value], guards: Sequence[Guard], silences: Sequence[Guard]):
        self.op = op
        self.canon = canon
        self.guards = guards
        self.silence_guards = silences
        self._known: dict[str, Guard] = {}

    def of(self, actor: str) -> Guard:
        """True, false or absent."""
        try:
            return self._known[actor]
        except KeyError:
            answer = self._known[actor] = self._ask(actor)
            return answer

    def _ask(self, actor: str) -> Guard:
        op = self.op
        answer: Guard
        if op.norms:
            answer = any_of(
                [joint((guard, self._names(norm, actor))) for norm, guard in zip(op.norms, self.guards, strict=True)]
            )
        else:
            answer = op.otherwise
        return with_silence(answer, op.silences, self.silence_guards)

    def _names(self, norm: ops.PermitNorm, actor: str) -> Guard:
        """Whether the actor is one of a norm's parties."""
        if not actor:
            return NO_ACTOR
        if norm.members is not None:
            return actor in norm.members
        return any_of([self._match(actor, party) for party in norm.parties])

    def _match(self, actor: str, party: str) -> Guard:
        if actor == party:
            return True
        left, right = self.canon[actor], self.canon[party]
        if isinstance(left, Absent) or isinstance(right, Absent):
            return strict((left, right))
        return left == right


def with_silence(value: Guard, cases: Sequence[ops.Case], guards: Sequence[Guard]) -> Guard:
    """The value unless a silence speaks; each case carries its absence as the name of a constant."""
    if not cases:
        return value
    op = ops.Choose(0, tuple(cases), N_A)
    silent = choose(op, value, guards, [absent(Cause(SILENT, *case.name.split("\n"))) for case in cases])
    return cast(Guard, silent)
