"""Turn repeated work into kept results: one least-recently-used store for the whole room, bounded in bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Value = TypeVar("Value")


class ByteCache:
    """Results by key, the longest unused dropped once all weigh more than `limit` bytes. Safe between threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.bytes = 0
        self._entries: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> object | None:
        """What is kept for `key`, or None."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[0]

    def put(self, key: Hashable, value: object, weight: int) -> None:
        """Keep `value`, which takes `weight` bytes. Things heavier than a half of the store are not kept."""
        with self._lock:
            old = self._entries.pop(key, None)
            self.bytes -= old[1] if old else 0
            if weight * 2 > self.limit:
                return
            self._entries[key] = (value, weight)
            self.bytes += weight
            self._shrink()

    def made(self, key: Hashable, make: Callable[[], Value], weigh: Callable[[Value], int]) -> Value:
        """What is kept for `key`, made and weighed first when there is nothing."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value, weigh(value))
        return value  # type: ignore[return-value]

    def resize(self, limit: int) -> None:
        """Set the most bytes kept, dropping what is too much."""
        with self._lock:
            self.limit = limit
            self._shrink()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def _shrink(self) -> None:
        while self.bytes > self.limit:
            _, (_, weight) = self._entries.popitem(last=False)
            self.bytes -= weight


# All pixels, masks and outlines the room keeps, in bytes. An export worker may use 400 MB in all (DESIGN §5).
STORE = ByteCache(128 * 1024 * 1024)
