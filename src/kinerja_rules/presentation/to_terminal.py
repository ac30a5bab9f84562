"""The report of one result for the officer: plain text of 80 columns, the same in a pipe and on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kinerja_rules.evaluation.result import Missing, NextRow, ReadingRow, Result, StatementRow, StepRow, ValueRow
from kinerja_rules.presentation.lines import clean, day_text, fact_text, wrapped
from kinerja_rules.presentation.sentences import LOG, LOG_ACTOR, LOG_DAY, Sentences, is_catalogued, sentences_for

SHOWN_DIGEST: Final = 12
"""How many signs of a fingerprint a report shows; JSON has all."""

# What the section on readings says already.
_SAID_AS_READING: Final = ("assumption", "reading_adopted", "reading_open")


def to_terminal(result: Result, language: str) -> str:
    """The report, ending with one newline."""
    words = sentences_for(result, language)
    parts = [_header(result, words), _verdict(result, words)]
    if result.summary.verdict != "not_covered":
        parts += [
            _section("steps", _steps(result, words), words),
            _section("next", _next(result, words), words),
            _section("values", _values(result, words), words),
            _section("missing", _missing(result, words), words),
        ]
    parts += [
        _section("readings", _readings(result, words), words),
        _section("warnings", _warnings(result, words), words),
        _section("statements", _statements(result, words), words),
        _footer(result, words),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def _section(key: str, lines: Iterable[str], words: Sentences) -> list[str]:
    """Lines under a title; no title without lines."""
    body = list(lines)
    return [words.say(f"report.{key}"), "", *body] if body else []


def _header(result: Result, words: Sentences) -> list[str]:
    lines = wrapped(clean(result.regulation.title))
    if result.regulation.number:
        lines += wrapped(words.say("report.number", number=clean(result.regulation.number)))
    if result.period:
        first, last = (day_text(day, words.language) for day in (result.period.first, result.period.last))
        lines += wrapped(words.say("report.period", first=first, last=last, label=result.period.id))
    else:
        lines.append(words.say("report.no_period"))
    as_of = words.say("report.as_of", day=day_text(result.as_of, words.language))
    if result.known_at:
        as_of += f", {words.say('report.known_at', day=day_text(result.known_at, words.language))}"
    return [*lines, *wrapped(as_of)]


def _verdict(result: Result, words: Sentences) -> list[str]:
    summary = result.summary
    lines = [words.say("report.verdict", verdict=words.say(f"verdict.{summary.verdict}"))]
    counts = [
        words.say(f"report.{name}", count=str(count))
        for name, count in (
            ("violations", summary.violations),
            ("undetermined", summary.undetermined),
            ("advice", summary.advice),
            ("others", summary.others),
        )
        if count
    ]
    if counts and summary.verdict != "not_covered":
        lines += wrapped("; ".join(counts) + ".", "  ")
    key = {"excluded": "excluded", "advised": "advised", "unknown": "scope_unknown"}.get(result.scope)
    if key:
        lines += wrapped(words.with_cited(words.say(f"report.{key}"), result.scope_basis), "  ")
    return lines


# ---------------------------------------------------------------------------------------------------------------- steps


def _steps(result: Result, words: Sentences) -> Iterator[str]:
    shown = [row for row in result.steps if row.status != "not_applicable"]
    stage = None
    for number, row in enumerate(shown, 1):
        if number > 1:
            yield ""
        if row.stage_label and row.stage_label != stage:
            yield clean(row.stage_label)
            yield ""
        stage = row.stage_label
        yield from wrapped(f"{clean(row.label)}: {words.status(row)}", f"{number}. ".rjust(4))
        yield from _step(row, words)
    hidden = [clean(row.label) for row in result.steps if row.status == "not_applicable"]
    if hidden:
        if shown:
            yield ""
        yield from wrapped(words.say("report.irrelevant", steps="; ".join(hidden).rstrip(".")))


def _step(row: StepRow, words: Sentences) -> Iterator[str]:
    """What is said below a step's first line."""
    story = [words.obligation(row), *(words.reason(row, reason) for reason in row.because)]
    is_silent = any(reason.key == "closing_silent" for reason in row.because)
    if row.axes.timing == "undetermined" and row.axes.completion == "done" and not is_silent:
        story.append(words.say("step.timing_open"))
    yield from wrapped(" ".join(sentence for sentence in story if sentence), "    ")
    said = {i for reason in row.because for i in reason.basis}
    silent = [i for i in row.silences if i not in said]
    if silent:
        yield from wrapped(words.say("step.silent", ids=words.ids(silent)), "    ")
    yield from _conflicts(row, words)
    yield from _permitted(row, words)
    if row.consequence:
        yield from wrapped(_consequence(row, words), "    ")
    if len(row.counted) < len(row.violations):
        who = words.party(row.duty_of, row.duty_label)
        yield from wrapped(words.say("step.others_duty", who=who), "    ")
    if row.missing:
        yield from wrapped(words.say("step.missing", missing=words.missing_in_step(row)), "    ")
    rest = [i for i in row.basis if i not in said]
    if rest:
        yield from wrapped(words.say("step.basis", ids=words.ids(rest)), "    ")


