"""Ways through a tree."""

from kinerja_rules.base.source import Source
from kinerja_rules.syntax import syntax as s
from kinerja_rules.syntax.from_text import parse
from kinerja_rules.syntax.walk import children, node_at, walk
from tests.syntax.reading import answer, step


def document(text: str) -> s.Document:
    """The document of a text."""
    return parse(Source("uji", text))[0]


def test_children_are_in_order() -> None:
    """A node's children come in the order of its fields."""
    last = document(answer("adalah a kali b   dasar P-080")).declarations[-1]
    assert [type(child).__name__ for child in children(last)] == ["Word", "Quote", "KindText", "Formula"]


def test_walk_meets_every_node_before_what_it_holds() -> None:
    """The whole tree, outermost first."""
    met = [type(node).__name__ for node in walk(document(answer("adalah a = 3   dasar P-080")).declarations[-1])]
    assert met == [
        "AnswerDecl", "Word", "Quote", "KindText", "Word", "Formula", "Comparison", "NameRef", "Word", "NumberLit",
        "Cite",
    ]  # fmt: skip


def test_walk_takes_any_depth() -> None:
    """Long chains and deep brackets are no problem."""
    chain = " dan ".join(["(" * 30 + "a" + ")" * 30] * 900)
    assert sum(isinstance(node, s.NameRef) for node in walk(document(answer(f"adalah {chain[:9000]}")))) == 0
    terms = " + ".join(["a"] * 900)
    assert sum(isinstance(node, s.NameRef) for node in walk(document(answer(f"adalah {terms}   dasar P-080")))) == 900


def test_node_at_finds_the_smallest() -> None:
    """The node under a cursor is the smallest that covers the character; between declarations there is none."""
    text = step("paling lambat 31 Januari 2024 bagi guru   dasar P-080")
    tree = document(text)
    day, role = node_at(tree, text.index("31 Januari 2024 bagi")), node_at(tree, text.index("guru   dasar"))
    assert isinstance(day, s.DayText)
    assert role == s.Word("guru", tree.declarations[0].span)
    assert isinstance(node_at(tree, text.index("paling lambat")), s.WindowClause)
    assert node_at(tree, 0) is None
