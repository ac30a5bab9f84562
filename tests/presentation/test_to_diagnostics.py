"""Diagnostics as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kinerja_rules.base.diagnostic import Diagnostic, Kind, Label, report
from kinerja_rules.base.source import Source
from kinerja_rules.base.span import Span
from kinerja_rules.evaluation import kinds_of_problem as kinds
from kinerja_rules.evaluation.from_text import read_record
from kinerja_rules.presentation.from_problem import record_source, to_diagnostic
from kinerja_rules.presentation.lines import columns
from kinerja_rules.presentation.to_diagnostics import to_concise, to_data, to_text

Golden = Callable[[str, str], None]

TEXT = """\
periode: semester_1 2024
pern: guru
status_kepegawaian: pnss
peran: kepala_sekolah
catatan: "日本語 テキスト" yang salah
\tdepan: "tab"
sangat_panjang: satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua_belas tiga_belas
"""
SOURCE = Source("guru-a.yaml", TEXT)


def at(piece: str, source: Source = SOURCE) -> Span:
    """The span of a piece of the text."""
    start = source.text.index(piece)
    return Span(source, start, start + len(piece))


def unknown_field(piece: str = "pern", **facts: str) -> Diagnostic:
    """A record problem at a piece of the text."""
    return report(kinds.UNKNOWN_FIELD, at(piece), field=piece, **facts)


def marked(problem: Diagnostic) -> str:
    """The characters above the marks of the first excerpt."""
    lines = to_text([problem], "id").splitlines()
    marks = next(index for index, line in enumerate(lines) if re.match(r" +\| +\^", line))
    start = lines[marks].index("^")
    return lines[marks - 1][start : start + lines[marks].count("^")]


SEVERAL = (
    unknown_field(suggestion="peran", options="peran, periode"),
    unknown_field("sangat_panjang", options="peran, periode"),
    report(kinds.NOT_AN_OPTION, at("pnss"), field="status_kepegawaian", value="pnss", options="pns, pppk, non_asn"),
    Diagnostic(
        Kind("JK608", "error", ("key", "first")), at("peran"), (("key", "peran"),), (Label(at("pern"), "first"),)
    ),
    report(kinds.NOT_AN_OPTION, at("yang salah"), field="catatan", value="yang salah", options="-"),
    report(kinds.NOT_AN_OPTION, at('"tab"'), field="depan", value="tab", options="-"),
    report(kinds.NOT_AN_OPTION, at("tiga_belas"), field="sangat_panjang", value="tiga_belas", options="-"),
    report(kinds.NO_FOLDER, None, path="aturan", reason="missing"),
    report(kinds.NOT_TEXT, Span(Source("a.juknis", ""), 0, 0), path="a.juknis", found="ansi"),
)


@pytest.mark.parametrize("language", ["id", "en"])
def test_text(golden: Golden, language: str) -> None:
    """One of each: a suggestion, two places, wide letters, a tab, a long line, no place, a whole file."""
    golden(f"to_diagnostics/several.{language}.txt", to_text(SEVERAL, language))


@pytest.mark.parametrize("language", ["id", "en"])
def test_concise(golden: Golden, language: str) -> None:
    """The same, one line each."""
    golden(f"to_diagnostics/concise.{language}.txt", to_concise(SEVERAL, language))


def test_eighty_columns() -> None:
    """No line is wider than 80 columns, however long the line quoted."""
    assert max(columns(line) for line in to_text(SEVERAL, "id").splitlines()) <= 80


def test_colour_changes_nothing_else() -> None:
    """With the colour taken out again the text is the same."""
    painted = to_text(SEVERAL, "id", colour=True)
    assert painted != to_text(SEVERAL, "id")
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == to_text(SEVERAL, "id")


@pytest.mark.parametrize("piece", ["pern", "pnss", "guru", "tiga_belas", "sepuluh"])
def test_the_part_meant_is_marked(piece: str) -> None:
    """The marks stand below exactly the part that the diagnostic is about, also where the line is cut."""
    assert marked(unknown_field(piece)) == piece


def test_a_tab_is_four_spaces() -> None:
    """Marks stay below their part behind a tab."""
    assert marked(unknown_field('"tab"')) == '"tab"'


def test_at_most_ten() -> None:
    """A text shows ten problems and says how many are left."""
    text = to_text([unknown_field()] * 33, "id")
    assert text.count("galat JK620") == 10
    assert text.endswith("\n… dan 23 lagi; perbaiki yang di atas dahulu\n")


def test_ten_are_shown_without_a_last_line() -> None:
    """Exactly ten problems need no last line."""
    assert "…" not in to_text([unknown_field()] * 10, "id")


def test_nothing_to_say() -> None:
    """No problem, no text."""
    assert to_text([], "id") == ""
    assert to_concise([], "id") == ""


def test_an_end_of_line_has_one_mark() -> None:
    """A place behind the last character, or at the end of the text, has one mark."""
    end = Span(SOURCE, len(TEXT), len(TEXT))
    text = to_text([report(kinds.UNKNOWN_FIELD, end, field="x")], "id")
    assert re.search(r"^ +\| \^ ", text, re.MULTILINE)


def test_a_span_over_lines_marks_its_first() -> None:
    """Of a span over several lines the rest of the first is marked."""
    span = at("pern").merge(at("peran"))
    assert marked(report(kinds.UNKNOWN_FIELD, span, field="x")) == "pern: guru"


def test_user_text_drives_no_terminal() -> None:
    """Control, bidirectional and invisible characters of a line, a name or a fact are shown as a dot."""
    source = Source("a\x1b[2J.yaml", "peran: \x1b[31mguru\x07\u202e\u200b\n")
    problem = report(
        kinds.NOT_AN_OPTION, Span(source, 7, 20), field="peran", value="\x1b[31mguru\x07", options="\u202e"
    )
    for text in (to_text([problem], "id"), to_concise([problem], "id")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u200b]", text)
    assert "peran: ·[31mguru···" in to_text([problem], "id")


def test_holes_in_user_text_stay_as_they_are() -> None:
    """A fact that looks like a hole is not filled again."""
    assert "`{suggestion}`" in to_text(
        [unknown_field() and report(kinds.UNKNOWN_FIELD, None, field="{suggestion}")], "id"
    )


def test_type_or_fix() -> None:
    """What can be typed follows *ketik*; any other help follows *perbaikan*."""
    assert "= ketik: `peran`\n" in to_text([unknown_field(suggestion="peran")], "id")
    assert "= perbaikan: hapus isian ini" in to_text([unknown_field(options="peran")], "id")


def test_json() -> None:
    """JSON has the words, the place, and the facts as they are."""
    assert to_data(SEVERAL[0], "en") == {
        "code": "JK620",
        "severity": "error",
        "title": "Field `pern` is not known",
        "file": "guru-a.yaml",
        "line": 2,
        "column": 1,
        "end": {"line": 2, "column": 5},
        "label": "the shape of the record has no such name",
        "note": "an unknown field would not be examined, so a slip could change the conclusion unseen",
        "help": "type `peran`",
        "facts": {"field": "pern", "options": "peran, periode", "suggestion": "peran"},
        "related": [],
    }


def test_json_without_a_place() -> None:
    """What has no place says so with nulls; a whole file has a name and no line."""
    folder, file = to_data(SEVERAL[-2], "id"), to_data(SEVERAL[-1], "id")
    assert [folder[key] for key in ("file", "line", "column", "end")] == [None, None, None, None]
    assert [file[key] for key in ("file", "line", "column", "end")] == ["a.juknis", None, None, None]


def test_json_of_two_places() -> None:
    """Other places come with their captions."""
    (related,) = to_data(SEVERAL[3], "id")["related"]
    assert (related["line"], related["caption"]) == (2, "yang pertama")


@pytest.mark.parametrize(
    ("text", "name", "underlined"),
    [
        (b"peran: guru\nx: 1\nperan: kepala\n", "a.yaml", "peran"),
        (b'{"a": 1, "a": 2}', "a.json", '"a"'),
        (b"a: &jangkar b", "a.yaml", "&jangkar"),
        (b'{"a": 007}', "a.json", "007"),
        ("catatan: \u202eabc\n".encode(), "a.yaml", "·"),
        (b"\xef\xbb\xbf\r\nperan: *x\r\n", "a.yaml", "*x"),
    ],
)
def test_what_a_record_problem_underlines(text: bytes, name: str, underlined: str) -> None:
    """A problem has only a place; the word or the quoted text that begins there is marked."""
    _, (problem,) = read_record(text, name)
    assert marked(to_diagnostic(problem, record_source(name, text))) == underlined


def test_bytes_that_are_no_text_are_not_quoted() -> None:
    """Of a binary file only the name is shown."""
    data = b"PK\x03\x04\x00\x00secret"
    _, (problem,) = read_record(data, "a.yaml")
    text = to_text([to_diagnostic(problem, record_source("a.yaml", data))], "id")
    assert " --> a.yaml\n" in text
    assert "secret" not in text
