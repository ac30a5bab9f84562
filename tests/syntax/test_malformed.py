"""The mistakes that people make, and the message each of them meets."""

import pytest

from kinerja_rules.base.catalogue import wording
from tests.syntax.reading import HEAD, STATEMENTS, answer, case, found, help_of, pasted, problems, step

# (text, code, marked text, what the help says)
FIRST_HOUR = {
    "1 misspelt opening": (
        HEAD + 'langka ajukan_rencana "Mengajukan rencana"\n  pada tahap perencanaan\n',
        "JK101", "langka ajukan_rencana", "ketik `langkah ajukan_rencana`",
    ),
    "2 name with a blank": (
        HEAD + 'langkah ajukan rencana "Mengajukan rencana"\n  pada tahap perencanaan\n',
        "JK102", "ajukan rencana", "ketik `ajukan_rencana`",
    ),
    "3 quotation mark not closed": (
        HEAD + 'naskah juknis_guru "Petunjuk Teknis\n  jenis peraturan_menteri\n\n' + STATEMENTS,
        "JK103", '"Petunjuk Teknis', 'ketik `"Petunjuk Teknis"`',
    ),
    "4 paling telat": (
        step("paling telat 31 Januari 2024   dasar P-080"),
        "JK104", "paling telat 31 Januari 2024", "ketik `paling lambat 31 Januari 2024`",
    ),
    "5 days without kind": (
        step("paling lambat 14 hari setelah diterima   dasar P-080"),
        "JK105", "paling lambat 14 hari setelah diterima",
        "ketik `paling lama 14 hari kalender sejak diterima` atau `paling lama 14 hari kerja sejak diterima`",
    ),
    "6 date in digits": (
        step("paling lambat 31/01/2024   dasar P-080"), "JK106", "31/01/2024", "ketik `31 Januari 2024`",
    ),
    "7 no such day": (
        step("paling lambat 30 Februari 2024   dasar P-080"),
        "JK107", "30 Februari 2024", "ketik `29 Februari 2024` bila yang dimaksud akhir bulan",
    ),
    "8 no year": (
        step("paling lambat 31 Januari bagi guru dalam hal periode = semester_1 2024   dasar P-080"),
        "JK108", "31 Januari", "ketik `31 Januari 2024`",
    ),
    "9 decimal point": (
        HEAD + 'besaran koefisien "Koefisien" berupa angka kredit\n  sebesar 12.5   dasar P-080\n',
        "JK109", "12.5", "ketik `12,5`",
    ),
    "10 no basis": (
        step("paling lambat 31 Januari 2024 bagi guru"),
        "JK110", "paling lambat 31 Januari 2024 bagi guru",
        'tambahkan `dasar P-…` di akhir klausa; butir yang memuat "31 Januari": P-080, P-132',
    ),
    "11 an article": (
        step("harus oleh pegawai   dasar Pasal 5"),
        "JK111", "Pasal 5", "tulis butirnya; butir dengan letak itu: P-080",
    ),
    "14 tidak boleh": (
        step("guru tidak boleh unggah dokumen"),
        "JK114", "guru tidak boleh unggah dokumen", "ketik `dilarang oleh guru`, lalu lengkapi dengan `dasar`",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "marked", "said"), FIRST_HOUR.values(), ids=FIRST_HOUR)
def test_first_hour(text: str, code: str, marked: str, said: str) -> None:
    """The mistakes of an officer's first hour: one message each, at the right words, with the words to type."""
    assert found(text) == [(code, marked)]
    assert help_of(text) == said


@pytest.mark.parametrize("name", [name for name in FIRST_HOUR if name[:2] not in ("10", "11", "14")])
def test_first_hour_is_mended_by_pasting(name: str) -> None:
    """What stands under *ketik*, put in place of the marked words, mends the file."""
    assert found(pasted(FIRST_HOUR[name][0])) == []


def test_prohibition_lacks_its_basis_only() -> None:
    """The words proposed for *tidak boleh* make a clause; its basis is asked for next."""
    assert found(pasted(FIRST_HOUR["14 tidak boleh"][0])) == [("JK110", "dilarang oleh guru")]


