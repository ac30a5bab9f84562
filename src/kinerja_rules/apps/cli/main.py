"""The front door of the command: words, language, streams and faults. What a verb does is in ``commands/<verb>.py``."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TextIO

from kinerja_rules._version import __version__
from kinerja_rules.apps.cli.call import INTERRUPTED, NOT_EXAMINED, OUR_FAULT, Answer, Call, UsageError
from kinerja_rules.apps.cli.words import LANGUAGES, VERBS, Parser, find_verb, has_option
from kinerja_rules.base.catalogue import say
from kinerja_rules.base.suggest import nearest


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; everything is written at the end, results before messages."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = _language(words)
    try:
        answer = _answer(words, language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last line of defence: a promise of ours is broken
        answer = _our_fault(fault, language)
    try:
        _write(sys.stdout, answer.out)
        _write(sys.stderr, answer.err)
    except KeyboardInterrupt:
        return INTERRUPTED
    except CannotWrite:
        # A result that nobody received must not look like a verdict.
        with contextlib.suppress(CannotWrite):
            _write(sys.stderr, say(language, "usage.cannot_write") + "\n")
        return NOT_EXAMINED
    return answer.code


class CannotWrite(Exception):
    """The result could not be written: a full disk, a closed device."""


def _answer(words: list[str], language: str) -> Answer:
    at = find_verb(words)
    verb = "" if at is None else words[at]
    try:
        if verb and verb not in VERBS:
            raise UsageError("unknown_verb", value=verb, suggestion=nearest(verb, VERBS), verbs=", ".join(VERBS))
        return _run(verb, [word for index, word in enumerate(words) if index != at], language)
    except UsageError as error:
        key = f"usage.{error.key}"
        text = say(language, key, **error.facts)
        if error.facts.get("suggestion"):
            text += f" {say(language, 'usage.did_you_mean', suggestion=error.facts['suggestion'])}"
        hint = say(language, "usage.see_help", command=f"kinerja {verb if verb in VERBS else ''}".strip())
        return Answer(NOT_EXAMINED, err=f"kinerja: {text}\n{hint}\n")


def _run(verb: str, words: list[str], language: str) -> Answer:
    parser = Parser(verb, language)
    if has_option(words, "--version"):
        return Answer(0, f"kinerja-rules {__version__}\n")
    if not verb:
        _list_verbs(parser)
        if has_option(words, "-h", "--help"):
            return Answer(0, parser.format_help())
        parser.parse_args(words)
        return Answer(NOT_EXAMINED, err=parser.format_help())
    command = import_module(f"kinerja_rules.apps.cli.commands.{verb}")
    command.describe(parser)
    if has_option(words, "-h", "--help"):
        return Answer(0, parser.format_help())
    options = parser.parse_intermixed_args(words)
    wants_colour = not options.no_color and not os.environ.get("NO_COLOR")
    call = Call(
        options,
        language,
        colour_out=wants_colour and sys.stdout.isatty(),
        colour_err=wants_colour and sys.stderr.isatty(),
    )
    answer: Answer = command.run(call)
    return answer


def _list_verbs(parser: Parser) -> None:
    """Show the verbs where another command shows what it is about."""
    for verb in VERBS:
        parser.things.add_argument(verb, nargs="?", help=say(parser.language, f"verb.{verb}"))


def _language(words: Sequence[str]) -> str:
    """The language asked for with ``--lang``, else by the environment, else Indonesian."""
    for index, word in enumerate(words):
        value = words[index + 1] if word == "--lang" and index + 1 < len(words) else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return value
    asked = os.environ.get("KINERJA_LANG", "").casefold()[:2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _our_fault(fault: Exception, language: str) -> Answer:
    """Exit code 3: what happened, without a word of anybody's data, and the trace only for those who ask."""
    if os.environ.get("KINERJA_DEBUG") == "1":
        return Answer(OUR_FAULT, err="".join(traceback.format_exception(fault)))
    from kinerja_rules.base.diagnostic import report
    from kinerja_rules.evaluation.kinds_of_problem import OUR_FAULT as KIND
    from kinerja_rules.presentation.to_diagnostics import to_text

    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "kinerja_rules" in frame.filename]
    what = f"{type(fault).__name__} ({Path(frames[-1].filename).name}:{frames[-1].lineno})"
    return Answer(OUR_FAULT, err=to_text([report(KIND, None, what=what)], language))


def _write(stream: TextIO, text: str) -> None:
    """Write and flush; UTF-8 and plain line ends whatever the machine prefers, quiet where nobody reads."""
    if not text:
        return
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # What is left in the buffer must not raise again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            raise CannotWrite from error


if __name__ == "__main__":
    sys.exit(main())
