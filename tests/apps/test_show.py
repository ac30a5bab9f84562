"""``kinerja show``: one declaration as it stands in its file, one statement as data."""

from __future__ import annotations

import json

import pytest

from kinerja_rules.apps.cli.main import main


def test_a_declaration_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    """A step of an instrument is shown with its file and line, word for word."""
    assert main(["show", "perdirjen_7607_2023", "ajukan_rencana"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("perdirjen-7607-2023/perencanaan.juknis:")
    assert 'langkah ajukan_rencana "Mengajukan rencana kinerja"' in out


def test_a_name_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name is refused with the nearest one, and nothing on standard output."""
    assert main(["show", "perdirjen_7607_2023", "ajukan_rencna"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "`ajukan_rencana`" in captured.err


def test_a_statement_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A statement has its place, reliability and sources for a program too."""
    assert main(["show", "P-082", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["id"], found["place"], found["reliability"]) == ("P-082", "SE Dirjen GTK 0559/2024 angka 3a", "H")