def test_quotation_mark_is_reported_where_it_opens() -> None:
    """Not at the end, forty lines later."""
    (problem,) = problems(HEAD + 'istilah plt "Pelaksana tugas\n' + "\n" * 40 + STATEMENTS)
    assert problem.span is not None
    assert problem.span.position.line == 3
    assert wording(problem, "id").label == "dibuka di baris 3"


def test_titles_are_those_of_the_officers() -> None:
    """The title stands alone and says what it is about."""
    titles = [wording(problems(text)[0], "id").title for text, *_ in FIRST_HOUR.values()]
    assert titles == [
        "Kata `langka` tidak dikenal",
        "Nama terdiri atas satu kata",
        "Tanda kutip tidak ditutup",
        "`paling telat` bukan kata bahasa ini",
        "`14 hari` dapat berarti dua hal",
        "Tanggal ditulis dengan nama bulan",
        "Tanggal 30 Februari 2024 tidak ada",
        "Tahun belum disebut",
        "Desimal memakai koma",
        "Aturan tanpa dasar",
        "Rujukan bukan nomor butir",
        "`tidak boleh` bukan kata bahasa ini",
    ]


# Texts whose only problem is mended by pasting: (text, code, marked text, typed text).
MENDED = {
    "opening in a table of letters": (
        HEAD + 'tahp perencanaan "P"   dasar P-079\n', "JK101", "tahp perencanaan", "tahap perencanaan",
    ),
    "sentence begins with the actor": (
        step("pegawai wajib mengajukan rencana   dasar P-080"),
        "JK113", "pegawai wajib mengajukan rencana", "wajib oleh pegawai",
    ),
    "name with a blank after oleh": (
        step("harus oleh kepala sekolah   dasar P-080"), "JK102", "kepala sekolah", "kepala_sekolah",
    ),
    "name with a blank in a condition": (
        step("harus oleh pegawai dalam hal status pegawai = pns   dasar P-080"),
        "JK102", "status pegawai", "status_pegawai",
    ),
    "period with a blank": (
        step("harus oleh pegawai dalam hal periode = semester 1 2024   dasar P-080"),
        "JK102", "semester 1", "semester_1",
    ),
    "period declared with a blank": (
        HEAD + 'masa semester 1 2024 "S"\n  sejak 1 Januari 2024 sampai dengan 30 Juni 2024   dasar P-077\n',
        "JK102", "semester 1", "semester_1",
    ),
    "reserved word in a name of two": (
        HEAD + 'langkah ajukan data "Mengajukan data"\n  pada tahap x\n', "JK102", "ajukan data", "ajukan_data",
    ),
    "reserved word as a name": (
        HEAD + 'langkah tahap "Tahap"\n  pada tahap x\n', "JK115", "tahap", "tahap_1",
    ),
    "hyphen in a name": (
        HEAD + 'tahap tindak-lanjut "T"   dasar P-079\n', "JK123", "tindak-lanjut", "tindak_lanjut",
    ),
    "name in quotation marks": (
        step('harus oleh "Kepala Sekolah"   dasar P-080'), "JK123", '"Kepala Sekolah"', "kepala_sekolah",
    ),
    "untuk": (step("harus oleh pegawai untuk guru   dasar P-080"), "JK104", "untuk guru", "bagi guru"),
    "kalau": (
        step("harus oleh pegawai kalau status = pns   dasar P-080"), "JK104", "kalau status", "dalam hal status",
    ),
    "berdasarkan": (step("harus oleh pegawai berdasarkan P-080"), "JK104", "berdasarkan P-080", "dasar P-080"),
    "boleh": (step("boleh oleh pegawai   dasar P-080"), "JK137", "boleh oleh pegawai", "dapat oleh pegawai"),
    "tidak boleh oleh": (
        step("tidak boleh oleh pegawai   dasar P-080"), "JK114", "tidak boleh oleh", "dilarang oleh",
    ),
    "lebih besar dari": (
        answer("adalah poin lebih besar dari 32   dasar P-214"), "JK104", "lebih besar dari 32", "lebih dari 32",
    ),
    "sudah selesai": (
        step("harus oleh pegawai dalam hal susun_rencana sudah selesai   dasar P-080"),
        "JK104", "sudah selesai", "selesai",
    ),
    "dan in a list of names": (
        step("harus oleh pegawai bagi guru dan kepala_sekolah   dasar P-080"),
        "JK137", "guru dan kepala_sekolah", "guru, kepala_sekolah",
    ),
    "dan in a list of statements": (
        step("harus oleh pegawai   dasar P-080 dan P-081"), "JK137", "P-080 dan P-081", "P-080, P-081",
    ),
    "adalah for equality": (
        step("harus oleh pegawai dalam hal status adalah pns   dasar P-080"), "JK137", "adalah pns", "= pns",
    ),
    "bukan for inequality": (
        step("harus oleh pegawai dalam hal status bukan pns   dasar P-080"),
        "JK137", "bukan pns", "tidak sama dengan pns",
    ),
    "setelah for sejak": (
        step("paling lama 14 hari kerja setelah terima   dasar P-080"), "JK137", "setelah terima", "sejak terima",
    ),
    "antara 1 dan 5": (
        HEAD + 'data nilai_uji "N"\n  berupa bilangan bulat   antara 1 dan 5   dasar P-080\n',
        "JK137", "dan 5", "sampai dengan 5",
    ),
    "bare days after paling lama": (
        step("paling lama 14 hari sejak terima   dasar P-080"),
        "JK105", "paling lama 14 hari sejak terima", "paling lama 14 hari kalender sejak terima",
    ),
    "duration after paling lambat": (
        step("paling lambat 14 hari kerja setelah terima   dasar P-080"),
        "JK139", "paling lambat 14 hari kerja setelah terima", "paling lama 14 hari kerja sejak terima",
    ),
    "date as a computer writes it": (
        step("paling lambat 2024-01-31   dasar P-080"), "JK106", "2024-01-31", "31 Januari 2024",
    ),
    "date with the month first": (
        step("paling lambat 1/31/2024   dasar P-080"), "JK106", "1/31/2024", "31 Januari 2024",
    ),
    "date that can be read two ways": (
        step("paling lambat 1.2.24   dasar P-080"), "JK106", "1.2.24", "1 Februari 2024",
    ),
    "year behind a comma": (
        step("paling lambat 31 Januari, 2024   dasar P-080"), "JK108", "31 Januari, 2024", "31 Januari 2024",
    ),
    "misspelt month": (
        step("paling lambat 29 Febuari 2024   dasar P-080"), "JK120", "29 Febuari 2024", "29 Februari 2024",
    ),
    "English month": (
        step("paling lambat 31 August 2024   dasar P-080"), "JK120", "31 August 2024", "31 Agustus 2024",
    ),
    "month glued to the year": (
        step("paling lambat 31 Agustus2024   dasar P-080"), "JK128", "31 Agustus2024", "31 Agustus 2024",
    ),
    "end of a month": (
        step("paling lambat akhir Februari 2024   dasar P-080"), "JK128", "akhir Februari 2024", "29 Februari 2024",
    ),
    "dates with a dash": (
        HEAD + 'masa s 2024 "S"\n  sejak 1 Januari 2024 – 30 Juni 2024   dasar P-077\n',
        "JK125", "1 Januari 2024 – 30 Juni 2024", "1 Januari 2024 sampai dengan 30 Juni 2024",
    ),
    "dates with a dash and one year": (
        HEAD + 'masa s 2024 "S"\n  sejak 1 Januari-30 Juni 2024   dasar P-077\n',
        "JK125", "1 Januari-30 Juni 2024", "1 Januari 2024 sampai dengan 30 Juni 2024",
    ),
    "dates of one month": (
        HEAD + 'masa s 2024 "S"\n  sejak 1 sampai dengan 31 Januari 2024   dasar P-077\n',
        "JK125", "1 sampai dengan 31 Januari 2024", "1 Januari 2024 sampai dengan 31 Januari 2024",
    ),
    "the word tanggal": (
        step("paling lambat tanggal 31 Januari 2024   dasar P-080"),
        "JK160", "tanggal 31 Januari 2024", "31 Januari 2024",
    ),
    "a day of the week": (
        step("paling lambat Rabu, 31 Januari 2024   dasar P-080"),
        "JK160", "Rabu, 31 Januari 2024", "31 Januari 2024",
    ),
    "the word butir": (step("harus oleh pegawai   dasar butir P-080"), "JK160", "butir P-080", "P-080"),
    "thousands": (
        HEAD + 'besaran x "X" berupa bilangan bulat\n  sebesar 1.000.000   dasar P-080\n',
        "JK109", "1.000.000", "1000000",
    ),
    "number in words": (
        HEAD + 'besaran x "X" berupa bilangan bulat\n  sebesar lima   dasar P-080\n', "JK138", "lima", "5",
    ),
    "id without hyphen": (step("harus oleh pegawai   dasar P080"), "JK111", "P080", "P-080"),
    "id with the dash of a word processor": (step("harus oleh pegawai   dasar P–080"), "JK111", "P–080", "P-080"),
    "id with blanks": (step("harus oleh pegawai   dasar P - 080"), "JK111", "P - 080", "P-080"),
    "range of ids": (
        step("harus oleh pegawai   dasar P-080 s.d. P-082"), "JK161", "P-080 s.d. P-082", "P-080, P-081, P-082",
    ),
    "range of ids with a dash": (
        step("harus oleh pegawai   dasar P-080–P-081"), "JK161", "P-080–P-081", "P-080, P-081",
    ),
    "no comma between ids": (step("harus oleh pegawai   dasar P-080 P-081"), "JK112", "P-080 P-081", "P-080, P-081"),
    "no comma between options": (
        HEAD + 'pilihan r "R"\n  terdiri atas a "A" b "B"\n', "JK112", '"A" b', '"A", b',
    ),
    "misspelt clause": (step("wajb oleh pegawai   dasar P-080"), "JK121", "wajb", "wajib"),
    "misspelt phrase": (
        step("harus oleh pegawai dalm hal status = pns   dasar P-080"), "JK121", "dalm hal", "dalam hal",
    ),
    "phrase with a blank too many": (
        HEAD + 'data d "D"\n  berupa bilangan bulat   harus di isi   dasar P-1\n',
        "JK121", "harus di isi", "harus diisi",
    ),
    "phrase with a hyphen": (
        step("paling-lambat 31 Januari 2024   dasar P-080"), "JK121", "paling-lambat", "paling lambat",
    ),
    "beginning of a phrase": (case("maka putusan sesuai"), "JK121", "sesuai", "sesuai ketentuan"),
    "misspelt basis": (step("harus oleh pegawai dasr P-080"), "JK121", "dasr", "dasar"),
    "no oleh": (step("harus pegawai   dasar P-080"), "JK117", "pegawai", "oleh pegawai"),
    "no menjadi": (
        HEAD + 'perubahan p "P"\n  melalui se_1\n  terhadap langkah l periode semester_1 2024\n'
        "  diubah paling lambat 31 Maret 2024   dasar P-082\n",
        "JK117", "31 Maret 2024", "menjadi 31 Maret 2024",
    ),
    "no maka in a row": (
        answer("tabel a | b", "baris x | y z   dasar N-058"), "JK117", "z", "maka z",
    ),
    "no equals sign": (case("maka predikat baik"), "JK117", "baik", "= baik"),
    "no brackets after termasuk": (
        step("harus oleh pegawai dalam hal status termasuk pns, pppk   dasar P-080"),
        "JK117", "pns, pppk", "(pns, pppk)",
    ),
    "cells with a comma": (answer("tabel a | b", "baris x, y maka z   dasar N-058"), "JK116", "x, y", "x | y"),
    "cells side by side": (answer("tabel a | b", "baris x y maka z   dasar N-058"), "JK116", "x y", "x | y"),
    "columns with dan": (answer("tabel a dan b", "baris x | y maka z   dasar N-058"), "JK137", "dan b", "| b"),
    "and with or": (
        answer("adalah a dan b atau c = 3   dasar P-080"), "JK118", "a dan b atau c = 3", "(a dan b) atau c = 3",
    ),
    "bracket open": (answer("adalah 3 kali (a + b   dasar P-080"), "JK126", "(a + b", "(a + b)"),
    "two equals signs": (answer("adalah a == b   dasar P-080"), "JK119", "==", "="),
    "and of a program": (answer("adalah a && b   dasar P-080"), "JK119", "&&", "dan"),
    "or of a program": (answer("adalah a || b   dasar P-080"), "JK119", "||", "atau"),
    "not of a program": (answer("adalah !a   dasar P-080"), "JK119", "!", "bukan"),
    "assignment": (answer(":= a   dasar P-080"), "JK119", ":=", "adalah"),
    "if": (step("harus oleh pegawai if status = pns   dasar P-080"), "JK119", "if", "dalam hal"),
    "then": (answer("tabel a | b", "baris x | y then z   dasar N-058"), "JK119", "then", "maka"),
    "square brackets": (answer("adalah 3 kali [a + b)   dasar P-080"), "JK119", "[", "("),
    "x for times": (answer("adalah a x 3   dasar P-080"), "JK104", "x 3", "kali 3"),
    "single quotation marks": (HEAD + "tahap p 'P'   dasar P-079\n", "JK136", "'P'", '"P"'),
    "quotation marks inside": (
        HEAD + 'istilah menu "Menu "Pengelolaan" di laman"   dasar P-079\n',
        "JK134", '"Menu "Pengelolaan" di laman"', "\"Menu 'Pengelolaan' di laman\"",
    ),
    "text on two lines": (
        HEAD + 'istilah plt "Pelaksana\n   tugas"   dasar P-274\n',
        "JK135", '"Pelaksana\n   tugas"', '"Pelaksana tugas"',
    ),
    "text without quotation marks": (
        HEAD + "istilah plt Pelaksana tugas   dasar P-274\n", "JK122", "Pelaksana tugas", '"Pelaksana tugas"',
    ),
    "text with reserved words and no quotation marks": (
        HEAD + "kalender k \"K\"\n  libur nasional 1 Januari 2024 Tahun Baru   dasar L-017\n",
        "JK122", "Tahun Baru", '"Tahun Baru"',
    ),
    "quotation mark not closed before a clause": (
        HEAD + 'butir P-080 "G"\n  letak "angka 3a   keandalan tinggi   sifat aturan\n',
        "JK103", '"angka 3a', '"angka 3a"',
    ),
    "step behind its state": (
        step("harus oleh pegawai dalam hal belum selesai susun   dasar P-080"),
        "JK164", "belum selesai susun", "susun belum selesai",
    ),
    "reason before the person": (
        HEAD + 'tafsir t "T" dasar C-010\n  alternatif a "A"   dasar P-214\n  dianut a alasan "x" oleh "y"\n',
        "JK164", 'alasan "x" oleh "y"', 'oleh "y" alasan "x"',
    ),
    "answer that begins with its condition": (
        answer("aturan umum 3   dasar P-080", "jika a maka 4   dasar P-081"),
        "JK162", "jika a maka 4   dasar P-081", "kecuali nama jika a adalah 4 dasar P-081",
    ),
    "text left over": (
        step("harus oleh pegawai   dasar P-080", "lihat buku saku"),
        "JK124", "lihat buku saku", 'uraian "lihat buku saku"',
    ),
    "another version": ("bahasa juknis 2\n" + STATEMENTS, "JK142", "bahasa juknis 2", "bahasa juknis 1"),
    "version with a decimal": ("bahasa juknis 1.0\n" + STATEMENTS, "JK142", "bahasa juknis 1.0", "bahasa juknis 1"),
    "version without a number": ("bahasa juknis\n" + STATEMENTS, "JK142", "bahasa juknis", "bahasa juknis 1"),
    "misspelt version line": ("bahasa jukniss 1\n" + STATEMENTS, "JK141", "bahasa jukniss 1", "bahasa juknis 1"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "marked", "typed"), MENDED.values(), ids=MENDED)
