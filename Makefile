PYTHON ?= python3
BIN := .venv/bin
WOO := $(BIN)/wooverslag

.PHONY: demo test lint samples bench clean

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

demo: .venv/ready  ## read the shipped samples and show what was found
	rm -f demo.db
	$(WOO) ingest corpus/samples --database sqlite:///demo.db
	for kind in decisions actions opgaven findings; do $(WOO) list $$kind --limit 12 --database sqlite:///demo.db; done

test: .venv/ready  ## run every test
	$(BIN)/pytest

lint: .venv/ready  ## style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

samples: .venv/ready  ## write corpus/samples anew
	$(BIN)/python -m corpus.make_samples

bench: .venv/ready  ## the pipeline against plain pdfplumber, side by side
	$(BIN)/python -m tests.bench

clean:
	rm -rf .venv demo.db bench.json
