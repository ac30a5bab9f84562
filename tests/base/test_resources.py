"""The texts that travel with the package are found."""

from pathlib import Path

import pytest

from kinerja_rules.base import resources

ROOT = Path(__file__).parents[2]


def test_a_checkout_is_read_in_place() -> None:
    """In a checkout the folders at the top are read, not a copy."""
    assert resources.policies_root() == ROOT / "policies"
    assert resources.grammar_text() == (ROOT / "grammar" / "juknis.lark").read_text(encoding="utf-8")


def test_every_code_has_its_page() -> None:
    """The codes are sorted, and the page of each can be read."""
    codes = resources.message_codes()
    assert list(codes) == sorted(codes)
    assert codes
    assert all(resources.message_text(code).strip() for code in codes)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_both_languages_have_phrases(lang: str) -> None:
    """Both languages we speak have a phrase table."""
    assert resources.phrases_text(lang).strip()


def test_what_is_not_there_is_our_fault() -> None:
    """An unknown code or language raises: no user text reaches these functions unchecked."""
    with pytest.raises(FileNotFoundError):
        resources.message_text("JK000")
    with pytest.raises(FileNotFoundError):
        resources.phrases_text("fr")