def test_slip_is_named_and_mended_by_pasting(text: str, code: str, marked: str, typed: str) -> None:
    """One message at the right words; what it says to type is right, and leaves nothing to complain about."""
    assert found(text) == [(code, marked)]
    assert help_of(text).startswith(f"ketik `{typed}`")
    assert found(pasted(text)) == []


# Texts with one problem that no text to paste can mend: (text, code, marked text, help).
TOLD = {
    "two readings of a date": (
        step("paling lambat 1/2/2024   dasar P-080"), "JK106", "1/2/2024",
        "ketik `1 Februari 2024`, atau `2 Januari 2024` bila bulan disebut lebih dahulu",
    ),
    "two readings of a number": (
        HEAD + 'besaran x "X" berupa bilangan bulat\n  sebesar 1.000   dasar P-080\n', "JK109", "1.000",
        "ketik `1000` bila yang dimaksud bilangan bulat, atau `1,000` bila desimal",
    ),
    "no year anywhere": (
        HEAD + 'langkah l "L"\n  paling lambat 31 Januari   dasar P-080\n', "JK108", "31 Januari",
        "tambahkan tahunnya di belakang nama bulan",
    ),
    "window with a dash": (
        step("paling lambat 1–31 Januari 2024   dasar P-080"), "JK125", "1–31 Januari 2024",
        "tulis dua klausa: `paling cepat 1 Januari 2024` dan `paling lambat 31 Januari 2024`, "
        "masing-masing dengan `dasar`",
    ),
    "no such article": (
        step("harus oleh pegawai   dasar Pasal 7"), "JK111", "Pasal 7", "tulis nomor butirnya, misalnya `P-080`",
    ),
    "title as a basis": (
        step('harus oleh pegawai   dasar "Pasal 5"'), "JK111", '"Pasal 5"',
        "tulis butirnya; butir dengan letak itu: P-080",
    ),
    "no basis, no date": (
        step("harus oleh pegawai"), "JK110", "harus oleh pegawai",
        "tambahkan `dasar` dan nomor butirnya di akhir klausa, misalnya `dasar P-080`",
    ),
    "no basis before the next clause": (
        step("harus oleh pegawai", "paling lambat 31 Januari 2024   dasar P-080"), "JK110", "harus oleh pegawai",
        "tambahkan `dasar` dan nomor butirnya di akhir klausa, misalnya `dasar P-080`",
    ),
    "full stop": (step("harus oleh pegawai   dasar P-080."), "JK119", ".", "hapus `.`"),
    "colon": (step("harus oleh pegawai   dasar: P-080"), "JK119", ":", "hapus `:`"),
    "bullet": (step("• harus oleh pegawai   dasar P-080"), "JK119", "•", "hapus `•`"),
    "number of a list": (step("1. harus oleh pegawai   dasar P-080"), "JK160", "1.", "hapus `1.`"),
    "comma before the basis": (step("harus oleh pegawai,   dasar P-080"), "JK160", ",", "hapus `,`"),
    "commas between facts": (
        case("misalkan peran = guru, status = pns", "maka x = 3"), "JK160", ",", "hapus `,`",
    ),
    "time of day": (
        step("paling lambat 31 Januari 2024 pukul 23.59 WIB   dasar P-080"), "JK160", "pukul 23.59 WIB",
        "hapus `pukul 23.59 WIB`",
    ),
    "line at the edge of a row": (
        answer("tabel a | b", "baris | x | y maka z   dasar N-058"), "JK160", "|", "hapus `|`",
    ),
    "bracket too many": (
        answer("adalah a + b)   dasar P-080"), "JK127", ")", "hapus `)`, atau tambahkan `(` di awal bagian itu",
    ),
    "no title": (
        HEAD + "langkah ajukan_rencana\n  pada tahap perencanaan\n", "JK122", "ajukan_rencana",
        "tambahkan teksnya di antara tanda kutip",
    ),
    "no name after kecuali": (
        answer("kecuali jika a adalah 4   dasar P-080"), "JK163", "kecuali", "tulis isinya, misalnya `nama`",
    ),
    "no number": (
        HEAD + 'besaran x "X" berupa bilangan bulat\n  sebesar   dasar P-080\n', "JK163", "sebesar",
        "tulis isinya, misalnya `12`",
    ),
    "no date": (step("paling lambat bagi guru   dasar P-080"), "JK163", "paling lambat",
        "tulis isinya, misalnya `31 Januari 2024`"),
    "no operand": (answer("adalah a +   dasar P-080"), "JK163", "+", "tulis isinya, misalnya `nama`"),
    "a word for a date": (
        step("paling lambat besok   dasar P-080"), "JK128", "besok",
        "tulis tanggal, nama bulan, dan tahunnya, misalnya `31 Januari 2024`",
    ),
    "clause of another declaration": (
        step('alamat "metropolitan.id"'), "JK132", "alamat", "pindahkan ke `sumber`, atau hapus",
    ),
    "condition behind the basis": (
        step("harus oleh pegawai   dasar P-080 dalam hal status = pns"), "JK133", "dalam hal",
        "pindahkan bagian ini ke depan `dasar`; bila untuk seluruh langkah, ke bawah judulnya",
    ),
    "role behind the basis": (
        step("harus oleh pegawai   dasar P-080   bagi guru"), "JK133", "bagi",
        "pindahkan bagian ini ke depan `dasar`; bila untuk seluruh langkah, ke bawah judulnya",
    ),
    "row without baris": (
        answer("tabel a | b", "| x | y maka z   dasar N-058"), "JK117", "|", "ketik `baris x | y`",
    ),
    "declaration cut short": (
        HEAD + 'kekosongan k "K"\n  akibatnya batas akhir l\n', "JK129", "l",
        "lanjutkan dengan `tidak dapat disimpulkan`, `,`",
    ),
    "two addresses": (
        HEAD + 'sumber CAL-ME "L"   alamat "a"   alamat "b"\n', "JK130", 'alamat "b"',
        "hapus salah satunya, atau gabungkan isinya dengan koma",
    ),
    "two days of judging": (
        case("per 2 April 2024"), "JK130", "per 2 April 2024",
        "hapus salah satunya, atau gabungkan isinya dengan koma",
    ),
    "no version": (STATEMENTS, "JK141", "butir", "ketik `bahasa juknis 1` di baris pertama"),
    "two files in one": (
        HEAD + STATEMENTS + HEAD + 'tahap t "T"   dasar P-079\n', "JK146", "bahasa juknis 1",
        "hapus baris ini, atau pisahkan menjadi dua berkas",
    ),
    "nothing known": (
        case("misalkan ajukan_rencana pada 1 April 2024"), "JK199", "pada",
        "lanjutkan dengan salah satu dari `=`, `oleh`",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "marked", "said"), TOLD.values(), ids=TOLD)
