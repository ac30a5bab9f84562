"""The whole check: one model, every problem, whatever the order of the files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_rules.base.catalogue import wording
from kinerja_rules.base.source import Source
from kinerja_rules.model.from_syntax import PASSES, check
from kinerja_rules.syntax.from_text import parse
from tests.model.checking import HEAD, checked, documents, found, shown

LIBRARY = """bahasa juknis 1
pustaka rekaman "Rekaman"
pilihan daftar_status "Status"   terdiri atas pns "PNS", pppk "PPPK"
data status "Status"   berupa daftar_status   harus diisi
pihak atasan "Atasan"
"""
STEPS = """bahasa juknis 1
bagian dari juknis
langkah lapor "Melapor"
  harus oleh pegawai dalam hal status = pns   dasar P-001
  paling lambat 31 Januari 2024 dalam hal periode = semester_1 2024   dasar P-001
langkah terima "Menerima"
  harus oleh atasan setelah lapor   dasar P-001
simpulan hasil "Hasil"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali satu dalam hal status = pns adalah 1   dasar P-001
"""
LETTER = """bahasa juknis 1
naskah surat "Surat"   jenis surat_edaran   memakai juknis
perubahan perpanjangan "Perpanjangan"
  melalui surat   diumumkan paling lambat 6 Februari 2024
  terhadap langkah lapor   periode semester_1 2024
  diubah paling lambat menjadi 31 Maret 2024   dasar P-001
"""
EXAMPLES = """bahasa juknis 1
bagian dari juknis
contoh "Terlambat"   per 5 April 2024   dasar P-001
  misalkan peran = guru   status = pns   periode = semester_1 2024
    lapor oleh pegawai pada 1 April 2024   tidak ada langkah lain
  maka lapor terlambat
