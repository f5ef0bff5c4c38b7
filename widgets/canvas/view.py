"""Turn places on a page into places on the screen and back: how far the page is zoomed and where it lies."""

from dataclasses import dataclass, replace

from studio.values import Box, Point, Size

LEAST_ZOOM, MOST_ZOOM = 0.05, 16.0
STEPS = (0.05, 0.1, 0.16, 0.25, 0.33, 0.5, 0.67, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)
_KEPT = 48.0  # px of the page that always stay in sight


@dataclass(frozen=True)
class View:
    """A page `zoom` times as large as its px, its left top corner at (`x`, `y`) of the screen.

    Places on the screen are in px of the widget, whatever the density of the display.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_page(self, x: float, y: float) -> Point:
        """The place on the page under a place on the screen."""
        return Point((x - self.x) / self.zoom, (y - self.y) / self.zoom)

    def to_screen(self, x: float, y: float) -> Point:
        """The place on the screen of a place on the page."""
        return Point(x * self.zoom + self.x, y * self.zoom + self.y)

    def box_on_screen(self, box: Box) -> Box:
        """A box of the page as it lies on the screen."""
        at = self.to_screen(box.x, box.y)
        return Box(at.x, at.y, box.width * self.zoom, box.height * self.zoom)

    def moved(self, dx: float, dy: float) -> "View":
        """The page shifted on the screen."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, zoom: float, at: Point) -> "View":
        """The page at another zoom; what lies under `at` on the screen stays there."""
        zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        share = zoom / self.zoom
        return View(zoom, at.x - (at.x - self.x) * share, at.y - (at.y - self.y) * share)

    def kept_in(self, page: Size, room: Box) -> "View":
        """The page moved back so that a part of it stays in sight."""
        least_x, most_x = room.x + _KEPT - page.width * self.zoom, room.right - _KEPT
        least_y, most_y = room.y + _KEPT - page.height * self.zoom, room.bottom - _KEPT
        return replace(self, x=min(max(self.x, least_x), most_x), y=min(max(self.y, least_y), most_y))


def fitted(page: Size, room: Box, margin: float = 32.0) -> View:
    """The whole page as large as it can be in `room` with `margin` px round it, in the middle."""
    width, height = max(16.0, room.width - 2 * margin), max(16.0, room.height - 2 * margin)
    zoom = min(max(min(width / page.width, height / page.height), LEAST_ZOOM), MOST_ZOOM)
    return centred(page, room, zoom)


def centred(page: Size, room: Box, zoom: float) -> View:
    """The page at `zoom` in the middle of `room`."""
    return View(zoom, room.centre.x - page.width * zoom / 2, room.centre.y - page.height * zoom / 2)


def next_step(zoom: float, up: bool) -> float:
    """The next of the usual zooms."""
    if up:
        return next((step for step in STEPS if step > zoom * 1.01), MOST_ZOOM)
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), LEAST_ZOOM)
