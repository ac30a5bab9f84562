"""Six situations of the list of steps, with verdicts that were written down before the code.

A guru, PNS, semester 1 of 2024, judged on 10 April 2024. Submission is required, from 1 January to 31 January 2024,
extended to 31 March 2024 for those who had not submitted by 31 January (P-080, P-082).
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest

import kinerja_rules as kr

AS_OF = date(2024, 4, 10)
GURU = {"periode": "semester_1 2024", "peran": "guru", "status_kepegawaian": "pns", "instansi": "daerah"}
APPROVED = {"langkah": "setujui_rencana", "pada": "2024-01-25", "oleh": "kepala_sekolah"}


class Situation(NamedTuple):
    """A list of steps and what must follow for the submission and for the record."""

    name: str
    log: dict[str, Any]
    status: str
    verdict: str
    missing: tuple[str, ...]
    warning: str


SITUATIONS = (
    Situation("list absent", {}, "undetermined", "undetermined", ("langkah",), ""),
    Situation("list empty", {"langkah": []}, "overdue", "violates", (), ""),
    Situation(
        "list declared incomplete",
        {"langkah": [], "langkah_belum_lengkap": "ya"},
        "undetermined",
        "undetermined",
        ("langkah",),
        "",
    ),
    Situation(
        "event without a date",
        {"langkah": [{"langkah": "ajukan_rencana", "oleh": "pegawai"}]},
        "undetermined",
        "undetermined",
        ("langkah[].pada",),
        "",
    ),
    Situation(
        "event in the future",
        {"langkah": [{"langkah": "ajukan_rencana", "pada": "2024-05-01", "oleh": "pegawai"}]},
        "overdue",
        "violates",
        (),
        "future_event",
    ),
    Situation(
        "wrong actor",
        {"langkah": [{"langkah": "ajukan_rencana", "pada": "2024-01-20", "oleh": "kepala_sekolah"}, APPROVED]},
        "wrong_actor",
        "violates",
        (),
        "",
    ),
)


@pytest.fixture(scope="module")
def juknis() -> Any:
    """The instrument that governs the period."""
    return kr.load().in_force(period="semester_1 2024")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_the_verdict_is_the_one_written_down(juknis: Any, situation: Situation) -> None:
    """Each situation gives its status, its verdict, and names exactly what is missing."""
    result = juknis.evaluate({**GURU, **situation.log}, as_of=AS_OF).to_dict()
    step = next(row for row in result["steps"] if row["id"] == "ajukan_rencana")
    assert (step["status"], result["summary"]["verdict"]) == (situation.status, situation.verdict)
    assert tuple(step["missing"]) == situation.missing
    assert [w["key"] for w in result["warnings"] if w["key"] == "future_event"] == [w for w in [situation.warning] if w]


def test_a_missing_rating_is_named_and_never_zero(juknis: Any) -> None:
    """Without the second rating the predikat is *belum lengkap*, names it and its official, and what is possible."""
    outcome = juknis.evaluate({**GURU, "rating_hasil_kerja": "sesuai"}, as_of=AS_OF).to_dict()
    predikat = outcome["values"]["predikat"]
    assert predikat["status"] == "unknown"
    assert predikat["missing"] == ["rating_perilaku_kerja"]
    assert predikat["also"] == ["discretion"]
    assert predikat["possible"] == ["baik", "kurang"]
    assert predikat["borrowed_from"] == "permenpanrb_6_2022"


def test_on_the_last_day_the_extension_does_not_show_yet(juknis: Any) -> None:
    """On 31 January one can still succeed, so the closing day is that day; on 1 February it is 31 March."""
    closing = []
    for day in (date(2024, 1, 31), date(2024, 2, 1)):
        result = juknis.evaluate({**GURU, "langkah": []}, as_of=day).to_dict()
        closing.append(next(row["due"] for row in result["steps"] if row["id"] == "ajukan_rencana"))
    assert closing == ["2024-01-31", "2024-03-31"]


def test_the_other_reading_of_the_extension_shows_only_where_it_matters(juknis: Any) -> None:
    """Submitted on 1 February, the two readings differ; submitted on 20 January, they do not."""
    differs = []
    for day in ("2024-02-01", "2024-01-20"):
        record = {**GURU, "langkah": [{"langkah": "ajukan_rencana", "pada": day, "oleh": "pegawai"}]}
        rows = juknis.evaluate(record, as_of=AS_OF).to_dict()["readings"]
        differs.append({row["name"] for row in rows if any(d["output"] == "ajukan_rencana" for d in row["differs"])})
    assert len(differs[0]) == 1
    assert differs[1] == set()
