"""The exit codes of the contract, verb by verb, and what stands on which stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apps.conftest import RULES, Kinerja

ON = ("--policies", str(RULES), "--as-of", "2024-07-10")
WITH = ("--policies", str(RULES))

VALIDATE = [
    (("baik.yaml",), 0),
    (("terlambat.yaml",), 1),
    (("belum-lengkap.yaml",), 0),
    (("belum-lengkap.yaml", "--strict"), 1),
    (("swasta.yaml",), 0),
    (("swasta.yaml", "--strict"), 0),
    (("baik.yaml", "--strict"), 0),
    (("baik.yaml", "terlambat.yaml"), 1),
    (("baik.yaml", "belum-lengkap.yaml"), 0),
    (("salah-isi.yaml",), 2),
    (("bukan-yaml.yaml",), 2),
    (("periode-lain.yaml",), 2),
    (("tidak-ada.yaml",), 2),
    (("terlambat.yaml", "tidak-ada.yaml"), 2),
    ((".",), 2),
    (("baik.yaml", "--regulation", "aturan_contoh"), 0),
    (("baik.yaml", "--regulation", "aturan_conto"), 2),
    (("baik.yaml", "--reading", "batas_poin=dua_puluh"), 0),
    (("baik.yaml", "--reading", "batas_poin=tiga_puluh"), 2),
    (("baik.yaml", "--reading", "batas=dua_puluh"), 2),
    (("baik.yaml", "--reading", "batas_poin"), 2),
    (("baik.yaml", "--known-at", "2024-01-01"), 0),
    (("baik.yaml", "--known-at", "31/01/2024"), 2),
    ((), 2),
]


@pytest.mark.parametrize(
    ("words", "code"), VALIDATE, ids=lambda value: None if isinstance(value, int) else " ".join(value)
)
def test_validate(kinerja: Kinerja, words: tuple[str, ...], code: int) -> None:
    """0 good, 1 a violation or, if strict, an unknown, 2 nothing examined; the highest of several wins."""
    ran = kinerja("validate", *words, *ON)
    assert ran.code == code, ran.out + ran.err
    assert bool(ran.err) == (code == 2), "messages stand on stderr, and only where something could not be examined"


def test_a_result_stands_on_stdout_alone(kinerja: Kinerja) -> None:
    """Of a good and a bad record the report goes to stdout, the problem to stderr."""
    ran = kinerja("validate", "baik.yaml", "salah-isi.yaml", *ON)
    assert ran.out.startswith("=== baik.yaml\n")
    assert "JK" not in ran.out
    assert "salah-isi.yaml:2:1" in ran.err


def test_rules_with_an_error_judge_nobody(kinerja: Kinerja, rules: Path) -> None:
    """An error in a rule file gives 2 for validate and show, 1 for check and test."""
    (rules / "tambahan.juknis.txt").write_text("bahasa juknis 1\n", encoding="utf-8")
    codes = {
        "validate": kinerja("validate", "baik.yaml", "--policies", rules),
        "show": kinerja("show", "--policies", rules),
        "check": kinerja("check", "--policies", rules),
        "test": kinerja("test", "--policies", rules),
    }
    assert {verb: ran.code for verb, ran in codes.items()} == {"validate": 2, "show": 2, "check": 1, "test": 1}
    assert "tambahan.juknis.txt" in codes["check"].out
    assert codes["check"].err == ""
    assert all(codes[verb].out == "" for verb in ("validate", "show", "test"))
    assert all("JK705" in codes[verb].err for verb in ("validate", "show", "test"))


@pytest.mark.parametrize("verb", ["check", "test", "show"])
def test_good_rules(kinerja: Kinerja, verb: str) -> None:
    """The invented rules pass every verb that is about rules."""
    ran = kinerja(verb, *WITH)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("verb", ["check", "test", "show", "validate"])
@pytest.mark.parametrize("folder", ["tidak-ada", "kosong", "bukan-folder"])
def test_without_rules(kinerja: Kinerja, tmp_path: Path, verb: str, folder: str) -> None:
    """A policies folder that is missing, empty or no folder gives 2 everywhere."""
    (tmp_path / "kosong").mkdir()
    (tmp_path / "bukan-folder").write_text("x", encoding="utf-8")
    ran = kinerja(verb, *(["baik.yaml"] if verb == "validate" else []), "--policies", tmp_path / folder)
    assert ran.code == 2
    assert "JK70" in ran.out + ran.err


def test_a_failing_example(kinerja: Kinerja, rules: Path) -> None:
    """A contoh that does not agree with the rules gives 1, and says what was expected and what came."""
    file = rules / "aturan-contoh" / "naskah.juknis"
    text = file.read_text(encoding="utf-8").replace("maka ajukan_rencana terlambat", "maka ajukan_rencana selesai")
    file.write_text(text, encoding="utf-8")
    ran = kinerja("test", "--policies", rules)
    assert (ran.code, ran.err) == (1, "")
    assert "= diharapkan: `selesai`\n" in ran.out
    assert "= hasilnya: `terlambat`\n" in ran.out


def test_no_example(kinerja: Kinerja, rules: Path) -> None:
    """Where no contoh is found nothing was examined: 2."""
    file = rules / "aturan-contoh" / "naskah.juknis"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("\ncontoh ") + 1], encoding="utf-8")
    ran = kinerja("test", "--policies", rules)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--version",), 0),
        (("--help",), 0),
        (("check", "--help"), 0),
        (("show", "JK608"), 0),
        (("show", "jk608"), 0),
        (("show", "aturan_contoh", *WITH), 0),
        (("show", "P-001", *WITH), 0),
        (("show", "aturan_conto", *WITH), 2),
        (("show", "JK999", *WITH), 2),
        ((), 2),
        (("chek",), 2),
        (("check", "--tanpa-ini"), 2),
        (("check", "tidak-ada.juknis"), 2),
        (("check", "baik.yaml"), 2),
        (("validate", "baik.yaml", "--format", "xml"), 2),
        (("validate", "baik.yaml", "--as-of"), 2),
    ],
    ids=lambda value: None if isinstance(value, int) else " ".join(word for word in value if "/" not in word),
)
def test_calls(kinerja: Kinerja, words: tuple[str, ...], code: int) -> None:
    """What is no call, or names nothing, gives 2."""
    assert kinerja(*words).code == code


def test_a_fault_of_ours(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody expected gives 3 and a message, and never a traceback."""
    monkeypatch.setattr("kinerja_rules.apps.cli.main.import_module", lambda _: 1 / 0)
    ran = kinerja("check")
    assert (ran.code, ran.out) == (3, "")
    assert "JK901" in ran.err
    assert "ZeroDivisionError (main.py:" in ran.err.replace("\n    ", " ")
    assert "Traceback" not in ran.err


