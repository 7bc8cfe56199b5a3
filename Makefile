# On a fresh machine with Python 3.11 or newer: `make demo` shows what this does, `make test` that it works.
PYTHON ?= python3
BIN := .venv/bin
DEMO := --database sqlite:///demo.db

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser screenshots lint format samples train bench fuzz wheel clean

help:  ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

demo: .venv/ready  ## read the shipped samples into demo.db and show what was found
	rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/wooverslag ingest corpus/samples $(DEMO)
	@set -e; for kind in decisions actions opgaven findings; do \
	    printf '\n$$ wooverslag list %s --limit 12\n' $$kind; \
	    $(BIN)/wooverslag list $$kind --limit 12 $(DEMO); \
	done

test: .venv/ready  ## run every test
	$(BIN)/pytest

test-browser: .venv/ready  ## look at every page of the site in a real browser, Chromium
	$(BIN)/pip install --quiet --group browser
	CHROMIUM="$$(tests/browser/chromium)" && export CHROMIUM && $(BIN)/pytest tests/browser

screenshots: .venv/ready  ## take the pictures of the site that the README shows
	$(BIN)/pip install --quiet --group browser
	CHROMIUM="$$(tests/browser/chromium)" && export CHROMIUM && $(BIN)/python -m tests.browser.screenshots

lint: .venv/ready  ## check style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready  ## put the code in its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: .venv/ready  ## write corpus/samples anew
	$(BIN)/python -m corpus.make_samples

train: .venv/ready  ## train models/nl_woo anew from corpus/training (a quarter of an hour on one core) and print its scores
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 BLIS_NUM_THREADS=1 $(BIN)/python -m corpus.training.train

bench: .venv/ready  ## speed, names and tables against pdfplumber, spaCy and camelot, side by side
	$(BIN)/pip install --quiet --group bench
	$(BIN)/python -m tests.bench

FUZZ ?= corpus/samples
fuzz: .venv/ready  ## read damaged variants of the files in FUZZ=FOLDER for five minutes
	$(BIN)/python -m tests.fuzz $(FUZZ) --seconds 300 --keep broken

wheel: .venv/ready  ## build the package into dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean:  ## remove everything that was made
	rm -rf .venv dist build demo.db demo.db-wal demo.db-shm bench.json broken
