"""Turn the folders of templates into cards that are there at once: only the facts are read, no document is built."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from studio import resources
from studio.letters import ZWNJ, search_key
from widgets import places


@dataclass(frozen=True, kw_only=True)
class Card:
    """A template as the gallery shows it. `stamp` changes with its file."""

    id: str
    name: str
    name_fa: str
    about: str
    about_fa: str
    family: str
    takes: str
    stamp: str
    keywords: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """Its names and keywords for comparing whole words, half-spaces as spaces, with a space at both ends.

        One call of `search_key` for all of them: it takes longer to begin than to go on.
        """
        joined = _PARTED.join((self.name, self.name_fa, *self.keywords))
        return f" {search_key(joined.replace(ZWNJ, ' '))} "

    @cached_property
    def text(self) -> str:
        """Everything it says, with half-spaces as spaces, as nothing, and without any space."""
        joined = _PARTED.join((self.about, self.about_fa, self.family, self.name, self.name_fa, *self.keywords))
        spaced, closed = search_key(joined.replace(ZWNJ, " ")), search_key(joined)
        return "\n".join((spaced, closed, closed.replace(" ", "")))

    def answers(self, asked: str) -> bool:
        """Whether every word of `asked` (a key of `folded`) is in the card, whatever its spelling and half-spaces."""
        return all(word in self.text for word in asked.split())


OWN = ("الگوی خودم", "own template")  # every template of the user's own is found by these
_PARTED = " qxq "  # stands between texts, so that no words are found across two of them


@lru_cache(maxsize=512)
def folded(words: str) -> str:
    """`words` as cards are searched: one form of each letter, half-spaces as spaces, single spaces between words."""
    return search_key(words.replace(ZWNJ, " "))


def is_own(card: Card) -> bool:
    """Whether `card` is one of the user's own templates: those are called by their folders."""
    return Path(card.id).is_absolute()


def cards() -> tuple[Card, ...]:
    """All templates, shipped ones and the user's own; a file that cannot be read is passed over."""
    own = places.data() / "templates"
    files = [*sorted(resources.templates().glob("*/template.json")), *sorted(own.glob("*/template.json"))]
    return tuple(card for file in files if (card := _card_of(file)) is not None)


def _card_of(file: Path) -> Card | None:
    try:
        now = file.stat()
    except OSError:
        return None
    return _card(file, now.st_mtime_ns, now.st_size)


@lru_cache(maxsize=512)
def _card(file: Path, changed: int, size: int) -> Card | None:  # noqa: ARG001 - another state is another card
    """What `file` says in the state it is in: rooms ask for all of them, and to read them anew would hold up each."""
    shipped = file.parent.parent == resources.templates()
    try:
        data = file.read_bytes()
        facts = _head(data) if shipped else json.loads(data)
    except (OSError, ValueError):
        return None
    if not isinstance(facts, dict):
        return None
    words = {name: _text(facts.get(name)) for name in ("name", "name_fa", "about", "about_fa", "family")}
    keywords = tuple(word for word in facts.get("keywords") or () if isinstance(word, str))
    keywords += () if shipped else OWN
    return Card(
        id=file.parent.name if shipped else str(file.parent), takes=_text(facts.get("takes")) or "book",
        stamp=sha256(data).hexdigest(), keywords=keywords, **words,
    )


def _head(data: bytes) -> Any:
    """The facts of a shipped template: they stand before the slots. To read all of it takes six times as long.

    Raises ValueError.
    """
    head, found, _ = data.partition(b'"slots"')
    return json.loads(head.rstrip().removesuffix(b",") + b"}" if found else data)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