"""
FILES = (HEAD.replace("jenis surat_edaran", "jenis surat_edaran   memakai rekaman"), LIBRARY, STEPS, LETTER, EXAMPLES)
WRONG = (
    FILES[0].replace("semester_2 2024   dasar", "semester_3 2024   dasar"),
    LIBRARY.replace("pihak atasan", "pihak pegawai"),
    STEPS.replace("oleh atasan", "oleh atasann").replace("= pns   dasar", "= guru   dasar"),
    LETTER.replace("langkah lapor", "langkah laporr"),
    EXAMPLES + STEPS.split("juknis\n", 1)[1],
)


def test_a_model_of_several_files() -> None:
    """Files of one instrument, a library and an amending letter make one model without a problem."""
    model, problems = checked(*FILES)
    assert shown(problems) == []
    assert model is not None
    assert list(model.instruments) == ["juknis", "rekaman", "surat"]
    juknis = model.instruments["juknis"]
    assert juknis.files == ("1.juknis", "3.juknis", "5.juknis")
    assert juknis.uses == ("rekaman",)
    assert [name.short for name in juknis.facts] == ["peran", "status"]
    assert [name.short for name in juknis.steps] == ["lapor", "terima"]
    assert [name.home for name in juknis.parties] == ["rekaman"]
    assert model.instruments["surat"].uses == ("juknis", "rekaman")


@given(st.permutations(range(len(FILES))), st.booleans())
def test_the_order_of_files_does_not_matter(order: list[int], broken: bool) -> None:
    """The same model and the same problems, right or wrong, in whatever order documents come."""
    files = documents(*(WRONG if broken else FILES))
    straight, shuffled = check(files), check([files[i] for i in order])
    assert shuffled[0] == straight[0]
    assert shuffled[1].sorted() == straight[1].sorted()
    if shuffled[0] is not None and straight[0] is not None:
        for table in ("instruments", "statements", "facts", "steps", "answers", "parties", "options"):
            assert list(getattr(shuffled[0], table)) == list(getattr(straight[0], table))


def test_every_problem_at_once() -> None:
    """Mistakes in five files, of names, of kinds and of repetition, are all told."""
    model, problems = checked(*WRONG)
    assert model is None
    assert {p.kind.code for p in problems} >= {"JK201", "JK206", "JK208", "JK214", "JK223"}


@pytest.mark.parametrize(
    ("number", "wrong", "right"),
    [
        (2, "langka lapor", "langkah lapor"),
        (2, "paling telat 31", "paling lambat 31"),
        (0, "nskah juknis", "naskah juknis"),
        (0, "butir P-001 Pegawai", 'butir P-001 "Pegawai'),
        (1, "pustka rekaman", "pustaka rekaman"),
        (1, "data status Status", 'data status "Status'),
        (1, "brupa daftar_status", "berupa daftar_status"),
        (2, "bgian dari", "bagian dari"),
        (3, "terhadap langka lapor", "terhadap langkah lapor"),
    ],
)
def test_what_could_not_be_read_has_no_follow_ups(number: int, wrong: str, right: str) -> None:
    """What hides a declaration, or the home of a file, has no follow-ups among the names."""
    texts = list(FILES)
    assert right in texts[number]
    texts[number] = texts[number].replace(right, wrong, 1)
    read = [parse(Source(f"{i}.juknis", text)) for i, text in enumerate(texts)]
    assert any(len(problems) for _, problems in read)
    assert shown(check([document for document, _ in read])[1]) == []


def test_warnings_do_not_hold_a_model_back() -> None:
    """A model with warnings is a model."""
    model, problems = checked(HEAD + '\npihak atasan "Atasan"\n')
    assert model is not None
    assert shown(problems) == [("JK802", "atasan")]


def test_nothing_at_all_is_a_model() -> None:
    """An empty folder is for the caller to judge."""
    model, problems = check([])
    assert model is not None
    assert (len(model.instruments), len(problems)) == (0, 0)


def test_every_pass_says_why_it_stands_where_it_does() -> None:
    """Each pass has the name of its file and a remark."""
    assert all(step.remark for step in PASSES)
    names = [step.run.__name__ for step in PASSES]
    assert [step.run.__module__.rsplit(".", 1)[-1] for step in PASSES] == names


def said(*texts: str) -> tuple[str, str, str, str]:
    """The one problem of texts in Indonesian: title, label, note, help."""
    (problem,) = checked(*texts)[1]
    words = wording(problem, "id")
    return words.title, words.label, words.note, words.help


def test_officer_12_an_id_with_a_digit_too_few() -> None:
    """``P-80`` is answered with ``P-080``."""
    text = HEAD.replace("P-001", "P-080") + 'langkah lapor "L"\n  harus oleh pegawai   dasar P-80\n'
    title, _, note, help_text = said(text)
    assert title == "Butir `P-80` tidak ada"
    assert "tiga angka" in note
    assert help_text == "maksud Anda `P-080`?"


def test_officer_13_wajib_where_the_statement_advises() -> None:
    """The clause is told what its statement says, and what follows from the word."""
    rules = 'butir P-214 "Dianjurkan."   menurut S-1   keandalan tinggi   sifat aturan   kekuatan dianjurkan\n'
    assert said(HEAD + rules + 'langkah lapor "L"\n  wajib oleh pegawai   dasar P-214\n') == (
        "Kekuatan aturan tidak sama dengan butirnya",
        "`wajib` di sini; P-214 berbunyi `dianjurkan`",
        "wajib berakibat pelanggaran, anjuran tidak",
        "ketik `dianjurkan`, atau sebut butir lain",
    )


def test_officer_15_an_unknown_party() -> None:
    """The nearest party is offered, and how to declare a new one."""
    rules = 'pihak atasan_langsung "Atasan"\nlangkah lapor "L"\n  harus oleh atasan   dasar P-001\n'
    title, _, note, help_text = said(HEAD + rules)
    assert title == "Pihak `atasan` belum dikenal"
    assert note.startswith("nama harus dinyatakan lebih dahulu")
    assert help_text == 'maksud Anda `atasan_langsung`? Bila pihak baru, tambahkan `pihak atasan "…"`'


def test_officer_16_two_steps_that_wait() -> None:
    """The path is the label; the way out is to remove one *setelah*."""
    step = 'langkah {0} "L"\n  harus oleh pegawai setelah {1}   dasar P-001\n'
    title, label, note, help_text = said(
        HEAD + step.format("ajukan_rencana", "setujui_rencana") + step.format("setujui_rencana", "ajukan_rencana")
    )
    assert (title, label) == ("Langkah saling menunggu", "ajukan_rencana → setujui_rencana → ajukan_rencana")
    assert (note, help_text) == ("tidak satu pun dari langkah ini dapat dimulai", "hapus salah satu `setelah`")


def test_officer_17_a_row_left_out() -> None:
    """The combination, who loses by it, and the row to add."""
    rules = """
