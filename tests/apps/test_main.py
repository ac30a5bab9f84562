"""The front door: languages, dates, streams, colour, help, and words that are no call."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kinerja_rules.apps.cli.call import UsageError
from kinerja_rules.apps.cli.words import VERBS, day
from tests.apps.conftest import RECORDS, RULES, Kinerja

COMMAND = (sys.executable, "-m", "kinerja_rules")
ON = ("--policies", str(RULES), "--as-of", "2024-07-10")
Golden = Callable[[str, str], None]


def spawned(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with pipes."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("KINERJA", "LC_", "LANG"))}
    return subprocess.run(
        [*COMMAND, *words],
        cwd=RECORDS,
        env=ours | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def on_a_terminal(*words: str, **environment: str) -> bytes:
    """What the command writes to both streams of a terminal."""
    ours = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "KINERJA_LANG")}
    control, terminal = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *words],
        cwd=RECORDS,
        env=ours | environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        seen = b""
        try:
            while piece := os.read(control, 65536):
                seen += piece
        except OSError:  # Linux says the end of a terminal this way
            pass
        process.wait()
    os.close(control)
    return seen.replace(b"\r\n", b"\n")


@pytest.mark.parametrize("words", [("validate", "terlambat.yaml", *ON), ("validate", "salah-isi.yaml", *ON)])
def test_a_terminal_and_a_pipe_see_the_same(words: tuple[str, ...]) -> None:
    """But for colour the bytes are the same, whatever the terminal's width."""
    piped = spawned(*words)
    assert b"JK6" in piped.stderr or b"Putusan" in piped.stdout
    assert re.sub(rb"\x1b\[[0-9;]*m", b"", on_a_terminal(*words, COLUMNS="200")) == piped.stdout + piped.stderr


def test_colour_only_where_it_is_wanted() -> None:
    """Problems are coloured on a terminal, and not with NO_COLOR or --no-color."""
    words = ("validate", "salah-isi.yaml", *ON)
    assert b"\x1b[1;31m" in on_a_terminal(*words)
    assert b"\x1b" not in on_a_terminal(*words, NO_COLOR="1")
    assert b"\x1b" not in on_a_terminal(*words, "--no-color")


