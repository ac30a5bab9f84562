"""Declarations by name: what is there twice, what belongs nowhere."""

from dataclasses import replace

from kinerja_rules.base.diagnostic import Problems
from kinerja_rules.base.source import Source
from kinerja_rules.model.collect import collect, looks_like_copy
from kinerja_rules.model.from_syntax import check
from kinerja_rules.syntax.syntax import Document, StepDecl
from kinerja_rules.values.kinds import Name
from tests.model.checking import HEAD, below, documents, found, only, only_below, shown

STEP = """
langkah lapor "Melapor"
  harus oleh pegawai   dasar P-001
"""


def test_a_name_is_declared_once() -> None:
    """The second declaration of a name is told, with the first beside it."""
    problem = only_below(STEP + STEP)
    assert shown([problem]) == [("JK201", "lapor")]
    assert (problem.fact("name"), problem.fact("sort")) == ("lapor", "langkah")
    assert [(label.caption, label.span.text) for label in problem.labels] == [("first", "lapor")]
    assert problem.span is not None
    assert problem.span.start > problem.labels[0].span.start


def test_one_namespace_for_all_sorts() -> None:
    """A party may not be named as a step: a full name stands for one thing."""
    assert ("JK201", "lapor") in below(STEP + '\npihak lapor "Pelapor"\n')


def test_a_term_may_be_named_as_what_it_explains() -> None:
    """A glossary term is never referred to by name, so it may share one."""
    assert below(STEP + '\nistilah lapor "Menyampaikan laporan"   dasar P-001\n') == []


def test_ids_keys_and_titles_are_unique() -> None:
    """Statements, sources and worked examples are known by one id each."""
    again = """
sumber S-1 "Sumber lagi"
butir P-001 "Lagi."   menurut S-1   keandalan tinggi   sifat aturan
contoh "Satu"   per 1 Februari 2024   maka lapor perlu dilakukan
contoh "Satu"   per 2 Februari 2024   maka lapor perlu dilakukan
"""
    assert below(STEP + again) == [("JK201", "S-1"), ("JK201", "P-001"), ("JK201", '"Satu"')]


def test_names_inside_a_declaration_are_unique() -> None:
    """Options of a list, alternatives of a reading and exceptions of an answer are told apart by name."""
    rules = """
pilihan status "Status"   terdiri atas pns "PNS", pns "PNS lagi"
data status_pegawai "Status"   berupa status   harus diisi   dasar P-001
simpulan poin "Poin"   berupa bilangan bulat
  aturan umum 0   dasar P-001
  kecuali satu dalam hal status_pegawai = pns adalah 1   dasar P-001
  kecuali satu dalam hal status_pegawai = pns adalah 1   dasar P-001
"""
    assert below(rules) == [("JK201", "pns"), ("JK201", "satu")]


def test_a_period_is_declared_once_in_all_files() -> None:
    """A period is known by name and year, wherever it stands."""
    other = """bahasa juknis 1
pustaka masa_umum "Masa"
masa semester_1 2024 "Semester 1"   sejak 1 Januari 2024 sampai dengan 30 Juni 2024   dasar P-001
"""
    problem = only(HEAD, other)
    assert shown([problem]) == [("JK405", "semester_1")]
    assert problem.fact("period") == "semester_1 2024"


def test_a_copied_file_is_told_once() -> None:
    """A file that looks like a copy gives one message, at a name that rules use, not one for each name."""
    one, two = "# berkas: aturan.juknis\n" + HEAD + STEP, "# berkas: aturan (1).juknis\n" + HEAD + STEP
    problem = only(two, one)
    assert shown([problem]) == [("JK202", "daftar_peran")]
    assert problem.span is not None
    assert problem.span.source.name == "aturan (1).juknis"
    assert problem.labels[0].span.source.name == "aturan.juknis"
    assert problem.fact("file") == "aturan (1).juknis"


def test_names_that_copies_get() -> None:
    """The usual endings of copies are known; ordinary names are left alone."""
    copies = ["a (2).juknis", "x/aturan revisi final.juknis", "aturan - Copy.juknis", "Salinan aturan.juknis"]
    assert [looks_like_copy(name) for name in copies] == [True] * 4
    assert not looks_like_copy("salinan/finalisasi.juknis")


