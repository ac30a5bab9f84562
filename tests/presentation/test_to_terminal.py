"""The report for the officer, as it is read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kinerja_rules.evaluation.result import InstrumentRow, Summary
from kinerja_rules.presentation.lines import columns
from kinerja_rules.presentation.to_terminal import to_terminal
from tests.presentation.results import EVERYTHING, LATE, RESULTS, STEP, TYPICAL

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", RESULTS)
def test_report(golden: Golden, case: str, language: str) -> None:
    """Three results in two languages: smallest, typical, everything."""
    golden(f"to_terminal/{case}.{language}.txt", to_terminal(RESULTS[case], language))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", RESULTS)
def test_eighty_columns(case: str, language: str) -> None:
    """No line is wider than 80 columns, and none ends in a space."""
    lines = to_terminal(RESULTS[case], language).splitlines()
    assert max(map(columns, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_last_line_says_what_the_report_is() -> None:
    """The report ends by saying that the regulation holds, not the report."""
    flat = " ".join(to_terminal(TYPICAL, "id").split())
    assert flat.endswith("Laporan ini alat bantu; yang berlaku adalah naskah peraturan dan penetapan pejabat.")


@pytest.mark.parametrize("case", RESULTS)
def test_register(case: str) -> None:
    """No exclamation mark, no blame, and never that there is no time limit."""
    text = " ".join(to_terminal(RESULTS[case], "id").split()).casefold()
    assert not re.search(r"!|silakan|anda salah|tidak ada batas waktu|hangus|gugur|diharapkan|sebaiknya", text)


def test_sanctions_are_named_only_to_say_that_none_is() -> None:
    """The word sanksi stands in one sentence: that the report states none."""
    text = " ".join(to_terminal(EVERYTHING, "id").split())
    assert text.replace("Laporan ini tidak menyatakan sanksi.", "").count("sanksi") == 0


def test_advice_is_never_a_violation() -> None:
    """What is advised and not done is said to be no breach, and the word melanggar is not used at all."""
    text = " ".join(to_terminal(EVERYTHING, "id").split())
    assert "ini bukan ketidaksesuaian" in text
    assert "langgar" not in text


def test_every_id_of_the_typical_result_is_shown() -> None:
    """Whatever statement a result rests on stands in the report with its text."""
    text = to_terminal(TYPICAL, "id")
    missing = [row.id for row in TYPICAL.statements if row.id not in text or row.text.split()[0] not in text]
    assert missing == []


def test_texts_of_rule_files_drive_no_terminal() -> None:
    """Control characters in titles and labels are shown as a dot."""
    hostile = TYPICAL._replace(
        regulation=InstrumentRow("x", "\x1b[31m1", "Judul\x07\u202e"),
        steps=(LATE._replace(label="Langkah\x1b]0;x\x07"),),
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", to_terminal(hostile, "id"))


def test_a_silence_is_not_an_unlimited_time() -> None:
    """Where the deadline is a silence the report says that it was not found, with the id."""
    silent = STEP._replace(due=None, status="due", silences=("X-011",), because=())
    result = TYPICAL._replace(steps=(silent,), summary=Summary("complies", 0, 0, 0, 0))
    assert "Tidak ditemukan dalam sumber yang dipakai: X-011." in to_terminal(result, "id")
