"""The wheel: built from the sdist, it carries every text and works where there is no checkout."""

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).parents[2]
# In the checkout → in the wheel.
CARRIED = {
    "grammar": "kinerja_rules/_data/grammar",
    "policies": "kinerja_rules/_data/policies",
    "src/kinerja_rules": "kinerja_rules",
}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, with nothing of ours in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KINERJA"))}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def succeed(*command: str | Path, cwd: Path) -> str:
    """The standard output of a command that must succeed."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    # Without isolation: the backend is the pinned one, and nothing is fetched.
    succeed(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kinerja(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, from the wheel alone, in an environment that was empty."""
    home = tmp_path_factory.mktemp("empty")
    assert ROOT not in home.parents
    venv.create(home, with_pip=True)
    bin_ = home / ("Scripts" if os.name == "nt" else "bin")
    succeed(bin_ / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=home)
    return bin_ / "kinerja"


@pytest.mark.parametrize(("folder", "place"), CARRIED.items())
def test_the_wheel_carries_every_file(wheel: Path, folder: str, place: str) -> None:
    """Every file of the folder is in the wheel, byte for byte, and nothing else is."""
    ours = {
        path.relative_to(ROOT / folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        theirs = {
            name.removeprefix(f"{place}/"): sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name.startswith(f"{place}/") and ("_data/" in place or "_data/" not in name)
        }
    assert ours
    assert ours == theirs


def test_it_says_its_version(kinerja: Path, wheel: Path, tmp_path: Path) -> None:
    """`kinerja --version` names the version the wheel was built as."""
    assert wheel.name.split("-")[1] in succeed(kinerja, "--version", cwd=tmp_path)


def test_it_finds_grammar_and_policies(kinerja: Path, tmp_path: Path) -> None:
    """`kinerja check` reads the bundled policies and finds them good."""
    succeed(kinerja, "check", cwd=tmp_path)


def test_it_validates_a_record(kinerja: Path, tmp_path: Path) -> None:
    """`kinerja validate` examines a record, far from the checkout."""
    example = min((ROOT / "examples").glob("*.yaml"))
    shutil.copy(example, tmp_path)
    done = run(kinerja, "validate", example.name, cwd=tmp_path)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert done.stdout
