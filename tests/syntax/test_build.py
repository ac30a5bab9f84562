"""The nodes say what was written, in one form however it was written."""

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from kinerja_rules.base.source import Source
from kinerja_rules.syntax import syntax as s
from kinerja_rules.syntax import walk
from kinerja_rules.syntax.from_text import parse
from tests.syntax.reading import HEAD, answer, case, found, step

EVERYTHING = (Path(__file__).parent / "everything.juknis").read_text(encoding="utf-8")


def only(text: str) -> s.Declaration:
    """The last declaration of a text without problems."""
    document, problems = parse(Source("uji", text))
    assert list(problems) == []
    return document.declarations[-1]


def the_step(*clauses: str) -> s.StepDecl:
    """The step that has these clauses."""
    found = only(step(*clauses))
    assert isinstance(found, s.StepDecl)
    return found


def value(text: str) -> s.Expr:
    """An expression, as the formula of an answer."""
    found = only(answer(f"adalah {text}   dasar P-080"))
    assert isinstance(found, s.AnswerDecl)
    return found.formulas[0].value


def name(text: str) -> s.NameRef:
    """A name in an expression."""
    return s.NameRef(s.Word(text, NOWHERE), NOWHERE)


NOWHERE = s.Span(Source("", ""), 0, 0)


def number(of: int | Fraction, form: str = "bulat") -> s.NumberLit:
    """A number in an expression."""
    return s.NumberLit(Fraction(of), form, NOWHERE)  # type: ignore[arg-type]


def test_every_node_is_built() -> None:
    """The file with everything has a node of every kind: no class of the syntax is without its words."""
    document, problems = parse(Source("everything.juknis", EVERYTHING))
    assert list(problems) == []
    missing = {kind.__name__ for kind in get_args(walk.Node)} - {type(node).__name__ for node in walk.walk(document)}
    assert missing == set()


def test_every_class_of_the_syntax_is_a_node() -> None:
    """No class of the syntax is left out of the ways through the tree."""
    classes = {name for name, kind in vars(s).items() if is_dataclass(kind) and name not in ("Source", "Span")}
    assert classes == {kind.__name__ for kind in get_args(walk.Node)}


def test_spans_cover_the_words_of_their_nodes() -> None:
    """Every node stands in the text where its span says, inside the node that holds it."""
    document, _ = parse(Source("everything.juknis", EVERYTHING))
    for node in walk.walk(document):
        if isinstance(node, s.Word | s.Cite):
            assert node.span.text.casefold() == (node.id if isinstance(node, s.Cite) else node.text).casefold()
        elif isinstance(node, s.Quote):
            assert node.span.text[1:-1] == node.text
        outer = getattr(node, "span", None)
        for child in walk.children(node):
            inner = getattr(child, "span", None)
            if outer is not None and inner is not None:
                assert outer.start <= inner.start <= inner.end <= outer.end


def test_declarations_cover_their_whole_text() -> None:
    """The span of a declaration runs from its opening word to its last."""
    document, _ = parse(Source("everything.juknis", EVERYTHING))
    spans = [declaration.span for declaration in document.declarations]
    assert spans[0].text.startswith("naskah perdirjen_7607_2023")
    assert spans[0].text.endswith('uraian "Ini uraian."')
    assert all(a.end < b.start for a, b in pairwise(spans))


def test_equality_is_by_meaning() -> None:
    """Capitals, line breaks, blanks and comments change nothing; places are no part of equality."""
    loose = EVERYTHING.replace("\n  ", "   ").replace("dasar", "DASAR").replace("paling lambat", "Paling\n\tLambat")
    loose = loose.replace("langkah ajukan_rencana", "LANGKAH Ajukan_Rencana # catatan\n")
    one, other = parse(Source("a", EVERYTHING))[0], parse(Source("b", loose))[0]
    assert one.declarations == other.declarations


@pytest.mark.parametrize("symbol", ["=", "sama dengan"])
def test_equality_in_words_and_signs(symbol: str) -> None:
    """Comparisons in words and in signs are the same comparison."""
    assert value(f"a {symbol} 3") == s.Comparison("eq", name("a"), number(3), NOWHERE)


