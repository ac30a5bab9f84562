"""What the tests of this folder share: short texts, and problems as (code, marked text)."""

import re

from kinerja_rules.base.catalogue import wording
from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.base.source import Source
from kinerja_rules.syntax.from_text import parse

HEAD = "bahasa juknis 1\n\n"
STATEMENTS = """butir P-080 "Guru menyusun perencanaan semester 1 pada 1 sampai dengan 31 Januari 2024."
  menurut CAL-ME   letak "Pasal 5"   keandalan tinggi   sifat aturan
butir P-081 "Kepala sekolah menyusun perencanaan mulai 15 Januari 2024."
  menurut CAL-ME   letak "Pasal 55"   keandalan tinggi   sifat aturan
butir P-132 "Perencanaan ditutup 31 Januari."
  menurut CAL-ME   keandalan tinggi   sifat aturan
"""


def step(*clauses: str) -> str:
    """A file with one step that has these clauses, each on a line."""
    lines = "".join(f"  {clause}\n" for clause in clauses)
    return f'{HEAD}{STATEMENTS}\nlangkah ajukan_rencana "Mengajukan rencana"\n  pada tahap perencanaan\n{lines}'


def answer(*clauses: str) -> str:
    """A file with one derived answer that has these clauses."""
    lines = "".join(f"  {clause}\n" for clause in clauses)
    return f'{HEAD}simpulan predikat "Predikat" berupa predikat_kinerja\n{lines}'


def case(*clauses: str) -> str:
    """A file with one worked case that has these clauses."""
    lines = "".join(f"  {clause}\n" for clause in clauses)
    return f'{HEAD}contoh "Kasus"   per 1 April 2024   dasar P-082\n{lines}'


def problems(text: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a text."""
    return parse(Source("uji.juknis", text))[1].sorted()


def found(text: str) -> list[tuple[str, str]]:
    """The code and the marked text of every problem, by place."""
    return [(p.kind.code, p.span.text if p.span else "") for p in problems(text)]


def help_of(text: str) -> str:
    """What the only problem of a text says to do, in Indonesian."""
    (problem,) = problems(text)
    return wording(problem, "id").help


def pasted(text: str) -> str:
    """The text with its only problem mended as the help says: what is marked replaced by what is to be typed."""
    (problem,) = problems(text)
    typed = re.match(r"ketik `([^`]*)`", wording(problem, "id").help)
    assert typed, wording(problem, "id").help
    assert problem.span
    return text[: problem.span.start] + typed[1] + text[problem.span.end :]


def shown(text: str) -> str:
    """A text from a page, with ``<U+200B>`` for what would not show there."""
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), text)
