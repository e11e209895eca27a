# make demo · make test · make check · make bench · make score · make train: each bootstraps .venv by itself.
SHELL := /bin/bash
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?= python3.11
PY := .venv/bin/python
STAMP := .venv/.installed
EXPORTS := export DO_NOT_TRACK=1 PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS=120;

.PHONY: demo test test-fast check bench score docs clean

demo: $(STAMP)  ## screens a sample packet and says where the report lies
	$(PY) -m pipeline.cli screen sample_docs/loan-02 --out out/demo

test: $(STAMP) check  ## everything, the real engine included
	$(EXPORTS) $(PY) -m pytest

test-fast: $(STAMP)  ## without the real engine, the browser and the wheel
	$(PY) -m pytest -m "not slow"

check: $(STAMP)  ## style, types, floors
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: $(STAMP)  ## every benchmark, side by side
	$(PY) -m benchmarks.ocr
	$(PY) -m benchmarks.screen
	$(PY) -m benchmarks.memory

# EXTRACTOR=loan_note narrows it to one type of paper, FROM=words leaves out reading, FROM=gold all but the rules; UPDATE=1 makes the scores the new baseline.
SCORED := build/score/packets
TEXTS ?= ../shared/data
score: $(STAMP) $(SCORED)/.made  ## gold against predicted, beside the committed scores.json
	$(PY) -m pipeline.cli score $(SCORED) $(if $(filter words,$(FROM)),,sample_docs) tests/gold_real --texts $(TEXTS) --out build/score \
	  --readings build/score/readings --baseline scores.json $(if $(EXTRACTOR),--extractor $(EXTRACTOR)) $(if $(FROM),--from $(FROM)) $(if $(UPDATE),--update)

$(SCORED)/.made: $(shell find pipeline/synth -name '*.py' -o -name '*.txt') | $(STAMP)
	rm -rf $(SCORED)
	$(PY) -m pipeline.cli synth --seed 7 --count 200 --split test --out $(SCORED)
	touch $@

docs: $(STAMP)  ## the generated parts of docs/
	$(PY) -m pipeline.rules docs/rules.md
	$(PY) -m pipeline.report docs/review.schema.json

clean:
	rm -rf .venv out dist build

$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "需要 Python 3.11 或更新版本; 可用 make PYTHON=python3.12 指定" >&2; exit 2; }
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps -r constraints.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)
