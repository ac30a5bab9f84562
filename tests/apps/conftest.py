"""The command as its users meet it: words in, exit code and both streams out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kinerja_rules.apps.cli.main import main

HERE = Path(__file__).parent
RULES = HERE / "rules"
RECORDS = HERE / "records"


class Ran(NamedTuple):
    """What a run of the command left behind."""

    code: int
    out: str
    err: str


Kinerja = Callable[..., Ran]


@pytest.fixture
def kinerja(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kinerja:
    """Run the command in the folder of the invented records, with nothing of ours in the environment."""
    for name in ("KINERJA_LANG", "KINERJA_DEBUG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(RECORDS)

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        seen = capsys.readouterr()
        return Ran(code, seen.out, seen.err)

    return run


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the invented rules that a test may spoil."""
    return Path(shutil.copytree(RULES, tmp_path / "aturan"))
