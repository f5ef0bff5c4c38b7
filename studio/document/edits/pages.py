"""Turn wishes about the pages of a set into a changed document."""

from dataclasses import replace

from studio.document.edits.ids import with_ids
from studio.document.model import Document, Page


def add_page(document: Document, at: int, page: Page | None = None) -> Document:
    """`document` with an empty page (or `page`) before number `at`, on the ground and with the margin of the one
    before it."""
    near = document.pages[max(0, at - 1)] if document.pages else Page()
    new = page or Page(ground=near.ground, margin=near.margin)
    return _with_new(document, new, at)


def duplicate_page(document: Document, number: int) -> Document:
    """`document` with a copy of page `number` after it; its layers get ids of their own, local changes go along."""
    return _with_new(document, document.pages[number], number + 1)


def _with_new(document: Document, page: Page, at: int) -> Document:
    """`document` with `page` before number `at`. It is named as the last one, so that all others keep their ids."""
    named = with_ids(replace(document, pages=(*document.pages, page)))
    return move_page(named, len(document.pages), at)


def remove_page(document: Document, number: int) -> Document:
    """`document` without page `number`. The last page stays: a design without pages is none."""
    if len(document.pages) < 2:
        return document
    return replace(document, pages=(*document.pages[:number], *document.pages[number + 1 :]))


def move_page(document: Document, number: int, to: int) -> Document:
    """`document` with page `number` standing as number `to`."""
    left = [*document.pages[:number], *document.pages[number + 1 :]]
    left.insert(max(0, min(to, len(left))), document.pages[number])
    return replace(document, pages=tuple(left))
