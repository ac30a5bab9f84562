"""Hints about words: unknown openings, words of daily use, signs of other languages, names, and misspelling."""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import report
from kinerja_rules.base.suggest import nearest
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import openings
from kinerja_rules.syntax.complaint import Complaint, Found, one_line
from kinerja_rules.syntax.other_habits import ENGLISH, JOINTS, NOT_NEEDED, SAID, SIGNS
from kinerja_rules.syntax.tree import words
from kinerja_rules.syntax.words import folded

_STRENGTHS: Final = frozenset(
    {"WAJIB", "HARUS", "TIDAK_HARUS", "DAPAT", "BERWENANG", "BERHAK", "DILARANG", "DIANJURKAN"}
)


def unknown_opening(c: Complaint) -> Found | None:
    """A declaration that begins with no word that opens one."""
    if c.at > 0 or c.kind in openings():
        return None
    spelling = {words().spelling[kind]: kind for kind in openings()}
    right = nearest(c.token, spelling)
    follows = c.peek(1)
    named = bool(right) and follows.type in ("NAMA", "KODE", "RUJUKAN")
    shown = f"{right} {follows}" if named else right
    problem = report(kinds.UNKNOWN_OPENING, c.span(0, int(named)), word=str(c.token), right=shown)
    return Found(problem, 1, (c.make(spelling[right], right),)) if right else Found(problem)


def version_again(c: Complaint) -> Found | None:
    """The line that opens a file, further down: two files in one."""
    if c.kind != "_BAHASA_JUKNIS":
        return None
    count = 2 if c.peek(1).type == "INT" else 1
    return Found(report(kinds.VERSION_AGAIN, c.span(0, count - 1)), count)


# ------------------------------------------------------------------------------------------- words of other habits


def said_otherwise(c: Complaint) -> Found | None:
    """A word of daily use for which the language has its own, or one of ours that does not belong here."""
    row = c.line()
    for count in range(min(4, len(row)), 0, -1):
        typed = " ".join(folded(token) for token in row[:count])
        if count > 1 and typed.replace(" ", "_") in c.file.names:
            continue
        meant = (right.split() for right in SAID.get(typed, ()))
        right = next((choice for choice in meant if _fits(c, count, choice)), [])
        if right:
            return _said(c, count, right)
    return None


def _fits(c: Complaint, count: int, right: list[str]) -> bool:
    if right[0] not in c.accepts:
        return False
    if right[0] not in JOINTS:
        return True
    going_on = c.survives(count, right, 4)
    return going_on >= 1 and going_on >= c.survives(0, ["RPAR"], 4)


def _said(c: Complaint, count: int, right: list[str]) -> Found:
    word, text = c.text(0, count - 1), " ".join(words().spelling[kind] for kind in right)
    instead = tuple(c.make(kind, words().spelling[kind]) for kind in right)
    if right[0] == "DILARANG":
        return Found(report(kinds.NOT_ALLOWED, c.span(0, count - 1), word=word, right=text), count, instead)
    follows = c.peek(count)
    plain = follows.type in ("TANGGAL", "INT", "NAMA", "RUJUKAN") and not c.starts_line(count)
    first, last = -1 if right == ["COMMA"] else 0, count if plain else count - 1
    shown = f"{text} {one_line(follows)}" if plain else text
    if right == ["COMMA"]:
        shown = one_line(c.peek(-1)) + shown
    ours = all(token.type in words().spelling for token in c.line()[:count])
    kind = kinds.OTHER_WORD_HERE if ours else kinds.NOT_OUR_WORD
    return Found(report(kind, c.span(first, last), word=word, right=shown), count, instead)


def not_needed(c: Complaint) -> Found | None:
    """A word or a sign too many: *tanggal* before a date, a comma before *dasar*, the number of a list."""
    before = c.peek(-1)
    if before.type in ("COMMA", "VBAR") and _is_reserved(c.kind) and not c.starts_line(-1):
        filled = next((kind for kind in ("NAMA", "RUJUKAN", "INT") if c.survives(0, [kind], 2) >= 1), "")
        if filled:
            problem = report(kinds.NOT_NEEDED, c.span(-1, -1), word=str(before))
            return Found(problem, 0, (c.make(filled),))
    row = c.line()
    count = 0
    while count < len(row) and (
        folded(row[count]) in NOT_NEEDED
        or (count and row[count].type in ("COMMA", "INT", "ANGKA_TITIK") and c.survives(count, [], 1) < 1)
    ):
        count += 1
    if c.kind in ("COMMA", "VBAR") and c.survives(1, [], 2) >= 2:
        count = 1
    if c.starts_line() and c.kind == "INT" and c.peek(1) in (".", ")"):
        count = 2
    if not count or c.survives(count, [], 1) < 1 or (c.kind == "_TAHUN" and before.type == "INT"):
        return None
    follows = c.peek(count)
    right = one_line(follows) if follows.type in ("TANGGAL", "RUJUKAN") and not c.starts_line(count) else ""
    last = count if right else count - 1
    problem = report(kinds.NOT_NEEDED, c.span(0, last), word=c.text(0, count - 1), right=right)
    return Found(problem, count)