def test_utf_8_where_the_locale_is_c() -> None:
    """Output is UTF-8 even where the machine's locale knows ASCII only."""
    ran = spawned("validate", "tidak-ada-…yaml", *ON, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.returncode == 2
    assert "tidak-ada-…yaml" in ran.stderr.decode("utf-8")


def test_a_closed_pipe_is_no_fault() -> None:
    """A reader that stops reading, such as `head`, leaves no complaint and no other exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [*COMMAND, "validate", "terlambat.yaml", *ON],
        cwd=RECORDS,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_global_options_before_or_after_the_verb(kinerja: Kinerja) -> None:
    """--lang and --policies stand on either side of the verb."""
    after = kinerja("validate", "baik.yaml", *ON, "--lang", "en")
    before = kinerja("--lang", "en", "--policies", RULES, "validate", "--as-of", "2024-07-10", "baik.yaml")
    assert after == before
    assert "Verdict: Complies" in after.out


@pytest.mark.parametrize(
    ("value", "verdict"),
    [("en", "Complies"), ("en_US.UTF-8", "Complies"), ("id", "Sesuai"), ("fr", "Sesuai"), ("", "Sesuai")],
)
def test_language_of_the_environment(
    kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch, value: str, verdict: str
) -> None:
    """KINERJA_LANG chooses the language; what we do not speak gives Indonesian."""
    monkeypatch.setenv("KINERJA_LANG", value)
    assert verdict in kinerja("validate", "baik.yaml", *ON).out


def test_lang_wins_over_the_environment(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """--lang id gives Indonesian where KINERJA_LANG says en."""
    monkeypatch.setenv("KINERJA_LANG", "en")
    assert "Sesuai" in kinerja("validate", "baik.yaml", *ON, "--lang", "id").out


def test_today_is_the_machines_date_and_is_printed(kinerja: Kinerja) -> None:
    """Without --as-of the report is as of today, and says so."""
    ran = kinerja("validate", "baik.yaml", "--policies", RULES, "--lang", "en")
    today = date.today()  # noqa: TID251 — the machine's date is what is tested
    assert f"As of {today.day} " in ran.out
    assert f" {today.year}\n" in ran.out


@pytest.mark.parametrize(
    "text", ["2024-01-31", "31 Januari 2024", "31 januari 2024", "31 January 2024", " 2024-01-31 "]
)
def test_dates_are_read(text: str) -> None:
    """A date is taken as ISO or with the name of the month, in either language."""
    assert day(text) == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("31/01/2024", "not_a_day"),
        ("31 Jan 2024", "not_a_day"),
        ("besok", "not_a_day"),
        ("2024-1-31", "not_a_day"),
        ("2024-02-30", "no_such_day"),
        ("30 Februari 2024", "no_such_day"),
    ],
)
def test_dates_are_refused(text: str, key: str) -> None:
    """A date that reads two ways, or that does not exist, is refused with a sentence of its own."""
    with pytest.raises(UsageError) as refused:
        day(text)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chek",), "Perintah `chek` tidak dikenal; yang ada: check, validate, test, show. Maksud Anda `check`?"),
        (("validate",), "REKAMAN belum disebut."),
        (("validate", "a.yaml", "--strik"), "`--strik` tidak dikenal di sini. Maksud Anda `--strict`?"),
        (("validate", "a.yaml", "--as-of"), "`--as-of` memerlukan isi sesudahnya."),
        (("validate", "a.yaml", "--strict=ya"), "`--strict` tidak memakai isi."),
        (("validate", "a.yaml", "--format", "xml"), "`xml` bukan pilihan untuk `--format`"),
        (("validate", "a.yaml", "--as-of", "31/01/2024"), "`31/01/2024` bukan tanggal"),
        (("validate", "a.yaml", "--reading", "x"), "`x` bukan pilihan tafsir"),
        (("check", "--lang", "fr"), "`fr` bukan pilihan untuk `--lang`"),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_words_that_are_no_call(kinerja: Kinerja, words: tuple[str, ...], said: str) -> None:
    """Every refusal is a sentence of ours, says where help is, and has no English in it."""
    ran = kinerja(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.splitlines()[-1].startswith("Bantuan: kinerja")
    assert not re.search(r"\b(argument|error|invalid|choose|expected|usage)\b", ran.err)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help(kinerja: Kinerja, golden: Golden, verb: str, language: str) -> None:
    """The help of every verb, in both languages, as its reader sees it."""
    ran = kinerja(*([verb] if verb else []), "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    golden(f"help/{verb or 'kinerja'}.{language}.txt", ran.out)


def test_a_record_after_an_option(kinerja: Kinerja) -> None:
    """Records and options may be mixed in any order."""
    ran = kinerja("validate", "baik.yaml", "--strict", "terlambat.yaml", *ON)
    assert ran.code == 1
    assert "2 rekaman: 1 sesuai ketentuan; 1 tidak sesuai ketentuan." in ran.out


def test_hostile_names_drive_no_terminal(kinerja: Kinerja, tmp_path: Path) -> None:
    """Control characters in a path or a record reach no terminal."""
    file = tmp_path / "\x1b[2Jjahat.yaml"
    file.write_bytes(b"peran: \x1b]0;judul\x07guru\n")
    ran = kinerja("validate", file, *ON)
    assert ran.code == 2
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.err


def test_concise(kinerja: Kinerja, rules: Path) -> None:
    """With --format concise each problem has one line, with its place."""
    (rules / "aturan-contoh" / "naskah.docx").write_bytes(b"PK")
    ran = kinerja("check", "--format", "concise", "--policies", rules)
    place = "aturan-contoh/naskah.docx"
    assert ran.out == f"{place}: peringatan JK706: Dokumen pengolah kata `{place}` tidak dibaca\n"
    assert ran.code == 0