pilihan rating "R"   terdiri atas sesuai "Sesuai ekspektasi", di_bawah "Di bawah ekspektasi"
data hasil_kerja "H"   berupa rating   harus diisi   dasar P-001
data perilaku "P"   berupa rating   harus diisi   dasar P-001
butir N-065 "Hasil kerja di bawah ekspektasi dengan perilaku sesuai ekspektasi."   menurut S-1
  keandalan tinggi   sifat aturan
simpulan baik "B"   berupa ya atau tidak
  tabel hasil_kerja | perilaku
  baris sesuai   | apa pun  maka ya      dasar P-001
  baris di_bawah | di_bawah maka tidak   dasar P-001
"""
    assert said(HEAD + rules) == (
        "Tabel `baik` belum lengkap",
        "tidak ada baris untuk hasil_kerja = di_bawah dan perilaku = sesuai",
        "pegawai dengan keadaan ini tidak mendapat simpulan",
        "tambahkan `baris di_bawah | sesuai maka … dasar N-065`",
    )


def test_officer_18_two_exceptions() -> None:
    """Both values, a case, and what to write if a source ranks them."""
    rules = """
data plt "Plt."   berupa ya atau tidak   harus diisi   dasar P-001
data baru "Baru"   berupa ya atau tidak   harus diisi   dasar P-001
simpulan mulai "M"   berupa tanggal
  aturan umum 1 Januari 2024   dasar P-001
  kecuali pelaksana dalam hal plt adalah 15 Januari 2024   dasar P-001
  kecuali pegawai_baru dalam hal baru adalah 1 Mei 2024   dasar P-001
"""
    title, label, note, help_text = said(HEAD + rules)
    assert title == "Dua pengecualian bertabrakan"
    assert label == "`pelaksana` memberi 15 Januari 2024, `pegawai_baru` memberi 1 Mei 2024"
    assert note == "keduanya berlaku, misalnya dalam hal plt = ya, baru = ya"
    assert help_text.startswith("tambahkan `mendahului pelaksana`")
    assert help_text.endswith("bila tidak, jadikan `tafsir`")


def test_officer_19_a_date_changed_in_place() -> None:
    """The old date of the statement, and that a change is recorded as a ``perubahan``."""
    rules = """
butir P-080 "B."   menurut S-1   keandalan tinggi   sifat aturan   menyebut 31 Januari 2024
langkah lapor "L"
  harus oleh pegawai   dasar P-001
  paling lambat 31 Maret 2024   dasar P-080
"""
    title, label, note, help_text = said(HEAD + rules)
    assert title == "Tanggal aturan berubah, tetapi butirnya tidak"
    assert label == "31 Maret 2024 di sini; P-080 menyebut 31 Januari 2024"
    assert "dicatat sebagai `perubahan`" in note
    assert "catat perubahan itu sebagai `perubahan`" in help_text


def test_officer_copies_in_the_folder() -> None:
    """A copy is told once, with the file to move."""
    one, two = (f"# berkas: {name}.juknis\n{HEAD}" for name in ("aturan", "aturan revisi final"))
    title, _, note, help_text = said(one, two)
    assert title == "Nama `daftar_peran` dinyatakan dua kali"
    assert note.startswith("Berkas kedua tampak sebagai salinan")
    assert help_text == "pindahkan `aturan revisi final.juknis` dari folder ini"


def test_a_name_may_be_used_before_it_is_declared() -> None:
    """The order of declarations in a file means nothing either."""
    head, rest = HEAD.split("sumber", 1)
    assert found(head + "sumber" + rest) == found(
        head + 'langkah lapor "L"\n  harus oleh pegawai   dasar P-001\nsumber' + rest
    )