def test_slip_is_named(text: str, code: str, marked: str, said: str) -> None:
    """One message at the right words, and what it says to do."""
    assert found(text) == [(code, marked)]
    assert help_of(text) == said


def test_second_place_is_labelled() -> None:
    """Where two places belong to the story, both are shown."""
    (problem,) = problems(HEAD + 'sumber CAL-ME "L"   alamat "a"   alamat "b"\n')
    assert [label.span.text for label in problem.labels] == ['alamat "a"']
    (problem,) = problems(answer("adalah a dan b atau c   dasar P-080"))
    assert [label.span.text for label in problem.labels] == ["dan", "atau"]


def test_statement_of_another_year_is_not_proposed() -> None:
    """Only statements that name the day, with this year or none, are proposed as a basis."""
    text = step("paling lambat 15 Januari 2023")
    assert help_of(text) == "tambahkan `dasar` dan nomor butirnya di akhir klausa, misalnya `dasar P-080`"


def test_statement_that_names_the_day_is_proposed() -> None:
    """Dates given with *menyebut* count as well as those in the text."""
    text = (
        HEAD
        + 'butir P-200 "Ditutup akhir Mei."   menurut X-Y   menyebut 31 Mei 2024\n'
        + ('langkah l "L"\n  paling lambat 31 Mei 2024\n')
    )
    assert help_of(text).endswith('butir yang memuat "31 Mei": P-200')


def test_long_texts_are_not_proposed_whole() -> None:
    """A correction too long to type is left out, and the general help stands in its place."""
    assert help_of(HEAD + f'istilah x "{"kata " * 100}\n') == 'tambahkan `"` di akhir teks itu, pada baris 3'
