"""The floors: imports point down, and floors 0 to 6 are pure and exact."""

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "kinerja_rules"
PURE = ("base", "values", "syntax", "model", "program", "evaluation", "analysis")
EXACT = ("values", "syntax", "model", "program", "evaluation")

# (line, what is wrong there)
Finding = tuple[int, str]
Check = Callable[[str], Iterator[Finding]]


def sources(*folders: str, but: tuple[str, ...] = ()) -> list[Path]:
    """Our sources in these folders of the package, without those named."""
    found = [path for folder in folders for path in sorted((PACKAGE / folder).rglob("*.py"))]
    return [path for path in found if path.relative_to(PACKAGE).as_posix() not in but]


def findings(check: Check, paths: list[Path]) -> list[str]:
    """What the check finds in these files, one `file:line what` each."""
    return [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for path in paths
        for line, what in check(path.read_text(encoding="utf-8"))
    ]


def calls(text: str, *builtins: str) -> Iterator[Finding]:
    """Calls of these builtins."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in builtins:
            yield node.lineno, f"{node.func.id}("


def file_access(text: str) -> Iterator[Finding]:
    """Calls of `open`; Ruff and import-linter do not see the builtin."""
    return calls(text, "open")


def inexact_numbers(text: str) -> Iterator[Finding]:
    """Float literals, `float(` and `round(`: numbers of law are exact, and rounding names its rule."""
    yield from calls(text, "float", "round")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, repr(node.value)


def catch_alls(text: str) -> Iterator[Finding]:
    """Handlers that swallow whatever comes."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {"" if kind is None else ast.unparse(kind) for kind in caught}
            if names & {"", "Exception", "BaseException"}:
                yield node.lineno, "catch-all"


def bare_suppressions(text: str) -> Iterator[Finding]:
    """`# type: ignore` and `# noqa` that do not say what they silence."""
    for token in tokenize.tokenize(BytesIO(text.encode()).readline):
        if token.type == tokenize.COMMENT and re.search(r"#\s*(type:\s*ignore(?!\[)|noqa(?!:\s*[A-Z]))", token.string):
            yield token.start[0], token.string


def test_imports_point_down() -> None:
    """Every import contract of pyproject.toml is kept."""
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_floors_open_no_file() -> None:
    """Floors 0 to 6 call no `open`; packaged data comes through base/resources.py alone."""
    assert findings(file_access, sources(*PURE, but=("base/resources.py",))) == []


def test_numbers_are_exact() -> None:
    """From values to evaluation there is no float and no unnamed rounding."""
    assert findings(inexact_numbers, sources(*EXACT)) == []


def test_no_catch_all() -> None:
    """No handler swallows everything; only the command's last line of defence may, to end with exit code 3."""
    assert findings(catch_alls, sources(".", but=("apps/cli/main.py",))) == []


def test_suppressions_name_their_code() -> None:
    """A silenced type error or lint finding says which."""
    assert findings(bare_suppressions, [*sources("."), *sorted((ROOT / "tests").rglob("*.py"))]) == []


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (file_access, "with open(name) as file: pass"),
        (inexact_numbers, "x = 1.0"),
        (inexact_numbers, "x = -1e3"),
        (inexact_numbers, "x = float(y)"),
        (inexact_numbers, "x = round(y)"),
        (catch_alls, "try: pass\nexcept: pass"),
        (catch_alls, "try: pass\nexcept Exception as e: pass"),
        (catch_alls, "try: pass\nexcept (ValueError, BaseException): pass"),
        (bare_suppressions, "x = 1  # type: " + "ignore"),
        (bare_suppressions, "x = 1  # no" + "qa"),
    ],
)
def test_checks_see_the_fault(check: Check, text: str) -> None:
    """Each check above finds what it is there to find."""
    assert len(list(check(text))) == 1


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (file_access, "source.open(); opens = 1"),
        (inexact_numbers, "x = 1; y = '1.0'; z = number.round(x); isinstance(x, float)"),
        (catch_alls, "try: pass\nexcept (ValueError, KeyError): pass"),
        (bare_suppressions, "x = '# no" + "qa'  # type: ignore[arg-type]  # noqa: E501"),
    ],
)
def test_checks_leave_the_rest_alone(check: Check, text: str) -> None:
    """Each check above is silent on what only looks like the fault."""
    assert list(check(text)) == []
