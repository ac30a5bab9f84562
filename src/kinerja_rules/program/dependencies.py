"""In which order a model is lowered: everything after what it reads."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Final, Literal, TypeAlias

from kinerja_rules.model import model as m
from kinerja_rules.model.references import answer_exprs, walk
from kinerja_rules.values.kinds import Name

Node: TypeAlias = tuple[Literal["answer", "deemed", "permit", "canon"], Name]
"""An answer, a step's deemed day, a step's permissions, or who fills the parties."""
_CANON: Final[Node] = ("canon", Name("", ""))


def lowering_order(model: m.Model, instrument: m.Instrument) -> tuple[Node, ...]:
    """Answers, deemed days, permissions and parties, each after what it reads. The checker has refused circles."""
    graph: dict[Node, set[Node]] = {
        _CANON: _needs(model, (f.guard for name in instrument.parties for f in model.parties[name].fillers))
    }
    pending: list[Node] = [("answer", name) for name in instrument.answers]
    for name in instrument.steps:
        step = model.steps[name]
        graph["permit", name] = {
            _CANON,
            *_needs(model, (norm.guard for norm in step.norms)),
            *_needs(model, (e.guard for _, e in model.effects_on("actor", name))),
        }
        if step.deemed:
            before = {a for wait in step.waits for a in wait.after}
            graph["deemed", name] = {
                *(("permit", a) for a in before),
                *(("deemed", a) for a in before if model.steps[a].deemed),
                *_needs(model, (d.guard for d in step.deemed)),
                *_needs(model, (wait.guard for wait in step.waits)),
            }
        # What the state itself reads is lowered last, but the answers among it must exist by then.
        exprs: list[m.Expr | None] = [w.guard for w in step.windows]
        exprs += [wait.guard for wait in step.waits]
        exprs += [t.guard for t in step.terms]
        exprs += [o.guard for o in step.overrides]
        for form in _STEP_TARGETS:
            exprs += [e.guard for _, e in model.effects_on(form, name)]
        pending += _needs(model, exprs)
    if instrument.scope is not None:
        pending += _needs(model, (c.guard for c in model.scopes[instrument.scope].clauses))
    pending += [node for needed in graph.values() for node in needed]
    while pending:
        node = pending.pop()
        if node not in graph and node[0] == "answer":
            needed = _needs(model, answer_exprs(model, node[1]))
            graph[node] = needed
            pending += needed
    return tuple(TopologicalSorter({k: sorted(v) for k, v in sorted(graph.items())}).static_order())


_STEP_TARGETS: Final[tuple[m.TargetForm, ...]] = ("step", "opening", "closing", "consequence")


def _needs(model: m.Model, exprs: Iterable[m.Expr | None]) -> set[Node]:
    """The nodes that expressions read."""
    needed: set[Node] = set()
    for expr in exprs:
        for part in walk(expr):
            if isinstance(part, m.AnswerValue):
                needed.add(("answer", part.answer))
            elif isinstance(part, m.Done) and model.steps[part.step].deemed:
                needed.add(("deemed", part.step))
    return needed
