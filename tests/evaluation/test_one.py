"""The engine: tables with an input missing, open readings, amendments of unknown date, contexts kept."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kinerja_rules.base.source import Source
from kinerja_rules.evaluation.facts import Event, Record
from kinerja_rules.evaluation.one import Engine, UnknownReading
from kinerja_rules.evaluation.result import Result
from kinerja_rules.model.from_syntax import check
from kinerja_rules.model.model import PeriodId
from kinerja_rules.syntax.from_text import parse
from kinerja_rules.values.kinds import Name

RULES = """bahasa juknis 1
naskah uji "Naskah uji" jenis peraturan_menteri nomor "1" dasar P-001
  mengatur periode semester_1 2024 dasar P-001
sumber ABC "Sumber"
butir P-001 "Butir uji" menurut ABC keandalan tinggi sifat aturan
butir P-002 "Butir lemah" menurut ABC keandalan rendah sifat aturan
masa semester_1 2024 "Semester 1" sejak 1 Januari 2024 sampai dengan 30 Juni 2024 dasar P-001
pilihan jenis_peran "Peran" terdiri atas guru "Guru", kepala "Kepala"
pilihan tingkat "Tingkat" terdiri atas rendah "Rendah", sedang "Sedang", tinggi "Tinggi" berurutan
data peran "Peran" berupa jenis_peran harus diisi
data mutu "Mutu" berupa tingkat
data sikap "Sikap" berupa tingkat
pihak atasan "Atasan"
langkah ajukan "Mengajukan" harus oleh pegawai dasar P-001
  paling lambat 31 Januari 2024 dasar P-001
  paling lambat 29 Februari 2024 dalam hal peran = kepala dasar P-001
langkah setujui "Menyetujui" harus oleh atasan dasar P-001
  hanya setelah ajukan dasar P-002
  paling lambat 15 Februari 2024 dasar P-001
perubahan ulur "Uluran" melalui uji diumumkan paling lambat 20 Januari 2024
  terhadap langkah ajukan periode semester_1 2024
  dalam hal peran = guru diubah paling lambat menjadi 10 Februari 2024 dasar P-001
simpulan hasil "Hasil" berupa tingkat
  tabel mutu | sikap
  baris rendah | apa pun maka rendah dasar P-001
  baris sedang atau tinggi | rendah atau sedang maka sedang dasar P-001
  baris sedang atau tinggi | tinggi maka tinggi dasar P-002
tafsir bagian "Bagian mana?" dasar P-001
  alternatif separuh "Separuh" dasar P-001
  alternatif penuh "Penuh" dasar P-002
  alternatif keliru "Dua kali" dicatat sebagai keliru dasar P-002
  {adoption}
besaran dua "Dua" berupa bilangan bulat sebesar 2 dasar P-001
besaran satuan "Satuan" berupa angka kredit sebesar 12,5 dasar P-001
simpulan kredit "Kredit" berupa angka kredit
  adalah satuan dibagi dua hanya menurut tafsir bagian alternatif separuh dasar P-001
  adalah satuan hanya menurut tafsir bagian alternatif penuh dasar P-002
