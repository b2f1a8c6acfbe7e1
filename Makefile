# Everything from a machine that has Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

help: ## the targets and what they do
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"Tema needs Python 3.11 or newer, this is {v[0]}.{v[1]}: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the pinned dependencies into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

setup: $(STAMP) ## the virtual environment with the pinned, hashed dependencies

demo: $(STAMP) ## the whole way on this machine until Ctrl-C; ONCE=1 ends after the table
	@$(BIN)/tema demo $(if $(ONCE),--once)

check: $(STAMP) ## lint, types, import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports

test: check ## checks, then unit, store, flow and acceptance tests
	@$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder

bench: $(STAMP) ## three systems read a site of 2,000 pages, three rounds, about 20 minutes; wants a quiet machine
	@PYTHONPATH=. $(BIN)/python -m benchmarks

bench-quick: $(STAMP) ## the same with 300 pages and one round: nothing lost, memory bounded (in `make test` too)
	@PYTHONPATH=. $(BIN)/python -m benchmarks --quick

bench-enrich: $(STAMP) ## what enriching finds in the golden articles, by language, and its time and memory
	@PYTHONPATH=. $(BIN)/python -m benchmarks.enrichment

browser: $(STAMP) ## the extra for pages that are made by script; needs the system's Chromium: docs/listings.md
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-browser.lock

embed: $(STAMP) ## the extra that finds articles of one event by what they mean: docs/enrichment.md
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-embed.lock

embedding-means: embed ## make workers/enrich/data/embedding_means.json anew (see docs/enrichment.md)
	@PYTHONPATH=. $(BIN)/python -m benchmarks.embedding_means

bench-fresh: $(STAMP) ## from the publishing of an article to its row, a hundred times: two minutes
	@PYTHONPATH=. $(BIN)/python -m benchmarks.freshness

bench-tick: $(STAMP) ## a tick that finds ten due listings, among ten and among 10,000: a minute
	@PYTHONPATH=. $(BIN)/python -m benchmarks.tick

body-model: $(STAMP) ## train workers/parse/body_model.json anew: DATA=folder of saved pages (see docs/parsing.md)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-training.lock
	@PYTHONPATH=. $(BIN)/python -m benchmarks.body_model $(DATA)

chaos: $(STAMP) ## 5,000 articles and 112 faults for each of SEEDS=1,2,3: nothing lost, nothing doubled; 15 minutes each
	@$(BIN)/python -m tests.chaos --seeds $(or $(SEEDS),1)

chaos-controls: $(STAMP) ## the same without one of the protections has to fail
	@$(BIN)/python -m tests.chaos.controls

places: $(STAMP) ## make the names of countries and cities anew, from CLDR and GeoNames (see docs/enrichment.md)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-training.lock
	@PYTHONPATH=. $(BIN)/python -m benchmarks.places

bounds: $(STAMP) ## 50,000 articles and no worker, a full Valkey, a full disk: five minutes, as root
	@$(BIN)/python -m pytest tests/flow/bounds.py

secrets: ## the passwords of docker-compose.yml in secrets/, once: what is there is kept
	@sh deploy/secrets.sh

image-test: $(STAMP) ## the image and the compose file by podman, through a crawl: by hand, see docs/containers.md
	@$(BIN)/python -m pytest tests/image/crawl.py --capture=no --timeout=1800

COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

lock: ## pin the dependencies anew, with hashes and without index addresses (needs uv)
	$(COMPILE) --extra local --extra dev -o requirements.lock pyproject.toml
	$(COMPILE) --constraint requirements.lock -o requirements-service.lock pyproject.toml
	$(COMPILE) --extra training --constraint requirements.lock -o requirements-training.lock pyproject.toml
	$(COMPILE) --extra browser --constraint requirements.lock -o requirements-browser.lock pyproject.toml
	$(COMPILE) --extra embed --constraint requirements.lock -o requirements-embed.lock pyproject.toml
	echo hatchling | $(COMPILE) --constraint requirements.lock -o requirements-build.lock -

clean: ## remove the environment and the demo's state
	rm -rf $(VENV) build state

.PHONY: help setup demo check test bench bench-quick bench-enrich bench-fresh bench-tick browser embed embedding-means body-model places secrets image-test chaos chaos-controls bounds lock clean
