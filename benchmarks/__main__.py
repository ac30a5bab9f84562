"""`python -m benchmarks`: verify all implementations, then measure them in turns, print and record."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from benchmarks.implementation import Implementation
from benchmarks.measure import Command, batch, enter, first_answers, loading, one_record, time_commands
from benchmarks.peers import ENTRIES, Entry, MissingPackage, find, resolve
from benchmarks.records import SEED, as_read, digest, generate
from benchmarks.report import Measured, Verified, to_data, to_table
from benchmarks.verify import Disagreement, verify
from benchmarks.workload import FINDINGS, Canonical

RESULTS = Path(__file__).parent / "results" / "latest.json"
LEAST_RECORDS = 2_000
BLOCK = 200


def count_of_records(text: str) -> int:
    """A number of records that is enough to verify on."""
    count = int(text)
    if count < LEAST_RECORDS:
        raise ArgumentTypeError(f"at least {LEAST_RECORDS} records are needed to verify")
    return count


def positive(text: str) -> int:
    """A number of repetitions."""
    number = int(text)
    if number < 1:
        raise ArgumentTypeError("at least 1")
    return number


def parser() -> ArgumentParser:
    """The options; the defaults take a few minutes."""
    options = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--records", type=count_of_records, default=2_000, help="to verify and loop over")
    options.add_argument("--seed", type=int, default=SEED, help="of the record generator")
    options.add_argument("--rounds", type=positive, default=30, help=f"blocks of {BLOCK} calls, in turns")
    options.add_argument("--batch-rounds", type=positive, default=3, help="loops over all records, in turns")
    options.add_argument("--processes", type=positive, default=7, help="cold starts, in turns")
    names = [entry.name for entry in ENTRIES]
    options.add_argument(
        "--only", nargs="+", choices=names, default=names, metavar="NAME", help=f"of {', '.join(names)}"
    )
    options.add_argument("--output", type=Path, default=RESULTS, help="default: results/latest.json")
    options.add_argument("--no-output", action="store_true", help="print only")
    return options


def available(names: list[str]) -> tuple[list[Entry], list[Implementation], list[str]]:
    """The named implementations that are installed, naive Python always first; and why others are skipped."""
    entries, implementations, skipped = [], [], []
    for entry in [ENTRIES[0], *(find(name) for name in dict.fromkeys(names) if name != ENTRIES[0].name)]:
        try:
            implementations.append(resolve(entry))
        except MissingPackage as missing:
            skipped.append(str(missing))
        else:
            entries.append(entry)
    return entries, implementations, skipped


def command_line(runs: int) -> dict[str, Command]:
    """The command line as an officer meets it, in turns with a bare Python; nothing is cached between runs."""
    kinerja = [sys.executable, "-m", "kinerja_rules"]
    example = str(Path(__file__).parents[1] / "examples" / "guru-2024-semester-1-terlambat.json")
    return time_commands(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "kinerja --help": [*kinerja, "--help"],
            "kinerja check": [*kinerja, "check"],
            "kinerja validate": [*kinerja, "validate", example, "--as-of", "2024-07-10"],
        },
        runs,
        accept=(0, 1),
    )


def found_in(answers: list[Canonical]) -> list[tuple[str, str]]:
    """Every finding of the answers as a pair of kind and step."""
    return [(kind, step) for answer in answers for kind in FINDINGS for step in getattr(answer, kind)]


def main() -> int:
    """Run the benchmark; 1 if the implementations disagree, and then nothing is timed."""
    options = parser().parse_args()
    entries, implementations, skipped = available(options.only)
    for line in skipped:
        print(line)

    records = as_read(generate(options.records, options.seed))
    try:
        answers = verify(implementations, records)
    except Disagreement as disagreement:
        print(f"nothing is timed: {disagreement}", file=sys.stderr)
        return 1
    findings = found_in(answers)
    verified = Verified(len(records), options.seed, digest(records), len(findings), len(set(findings)))
    names = [implementation.name for implementation in implementations]
    print(f"{', '.join(names)}: same answers on {len(records)} records with {len(findings)} findings\n")

    cold = first_answers(names, records[0], options.processes)
    loads = loading(implementations, options.batch_rounds)
    contenders = [enter(implementation, records) for implementation in implementations]
    measured = Measured(
        one_record=one_record(contenders, options.rounds, BLOCK),
        batch=batch(contenders, options.batch_rounds),
        first_answer=cold,
        load_ms=loads,
        commands=command_line(options.processes),
    )
    print(to_table(measured))
    if not options.no_output:
        data = to_data(measured, verified, entries, skipped)
        options.output.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