def _conflicts(row: StepRow | ValueRow, words: Sentences) -> Iterator[str]:
    if row.conflicts:
        names = "; ".join(f"`{clean(name)}`" for name in row.conflicts)
        yield from wrapped(words.say("step.conflicts", names=names), "    ")


def _permitted(row: StepRow, words: Sentences) -> Iterator[str]:
    """Who may do a step that is not done yet, where that is more than the one whose duty it is."""
    if row.axes.completion == "done":
        return
    for answer, key in (("yes", "permitted"), ("undetermined", "permitted_perhaps")):
        actors = [words.party(p.actor, p.label) for p in row.permitted_actors if p.permitted == answer]
        if actors and (key == "permitted_perhaps" or actors != [words.party(row.duty_of, row.duty_label)]):
            yield from wrapped(words.say(f"step.{key}", actors=words.listed(actors)), "    ")


def _consequence(row: StepRow, words: Sentences) -> str:
    assert row.consequence is not None
    status = row.consequence.status
    key = status if words.has(f"step.consequence.{status}") else "other"
    cited, value = words.cited(row.consequence.basis), clean(row.consequence.value or "")
    return words.say(f"step.consequence.{key}", cited=cited, value=value).replace(" .", ".")


def _next(result: Result, words: Sentences) -> Iterator[str]:
    rows = {row.id: row for row in result.steps}
    for step in result.next:
        yield from wrapped(_next_sentence(step, rows[step.step], result, words), "  - ")


def _next_sentence(step: NextRow, row: StepRow, result: Result, words: Sentences) -> str:
    facts = {"label": clean(step.label), "actor": words.party(step.actor, step.actor_label)}
    if step.due is not None:
        key = "by" if step.due >= result.as_of else "passed"
        return words.say(f"next.{key}", day=day_text(step.due, words.language), **facts)
    if row.advised_until is not None:
        key = "advised" if row.advised_until >= result.as_of else "advised_passed"
        return words.say(f"next.{key}", day=day_text(row.advised_until, words.language), **facts)
    silent = next((reason.basis for reason in row.because if reason.key == "closing_silent"), ())
    if silent:
        return words.say("next.silent", cited=words.cited(silent), **facts)
    return words.say("next.plain", **facts)


# ------------------------------------------------------------------------------------------------------ values, missing


def _values(result: Result, words: Sentences) -> Iterator[str]:
    for row in result.values:
        if row.status != "not_applicable":
            yield from _value(row, words)
    irrelevant = [clean(row.label) for row in result.values if row.status == "not_applicable"]
    if irrelevant:
        yield from wrapped(words.say("report.irrelevant", steps="; ".join(irrelevant).rstrip(".")), "  - ")


def _value(row: ValueRow, words: Sentences) -> Iterator[str]:
    label = clean(row.label)
    if row.status == "known":
        sentence = words.say("value.known", label=label, value=words.value(row))
    else:
        sentence = words.say("value.absent", label=label, absence=words.absence(row.status))
    yield from wrapped(words.with_cited(sentence, (*row.basis, *row.silences)), "  - ")
    if row.borrowed_from:
        cited = words.cited(row.borrowed_because)
        key = "borrowed" if cited else "borrowed_plain"
        home = clean(row.borrowed_title or row.borrowed_from)
        yield from wrapped(words.say(f"value.{key}", home=home, cited=cited), "    ")
    # Whose decision is awaited is said with what is missing.
    also = [status for status in row.also if status != "discretion" or not any(m.who for m in row.missing)]
    if also:
        yield from wrapped(words.say("value.also", absences=words.listed(map(words.absence, also))), "    ")
    yield from _conflicts(row, words)
    if row.missing:
        yield from wrapped(words.say("step.missing", missing=words.missing(row.missing)), "    ")
    if row.possible:
        yield from wrapped(words.say("value.possible", values=words.possible(row)), "    ")


def _missing(result: Result, words: Sentences) -> Iterator[str]:
    """Everything still to be filled in, by who fills it in."""
    rows = list(dict.fromkeys((*_all(result.steps), *_all(result.values))))
    for path, key in ((LOG, "logs"), (LOG_DAY, "log_days"), (LOG_ACTOR, "log_actors")):
        labels = [words.step(row.item) for row in rows if row.path == path and row.item]
        if labels:
            yield from wrapped(words.say(f"missing.{key}", labels="; ".join(labels)), "  - ")
            if path == LOG:
                yield from wrapped(words.say("missing.close_log"), "    ")
    facts: dict[str, list[str]] = {}
    for row in rows:
        if not _is_of_log(row):
            facts.setdefault(words.party(row.who, row.who_label) if row.who else "", []).append(words.fact(row))
    for who, named in sorted(facts.items()):
        key = "facts_by" if who else "facts"
        listed = "; ".join(dict.fromkeys(named))
        yield from wrapped(words.say(f"missing.{key}", who=who, facts=listed), "  - ")


