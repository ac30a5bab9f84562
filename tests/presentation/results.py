"""Hand-made results for goldens: invented law, invented people."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kinerja_rules.evaluation.result import (
    Axes,
    Consequence,
    Difference,
    InstrumentRow,
    Missing,
    NextRow,
    PeriodRow,
    Permitted,
    ReadingRow,
    Reason,
    Result,
    StatementRow,
    StepRow,
    Summary,
    ValueRow,
    Warning_,
)

NOTHING = Axes("not_applicable", "not_applicable", "not_applicable", "not_applicable", "not_applicable")

STEP = StepRow(
    id="ajukan_rencana",
    label="Mengajukan rencana kinerja",
    stage="perencanaan",
    stage_label="Perencanaan",
    duty_of="pegawai",
    duty_label="",
    obligation="required",
    modality="harus",
    status="done",
    axes=Axes("done", "on_time", "in_order", "permitted", "none"),
    deemed=False,
    permitted_actors=(Permitted("pegawai", "", "yes", ()),),
    after=(),
    opens=date(2024, 1, 1),
    due=date(2024, 1, 31),
    advised_until=None,
    done_on=date(2024, 1, 20),
    done_by="pegawai",
    done_by_label="",
    consequence=None,
    basis=("P-080", "P-118"),
    confidence="H",
    missing=(),
    absence="",
    conflicts=(),
    silences=(),
    because=(
        Reason("done_on", (("day", "2024-01-20"), ("actor", "pegawai"))),
        Reason("opens", (("day", "2024-01-01"),), ("P-080",)),
        Reason("closes", (("day", "2024-01-31"),), ("P-080",)),
    ),
    violations=(),
    counted=(),
)

LATE = STEP._replace(
    status="late",
    axes=STEP.axes._replace(timing="late"),
    due=date(2024, 3, 31),
    done_on=date(2024, 4, 5),
    consequence=Consequence("not_found", None, ("X-027",)),
    basis=("P-080", "P-082", "P-118"),
    because=(
        Reason("done_on", (("day", "2024-04-05"), ("actor", "pegawai"))),
        Reason("opens", (("day", "2024-01-01"),), ("P-080",)),
        Reason(
            "closes_amended",
            (("day", "2024-03-31"), ("amendment", "Perpanjangan pengisian SKP"), ("before", "2024-01-31")),
            ("P-080", "P-082"),
        ),
        Reason("late", (("days", "5"), ("day", "2024-03-31"))),
    ),
    violations=("late",),
    counted=("late",),
)

APPROVAL = STEP._replace(
    id="setujui_rencana",
    label="Menyetujui rencana kinerja",
    duty_of="kepala_sekolah",
    duty_label="Kepala sekolah",
    status="overdue",
    axes=Axes("not_done", "overdue", "in_order", "none", "none"),
    permitted_actors=(
        Permitted("kepala_sekolah", "Kepala sekolah", "yes", ()),
        Permitted("plt_kepala_sekolah", "Pelaksana tugas kepala sekolah", "undetermined", (Missing("pimpinan"),)),
    ),
    after=("ajukan_rencana",),
    opens=None,
    due=date(2024, 2, 29),
    done_on=None,
    done_by="",
    basis=("P-056", "P-119"),
    because=(
        Reason("closes", (("day", "2024-02-29"),), ("P-119",)),
        Reason("overdue", (("days", "132"), ("day", "2024-02-29"))),
    ),
    violations=("overdue",),
    counted=(),
)

OBSERVATION = STEP._replace(
    id="observasi",
    label="Observasi pembelajaran",
    stage="pelaksanaan",
    stage_label="Pelaksanaan",
    duty_of="kepala_sekolah",
    duty_label="Kepala sekolah",
    modality="wajib",
    status="wrong_actor",
    axes=Axes("done", "no_limit", "none", "wrong", "none"),
    permitted_actors=(Permitted("kepala_sekolah", "Kepala sekolah", "yes", ()),),
    opens=None,
    due=None,
    done_on=date(2024, 4, 20),
    done_by="guru_lain",
    done_by_label="Guru lain",
    basis=("P-057",),
    silences=("X-037",),
    because=(
        Reason("done_on", (("day", "2024-04-20"), ("actor", "guru_lain"))),
        Reason("wrong_actor", (("actor", "guru_lain"), ("permitted", "kepala_sekolah")), ("P-057", "P-071")),
    ),
    violations=("wrong_actor",),
    counted=("wrong_actor",),
)

REFLECTION = STEP._replace(
    id="refleksi",
    label="Refleksi tindak lanjut",
    stage="pelaksanaan",
    stage_label="Pelaksanaan",
    obligation="advised",
    modality="dianjurkan",
    status="lapsed",
    axes=Axes("not_done", "lapsed", "in_order", "none", "none"),
    opens=None,
    due=None,
    advised_until=date(2024, 5, 31),
    done_on=None,
    done_by="",
    basis=("P-207",),
    because=(Reason("advised_passed", (("day", "2024-05-31"),), ("P-207",)),),
)

PLAN_2 = STEP._replace(
    id="ajukan_ulang",
    label="Mengajukan perubahan rencana",
    status="undetermined",
    axes=Axes("done", "undetermined", "undetermined", "permitted", "none"),
    obligation="undetermined",
    modality="",
    opens=None,
    due=None,
    done_on=date(2024, 5, 2),
    basis=(),
    absence="unknown",
    conflicts=("plt / pegawai_baru",),
    silences=("X-011", "hari_kerja"),
    missing=(
        Missing("langkah", "ajukan_ulang"),
        Missing("langkah[].pada", "setujui_rencana"),
        Missing("periode_tugas"),
    ),
    because=(
        Reason("done_on", (("day", "2024-05-02"), ("actor", "pegawai"))),
        Reason("closing_silent", (), ("X-011",)),
        Reason("obligation_silent", (), ("X-009",)),
    ),
)

DEEMED = STEP._replace(
    id="sepakati",
    label="Menyepakati rencana",
    deemed=True,
    done_by="sistem",
    done_on=date(2024, 4, 5),
    obligation="optional",
    modality="berhak",
    opens=None,
    due=None,
    basis=("P-121",),
    because=(Reason("deemed", (("day", "2024-04-05"),), ("P-121",)),),
)

WAITING = STEP._replace(
    id="nilai",
    label="Penetapan predikat",
    stage="penilaian",
    stage_label="Penilaian",
    duty_of="kepala_sekolah",
    duty_label="Kepala sekolah",
    status="waiting",
    axes=Axes("not_done", "no_limit", "waiting", "none", "none"),
    permitted_actors=(Permitted("kepala_sekolah", "Kepala sekolah", "yes", ()),),
    modality="tidak harus",
    obligation="optional",
    opens=None,
    due=None,
    done_on=None,
    done_by="",
    basis=("P-260",),
    because=(Reason("waiting", (("step", "refleksi"), ("label", "Refleksi tindak lanjut")), ("P-262",)),),
)

SKIPPED = STEP._replace(
    id="tugas_tambahan",
    label="Tugas tambahan",
    obligation="not_applicable",
    status="not_applicable",
    axes=NOTHING,
    because=(),
    basis=(),
    done_on=None,
    done_by="",
)

RATING = ValueRow(
    name="predikat",
    label="Predikat kinerja",
    unit="",
    status="known",
    value="kurang",
    value_label="Kurang/misconduct",
    also=(),
    missing=(),
    possible=(),
    conflicts=(),
    silences=(),
    basis=("N-060",),
    confidence="M",
    borrowed_from="permenpanrb_6_2022",
    borrowed_because=("X-026",),
)
CREDIT = RATING._replace(
    name="angka_kredit",
    label="Angka kredit",
    unit="angka_kredit",
    value=Fraction(25, 12),
    value_label="25/12",
    basis=("N-141",),
    borrowed_because=(),
    borrowed_from="perbkn_3_2023",
)
OPEN_RATING = RATING._replace(
    status="unknown",
    value=None,
    value_label="",
    also=("discretion", "not_found"),
    missing=(
        Missing("rating_hasil_kerja", "", "pejabat_penilai", "Rating hasil kerja", "Pejabat penilai kinerja"),
        Missing("rating_perilaku_kerja", "", "pejabat_penilai"),
    ),
    possible=("baik", "kurang"),
    possible_labels=("Baik", "Kurang/misconduct"),
    borrowed_title="Pengelolaan Kinerja Pegawai ASN (6 Tahun 2022)",
    basis=(),
)

TEXTS = {
    "P-056": ("Kepala sekolah menyetujui dokumen SKP guru.", "", "H", ("PAN-G",)),
    "P-057": ("Observasi atas guru dilakukan kepala sekolah.", "", "H", ("PAN-G", "PAN-KA")),
    "P-071": ("Kepala sekolah dapat mendelegasikan observasi.", "", "L", ("S1",)),
    "P-080": ("Guru menyusun rencana pada 1 sampai dengan 31 Januari 2024.", "", "H", ("CAL-ME",)),
    "P-082": ("Pengisian tetap dibuka sampai dengan 31 Maret 2024.", "SE 0559/2024 angka 3a", "H", ("SE-0559",)),
    "P-118": ("Guru mengajukan rencana kepada kepala sekolah.", "", "H", ("PAN-KA",)),
    "P-119": ("Kepala sekolah menyetujui paling lambat 29 Februari 2024.", "", "M", ("OBS-NU",)),
    "P-121": ("Setelah disetujui, rencana dianggap disepakati.", "", "M", ("OBS-NU",)),
    "P-207": ("Refleksi dianjurkan sampai dengan akhir Mei.", "", "M", ("P2-TRI",)),
    "P-260": ("Predikat ditetapkan kepala sekolah.", "", "H", ("PAN-KA",)),
    "P-262": ("Predikat ditetapkan sesudah refleksi.", "", "M", ("PAN-KA",)),
    "N-060": ("Perilaku di bawah ekspektasi menghasilkan predikat Kurang/misconduct.", "Lampiran", "M", ("CODE-MTX",)),
    "N-141": ("Jumlah bulan dibagi 12, dikalikan persentase, dikalikan koefisien.", "", "H", ("BKN-A",)),
    "X-027": ("Penanganan tahap yang terlambat", "", None, ()),
    "X-026": ("Matriks predikat dalam Perdirjen", "", None, ()),
}


def statements(*ids: str) -> tuple[StatementRow, ...]:
    """Rows of statements, in the order of their ids."""
    return tuple(StatementRow(i, *TEXTS[i]) for i in sorted(ids))


TYPICAL = Result(
    regulation=InstrumentRow(
        "perdirjen_7607_2023",
        "7607/B.B1/HK.03/2023",
        "Petunjuk Teknis Pengelolaan Kinerja Guru dan Kepala Sekolah",
    ),
    period=PeriodRow("semester_1 2024", "Semester 1 tahun 2024", date(2024, 1, 1), date(2024, 6, 30)),
    as_of=date(2024, 7, 10),
    known_at=None,
    readings=(),
    fingerprint="a41c" * 16,
    engine="0.0.0",
    record_digest="9b7e" * 16,
    summary=Summary("violates", 1, 0, 0, 0),
    scope="covered",
    scope_basis=("P-118",),
    steps=(LATE,),
    next=(),
    values=(RATING, CREDIT),
    warnings=(),
    statements=statements("P-080", "P-082", "P-118", "N-060", "N-141", "X-026", "X-027"),
)

SMALLEST = TYPICAL._replace(
    regulation=InstrumentRow("aturan", "", "Aturan"),
    period=None,
    summary=Summary("not_covered", 0, 0, 0, 0),
    scope="excluded",
    scope_basis=("P-118",),
    steps=(SKIPPED,),
    values=(),
    statements=statements("P-118"),
)

EVERYTHING = TYPICAL._replace(
    known_at=date(2024, 2, 5),
    summary=Summary("violates", 2, 1, 1, 1),
    scope="unknown",
    steps=(LATE, APPROVAL, DEEMED, PLAN_2, OBSERVATION, REFLECTION, WAITING, SKIPPED),
    next=(
        NextRow("setujui_rencana", "Menyetujui rencana kinerja", "kepala_sekolah", "Kepala sekolah", date(2024, 2, 29)),
        NextRow("refleksi", "Refleksi tindak lanjut", "pegawai", "", None),
        NextRow("ajukan_ulang", "Mengajukan perubahan rencana", "pegawai", "", None),
        NextRow("nilai", "Penetapan predikat", "kepala_sekolah", "Kepala sekolah", date(2024, 7, 31)),
        NextRow("sepakati", "Menyepakati rencana", "pegawai", "", None),
    ),
    values=(
        OPEN_RATING,
        CREDIT,
        RATING._replace(name="bagian", label="Bagian", unit="persen", value=Fraction(3, 4), borrowed_from=""),
        RATING._replace(name="naik", label="Naik jenjang", value=False, value_label="False", borrowed_from=""),
        RATING._replace(name="sejak", label="Terhitung sejak", value=date(2024, 7, 1), borrowed_from=""),
        OPEN_RATING._replace(
            name="tunjangan",
            label="Tunjangan",
            status="not_found",
            also=(),
            missing=(),
            possible=(),
            possible_labels=(),
            silences=("X-030",),
            borrowed_from="",
        ),
        OPEN_RATING._replace(
            name="poin",
            label="Poin",
            status="conflict",
            also=("unknown",),
            missing=(Missing("kegiatan"),),
            possible=(),
            conflicts=("sifat_poin",),
        ),
        RATING._replace(name="plt", label="Predikat sebagai Plt.", status="not_applicable", value=None),
    ),
    readings=(
        ReadingRow(
            "sifat_poin",
            "Apakah 32 poin anjuran atau kewajiban?",
            "anjuran",
            "32 poin adalah sasaran yang dianjurkan",
            False,
            "tim penyusun",
            "Menurut laman resmi; alternatif lain sumber sekunder.",
            ("C-010", "C-010a"),
            (
                Difference("kewajiban", "refleksi", "overdue", None),
                Difference("kewajiban", "angka_kredit", "known", "18.75"),
                Difference(
                    "rentang", "predikat", "conflict", None, "pastikan 32 sampai dengan 128.", "Predikat kinerja"
                ),
                Difference("rentang", "ajukan_rencana", "late", "2024-02-29", "pastikan 32 sampai dengan 128."),
            ),
        ),
        ReadingRow("geser", "Apakah batas bergeser dari hari libur?", None, "", False, "", "", ("C-034",), ()),
        ReadingRow("bulan", "Bulan mana yang dihitung?", "seluruh", "Seluruh bulan", True, "", "", ("N-141",), ()),
    ),
    warnings=(
        Warning_("low_confidence", (), ("P-071",)),
        Warning_("assumption", (("name", "bulan"), ("question", "Bulan mana yang dihitung?"), ("text", ""))),
        Warning_("silent_bound", (("step", "observasi"), ("label", "Observasi pembelajaran")), ("X-037",)),
        Warning_("future_event", (("step", "nilai"), ("label", "Penetapan predikat"), ("day", "2024-08-01"))),
        Warning_("event_not_applicable", (("step", "tugas_tambahan"), ("label", "Tugas tambahan"))),
    ),
    statements=statements(*TEXTS),
)

ADVISED = TYPICAL._replace(
    summary=Summary("complies", 0, 0, 0, 0),
    scope="advised",
    steps=(STEP._replace(obligation="advised", modality="harus"),),
    values=(),
    statements=statements("P-080", "P-118"),
)

RESULTS = {"smallest": SMALLEST, "typical": TYPICAL, "everything": EVERYTHING, "advised": ADVISED}
