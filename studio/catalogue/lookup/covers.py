"""Turn the addresses of covers into pictures in a folder: asked for once, within bounds, only real pictures kept."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from studio.catalogue.lookup.watch import BOUNDS, Bounds, Stopped, Watch
from studio.catalogue.lookup.web import get
from studio.catalogue.pictures import kind_of
from studio.content import Book, Row
from studio.disk import write_safely
from studio.errors import InputFault, Problem


def fetched(
    rows: Iterable[Row], folder: Path, *, stop: Callable[[], bool] = lambda: False, bounds: Bounds = BOUNDS
) -> tuple[list[Row], list[Problem]]:
    """`rows` in which books without a cover have the one at their `cover_url`, put into `folder`, and what went wrong.

    A picture that is there already is not asked for again; what is no picture, or too small for one, is not kept. The
    first address that cannot be reached for want of a connection ends the asking: offline is a normal state.
    """
    problems: list[Problem] = []
    found = []
    for row in rows:
        book = row.content
        offline = any(one.code == "offline" for one in problems)
        if isinstance(book, Book) and book.cover_url and not book.cover and not offline and not stop():
            cover, told = _fetched(book.cover_url, folder, Watch(f"{row.where}: {book.cover_url}", bounds, stop))
            row = replace(row, content=replace(book, cover=cover))
            problems += told
        found.append(row)
    return found, problems


def _fetched(address: str, folder: Path, watch: Watch) -> tuple[str, list[Problem]]:
    """The path of the picture at `address`, or empty text and why there is none."""
    name = sha256(address.encode()).hexdigest()[:24]
    there = next(folder.glob(f"{name}.*"), None)
    if there is not None:
        return str(there), []
    try:
        data = get(address, watch)
    except Stopped:
        return "", []
    except InputFault as fault:
        return "", [fault.problem]
    suffix = kind_of(data)
    if not suffix:
        return "", [_no_picture(watch.where)]
    path = folder / f"{name}{suffix}"
    write_safely(path, data)
    return str(path), []


def _no_picture(where: str) -> Problem:
    return Problem(
        where=where, what="there is no picture that could be a cover", code="cover-unusable",
        hint="a designed cover stands in for it", what_fa="در این نشانی تصویری برای جلد نیست",
        hint_fa="جلدی طراحی‌شده به جای آن می‌آید",
    )
