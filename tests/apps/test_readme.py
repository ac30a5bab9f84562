"""The README shows one rule and one report, and both are real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinerja_rules.apps.cli.main import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The README's only block of a language."""
    found = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_the_rule_stands_in_the_policies() -> None:
    """The rule of the README is copied from the file it names."""
    path = re.search(r"\(`(policies/[^`]+)`\)", README)
    assert path is not None
    assert block("juknis") in (ROOT / path[1]).read_text(encoding="utf-8")


def test_the_report_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command of the README prints the report of the README."""
    command = re.search(r"`kinerja (validate [^`]+)`", README)
    assert command is not None
    monkeypatch.chdir(ROOT)
    assert main(command[1].split()) == 1
    assert capsys.readouterr().out.startswith(block("text"))


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The Python lines of the README run and print a verdict."""
    exec(compile(block("python"), "README.md", "exec"), {})
    assert capsys.readouterr().out.strip() in {"complies", "violates", "undetermined", "not_covered"}


def test_it_is_one_screen() -> None:
    """The README stays short enough to be read standing."""
    assert len(README.splitlines()) <= 75
