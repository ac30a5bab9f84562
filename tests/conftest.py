"""What every test may use: the search profiles, the golden files and the long search."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

GOLDEN = Path(__file__).parent / "golden"
SOAK_MINUTES = "KINERJA_SOAK_MINUTES"

# `ci` draws the same examples every time, and does not mind a busy machine. `soak` draws new ones in each round.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("soak", settings.get_profile("ci"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the one switch that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; then read the diff")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite golden files where nobody reads the diff."""
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is refused while CI is set: golden files are read before they change")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`: `golden("to_markdown/smallest.md", text)`.

    A text ends with exactly one newline; paths, dates and versions are normalised by the caller.
    """
    update = request.config.getoption("--update-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        assert GOLDEN in path.resolve().parents, f"{name} lies outside tests/golden"
        assert text.endswith("\n"), f"{name}: the text does not end with a newline"
        assert not text.endswith("\n\n"), f"{name}: the text ends with more than one newline"
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if not path.exists():
            pytest.fail(f"tests/golden/{name} is not there yet: run pytest with --update-golden, then read it")
        assert path.read_text(encoding="utf-8") == text

    return compare


# The long search (`make soak`): with KINERJA_SOAK_MINUTES set, every property of the suite is a soak test besides
# those marked so by hand, and each is run again and again until its share of the minutes is spent.


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every hypothesis test as a soak test while a soak is on."""
    if SOAK_MINUTES in os.environ:
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("soak")


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> object:
    """Repeat a soak test until its share of the minutes is spent; a failure ends it at once."""
    outcome = yield
    if SOAK_MINUTES in os.environ and pyfuncitem.get_closest_marker("soak"):
        arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        ends = time.monotonic() + 60 * float(os.environ[SOAK_MINUTES]) / len(pyfuncitem.session.items)
        rounds = 1
        while time.monotonic() < ends:
            pyfuncitem.obj(**arguments)
            rounds += 1
        pyfuncitem.user_properties.append(("rounds", rounds))
    return outcome


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how often each soak test was run."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "rounds":
                terminalreporter.write_line(f"{value:>6} rounds  {report.nodeid}")
