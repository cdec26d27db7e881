# Every target does its own set-up: it makes $(VENV) from pyproject.toml, again whenever that file changes.
# `make test VENV=/somewhere/else` uses another environment; PYTHON=… chooses the interpreter it is made from.

VENV ?= .venv
PYTHON ?=
BIN := $(VENV)/bin
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help demo test check docs bench

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(RUN) ## a database from the shipped samples, comparisons, a page to open, the next commands
	$(BIN)/claimtrack demo

test: $(DEV) ## all tests, on SQLite and on a PostgreSQL of their own
	$(BIN)/pytest -q -n auto $(ARGS)

check: $(DEV) ## format, lint, types, import contracts, generated docs: reads only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m docs.generate --check

docs: $(DEV) ## write docs/reference again from the program itself
	$(BIN)/python -m docs.generate

bench: $(DEV) ## what a cold start costs
	$(BIN)/python benchmarks/cold_start.py

# The first Python on the path that is 3.11 or later.
$(VENV)/.made:
	@for python in "$(PYTHON)" python3 python3.14 python3.13 python3.12 python3.11; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "making $(VENV) with $$python"; \
	    "$$python" -m venv "$(VENV)" && touch "$@" && exit 0; \
	    echo "python could not make $(VENV); on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; \
	  fi; \
	done; \
	echo "claimtrack needs Python 3.11 or later; name one with PYTHON=…" >&2; exit 1

$(RUN): $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[charts]"
	@touch "$@"

$(DEV): $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[all,dev]"
	@touch "$(RUN)" "$@"
