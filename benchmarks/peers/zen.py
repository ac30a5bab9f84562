"""The workload in zen-engine (GoRules JDM): decision tables and expression nodes, one after the other.

The graph: the version by year (table), the four lists of findings (expressions), predikat and share by the
two ratings (table), the coefficient by jenjang (table), and what follows from these (expressions). Days are
numbers, since the engine compares numbers faster than dates. Conditions are as short as the tables allow.

There are two of it. In `zen` every node passes its input through, so the result repeats the record;
`zen_answers_only` leaves the record out of the final result, and is the faster for it. The compiled content
is handed to a loader: a decision made by `create_decision` is several times slower per call.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from itertools import pairwise
from typing import Any

from benchmarks.implementation import Implementation
from benchmarks.workload import (
    BEHAVIOUR_BANDS,
    BEHAVIOURS,
    COEFFICIENTS,
    DEADLINES,
    EXEMPTIONS,
    FINDINGS,
    MATRIX,
    PARTIES,
    PERAN,
    PERIODE,
    PREDECESSORS,
    REQUIRED_POINTS,
    SELF,
    SHARES,
    STATUS,
    STEPS,
    SUPERIOR,
    SUPERIORS,
    VERSION_IDS,
    YEARS,
    Canonical,
    Record,
)

# By name, since the package is optional and a type checker may or may not find it.
zen: Any = import_module("zen")

OLD, NEW = VERSION_IDS

# --- conditions, as text of the expression language -----------------------------------------------


def any_of(conditions: Iterable[str]) -> str:
    """At least one of the conditions."""
    return "(" + " or ".join(conditions) + ")"


def equals_one_of(field: str, values: Iterable[str]) -> str:
    """The field has one of the values."""
    return any_of(f"{field} == '{value}'" for value in values)


def is_missing(step: str) -> str | None:
    """`kurang`: not done, though no exemption applies."""
    conditions = [f"tgl_{step} == null"]
    for exemption in EXEMPTIONS:
        if exemption.step != step:
            continue
        outside = [
            equals_one_of(field, [value for value in every if value not in exempt])
            for field, every, exempt in (
                ("versi", (OLD, NEW), exemption.versions),
                ("peran", PERAN, exemption.peran),
                ("status", STATUS, exemption.status),
            )
            if set(every) != set(exempt)
        ]
        conditions.append(any_of(outside))
    return " and ".join(conditions)


def is_out_of_order(step: str) -> str | None:
    """`urutan`: done before one of its predecessors; None for a step that has none."""
    if not PREDECESSORS[step]:
        return None
    earlier = any_of(f"(tgl_{before} != null and tgl_{before} > tgl_{step})" for before in PREDECESSORS[step])
    return f"tgl_{step} != null and {earlier}"


def is_by_wrong_actor(step: str) -> str | None:
    """`aktor`: done, and by no party that may do it in the version in force."""
    old, new = PARTIES[OLD][step], PARTIES[NEW][step]
    actor = f"aktor_{step}"
    permitted = [acts_as(party, actor) for party in new if party in old]
    permitted += [f"(versi == '{OLD}' and {acts_as(party, actor)})" for party in old if party not in new]
    permitted += [f"(versi == '{NEW}' and {acts_as(party, actor)})" for party in new if party not in old]
    return f"tgl_{step} != null and not {any_of(permitted)}"


def acts_as(party: str, actor: str) -> str:
    """The field `actor` names someone of the party."""
    if party == SELF:
        return f"{actor} == peran"
    if party != SUPERIOR:
        return f"{actor} == '{party}'"
    alternatives = []
    for peran in PERAN:
        old, new = SUPERIORS[OLD, peran], SUPERIORS[NEW, peran]
        who = [f"{actor} == '{superior}'" for superior in new if superior in old]
        who += [f"(versi == '{NEW}' and {actor} == '{superior}')" for superior in new if superior not in old]
        who += [f"(versi == '{OLD}' and {actor} == '{superior}')" for superior in old if superior not in new]
        alternatives.append(f"(peran == '{peran}' and {any_of(who)})")
    return any_of(alternatives)


def is_late(step: str) -> str | None:
    """`terlambat`: done after the deadline of the version and the period."""

    def deadline(version: str) -> str:
        first, second, whole = (DEADLINES[version, periode, step].toordinal() for periode in PERIODE)
        return f"(periode == 'semester_1' ? {first} : (periode == 'semester_2' ? {second} : {whole}))"

    return f"tgl_{step} != null and tgl_{step} > (versi == '{OLD}' ? {deadline(OLD)} : {deadline(NEW)})"


CONDITIONS = {
    "kurang": is_missing,
    "urutan": is_out_of_order,
    "aktor": is_by_wrong_actor,
    "terlambat": is_late,
}


def list_of_steps(finding: str) -> str:
    """The steps for which the finding's condition holds, as a list."""
    conditions = {step: CONDITIONS[finding](step) for step in STEPS}
    items = [f"({condition}) ? '{step}' : null" for step, condition in conditions.items() if condition]
    return f"filter([{', '.join(items)}], # != null)"


