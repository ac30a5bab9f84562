"""What starting costs: nothing heavy is loaded before it is needed."""

import subprocess
import sys

import pytest

HEAVY = {"jinja2", "lark", "networkx", "numpy", "pydantic", "rich", "yaml"}

VERSION = """
sys.argv = ["kinerja", "--version"]
from kinerja_rules.apps.cli.main import main
try:
    code = main()
except SystemExit as end:
    code = end.code
assert not code, code
"""


def loaded_by(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after this code."""
    report = f"import sys\n{code}\nprint('\\nloaded', *sorted({HEAVY!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-I", "-c", report], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.splitlines()[-1].split()[1:])


def test_the_probe_sees_a_heavy_module() -> None:
    """The probe reports what is loaded."""
    assert loaded_by("import yaml") == {"yaml"}


@pytest.mark.parametrize("code", ["import kinerja_rules", VERSION], ids=["import", "version"])
def test_nothing_heavy(code: str) -> None:
    """`import kinerja_rules` and `kinerja --version` load none of the heavy libraries."""
    assert loaded_by(code) == set()
