"""The tests; a package, so that `from tests.strategies import …` means ours and nobody else's."""