def test_a_fault_of_ours_for_those_who_ask(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """With KINERJA_DEBUG=1 the whole trace is shown."""
    monkeypatch.setattr("kinerja_rules.apps.cli.main.import_module", lambda _: 1 / 0)
    monkeypatch.setenv("KINERJA_DEBUG", "1")
    ran = kinerja("check")
    assert ran.code == 3
    assert "Traceback" in ran.err


def test_ctrl_c(kinerja: Kinerja, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt gives 130 and not a word."""

    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kinerja_rules.apps.cli.main.import_module", interrupt)
    assert kinerja("check") == (130, "", "")


def test_json_of_several(kinerja: Kinerja) -> None:
    """Several records give an array in the order named; an unreadable one gives its path and its problems."""
    ran = kinerja("validate", "baik.yaml", "tidak-ada.yaml", "salah-isi.yaml", "--format", "json", *ON)
    rows = json.loads(ran.out)
    assert ran.code == 2
    assert rows[0]["summary"]["verdict"] == "complies"
    assert [row["path"] for row in rows[1:]] == ["tidak-ada.yaml", "salah-isi.yaml"]
    assert [problem["code"] for problem in rows[1]["problems"]] == ["JK710"]


def test_json_of_one(kinerja: Kinerja) -> None:
    """One record gives one object, with the keys of the contract."""
    ran = kinerja("validate", "terlambat.yaml", "--format", "json", *ON)
    row = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert list(row)[:5] == ["format", "regulation", "period", "as_of", "known_at"]
    assert row["as_of"] == "2024-07-10"
    assert row["steps"][0]["status"] == "late"
