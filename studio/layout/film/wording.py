"""Turn what is laid on a page into a number of words: those that a reader has not read yet."""

from collections.abc import Iterator, Sequence

from studio.layout.film.parts import lines_in
from studio.scene import Group, Item

_UNREAD = ("cover", "decoration", "logo", "source")  # words in pictures are looked at, small print is looked up


def new_words(items: Sequence[Item], read: frozenset[str]) -> tuple[int, frozenset[str]]:
    """How many words stand on a page beside the texts `read` on pages before, and all texts that are read by now."""
    said = [text for item in items for text in _texts(item)]
    fresh = [text for text in said if text not in read]
    return sum(1 for text in fresh for word in text.split() if any(map(str.isalnum, word))), read.union(said)


def _texts(item: Item) -> Iterator[str]:
    """The texts of a page, the lines of each put together."""
    if not isinstance(item, Group) or item.role in _UNREAD:
        return
    own = " ".join(line.text for line in lines_in([one for one in item.items if not isinstance(one, Group)]))
    if own:
        yield own
    for child in item.items:
        yield from _texts(child)
