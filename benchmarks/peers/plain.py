"""The workload in Python as a careful user would write it by hand: no engine, no tricks, no citations.

This is the yardstick of every ratio. It is exact at no cost: angka kredit is counted in twelve-thousandths,
because coefficients have one decimal, shares two, and a year twelve months. (A `Fraction` per record would
be exact too, and would make the yardstick slower and everything beside it look better.)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.implementation import Implementation
from benchmarks.workload import (
    COEFFICIENTS,
    DEADLINES,
    LAST_DAY,
    PERMITTED,
    PREDECESSORS,
    REQUIRED,
    REQUIRED_POINTS,
    SHARES,
    STEPS,
    VERSIONS,
    Canonical,
    Record,
)

TENTHS = {jenjang: round(float(coefficient) * 10) for jenjang, coefficient in COEFFICIENTS.items()}
HUNDREDTHS = {predikat: round(float(share) * 100) for predikat, share in SHARES.items()}
PARTS_PER_POINT = 10 * 100 * 12


def version_in_force(year: int, periode: str) -> str:
    """The version whose validity contains the last day of the period."""
    month, day = LAST_DAY[periode]
    last_day = date(year, month, day)
    for version in VERSIONS:
        if version.start <= last_day < version.end:
            return version.id
    raise ValueError(f"no version in force on {last_day}")


def predikat_of(hasil: str, perilaku: str) -> str:
    """The predikat for a rating of results and a rating of behaviour."""
    if hasil == "di_atas" and perilaku == "di_atas":
        return "sangat_baik"
    if hasil in ("di_atas", "sesuai") and perilaku in ("di_atas", "sesuai"):
        return "baik"
    if hasil == "di_bawah" and perilaku in ("di_atas", "sesuai"):
        return "butuh_perbaikan"
    if hasil in ("di_atas", "sesuai") and perilaku == "di_bawah":
        return "kurang"
    return "sangat_kurang"


def rating_of(score: int) -> str:
    """The rating that a sum of behaviour scores corresponds to."""
    if score >= 18:
        return "di_atas"
    if score >= 11:
        return "sesuai"
    return "di_bawah"


def appraise(record: Record) -> dict[str, Any]:
    """All nine parts of the answer to one record."""
    peran = record["peran"]
    periode = record["periode"]
    versi = version_in_force(record["tahun"], periode)
    required = REQUIRED[versi, peran, record["status"]]

    kurang = []
    urutan = []
    aktor = []
    terlambat = []
    for step in STEPS:
        done_on = record["tgl_" + step]
        if done_on is None:
            if step in required:
                kurang.append(step)
            continue
        for predecessor in PREDECESSORS[step]:
            done_before = record["tgl_" + predecessor]
            if done_before is not None and done_before > done_on:
                urutan.append(step)
                break
        if record["aktor_" + step] not in PERMITTED[versi, peran, step]:
            aktor.append(step)
        if done_on > DEADLINES[versi, periode, step]:
            terlambat.append(step)

    if versi == "v2024":
        pengembangan = record["poin"] >= REQUIRED_POINTS
    else:
        pengembangan = record["tgl_refleksi"] is not None
    predikat = predikat_of(record["hasil"], record["perilaku"])
    score = sum(record[f"perilaku_{number}"] for number in range(1, 8))
    return {
        "versi": versi,
        "kurang": kurang,
        "urutan": urutan,
        "aktor": aktor,
        "terlambat": terlambat,
        "pengembangan": pengembangan,
        "predikat": predikat,
        "angka_kredit_parts": TENTHS[record["jenjang"]] * HUNDREDTHS[predikat] * record["bulan"],
        "konsisten": rating_of(score) == record["perilaku"],
    }


class Plain:
    """`appraise` as an implementation to be measured; records are taken as they are."""

    name = "plain"
    digits = None

    def load(self) -> None:
        """Nothing: the rules are the code."""

    def prepare(self, record: Record) -> Record:
        """The record itself."""
        return record

    def one(self, _state: None, prepared: Record) -> dict[str, Any]:
        """The answer to one record."""
        return appraise(prepared)

    def canonical(self, answer: dict[str, Any]) -> Canonical:
        """The answer with lists as tuples and angka kredit as a fraction in text."""
        return Canonical(
            versi=answer["versi"],
            kurang=tuple(answer["kurang"]),
            urutan=tuple(answer["urutan"]),
            aktor=tuple(answer["aktor"]),
            terlambat=tuple(answer["terlambat"]),
            pengembangan=answer["pengembangan"],
            predikat=answer["predikat"],
            angka_kredit=f"{answer['angka_kredit_parts']}/{PARTS_PER_POINT}",
            konsisten=answer["konsisten"],
        )


PLAIN: Implementation = Plain()
