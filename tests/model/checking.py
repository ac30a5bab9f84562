"""Rule texts for these tests: read, checked, and their problems as people see them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kinerja_rules.base.diagnostic import Diagnostic, Problems
from kinerja_rules.base.source import Source
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import Model
from kinerja_rules.syntax.from_text import parse
from kinerja_rules.syntax.syntax import Document

HEAD = """bahasa juknis 1

naskah juknis "Petunjuk teknis"
  jenis surat_edaran
  mengatur periode semester_1 2024, semester_2 2024   dasar P-001

sumber S-1 "Sumber"
butir P-001 "Pegawai melapor."   menurut S-1   keandalan tinggi   sifat aturan

masa semester_1 2024 "Semester 1"   sejak 1 Januari 2024 sampai dengan 30 Juni 2024   dasar P-001
masa semester_2 2024 "Semester 2"   sejak 1 Juli 2024 sampai dengan 31 Desember 2024   dasar P-001

pilihan daftar_peran "Peran"   terdiri atas guru "Guru", kepala_sekolah "Kepala sekolah"
data peran "Peran"   berupa daftar_peran   harus diisi   dasar P-001
"""
"""An instrument with two periods, one statement and the fact *peran*; tests write their rules below it."""

_FILE = re.compile(r"^# berkas: (.+)\n", re.MULTILINE)


def documents(*texts: str) -> list[Document]:
    """Texts as documents; a first line ``# berkas: name`` names the file."""
    found = []
    for number, text in enumerate(texts, 1):
        named = _FILE.match(text)
        document, problems = parse(Source(named[1] if named else f"{number}.juknis", text))
        assert not list(problems), [(p.kind.code, p.span.text if p.span else "") for p in problems]
        found.append(document)
    return found


def checked(*texts: str) -> tuple[Model | None, Problems]:
    """What ``check`` gives for texts that can be read."""
    return check(documents(*texts))


def model_of(*texts: str) -> Model:
    """The model of texts without an error."""
    model, problems = checked(*texts)
    assert model is not None, shown(problems)
    return model


def shown(problems: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """Each problem as its code and the text it underlines."""
    return [(p.kind.code, p.span.text if p.span else "") for p in problems]


def found(*texts: str) -> list[tuple[str, str]]:
    """The problems of texts, as codes and underlined texts."""
    return shown(checked(*texts)[1])


def below(rules: str) -> list[tuple[str, str]]:
    """The problems of rules written below ``HEAD``."""
    return found(HEAD + rules)


def only(*texts: str) -> Diagnostic:
    """The one problem of texts."""
    (problem,) = checked(*texts)[1]
    return problem


def only_below(rules: str) -> Diagnostic:
    """The one problem of rules written below ``HEAD``."""
    return only(HEAD + rules)
