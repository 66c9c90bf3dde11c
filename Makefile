# Sourcebook's commands. `make` alone lists them.
# Options:  PYTHON=python3.12  the Python that .venv is made from (default: the first of 3.11 or newer)
#           DIR=../harbour     the dossier that `make check` looks at (default: this one)
#           STRICT=1           `make site` stops at warnings too
#           ARGS='-k dates'    more words for pytest, uv or mkdocs

PYTHON ?=
DIR ?=
STRICT ?=
ARGS ?=

VENV := .venv/bin
export NO_MKDOCS_2_WARNING := 1

# An empty address means "no address", so that a workflow may pass on one that it has not got.
ifeq ($(strip $(SITE_URL)),)
unexport SITE_URL
endif

.DEFAULT_GOAL := help
.PHONY: help set-up site test prove serve check lint format lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: set-up ## Check the facts, build the site (site/), the offline bundle and the one-file edition (dist/)
	@$(VENV)/python -m macros site $(if $(filter-out 0,$(STRICT)),--strict)

test: set-up ## Run all tests, with a real browser
	@$(VENV)/python tests/set_up_browser.py
	@$(VENV)/python -m pytest $(ARGS)

prove: set-up ## Prove at length what the tests show by sample: hostile input, fuzzing, kills, full disks (over an hour)
	@$(VENV)/python tests/set_up_browser.py
	@$(VENV)/python -m pytest -m prove --hypothesis-profile=prove -rP $(ARGS)

serve: set-up ## Show the site while you write; it follows every change
	@mkdir -p docs
	@$(VENV)/python -m mkdocs serve $(ARGS)

check: set-up ## Check the facts and the prose, build nothing
	@$(VENV)/python -m macros check $(if $(DIR),"$(DIR)")

lint: set-up ## Check the code: style, format, types, layers, workflows
	@$(VENV)/python -m ruff check .
	@$(VENV)/python -m ruff format --check .
	@$(VENV)/python -m mypy
	@$(VENV)/lint-imports --no-logo
	@$(VENV)/zizmor --offline --quiet .github

format: set-up ## Put the code into the common format
	@$(VENV)/python -m ruff check --fix-only .
	@$(VENV)/python -m ruff format .

lock: set-up ## Make requirements.txt again from pyproject.toml (newest of all: ARGS=--upgrade)
	@sh -c "$$LOCK"

clean: ## Remove what was built and what tools remember; .venv stays
	@rm -rf site site.new site.old dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name .venv -prune -o -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

set-up: # .venv with exactly what requirements.txt locks; does nothing when that stands already
	@sh -c "$$SET_UP"

# .venv/set-up.done holds the fingerprint of what .venv was made for: Python's version, this folder and the lock.
# While a set-up runs it is called set-up.begun, so one that was interrupted is never taken for a finished one.
# A .venv that was made by hand (README) is taken over if it already holds what the lock asks for.
define SET_UP
set -eu
fingerprint() {
  "$$1" -c 'import hashlib, os, sys
sys.version_info >= (3, 11) or sys.exit(1)
seed = repr((sys.implementation.name, sys.version_info[:3], os.getcwd())).encode()
print(hashlib.sha256(seed + open("requirements.txt", "rb").read()).hexdigest())' 2>/dev/null || true
}
install() { .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.txt "$$@"; }

want=$$(fingerprint "$${PYTHON:-.venv/bin/python}")
if [ -n "$$want" ] && [ -x .venv/bin/python ] && [ "$$want" = "$$(cat .venv/set-up.done 2>/dev/null)" ]; then exit 0; fi

if [ -n "$$PYTHON" ]; then set -- "$$PYTHON"; else set -- python3 python3.15 python3.14 python3.13 python3.12 python3.11; fi
for python; do
  want=$$(fingerprint "$$python")
  if [ -n "$$want" ]; then break; fi
done
if [ -z "$$want" ]; then
  echo "Sourcebook needs Python 3.11 or newer, $${PYTHON:-python3} is older or absent: install it, or name another (make PYTHON=python3.12)" >&2
  exit 1
fi

if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then
  package=$$(basename "$$python")-venv
  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $$package ..."
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y "$$package"; } >/dev/null 2>&1 || true
  fi
  if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$$python lacks its venv module: install it (Debian, Ubuntu: sudo apt-get install $$package)" >&2
    exit 1
  fi
fi

if [ -e .venv/set-up.begun ] || [ -e .venv/set-up.done ] || [ "$$(fingerprint .venv/bin/python)" != "$$want" ] \
   || ! install --no-index >/dev/null 2>&1; then
  echo "Setting up .venv (once, and again when requirements.txt changes) ..."
  "$$python" -m venv --clear .venv
fi
rm -f .venv/set-up.done
echo "$$want" >.venv/set-up.begun
if ! install; then
  echo "The packages of requirements.txt could not be installed; the reason stands above. Is there a network?" >&2
  exit 1
fi
mv .venv/set-up.begun .venv/set-up.done
endef

# uv is no dependency of Sourcebook: taken from the system, or into a folder that is thrown away.
define LOCK
set -eu
uv=uv
if ! uv --version >/dev/null 2>&1; then
  folder=$$(mktemp -d)
  trap 'rm -rf "$$folder"' EXIT
  .venv/bin/python -m venv "$$folder"
  "$$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check uv
  uv=$$folder/bin/uv
fi
"$$uv" pip compile --quiet --generate-hashes --universal --fork-strategy fewest --all-extras --no-emit-index-url pyproject.toml -o requirements.txt $(ARGS)
endef
export SET_UP LOCK PYTHON
