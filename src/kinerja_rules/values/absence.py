"""The logic of not knowing: five ways of not being a plain answer, never mixed.

An expression is a value or an :class:`Absent`: a non-empty set of five bits with, for each, where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

NOT_APPLICABLE: Final = 1
"""*Tidak relevan* for this case (N)."""
UNKNOWN: Final = 2
"""*Belum lengkap*: a fact is missing (U)."""
SILENT: Final = 4
"""*Kekosongan*: not found in our sources, or not regulated (S)."""
DISCRETION: Final = 8
"""*Menunggu keputusan* of a named official (D)."""
CONFLICT: Final = 16
"""*Bertentangan*: exceptions or readings that disagree (C)."""

SHOWN_ORDER: Final = (CONFLICT, NOT_APPLICABLE, SILENT, UNKNOWN, DISCRETION)
"""The first of these that is present is shown; the rest beside it."""

STATUS_OF: Final = {
    NOT_APPLICABLE: "not_applicable",
    UNKNOWN: "unknown",
    SILENT: "not_found",
    DISCRETION: "discretion",
    CONFLICT: "conflict",
}


class Cause(NamedTuple):
    """One reason of an absence: ``bit`` says which kind, ``what`` names it, ``item`` narrows it.

    ``what`` is a fact path for U and D, a silence's id for S, a rule pair or a reading for C, empty for N.
    ``item`` is the list index for a path in a list (events), the official for D, the state for S.
    """

    bit: int
    what: str
    item: str = ""


class Absent(NamedTuple):
    """A value that is not there: the bits, and every cause of each."""

    bits: int
    causes: frozenset[Cause]

    @property
    def shown(self) -> int:
        """The bit that is shown first."""
        for bit in SHOWN_ORDER:
            if self.bits & bit:
                return bit
        raise AssertionError("an absence without a bit")


N_A: Final = Absent(NOT_APPLICABLE, frozenset())


def absent(*causes: Cause) -> Absent:
    """The absence with these causes.

    >>> absent(Cause(UNKNOWN, "peran")).bits
    2
    """
    bits = 0
    for cause in causes:
        bits |= cause.bit
    return Absent(bits, frozenset(causes))


def union(parts: Iterable[Absent]) -> Absent:
    """All bits and causes of the parts; there must be at least one part."""
    bits = 0
    causes: frozenset[Cause] = frozenset()
    for part in parts:
        bits |= part.bits
        causes |= part.causes
    if not bits:
        raise AssertionError("a union of no absences")
    return Absent(bits, causes)


def not_only_n(value: Absent) -> bool:
    """Whether an absence is more than *tidak relevan*, so that a guard with it is possible."""
    return value.bits != NOT_APPLICABLE
