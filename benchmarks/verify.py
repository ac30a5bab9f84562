"""Whether implementations give the same answers; nothing is timed before they do.

Numbers of an exact implementation must be equal as fractions. One that computes in binary floating point
declares a number of `digits`, and both sides are rounded to these. Citations, where given, must be those of
the workload.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from benchmarks.implementation import Implementation
from benchmarks.workload import CITATIONS, FINDINGS, Canonical, Record

SHOWN = 5
"""How many differences a refusal lists."""

PARTS = ("versi", *FINDINGS, "pengembangan", "predikat", "konsisten")
"""The parts that are compared as they stand; `angka_kredit` and `citations` have rules of their own."""


class Disagreement(Exception):
    """Two implementations answer a record differently."""


def answers(implementation: Implementation, records: Sequence[Record]) -> list[Canonical]:
    """The canonical answers of an implementation, one per record."""
    state = implementation.load()
    prepared = [implementation.prepare(record) for record in records]
    return [implementation.canonical(implementation.one(state, record)) for record in prepared]


def citations_due(answer: Canonical) -> tuple[str, ...]:
    """The citations that the findings of an answer call for.

    >>> answer = Canonical("v2024", ("refleksi",), (), ("sinkron",), (), True, "baik", "25", True)
    >>> citations_due(answer)
    ('Aturan Contoh 2024 Lampiran II huruf A angka 8', 'Aturan Contoh 2024 Lampiran II huruf C angka 12')
    """
    versi = answer.versi
    return tuple(CITATIONS[versi, finding, step] for finding in FINDINGS for step in getattr(answer, finding))


def same_number(expected: str, given: str, digits: int | None) -> bool:
    """Whether two numbers in text are equal, exactly or when rounded to so many decimal places.

    >>> same_number("25/12", "2.0833333333333335", None), same_number("25/12", "2.0833333333333335", 6)
    (False, True)
    """
    left, right = Fraction(expected), Fraction(given)
    return left == right if digits is None else round(left, digits) == round(right, digits)


def differences(expected: Canonical, given: Canonical, digits: int | None) -> Iterator[str]:
    """The parts in which two answers differ, each as a line of text."""
    for part in PARTS:
        left, right = getattr(expected, part), getattr(given, part)
        if left != right:
            yield f"{part}: {left!r} expected, {right!r} given"
    if not same_number(expected.angka_kredit, given.angka_kredit, digits):
        yield f"angka_kredit: {expected.angka_kredit} expected, {given.angka_kredit} given"
    if given.citations is not None and given.citations != citations_due(given):
        yield f"citations: {citations_due(given)!r} expected, {given.citations!r} given"


def verify(implementations: Sequence[Implementation], records: Sequence[Record]) -> list[Canonical]:
    """The answers of the first implementation; raises Disagreement if another one differs anywhere."""
    reference, *others = implementations
    if reference.digits is not None:
        raise ValueError(f"{reference.name} is not exact and cannot be the reference")
    expected = answers(reference, records)
    for other in others:
        found: list[str] = []
        differing = 0
        for number, (left, right) in enumerate(zip(expected, answers(other, records), strict=True)):
            lines = [f"record {number}: {line}" for line in differences(left, right, other.digits)]
            differing += bool(lines)
            found += lines
        if found:
            shown = "\n  ".join(found[:SHOWN])
            where = f"{other.name} differs from {reference.name} on {differing} of {len(records)} records"
            raise Disagreement(f"{where}:\n  {shown}")
    return expected
