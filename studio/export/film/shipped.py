"""Turn the list of sounds that come with the program into values to choose from."""

import tomllib
from dataclasses import dataclass
from functools import cache

from studio import resources
from studio.document.clips import SHIPPED


@dataclass(frozen=True, kw_only=True, slots=True)
class ShippedSound:
    """A sound of ours: what a document writes as its `source`, its names, "music" or "effect", and what it suits."""

    source: str
    name: str
    name_fa: str
    role: str
    about: str = ""
    about_fa: str = ""


@cache
def shipped_sounds() -> tuple[ShippedSound, ...]:
    """All of them, music first, calm before quick."""
    table = tomllib.loads(resources.asset("sounds/sounds.toml").read_text("utf-8"))
    return tuple(
        ShippedSound(source=f"{SHIPPED}{name}", **facts) for name, facts in table.items() if isinstance(facts, dict)
    )
