"""Diagnostics as a reader meets them: text with the line as typed, one-line form, JSON.

One diagnostic, many faces: the words come from its message page, the place from its span. Nothing here is decided
about the rules; what could drive a terminal is shown as ``·``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kinerja_rules.base.catalogue import Wording, phrases, say, wording
from kinerja_rules.base.diagnostic import Diagnostic
from kinerja_rules.base.span import Span
from kinerja_rules.evaluation.result import Json
from kinerja_rules.presentation.excerpt import excerpt
from kinerja_rules.presentation.lines import WIDTH, clean, wrapped

MOST_SHOWN: Final = 10
"""How many problems a text shows; JSON has all."""

DERIVED: Final = ("_fix", "_why")
"""What a fact that is one word of a closed list may be followed by: the hole ``{reason_fix}`` goes with ``reason``."""

_COLOURS: Final = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "place": "\x1b[1;34m"}
_PLAIN: Final = "\x1b[0m"


def in_words(problem: Diagnostic, language: str) -> Wording:
    """The words for a diagnostic, its facts cleaned and those from closed lists said in the language."""
    table = phrases(language)
    given = {name: clean(value) for name, value in problem.facts}
    facts = dict(given)
    for name, value in problem.facts:
        for suffix in ("", *DERIVED):
            key = f"words.{problem.kind.code}.{name}{suffix}.{value}"
            if key in table:
                facts[name + suffix] = say(language, key, **given)
    return wording(Diagnostic(problem.kind, problem.span, tuple(facts.items()), problem.labels), language)


def to_text(problems: Sequence[Diagnostic], language: str, *, colour: bool = False, most: int = MOST_SHOWN) -> str:
    """Problems as a text, at most ``most`` of them, in the order given; the last line says how many are left."""
    blocks = ["\n".join(_block(problem, language, colour)) for problem in problems[:most]]
    if len(problems) > most:
        blocks.append(say(language, "problems.more", count=str(len(problems) - most)))
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n")) if blocks else ""


def to_concise(problems: Iterable[Diagnostic], language: str) -> str:
    """One line for each problem: place, severity, code and title."""
    lines = []
    for problem in problems:
        place = f"{_place(problem.span)}: " if problem.span else ""
        lines.append(
            f"{place}{_severity(problem, language)} {problem.kind.code}: {in_words(problem, language).title}\n"
        )
    return "".join(lines)


def to_data(problem: Diagnostic, language: str) -> dict[str, Json]:
    """A problem as JSON-ready data: the facts as they are, and the words in the language."""
    words = in_words(problem, language)
    related: list[Json] = [
        {**_span_data(label.span), "caption": caption}
        for label, caption in zip(problem.labels, words.captions, strict=True)
    ]
    return {
        "code": problem.kind.code,
        "severity": problem.kind.severity,
        "title": words.title,
        **_span_data(problem.span),
        "label": words.label,
        "note": words.note,
        "help": words.help,
        "facts": dict(problem.facts),
        "related": related,
    }


def _block(problem: Diagnostic, language: str, colour: bool) -> list[str]:
    words = in_words(problem, language)
    severity = problem.kind.severity
    head = wrapped(words.title, f"{_severity(problem, language)} {problem.kind.code}: ", "  ")
    if colour:
        head[0] = f"{_COLOURS[severity]}{head[0]}{_PLAIN}"
    lines = head
    shown = [(problem.span, "-->", words.label, "^")] if problem.span else []
    shown += [(label.span, ":::", said, "-") for label, said in zip(problem.labels, words.captions, strict=True)]
    gutter = max((len(str(span.position.line)) for span, *_ in shown), default=1)
    for span, arrow, caption, mark in shown:
        lines.append(f"{' ' * gutter}{arrow} {_place(span)}")
        if span.source.text:
            lines += _marked(span, gutter, caption, mark, _COLOURS[severity if mark == "^" else "place"] * colour)
        elif caption:
            lines += wrapped(caption, " " * (gutter + 4))
    edge = f"{' ' * gutter} = " if shown else "  = "
    if words.note:
        lines += wrapped(words.note, f"{edge}{say(language, 'problems.note')}: ", " " * len(edge))
    if words.help:
        lines += wrapped(*_help(words.help, edge, language), " " * len(edge))
    return lines


def _help(text: str, edge: str, language: str) -> tuple[str, str]:
    """The help, and what begins its first line: *ketik* where the very text to type follows, else *perbaikan*."""
    verb, _, rest = text.partition(" ")
    typed = say(language, "problems.type")
    if verb.casefold() == typed and rest.startswith("`"):
        return rest, f"{edge}{typed}: "
    return text, f"{edge}{say(language, 'problems.help')}: "


def _marked(span: Span, gutter: int, caption: str, mark: str, colour: str) -> list[str]:
    """The line as typed and the marks below it; a caption that does not fit behind them gets lines of its own."""
    number = str(span.position.line).rjust(gutter)
    empty = " " * gutter
    shown = excerpt(span, WIDTH - gutter - 3)
    marks = mark * shown.length
    lead = f"{empty} | {' ' * shown.start}"
    painted = f"{lead}{colour}{marks}{_PLAIN}" if colour else lead + marks
    lines = [f"{empty} |", f"{number} | {shown.text}".rstrip()]
    if not caption:
        return [*lines, painted]
    if len(lead) + shown.length + 1 + len(caption) <= WIDTH:
        return [*lines, f"{painted} {caption}"]
    # Far to the right there is no room below the marks.
    indent = lead if len(lead) <= WIDTH // 2 else f"{empty} | "
    return [*lines, painted, *wrapped(caption, indent, indent)]


def _severity(problem: Diagnostic, language: str) -> str:
    return say(language, f"problems.{problem.kind.severity}")


def _place(span: Span) -> str:
    name = clean(span.source.name)
    return f"{name}:{span.position.line}:{span.position.column}" if span.source.text else name


def _span_data(span: Span | None) -> dict[str, Json]:
    if span is None:
        return {"file": None, "line": None, "column": None, "end": None}
    if not span.source.text:
        return {"file": span.source.name, "line": None, "column": None, "end": None}
    end = span.end_position
    return {
        "file": span.source.name,
        "line": span.position.line,
        "column": span.position.column,
        "end": {"line": end.line, "column": end.column},
    }
