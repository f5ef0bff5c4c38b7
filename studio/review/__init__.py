"""Turn a laid-out page into what a careful designer would still say about it.

Laying out already speaks of what did not fit. Here the finished page is looked at as a reader will see it: whether its
words can be read on what is really behind them and on a phone, keep clear of edges, buttons and each other, whether
anything lies over a code, and whether dates have their own weekdays. The same findings serve `ketabnama check`, the
window and the gallery.
"""

from collections.abc import Iterator

from studio.document.model import Document
from studio.errors import Problem
from studio.layout import Layout
from studio.review.contrast import faint_lines
from studio.review.places import overlapping, past_the_edge
from studio.review.seen import Seen, seen
from studio.review.words import crowded, lone_words, many_fonts, small_lines, wrong_days

__all__ = ["review"]


def review(document: Document, layout: Layout) -> tuple[Problem, ...]:
    """What is weak about the page `layout` of `document` at its first moment. Fonts and pictures must be usable.

    Raises InputFault as `paint` does. Decoration (role "decoration"), logos and what is part of a picture are left out.
    """
    page = seen(layout)
    known = {(problem.where, problem.code) for problem in layout.problems}
    return tuple(problem for problem in _findings(document, page) if (problem.where, problem.code) not in known)


def _findings(document: Document, page: Seen) -> Iterator[Problem]:
    yield from faint_lines(page)
    yield from small_lines(page)
    yield from past_the_edge(page)
    yield from overlapping(page)
    yield from lone_words(document, page)
    yield from many_fonts(page)
    yield from crowded(page)
    yield from wrong_days(document, page)