def _all(rows: Iterable[StepRow] | Iterable[ValueRow]) -> Iterator[Missing]:
    for row in rows:
        yield from row.missing


def _is_of_log(row: Missing) -> bool:
    return bool(row.item) and row.path in (LOG, LOG_DAY, LOG_ACTOR)


# ------------------------------------------------------------------------------------- readings, notes, statements, end


def _readings(result: Result, words: Sentences) -> Iterator[str]:
    """First the readings whose other alternatives would change the report, then the others in short."""
    deciding = [row for row in result.readings if row.differs or row.adopted is None]
    for row in deciding:
        yield from _reading(row, result, words)
    rest = [row for row in result.readings if row not in deciding]
    if rest:
        yield from wrapped(words.say("reading.same"), "  - ")
    for row in rest:
        adopted = clean(row.adopted_text or row.adopted or "").rstrip(".")
        yield from wrapped(words.with_cited(f"{clean(row.question)} {adopted}.", row.basis), "    - ")


def _reading(row: ReadingRow, result: Result, words: Sentences) -> Iterator[str]:
    yield from wrapped(words.with_cited(clean(row.question), row.basis), "  - ")
    if row.adopted is None:
        sentence = words.say("reading.open")
    else:
        key = ("assumption" if row.is_assumption else "adopted") + ("_by" if row.by else "")
        text = clean(row.adopted_text or row.adopted).rstrip(".")
        sentence = words.say(f"reading.{key}", text=text, by=clean(row.by), reason=clean(row.reason)).rstrip(": ")
    yield from wrapped(sentence, "    ")
    for choice, text in dict.fromkeys((difference.choice, difference.choice_text) for difference in row.differs):
        outputs = "; ".join(_differences(row, choice, result, words))
        facts = {"choice": clean(choice), "text": clean(text).rstrip("."), "outputs": outputs}
        yield from wrapped(words.say("reading.differs_named" if text else "reading.differs", **facts), "    ")


def _differences(row: ReadingRow, choice: str, result: Result, words: Sentences) -> Iterator[str]:
    """What another alternative would say of each output that it changes."""
    values = {value.name: value for value in result.values}
    for difference in row.differs:
        if difference.choice != choice:
            continue
        if difference.output in values:
            label = clean(difference.label or values[difference.output].label)
            if difference.status == "known" and difference.value is not None:
                yield words.say("reading.value", label=label, value=_plain_text(difference.value, words))
            else:
                yield words.say("value.absent", label=label, absence=words.absence(difference.status))
        elif difference.value is not None:
            day = fact_text(difference.value, words.language)
            yield words.say("reading.step_due", label=words.step(difference.output), day=day)
        else:
            status = words.say(f"status.{difference.status}")
            yield words.say("reading.step", label=words.step(difference.output), status=status)


def _plain_text(value: str, words: Sentences) -> str:
    """A value as differences carry it, in words."""
    answer = {"true": "yes", "false": "no"}.get(value.casefold())
    return words.say(f"value.{answer}") if answer else fact_text(value, words.language)


def _warnings(result: Result, words: Sentences) -> Iterator[str]:
    for warning in result.warnings:
        if warning.key not in _SAID_AS_READING:
            yield from wrapped(words.warning(warning), "  - ")


def _statements(result: Result, words: Sentences) -> Iterator[str]:
    # A silence of our own without an id has been said in words where it counts.
    rows = [row for row in result.statements if is_catalogued(row.id)]
    width = max((len(row.id) for row in rows), default=0)
    for row in rows:
        yield from _statement(row, f"  {clean(row.id).ljust(width)}  ", words)


def _statement(row: StatementRow, head: str, words: Sentences) -> Iterator[str]:
    yield from wrapped(clean(row.text), head)
    about = []
    if row.reliability:
        about.append(words.say("statement.reliability", reliability=words.say(f"reliability.{row.reliability}")))
    if row.place:
        about.append(words.say("statement.place", place=clean(row.place)))
    if row.sources:
        about.append(words.say("statement.sources", sources=", ".join(map(clean, row.sources))))
    if about:
        yield from wrapped("; ".join(about), " " * len(head))


def _footer(result: Result, words: Sentences) -> list[str]:
    rules, record = (digest[:SHOWN_DIGEST] for digest in (result.fingerprint, result.record_digest))
    identity = words.say("report.identity", rules=rules, record=record, engine=result.engine)
    return [*wrapped(identity), *wrapped(words.say("report.closing"))]
