"""Hints about clauses: what is missing, too much, in another order or in another place; and the last resort."""

from __future__ import annotations

import re
from typing import Final

from kinerja_rules.base.diagnostic import Label, report
from kinerja_rules.base.suggest import nearest
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import END, heads
from kinerja_rules.syntax.complaint import MOST_CHOICES, Complaint, Found, choices, one_line, quoted, short
from kinerja_rules.syntax.tree import words
from kinerja_rules.syntax.words import folded

_MOST_SHOWN: Final = 60
# Parts of a clause that stand before its basis.
_PARTS: Final = frozenset(
    {"_BAGI", "_DALAM_HAL", "_SETELAH", "_HANYA_MENURUT_TAFSIR", "_MENDAHULUI", "_SEJAK", "_KARENA"}
)
_STATEMENT: Final = re.compile(r"([a-z])\s*[-–—‒.]?\s*([0-9]{3}[a-z]?)", re.IGNORECASE)


# ------------------------------------------------------------------------------------------------------------ citations


def not_a_statement(c: Complaint) -> Found | None:
    """After *dasar*: an article, a title or a number that is no id of a statement."""
    if (
        "RUJUKAN" not in c.accepts
        or c.accepts - {"RUJUKAN", "KODE", "NAMA", "_LANGKAH"}
        or c.kind == END
        or c.starts_line()
    ):
        return None
    if c.kind == "ASING" or c.survives(1, [], 1) >= 1:
        return None
    row = c.line()
    count = 1
    while count < len(row) and row[count].type not in c.head | {"COMMA", "_URAIAN"} and row[count - 1].type != "TEKS":
        count += 1
    typed = c.text(0, count - 1)
    near = _STATEMENT.match(c.source.text, c.token.start_pos or 0)
    right = f"{near[1]}-{near[2]}".upper() if near and near.end() <= (c.peek(count - 1).end_pos or 0) else ""
    if right:
        count = next(i for i in range(1, count + 1) if (c.peek(i - 1).end_pos or 0) >= (near.end() if near else 0))
        typed = c.text(0, count - 1)
    elif c.kind == "INT":
        right = nearest(f"P-{c.token}", (s.id for s in c.file.statements)) if len(c.token) == 3 else ""
    place = typed.strip('"“”').casefold()
    found = [
        s.id for s in c.file.statements if place and re.search(rf"{re.escape(place)}(?![0-9])", s.place.casefold())
    ]
    facts = {"typed": typed, "right": right, "statements": ", ".join(found[:MOST_CHOICES])}
    problem = report(kinds.NOT_A_STATEMENT, c.span(0, count - 1), **facts)
    return Found(problem, count, (c.make("RUJUKAN", "P-000"),))


def range_of_statements(c: Complaint) -> Found | None:
    """P-080 s.d. P-083."""
    if c.peek(-1).type != "RUJUKAN" or "COMMA" not in c.accepts:
        return None
    row = c.line()
    last = next((i for i in range(1, min(6, len(row))) if row[i].type == "RUJUKAN"), 0)
    between = "".join(folded(token) for token in row[:last])
    if between not in ("s.d.", "s.d", "s/d", "sd", "sampai", "sampaidengan", "hingga", "-", "–", "—"):
        return None
    first, end = folded(c.peek(-1)).upper(), folded(row[last]).upper()
    right = ""
    if (
        first[:2] == end[:2]
        and first[2:].isdecimal()
        and end[2:].isdecimal()
        and 0 < int(end[2:]) - int(first[2:]) < 10
    ):
        right = ", ".join(f"{first[:2]}{number:03}" for number in range(int(first[2:]), int(end[2:]) + 1))
    problem = report(kinds.RANGE_OF_STATEMENTS, c.span(-1, last), typed=c.text(-1, last), right=right)
    return Found(problem, last + 1)


def basis_missing(c: Complaint) -> Found | None:
    """A clause that states law and cites nothing."""
    if "_DASAR" not in c.accepts or not _clause_ends(c):
        return None
    first = c.sentence - c.at
    clause = c.text(first, -1)
    if re.search(r"\bdasar\b", clause, re.IGNORECASE):
        # It is there, in a stretch that was dropped or taken for a text.
        return None
    days = re.findall(r"([0-9]{1,2}) ([a-z]+) ([0-9]{4})", clause, re.IGNORECASE)
    day = f"{days[0][0]} {days[0][1]}" if days else ""
    whole = " ".join(days[0]).casefold() if days else ""
    named = [s.id for s in c.file.statements if days and (whole in s.days or _names(s.text, *days[0]))]
    facts = {"clause": short(clause), "day": day if named else "", "statements": ", ".join(named[:MOST_CHOICES])}
    problem = report(kinds.BASIS_MISSING, c.span(first, -1), **facts)
    return Found(problem, 0, (c.make("_DASAR", "dasar"), c.make("RUJUKAN", "P-000")))


