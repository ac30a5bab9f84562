"""The timing harness. Every figure that is compared comes from the same run, taken in turns.

A machine drifts: its clock changes, its neighbours wake up. Implementations are therefore never measured
one after the other but in short blocks in turns (A B C, B C A, …), and a ratio is taken within a round
before the median over the rounds is formed. Absolute figures are reported beside the ratios and mean little
on another machine.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter_ns
from typing import Any

from benchmarks.implementation import Implementation
from benchmarks.jsonl import to_json
from benchmarks.workload import Record

CHECKOUT = Path(__file__).resolve().parent.parent
BARE_PYTHON = "bare python"
UNTIMED = 20
"""Calls at the start of a block that are not timed: they bring its data back into the caches."""
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, middle and greatest of some measurements."""

    min: float
    median: float
    max: float


@dataclass(frozen=True, slots=True)
class Contender:
    """An implementation with its rules loaded and the records in its form."""

    implementation: Implementation
    state: Any
    prepared: list[Any]

    @property
    def name(self) -> str:
        """The implementation's name."""
        return self.implementation.name


@dataclass(frozen=True, slots=True)
class OneRecord:
    """Time of one warm call; ratios are to the first contender."""

    p50_us: float
    p99_us: float
    p50_ratio: Spread
    p99_ratio: float


@dataclass(frozen=True, slots=True)
class Batch:
    """A loop over many records in memory, every answer kept; ratios are of times, to the first contender."""

    records_per_second: float
    ratio: Spread


@dataclass(frozen=True, slots=True)
class Command:
    """Processes from start to end: wall time and peak resident memory."""

    wall_ms: Spread
    peak_mib: Spread


def spread(values: Sequence[float]) -> Spread:
    """Least, middle and greatest of the values.

    >>> spread([3, 1, 2])
    Spread(min=1, median=2, max=3)
    """
    return Spread(min(values), median(values), max(values))


def percentile(values: Sequence[float], percent: int) -> float:
    """The least value such that at least so many percent of the values do not exceed it.

    >>> percentile(range(1, 101), 99), percentile([5, 1, 3], 50)
    (99, 3)
    """
    return sorted(values)[-(-len(values) * percent // 100) - 1]


def enter(implementation: Implementation, records: Sequence[Record]) -> Contender:
    """Load an implementation and bring the records into its form."""
    prepared = [implementation.prepare(record) for record in records]
    return Contender(implementation, implementation.load(), prepared)


def in_turns(contenders: Sequence[Contender], rounds: int, measure: Callable[[Contender, int], None]) -> None:
    """Measure every contender once in each numbered round, each round starting with the next one."""
    for number in range(rounds):
        first = number % len(contenders)
        for contender in (*contenders[first:], *contenders[:first]):
            gc.collect()
            measure(contender, number)


def ratios(figures: Mapping[str, Sequence[float]]) -> dict[str, Spread]:
    """Per name, the figures round by round over those of the first name."""
    baseline = next(iter(figures.values()))
    return {
        name: spread([figure / base for figure, base in zip(each, baseline, strict=True)])
        for name, each in figures.items()
    }


def one_record(contenders: Sequence[Contender], rounds: int, block: int) -> dict[str, OneRecord]:
    """Single calls, each timed by itself, in blocks of so many records taken in turns."""
    times: dict[str, list[int]] = {contender.name: [] for contender in contenders}
    middles: dict[str, list[float]] = {contender.name: [] for contender in contenders}

    def measure(contender: Contender, number: int) -> None:
        one, state, prepared = contender.implementation.one, contender.state, contender.prepared
        offset = number * block % len(prepared)
        for record in prepared[offset : offset + UNTIMED]:
            one(state, record)
        taken = []
        for record in prepared[offset : offset + block]:
            start = perf_counter_ns()
            one(state, record)
            taken.append(perf_counter_ns() - start)
        times[contender.name] += taken
        middles[contender.name].append(median(taken))

    in_turns(contenders, rounds, measure)
    within_rounds = ratios(middles)
    slowest = {name: percentile(taken, 99) for name, taken in times.items()}
    baseline = slowest[contenders[0].name]
    return {
        name: OneRecord(
            p50_us=percentile(taken, 50) / 1e3,
            p99_us=slowest[name] / 1e3,
            p50_ratio=within_rounds[name],
            p99_ratio=slowest[name] / baseline,
        )
        for name, taken in times.items()
    }


def batch(contenders: Sequence[Contender], rounds: int) -> dict[str, Batch]:
    """A plain loop over all prepared records, the answers kept until it ends."""
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}

    def measure(contender: Contender, _: int) -> None:
        one, state, prepared = contender.implementation.one, contender.state, contender.prepared
        start = perf_counter_ns()
        answers = [one(state, record) for record in prepared]
        seconds[contender.name].append((perf_counter_ns() - start) / 1e9)
        del answers

    in_turns(contenders, rounds, measure)
    within_rounds = ratios(seconds)
    count = len(contenders[0].prepared)
    return {name: Batch(count / median(taken), within_rounds[name]) for name, taken in seconds.items()}


def loading(implementations: Sequence[Implementation], rounds: int) -> dict[str, Spread]:
    """Milliseconds that `load` takes within a running process."""
    taken: dict[str, list[float]] = {implementation.name: [] for implementation in implementations}
    for _ in range(rounds):
        for implementation in implementations:
            start = perf_counter_ns()
            implementation.load()
            taken[implementation.name].append((perf_counter_ns() - start) / 1e6)
    return {name: spread(each) for name, each in taken.items()}


def time_commands(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    accept: Sequence[int] = (0,),
) -> dict[str, Command]:
    """Wall time and peak memory of commands, run so many times in turns after one run that does not count.

    Commands run in the checkout, with this process's environment, bytecode cached, and no input. An exit code
    that is not among `accept` ends the measurement with the command's complaint (RuntimeError). Needs a POSIX
    system.
    """
    job = {
        "commands": {name: list(command) for name, command in commands.items()},
        "runs": runs,
        "accept": list(accept),
    }
    launched = subprocess.run(
        [sys.executable, "-m", "benchmarks.launcher"],
        input=json.dumps(job),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    if launched.returncode != 0:
        raise RuntimeError(launched.stderr)
    measured: dict[str, list[tuple[float, int]]] = json.loads(launched.stdout)
    return {
        name: Command(spread([wall * 1e3 for wall, _ in each]), spread([peak / MIB for _, peak in each]))
        for name, each in measured.items()
    }


def time_command(command: Sequence[str], runs: int, accept: Sequence[int] = (0,)) -> Command:
    """Wall time and peak memory of one command; see `time_commands`."""
    return time_commands({"command": command}, runs, accept)["command"]


def first_answers(names: Sequence[str], record: Record, runs: int) -> dict[str, Command]:
    """Process start to first answer of each named implementation, with a bare Python beside them."""
    line = to_json(record)
    commands = {name: [sys.executable, "-m", "benchmarks.first_answer", name, line] for name in names}
    return time_commands(commands | {BARE_PYTHON: [sys.executable, "-c", "pass"]}, runs)
