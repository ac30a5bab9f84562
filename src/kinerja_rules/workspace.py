"""Rule files from folders, strung through the floors to a checked model: the only place that reads folders.

Names of files are relative to the folder read, with ``/`` between their parts, so that no message, fingerprint or
result holds a machine's folders.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja_rules.base.diagnostic import Diagnostic, Kind, Problems, report
from kinerja_rules.base.resources import policies_root
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.evaluation import kinds_of_problem as kinds
from kinerja_rules.evaluation.record import MOST_BYTES
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import Model
from kinerja_rules.syntax.from_text import parse

ENDING: Final = ".juknis"
MOST_FILES: Final = 500
MOST_FOLDER_BYTES: Final = 50 * 1024 * 1024

_DISGUISES: Final = (".txt", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".bak", ".md")
_WORD_ENDINGS: Final = (".docx", ".doc", ".odt", ".rtf")
_SIGNATURES: Final = (
    (b"\xff\xfe", "utf_16"),
    (b"\xfe\xff", "utf_16"),
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "ole"),
)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A policies folder as read.

    ``model`` is none where a rule file has an error. ``texts`` holds what was read, by relative name, with LF as the
    only line end and without a byte order mark. ``problems`` come errors first, then by place.
    """

    root: Path | None
    model: Model | None
    problems: tuple[Diagnostic, ...]
    texts: Mapping[str, str]

    @property
    def has_errors(self) -> bool:
        """Whether the rules may not be used."""
        return any(problem.is_error for problem in self.problems)


def load(path: Path | None = None) -> Workspace:
    """The rule files below a folder, by default the bundled ones; never raises on what it finds there.

    Where a file cannot be read, or not be read to its end, names that it declares are missing: then later passes
    would report the gaps it leaves, so the model is checked only when every file could be read.
    """
    root = policies_root() if path is None else path
    shown = "policies" if path is None else str(path)
    reader = _Reader(root)
    fault = _folder_fault(root)
    if fault:
        reader.report(kinds.NO_FOLDER, "", path=shown, reason=fault)
    else:
        reader.read_folder()
        if not reader.has_rule_files:
            reader.report(kinds.EMPTY_FOLDER, "", path=shown)
    return _checked(root, reader)


def load_files(paths: Sequence[Path]) -> Workspace:
    """These files, and every rule file below these folders, as one set, apart from any policies folder."""
    root = Path(os.path.commonpath([path.absolute().parent if path.is_file() else path.absolute() for path in paths]))
    reader = _Reader(root)
    for path in paths:
        if path.is_dir():
            reader.read_folder(path.absolute())
        elif not path.exists():
            reader.report(kinds.NO_SUCH_PATH, "", path=str(path))
        elif not path.name.casefold().endswith(ENDING):
            reader.report(kinds.NOT_A_RULE_FILE, "", path=str(path))
        else:
            reader.read_file(path.absolute())
    if not reader.has_rule_files and not len(reader.problems):
        reader.report(kinds.EMPTY_FOLDER, "", path=str(paths[0]))
    return _checked(root, reader)


def read_record_file(path: Path) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a record file, or why there are none; a file above the cap is not read whole."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return b"", report(kinds.UNREADABLE_RECORD, None, path=str(path), reason="folder")
        if not stat.S_ISREG(mode):
            # A pipe or a device may never end; only what lies on a disk is a record.
            return b"", report(kinds.UNREADABLE_RECORD, None, path=str(path), reason="not_file")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1), None
    except OSError as error:
        return b"", report(kinds.UNREADABLE_RECORD, None, path=str(path), reason=_reason(error))


def _checked(root: Path, reader: _Reader) -> Workspace:
    texts = dict(sorted(reader.texts.items()))
    documents = []
    for name, text in texts.items():
        document, found = parse(Source(name, text))
        reader.problems.extend(found)
        documents.append(document)
    model = None
    if not reader.problems.has_errors:
        model, found = check(tuple(documents))
        reader.problems.extend(found)
    if reader.problems.has_errors:
        model = None
    return Workspace(root, model, reader.problems.sorted(), texts)