@pytest.mark.parametrize(
    ("symbols", "op"),
    [
        (("≠", "!=", "<>", "tidak sama dengan"), "ne"),
        ((">", "lebih dari"), "gt"),
        (("<", "kurang dari"), "lt"),
        ((">=", "≥", "paling sedikit"), "ge"),
        (("<=", "≤", "paling banyak"), "le"),
    ],
)
def test_comparisons_in_words_and_signs(symbols: tuple[str, ...], op: s.CompareWord) -> None:
    """Each comparison may be written in words or in any of its signs."""
    built = [value(f"a {symbol} 3") for symbol in symbols]
    assert built == [s.Comparison(op, name("a"), number(3), NOWHERE)] * len(symbols)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("32", number(32)),
        ("012", number(12)),
        ("12,5", number(Fraction(25, 2), "desimal")),
        ("0,10", number(Fraction(1, 10), "desimal")),
        ("75 persen", number(Fraction(3, 4), "persen")),
        ("12,5%", number(Fraction(1, 8), "persen")),
        ("100 %", number(1, "persen")),
    ],
)
def test_numbers_are_exact(text: str, expected: s.NumberLit) -> None:
    """Decimals and percentages are fractions; a percentage is a share."""
    assert value(text) == expected


def test_arithmetic_is_one_chain_per_precedence() -> None:
    """Multiplication binds closer than addition; equal ones stand in a row, from left to right."""
    assert value("a ditambah b kali 2 dibagi c - 1") == s.Arithmetic(
        name("a"),
        (
            ("add", s.Arithmetic(name("b"), (("mul", number(2)), ("div", name("c"))), NOWHERE)),
            ("sub", number(1)),
        ),
        NOWHERE,
    )


def test_brackets_group() -> None:
    """A bracket makes one operand of what it holds."""
    product = s.Arithmetic(s.Arithmetic(name("a"), (("add", name("b")),), NOWHERE), (("mul", number(2)),), NOWHERE)
    assert value("(a + b) × 2") == product


def test_conditions() -> None:
    """*dan*, *atau*, *bukan* and membership, grouped by brackets."""
    membership = s.Membership(name("d"), (name("x"), number(Fraction(3, 100), "persen")), NOWHERE)
    either = s.AnyOf((name("b"), s.Negation(name("c"), NOWHERE)), NOWHERE)
    assert value("a dan (b atau bukan c) dan d termasuk (x, 3 persen)") == s.AllOf(
        (name("a"), either, membership), NOWHERE
    )


def test_leaves_of_expressions() -> None:
    """Yes and no, dates, periods, the period of the record and its months."""
    day = s.DayLit(s.DayText(date(2024, 1, 31), NOWHERE), NOWHERE)
    period = s.PeriodLit(s.Period(s.Word("semester_1", NOWHERE), 2024, NOWHERE), NOWHERE)
    assert value("ya") == s.YesNoLit(True, NOWHERE)
    assert value("Tidak") == s.YesNoLit(False, NOWHERE)
    assert value("31  januari\n2024") == day
    assert value("periode = semester_1 2024") == s.Comparison("eq", s.ThisPeriod(NOWHERE), period, NOWHERE)
    assert value("bulan dalam periode") == s.MonthsInPeriod(NOWHERE)


def test_steps_in_conditions() -> None:
    """*selesai* and *belum selesai*, as of a day or of the day of judging."""
    day = s.DayText(date(2024, 1, 31), NOWHERE)
    done = s.StepDone(s.Word("l", NOWHERE), False, None, NOWHERE)
    assert value("l selesai") == done
    assert value("l belum selesai per 31 Januari 2024") == s.StepDone(s.Word("l", NOWHERE), True, day, NOWHERE)


@pytest.mark.parametrize("word", ["dalam hal", "jika", "apabila", "pada saat"])
def test_all_words_for_if(word: str) -> None:
    """A drafter may use any of the four."""
    (norm,) = the_step(f"harus oleh pegawai {word} a   dasar P-080").norms
    assert norm.when == s.When((), name("a"), None)


