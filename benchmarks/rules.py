"""The workload "predikat" written in Bahasa Juknis: two made-up instruments, generated from the tables.

Officers never meet this text; it exists so that the project's own engine runs the same rules as its peers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from benchmarks.workload import (
    BEHAVIOUR_BANDS,
    BEHAVIOURS,
    CITATIONS,
    COEFFICIENTS,
    DEADLINES,
    EXEMPTIONS,
    FINDINGS,
    JENJANG,
    LAST_DAY,
    MATRIX,
    PERAN,
    PERIODE,
    PERMITTED,
    PREDECESSORS,
    PREDIKAT,
    RATINGS,
    REQUIRED_POINTS,
    SHARES,
    STATUS,
    STEPS,
    VERSIONS,
    YEARS,
)

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
FIRST_MONTH = {"semester_1": 1, "semester_2": 7, "tahunan": 1}


def day(value: date) -> str:
    """A date as rule files write it."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def citation_id(version: int, finding: str, step: str) -> str:
    """The statement id behind a finding: A–D for the kind, hundreds for the version."""
    return f"{'ABCD'[FINDINGS.index(finding)]}-{version + 1}{STEPS.index(step) + 1:02d}"


def rule_files() -> dict[str, str]:
    """File name → text."""
    files = {"rekaman.juknis": "\n".join(_library()) + "\n"}
    for number, version in enumerate(VERSIONS):
        files[f"{version.id}.juknis"] = "\n".join(_instrument(number)) + "\n"
    return files


def _options(name: str, values: tuple[str, ...], ordered: str = "") -> str:
    listed = ", ".join(f'{value.lower()} "{value}"' for value in values)
    return f'pilihan {name} "{name}" terdiri atas {listed} {ordered}'


def _library() -> Iterator[str]:
    yield "bahasa juknis 1"
    yield 'pustaka rekaman "Bentuk rekaman beban kerja predikat"'
    yield _options("jenis_peran", PERAN)
    yield _options("jenis_status", STATUS)
    yield _options("jenis_rating", tuple(reversed(RATINGS)), "berurutan")
    yield _options("jenis_jenjang", JENJANG)
    yield _options("jenis_predikat", PREDIKAT)
    yield 'data peran "Peran" berupa jenis_peran harus diisi'
    yield 'data status "Status" berupa jenis_status harus diisi'
    yield 'data hasil "Rating hasil kerja" berupa jenis_rating'
    yield 'data perilaku "Rating perilaku kerja" berupa jenis_rating'
    yield 'data jenjang "Jenjang" berupa jenis_jenjang'
    yield 'data bulan_kerja "Bulan" berupa bilangan bulat antara 1 sampai dengan 12'
    yield 'data poin "Poin" berupa bilangan bulat'
    for behaviour in BEHAVIOURS:
        yield f'data {behaviour} "{behaviour}" berupa bilangan bulat antara 1 sampai dengan 3'
    for actor in (*PERAN, "dinas", "operator"):
        yield f'pihak {actor} "{actor}"'


def _instrument(number: int) -> Iterator[str]:
    version, year = VERSIONS[number], YEARS[number]
    letter = "EF"[number]
    base = f"{letter}-000"
    yield "bahasa juknis 1"
    yield f'naskah {version.id} "{version.title}" jenis peraturan_menteri nomor "{version.title}" dasar {base}'
    yield f"  mengatur periode {', '.join(f'{p} {year}' for p in PERIODE)} dasar {base}"
    yield "  memakai rekaman"
    yield f'sumber SUMBER-{version.id} "Aturan yang dikarang"'
    yield f'butir {base} "{version.title}" menurut SUMBER-{version.id} keandalan tinggi sifat aturan'
    for finding in FINDINGS:
        for step in STEPS:
            place = CITATIONS[version.id, finding, step]
            yield f'butir {citation_id(number, finding, step)} "Butir tentang {finding} {step}"'
            yield f'  menurut SUMBER-{version.id} letak "{place}" keandalan tinggi sifat aturan'
    for periode in PERIODE:
        month, last = LAST_DAY[periode]
        first = date(year, FIRST_MONTH[periode], 1)
        yield f'masa {periode} {year} "{periode}" sejak {day(first)} sampai dengan {day(date(year, month, last))}'
        yield f"  dasar {base}"
    yield f'tahap siklus "Siklus" dasar {base}'
    for step in STEPS:
        yield from _step(number, step)
    yield from _answers(number, base)


