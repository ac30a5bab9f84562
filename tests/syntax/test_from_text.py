"""A text gives its document and all its problems, and never an exception."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_rules.base.catalogue import wording
from kinerja_rules.base.source import Source
from kinerja_rules.syntax import syntax as s
from kinerja_rules.syntax.from_text import comments, parse
from kinerja_rules.syntax.tree import words
from tests.syntax.reading import HEAD, STATEMENTS, found, problems, step

EVERYTHING = (Path(__file__).parent / "everything.juknis").read_text(encoding="utf-8")

SEVERAL = """bahasa juknis 1

butir P-080 "Guru menyusun perencanaan pada 1 sampai dengan 31 Januari 2024.
  menurut CAL-ME   keandalan tinggi   sifat aturan

tahap perencanaan "Perencanaan"   dasar P-079

langka susun_rencana "Menyusun rencana"
  pada tahap perencanaan
  harus oleh kepala sekolah   dasar P-028

langkah ajukan_rencana "Mengajukan rencana"
  pada tahap perencanaan   bagi guru, kepala_sekolah
  harus oleh pegawai   dasar P-028 P-029
  paling cepat 1 Januari 2024 untuk guru   dasar P-080
  paling lambat 31/01/2024
    bagi guru
    dalam hal periode = semester_1 2024   dasar P-080
  paling lambat 31 Januari 2024 bagi kepala_sekolah
  palng lambat 31 Maret 2024 bagi pengawas   dasar Pasal 5

besaran poin_minimum "Poin" berupa bilangan bulat
  sebesar 12.5   dasar P-214

simpulan predikat "Predikat" berupa predikat_kinerja
  tabel hasil_kerja | perilaku_kerja
  baris di_atas , di_atas maka sangat_baik   dasar N-058
  baris di_atas | sesuai baik   dasar N-059
  baris sesuai | di_atas atau sesuai maka baik

contoh "Kasus"   per 1 April 2024   dasar P-082
  misalkan peran = guru
  maka ajukan_rencana terlambt