def test_parts_of_a_norm() -> None:
    """Whom, when, after what and under which reading a clause speaks."""
    (norm,) = the_step(
        "tidak  harus oleh pegawai, kepala_sekolah setelah a, b bagi guru dalam hal c "
        "hanya menurut tafsir t alternatif x   dasar p-080, C-010A"
    ).norms
    words = [s.Word(text, NOWHERE) for text in ("pegawai", "kepala_sekolah", "a", "b", "guru", "t", "x")]
    assert norm == s.NormClause(
        "tidak harus",
        (words[0], words[1]),
        (words[2], words[3]),
        s.When((words[4],), name("c"), s.ReadingRef(words[5], words[6], NOWHERE)),
        (s.Cite("P-080", NOWHERE), s.Cite("C-010a", NOWHERE)),
        NOWHERE,
    )


def test_windows_keep_their_order() -> None:
    """Dates and durations of a step stand in the order of writing, advice marked as such."""
    windows = the_step(
        "dianjurkan paling lama 14 hari (satuan  tidak disebut) sejak a   dasar P-080",
        "sebelum 31 Januari 2024   dasar P-080",
        "paling lama 2 bulan sejak a   dasar P-080",
    ).windows
    assert [w.unit if isinstance(w, s.TermClause) else w.bound for w in windows] == [
        "hari (satuan tidak disebut)",
        "sebelum",
        "bulan",
    ]
    assert [w.advised for w in windows] == [True, False, False]


def test_ids_and_keys_are_in_capitals() -> None:
    """Catalogue ids and keys of sources are written in capitals, alternatives with their small letter."""
    found = only(HEAD + 'butir p-080 "G"\n  menurut cal-me, laman_resmi\n')
    assert isinstance(found, s.StatementDecl)
    assert found.id.id == "P-080"
    assert [word.text for word in found.sources] == ["CAL-ME", "LAMAN_RESMI"]


def test_announcement_may_be_known_no_later_than() -> None:
    """*diumumkan paling lambat D* is not the same as *diumumkan D*."""
    text = HEAD + 'perubahan p "P"\n  melalui se\n  diumumkan {} 6 Februari 2024\n'
    built = [only(text.format(word)) for word in ("", "paling lambat")]
    assert [b.announced.at_latest for b in built if isinstance(b, s.AmendmentDecl) and b.announced] == [False, True]


def test_quotation_marks_are_no_part_of_a_text() -> None:
    """Straight and curly marks are accepted, alike or mixed, and taken off."""
    built = [only(HEAD + f"istilah x {text}   dasar P-080") for text in ('"kata"', "“kata”", "„kata“", '“kata"')]
    assert [b.meaning.text for b in built if isinstance(b, s.TermDecl)] == ["kata"] * 4


def test_states_and_causes_of_worked_cases() -> None:
    """What a worked case expects is kept in the words of the language."""
    found = only(case("maka l  Lewat Batas", "maka batas akhir l tidak ditemukan karena x-011, langkah, peran"))
    assert isinstance(found, s.ExampleDecl)
    word = s.Word("l", NOWHERE)
    assert found.expected == (
        s.ExpectStatus(word, "lewat batas", NOWHERE),
        s.ExpectAbsent(word, "tidak ditemukan", ("X-011", "langkah", "peran"), True, NOWHERE),
    )


def test_day_that_does_not_exist_leaves_the_declaration() -> None:
    """An impossible date is a problem of its own; the declaration is read, without a value for the day."""
    document, problems = parse(Source("uji", step("paling lambat 31 April 2024   dasar P-080")))
    assert [problem.kind.code for problem in problems] == ["JK107"]
    last = document.declarations[-1]
    assert isinstance(last, s.StepDecl)
    assert [window.day.value for window in last.windows if isinstance(window, s.WindowClause)] == [None]


def test_day_of_year_nought() -> None:
    """A year that no calendar has is a problem, not a crash."""
    assert found(step("paling lambat 1 Januari 0000   dasar P-080")) == [("JK107", "1 Januari 0000")]


@pytest.mark.parametrize("kind", [kind for kind in get_args(walk.Node) if kind.__name__ != "When"])
def test_nodes_are_frozen_and_have_slots(kind: type) -> None:
    """A node cannot be changed, and its place is no part of equality."""
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hasattr(kind, "__slots__")
    assert not [field.name for field in fields(kind) if field.name == "span" and field.compare]