def _step(number: int, step: str) -> Iterator[str]:
    version, year = VERSIONS[number], YEARS[number]
    required, order, actor, late = (citation_id(number, finding, step) for finding in FINDINGS)
    exempt = [e for e in EXEMPTIONS if e.step == step and version.id in e.versions]
    yield f'langkah {step} "{step}" pada tahap siklus'
    for peran in PERAN:
        actors = ", ".join(sorted(PERMITTED[version.id, peran, step]))
        freed = {status.lower() for e in exempt if peran in e.peran for status in e.status}
        if len(freed) == len(STATUS):
            yield f"  dapat oleh {actors} bagi {peran} dasar {actor}"
            continue
        case = f"dalam hal bukan status termasuk ({', '.join(sorted(freed))})" if freed else ""
        yield f"  harus oleh {actors} bagi {peran} {case} dasar {required}, {actor}"
        if freed:
            case = f"dalam hal status termasuk ({', '.join(sorted(freed))})"
            yield f"  dapat oleh {actors} bagi {peran} {case} dasar {actor}"
    for before in PREDECESSORS[step]:
        yield f"  hanya setelah {before} dalam hal {before} selesai dasar {order}"
    for periode in PERIODE:
        due = DEADLINES[version.id, periode, step]
        yield f"  paling lambat {day(due)} dalam hal periode = {periode} {year} dasar {late}"


def _answers(number: int, base: str) -> Iterator[str]:
    cite = f"dasar {base}"
    yield 'simpulan predikat "Predikat" berupa jenis_predikat tabel hasil | perilaku'
    for (hasil, perilaku), predikat in MATRIX.items():
        yield f"  baris {hasil} | {perilaku} maka {predikat} {cite}"
    yield 'simpulan koefisien "Koefisien" berupa angka kredit tabel jenjang'
    for jenjang, value in COEFFICIENTS.items():
        yield f"  baris {jenjang} maka {value.replace('.', ',')} {cite}"
    yield 'simpulan bagian "Bagian" berupa persen tabel predikat'
    for predikat, share in SHARES.items():
        yield f"  baris {predikat} maka {float(share) * 100:g} persen {cite}"
    yield f'besaran setahun "Bulan dalam setahun" berupa bilangan bulat sebesar 12 {cite}'
    yield 'simpulan angka_kredit "Angka kredit" berupa angka kredit'
    yield f"  adalah koefisien kali bagian kali bulan_kerja dibagi setahun {cite}"
    yield 'simpulan skor "Skor perilaku" berupa bilangan bulat'
    yield f"  adalah {' ditambah '.join(BEHAVIOURS)} {cite}"
    (high, above), (middle, met), (_, below) = BEHAVIOUR_BANDS
    yield f'besaran batas_atas "Batas" berupa bilangan bulat sebesar {high} {cite}'
    yield f'besaran batas_tengah "Batas" berupa bilangan bulat sebesar {middle} {cite}'
    yield 'simpulan rating_skor "Rating menurut skor" berupa jenis_rating'
    yield f"  aturan umum {below} {cite}"
    yield f"  kecuali tinggi dalam hal skor paling sedikit batas_atas adalah {above} {cite}"
    case = "skor paling sedikit batas_tengah dan skor kurang dari batas_atas"
    yield f"  kecuali tengah dalam hal {case} adalah {met} {cite}"
    yield f'simpulan konsisten "Konsisten" berupa ya atau tidak adalah rating_skor = perilaku {cite}'
    yield 'simpulan pengembangan_terpenuhi "Pengembangan terpenuhi" berupa ya atau tidak'
    if number == 0:
        yield f"  adalah poin paling sedikit batas_poin {cite}"
        yield f'besaran batas_poin "Batas poin" berupa bilangan bulat sebesar {REQUIRED_POINTS} {cite}'
    else:
        yield f"  adalah refleksi selesai {cite}"
