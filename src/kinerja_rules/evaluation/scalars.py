"""One text of a record → a typed value, or what is wrong with it.

Each reader takes the spelling in the file and gives a value; a text that does not fit raises ``Unfit``, which never
leaves this floor: ``shape`` turns it into a problem with a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from kinerja_rules.base.diagnostic import Kind
from kinerja_rules.base.suggest import nearest
from kinerja_rules.evaluation import kinds_of_problem as k
from kinerja_rules.evaluation.record import number_fault
from kinerja_rules.model.model import Fact, Options, PeriodId
from kinerja_rules.values.kinds import Choice, Day, Number, PeriodKind, Text, Unknown, YesNo
from kinerja_rules.values.number import PLACES, show_exact

FactPlain: TypeAlias = bool | Fraction | date | str | PeriodId

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMERIC_DATE: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_PERIOD: Final = re.compile(r"([a-z][a-z0-9_]*)\s+([0-9]{4})", re.IGNORECASE)
_COMMA: Final = re.compile(r"-?[0-9]+,[0-9]+")


class Unfit(Exception):
    """A text that does not fit its field: the kind of problem and its facts."""

    def __init__(self, kind: Kind, **facts: str) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.facts = facts


def read_yes_no(text: str, field: str) -> bool:
    """*ya*, *tidak*, or JSON's true and false."""
    word = text.strip().lower()
    if word in ("ya", "true"):
        return True
    if word in ("tidak", "false"):
        return False
    suggestion = {"yes": "ya", "y": "ya", "no": "tidak", "n": "tidak", "1": "ya", "0": "tidak"}.get(word, "")
    raise Unfit(k.NOT_YES_NO, field=field, value=text, suggestion=suggestion)


def read_day(text: str, field: str) -> date:
    """A date as yyyy-mm-dd."""
    found = _ISO.fullmatch(text)
    if found:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            raise Unfit(k.NOT_A_DATE, field=field, value=text, reason="nonexistent", suggestion="") from None
    suggestion = ""
    numeric = _NUMERIC_DATE.fullmatch(text)
    # 05/04/2024 reads two ways; only a day past 12 says which part is the month.
    if numeric and int(numeric[1]) > 12 >= int(numeric[2]) > 0 and int(numeric[1]) <= 31:
        suggestion = f"{numeric[3]}-{int(numeric[2]):02d}-{int(numeric[1]):02d}"
    raise Unfit(k.NOT_A_DATE, field=field, value=text, reason="form", suggestion=suggestion)


def read_number(text: str, field: str, kind: Number, low: Fraction | None, high: Fraction | None) -> Fraction:
    """An exact number within its bounds; a percentage is written as 75 and means a share of 3/4."""

    def unfit(reason: str, limit: str = "", suggestion: str = "") -> Unfit:
        return Unfit(k.NOT_A_NUMBER, field=field, value=text, reason=reason, limit=limit, suggestion=suggestion)

    if _COMMA.fullmatch(text):
        raise unfit("comma", suggestion=text.replace(",", "."))
    if number_fault(text) is not None:
        raise unfit("form")
    value = Fraction(Decimal(text))
    if kind.unit == "bulat":
        if value.denominator != 1:
            raise unfit("whole")
    elif kind.unit == "persen":
        value /= 100
    if (value * 10 ** PLACES[kind.unit]).denominator != 1:
        raise unfit("places", str(PLACES[kind.unit] - (2 if kind.unit == "persen" else 0)))
    if low is not None and value < low:
        raise unfit("low", str(show_exact(low)))
    if high is not None and value > high:
        raise unfit("high", str(show_exact(high)))
    return value


def read_option(text: str, field: str, options: Sequence[str]) -> str:
    """One option of a closed list, in whatever case."""
    word = text.strip().lower()
    if word in options:
        return word
    raise Unfit(k.NOT_AN_OPTION, field=field, value=text, options=", ".join(options), suggestion=nearest(word, options))


def read_period(text: str) -> PeriodId | None:
    """A period as ``semester_1 2024``; none where the text is no such thing."""
    found = _PERIOD.fullmatch(text.strip())
    return None if found is None else PeriodId(found[1].lower(), int(found[2]))


def reader(fact: Fact, options: Options | None) -> Callable[[str], FactPlain]:
    """The reader of a fact's kind."""
    field, kind = fact.name.short, fact.kind
    match kind:
        case YesNo():
            return lambda text: read_yes_no(text, field)
        case Day():
            return lambda text: read_day(text, field)
        case Number():
            return lambda text: read_number(text, field, kind, fact.low, fact.high)
        case Choice():
            names = options.names if options is not None else ()
            return lambda text: read_option(text, field, names)
        case Text() | PeriodKind() | Unknown():
            return lambda text: text
        case _:
            assert_never(kind)
