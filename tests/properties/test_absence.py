"""The truth tables of *dan*, *atau*, *bukan* and of the conditions of one clause, worked out by hand.

T and F are true and false; N, U, S, D, C are the absences with that bit alone; ``US`` has both bits.
"""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.values.absence import (
    CONFLICT,
    DISCRETION,
    N_A,
    NOT_APPLICABLE,
    SILENT,
    STATUS_OF,
    UNKNOWN,
    Absent,
    Cause,
    absent,
    not_only_n,
    union,
)
from tests.differential.oracle import Found, all_of, any_of, joint, negation

BITS = {"N": NOT_APPLICABLE, "U": UNKNOWN, "S": SILENT, "D": DISCRETION, "C": CONFLICT}
LETTERS = "TFNUSDC"

AND = """
     T   F   N   U   S   D   C
 T   T   F   T   U   S   D   C
 F   F   F   F   F   F   F   F
 N   T   F   N   U   S   D   C
 U   U   F   U   U   US  UD  UC
 S   S   F   S   US  S   SD  SC
 D   D   F   D   UD  SD  D   DC
 C   C   F   C   UC  SC  DC  C
"""
OR = """
     T   F   N   U   S   D   C
 T   T   T   T   T   T   T   T
 F   T   F   F   U   S   D   C
 N   T   F   N   U   S   D   C
 U   T   U   U   U   US  UD  UC
 S   T   S   S   US  S   SD  SC
 D   T   D   D   UD  SD  D   DC
 C   T   C   C   UC  SC  DC  C
"""
JOINT = """
     T   F   N   U   S   D   C
 T   T   F   N   U   S   D   C
 F   F   F   F   F   F   F   F
 N   N   F   N   N   N   N   N
 U   U   F   N   U   US  UD  UC
 S   S   F   N   US  S   SD  SC
 D   D   F   N   UD  SD  D   DC
 C   C   F   N   UC  SC  DC  C
"""
TABLES = [(AND, all_of), (OR, any_of), (JOINT, joint)]
NOT = {"T": "F", "F": "T", "N": "N", "U": "U", "S": "S", "D": "D", "C": "C"}
SHOWN = (
    (CONFLICT, "conflict"),
    (NOT_APPLICABLE, "not_applicable"),
    (SILENT, "not_found"),
    (UNKNOWN, "unknown"),
    (DISCRETION, "discretion"),
)


def meaning(word: str) -> Found:
    """What a word of the tables stands for: each bit with a cause of its own; N has none."""
    if word in "TF":
        return word == "T"
    return union(N_A if letter == "N" else absent(Cause(BITS[letter], letter)) for letter in word)


def cells(table: str) -> list[tuple[str, str, str]]:
    """Every cell of a table: row, column, what stands there."""
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [(row, column, found) for row, *line in rows for column, found in zip(head, line, strict=True)]


@pytest.mark.parametrize(("table", "function"), TABLES, ids=["dan", "atau", "joint"])
def test_two_operands(table: str, function: object) -> None:
    """Every cell of the tables for two operands, with the causes."""
    assert callable(function)
    assert [(row, column) for row, column, _ in cells(table)] == list(product(LETTERS, LETTERS))
    found = {(row, column): function([meaning(row), meaning(column)]) for row, column, _ in cells(table)}
    assert found == {(row, column): meaning(word) for row, column, word in cells(table)}


def test_not() -> None:
    """*bukan* turns what is known, and keeps every absence."""
    assert all(negation(meaning(word)) == meaning(found) for word, found in NOT.items())


@pytest.mark.parametrize(("table", "function"), TABLES, ids=["dan", "atau", "joint"])
def test_three_operands_in_any_order(table: str, function: object) -> None:
    """Three operands give what two times two give, whatever their order and grouping."""
    assert callable(function)
    for words in product(LETTERS, repeat=3):
        first, second, third = map(meaning, words)
        expected = function([function([first, second]), third])
        for order in permutations((first, second, third)):
            assert function(order) == expected, words


absences = st.sets(st.sampled_from(sorted(BITS)), min_size=1).map(lambda bits: meaning("".join(sorted(bits))))


@given(absences, absences, absences)
def test_a_union_forgets_nothing(first: Absent, second: Absent, third: Absent) -> None:
    """A union has every bit and every cause of its parts, in any order and however often."""
    together = union([first, second, third])
    assert together.bits == first.bits | second.bits | third.bits
    assert together.causes == first.causes | second.causes | third.causes
    assert union([third, union([second, first]), first]) == together


@given(absences)
def test_what_is_shown_of_an_absence(value: Absent) -> None:
    """One of its bits is shown: the first of C, N, S, U, D; only N alone is no possible guard."""
    assert STATUS_OF[value.shown] == next(word for bit, word in SHOWN if bit & value.bits)
    assert not_only_n(value) == (value != N_A)


def test_nothing_is_not_an_absence() -> None:
    """A union of nothing is a fault of ours."""
    with pytest.raises(AssertionError):
        union([])