"""
ADOPTED = 'dianut separuh oleh "penyusun" alasan "uji"'


def engine(adoption: str = ADOPTED) -> Engine:
    """An engine of the rules above."""
    text = RULES.format(adoption=adoption)
    document, problems = parse(Source("uji.juknis", text))
    assert not problems.has_errors, [(p.kind.code, p.facts) for p in problems]
    model, more = check([document])
    assert model is not None, [(p.kind.code, p.facts) for p in more]
    return Engine(model, {"uji.juknis": text})


def evaluated(
    to: Engine, *events: Event, as_of: date = date(2024, 3, 1), known_at: date | None = None, **facts: str
) -> Result:
    """The result of a record with these facts and a complete list of steps."""
    given = {Name("uji", name): value for name, value in ({"peran": "guru"} | facts).items()}
    record = Record(PeriodId("semester_1", 2024), given, events, "complete", "")
    return to.evaluate("uji", record, as_of=as_of, known_at=known_at)


def value_of(result: Result, name: str) -> tuple[str, object]:
    """Status and value of an answer."""
    row = next(v for v in result.values if v.name == name)
    return row.status, row.value


def test_a_row_that_decides_alone_needs_nothing_else() -> None:
    """With `mutu` rendah all remaining rows agree, so the answer is known although `sikap` is missing."""
    assert value_of(evaluated(engine(), mutu="rendah"), "hasil") == ("known", "rendah")


def test_what_is_still_possible_is_said() -> None:
    """With `sikap` sedang alone two outcomes remain, and `mutu` is named as missing."""
    row = evaluated(engine(), sikap="sedang").values[0]
    assert (row.status, row.possible, [m.path for m in row.missing]) == ("unknown", ("rendah", "sedang"), ["mutu"])


def test_the_citation_and_reliability_are_those_of_the_branch_taken() -> None:
    """The row that fired is cited; where it rests on a weak statement, so does the answer."""
    strong = evaluated(engine(), mutu="sedang", sikap="sedang").values[0]
    weak = evaluated(engine(), mutu="sedang", sikap="tinggi").values[0]
    assert (strong.basis, strong.confidence) == (("P-001",), "H")
    assert (weak.basis, weak.confidence) == (("P-002",), "L")


def test_an_adopted_reading_says_where_the_other_would_differ() -> None:
    """Half is adopted: 6.25; in full it would be 12.5, and the wrong alternative is never tried."""
    result = evaluated(engine())
    assert value_of(result, "kredit") == ("known", Fraction(25, 4))
    (reading,) = result.readings
    assert [(d.choice, d.output, d.value) for d in reading.differs] == [("penuh", "kredit", "12.5")]


def test_an_open_reading_is_a_conflict_exactly_where_it_reaches() -> None:
    """Without an adopted alternative the credit is *bertentangan*; the rest is as it was."""
    result = evaluated(engine("belum dianut"), mutu="rendah")
    assert value_of(result, "kredit") == ("conflict", None)
    assert value_of(result, "hasil") == ("known", "rendah")


def test_a_reading_can_be_chosen_and_a_wrong_one_cannot() -> None:
    """`penuh` gives 12.5; `keliru` is kept on record and refused, and so is a reading that is not there."""
    to = engine()
    record = Record(PeriodId("semester_1", 2024), {Name("uji", "peran"): "guru"}, (), "complete", "")
    chosen = to.evaluate("uji", record, as_of=date(2024, 3, 1), choices={"bagian": "penuh"})
    assert value_of(chosen, "kredit") == ("known", Fraction(25, 2))
    for name, alternative in (("bagian", "keliru"), ("bagain", "penuh")):
        with pytest.raises(UnknownReading):
            to.evaluate("uji", record, as_of=date(2024, 3, 1), choices={name: alternative})


@pytest.mark.parametrize(
    ("known_at", "due", "status"),
    [
        (None, date(2024, 2, 10), "done"),
        (date(2024, 1, 20), date(2024, 2, 10), "done"),
        (date(2024, 1, 19), None, "undetermined"),
    ],
)
def test_an_amendment_of_uncertain_date_is_tried_both_ways(
    known_at: date | None, due: date | None, status: str
) -> None:
    """Done on 5 February: in time under the amendment, late without; before it was surely known, undetermined."""
    event = Event(Name("uji", "ajukan"), date(2024, 2, 5), "pegawai")
    step = evaluated(engine(), event, known_at=known_at).steps[0]
    assert (step.due, step.status) == (due, status)
    assert step.conflicts == (() if known_at != date(2024, 1, 19) else ("ulur",))


def test_the_earliest_of_several_closings_counts() -> None:
    """Two closing days hold for the head; the earlier one counts."""
    step = evaluated(engine(), peran="kepala").steps[0]
    assert (step.due, step.status) == (date(2024, 1, 31), "overdue")


def test_anothers_failure_is_not_counted() -> None:
    """The approval is overdue and shown; it is the superior's duty, so the record complies."""
    result = evaluated(engine(), Event(Name("uji", "ajukan"), date(2024, 1, 5), "pegawai"))
    approval = next(s for s in result.steps if s.id == "setujui")
    assert (approval.status, approval.duty_of, approval.violations, approval.counted) == (
        "overdue",
        "atasan",
        ("overdue",),
        (),
    )
    assert (result.summary.verdict, result.summary.violations, result.summary.others) == ("complies", 0, 1)


def test_who_may_act_next_and_by_when() -> None:
    """After the submission the superior may approve, by 15 February; before it nobody may."""
    day = date(2024, 2, 1)
    submitted = evaluated(engine(), Event(Name("uji", "ajukan"), date(2024, 1, 5), "pegawai"), as_of=day)
    assert [(n.step, n.actor, n.due) for n in submitted.next] == [("setujui", "atasan", date(2024, 2, 15))]
    waiting = evaluated(engine(), as_of=day)
    assert [(n.step, n.actor, n.due) for n in waiting.next] == [("ajukan", "pegawai", date(2024, 2, 10))]
    assert next(s for s in waiting.steps if s.id == "setujui").after == ("ajukan",)


def test_a_context_is_compiled_once() -> None:
    """The same period, role and readings use the same program; another role has its own."""
    to = engine()
    evaluated(to)
    before = len(to._programs)
    evaluated(to, mutu="rendah")
    assert len(to._programs) == before
    evaluated(to, peran="kepala")
    assert len(to._programs) > before


def test_the_fingerprint_follows_the_text() -> None:
    """Another text is another fingerprint; line ends do not matter."""
    one, other = engine().fingerprint("uji"), engine("belum dianut").fingerprint("uji")
    assert one != other
    text = RULES.format(adoption=ADOPTED)
    crlf = Engine(engine().model, {"uji.juknis": text.replace("\n", "\r\n")})
    assert crlf.fingerprint("uji") == one