def rating_by_score() -> str:
    """The rating that the sum of the behaviour scores corresponds to."""
    score = " + ".join(BEHAVIOURS)
    (high, above), (low, within), (_, below) = BEHAVIOUR_BANDS
    return f"(({score}) >= {high} ? '{above}' : (({score}) >= {low} ? '{within}' : '{below}'))"


# --- the graph ------------------------------------------------------------------------------------


def node(name: str, kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A node of a JDM graph."""
    return {"id": name, "name": name, "type": kind, "content": dict(content)}


def settings(pass_through: bool) -> dict[str, Any]:
    """What decision tables and expression nodes have in common."""
    return {"passThrough": pass_through, "inputField": None, "outputPath": None, "executionMode": "single"}


def expressions(name: str, outputs: Mapping[str, str], *, pass_through: bool = True) -> dict[str, Any]:
    """An expression node: output → expression, in order."""
    rows = [{"id": f"{name}.{key}", "key": key, "value": value} for key, value in outputs.items()]
    return node(name, "expressionNode", settings(pass_through) | {"expressions": rows})


def table(
    name: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> dict[str, Any]:
    """A decision table in which the first row that fits decides; rows give inputs, then outputs."""

    def columns(fields: Sequence[str]) -> list[dict[str, str]]:
        return [{"id": f"{name}.{field}", "name": field, "field": field} for field in fields]

    rules = [
        {"_id": f"{name}.{number}"}
        | {f"{name}.{field}": cell for field, cell in zip((*inputs, *outputs), row, strict=True)}
        for number, row in enumerate(rows)
    ]
    content = {"hitPolicy": "first", "inputs": columns(inputs), "outputs": columns(outputs), "rules": rules}
    return node(name, "decisionTableNode", settings(pass_through=True) | content)


def graph(*, answers_only: bool) -> dict[str, Any]:
    """The whole decision, as the content of a JDM file."""
    following = {
        "angka_kredit": "koefisien * bagian * bulan / 12",
        "pengembangan": f"versi == '{OLD}' ? poin >= {REQUIRED_POINTS} : tgl_refleksi != null",
        "konsisten": f"{rating_by_score()} == perilaku",
    }
    if answers_only:
        following |= {name: name for name in ("versi", *FINDINGS, "predikat")}
    _, first_new_year = YEARS
    nodes = [
        node("masuk", "inputNode", {"schema": ""}),
        table(
            "versi",
            ["tahun"],
            ["versi"],
            [(f">= {first_new_year}", f"'{NEW}'"), (f"< {first_new_year}", f"'{OLD}'")],
        ),
        expressions("temuan", {finding: list_of_steps(finding) for finding in FINDINGS}),
        table(
            "predikat",
            ["hasil", "perilaku"],
            ["predikat", "bagian"],
            [(f"'{h}'", f"'{p}'", f"'{predikat}'", SHARES[predikat]) for (h, p), predikat in MATRIX.items()],
        ),
        table(
            "koefisien",
            ["jenjang"],
            ["koefisien"],
            [(f"'{jenjang}'", coefficient) for jenjang, coefficient in COEFFICIENTS.items()],
        ),
        expressions("akhir", following, pass_through=not answers_only),
        node("keluar", "outputNode", {"schema": ""}),
    ]
    names = [each["id"] for each in nodes]
    edges = [
        {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
        for source, target in pairwise(names)
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


# --- the implementation ---------------------------------------------------------------------------


class Zen:
    """The graph behind a loader, evaluated one record at a time. Its numbers are binary floating point."""

    digits = 6

    def __init__(self, name: str, *, answers_only: bool) -> None:
        self.name = name
        self.answers_only = answers_only

    def load(self) -> Any:
        """An engine that holds the compiled graph."""
        content = zen.ZenDecisionContent(json.dumps(graph(answers_only=self.answers_only)))
        return zen.ZenEngine({"loader": lambda _key: content})

    def prepare(self, record: Record) -> dict[str, Any]:
        """The record with days as numbers."""
        days = {field: value.toordinal() for field, value in record.items() if isinstance(value, date)}
        return record | days

    def one(self, state: Any, prepared: dict[str, Any]) -> dict[str, Any]:
        """The answer to one record."""
        result: dict[str, Any] = state.evaluate("predikat", prepared)["result"]
        return result

    def canonical(self, answer: dict[str, Any]) -> Canonical:
        """The nine parts of the answer, whatever else was passed through."""
        return Canonical(
            versi=answer["versi"],
            kurang=tuple(answer["kurang"]),
            urutan=tuple(answer["urutan"]),
            aktor=tuple(answer["aktor"]),
            terlambat=tuple(answer["terlambat"]),
            pengembangan=answer["pengembangan"],
            predikat=answer["predikat"],
            angka_kredit=repr(answer["angka_kredit"]),
            konsisten=answer["konsisten"],
        )


ZEN: Implementation = Zen("zen", answers_only=False)
ANSWERS_ONLY: Implementation = Zen("zen_answers_only", answers_only=True)
