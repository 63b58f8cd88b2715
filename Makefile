# The front door: `make demo` and `make test` do all the set-up a fresh machine needs.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
WHEELHOUSE := dist/wheelhouse
EXTRAS :=
EXAMPLE := examples/first-contact.txt

.PHONY: demo test bench lint format docs wheelhouse dist clean

demo: $(VENV)/.installed
	@$(BIN)/newscheck check $(EXAMPLE) --fail-on never -o text -o html

test: $(VENV)/.installed-test
	@tools/browser.sh; tools/axe.sh
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/.installed-test
	$(BIN)/python -m tools.bench

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check checker claims reports
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format checker claims reports

docs: $(VENV)/.installed
	$(BIN)/python -m tools.check_pages

wheelhouse: $(VENV)/.created
	$(BIN)/python -m tools.wheelhouse $(WHEELHOUSE) $(EXTRAS)

dist: $(VENV)/.installed-test
	$(BIN)/python -m tools.dist dist

$(VENV)/.created:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: $(VENV)/.created setup.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed setup.cfg
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
