"""Floor 7, data to texts, one module for each notation.

In: results, diagnostics and explanations.
Out: text for a terminal, JSON; later the other notations.
Promises: words and layout only, the same bytes for the same data; no output decides anything about a rule.
Leaves to the next floor: where the bytes go.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from kinerja_rules.evaluation.result import Result


class Output(NamedTuple):
    """One notation of a result: the module that writes it, loaded when it is first used, and its function."""

    module: str
    function: str

    def render(self, result: Result, language: str) -> str:
        """The result in this notation, ending with one newline."""
        text: str = getattr(import_module(f"kinerja_rules.presentation.{self.module}"), self.function)(result, language)
        return text


OUTPUTS: Final = {
    "text": Output("to_terminal", "to_terminal"),
    "json": Output("to_json", "result_to_json"),
}
"""The notations of a result, by the name that ``--format`` takes; the first is the default."""
