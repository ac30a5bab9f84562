"""What is known of identifiers, checked without ever repeating them.

The 18 digits of a NIP are birth date, month of appointment, sex and a serial number (N-228 … N-232); the number of a
PPPK has 18 digits with another meaning (N-234); a NUPTK has 16 (N-235). Nothing is known that would refuse a record of
a PPPK for its digits, and the official form leaves the NIP of a non-PNS empty (P-312), so an empty one is never wrong.
"""

from __future__ import annotations

import re
from datetime import date

from kinerja_rules.evaluation.kinds_of_problem import BAD_IDENTIFIER
from kinerja_rules.evaluation.scalars import Unfit

_SEPARATORS = re.compile(r"[ .]")


def check_nip(text: str, status: str | None) -> None:
    """Raise ``Unfit`` for a NIP that cannot be one; ``status`` is the record's ``status_kepegawaian`` where given."""
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise _bad("nip", "digits", "18", str(len(digits)))
    if status == "non_asn":
        raise _bad("nip", "unexpected", "0", str(len(digits)))
    if len(digits) != 18:
        raise _bad("nip", "length", "18", str(len(digits)))
    if status != "pns":
        return
    if not _is_day(digits[:8]):
        raise _bad("nip", "birth", "yyyymmdd", "")
    if not _is_day(digits[8:14] + "01"):
        raise _bad("nip", "appointment", "yyyymm", "")
    if digits[14] not in "12":
        raise _bad("nip", "sex", "1, 2", "")


def check_nuptk(text: str) -> None:
    """Raise ``Unfit`` for a NUPTK that cannot be one."""
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        raise _bad("nuptk", "digits", "16", str(len(digits)))
    if len(digits) != 16:
        raise _bad("nuptk", "length", "16", str(len(digits)))


def _bad(field: str, reason: str, wanted: str, found: str) -> Unfit:
    return Unfit(BAD_IDENTIFIER, field=field, reason=reason, wanted=wanted, found=found)


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
