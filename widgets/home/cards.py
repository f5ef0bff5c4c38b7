"""Turn the folders of templates into cards that are there at once: only the facts are read, no document is built."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from studio import resources
from studio.letters import ZWNJ, search_key
from widgets import places


@dataclass(frozen=True, kw_only=True)
class Card:
    """A template as the gallery shows it. `stamp` changes with its file; `keys` are what it is found by."""

    id: str
    name: str
    name_fa: str
    about: str
    about_fa: str
    family: str
    takes: str
    stamp: str
    keywords: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(default=(), repr=False)

    def answers(self, asked: str) -> bool:
        """Whether every word of `asked` (folded by `folded`) is in the card, whatever its spelling and half-spaces."""
        return all(any(word in key for key in self.keys) for word in asked.split())


def folded(words: str) -> str:
    """`words` as cards are searched: one form of each letter, half-spaces gone, words parted by single spaces."""
    return search_key(words)


def cards() -> tuple[Card, ...]:
    """All templates, shipped ones and the user's own; a file that cannot be read is passed over."""
    own = places.data() / "templates"
    files = [*sorted(resources.templates().glob("*/template.json")), *sorted(own.glob("*/template.json"))]
    return tuple(card for file in files if (card := _card(file)) is not None)


def _card(file: Path) -> Card | None:
    try:
        data = file.read_bytes()
        facts = json.loads(data)
    except (OSError, ValueError):
        return None
    if not isinstance(facts, dict):
        return None
    shipped = file.parent.parent == resources.templates()
    words = {name: _text(facts.get(name)) for name in ("name", "name_fa", "about", "about_fa", "family")}
    keywords = tuple(word for word in facts.get("keywords") or () if isinstance(word, str))
    return Card(
        id=file.parent.name if shipped else str(file.parent), takes=_text(facts.get("takes")) or "book",
        stamp=sha256(data).hexdigest(), keywords=keywords, keys=tuple(_keys([*words.values(), *keywords])), **words,
    )


def _keys(texts: list[str]) -> Iterator[str]:
    """Each text as written and with half-spaces as spaces, folded, also without any space: «می خواهم», «میخواهم»."""
    for text in texts:
        yield search_key(text)
        yield search_key(text.replace(ZWNJ, " "))
        yield search_key(text).replace(" ", "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
