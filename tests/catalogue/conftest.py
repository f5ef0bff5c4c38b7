"""Where the collected real files are, and small ways of reading."""

from pathlib import Path

import pytest

from studio.catalogue import read

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "catalogue"


@pytest.fixture(scope="session")
def real():
    """A function that gives the path of a collected file, or skips the test."""

    def path(name: str) -> Path:
        found = SHARED / name
        if not found.exists():
            pytest.skip(f"the collected file {name} is not here")
        return found

    return path


@pytest.fixture(scope="session")
def books():
    """A function that gives all Books of a source."""

    def listed(origin, **wishes):
        return [reading.row.content for reading in read(origin, **wishes) if reading.row]

    return listed


@pytest.fixture
def book(books):
    """A function that gives the only Book of a source."""

    def single(origin, **wishes):
        (found,) = books(origin, **wishes)
        return found

    return single