def _names(text: str, day: str, month: str, year: str) -> bool:
    """Whether a statement names the day; a year may be left out, another year may not stand there."""
    match = re.search(rf"(?<![0-9]){day}\s+{month}(?:\s+([0-9]{{4}}))?", text, re.IGNORECASE)
    return match is not None and match[1] in (None, year)


def _clause_ends(c: Complaint) -> bool:
    """Whether a new clause, a new line without a basis of its own, or the end follows."""
    if c.kind == END or c.kind in c.head or c.kind == "_BARIS":
        return True
    if not c.starts_line():
        return False
    line = c.line()
    if c.kind == "NAMA":
        openings = [words().spelling[kind] for kind in c.head if kind in words().spelling]
        for count in (3, 2, 1):
            if nearest(" ".join(folded(token) for token in line[:count]), openings):
                return True
    return all(token.type != "_DASAR" for token in line)


# ------------------------------------------------------------------------------------------------------ what is missing


def comma_missing(c: Complaint) -> Found | None:
    """Two items of a list side by side."""
    if "COMMA" not in c.accepts or (c.starts_line() and c.kind not in ("RUJUKAN", "KODE")):
        return None
    if c.kind != c.peek(-1).type and not (c.kind == "NAMA" and c.peek(-1).type == "TEKS"):
        return None
    with_comma = c.survives(0, ["COMMA"], 3)
    if with_comma < 1 or any(c.survives(0, [kind], 3) > with_comma for kind in c.accepts):
        return None
    right = f"{one_line(c.peek(-1))}, {one_line(c.token)}"
    return Found(report(kinds.COMMA_MISSING, c.span(-1, 0), right=right), 0, (c.make("COMMA", ","),))


def word_missing(c: Complaint) -> Found | None:
    """One reserved word left out: with it, the clause can be read on."""
    if c.kind == END or c.kind in c.head:
        return None
    fixed = [kind for kind in c.accepts if kind in words().spelling]
    scored = sorted(((c.survives(0, [kind], 4), kind) for kind in fixed), reverse=True)
    if not scored or scored[0][0] < min(2, len(c.line())):
        return None
    best = [kind for score, kind in scored if score == scored[0][0]]
    # Of several, these are the ones that people leave out.
    usual = [kind for kind in ("EQUAL", "_OLEH", "_MAKA", "_ADALAH", "_BAGI") if kind in best]
    if len(best) > 1 and not usual:
        return None
    kind = (usual or best)[0]
    word = words().spelling[kind]
    problem = report(kinds.WORD_MISSING, c.span(), word=word, right=f"{word} {short(one_line(c.token))}")
    return Found(problem, 0, (c.make(kind, word),))


def text_missing(c: Complaint) -> Found | None:
    """No quoted text where one belongs."""
    if c.accepts != {"TEKS"}:
        return None
    if c.kind == END or c.starts_line() or c.survives(0, ["TEKS"], 2) >= 2:
        problem = report(kinds.TEXT_MISSING, c.span(-1, -1), before=one_line(c.peek(-1)), right="")
        return Found(problem, 0, (c.make("TEKS", '""'),))
    row = c.line()
    count = 1
    while count < len(row) and not (row[count].type in words().spelling and c.survives(count, ["TEKS"], 1) >= 1):
        count += 1
    typed = c.text(0, count - 1)
    facts = {"before": one_line(c.peek(-1)), "right": f'"{typed}"' if '"' not in typed else ""}
    return Found(report(kinds.TEXT_MISSING, c.span(0, count - 1), **facts), count, (c.make("TEKS", '""'),))


# -------------------------------------------------------------------------------------------------------- another order


