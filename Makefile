# Two commands on a fresh machine: `make run` and `make test`. Nothing else has to be installed by hand.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test check lint types bench lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: $(VENV)/.run ## start the bot: on Telegram with KANBAO_TOKEN, else a local chat in this terminal
	@$(BIN)/kanbao run

test: $(VENV)/.dev ## every test, spread over the cores
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist worksteal

check: lint types ## lint, format, types, import arrows, docs
	@$(BIN)/python -m pytest -q tests/test_house.py tests/test_docs.py

lint: $(VENV)/.dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev
	@$(BIN)/mypy

bench: $(VENV)/.bench ## the figures of README, measured on this machine
	@$(BIN)/python -m tests.bench

lock: $(VENV)/.dev ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		--extra build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		--extra build --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
		--extra build --extra dev --extra bench pyproject.toml -o requirements-bench.lock

clean: ## remove what make has made (never data/)
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

# Says in one line what is missing before anything is made, and leaves no half-made environment behind.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "kanbao needs Python 3.11 or newer as $(PYTHON); install it, or name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing the development dependencies (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.dev
	@echo "Installing what search is measured beside (once) ..." >&2
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@
