# make chat and make test need Python 3.11 or newer, pip and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: install dev chat test lint types check bench learn mutants lock clean

# The runtime alone: .venv with .venv/bin/painbot.
install: $(VENV)/.installed

# What the tests and linters need besides.
dev: $(VENV)/.dev

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "painbot needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@# What the first start would have to do: read and check all knowledge, compile our own code.
	@$(BIN)/python -m compileall -q bot dialogs
	@$(BIN)/python -m bot.warming
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

chat: install
	$(BIN)/painbot chat

test: dev
	$(BIN)/python -m pytest

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

check: install
	$(BIN)/painbot check

# Figures on labelled texts, which are kept apart from the project so that nothing is fitted to
# them, and speed beside a plain peer. Another place: make bench EVAL=some/folder
EVAL ?= ../shared/eval
bench: install
	@if ls $(EVAL)/*.jsonl >/dev/null 2>&1; then $(BIN)/painbot evaluate $(EVAL)/*.jsonl; \
	else echo "No labelled texts in $(EVAL): no figures. Name a folder: make bench EVAL=..."; fi
	@$(BIN)/python tests/bench/speed.py $(wildcard $(EVAL))

# How messages with warning signs sound, learned anew from data/en/sign_examples.
learn: dev
	$(BIN)/painbot learn

# Mistakes put into the rules of the warning signs one by one: which would no example notice?
mutants: dev
	$(BIN)/python tests/mutants/rules.py

# No index addresses in the locks: they name versions and hashes, not where to fetch them.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet --upgrade
lock: dev
	$(LOCK) --extra build -o requirements.lock
	$(LOCK) --extra dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
