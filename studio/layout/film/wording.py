"""Turn what is laid on a page into a number of words: those that a reader has not just read."""

from collections.abc import Iterator, Sequence

from studio.layout.film.parts import lines_in
from studio.scene import Group, Item

_UNREAD = ("cover", "decoration", "logo")  # words in pictures are looked at, not read


def new_words(items: Sequence[Item], just_read: frozenset[str]) -> tuple[int, frozenset[str]]:
    """How many words stand on a page beside those texts that stood on the page before, and its own texts."""
    said = [text for item in items for text in _texts(item)]
    fresh = [text for text in said if text not in just_read]
    return sum(1 for text in fresh for word in text.split() if any(map(str.isalnum, word))), frozenset(said)


def _texts(item: Item) -> Iterator[str]:
    """The texts of a page, the lines of each put together."""
    if not isinstance(item, Group) or item.role in _UNREAD:
        return
    own = " ".join(line.text for line in lines_in([one for one in item.items if not isinstance(one, Group)]))
    if own:
        yield own
    for child in item.items:
        yield from _texts(child)
