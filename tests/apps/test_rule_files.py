"""Which rule files a command is about: a part of the policies folder, or files that stand alone."""

from __future__ import annotations

from pathlib import Path

from kinerja_rules.apps.cli.rule_files import load_paths
from tests.apps.conftest import Kinerja

PART = "bahasa juknis 1\nbagian dari aturan_contoh\n"


def codes(paths: list[Path], policies: Path) -> list[str]:
    """The codes of the problems shown."""
    return [problem.kind.code for problem in load_paths(paths, policies).problems]


def test_a_part_is_read_with_its_whole(rules: Path) -> None:
    """A file of the policies folder is checked together with the folder, and only it is reported on."""
    part = rules / "bagian.juknis"
    part.write_text(PART, encoding="utf-8")
    (rules / "asli.docx").write_bytes(b"PK")
    found = load_paths([part], rules)
    assert (found.problems, found.files) == ((), 1)
    assert len(found.workspace.texts) == 2
    assert codes([rules], rules) == ["JK706"]
    assert codes([], rules) == ["JK706"]


def test_a_folder_inside_the_policies(rules: Path) -> None:
    """A folder of the policies folder stands for its files."""
    (rules / "aturan-contoh" / "asli.docx").write_bytes(b"PK")
    found = load_paths([rules / "aturan-contoh"], rules)
    assert found.only == {"aturan-contoh/naskah.juknis"}
    assert [problem.kind.code for problem in found.problems] == ["JK706"]


def test_elsewhere_stands_alone(rules: Path, tmp_path: Path) -> None:
    """A file outside the policies folder is not mixed with it."""
    alone = tmp_path / "sendiri.juknis"
    alone.write_text((rules / "aturan-contoh" / "naskah.juknis").read_text(encoding="utf-8"), encoding="utf-8")
    found = load_paths([alone], rules)
    assert list(found.workspace.texts) == ["sendiri.juknis"]
    assert found.problems == ()


def test_examples_of_one_file(kinerja: Kinerja, rules: Path) -> None:
    """`kinerja test FILE` runs the examples of that file alone."""
    part = rules / "bagian.juknis"
    part.write_text(PART, encoding="utf-8")
    assert kinerja("test", part, "--policies", rules).code == 2
    assert kinerja("test", rules / "aturan-contoh" / "naskah.juknis", "--policies", rules).code == 0