def opens_with_a_name(c: Complaint) -> Found | None:
    """A clause that begins with the person, as a sentence does: *guru tidak boleh …*, *guru wajib …*."""
    if c.kind != "NAMA" or not c.accepts & _STRENGTHS:
        return None
    row = c.line()
    for count in (1, 2, 3):
        rest = [folded(token) for token in row[count : count + 2]]
        for length in (2, 1):
            if "DILARANG" in SAID.get(" ".join(rest[:length]), ()):
                return _not_allowed(c, "_".join(folded(token) for token in row[:count]), count, length)
        if len(row) > count and row[count].type in _STRENGTHS:
            name = "_".join(folded(token) for token in row[:count])
            right = f"{folded(row[count])} oleh {name}"
            last = _sentence_end(c)
            problem = report(kinds.OPENS_WITH_A_NAME, c.span(0, last), right=right)
            return Found(problem, len(row))
        if len(row) > count and row[count].type != "NAMA":
            return None
    return None


def _not_allowed(c: Complaint, name: str, offset: int, count: int) -> Found:
    word = c.text(offset, offset + count - 1)
    problem = report(kinds.NOT_ALLOWED, c.span(0, _sentence_end(c)), word=word, right=f"dilarang oleh {name}")
    return Found(problem, len(c.line()))


def _sentence_end(c: Complaint) -> int:
    """The last token of the line that is no basis."""
    row = [token.type for token in c.line()]
    return (row.index("_DASAR") if "_DASAR" in row else len(row)) - 1


def foreign_sign(c: Complaint) -> Found | None:
    """A sign or a word of a programming language or of English."""
    start = c.token.start_pos or 0
    text = c.source.text
    for back in (1, 0):
        first = (c.peek(-1).start_pos or 0) if back else start
        if back and (c.at == 0 or c.peek(-1).end_pos != start):
            continue
        sign = next((sign for sign in SIGNS if text.startswith(sign, first) and first + len(sign) > start), "")
        if sign:
            return _sign(c, sign, back)
    kind = ENGLISH.get(folded(c.token))
    if c.kind == "NAMA" and kind is not None:
        return _instead(c, 0, 0, kind)
    if c.kind == "ASING":
        return Found(report(kinds.FOREIGN_SIGN, c.span(), typed=str(c.token), right=""), 1)
    return None


def _sign(c: Complaint, sign: str, back: int) -> Found:
    last = 0
    start = c.peek(-back).start_pos or 0
    while (c.peek(last).end_pos or 0) < start + len(sign):
        last += 1
    kind = SIGNS[sign]
    if back:
        # The first half was read as a sign of ours, so what is meant cannot be tried here.
        right = words().spelling.get(kind, "")
        return Found(report(kinds.FOREIGN_SIGN, c.span(-1, last), typed=sign, right=right), last + 1)
    return _instead(c, -back, last, kind)


def _instead(c: Complaint, first: int, last: int, kind: str) -> Found:
    kind = next((one for one in kind.split() if one in c.accepts), "")
    right = words().spelling.get(kind, "")
    problem = report(kinds.FOREIGN_SIGN, c.span(first, last), typed=c.text(first, last), right=right)
    return Found(problem, last + 1, (c.make(kind),) if right else ())


# ------------------------------------------------------------------------------------------------------------ names


def name_of_two_words(c: Complaint) -> Found | None:
    """A name with a blank in it."""
    return _title_name(c) or _name_in_clause(c)


def _title_name(c: Complaint) -> Found | None:
    """Between the word that opens a declaration and its title."""
    row = c.line()
    before = c.peek(-1)
    title = next((i for i, token in enumerate(row) if token.type == "TEKS"), 0)
    if not title or c.at < 2 or c.accepts - {"TEKS", "INT"} or before.type not in ("NAMA", "INT") or c.starts_line():
        return None
    first = -2 if before.type == "INT" else -1
    last = title - 1
    if c.tokens[0].type == "_MASA" and row[last].type == "INT":
        # The year of a period is no part of its name.
        last -= 1
    if not all(_is_wordlike(c.peek(i).type) for i in range(first, last + 1)):
        return None
    return _two_words(c, first, last, max(last + 1, 1))


