"""The workload "predikat": a yearly appraisal of teachers, reduced to tables that any engine can express.

Everything here is made up. "Aturan Contoh 2024" and "Aturan Contoh 2025" are two invented instruments with
invented annexes, steps, dates and numbers; they are shaped like a juknis so that the work is realistic, and
they are no law.

A record is one person in one period, a flat mapping:

| field | value |
| --- | --- |
| `peran`, `status`, `jenjang`, `periode` | one of `PERAN`, `STATUS`, `JENJANG`, `PERIODE` |
| `tahun`, `bulan`, `poin` | year, months worked (1–12), competence points |
| `hasil`, `perilaku` | the two ratings, one of `RATINGS` |
| `perilaku_1` … `perilaku_7` | behaviour scores, 1–3 |
| `tgl_<step>`, `aktor_<step>` | the day a step was done and one of `ACTORS`; both None if it was not done |

An answer has nine parts; `Canonical` lists them. The version in force is the one whose validity contains
the last day of the period. The rules per step, in step order:

- `kurang`: the step was not done, and `REQUIRED` has it;
- `urutan`: it was done before one of its `PREDECESSORS` that was also done;
- `aktor`: it was done by someone whom `PERMITTED` does not name;
- `terlambat`: it was done after its day in `DEADLINES`.

The compact tables (`EXEMPTIONS`, `PARTIES`, `SUPERIORS`, `DAY_OF_PERIOD`) are the rules as one would state
them; the expanded ones (`REQUIRED`, `PERMITTED`, `DEADLINES`, `CITATIONS`) are computed from them and serve
look-ups.

Numbers of the made-up law are decimal text (`"12.5"`), so that no engine receives them already rounded.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

Record = dict[str, Any]
"""One record: values are str, int, date or None, by field name."""

# --- closed lists ---------------------------------------------------------------------------------

STEPS = (
    "perencanaan",
    "dialog_kinerja",
    "penetapan",
    "persiapan_observasi",
    "observasi",
    "diskusi_tindak_lanjut",
    "upaya_perbaikan",
    "refleksi",
    "pengembangan",
    "dokumentasi",
    "penilaian",
    "sinkron",
)
PERAN = ("guru", "kepala_sekolah", "pengawas")
ACTORS = (*PERAN, "dinas", "operator")
STATUS = ("PNS", "PPPK", "non_ASN")
RATINGS = ("di_atas", "sesuai", "di_bawah")
JENJANG = ("pertama", "muda", "madya", "utama")
PERIODE = ("semester_1", "semester_2", "tahunan")
PREDIKAT = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
FINDINGS = ("kurang", "urutan", "aktor", "terlambat")
BEHAVIOURS = tuple(f"perilaku_{number}" for number in range(1, 8))

# --- versions and their validity ------------------------------------------------------------------


class Version(NamedTuple):
    """One made-up instrument, in force from `start` up to but not including `end`."""

    id: str
    title: str
    start: date
    end: date


VERSIONS = (
    Version("v2024", "Aturan Contoh 2024", date(2023, 10, 2), date(2025, 1, 1)),
    Version("v2025", "Aturan Contoh 2025", date(2025, 1, 1), date(9999, 12, 31)),
)
VERSION_IDS = tuple(version.id for version in VERSIONS)
YEARS = (2024, 2025)
"""The years that records are about; each ends under the version of the same place in `VERSIONS`."""

LAST_DAY = {"semester_1": (6, 30), "semester_2": (12, 31), "tahunan": (12, 31)}
"""Month and day on which a period ends."""

# --- order of steps -------------------------------------------------------------------------------

PREDECESSORS: dict[str, tuple[str, ...]] = {
    "perencanaan": (),
    "dialog_kinerja": ("perencanaan",),
    "penetapan": ("dialog_kinerja",),
    "persiapan_observasi": ("penetapan",),
    "observasi": ("persiapan_observasi",),
    "diskusi_tindak_lanjut": ("observasi",),
    "upaya_perbaikan": ("diskusi_tindak_lanjut",),
    "refleksi": ("upaya_perbaikan",),
    "pengembangan": ("penetapan",),
    "dokumentasi": ("penetapan",),
    "penilaian": ("refleksi", "pengembangan", "dokumentasi"),
    "sinkron": ("penilaian",),
}

# --- which steps are required ---------------------------------------------------------------------


class Exemption(NamedTuple):
    """A step that need not be done in these cases. Whatever is not exempted is required."""

    step: str
    versions: tuple[str, ...] = VERSION_IDS
    peran: tuple[str, ...] = PERAN
    status: tuple[str, ...] = STATUS


EXEMPTIONS = (
    Exemption("dokumentasi", versions=("v2025",)),
    Exemption("persiapan_observasi", peran=("kepala_sekolah", "pengawas")),
    Exemption("observasi", peran=("kepala_sekolah", "pengawas")),
    Exemption("diskusi_tindak_lanjut", peran=("kepala_sekolah", "pengawas")),
    Exemption("upaya_perbaikan", peran=("pengawas",)),
    Exemption("sinkron", status=("non_ASN",)),
)

# --- who may do a step ----------------------------------------------------------------------------

SELF = "pegawai"
"""The party that stands for the person of the record: the actor named like the record's `peran`."""
SUPERIOR = "atasan"
"""The party that stands for the actors of `SUPERIORS`."""

