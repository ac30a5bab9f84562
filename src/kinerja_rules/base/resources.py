"""Where the texts that travel with the package are: grammar, policies, messages and phrases.

`grammar/` and `policies/` stand at the top of the repository, because they are read by people who never open
`src/`. A wheel carries them as `kinerja_rules/_data`. This module is the only code that knows both places, and
the only one below the workspace that reads a file: everything else is handed text.

>>> policies_root().name
'policies'
"""

from importlib import resources
from pathlib import Path

__all__ = ["grammar_text", "message_codes", "message_text", "phrases_text", "policies_root"]


def grammar_text() -> str:
    """The grammar of the language, as it stands in `grammar/juknis.lark`."""
    return _read(_data("grammar") / "juknis.lark")


def policies_root() -> Path:
    """The folder of the bundled policies: one subfolder per instrument, `*.juknis` files inside.

    A real folder, in a checkout and in an installed wheel alike. Running the package from a zip file is not
    supported: pip always unpacks.
    """
    return _data("policies")


def message_codes() -> tuple[str, ...]:
    """The codes that have a message page, sorted."""
    return tuple(sorted(page.stem for page in (_package() / "base" / "messages").glob("JK*.md")))


def message_text(code: str) -> str:
    """The message page of a code, Markdown, both languages.

    `code` is one of `message_codes()`; a word that a user typed is looked up there first. A code without a page
    is our own broken promise and raises `FileNotFoundError`.
    """
    return _read(_package() / "base" / "messages" / f"{code}.md")


def phrases_text(lang: str) -> str:
    """The phrase table of a language (`id`, `en`), TOML; `FileNotFoundError` for a language we do not speak."""
    return _read(_package() / "base" / "phrases" / f"{lang}.toml")


def _package() -> Path:
    return Path(str(resources.files("kinerja_rules")))


def _data(name: str) -> Path:
    bundled = _package() / "_data"
    # An editable install leaves a frozen copy of `_data` in site-packages. Asking the package itself, and not
    # the search path, is what makes the checkout win over it.
    return (bundled if bundled.is_dir() else _package().parent.parent) / name


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
