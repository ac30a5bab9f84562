"""The nearest name to one that is not known, or nothing."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that was probably meant, or ``""``.

    Same letters in another case win; else the smallest edit distance (a swap of neighbours counts once) that is at
    most a third of the word's length, at least one; ties go to the alphabetically first.

    >>> nearest("langka", ["langkah", "tahap"])
    'langkah'
    >>> nearest("xyz", ["langkah"])
    ''
    """
    folded = word.casefold()
    best = ""
    limit = max(1, len(word) // 3)
    for candidate in sorted(set(candidates)):
        if candidate.casefold() == folded:
            return candidate
        # A length difference is a lower bound of the distance, so most candidates cost nothing.
        if abs(len(candidate) - len(word)) > limit:
            continue
        distance = _distance(folded, candidate.casefold(), limit)
        if distance <= limit:
            best, limit = candidate, distance - 1
            if limit < 0:
                break
    return best


def _distance(a: str, b: str, limit: int) -> int:
    before: list[int] = []
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]
