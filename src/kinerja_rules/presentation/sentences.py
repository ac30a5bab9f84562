"""Rows of a result in sentences of one language: citations, missing facts, statuses, values.

The words of the phrases are ours; labels, citations and texts of statements are those of the rule files and are only
cleaned. Sentences about advice never speak of a breach, and a silence is always said to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kinerja_rules.base.catalogue import fill, phrases
from kinerja_rules.evaluation.result import Missing, Plain, Reason, Result, StatementRow, StepRow, ValueRow, Warning_
from kinerja_rules.presentation.lines import clean, day_text, fact_text, listed, number_text

LOG: Final = "langkah"
LOG_DAY: Final = "langkah[].pada"
LOG_ACTOR: Final = "langkah[].oleh"

_CATALOGUED: Final = re.compile(r"[A-Z]+-\d")


def is_catalogued(i: str) -> bool:
    """Whether an id is one of the catalogue (``P-080``, ``X-011``), and not a name of our own.

    >>> is_catalogued("C-010a"), is_catalogued("persetujuan_rencana")
    (True, False)
    """
    return bool(_CATALOGUED.match(i))


@dataclass(frozen=True, slots=True)
class Sentences:
    """What one result needs to be said: its language and the labels of everything it names."""

    language: str
    statements: Mapping[str, StatementRow]
    steps: Mapping[str, str]
    parties: Mapping[str, str]

    def say(self, key: str, /, **facts: str) -> str:
        """A phrase with facts that are already words."""
        return fill(phrases(self.language)[key], facts)

    def has(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return key in phrases(self.language)

    def listed(self, items: Iterable[str]) -> str:
        """Items as a sentence names them."""
        return listed(items, self.language)

    # ------------------------------------------------------------------------------------------- ids and reliability

    def cited(self, ids: Iterable[str]) -> str:
        """Citations in brackets, each group with its reliability: ``(P-080, P-082, tinggi; P-071, rendah, …)``."""
        inner = self.ids(ids)
        return f"({inner})" if inner else ""

    def ids(self, ids: Iterable[str]) -> str:
        """Citations without brackets, those of one reliability together."""
        groups: dict[str, list[str]] = {}
        for i in dict.fromkeys(ids):
            statement = self.statements.get(i)
            groups.setdefault(statement.reliability or "" if statement else "", []).append(self.id_text(i))
        return "; ".join(
            ", ".join((*names, self.say(f"reliability.{letter}")) if letter else names)
            for letter, names in groups.items()
        )

    def id_text(self, i: str) -> str:
        """An id of the catalogue as it is; a name of our own that stands for one is said in words."""
        if self.has(f"silence.{i}"):
            return self.say(f"silence.{i}")
        if not is_catalogued(i) and i in self.statements:
            return clean(self.statements[i].text)
        return clean(i)

    def with_cited(self, sentence: str, ids: Iterable[str]) -> str:
        """A sentence with its citations before the final stop."""
        inner = self.cited(ids)
        if not inner:
            return sentence
        return f"{sentence[:-1]} {inner}." if sentence.endswith(".") else f"{sentence} {inner}"

    # ------------------------------------------------------------------------------------------------ people, missing

    def party(self, short: str, label: str = "") -> str:
        """A party by its label; the built-in ones have a phrase."""
        if not short:
            return self.say("party.unknown")
        if self.has(f"party.{short}"):
            return self.say(f"party.{short}")
        return clean(label or self.parties.get(short, "") or short.replace("_", " "))

    def missing_in_step(self, step: StepRow) -> str:
        """What a step still needs, itself not named."""
        done = "_earlier" if step.axes.completion == "done" else ""
        own = {LOG: f"own_log{done}", LOG_DAY: "own_log_day", LOG_ACTOR: "own_log_actor"}
        return self.listed(
            dict.fromkeys(
                self.say(f"missing.{own[row.path]}") if row.item == step.id and row.path in own else self._missing(row)
                for row in step.missing
            )
        )

    def missing(self, rows: Iterable[Missing]) -> str:
        """What an answer still needs."""
        return self.listed(dict.fromkeys(self._missing(row) for row in rows))

    def _missing(self, row: Missing) -> str:
        key = {LOG: "log", LOG_DAY: "log_day", LOG_ACTOR: "log_actor"}.get(row.path)
        if key and row.item:
            return self.say(f"missing.{key}", label=self.step(row.item))
        return self.fact(row, self.party(row.who, row.who_label) if row.who else "")

    def fact(self, row: Missing, who: str = "") -> str:
        """A field of the record, by its label, by the name under which it is filled in, and by whose decision."""
        key = "missing.fact" + ("_named" if row.label else "") + ("_by" if who else "")
        return self.say(key, label=clean(row.label), path=clean(row.path), who=who)

    def step(self, short: str) -> str:
        """A step by its label."""
        return clean(self.steps.get(short, "") or short)

    # -------------------------------------------------------------------------------------------------------- steps

    def status(self, row: StepRow) -> str:
        """The status of a step in words; the words of what is still to be done depend on its strength."""
        if row.status == "due" and row.obligation in ("advised", "optional", "undetermined"):
            return self.say(f"status.due_{row.obligation}")
        if row.status == "lapsed" and row.advised_until is None:
            return self.say("status.lapsed_binding")
        return self.say(f"status.{row.status}")

    def obligation(self, row: StepRow) -> str:
        """Who must, may or is advised to do a step, with the word of the regulation."""
        who = self.party(row.duty_of, row.duty_label)
        match row.obligation:
            case "required" | "optional":
                word = row.modality.replace(" ", "_")
                key = word if self.has(f"obligation.{word}") else "harus" if row.obligation == "required" else "dapat"
                sentence = self.say(f"obligation.{key}", who=who)
            case "advised":
                key = "dianjurkan" if row.modality in ("dianjurkan", "") else "capped"
                sentence = self.say(f"obligation.{key}", who=who)
            case "undetermined" if any(reason.key == "obligation_silent" for reason in row.because):
                return ""
            case "prohibited" | "undetermined":
                sentence = self.say(f"obligation.{row.obligation}")
            case _:
                return ""
        return sentence[:1].upper() + sentence[1:]

    def reason(self, row: StepRow, reason: Reason) -> str:
        """One sentence of why, with its citations."""
        facts = {name: fact_text(value, self.language) for name, value in reason.facts}
        if "actor" in facts:
            actor = dict(reason.facts)["actor"]
            facts["actor"] = self.party(actor, row.done_by_label if actor == row.done_by else "")
        if "permitted" in facts:
            parties = [part.strip() for part in dict(reason.facts)["permitted"].split(",") if part.strip()]
            facts["permitted"] = listed((self.party(party) for party in parties), self.language, "or")
        return self.with_cited(self.say(f"because.{reason.key}", **facts), reason.basis)

    def warning(self, warning: Warning_) -> str:
        """One note, with its citations."""
        facts = {name: fact_text(value, self.language) for name, value in warning.facts}
        return self.with_cited(self.say(f"warning.{warning.key}", **facts), warning.basis)

    # ------------------------------------------------------------------------------------------------------- values

    def value(self, row: ValueRow) -> str:
        """A known answer in words: the label of an option, a number with its unit, a date."""
        return self.plain(row.value, row.unit, row.value_label)

    def possible(self, row: ValueRow) -> str:
        """The outcomes that are still possible."""
        labels = row.possible_labels or ("",) * len(row.possible)
        pairs = zip(row.possible, labels, strict=True)
        return listed((self.plain(value, row.unit, label) for value, label in pairs), self.language, "or")

    def plain(self, value: Plain | None, unit: str = "", label: str = "") -> str:
        """A plain value in words; a share is said in percent, an option by its label."""
        match value:
            case None:
                return ""
            case bool():
                return self.say("value.yes" if value else "value.no")
            case Fraction():
                if unit == "persen":
                    return self.say("value.percent", number=number_text(value * 100, self.language))
                return number_text(value, self.language)
            case str():
                return clean(label) or f"`{clean(value)}`"
            case _:
                return day_text(value, self.language)

    def absence(self, status: str) -> str:
        """An absence in words."""
        return self.say(f"absence.{status}")


def sentences_for(result: Result, language: str) -> Sentences:
    """The sentences of one result."""
    parties = {
        short: label
        for row in result.steps
        for short, label in (
            (row.duty_of, row.duty_label),
            (row.done_by, row.done_by_label),
            *((p.actor, p.label) for p in row.permitted_actors),
        )
        if label
    }
    return Sentences(
        language,
        {row.id: row for row in result.statements},
        {row.id: row.label for row in result.steps},
        parties,
    )
