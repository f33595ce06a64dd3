# Everything a person or a machine does with this project. `make run` and `make test` need
# nothing but Python 3.11 to 3.13 and make: each installs what it needs into .venv, from the locks.

SHELL := /bin/sh
.DEFAULT_GOAL := help
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python -c '$(SUPPORTED)' >/dev/null 2>&1; then echo $$python; break; fi; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --upgrade
FLOORS := feeds/errors.py,feeds/model/*,feeds/text/*,feeds/identity.py,feeds/readers/*,feeds/clean/*,feeds/normalise/*,feeds/normalise.py,feeds/revise.py,feeds/topics/*,feeds/build.py,feeds/paginate.py,feeds/writers/*

DATA ?= ../shared/data

.PHONY: help run test lint bench eval catalogue lock clean

help: ## show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/'

run: .venv/run.stamp ## take in the sample seeds, publish, serve http://127.0.0.1:8000/
	@$(BIN)/seedwire run

test: .venv/dev.stamp ## every test, and the coverage that floors 0 to 3 must keep
	$(BIN)/python -m pytest --cov --cov-report= $(ARGS)
	@$(BIN)/coverage report --include='$(FLOORS)' --fail-under=100 --skip-covered

lint: .venv/dev.stamp ## style, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/bench.stamp ## speed and memory against Hugo, in one run
	$(BIN)/python tests/benchmarks/first_build.py $(ARGS)

eval: .venv/eval.stamp ## how good it is, against other libraries, on the pages and texts in DATA
	$(BIN)/python -m tests.evaluation --data $(DATA) $(ARGS)

catalogue: .venv/dev.stamp ## make the files that topics, places, names, dates and the lexicon are read from
	$(BIN)/python -c "from feeds.text.names import write; write()"
	$(BIN)/python -c "from feeds.text.datebundle import write; write()"
	$(BIN)/python -c "from feeds.topics.bundle import write; write()"
	$(BIN)/python -c "from feeds.clean.lexiconbundle import write; write()"

lock: .venv/dev.stamp ## pin every dependency anew
	$(COMPILE) requirements/build.in -o requirements/build.lock
	$(COMPILE) pyproject.toml -o requirements/run.lock
	$(COMPILE) pyproject.toml --extra dev -c requirements/run.lock -o requirements/dev.lock
	$(COMPILE) pyproject.toml --extra dev --extra bench -c requirements/dev.lock -o requirements/bench.lock
	$(COMPILE) pyproject.toml --extra dev --extra eval -c requirements/dev.lock -o requirements/eval.lock

clean: ## remove what was installed and generated
	rm -rf .venv data .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/build.stamp: requirements/build.lock
	@test -n "$(PYTHON)" || { echo "Seedwire needs Python 3.11, 3.12 or 3.13; none was found on the PATH" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Seedwire into .venv (once)" >&2
	@$(PIP) --require-hashes -r requirements/build.lock
	@touch $@

# Bytecode is written here, since PYTHONDONTWRITEBYTECODE would cost a tenth of a second at every start.
.venv/%.stamp: requirements/%.lock .venv/build.stamp pyproject.toml
	@$(PIP) --no-build-isolation --require-hashes -r $<
	@$(PIP) --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q feeds scheduler
	@touch $@
