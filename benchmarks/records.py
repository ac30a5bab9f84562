"""Invented records for the workload: seeded, in pure Python, the same under every version of Python."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from benchmarks.jsonl import from_json, to_json
from benchmarks.workload import (
    ACTORS,
    BEHAVIOURS,
    DEADLINES,
    JENJANG,
    PERAN,
    PERIODE,
    PERMITTED,
    RATINGS,
    REQUIRED,
    STATUS,
    STEPS,
    VERSIONS,
    YEARS,
    Record,
)

SEED = 7
T = TypeVar("T")


class Dice:
    """Draws from a seed, by `Random.random` alone: Python promises that its sequence never changes."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of the values, each as likely as the others."""
        return values[int(self._random() * len(values))]

    def weighted(self, values: Sequence[T], weights: Sequence[float]) -> T:
        """One of the values; the weights add up to 1."""
        point = self._random()
        for value, weight in zip(values, weights, strict=True):
            point -= weight
            if point < 0:
                return value
        return values[-1]


def generate(count: int, seed: int = SEED) -> list[Record]:
    """Records of which most are nearly in order: some steps missing, late or done by the wrong actor."""
    dice = Dice(seed)
    return [_record(dice) for _ in range(count)]


def _record(dice: Dice) -> Record:
    year = dice.pick(YEARS)
    version = VERSIONS[YEARS.index(year)].id
    peran = dice.weighted(PERAN, (0.85, 0.10, 0.05))
    periode = dice.pick(PERIODE)
    status = dice.weighted(STATUS, (0.5, 0.3, 0.2))
    record: Record = {
        "peran": peran,
        "tahun": year,
        "periode": periode,
        "status": status,
        "hasil": dice.weighted(RATINGS, (0.30, 0.55, 0.15)),
        "perilaku": dice.weighted(RATINGS, (0.35, 0.50, 0.15)),
        "poin": dice.between(0, 80),
        "jenjang": dice.pick(JENJANG),
        "bulan": dice.between(1, 12),
    }
    for behaviour in BEHAVIOURS:
        record[behaviour] = dice.weighted((1, 2, 3), (0.15, 0.45, 0.40))
    for step in STEPS:
        is_required = step in REQUIRED[version, peran, status]
        is_missing = dice.chance(0.05 if is_required else 0.80)
        record[f"tgl_{step}"] = None if is_missing else _day(dice, DEADLINES[version, periode, step])
        record[f"aktor_{step}"] = None if is_missing else _actor(dice, PERMITTED[version, peran, step])
    return record


def _day(dice: Dice, deadline: date) -> date:
    overrun = dice.between(5, 30) if dice.chance(0.04) else 0
    return deadline + timedelta(days=overrun - dice.between(0, 8))


def _actor(dice: Dice, permitted: frozenset[str]) -> str:
    if dice.chance(0.03):
        return dice.pick(ACTORS)
    return min(permitted, key=ACTORS.index)


def as_read(records: Iterable[Record]) -> list[Record]:
    """The same records as they arrive from a file.

    Their texts are then objects of their own. Generated records share the texts of the tables, and
    comparing a text with itself is faster than any user's data allows.
    """
    return [from_json(to_json(record)) for record in records]


def digest(records: Iterable[Record]) -> str:
    """SHA-256 over the records as JSON lines: two runs with the same digest measured the same records."""
    total = hashlib.sha256()
    for record in records:
        total.update(to_json(record).encode() + b"\n")
    return total.hexdigest()
