"""Which rule files a command is about, as named on the command line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.base.resources import policies_root
from kinerja_rules.workspace import Workspace, load, load_files


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """A workspace, and the part of it that was asked for: its problems, and its files (none: all)."""

    workspace: Workspace
    problems: tuple[Diagnostic, ...]
    only: Collection[str] | None

    @property
    def files(self) -> int:
        """How many rule files were asked for."""
        return len(self.workspace.texts) if self.only is None else len(self.only)


def load_paths(paths: Sequence[Path], policies: Path | None) -> RuleFiles:
    """The rule files named; without names, all of the policies folder.

    What lies in the policies folder is read together with the whole folder, of which it is a part; the problems shown
    are its own. Anything else stands alone, never mixed with the policies.
    """
    root = (policies_root() if policies is None else policies).resolve()
    if not paths or any(path.resolve() == root for path in paths):
        workspace = load(policies)
        return RuleFiles(workspace, workspace.problems, None)
    if not all(path.exists() and path.resolve().is_relative_to(root) for path in paths):
        workspace = load_files(paths)
        return RuleFiles(workspace, workspace.problems, None)
    workspace = load(policies)
    asked = [path.resolve().relative_to(root).as_posix() for path in paths]
    only = {name for name in workspace.texts if any(name == a or name.startswith(f"{a}/") for a in asked)}
    mine = tuple(
        problem
        for problem in workspace.problems
        if problem.span is None or any(_within(problem.span.source.name, a) for a in asked)
    )
    return RuleFiles(workspace, mine, only)


def _within(name: str, asked: str) -> bool:
    return name == asked or name.startswith(f"{asked}/")