"""


def test_every_mistake_is_reported_where_it_is() -> None:
    """Fourteen mistakes in one file, several in one declaration: fourteen messages, each at its place."""
    assert found(SEVERAL) == [
        ("JK103", '"Guru menyusun perencanaan pada 1 sampai dengan 31 Januari 2024.'),
        ("JK101", "langka susun_rencana"),
        ("JK102", "kepala sekolah"),
        ("JK112", "P-028 P-029"),
        ("JK104", "untuk guru"),
        ("JK106", "31/01/2024"),
        ("JK110", "paling lambat 31 Januari 2024 bagi kepala_sekolah"),
        ("JK121", "palng lambat"),
        ("JK111", "Pasal 5"),
        ("JK109", "12.5"),
        ("JK116", "di_atas , di_atas"),
        ("JK117", "baik"),
        ("JK110", "baris sesuai | di_atas atau sesuai maka baik"),
        ("JK121", "terlambt"),
    ]


def test_good_declarations_are_kept() -> None:
    """What can be read is in the document, whatever stands around it."""
    document, _ = parse(Source("uji", SEVERAL))
    assert [type(declaration) for declaration in document.declarations] == [s.StageDecl]


def test_file_that_follows_the_grammar_and_its_pieces_agree() -> None:
    """Read whole or cut into declarations, the same declarations come out."""
    whole, _ = parse(Source("a", EVERYTHING))
    cut, (problem,) = parse(Source("b", EVERYTHING + "\ntahap x\n"))
    assert whole.declarations == cut.declarations
    assert problem.kind.code == "JK122"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: re.sub(r'"([^"\n]*)"', r"“\1”", text),
        lambda text: text.replace("\n", " \t \n"),
        lambda text: text.rstrip("\n"),
        lambda text: re.sub(r"^bahasa juknis", "Bahasa  Juknis", text),
    ],
    ids=["byte order mark", "CRLF", "non-breaking spaces", "curly quotes", "blanks", "no last line end", "capitals"],
)
def test_word_processors_leave_their_traces(change: object) -> None:
    """What Word and Notepad do to a text changes nothing of what it says."""
    assert callable(change)
    text = EVERYTHING if "\u00a0" not in change("a b") else re.sub(r'"[^"\n]*"', '"teks"', EVERYTHING)
    document, found = parse(Source("a", change(text)))
    assert list(found) == []
    assert document.declarations == parse(Source("b", text))[0].declarations


def test_places_are_true_with_carriage_returns() -> None:
    """With CRLF a problem is marked at the same words."""
    assert found(SEVERAL.replace("\n", "\r\n")) == found(SEVERAL)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "JK140"),
        ("\n \t\ufeff\n", "JK140"),
        ("# catatan\n", "JK140"),
        ("bahasa juknis 1", ""),
        (STATEMENTS, "JK141"),
    ],
)
def test_smallest_files(text: str, code: str) -> None:
    """A file without a declaration is empty, unless it says what it is."""
    assert [problem.kind.code for problem in problems(text)] == ([code] if code else [])


def test_declarations_without_version_are_read() -> None:
    """A missing first line hides no other mistake."""
    assert found(STATEMENTS + 'tahap x y "X"\n') == [("JK141", "butir"), ("JK102", "x y")]


def test_text_before_the_first_declaration() -> None:
    """What stands between the version and the first declaration opens nothing."""
    assert found(HEAD + "Aturan guru\n" + STATEMENTS) == [("JK101", "Aturan")]
    assert found("Aturan guru\n" + HEAD + STATEMENTS) == [("JK141", "Aturan guru")]


def test_words_of_declarations_inside_texts_and_comments_cut_nothing() -> None:
    """A quoted text or a comment that begins with an opening word is no declaration."""
    text = HEAD + 'istilah a\n"langkah b" # x\n# langkah c "C"\n  dasar Pasal 5\n'
    assert found(text) == [("JK111", "Pasal 5")]


def test_unreadable_clause_does_not_hide_the_next() -> None:
    """Behind a clause that makes no sense, reading goes on at the next one."""
    text = step("harus ) | = oleh", "paling lambat 31/01/2024   dasar P-080")
    assert [code for code, _ in found(text)][-1] == "JK106"


def test_comments_are_given_with_their_places() -> None:
    """The formatter gets every comment back."""
    text = HEAD + "# satu\n" + STATEMENTS + "  # dua"
    assert [text[start : start + len(words)] for start, words in comments(Source("a", text))] == ["# satu", "# dua"]


def test_problems_come_in_the_order_of_the_text() -> None:
    """Sorted by place, whatever found them: limits, the first line, the grammar or the values."""
    places = [problem.span.start for problem in problems(SEVERAL) if problem.span]
    assert places == sorted(places)


VOCABULARY = [
    *sorted(words().spelling.values()),
    *(
        "nama",
        '"teks"',
        "31 Januari 2024",
        "12",
        "12,5",
        "P-080",
        "CAL-ME",
        "\n",
        "\n  ",
        '"terbuka',
        "31/1/2024",
        "12.5",
    ),
    *(
        "==",
        "–",
        "'",
        "\u200b",
        ".",
        ";",
        "paling telat",
        "tidak boleh",
        "14 hari",
        "31 Januari",
        "kepala sekolah",
        "#",
    ),
]
TOKENS = re.findall(r'"[^"\n]*"|[^\s"]+|\n', EVERYTHING)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The file with everything, with a few words dropped, changed, added or swapped."""
    parts = list(TOKENS)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(parts) - 1))
        what = draw(st.sampled_from(["drop", "change", "add", "swap"]))
        if what == "drop":
            del parts[at]
        elif what == "swap":
            other = draw(st.integers(0, len(parts) - 1))
            parts[at], parts[other] = parts[other], parts[at]
        else:
            parts[at : at + (what == "change")] = [draw(st.sampled_from(VOCABULARY))]
    return " ".join(parts)


def check(text: str) -> None:
    """Parses; every problem has its words, every place lies in the text, and no message holds the machinery."""
    document, found = parse(Source("uji", text))
    for problem in found:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        for language in ("id", "en"):
            said = wording(problem, language)
            assert said.title
            assert said.help
            assert not re.search(
                r"\b_?[A-Z]{2,}_[A-Z_]+\b|\$END|Token\(", " ".join((said.title, said.label, said.help))
            )
    assert len(document.declarations) <= text.count("\n") + 1 or not len(found)


@given(mutated())
def test_damaged_files_give_messages(text: str) -> None:
    """Whatever happens to a good file, it gives messages in words and never an exception."""
    check(text)


@given(st.lists(st.sampled_from(VOCABULARY), max_size=80).map(lambda words: HEAD + " ".join(words)))
@example(HEAD + "contoh")
@example(HEAD + '"')
def test_words_in_any_order_give_messages(text: str) -> None:
    """Words of the language in no order at all."""
    check(text)


@given(st.text(max_size=200))
@example("\r")
@example("#")
@example("\ud800")
def test_any_text_gives_messages(text: str) -> None:
    """Text that is no rule file at all."""
    check(text)


@given(st.integers(0, len(EVERYTHING)))
def test_half_written_files_give_messages(end: int) -> None:
    """A file that stops anywhere, as while it is being typed."""
    check(EVERYTHING[:end])
