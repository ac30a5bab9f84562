# Needs Python 3.11 or newer, git and make; everything else is put into .venv, at pinned versions.
PYTHON  ?= python3
MINUTES ?= 10
ARGS    ?=

VENV   := .venv
STAMPS := $(VENV)/stamps
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check install --quiet -c constraints.txt

EXAMPLES := $(sort $(wildcard examples/*.yaml examples/*.json))

.PHONY: help demo test lint bench docs soak wheel-check clean
# Two targets must not install into .venv at the same time.
.NOTPARALLEL:

help: ## daftar ini
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(STAMPS)/app ## periksa catatan contoh dan tampilkan laporannya
	@echo '$$ kinerja validate $(EXAMPLES)'
	@# 1 means that a record violates a rule: expected among the examples. 2 and above is a fault.
	@$(VENV)/bin/kinerja validate $(EXAMPLES) || test $$? -eq 1
	@printf '%s\n' \
	  '' \
	  'Coba selanjutnya:' \
	  '  1. Ubah sebuah tanggal di policies/…/*.juknis, lalu jalankan `make demo` lagi: laporannya ikut berubah.' \
	  '  2. $(VENV)/bin/kinerja check    memeriksa berkas aturan: letak, sebab, dan perbaikan setiap masalah.' \
	  '  3. $(VENV)/bin/kinerja test     menjalankan contoh yang tertulis di samping setiap aturan.' \
	  '  4. $(VENV)/bin/kinerja --help   perintah lainnya.'

test: $(STAMPS)/test ## seluruh uji; satu uji: make test ARGS="-k nama"
	@$(PY) -m pytest -n 2 $(ARGS)

lint: $(STAMPS)/test ## gaya, tipe, dan arah impor
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-logo

wheel-check: $(STAMPS)/test ## bangun wheel, pasang di lingkungan kosong, jalankan
	@$(PY) -m pytest -m wheel tests/architecture/test_wheel.py

soak: $(STAMPS)/test ## pencarian panjang: make soak MINUTES=30
	@HYPOTHESIS_PROFILE=soak KINERJA_SOAK_MINUTES=$(MINUTES) $(PY) -m pytest -m soak $(ARGS)

bench: $(STAMPS)/bench ## ukur kecepatan di samping mesin lain
	@$(PY) -m benchmarks $(ARGS)

docs: $(STAMPS)/docs ## bangun dokumentasi proyek ke site/
	@$(PY) -m mkdocs build --strict --quiet
	@echo 'site/index.html'

clean: ## hapus .venv dan semua yang dibangun
	rm -rf $(VENV) build dist site .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A stamp says what .venv holds; a changed pin or dependency makes it stale.

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Perlu Python 3.11 atau lebih baru: make PYTHON=python3.12 …' >&2; exit 2; }
	@echo 'Menyiapkan $(VENV) …'
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/app: pyproject.toml constraints.txt | $(STAMPS)/venv
	@$(PIP) -e .
	@touch $@

$(STAMPS)/%: pyproject.toml constraints.txt | $(STAMPS)/venv
	@echo 'Memasang alat: $* …'
	@$(PIP) -e '.[$*]'
	@touch $@
