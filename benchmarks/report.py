"""What was measured, as a table for the terminal and as data for `results/latest.json`.

Nothing in either names the machine, its user or a folder on it.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.measure import BARE_PYTHON, Batch, Command, OneRecord, Spread
from benchmarks.peers import Entry

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Verified:
    """What the implementations agreed on before anything was timed."""

    records: int
    seed: int
    digest: str
    findings: int
    kinds_of_finding: int
    """How many different pairs of finding and step occurred."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All figures of one run, by implementation name; the first one is the naive Python."""

    one_record: dict[str, OneRecord]
    batch: dict[str, Batch]
    first_answer: dict[str, Command]
    load_ms: dict[str, Spread]
    commands: dict[str, Command]
    """Whole processes of the command line, bare Python among them."""


def first_answer_ratios(measured: Measured) -> dict[str, float]:
    """Median wall time of each process over that of the first implementation's."""
    walls = {name: command.wall_ms.median for name, command in measured.first_answer.items()}
    baseline = next(iter(walls.values()))
    return {name: wall / baseline for name, wall in walls.items()}


def processor() -> str:
    """The model of the processor as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()


def machine() -> dict[str, Any]:
    """What a reader needs in order to place the absolute figures."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 1024**3, 1),
    }


def versions(entries: Iterable[Entry]) -> dict[str, str]:
    """The versions of Python and of the packages that were measured."""
    distributions = [entry.distribution for entry in entries if entry.distribution is not None]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return {"python": python} | {name: version(name) for name in distributions}


def rounded(value: Any) -> Any:
    """The same data with numbers cut to four significant digits, which is more than a timing can promise.

    >>> rounded({"a": [1.23456, 98765.4], "b": 7})
    {'a': [1.235, 98770.0], 'b': 7}
    """
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return value


def to_data(
    measured: Measured,
    verified: Verified,
    entries: Sequence[Entry],
    skipped: Sequence[str],
) -> dict[str, Any]:
    """The content of a results file: ratios to naive Python first, absolute figures beside."""
    return {
        "format": FORMAT,
        "workload": "predikat (made-up instruments, no law)",
        "machine": machine(),
        "versions": versions(entries),
        "verified": asdict(verified) | {"implementations": list(measured.one_record)},
        "skipped": list(skipped),
        "ratio_to_plain": rounded(
            {
                name: {
                    "one_record_p50": asdict(single.p50_ratio),
                    "one_record_p99": single.p99_ratio,
                    "batch_time": asdict(measured.batch[name].ratio),
                    "first_answer": first_answer_ratios(measured)[name],
                }
                for name, single in measured.one_record.items()
            }
        ),
        "commands_ms": rounded({name: asdict(command.wall_ms) for name, command in measured.commands.items()}),
        "absolute": rounded(
            {
                name: {
                    "one_record_p50_us": single.p50_us,
                    "one_record_p99_us": single.p99_us,
                    "batch_records_per_second": measured.batch[name].records_per_second,
                    "first_answer_ms": asdict(measured.first_answer[name].wall_ms),
                    "first_answer_peak_mib": asdict(measured.first_answer[name].peak_mib),
                    "load_ms": asdict(measured.load_ms[name]),
                }
                for name, single in measured.one_record.items()
            }
            | {
                BARE_PYTHON: {
                    "first_answer_ms": asdict(measured.first_answer[BARE_PYTHON].wall_ms),
                    "first_answer_peak_mib": asdict(measured.first_answer[BARE_PYTHON].peak_mib),
                }
            }
        ),
    }


def to_table(measured: Measured) -> str:
    """The figures as text: a ratio to naive Python, and in brackets the absolute figure it came from."""
    head = ("× plain", "one record p50", "one record p99", "batch", "first answer", "peak", "load")
    rows = [head]
    start = first_answer_ratios(measured)
    for name, single in measured.one_record.items():
        many, process = measured.batch[name], measured.first_answer[name]
        rows.append(
            (
                name,
                f"{single.p50_ratio.median:.2f} ({single.p50_us:.1f} µs)",
                f"{single.p99_ratio:.2f} ({single.p99_us:.1f} µs)",
                f"{many.ratio.median:.2f} ({many.records_per_second:,.0f}/s)",
                f"{start[name]:.2f} ({process.wall_ms.median:.0f} ms)",
                f"{process.peak_mib.median:.0f} MiB",
                f"{measured.load_ms[name].median:.2f} ms",
            )
        )
    bare = measured.first_answer[BARE_PYTHON]
    bare_start = f"{start[BARE_PYTHON]:.2f} ({bare.wall_ms.median:.0f} ms)"
    rows.append((BARE_PYTHON, "", "", "", bare_start, f"{bare.peak_mib.median:.0f} MiB", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    table = "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    lines = [
        f"{name}: {command.wall_ms.median:.0f} ms ({command.wall_ms.min:.0f}–{command.wall_ms.max:.0f})"
        for name, command in measured.commands.items()
    ]
    return "\n".join([table, "", "whole processes, median (least–most):", *lines])
