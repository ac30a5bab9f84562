"""The workload on this project's engine, from the rule text of ``benchmarks.rules``.

Two ways: ``kinerja`` runs the compiled program of a record's context on typed facts and reads the findings off it,
which is what a peer does; ``kinerja_as_called`` is what a user calls: a mapping in, checked, and a full result out.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from benchmarks.implementation import Implementation
from benchmarks.rules import citation_id, rule_files
from benchmarks.workload import CITATIONS, FINDINGS, STEPS, VERSION_IDS, Canonical, Record
from kinerja_rules.base.source import Source
from kinerja_rules.evaluation.facts import Record as TypedRecord
from kinerja_rules.evaluation.facts import choose_instrument, typed_record
from kinerja_rules.evaluation.from_plain import from_plain
from kinerja_rules.evaluation.one import Engine
from kinerja_rules.evaluation.result import Result
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import Model
from kinerja_rules.program.from_model import compile_program
from kinerja_rules.program.permissions import Log
from kinerja_rules.program.program import Context
from kinerja_rules.program.to_rowwise import Run, compile_plain
from kinerja_rules.syntax.from_text import parse
from kinerja_rules.values.number import show_exact

AS_OF = date(2026, 12, 31)
"""After every date of the workload."""
EMPTY: Log = ((), ())


def load_model() -> tuple[Model, dict[str, str]]:
    """The checked model of the generated rules."""
    texts = rule_files()
    documents = [parse(Source(name, text))[0] for name, text in texts.items()]
    model, problems = check(documents)
    if model is None:
        raise RuntimeError(f"the generated rules do not check: {[p.kind.code for p in problems]}")
    return model, texts


class Compiled(NamedTuple):
    """A context's program, its denominator of angka kredit, and citations by finding and step."""

    run: Run
    version: str
    denominator: int
    citations: tuple[tuple[str, ...], ...]


class Prepared(NamedTuple):
    """Typed facts and the log by step, as the engine takes them."""

    context: tuple[int, str, str]
    facts: tuple[Any, ...]
    logs: tuple[Log, ...]


class _Programs:
    name = "kinerja"
    digits = None

    def load(self) -> dict[tuple[int, str, str], Compiled]:
        model, _ = load_model()
        found = {}
        for version, instrument in enumerate(VERSION_IDS):
            home = model.instruments[instrument]
            citations = tuple(
                tuple(model.statements[citation_id(version, finding, step)].place for step in STEPS)
                for finding in FINDINGS
            )
            for period in home.governs:
                for role in ("guru", "kepala_sekolah", "pengawas"):
                    program = compile_program(model, Context(instrument, period, role, frozenset(), frozenset()))
                    self.steps = [name.short for name in program.steps]
                    self.inputs = [name.short for name in program.inputs]
                    self.answers = [answer.name.short for answer in program.answers]
                    credit = next(a for a in program.answers if a.name.short == "angka_kredit")
                    found[period.year, period.name, role] = Compiled(
                        compile_plain(program), instrument, credit.denominator, citations
                    )
        self.order = [self.steps.index(step) for step in STEPS]
        self.places = [
            1 + self.answers.index(n) for n in ("pengembangan_terpenuhi", "predikat", "angka_kredit", "konsisten")
        ]
        return found

    def prepare(self, record: Record) -> Prepared:
        facts = tuple(_fact(record, name) for name in self.inputs)
        logs = tuple(
            EMPTY if record["tgl_" + step] is None else (((record["tgl_" + step], record["aktor_" + step]),), ())
            for step in self.steps
        )
        return Prepared((record["tahun"], record["periode"], record["peran"]), facts, logs)

    def one(self, state: dict[tuple[int, str, str], Compiled], prepared: Prepared, /) -> dict[str, Any]:
        compiled = state[prepared.context]
        values = compiled.run(prepared.facts, prepared.logs, True, AS_OF)
        first = len(values) - len(STEPS)
        missing, order, actor, late = [], [], [], []
        missing_at, order_at, actor_at, late_at = compiled.citations
        for place, slot in enumerate(self.order):
            step = values[first + slot]
            if step.completion == "not_done":
                if step.obligation == "required":
                    missing.append((STEPS[place], missing_at[place]))
                continue
            if step.order == "out_of_order":
                order.append((STEPS[place], order_at[place]))
            if step.actor == "wrong":
                actor.append((STEPS[place], actor_at[place]))
            if step.timing == "late":
                late.append((STEPS[place], late_at[place]))
        development, predikat, credit, consistent = self.places
        return {
            "versi": compiled.version,
            "kurang": missing,
            "urutan": order,
            "aktor": actor,
            "terlambat": late,
            "pengembangan": values[development],
            "predikat": values[predikat],
            "angka_kredit": (values[credit], compiled.denominator),
            "konsisten": values[consistent],
        }

    def canonical(self, answer: dict[str, Any]) -> Canonical:
        return Canonical(
            answer["versi"],
            *(tuple(step for step, _ in answer[finding]) for finding in FINDINGS),
            answer["pengembangan"],
            answer["predikat"],
            str(show_exact(Fraction(*answer["angka_kredit"]))),
            answer["konsisten"],
            tuple(place for finding in FINDINGS for _, place in answer[finding]),
        )