def test_a_file_begins_with_its_home() -> None:
    """A file that never says whose rules it holds is told at its first declaration."""
    problem = only('bahasa juknis 1\ntahap perencanaan "Perencanaan"\n')
    assert shown([problem]) == [("JK203", 'tahap perencanaan "Perencanaan"')]
    assert problem.fact("file") == "1.juknis"


def test_a_home_in_the_middle_is_told() -> None:
    """The home comes first, not after other declarations."""
    text = 'bahasa juknis 1\ntahap perencanaan "P"\nnaskah juknis "J"   jenis surat_edaran\n'
    assert found(text) == [("JK203", 'tahap perencanaan "P"')]


def test_one_home_for_each_file() -> None:
    """A second home in one file is told, with the first beside it."""
    problem = only(HEAD + '\npustaka lain "Lain"\n')
    assert shown([problem]) == [("JK204", "lain")]
    assert (problem.fact("home"), problem.labels[0].span.text) == ("juknis", "juknis")


def test_a_part_of_nothing() -> None:
    """A further file of an instrument that is not there is told with the nearest name."""
    problem = only(HEAD, "bahasa juknis 1\nbagian dari jukniss\n" + STEP)
    assert shown([problem]) == [("JK205", "jukniss")]
    assert problem.fact("suggestion") == "juknis"


def test_steps_do_not_belong_in_a_library() -> None:
    """What regulates acts belongs to an instrument."""
    library = 'bahasa juknis 1\npustaka umum "Umum"\n' + STEP
    problem = only(HEAD, library)
    assert shown([problem]) == [("JK221", "lapor")]
    assert (problem.fact("sort"), problem.fact("home")) == ("langkah", "umum")


def test_built_in_names_are_taken() -> None:
    """Nobody declares *pegawai* or *sistem*."""
    assert below('\npihak pegawai "P"\npihak sistem "S"\n') == [("JK223", "pegawai"), ("JK223", "sistem")]


def test_a_declaration_that_could_not_be_read_silences_its_name() -> None:
    """Rules that use a name whose declaration is broken are not told that it is unknown."""
    rules = STEP + '\nlangkah setujui "Menyetujui"\n  harus oleh pegawai setelah lapor   dasar P-001\n'
    (document,) = documents(HEAD + rules)
    kept = tuple(d for d in document.declarations if not (isinstance(d, StepDecl) and d.name.text == "lapor"))
    model, problems = check([Document(document.source, kept)])
    assert shown(problems) == []
    assert model is not None


def test_a_home_that_could_not_be_read_is_not_missed() -> None:
    """A file whose beginning is broken is not told to lack one, nor are its names unknown elsewhere."""
    one, two = documents(HEAD, "bahasa juknis 1\nbagian dari juknis\n" + STEP)
    broken = replace(one, declarations=one.declarations[1:])
    assert shown(check([broken, two])[1]) == []


def test_an_empty_file_has_no_home() -> None:
    """A file with nothing but its version is told at its first line."""
    assert found("bahasa juknis 1\n") == [("JK203", "bahasa juknis 1")]


def test_symbols_stand_in_the_order_of_files() -> None:
    """Tables are ordered by file and place, whatever the order of documents."""
    texts = (HEAD + STEP, "bahasa juknis 1\nbagian dari juknis\n" + STEP.replace("lapor", "tutup"))
    one, two = documents(*texts)
    names = [n.short for n in collect([two, one], Problems()).names]
    assert names == ["daftar_peran", "peran", "lapor", "tutup"]


def test_ids_of_silences_and_readings_may_be_cited() -> None:
    """What a silence or a reading takes from the catalogue can be named in a ``dasar``."""
    rules = """
kekosongan akibat "Akibat"   keadaan tidak ditemukan dasar X-027
tafsir satuan "Satuan"   sifat asumsi   dasar C-034
  alternatif kerja "Kerja"   dasar C-034a
  dianut kerja oleh "tim" alasan "Modul."
"""
    symbols = collect(documents(HEAD + rules), Problems())
    assert symbols.citable == {"P-001", "X-027", "C-034", "C-034a"}
    assert Name("juknis", "akibat") in symbols.names


def test_source_texts_may_be_anything() -> None:
    """No text makes the pass raise."""
    assert collect([Document(Source("", "\x00 naskah"), ())], Problems()).names == {}