def _name_in_clause(c: Complaint) -> Found | None:
    """Where a name is followed by another word that cannot stand there."""
    before = c.peek(-1)
    if c.starts_line() or before.type not in ("NAMA", "INT"):
        return None
    first = -1 if before.type == "NAMA" else -2
    if before.type == "INT":
        # periode = semester 1 2024, periode = semester 1 tahun 2024
        years = c.line()[1:2] if c.kind == "_TAHUN" else (c.token,)
        apart = len(years) == 1 and years[0].type == "INT" and len(years[0]) == 4
        named = c.peek(first).type == "NAMA" and len(before) < 4
        return _two_words(c, first, -1, 2 if c.kind == "_TAHUN" else 1) if apart and named else None
    if c.kind != "NAMA":
        return None
    last = 0
    while c.peek(last + 1).type == "NAMA" and not c.starts_line(last + 1):
        last += 1
    joined = "_".join(folded(c.peek(i)) for i in range(first, last + 1))
    if joined not in c.file.names:
        if c.in_row() and (c.row.cells < c.row.columns or not c.row.concluded):
            return None
        if "COMMA" in c.accepts and all(c.file.names[folded(c.peek(i))] > 1 for i in range(first, last + 1)):
            return None
        if "EQUAL" in c.accepts and c.survives(0, ["EQUAL"], 3) >= 2:
            return None
        if c.survives(last + 1, [], 2) < 1:
            return None
    return _two_words(c, first, last, last + 1)


def _two_words(c: Complaint, first: int, last: int, drop: int) -> Found:
    right = "_".join(folded(c.peek(i)) for i in range(first, last + 1))
    facts = {"first": str(c.peek(first)), "second": str(c.peek(first + 1)), "right": right}
    return Found(report(kinds.NAME_OF_TWO_WORDS, c.span(first, last), **facts), drop)


def _is_wordlike(kind: str) -> bool:
    return kind in ("NAMA", "INT") or words().spelling.get(kind, "").isalpha()


def _is_reserved(kind: str) -> bool:
    return words().spelling.get(kind, "").replace(" ", "").isalpha()


def reserved_name(c: Complaint) -> Found | None:
    """A reserved word where a name belongs."""
    if "NAMA" not in c.accepts or not _is_reserved(c.kind):
        return None
    if c.starts_line() and (c.kind in c.head or c.survives(0, ["NAMA"], 3) >= 2):
        return None
    if c.survives(1, ["NAMA"], 2) < 1:
        return None
    right = "_".join(folded(c.token).split()) + "_1"
    problem = report(kinds.RESERVED_NAME, c.span(), word=one_line(c.token), right=right)
    return Found(problem, 1, (c.make("NAMA", right),))


def name_wanted(c: Complaint) -> Found | None:
    """Something else where a name belongs, or no name at all."""
    if "NAMA" not in c.accepts or len(c.accepts) > 3:
        return None
    left_out, instead = c.survives(0, ["NAMA"], 3), c.survives(1, ["NAMA"], 3)
    if max(left_out, instead) < 1:
        return None
    if left_out >= instead:
        return c.left_out("NAMA")
    right = ""
    if c.kind == "KODE":
        right = folded(c.token).replace("-", "_")
    elif c.kind == "TEKS":
        right = _as_name(c.token[1:-1])
    problem = report(kinds.NAME_WANTED, c.span(), typed=one_line(c.token), right=right)
    return Found(problem, 1, (c.make("NAMA", "nama"),))


def _as_name(text: str) -> str:
    name = "_".join("".join(letter if letter.isalnum() else " " for letter in folded(text)).split())
    return name if name.isascii() and name[:1].isalpha() and len(name) <= 40 else ""


# ------------------------------------------------------------------------------------------------------ misspelling


def misspelt(c: Complaint) -> Found | None:
    """A word that is nearly one that could stand here."""
    if not _is_wordlike(c.kind) and c.kind != "KODE":
        return None
    row = c.line()
    spellings = {words().spelling[kind]: kind for kind in sorted(c.accepts) if kind in words().spelling}
    for count in range(min(4, len(row)), 0, -1):
        if not all(_is_wordlike(token.type) for token in row[1:count]):
            continue
        typed = " ".join(folded(token).replace("-", " ") for token in row[:count])
        near = [text for text in spellings if text.count(" ") == count - 1 and text.replace(" ", "").isalpha()]
        # A reserved word is seldom a slip of the pen for another one.
        right = nearest(typed, near) if count > 1 or not _is_reserved(c.kind) else ""
        # A word glued together, one with a blank too many, and the beginning of one phrase are as near as can be.
        right = right or next((text for text in spellings if text.replace(" ", "") == typed.replace(" ", "")), "")
        begun = [text for text in spellings if text.startswith(typed + " ")]
        right = right or (begun[0] if len(begun) == 1 else "")
        if not right:
            continue
        problem = report(kinds.MISSPELT, c.span(0, count - 1), word=c.text(0, count - 1), right=right)
        return Found(problem, count, (c.make(spellings[right], right),))
    return None