class _AsCalled:
    name = "kinerja_as_called"
    digits = None

    def load(self) -> Engine:
        return Engine(*load_model())

    def prepare(self, record: Record) -> dict[str, Any]:
        renamed = {old: new for new, old in NAMES.items()}
        facts = {
            renamed.get(name, name): value.lower() if name == "status" else value
            for name, value in record.items()
            if not name.startswith(("tgl_", "aktor_")) and name not in ("tahun", "periode")
        }
        log = [
            {"langkah": step, "pada": record["tgl_" + step], "oleh": record["aktor_" + step]}
            for step in STEPS
            if record["tgl_" + step] is not None
        ]
        return {"periode": f"{record['periode']} {record['tahun']}", **facts, "langkah": log}

    def one(self, engine: Engine, prepared: dict[str, Any], /) -> Result:
        node, problems = from_plain(prepared)
        typed: TypedRecord | None = None
        instrument: str | None = None
        if node is not None:
            instrument, problems = choose_instrument(engine.model, node, None)
        if node is not None and instrument is not None:
            typed, problems = typed_record(engine.model, instrument, node)
        if typed is None or instrument is None:
            raise RuntimeError(f"a record of the workload was refused: {[p.code for p in problems]}")
        return engine.evaluate(instrument, typed, as_of=AS_OF)

    def canonical(self, answer: Result) -> Canonical:
        rows = {row.id: row for row in answer.steps}
        values = {row.name: row.value for row in answer.values}
        version = answer.regulation.id
        found = {
            "kurang": [s for s in STEPS if rows[s].axes.completion == "not_done" and rows[s].obligation == "required"],
            "urutan": [s for s in STEPS if rows[s].axes.order == "out_of_order"],
            "aktor": [s for s in STEPS if rows[s].axes.actor == "wrong"],
            "terlambat": [s for s in STEPS if rows[s].axes.timing == "late"],
        }
        number = VERSION_IDS.index(version)
        for finding, steps in found.items():
            for step in steps:
                if citation_id(number, finding, step) not in rows[step].basis:
                    raise RuntimeError(f"{finding} {step} does not cite its rule")
        credit = values["angka_kredit"]
        return Canonical(
            version,
            *(tuple(found[finding]) for finding in FINDINGS),
            values["pengembangan_terpenuhi"] is True,
            str(values["predikat"]),
            str(show_exact(credit)) if isinstance(credit, Fraction) else "",
            values["konsisten"] is True,
            tuple(CITATIONS[version, finding, step] for finding in FINDINGS for step in found[finding]),
        )


NAMES = {"bulan_kerja": "bulan"}
"""Fields whose own name is a reserved word of the language."""


def _fact(record: Record, name: str) -> Any:
    value = record[NAMES.get(name, name)]
    return value.lower() if name == "status" else value


KINERJA: Implementation = _Programs()
AS_CALLED: Implementation = _AsCalled()
