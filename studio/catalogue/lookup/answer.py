"""Turn one record a server gave, or what it gave instead, into a value."""

from dataclasses import dataclass

from studio.errors import Problem


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One record as a server gave it, or the problem it gave instead. `total` is how many it found; 0 is unknown."""

    data: bytes = b""
    total: int = 0
    problem: Problem | None = None
