# Ketabnama on Linux, from a checkout:
#   make demo    set up and write the sample media to demo/
#   make run     open the window
#   make test    set up and run every test          make lint    style and import order
#   make gallery contact sheets of every template to gallery/, and what is weak about them
#   make bench   measure                            make wheel   dist/*.whl and the source archive
#   make screenshots   pictures of every view to screenshots/ (ARGS="--quick" for a few)
#   make pictures   renew the pictures that are committed: README, help, icon
#   make lock    renew both lock files              make clean   forget the set-up
# Everything is installed into .venv by the locks; a second run installs nothing. PYTHON=... names another Python.

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq --require-hashes --only-binary :all:
PYTEST := $(PY) -m pytest -n auto --maxprocesses 8 --dist worksteal -q
# Names, versions and hashes for every system and Python we support; never the address of an index.
COMPILE := $(PY) -m uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
    --fork-strategy fewest --generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

# A stamp is named by what it stands for, so it is valid exactly as long as the locks say the same.
sum = $(firstword $(shell cat $(1) | cksum))
STUDIO := $(VENV)/studio-$(call sum,requirements.lock tools/system.py)
DEV := $(VENV)/dev-$(call sum,requirements.lock requirements-dev.lock tools/system.py)

.PHONY: demo run test lint gallery bench wheel screenshots pictures lock clean
.DELETE_ON_ERROR:

demo: $(STUDIO)
	$(PY) -m studio demo --out demo

run: $(STUDIO)
	$(PY) tools/system.py window
	$(PY) -m studio

test: $(DEV)
	$(PYTEST) $(or $(ARGS),--ignore tests/widgets)
	@# The window's tests have processes of their own: all others must pass without QtWidgets.
	$(if $(ARGS),,$(PYTEST) tests/widgets)

lint: $(DEV)
	$(PY) -m ruff check .
	$(VENV)/bin/lint-imports --no-logo

gallery: $(DEV)
	$(PY) tools/gallery.py --out gallery --languages fa en $(ARGS)

bench: $(DEV)
	@for script in tests/benchmarks/*.py; do PYTHONPATH=. $(PY) "$$script" || exit 1; done

wheel: $(DEV)
	rm -rf dist
	$(PY) -m build --no-isolation --outdir dist

screenshots: $(STUDIO)
	$(PY) tools/screenshots.py screenshots $(ARGS)

pictures: $(STUDIO)
	@# In the order of README, help and desktop; all three write into the checkout.
	@for tool in pictures help_pictures icon; do $(PY) tools/$$tool.py || exit 1; done

lock: $(DEV)
	$(PIP) install -qq uv
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) dist

$(STUDIO):
	@echo "Setting up $(VENV) (once, about half a minute)"
	@python=$$(PYTHON="$(PYTHON)" sh tools/find_python.sh) && "$$python" tools/system.py studio && \
	    { $(PY) -c '' 2>/dev/null || "$$python" -m venv --clear $(VENV); }
	@$(INSTALL) -r requirements.lock
	@rm -f $(VENV)/studio-* && touch $@

$(DEV): $(STUDIO)
	@echo "Adding what tests and checks need"
	@$(PY) tools/system.py window tests
	@$(INSTALL) -r requirements-dev.lock
	@rm -f $(VENV)/dev-* && touch $@
