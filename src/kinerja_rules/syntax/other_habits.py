"""Words and signs that people bring from daily speech, spreadsheets and programs, and what the language says."""

from __future__ import annotations

from typing import Final

#: What the language says (its terminals) → words of daily use for it; the first that can stand at a place is meant.
_SAID_FOR: Final = {
    "PALING_LAMBAT": "paling telat, paling akhir, selambat-lambatnya, selambatnya, paling lama, batas akhir, tenggat",
    "PALING_CEPAT": "paling awal, secepat-cepatnya, secepatnya, mulai, terhitung, mulai tanggal, terhitung mulai",
    "PALING_SEDIKIT": "minimal, minimum, sekurang-kurangnya, setidaknya, paling kurang, tidak kurang dari, sedikitnya",
    "PALING_BANYAK": "maksimal, maksimum, sebanyak-banyaknya, tidak lebih dari, paling lama, paling tinggi",
    "LEBIH_DARI": "lebih besar dari, lebih besar, lebih dari pada, di atas, melebihi, lebih",
    "KURANG_DARI": "lebih kecil dari, lebih kecil, kurang dari pada, di bawah",
    "EQUAL": "adalah, ialah, yaitu, itu, :",
    "SAMA_DENGAN": "sama, setara",
    "TIDAK_SAMA_DENGAN": "bukan, bukanlah, tidak sama, selain",
    "COMMA": "dan, atau, serta, dan / atau, /, ;, &, dan juga",
    "VBAR": "dan, /, ;",
    "_SAMPAI_DENGAN": "sampai, hingga, sampai dgn, s . d ., s . d, s / d, sd, dan, ke",
    "SELESAI": "sudah, telah, sudah selesai, telah selesai, sudah dilakukan, telah dilakukan, dilakukan",
    "BELUM_SELESAI": "belum, belum dilakukan, tidak selesai, belum ada",
    "_SETELAH": "sesudah, setelahnya, sehabis, seusai",
    "_SEJAK": "setelah, sesudah, dari, mulai, terhitung sejak, terhitung",
    "_BAGI": "untuk, kepada, buat",
    "_DASAR": "berdasarkan, dasarnya, dasar hukum, sesuai dengan, sesuai, menurut",
    "_MENURUT": "sesuai, berdasarkan",
    "_OLEH": "dilakukan oleh, dikerjakan oleh, dilaksanakan oleh",
    "_DALAM_HAL": "kalau, bila, bilamana, ketika, saat, manakala, dalam keadaan, asalkan, selama, dengan syarat",
    "_ADALAH": "ialah, yaitu, yakni, merupakan, sama dengan",
    "HARUS": "mesti, diharuskan, perlu",
    "WAJIB": "diwajibkan",
    "DAPAT": "boleh, bisa, diperbolehkan",
    "DAPAT _OLEH": "boleh oleh",
    "DILARANG _OLEH": "tidak boleh oleh",
    "TIDAK_HARUS": "tidak wajib, tidak perlu",
    "DIANJURKAN": "disarankan, sebaiknya, hendaknya, diimbau, dihimbau",
    "DILARANG": "tidak boleh, tidak dapat, tidak diperbolehkan, tidak diizinkan, jangan, terlarang",
    "_KECUALI": "terkecuali, kecuali bila",
    "TAMBAH": "plus, tambah",
    "KURANG": "minus, dikurang",
    "KALI": "dikali, dikalikan, x",
    "BAGI": "bagi",
    "_DIUBAH": "diganti, dirubah, dirobah",
    "_MENJADI": "jadi",
    "_SEBESAR": "sejumlah, senilai, sebanyak",
    "_BERUPA": "bertipe, tipe, berbentuk",
    "_TERDIRI_ATAS": "terdiri dari, terdiri",
    "_DITETAPKAN_OLEH": "ditentukan oleh",
    "_URAIAN": "keterangan, catatan, penjelasan",
    "_PADA_TAHAP": "dalam tahap",
    "_MENGATUR_PERIODE": "mengatur, berlaku untuk periode",
    "_TERHADAP_LANGKAH": "terhadap, mengubah langkah",
    "_BOLEH_OLEH": "dapat oleh",
    "SATUAN_PERSEN": "prosen",
    "BULAT": "bulat, angka, bilangan",
    "PECAHAN": "pecahan, desimal",
    "YA_ATAU_TIDAK": "ya tidak, ya / tidak, boolean",
}


def _turned(table: dict[str, str]) -> dict[str, list[str]]:
    """Word of daily use → what it may stand for."""
    found: dict[str, list[str]] = {}
    for right, phrases in table.items():
        for phrase in phrases.split(", "):
            found.setdefault(phrase, []).append(right)
    return found


SAID: Final = _turned(_SAID_FOR)
#: Joints: what is typed for them may mean something else, so the text must go on well behind them.
JOINTS: Final = frozenset({"EQUAL", "TIDAK_SAMA_DENGAN", "COMMA", "VBAR", "_SAMPAI_DENGAN", "KALI", "SELESAI"})
NOT_NEEDED: Final = frozenset({
    "tanggal", "tgl", "pada", "hari", "tahun", "thn", "butir", "nomor", "no", "seluruh", "semua", "para", "setiap",
    "tiap", "yang", "pukul", "jam", "wib", "wita", "wit", "rp", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu",
    "minggu", "ahad",
})  # fmt: skip
SIGNS: Final = {
    "===": "EQUAL", "==": "EQUAL", ":=": "_ADALAH", "&&": "_DAN", "&": "_DAN", "||": "_ATAU", "!": "_BUKAN",
    "=<": "PALING_BANYAK", "=>": "PALING_SEDIKIT", "->": "_MAKA", "→": "_MAKA", "[": "LPAR", "]": "RPAR", "{": "LPAR",
    "}": "RPAR", ";": "", ".": "", ":": "", "—": "KURANG", "–": "KURANG",
}  # fmt: skip
ENGLISH: Final = {
    "if": "_DALAM_HAL", "when": "_DALAM_HAL", "then": "_MAKA _ADALAH", "and": "_DAN", "or": "_ATAU", "not": "_BUKAN",
    "is": "_ADALAH", "true": "YA", "false": "TIDAK", "equals": "SAMA_DENGAN", "in": "_TERMASUK", "by": "_OLEH",
    "for": "_BAGI", "before": "SEBELUM", "after": "_SETELAH", "since": "_SEJAK", "must": "HARUS", "may": "DAPAT",
    "unless": "_KECUALI", "else": "",
}  # fmt: skip
