"""Hints about conditions, calculations and the rows of tables."""

from __future__ import annotations

from typing import Final

from kinerja_rules.base.diagnostic import Label, report
from kinerja_rules.syntax import kinds_of_problem as kinds
from kinerja_rules.syntax.attempt import END
from kinerja_rules.syntax.complaint import Complaint, Found, one_line, short

_MOST_SHOWN: Final = 60
_CONDITION_BEGINS: Final = frozenset({"_DALAM_HAL", "_ADALAH", "_ATURAN_UMUM", "LPAR", "_MAKA", "_MISALKAN"})
_IN_CONDITIONS: Final = frozenset(
    {"NAMA", "INT", "DESIMAL", "TANGGAL", "YA", "TIDAK", "SATUAN_PERSEN", "TANDA_PERSEN", "_PERIODE", "COMMA"}
    | {"_BULAN_DALAM_PERIODE", "EQUAL", "SAMA_DENGAN", "TIDAK_SAMA_DENGAN", "LEBIH_DARI", "KURANG_DARI"}
    | {"PALING_SEDIKIT", "PALING_BANYAK", "TAMBAH", "KURANG", "KALI", "BAGI", "_TERMASUK", "SELESAI"}
    | {"BELUM_SELESAI", "_PER", "_BUKAN", "LPAR", "RPAR", "_DAN", "_ATAU"}
)


# ---------------------------------------------------------------------------------------------------- conditions


def and_or_mixed(c: Complaint) -> Found | None:
    """*a dan b atau c*."""
    other = {"_DAN": "_ATAU", "_ATAU": "_DAN"}.get(c.kind, "")
    if not other or other not in c.accepts:
        return None
    first, split = _chain(c, other)
    last = _operand_end(c)
    left, right, third = c.text(first, split - 1), c.text(split + 1, -1), c.text(1, last)
    joint, next_joint = one_line(c.peek(split)), one_line(c.token)
    facts = {
        "one": f"({left} {joint} {right}) {next_joint} {third}",
        "other": f"{left} {joint} ({right} {next_joint} {third})",
    }
    labels = (Label(c.span(split, split), "first"), Label(c.span(), "second"))
    problem = report(kinds.AND_OR_MIXED, c.span(first, last), *labels, **facts)
    return Found(problem, 1, (c.make(other),))


def _chain(c: Complaint, joint: str) -> tuple[int, int]:
    """Where the chain of conditions began, and its last joint."""
    depth, split, i = 0, 0, -1
    while c.at + i >= c.clause:
        kind = c.peek(i).type
        depth += (kind == "RPAR") - (kind == "LPAR")
        if depth < 0 or (depth == 0 and kind in _CONDITION_BEGINS):
            break
        if depth == 0 and kind == joint and not split:
            split = i
        i -= 1
    return i + 1, split or -1


def _operand_end(c: Complaint) -> int:
    """The last token of the condition that follows."""
    depth, last = 0, 1
    for offset in range(1, len(c.tokens) - c.at):
        kind = c.peek(offset).type
        depth += (kind == "LPAR") - (kind == "RPAR")
        if depth < 0 or kind not in _IN_CONDITIONS or (depth == 0 and kind in ("_DAN", "_ATAU")):
            break
        last = offset
    return last


def bracket_not_closed(c: Complaint) -> Found | None:
    """A bracket that is open where the condition ends."""
    if "RPAR" not in c.accepts or c.survives(0, ["RPAR"], 2) < 1:
        return None
    depth = 0
    for i in range(-1, -c.at - 1, -1):
        kind = c.peek(i).type
        depth += (kind == "RPAR") - (kind == "LPAR")
        if depth < 0:
            right = c.text(i, -1) + ")"
            line = str(c.source.position(c.peek(i).start_pos or 0).line)
            right = right if len(right) <= _MOST_SHOWN else ""
            problem = report(kinds.BRACKET_NOT_CLOSED, c.span(i, -1), line=line, right=right)
            return Found(problem, 0, (c.make("RPAR"),))
    return None


def bracket_not_opened(c: Complaint) -> Found | None:
    """A closing bracket too many."""
    return Found(report(kinds.BRACKET_NOT_OPENED, c.span()), 1) if c.kind == "RPAR" and c.survives(1, [], 1) else None


def list_without_brackets(c: Complaint) -> Found | None:
    """*termasuk a, b*."""
    if c.peek(-1).type != "_TERMASUK":
        return None
    row = c.line()
    count = 1
    while count + 1 < len(row) and row[count].type == "COMMA":
        count += 2
    kinds_of_items = [token.type for token in row[:count]]
    if c.survives(count, ["LPAR", *kinds_of_items, "RPAR"], 1) < 1:
        return None
    problem = report(kinds.WORD_MISSING, c.span(0, count - 1), word="(", right=f"({c.text(0, count - 1)})")
    return Found(problem, count, (c.make("LPAR"), *row[:count], c.make("RPAR")))


def value_missing(c: Complaint) -> Found | None:
    """An operator with nothing behind it."""
    if not {"NAMA", "LPAR"} <= c.accepts or c.survives(0, ["NAMA"], 2) < 1:
        return None
    return c.left_out("NAMA")


# --------------------------------------------------------------------------------------------------------- rows


def row_separator(c: Complaint) -> Found | None:
    """Cells of a table row with something else between them than a line."""
    if not c.in_row() or "VBAR" not in c.accepts or c.kind == END:
        return None
    if c.row.cells >= c.row.columns:
        return None
    drop = 0 if c.survives(0, ["VBAR"], 2) > 1 else 1
    if not drop and c.kind not in ("NAMA", "INT", "YA", "TIDAK", "TANGGAL", "_APA_PUN", "TIDAK_RELEVAN"):
        return None
    if drop and c.survives(1, ["VBAR"], 1) < 1:
        return None
    right = f"{c.text(-1, -1)} | {c.text(drop, drop)}"
    problem = report(kinds.ROW_SEPARATOR, c.span(-1, drop), typed=c.text(-1, drop), right=right)
    return Found(problem, drop, (c.make("VBAR"),))


def row_opening_missing(c: Complaint) -> Found | None:
    """A row of a table without *baris*."""
    first = next((i for i in range(c.clause + 1, c.at) if c.starts_line(i - c.at)), c.at)
    if c.kind != "_MAKA" or c.tokens[c.clause].type != "_TABEL" or c.sentence != c.clause or first == c.at:
        return None
    start = first - c.at
    cells = c.text(start, -1).removeprefix("|").strip()
    return Found(report(kinds.WORD_MISSING, c.span(start, start), word="baris", right=f"baris {short(cells)}"))
