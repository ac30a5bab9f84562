"""A small process that runs commands and weighs them: `python -m benchmarks.launcher < job.json`.

In: `{"commands": {name: argv}, "runs": n, "accept": [exit codes]}`.
Out: `{name: [[wall seconds, peak resident bytes], …]}`.

It is a process of its own because Linux counts the memory of the starting process towards the peak of the
started one: started from a process that holds many records, every command would seem to need at least as
much. What remains is the size of this launcher, about that of a bare Python, as the least peak it can
report.

Commands find their bytecode cached, as after an installation, whatever this process was told: the run that
does not count fills a cache of its own, outside the checkout.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time

BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts bytes on macOS and KiB elsewhere."""


def environment(cache: str) -> dict[str, str]:
    """This process's environment, with bytecode written to and read from the folder."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {"PYTHONPYCACHEPREFIX": cache}


def run(command: list[str], accept: list[int], surroundings: dict[str, str]) -> tuple[float, int]:
    """Wall time in seconds and peak resident memory in bytes of one run; its output goes nowhere."""
    with tempfile.TemporaryFile() as complaints:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, complaints.fileno(), 2),
        ]
        start = time.perf_counter()
        process = os.posix_spawnp(command[0], command, surroundings, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code not in accept:
            complaints.seek(0)
            sys.exit(f"{' '.join(command)} ended with {code}\n{complaints.read().decode(errors='replace')}")
    return wall, usage.ru_maxrss * BYTES_PER_UNIT


def main() -> None:
    """Run every command once unmeasured, then all of them in turn, `runs` times."""
    job = json.load(sys.stdin)
    commands: dict[str, list[str]] = job["commands"]
    measured: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as cache:
        surroundings = environment(cache)
        for command in commands.values():
            run(command, job["accept"], surroundings)
        for _ in range(job["runs"]):
            for name, command in commands.items():
                measured[name].append(run(command, job["accept"], surroundings))
    json.dump(measured, sys.stdout)


if __name__ == "__main__":
    main()
