"""Calls that must not pass for a verdict."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import kinerja_rules as kr
from kinerja_rules.apps.cli.main import main

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "guru-2024-semester-1-terlambat.json")


def test_a_reading_chosen_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Two alternatives of one reading contradict each other: nothing is examined."""
    both = ["--reading", "arti_asn=pns_saja", "--reading", "arti_asn=pns_dan_pppk"]
    assert main(["validate", EXAMPLE, *both]) == 2
    assert "`arti_asn`" in capsys.readouterr().err


def test_a_wrong_alternative_suggests_only_what_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """What stands after *ketik* is accepted when typed."""
    assert main(["validate", EXAMPLE, "--reading", "arti_asn=pns_sja"]) == 2
    assert "`--reading arti_asn=pns_saja`" in capsys.readouterr().err
    assert main(["validate", EXAMPLE, "--reading", "arti_asn=pns_saja", "--as-of", "2024-07-10"]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A named pipe would be waited for without end; it is refused."""
    pipe = tmp_path / "record.json"
    os.mkfifo(pipe)
    assert main(["validate", str(pipe)]) == 2
    assert "JK710" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_result_that_cannot_be_written_is_no_verdict() -> None:
    """A full disk ends with 2 and a sentence, never with the 1 of a violation."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "kinerja_rules", "validate", EXAMPLE, "--as-of", "2024-07-10"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith("Hasilnya tidak dapat ditulis")


def test_an_amendment_of_uncertain_date_names_both_days(capsys: pytest.CaptureFixture[str]) -> None:
    """Known only by 6 February, the extension leaves two closing days on 20 January, both said with their citation."""
    assert main(["validate", EXAMPLE, "--as-of", "2024-07-10", "--known-at", "2024-01-20"]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "Batas akhirnya 31 Januari 2024 atau 31 Maret 2024" in out
    assert "(P-080, P-082, tinggi)" in out


def test_the_order_of_the_list_means_nothing() -> None:
    """Two submissions on one day by different parties give the same result in whichever order they are listed."""
    events = [
        {"langkah": "ajukan_rencana", "pada": "2025-01-10", "oleh": actor} for actor in ("pengawas_sekolah", "pegawai")
    ]
    record = {"periode": "tahunan 2025", "peran": "guru", "status_kepegawaian": "pns", "instansi": "daerah"}
    juknis = kr.load().in_force(period="tahunan 2025")
    as_of = datetime(2025, 3, 1).date()
    found = [juknis.evaluate({**record, "langkah": log}, as_of=as_of).to_dict() for log in (events, events[::-1])]
    assert found[0]["steps"] == found[1]["steps"]


def test_an_hour_is_no_day() -> None:
    """The API takes days: a datetime or a text is refused in a sentence."""
    juknis = kr.load().in_force(period="tahunan 2025")
    for wrong in (datetime(2025, 3, 1), "2025-03-01"):
        with pytest.raises(TypeError, match=r"as_of is a datetime\.date"):
            juknis.evaluate({}, as_of=wrong)  # type: ignore[arg-type]
