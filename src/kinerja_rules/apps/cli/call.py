"""What every verb is given and what it gives back."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from typing import Final

from kinerja_rules.base.catalogue import say

GOOD: Final = 0
"""Examined and good."""
WANTING: Final = 1
"""Examined and found wanting."""
NOT_EXAMINED: Final = 2
"""Nothing could be examined."""
OUR_FAULT: Final = 3
"""A fault of ours."""
INTERRUPTED: Final = 130
"""Stopped by Ctrl-C, as shells count it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb has to say: its exit code, its results, and its messages."""

    code: int
    out: str = ""
    err: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The circumstances of a call: the parsed words, the language, and where colour may go."""

    options: Namespace
    language: str
    colour_out: bool
    colour_err: bool

    def say(self, key: str, /, **facts: str) -> str:
        """A phrase in the language of the call."""
        return say(self.language, key, **facts)


class UsageError(Exception):
    """Words that are no call; ``key`` names a phrase under ``usage``."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts
