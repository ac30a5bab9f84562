"""Every limit has a number and a message, and is looked at before anything is parsed."""

import pytest

from kinerja_rules.base.catalogue import wording
from kinerja_rules.base.source import Source
from kinerja_rules.syntax import limits
from kinerja_rules.syntax.from_text import parse
from tests.syntax.reading import HEAD, STATEMENTS, answer, found, problems, step


def codes(text: str) -> list[str]:
    """The codes of all problems of a text."""
    return [problem.kind.code for problem in problems(text)]


def test_file_size() -> None:
    """A file may have 2 MiB, counted in bytes."""
    line = "# " + "é" * 4_000 + "\n"
    assert codes(HEAD + line * (limits.MOST_BYTES // len(line.encode()) - 1)) == []
    assert codes(HEAD + line * (limits.MOST_BYTES // len(line.encode()) + 1)) == ["JK150"]


def test_line_length() -> None:
    """A line may have 10 000 characters; what is beyond is marked."""
    assert codes(HEAD + "#" + " " * (limits.MOST_LINE - 1)) == []
    assert found(HEAD + "#" + " " * limits.MOST_LINE) == [("JK151", " ")]


@pytest.mark.parametrize("opening", ["(", "bukan "])
def test_nesting(opening: str) -> None:
    """Brackets and *bukan* may be nested 32 deep, counted together."""
    closing = ")" if opening == "(" else ""
    deep = f"{opening * limits.MOST_NESTED}a{closing * limits.MOST_NESTED}"
    assert codes(answer(f"adalah {deep}   dasar P-080")) == []
    assert codes(answer(f"adalah {opening}{deep}{closing}   dasar P-080")) == ["JK152"]


def test_nesting_ends_with_its_clause() -> None:
    """Brackets side by side are not nested, and an open one does not reach into the next clause."""
    side = " dan ".join(["((((a))))"] * 20)
    assert codes(answer(f"adalah {side}   dasar P-080")) == []
    many = [f"kecuali k{i} dalam hal (a adalah b   dasar P-080" for i in range(40)]
    assert set(codes(answer(*many))) == {"JK126"}


@pytest.mark.parametrize("joint", ["dan", "+", "kali"])
def test_operands(joint: str) -> None:
    """A chain may have 1 000 operands."""
    chain = f" {joint} ".join(["a"] * limits.MOST_OPERANDS)
    assert codes(answer(f"adalah {chain}   dasar P-080")) == []
    assert codes(answer(f"adalah {chain} {joint} a   dasar P-080")) == ["JK153"]


def test_list_items() -> None:
    """A list may have 2 000 items, whatever it lists."""
    ids = ",\n".join(["P-080"] * limits.MOST_ITEMS)
    assert codes(step(f"harus oleh pegawai   dasar {ids}")) == []
    assert codes(step(f"harus oleh pegawai   dasar {ids}, P-080")) == ["JK154"]


def test_table_rows() -> None:
    """A table may have 2 000 rows; two tables are counted apart."""
    rows = ["tabel a", *["baris x maka z   dasar N-058"] * limits.MOST_ITEMS]
    assert codes(answer(*rows) + answer(*rows).removeprefix(HEAD)) == []
    assert codes(answer(*rows, "baris x maka z   dasar N-058")) == ["JK154"]


@pytest.mark.parametrize("form", ["{}", "0,{}", "{}.5"])
def test_digits(form: str) -> None:
    """A number may have 30 digits; a longer one is never computed."""
    short, long = form.format("9" * 27), form.format("9" * 5_000)
    assert "JK155" not in codes(HEAD + f'besaran x "X" berupa bilangan pecahan\n  sebesar {short}   dasar P-1\n')
    assert codes(HEAD + f'besaran x "X" berupa bilangan pecahan\n  sebesar {long}   dasar P-1\n') == ["JK155"]


def test_declarations() -> None:
    """A file may have 20 000 declarations."""
    text = HEAD + 'tahap t "T"\n' * (limits.MOST_DECLARATIONS + 1)
    assert codes(text) == ["JK156"]


def test_problems() -> None:
    """Two hundred problems of a file are collected; then reading stops, and says so at the end."""
    for line in ("tahp t\n", 'butir P-080 "G" menyebut 30 Februari 2024\n', 'tahap t "T" dasar Pasal 5\n'):
        assert codes(HEAD + line * 300)[-1] == "JK157"
        assert len(codes(HEAD + line * 300)) == limits.MOST_PROBLEMS + 1


def test_other_declarations_are_read() -> None:
    """A declaration beyond a limit costs only itself."""
    text = answer(f"adalah {'(' * 40}a{')' * 40}   dasar P-080") + STATEMENTS
    document, _ = parse(Source("uji", text))
    assert len(document.declarations) == 3


@pytest.mark.parametrize("text", ["bahasa\0juknis 1", "PK\x03\x04\x14\x00", "PK\x03\x04 abc"])
def test_what_is_no_text_is_not_looked_at(text: str) -> None:
    """A Word file, an archive or a picture gives one message."""
    assert codes(text) == ["JK143"]


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u202e", "\u2066", "\x07", "\x1b", "\u2028"])
@pytest.mark.parametrize("place", ["tahap peren{}canaan", '"Peren{}canaan"', "# peren{}canaan"])
def test_hidden_characters(character: str, place: str) -> None:
    """What does not show is reported wherever it stands, once, and nothing else is said about its declaration."""
    lines = HEAD + 'tahap perencanaan "Perencanaan"   # perencanaan\n'
    text = lines.replace(place.format(""), place.format(character), 1)
    (problem,) = problems(text)
    assert (problem.kind.code, problem.span and problem.span.text) == ("JK144", character)
    assert problem.fact("character") == f"U+{ord(character):04X}"


def test_hidden_characters_are_counted() -> None:
    """The message says how many there are; every declaration that holds one is silent otherwise."""
    (problem,) = problems(HEAD + 'tahap a\u200ba "A"\ntahap b\u200bb "B"\n')
    assert wording(problem, "id").label == "U+200B, seluruhnya 2 dalam berkas ini"


@pytest.mark.parametrize("character", ["\ufffd", chr(0xD800)])
def test_damaged_characters(character: str) -> None:
    """Letters lost on the way are reported once."""
    assert codes(HEAD + f'tahap a "A{character}"\ntahap b "B{character}"\n') == ["JK145"]
