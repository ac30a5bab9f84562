"""What an implementation of the workload must offer to be verified and measured."""

from __future__ import annotations

from typing import Any, Protocol

from benchmarks.workload import Canonical, Record


class Implementation(Protocol):
    """One way of answering the workload.

    A module in `benchmarks/peers/` holds an instance, and a line of `benchmarks.peers.ENTRIES` names it.
    The module imports what a user of that way would import and no more: its import is part of the time to
    the first answer.

    Timed: `load` (rarely), `one` (mostly), and in "first answer" the import of the module as well.
    Not timed: `prepare` and `canonical`.
    """

    @property
    def name(self) -> str:
        """The name in tables and results."""
        ...

    @property
    def digits(self) -> int | None:
        """None if numbers are exact. Otherwise the decimal places to which `angka_kredit` is compared."""
        ...

    def load(self) -> Any:
        """Read or compile the rules: whatever happens once per process. The result is handed to `one`."""
        ...

    def prepare(self, record: Record) -> Any:
        """The record in the form this implementation takes; only a change of form, no part of the answer.

        Called after ``load``, whose layout it may use.
        """
        ...

    def one(self, state: Any, prepared: Any, /) -> Any:
        """The answer to one prepared record, all nine parts of it. Must not change `prepared`."""
        ...

    def canonical(self, answer: Any) -> Canonical:
        """The answer in the form that is compared."""
        ...