def wrong_order(c: Complaint) -> Found | None:
    """Parts of a clause in another order: *belum selesai L*, *alasan … oleh …*."""
    if c.kind in ("SELESAI", "BELUM_SELESAI") and c.peek(1).type == "NAMA":
        right = f"{c.peek(1)} {one_line(c.token)}"
        problem = report(kinds.WRONG_ORDER, c.span(0, 1), typed=c.text(0, 1), right=right)
        return Found(problem, 2, (c.peek(1), c.token))
    if c.kind == "_ALASAN" and [c.peek(i).type for i in (1, 2, 3)] == ["TEKS", "_OLEH", "TEKS"]:
        right = f"{c.text(2, 3)} {c.text(0, 1)}"
        problem = report(kinds.WRONG_ORDER, c.span(0, 3), typed=c.text(0, 3), right=right)
        return Found(problem, 4, (c.peek(2), c.peek(3), c.token, c.peek(1)))
    return None


def condition_first(c: Complaint) -> Found | None:
    """A clause that begins with its condition."""
    if c.kind != "_DALAM_HAL" or END not in c.accepts or c.tokens[0].type not in ("_SIMPULAN", "_LANGKAH", "_CAKUPAN"):
        return None
    row = [token.type for token in c.line()]
    then = row.index("_MAKA") if "_MAKA" in row else 0
    if not c.starts_line() or not (then or c.head.intersection(row)):
        return None
    right = ""
    if then and c.tokens[0].type == "_SIMPULAN":
        right = f"kecuali nama {c.text(0, then - 1)} adalah {c.text(then + 1, len(row) - 1)}"
    place = c.span(0, len(row) - 1) if right else c.span()
    problem = report(kinds.CONDITION_FIRST, place, right=right)
    return Found(problem, len(row))


def clause_unfinished(c: Complaint) -> Found | None:
    """A declaration or a clause that stops half-way."""
    if c.kind != END and not (c.starts_line() and c.kind in c.head):
        return None
    first = c.sentence - c.at
    if c.peek(first).type in _PARTS and c.peek(first - 1).type in ("RUJUKAN", "KODE") and not c.starts_line(first):
        return Found(report(kinds.AFTER_BASIS, c.span(first, first), clause=one_line(c.peek(first))))
    facts = {"clause": short(c.text(first, -1)), "choices": choices(c)}
    return Found(report(kinds.CLAUSE_UNFINISHED, c.span(-1, -1), **facts))


# ------------------------------------------------------------------------------------------------ what stands elsewhere


def after_basis(c: Complaint) -> Found | None:
    """A part of a clause behind the basis that ends it."""
    if c.kind not in _PARTS or c.kind in c.accepts:
        return None
    for i in range(c.at - 1, -1, -1):
        kind = c.tokens[i].type
        if kind == "_DASAR":
            label = Label(c.span(i - c.at, i - c.at), "basis")
            return Found(report(kinds.AFTER_BASIS, c.span(), label, clause=one_line(c.token)))
        if kind not in ("RUJUKAN", "KODE", "COMMA"):
            return None
    return None


def clause_elsewhere(c: Complaint) -> Found | None:
    """A clause of another declaration."""
    if END not in c.accepts or c.kind in c.head or not c.tokens:
        return None
    homes = [words().spelling[opening] for opening, clauses in heads().items() if c.kind in clauses]
    if not homes or c.kind == "_BAGI":
        return None
    opening = words().spelling.get(c.tokens[0].type, "")
    others = quoted(homes[:MOST_CHOICES])
    facts = {"clause": one_line(c.token), "declaration": opening, "others": others}
    return Found(report(kinds.CLAUSE_ELSEWHERE, c.span(), **facts))


def left_over(c: Complaint) -> Found | None:
    """Text behind a declaration or clause that is complete."""
    if END not in c.accepts or c.kind == END:
        return None
    count = len(c.line())
    typed = c.text(0, count - 1)
    plain = all(token.type not in ("TEKS", "TEKS_TERBUKA") for token in c.line())
    right = f'uraian "{typed}"' if plain and "_URAIAN" in c.accepts and len(typed) <= _MOST_SHOWN else ""
    return Found(report(kinds.LEFT_OVER, c.span(0, count - 1), typed=short(typed), right=right), count)


# ---------------------------------------------------------------------------------------------------------- last resort


def unreadable(c: Complaint) -> Found:
    """What can stand here, where nothing better is known."""
    place = c.span() if c.kind != END else c.span(-1, -1)
    return Found(report(kinds.UNREADABLE, place, choices=choices(c)))