SUPERIORS: dict[tuple[str, str], tuple[str, ...]] = {
    ("v2024", "guru"): ("kepala_sekolah",),
    ("v2024", "kepala_sekolah"): ("pengawas",),
    ("v2024", "pengawas"): ("dinas",),
    ("v2025", "guru"): ("kepala_sekolah",),
    ("v2025", "kepala_sekolah"): ("pengawas", "dinas"),
    ("v2025", "pengawas"): ("dinas",),
}
"""(version, peran) → the actors who are that role's superior."""

_SAME_IN_BOTH: dict[str, tuple[str, ...]] = {
    "perencanaan": (SELF,),
    "dialog_kinerja": (SELF, SUPERIOR),
    "penetapan": (SUPERIOR,),
    "persiapan_observasi": (SELF,),
    "diskusi_tindak_lanjut": (SUPERIOR,),
    "upaya_perbaikan": (SELF,),
    "refleksi": (SELF,),
    "pengembangan": (SELF,),
    "penilaian": (SUPERIOR,),
}
PARTIES: dict[str, dict[str, tuple[str, ...]]] = {
    "v2024": _SAME_IN_BOTH | {"observasi": (SUPERIOR,), "dokumentasi": (SELF,), "sinkron": ("operator",)},
    "v2025": _SAME_IN_BOTH
    | {
        "observasi": (SUPERIOR, "pengawas"),
        "dokumentasi": (SELF, "operator"),
        "sinkron": ("operator", "dinas"),
    },
}
"""version → step → the parties who may do it: `SELF`, `SUPERIOR` or an actor by name."""

# --- until when -----------------------------------------------------------------------------------

DAY_OF_PERIOD = dict(zip(STEPS, (20, 31, 45, 75, 90, 97, 130, 150, 165, 165, 172, 181), strict=True))
"""Days from 1 January to a step's deadline in the first semester, before the version's own shift."""
SECOND_SEMESTER_STARTS = 182
DAYS_EARLIER = {"v2024": 0, "v2025": 3}
SYNCHRONISED_AFTER_YEAR = 395
"""The one exception: in the period `tahunan` the step `sinkron` is due this many days from 1 January."""

# --- ratings, points, credit ----------------------------------------------------------------------

MATRIX: dict[tuple[str, str], str] = {
    ("di_atas", "di_atas"): "sangat_baik",
    ("di_atas", "sesuai"): "baik",
    ("di_atas", "di_bawah"): "kurang",
    ("sesuai", "di_atas"): "baik",
    ("sesuai", "sesuai"): "baik",
    ("sesuai", "di_bawah"): "kurang",
    ("di_bawah", "di_atas"): "butuh_perbaikan",
    ("di_bawah", "sesuai"): "butuh_perbaikan",
    ("di_bawah", "di_bawah"): "sangat_kurang",
}
"""(hasil, perilaku) → predikat."""

