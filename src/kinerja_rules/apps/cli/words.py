"""The words of a command line: the verb, its options and their values, understood or refused in our own sentences.

``argparse`` does the parsing; what it has to say in English is recognised and said again from our phrases.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from kinerja_rules.apps.cli.call import UsageError
from kinerja_rules.base.catalogue import phrases, say
from kinerja_rules.base.suggest import nearest

LANGUAGES: Final = ("id", "en")
VERBS: Final = ("check", "validate", "test", "show")
WIDTH: Final = 80

_GLOBAL_VALUES: Final = ("--lang", "--policies")
_MONTH_DATE: Final = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

_COMPLAINTS: Final = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<word>\S+).*"), "unknown"),
    (re.compile(r"argument (?P<name>[^:]*): expected (?:one|at least one) argument"), "needs_value"),
    (re.compile(r"argument (?P<name>[^:]*): ignored explicit argument .*"), "takes_no_value"),
    (
        re.compile(r"argument (?P<name>[^:]*): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.*)\)"),
        "choice",
    ),
)


def find_verb(words: Sequence[str]) -> int | None:
    """The index of the verb: the first word that is no option and no value of a global option."""
    skip = False
    for index, word in enumerate(words):
        if skip:
            skip = False
        elif word in _GLOBAL_VALUES:
            skip = True
        elif not word.startswith("-"):
            return index
    return None


def has_option(words: Iterable[str], *names: str) -> bool:
    """Whether an option stands among the words, before a ``--``."""
    for word in words:
        if word == "--":
            return False
        if word in names:
            return True
    return False


class Parser(argparse.ArgumentParser):
    """A parser that speaks our languages, never exits and never abbreviates."""

    def __init__(self, verb: str, language: str) -> None:
        table = phrases(language)
        super().__init__(
            prog=f"kinerja {verb}".strip(),
            usage=table[f"usage.line.{verb or 'kinerja'}"],
            description=table[f"verb.{verb}"] if verb else table["cli.description"],
            epilog=table["cli.exit_codes"] if verb else table["cli.more_help"],
            formatter_class=lambda prog: _Formatter(prog, language),
            add_help=False,
            allow_abbrev=False,
        )
        self.language = language
        self.things = self.add_argument_group(table["cli.group.things" if verb else "cli.group.verbs"])
        self.choices = self.add_argument_group(table["cli.group.options"])
        self.common = self.add_argument_group(table["cli.group.common"])
        self.common.add_argument("--lang", choices=LANGUAGES, metavar="id|en", help=table["option.lang"])
        self.common.add_argument(
            "--policies", type=Path, metavar=table["metavar.folder"], help=table["option.policies"]
        )
        self.common.add_argument("--no-color", action="store_true", help=table["option.no_color"])
        self.common.add_argument("--no-cache", action="store_true", help=table["option.no_cache"])
        self.common.add_argument("-h", "--help", action="store_true", help=table["option.help"])
        self.common.add_argument("--version", action="store_true", help=table["option.version"])

    def option(self, flag: str, key: str, metavar: str = "", **more: object) -> None:
        """An option of the verb; its help is the phrase ``option.<key>``."""
        table = phrases(self.language)
        shown: dict[str, object] = {"metavar": table[f"metavar.{metavar}"]} if metavar else {}
        add: Callable[..., object] = self.choices.add_argument
        add(flag, help=table[f"option.{key}"], **shown, **more)

    def thing(self, name: str, key: str, count: str) -> None:
        """What the verb is about; its help is the phrase ``thing.<key>``."""
        table = phrases(self.language)
        self.things.add_argument(name, nargs=count, metavar=table[f"metavar.{key}"], help=table[f"thing.{key}"])

    def format_option(self, key: str, *forms: str) -> None:
        """``--format``, which every verb has whose result a program may read; the first form is the default."""
        help_text = phrases(self.language)[f"option.{key}"]
        form = {"choices": forms, "default": forms[0], "metavar": "|".join(forms)}
        add: Callable[..., object] = self.choices.add_argument
        add("--format", help=help_text, **form)

    def error(self, message: str) -> NoReturn:
        """Refuse the words in our own sentence."""
        for pattern, key in _COMPLAINTS:
            found = pattern.fullmatch(message)
            if found:
                facts = found.groupdict()
                word = facts.get("word") or facts.get("value") or ""
                known = self._known(facts.get("name", ""))
                raise UsageError(key, **(facts | {"suggestion": nearest(word.partition("=")[0], known)}))
        raise UsageError("unclear")

    def _known(self, name: str) -> list[str]:
        """What may stand in the place of a wrong word: the choices of an option, else every option."""
        flags = [flag for action in self._actions for flag in action.option_strings]
        for action in self._actions:
            if action.choices and name in action.option_strings:
                return [str(choice) for choice in action.choices]
        return flags


class _Formatter(argparse.HelpFormatter):
    """Help as wide in a pipe as on any terminal, under headings of our own."""

    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog, max_help_position=26, width=WIDTH)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The line that shows the order of words."""
        super().add_usage(usage, actions, groups, prefix or f"{say(self._language, 'usage.prefix')}: ")


def day(text: str) -> date:
    """A date as ``2024-01-31`` or ``31 Januari 2024``, with the month in either language.

    >>> day("31 Januari 2024")
    datetime.date(2024, 1, 31)
    """
    words = _MONTH_DATE.fullmatch(text.strip())
    try:
        if _ISO_DATE.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
        if words and words[2].casefold() in _months():
            return date(int(words[3]), _months()[words[2].casefold()], int(words[1]))
    except ValueError:
        raise UsageError("no_such_day", value=text) from None
    raise UsageError("not_a_day", value=text)


def _months() -> dict[str, int]:
    return {
        phrases(language)[f"month.{number}"].casefold(): number for language in LANGUAGES for number in range(1, 13)
    }


def reading(text: str) -> tuple[str, str]:
    """A reading and its alternative, ``name=alternative``."""
    name, equals, choice = (part.strip() for part in text.partition("="))
    if not (name and equals and choice):
        raise UsageError("not_a_reading", value=text)
    return name, choice
