"""Turn the items of a scene into the frame seen at any second."""

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from studio.scene.items import Item
from studio.scene.playing import Playing
from studio.values import Box, Colour, Size


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What is seen at one moment: items from back to front on a page of `size` px. Nothing in it has moves."""

    size: Size
    items: tuple[Item, ...]
    ground: Colour = Colour(255, 255, 255)


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Something a reader may follow: `box` on the page leads to `target` (a URL). For PDF."""

    box: Box
    target: str


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Everything placed, and how it goes on.

    `duration` is in seconds, 0 for a still. `cover_at` is the second whose frame may stand for the whole film:
    everything of its first page is there and still.
    """

    size: Size
    items: tuple[Item, ...]
    ground: Colour = Colour(255, 255, 255)
    safe: Box | None = None
    duration: float = 0.0
    links: tuple[Link, ...] = field(default=())
    cover_at: float = 0.0

    def at(self, t: float) -> Frame:
        """The frame seen at second `t`; a still shows everything where it stands, footage at its poster.

        What does not change from one second to the other is the very same object in both frames; two frames between
        which nothing moves hold the very same items.
        """
        items = self._playing.at(t) if self.duration else self.items
        return Frame(size=self.size, items=items, ground=self.ground)

    def still_until(self, t: float) -> float:
        """The second up to which, itself left out, every frame is the one of second `t`: `t` itself in motion, the
        duration when nothing changes any more."""
        return max(t, min(self._playing.spans.still_until(t), self.duration))

    @cached_property
    def _playing(self) -> Playing:
        return Playing(self.items)

    def __getstate__(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self)}  # what was looked up is not sent along
