"""The closed list of value kinds of the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias


class Name(NamedTuple):
    """The full name of a declaration: the instrument (or library) that declares it, and its short name."""

    home: str
    short: str

    def __str__(self) -> str:
        return f"{self.home}.{self.short}"


@dataclass(frozen=True, slots=True)
class YesNo:
    """Ya atau tidak."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; ``unit`` keeps counts, plain numbers, shares and credit points apart."""

    unit: Literal["bulat", "pecahan", "persen", "angka_kredit"]


@dataclass(frozen=True, slots=True)
class Day:
    """Tanggal, with day precision."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a declared ``pilihan``."""

    options: Name


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """A performance period, such as ``semester_1 2024``."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that no rule reads."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The kind of an expression that already has a problem; it silences follow-up problems."""


Kind: TypeAlias = YesNo | Number | Day | Choice | PeriodKind | Text | Unknown

YES_NO = YesNo()
COUNT = Number("bulat")
FRACTION = Number("pecahan")
PERCENT = Number("persen")
CREDIT = Number("angka_kredit")
DAY = Day()
PERIOD = PeriodKind()
TEXT = Text()
UNKNOWN = Unknown()
