"""Whole runs of `kinerja validate` as their readers see them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.apps.conftest import RULES, Kinerja, Ran

Golden = Callable[[str, str], None]
ON = ("--policies", str(RULES), "--as-of", "2024-07-10")
RECORDS = ("baik", "terlambat", "belum-lengkap", "swasta", "salah-isi", "bukan-yaml", "periode-lain")


def shown(ran: Ran) -> str:
    """Both streams and the exit code, what differs from release to release taken out."""
    text = re.sub(r"\b[0-9a-f]{12}\b", "<sidik>", ran.out)
    text = re.sub(r"(mesin|engine) \S+", r"\1 <versi>", text)
    return f"{text}{ran.err}[{ran.code}]\n"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", RECORDS)
def test_one_record(kinerja: Kinerja, golden: Golden, name: str, language: str) -> None:
    """One invented record for each verdict and each way of not fitting."""
    golden(f"validate/{name}.{language}.txt", shown(kinerja("validate", f"{name}.yaml", *ON, "--lang", language)))


def test_several_records(kinerja: Kinerja, golden: Golden) -> None:
    """Several records: each under its path, then the counts, then the problems."""
    golden("validate/several.id.txt", shown(kinerja("validate", *(f"{name}.yaml" for name in RECORDS), *ON)))


def test_several_alternatives_asked_for(kinerja: Kinerja) -> None:
    """Another reading is named in the report as adopted, with what the first would give."""
    ran = kinerja("validate", "baik.yaml", *ON, "--reading", "batas_poin=dua_puluh")
    flat = " ".join(ran.out.split())
    assert "Dianut: Dua puluh poin." in flat
    assert 'Bila yang berlaku "Sepuluh poin" (`sepuluh`): Poin cukup = ya.' in flat