@dataclass(slots=True)
class _Reader:
    """The texts read so far below one root, and what could not be read."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    size: int = 0
    has_rule_files: bool = False

    def report(self, kind: Kind, file: str, /, **facts: str) -> None:
        """Add a problem about a file (or, without one, about the whole)."""
        self.problems.add(report(kind, Span(Source(file, ""), 0, 0) if file else None, **facts))

    def read_folder(self, folder: Path | None = None) -> None:
        """Read every rule file below a folder, in the order of names, until a cap is reached."""
        found = [path for path in self._files(folder or self.root) if self._is_rule_file(path)]
        if found:
            self.has_rule_files = True
        if len(found) > MOST_FILES:
            self.report(kinds.TOO_MANY_FILES, "", path=self.root.name, count=str(len(found)), cap=str(MOST_FILES))
            return
        for path in found:
            if self.size > MOST_FOLDER_BYTES:
                return
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read one rule file, or report why not."""
        self.has_rule_files = True
        name = self._name(path)
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                self.report(kinds.UNREADABLE_FILE, name, path=name, reason="not_file")
                return
            with path.open("rb") as file:
                data = file.read(MOST_FOLDER_BYTES - self.size + 1)
        except OSError as error:
            self.report(kinds.UNREADABLE_FILE, name, path=name, reason=_reason(error))
            return
        self.size += len(data)
        if self.size > MOST_FOLDER_BYTES:
            self.report(kinds.TOO_LARGE, "", path=self.root.name, size=_mib(self.size), cap=_mib(MOST_FOLDER_BYTES))
            return
        found = _what_it_is(data)
        if found:
            self.report(kinds.NOT_TEXT, name, path=name, found=found)
        else:
            text = data.decode("utf-8-sig")
            self.texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")

    def _files(self, folder: Path) -> Iterator[Path]:
        """Every file below a folder; hidden ones and those of an open word processor are passed over."""
        for parent, folders, files in os.walk(folder, onerror=self._unreadable_folder):
            here = Path(parent)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in folders:
                if (here / name).is_symlink():
                    self._leads_outside(here / name)
            for name in sorted(files):
                if not name.startswith((".", "~$")):
                    yield here / name

    def _is_rule_file(self, path: Path) -> bool:
        """Whether a file is to be read; what only looks like a rule file is reported."""
        name, lower = self._name(path), path.name.casefold()
        ending = Path(lower).suffix
        stem = lower.removesuffix(ending)
        if stem.endswith(ENDING) and ending in _DISGUISES:
            self.has_rule_files = True
            self.report(kinds.DISGUISED_FILE, name, path=name, name=path.name[: len(stem)])
        elif ending in _WORD_ENDINGS:
            self.report(kinds.WORD_FILE, name, path=name)
        if ending != ENDING:
            return False
        if not path.is_symlink():
            return True
        # A link to a rule file of this folder is left out: its text is read under its own name.
        return not self._leads_outside(path) and not path.resolve().name.casefold().endswith(ENDING)

    def _leads_outside(self, link: Path) -> bool:
        """Whether a link leaves the folder read, which is reported."""
        if link.resolve().is_relative_to(self.root.resolve()):
            return False
        self.has_rule_files = True
        self.report(kinds.LINK_OUTSIDE, self._name(link), path=self._name(link))
        return True

    def _unreadable_folder(self, error: OSError) -> None:
        name = self._name(Path(str(error.filename)))
        self.report(kinds.UNREADABLE_FILE, name, path=name, reason=_reason(error))

    def _name(self, path: Path) -> str:
        # A name that is no Unicode keeps its readable part.
        relative = path.relative_to(self.root).as_posix()
        return relative.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder_fault(root: Path) -> str:
    try:
        if not stat.S_ISDIR(root.stat().st_mode):
            return "not_folder"
        os.scandir(root).close()
    except OSError as error:
        return _reason(error)
    return ""


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "missing"
        case errno.EACCES | errno.EPERM:
            return "denied"
        case errno.EISDIR:
            return "folder"
        case _:
            return "other"


def _what_it_is(data: bytes) -> str:
    """What a file is that is no UTF-8 text; empty for a text."""
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    head = data[:1024]
    if len(head) > 1 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head):
        return "utf_16"
    if b"\0" in data:
        return "binary"
    try:
        data.decode()
    except UnicodeDecodeError:
        # Notepad's "ANSI" has no control characters; what has them is no text at all.
        return "ansi" if not any(byte < 32 and byte not in b"\t\n\r\f" for byte in data) else "binary"
    return ""


def _mib(size: int) -> str:
    return str(-(-size // (1024 * 1024)))
