"""The clauses of one declaration, sorted by grammar rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from kinerja_rules.syntax.tree import Branch

T = TypeVar("T")


class Clauses:
    """The clauses of one declaration, by grammar rule."""

    __slots__ = ("_groups",)

    def __init__(self, groups: dict[str, list[Branch]]) -> None:
        self._groups = groups

    def has(self, rule: str) -> bool:
        """Whether the clause is there."""
        return rule in self._groups

    def one(self, rule: str, build: Callable[[Branch], T]) -> T | None:
        """The only clause of that rule."""
        found = self._groups.get(rule)
        return build(found[0]) if found else None

    def all(self, rule: str, build: Callable[[Branch], T]) -> tuple[T, ...]:
        """Every clause of that rule."""
        return tuple([build(branch) for branch in self._groups.get(rule, ())])

    def joined(self, rule: str, build: Callable[[Branch], tuple[T, ...]]) -> tuple[T, ...]:
        """What every clause of that rule lists, in one row."""
        return tuple([item for branch in self._groups.get(rule, ()) for item in build(branch)])


def misplaced_roles(clauses: list[Branch]) -> Iterator[tuple[Branch, Branch | None, Branch | None]]:
    """Each *bagi* of a step, with the basis it follows and an earlier *bagi*, if any.

    Behind a basis people would read it as part of the clause that the basis ends; the grammar does not.
    """
    basis: Branch | None = None
    before: Branch | None = None
    for clause in clauses:
        last = clause.children[-1]
        if clause.data == "bagi_langkah":
            yield clause, basis, before
            before = clause
        elif isinstance(last, Branch) and last.data == "dasar":
            basis = last
