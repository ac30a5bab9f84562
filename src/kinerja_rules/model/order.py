"""Pass 5: what depends on what; circles, and the order in which answers and steps can be evaluated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple, TypeAlias, assert_never

import networkx as nx

from kinerja_rules.base.diagnostic import Kind as Problem
from kinerja_rules.base.diagnostic import Label, Problems, report
from kinerja_rules.base.span import Span
from kinerja_rules.model import kinds_of_problem as problem
from kinerja_rules.model import model as m
from kinerja_rules.model.case import Condition
from kinerja_rules.model.cases import Cases
from kinerja_rules.model.references import walk
from kinerja_rules.model.resolve import Draft
from kinerja_rules.values.kinds import Name

Node: TypeAlias = tuple[str, Name]
Edge: TypeAlias = tuple[Node, Node, Span]
_TRIED = 200
"""How many circles of one knot of steps are looked at before the first is told as it is."""


class Order(NamedTuple):
    """Answers and steps, each after what it reads or waits for."""

    answers: tuple[Name, ...]
    steps: tuple[Name, ...]


def order(draft: Draft, problems: Problems) -> Draft:
    """No circles: among answers, among parties, among steps that wait for each other.

    Needs: kinds. Gives: the draft unchanged; every circle is told with all its links.
    """
    model = draft.model
    for home in model.instruments:
        _tell(_graph(_reads(model, home)), _answers_circle, problems)
    _tell(_graph(_fills(model)), _parties_circle, problems)
    for home in model.instruments:
        _waiting_circles(model, home, problems)
    return draft


def evaluation_order(model: m.Model) -> Order:
    """The order of evaluation of a model without circles; what is not settled by need is settled by name."""
    answers = _graph(edge for home in model.instruments for edge in _reads(model, home))
    steps = _graph((("step", a), ("step", b), span) for a, b, span, _ in _waits(model))
    return Order(
        tuple(name for form, name in _sorted(answers, "answer", model.answers)),
        tuple(name for form, name in _sorted(steps, "step", model.steps)),
    )


def _sorted(graph: nx.DiGraph[Node], form: str, all_names: Iterable[Name]) -> list[Node]:
    whole = graph.copy()
    whole.add_nodes_from((form, name) for name in all_names)
    condensed = nx.condensation(whole)
    by_name = nx.lexicographical_topological_sort(condensed.reverse(), key=lambda n: min(condensed.nodes[n]["members"]))
    return [node for group in by_name for node in sorted(condensed.nodes[group]["members"]) if node[0] == form]


def _graph(edges: Iterable[Edge]) -> nx.DiGraph[Node]:
    """A graph whose edges keep the first place that makes them."""
    graph: nx.DiGraph[Node] = nx.DiGraph()
    for tail, head, span in edges:
        if not graph.has_edge(tail, head):
            graph.add_edge(tail, head, span=span)
    return graph


# ---------------------------------------------------------------------------------------------- who reads what


def _reads(model: m.Model, home: str) -> Iterator[Edge]:
    """What must be known before what, for the answers, permissions, parties and deemed steps of an instrument."""
    instrument = model.instruments[home]
    parties: Node = ("parties", Name(home, "pihak"))
    for name in instrument.parties:
        for filler in model.parties[name].fillers:
            yield from _needs(model, parties, filler.guard)
    for name in instrument.steps:
        step = model.steps[name]
        permit: Node = ("permit", name)
        yield permit, parties, step.span
        for norm in step.norms:
            yield from _needs(model, permit, norm.guard)
        for _, effect in model.effects_on("actor", name):
            yield from _needs(model, permit, effect.guard)
        if not step.deemed:
            continue
        deemed: Node = ("deemed", name)
        for guard in (*(d.guard for d in step.deemed), *(wait.guard for wait in step.waits)):
            yield from _needs(model, deemed, guard)
        for wait in step.waits:
            for before in wait.after:
                yield deemed, ("permit", before), wait.span
                if model.steps[before].deemed:
                    yield deemed, ("deemed", before), wait.span
    for name, answer in model.answers.items():
        for expr in _exprs(answer):
            yield from _needs(model, ("answer", name), expr)
        for _, effect in model.effects_on("answer", name):
            yield from _needs(model, ("answer", name), effect.guard)


def _exprs(answer: m.Answer) -> Iterator[m.Expr]:
    match answer.body:
        case m.FormulaBody(formulas=formulas):
            yield from (f.value for f in formulas)
        case m.CaseBody(general=general, exceptions=exceptions):
            yield from (f.value for f in general)
            yield from (expr for e in exceptions for expr in (e.guard, e.value))
        case m.TableBody(inputs=inputs):
            yield from inputs
        case _:
            assert_never(answer.body)


def _needs(model: m.Model, node: Node, expr: m.Expr | None) -> Iterator[Edge]:
    for part in walk(expr):
        if isinstance(part, m.AnswerValue):
            yield node, ("answer", part.answer), part.span
        elif isinstance(part, m.Done) and model.steps[part.step].deemed:
            yield node, ("deemed", part.step), part.span


def _fills(model: m.Model) -> Iterator[Edge]:
    for name, party in model.parties.items():
        for filler in party.fillers:
            yield ("party", name), ("party", filler.party), filler.span


def _tell(graph: nx.DiGraph[Node], kind: Callable[[list[Node]], Problem], problems: Problems) -> None:
    """Tell the shortest circle of each knot, from its first name on."""
    for circle in _circles(graph):
        links = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        spans = [graph.edges[link]["span"] for link in links]
        names = list(dict.fromkeys(node[1].short for node in circle))
        _circle(kind(circle), names, spans, problems)


def _circles(graph: nx.DiGraph[Node]) -> Iterator[list[Node]]:
    for knot in nx.strongly_connected_components(graph):
        first = min(knot)
        if len(knot) == 1:
            if graph.has_edge(first, first):
                yield [first]
            continue
        inside = graph.subgraph(knot)
        back = min((nx.shortest_path(inside, node, first) for node in sorted(inside.successors(first))), key=len)
        yield [first, *back[:-1]]


def _circle(kind: Problem, names: list[str], spans: list[Span], problems: Problems) -> None:
    path = " → ".join((*names, names[0]))
    labels = [Label(span, "link") for span in spans[1:]]
    problems.add(report(kind, spans[0], *labels, path=path, name=names[0]))


def _answers_circle(circle: list[Node]) -> Problem:
    return problem.ANSWERS_CIRCLE if any(form == "answer" for form, _ in circle) else problem.STEPS_WAIT


def _parties_circle(_circle: list[Node]) -> Problem:
    return problem.PARTIES_CIRCLE


# --------------------------------------------------------------------------------------------- who waits for whom


def _waits(model: m.Model) -> Iterator[tuple[Name, Name, Span, Condition]]:
    """Which step waits for which, where it says so, and when."""
    for name, step in model.steps.items():
        norms: list[m.Norm | m.After] = [norm for norm in step.norms if norm.strength != "dilarang"]
        for wait in (*norms, *step.orders):
            condition = Condition(wait.guard, wait.reading)
            for before in wait.after:
                yield name, before, wait.span, condition
            # An order that only speaks once another step is done does not make anybody wait for it.
            for done in _demanded(wait.guard) if isinstance(wait, m.Norm) else ():
                yield name, done.step, done.span, condition
        for term in step.terms:
            yield name, term.since, term.span, Condition(term.guard, term.reading)
        for deemed in step.deemed:
            for done in _demanded(deemed.guard):
                yield name, done.step, done.span, Condition(deemed.guard, deemed.reading)


def _demanded(guard: m.Expr | None) -> Iterator[m.Done]:
    """The steps that must be done for a guard to hold at all."""
    pending = [] if guard is None else [guard]
    while pending:
        expr = pending.pop()
        if isinstance(expr, m.And | m.Joint):
            pending += expr.operands
        elif isinstance(expr, m.Done) and not expr.negated:
            yield expr


def _waiting_circles(model: m.Model, home: str, problems: Problems) -> None:
    """Steps that wait for each other in one and the same case."""
    links: dict[tuple[Name, Name], list[tuple[Span, Condition]]] = {}
    for step, before, span, condition in _waits(model):
        if step.home == home:
            links.setdefault((step, before), []).append((span, condition))
    graph: nx.DiGraph[Name] = nx.DiGraph()
    graph.add_edges_from(sorted(links))
    cases = Cases(model, home)
    for knot in nx.strongly_connected_components(graph):
        circles = sorted(islice(nx.simple_cycles(graph.subgraph(knot)), _TRIED), key=lambda c: (len(c), sorted(c)))
        for circle in circles:
            start = circle.index(min(circle))
            names = circle[start:] + circle[:start]
            spans = _joint_spans(cases, names, links)
            if spans is not None:
                _circle(problem.STEPS_WAIT, [name.short for name in names], spans, problems)
                break


def _joint_spans(
    cases: Cases, names: list[Name], links: dict[tuple[Name, Name], list[tuple[Span, Condition]]]
) -> list[Span] | None:
    """The places of a circle's links, where all of them can hold at once."""
    pairs = zip(names, (*names[1:], names[0]), strict=True)
    applies = [Condition(cases.applies(name)) for name in names]
    for chosen in islice(product(*(links[pair] for pair in pairs)), _TRIED):
        if cases.together([*applies, *(condition for _, condition in chosen)]):
            return [span for span, _ in chosen]
    return None