COEFFICIENTS = {"pertama": "12.5", "muda": "25", "madya": "37.5", "utama": "50"}
"""jenjang → angka kredit of a full year."""
SHARES = {
    "sangat_baik": "1.5",
    "baik": "1",
    "butuh_perbaikan": "0.75",
    "kurang": "0.5",
    "sangat_kurang": "0.25",
}
"""predikat → the share of the coefficient that counts. angka kredit = coefficient × share × bulan / 12."""

REQUIRED_POINTS = 32
"""Under v2024 the requirement `pengembangan` is met from this many points on; under v2025 by a reflection."""
BEHAVIOUR_BANDS = ((18, "di_atas"), (11, "sesuai"), (0, "di_bawah"))
"""Least sum of the behaviour scores → the rating it stands for; `konsisten`: `perilaku` is that rating."""

# --- the same, expanded for look-up ---------------------------------------------------------------


def _is_required(step: str, version: str, peran: str, status: str) -> bool:
    return not any(
        step == exemption.step
        and version in exemption.versions
        and peran in exemption.peran
        and status in exemption.status
        for exemption in EXEMPTIONS
    )


def _actors(version: str, peran: str, step: str) -> frozenset[str]:
    members = {SELF: (peran,), SUPERIOR: SUPERIORS[version, peran]}
    return frozenset(actor for party in PARTIES[version][step] for actor in members.get(party, (party,)))


def _deadline(version: str, year: int, periode: str, step: str) -> date:
    if periode == "tahunan" and step == "sinkron":
        return date(year, 1, 1) + timedelta(days=SYNCHRONISED_AFTER_YEAR)
    day = DAY_OF_PERIOD[step]
    days = {"semester_1": day, "semester_2": SECOND_SEMESTER_STARTS + day, "tahunan": 2 * day}[periode]
    return date(year, 1, 1) + timedelta(days=days - DAYS_EARLIER[version])


REQUIRED: dict[tuple[str, str, str], frozenset[str]] = {
    (version, peran, status): frozenset(step for step in STEPS if _is_required(step, version, peran, status))
    for version in VERSION_IDS
    for peran in PERAN
    for status in STATUS
}
"""(version, peran, status) → the steps that must be done."""

PERMITTED: dict[tuple[str, str, str], frozenset[str]] = {
    (version.id, peran, step): _actors(version.id, peran, step)
    for version in VERSIONS
    for peran in PERAN
    for step in STEPS
}
"""(version, peran, step) → the actors who may do it."""

DEADLINES: dict[tuple[str, str, str], date] = {
    (version.id, periode, step): _deadline(version.id, year, periode, step)
    for version, year in zip(VERSIONS, YEARS, strict=True)
    for periode in PERIODE
    for step in STEPS
}
"""(version, periode, step) → the last day on which it is in time."""

CITATIONS: dict[tuple[str, str, str], str] = {
    (version.id, finding, step): f"{version.title} Lampiran II huruf {letter} angka {number}"
    for version in VERSIONS
    for letter, finding in zip("ABCD", FINDINGS, strict=True)
    for number, step in enumerate(STEPS, start=1)
}
"""(version, finding, step) → the made-up place that the finding rests on."""

# --- answers --------------------------------------------------------------------------------------


class Canonical(NamedTuple):
    """An answer in the form in which implementations are compared.

    Steps stand in the order of `STEPS`. `angka_kredit` is text that `fractions.Fraction` reads: "18.75",
    "25/12". `citations` holds one text per finding, in the order `kurang`, `urutan`, `aktor`, `terlambat`
    and by step within; None says that the implementation does not cite.
    """

    versi: str
    kurang: tuple[str, ...]
    urutan: tuple[str, ...]
    aktor: tuple[str, ...]
    terlambat: tuple[str, ...]
    pengembangan: bool
    predikat: str
    angka_kredit: str
    konsisten: bool
    citations: tuple[str, ...] | None = None
