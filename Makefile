# Everything runs in .venv, which is made on first use and again when pyproject.toml changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint docs gallery bench bench-prose bench-sql clean

demo: .venv/ready
	$(BIN)/tracker demo

test: .venv/ready
	$(BIN)/pytest

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

docs: .venv/ready
	$(BIN)/python -m tracker.making.sourcebook tests/fixtures > docs/sources.md
	$(BIN)/python -m tracker.making.schema_docs
	$(BIN)/python -m tracker.judging.book > docs/checks.md

gallery: .venv/ready
	$(BIN)/python -m tests.gallery

bench: .venv/ready
	$(BIN)/python -m benchmarks

bench-sql: .venv/ready
	$(BIN)/python -m benchmarks sql

bench-prose: .venv/ready
	$(BIN)/python -m benchmarks.prose

clean:
	rm -rf .venv dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@
