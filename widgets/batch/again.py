"""Turn what was done with a list (ticks, mended cells, its template) into the same for the list that is read again."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from studio.content import Book, Row
from studio.errors import Problem
from studio.letters import search_key
from widgets.batch.reading import said

LOST = "cell-lost"
Cell = tuple[int, int]  # the place of a row in its list, and a column: 0 is the title, 1 the author


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a person did with a list. `rows` are as they were read, `mended` has the cells that say something else
    since, `shape` is the number of the preview's size."""

    rows: Sequence[Row]
    unticked: frozenset[int]
    mended: Mapping[Cell, str]
    template: str
    shape: int


def same(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Where the rows of `old` stand in `new`, by place: those of one ISBN or, failing that, of one title and author, as
    they were read. Rows that say the same are told apart by their order."""
    found: dict[int, int] = {}
    for key_of in (_isbn, _words):
        left = set(range(len(new))).difference(found.values())
        waiting = _by_key(new, sorted(left), key_of)
        for at, row in enumerate(old):
            if at not in found and waiting[key_of(row)]:
                found[at] = waiting[key_of(row)].popleft()
    return found


def _by_key(rows: Sequence[Row], places: Sequence[int], key_of: Callable[[Row], Hashable]) -> dict:
    """The places of rows by their key; rows without one are nowhere."""
    found: dict[Hashable, deque[int]] = defaultdict(deque)
    for at in places:
        if key := key_of(rows[at]):
            found[key].append(at)
    return found


def _isbn(row: Row) -> str:
    return row.content.isbn if isinstance(row.content, Book) else ""


def _words(row: Row) -> tuple[str, ...]:
    return tuple(map(search_key, said(row)[:2]))


def gone(words: str) -> Problem:
    """What was written into a cell of a row that the file has no longer."""
    return Problem(
        where="", level="warning", code=LOST,
        what=f"“{words}”, written into this list, was not kept: the file has no such record any more",
        hint="when the record has another title now, write it there again",
        what_fa=f"«{words}» که در همین فهرست نوشته بودید نماند: چنین رکوردی دیگر در پرونده نیست",
        hint_fa="اگر عنوان رکورد عوض شده است، همان‌جا دوباره بنویسید",
    )


def overtaken(words: str, now: str, place: int) -> Problem:
    """What was written into a cell of the row that stands at `place` now, and of which the file says something new."""
    return Problem(
        where=f"record {place + 1}", level="warning", code=LOST,
        what=f"“{words}”, written into this list, was not kept: the file says “{now}” there now",
        hint="write it again if it is still right",
        what_fa=f"«{words}» که در همین فهرست نوشته بودید نماند: پرونده اکنون «{now}» می‌گوید",
        hint_fa="اگر هنوز درست است دوباره بنویسید",
    )


def other_template() -> Problem:
    """The template chosen before does not go with what the list holds now."""
    return Problem(
        where="", level="warning", code="template-lost", what="the template chosen before does not go with this list",
        hint="choose one again", what_fa="الگویی که برگزیده بودید با این فهرست جور نیست",
        hint_fa="دوباره الگویی برگزینید",
    )
