"""Folders of rule files: what is read, what is refused, and under which name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinerja_rules.workspace import MOST_FILES, Workspace, load, load_files, read_record_file
from tests.apps.conftest import RULES

TEXT = "bahasa juknis 1\n"


def codes(workspace: Workspace) -> list[str]:
    """The codes of a workspace's problems."""
    return [problem.kind.code for problem in workspace.problems]


def place(workspace: Workspace) -> str:
    """The file of the only problem."""
    (problem,) = workspace.problems
    assert problem.span is not None
    return problem.span.source.name


def test_the_bundled_rules_have_no_error() -> None:
    """Without a path the bundled policies are read, and make a model."""
    workspace = load()
    assert [problem.kind.code for problem in workspace.problems if problem.is_error] == []
    assert workspace.model is not None
    assert "perdirjen-7607-2023/naskah.juknis" in workspace.texts


def test_names_are_relative_and_texts_have_lf(rules: Path) -> None:
    """A name never holds the machine's folders; CRLF, CR and a byte order mark are taken away."""
    file = rules / "aturan-contoh" / "naskah.juknis"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    workspace = load(rules)
    assert codes(workspace) == []
    assert list(workspace.texts) == ["aturan-contoh/naskah.juknis"]
    assert workspace.texts == load(RULES).texts


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("bahasa juknis 1".encode("utf-16"), "utf_16"),
        ("bahasa juknis 1".encode("utf-16-le"), "utf_16"),
        ("# “kutip”\n".encode("cp1252"), "ansi"),
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.7", "pdf"),
        (b"\xd0\xcf\x11\xe0rest", "ole"),
        (b"bahasa\0juknis", "binary"),
        (b"\x01\x02\xff\xfa", "binary"),
    ],
)
def test_what_is_no_utf_8(rules: Path, data: bytes, found: str) -> None:
    """A rule file saved as something else than UTF-8 is named for what it is, and stops the model."""
    (rules / "lain.juknis").write_bytes(data)
    workspace = load(rules)
    assert codes(workspace) == ["JK704"]
    assert workspace.problems[0].fact("found") == found
    assert place(workspace) == "lain.juknis"
    assert workspace.model is None


@pytest.mark.parametrize("name", ["aturan.juknis.txt", "Aturan.JUKNIS.Docx", "aturan.juknis.bak"])
def test_a_rule_file_under_another_ending(rules: Path, name: str) -> None:
    """`aturan.juknis.txt` is an error, for its rules would silently be missing."""
    (rules / name).write_text(TEXT, encoding="utf-8")
    workspace = load(rules)
    assert codes(workspace) == ["JK705"]
    assert place(workspace) == name
    assert workspace.problems[0].fact("name").casefold() == "aturan.juknis"


def test_a_word_document_is_a_warning(rules: Path) -> None:
    """A Word document beside the rules warns and stops nothing; the lock file of an open one is passed over."""
    (rules / "naskah asli.docx").write_bytes(b"PK\x03\x04")
    (rules / "~$skah asli.docx").write_bytes(b"x")
    workspace = load(rules)
    assert codes(workspace) == ["JK706"]
    assert workspace.model is not None


def test_hidden_files_are_passed_over(rules: Path) -> None:
    """What begins with a full stop is no rule file."""
    (rules / ".git").mkdir()
    (rules / ".git" / "x.juknis").write_text("bukan aturan", encoding="utf-8")
    (rules / ".x.juknis").write_text("bukan aturan", encoding="utf-8")
    assert codes(load(rules)) == []


def test_an_ending_in_capitals_is_read(rules: Path) -> None:
    """`.JUKNIS` is the same ending."""
    (rules / "aturan-contoh" / "naskah.juknis").rename(rules / "aturan-contoh" / "NASKAH.JUKNIS")
    workspace = load(rules)
    assert codes(workspace) == []
    assert list(workspace.texts) == ["aturan-contoh/NASKAH.JUKNIS"]


