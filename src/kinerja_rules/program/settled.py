"""Steps whose rules the context has settled: judged by look-up, with the general way for everything unusual.

Most steps of most records are done once, on a day, by somebody, or not at all. For a step whose obligation, parties and
bounds do not depend on the record, the state is then a matter of three comparisons, and every state that the three can
give is made once, by the general ``judge``, and kept. INVARIANT: ``Plan.judge`` gives what ``judge`` gives; the
differential tests run both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kinerja_rules.program import ops
from kinerja_rules.program.gates import Day, gate
from kinerja_rules.program.judging import judge
from kinerja_rules.program.ops import NO_BOUND, Guard
from kinerja_rules.program.permissions import Log, Permissions
from kinerja_rules.values.absence import Absent
from kinerja_rules.values.outcome import Obligation, StepState

_new = tuple.__new__
_CUT = StepState._fields.index("done_on")


class Plan:
    """One settled step: its constants, and the states met so far."""

    __slots__ = (
        "arguments",
        "bounds",
        "capped",
        "closes",
        "name",
        "obligation",
        "op",
        "open_states",
        "opens",
        "permits",
        "step",
        "steps",
        "templates",
        "waits",
    )

    def __init__(
        self,
        op: ops.Judge,
        name: str,
        steps: Sequence[str],
        obligation: tuple[Obligation, str, Absent | None, int],
        permit: Permissions,
        forbid: Permissions,
        bounds: tuple[Day, Day, Day, Day],
        capped: Guard,
        permits: Sequence[Permissions],
    ) -> None:
        self.op = op
        self.step = op.step
        self.name = name
        self.steps = steps
        self.obligation = obligation
        self.arguments = (permit, forbid)
        self.bounds = bounds
        self.capped = capped
        self.permits = permits
        self.waits = tuple((item.step, permits[place], steps[item.step]) for place, item in enumerate(op.prerequisites))
        opens, _, closes, _ = bounds
        self.opens = opens if isinstance(opens, date) else date.min
        self.closes = closes if isinstance(closes, date) else date.max
        self.templates: dict[tuple[object, ...], tuple[tuple[object, ...], tuple[object, ...]]] = {}
        self.open_states: dict[tuple[object, ...], StepState] = {}

    def judge(self, logs: Sequence[Log], complete: bool, as_of: date, guards: Sequence[Guard]) -> StepState:
        """The state of the step."""
        dated, undated = logs[self.step]
        if dated:
            day, actor = dated[0]
            order = self._order(logs, complete, day, guards)
            if order is not None:
                key = (day < self.opens, day > self.closes, order, actor)
                template = self.templates.get(key)
                if template is None:
                    state = self._general(logs, complete, as_of, guards)
                    if state.absent:
                        return state
                    self.templates[key] = (state[:_CUT], state[_CUT + 2 :])
                    return state
                return _new(StepState, (*template[0], day, actor, *template[1]))
        elif complete and not undated:
            order = self._order(logs, complete, as_of, guards)
            if order is not None:
                open_key = (as_of, order)
                known = self.open_states.get(open_key)
                if known is None:
                    known = self._general(logs, complete, as_of, guards)
                    if len(self.open_states) < _MOST_STATES:
                        self.open_states[open_key] = known
                return known
        return self._general(logs, complete, as_of, guards)

    def _order(self, logs: Sequence[Log], complete: bool, day: date, guards: Sequence[Guard]) -> int | None:
        """1 where all that must come before did, 2 where something did not; none where it is unusual."""
        answer = 1
        for guard, (step, permit, name) in zip(guards, self.waits, strict=True):
            if guard is True:
                dated = logs[step][0]
                before = (
                    True
                    if dated and dated[0][0] <= day and permit.of(dated[0][1]) is True
                    else gate(name, logs[step], complete, permit, False, True, day)
                )
                if before is False:
                    answer = 2
                elif before is not True:
                    return None
            elif guard is not False:
                return None
        return answer

    def _general(self, logs: Sequence[Log], complete: bool, as_of: date, guards: Sequence[Guard]) -> StepState:
        permit, forbid = self.arguments
        count = len(self.waits)
        return judge(
            self.op,
            self.name,
            self.steps,
            logs,
            complete,
            as_of,
            self.obligation,
            permit,
            forbid,
            False,
            self.bounds,
            self.capped,
            guards,
            self.permits,
            (False,) * count,
            (True,) * count,
        )


_MOST_STATES = 64
"""As-of dates are few in practice; beyond, the general way serves."""


def is_settled(bounds: Sequence[Day]) -> bool:
    """Whether bounds are plain days or none, so that comparing days decides."""
    return all(isinstance(bound, date) or bound is NO_BOUND for bound in bounds)