def test_links_that_leave_the_folder(rules: Path, tmp_path: Path) -> None:
    """A link to a file or a folder outside is an error, and is not followed."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "rahasia.juknis").write_text(TEXT, encoding="utf-8")
    (rules / "berkas.juknis").symlink_to(outside / "rahasia.juknis")
    (rules / "folder").symlink_to(outside, target_is_directory=True)
    workspace = load(rules)
    assert codes(workspace) == ["JK707", "JK707"]
    assert list(workspace.texts) == ["aturan-contoh/naskah.juknis"]


def test_a_link_inside_the_folder_is_read_once(rules: Path) -> None:
    """A link to a rule file of the same folder adds nothing."""
    (rules / "lagi.juknis").symlink_to(rules / "aturan-contoh" / "naskah.juknis")
    (rules / "lagi").symlink_to(rules / "aturan-contoh", target_is_directory=True)
    assert load(rules).texts == load(RULES).texts
    assert codes(load(rules)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_the_right_to_read(rules: Path) -> None:
    """A rule file that may not be read stops everything."""
    (rules / "aturan-contoh" / "naskah.juknis").chmod(0)
    assert codes(load(rules)) == ["JK703"]


def test_a_folder_named_like_a_rule_file(rules: Path) -> None:
    """A folder whose name ends in .juknis is a folder."""
    (rules / "dalam.juknis").mkdir()
    assert codes(load(rules)) == []


def test_a_pipe_is_no_rule_file(rules: Path) -> None:
    """A named pipe would be waited for without end; it is refused unread."""
    os.mkfifo(rules / "pipa.juknis")
    workspace = load(rules)
    assert codes(workspace) == ["JK703"]
    assert workspace.problems[0].fact("reason") == "not_file"


@pytest.mark.parametrize(("name", "code"), [("tidak-ada", "JK701"), ("berkas.txt", "JK701"), ("kosong", "JK702")])
def test_no_rules_at_all(tmp_path: Path, name: str, code: str) -> None:
    """A missing folder, a file instead of one and an empty one are told apart."""
    (tmp_path / "kosong").mkdir()
    (tmp_path / "berkas.txt").write_text("x", encoding="utf-8")
    workspace = load(tmp_path / name)
    assert codes(workspace) == [code]
    assert workspace.model is None


def test_too_many_files(tmp_path: Path) -> None:
    """Above the cap no file is read."""
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.juknis").touch()
    workspace = load(tmp_path)
    assert codes(workspace) == ["JK708"]
    assert workspace.texts == {}


def test_too_large(rules: Path) -> None:
    """Above 50 MiB reading stops; a sparse file costs nothing here."""
    with (rules / "besar.juknis").open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    workspace = load(rules)
    assert codes(workspace) == ["JK709"]
    assert workspace.model is None


def test_files_named_one_by_one(rules: Path, tmp_path: Path) -> None:
    """Files apart from any policies folder are a set of their own, named from the folder they share."""
    file = rules / "aturan-contoh" / "naskah.juknis"
    assert list(load_files([file]).texts) == ["naskah.juknis"]
    assert list(load_files([rules / "aturan-contoh"]).texts) == ["naskah.juknis"]
    (tmp_path / "catatan.txt").write_text("x", encoding="utf-8")
    assert codes(load_files([tmp_path / "catatan.txt"])) == ["JK712"]
    assert codes(load_files([tmp_path / "tidak-ada.juknis"])) == ["JK711"]


def test_order_of_names_does_not_depend_on_the_disk(rules: Path) -> None:
    """Files are read in the order of their names."""
    for name in ("b", "a", "c"):
        (rules / f"{name}.juknis").write_text("bahasa juknis 1\nbagian dari aturan_contoh\n", encoding="utf-8")
    assert list(load(rules).texts) == ["a.juknis", "aturan-contoh/naskah.juknis", "b.juknis", "c.juknis"]


@pytest.mark.parametrize(("name", "reason"), [("tidak-ada.yaml", "missing"), ("", "folder")])
def test_records_that_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    """A record that is missing or a folder is a problem with its reason."""
    data, problem = read_record_file(tmp_path / name)
    assert data == b""
    assert problem is not None
    assert (problem.kind.code, problem.fact("reason")) == ("JK710", reason)
