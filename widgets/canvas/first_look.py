"""Turn a page that was not seen before, or not at this zoom, into a surface painted beside the window."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from studio.layout import Layout
from studio.layout.inks import Inks, palette_of
from studio.paint.convert import to_colour
from studio.scene import Frame
from widgets.aside import Aside
from widgets.canvas.surface import Spot, Surface
from widgets.session import Planned, Session
from widgets.theme.current import colour

Sight = tuple[str, int]  # the preset and the page looked at


@dataclass(frozen=True, kw_only=True, eq=False)
class Looked:
    """A page painted for the first time."""

    planned: Planned
    layout: Layout
    surface: Surface


class FirstLook(QObject):
    """Paints the page that is looked at while the window goes on; `came` has the surface when it is there.

    A surface that was painted for what is no longer looked at is dropped.
    """

    came = Signal(object)  # the Surface

    def __init__(self, session: Session, spot: Callable[[], Spot], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._spot = session, spot
        self._aside = Aside(self._plan, self._take, self)

    def ask(self) -> None:
        """Paint what is looked at now."""
        self._aside.ask([(sight(self._session), self._spot().scale)])

    def finish(self) -> None:
        """Wait until it is there."""
        self._aside.finish()

    def _plan(self, wanted: tuple[Sight, float]) -> Callable[[], Looked] | None:
        if wanted != (sight(self._session), self._spot().scale):
            return None
        planned, spot, around = self._session.planned(), self._spot(), colour("sunk")
        return lambda: _looked(planned, spot, around)

    def _take(self, wanted: tuple[Sight, float], looked: Looked) -> None:
        self._session.keep(looked.planned, looked.layout)
        if wanted == (sight(self._session), self._spot().scale):
            self.came.emit(looked.surface)


def sight(session: Session) -> Sight:
    """What is looked at."""
    return session.preset.id, session.page


def paper(session: Session) -> QColor:
    """The colour of the empty page."""
    document = session.planned().seen.document
    palette = palette_of(document.palette, document.colours)
    ground = document.pages[session.page].ground
    shown = palette.ground if ground == "none" else Inks(palette=palette, ground=palette.ground).named(ground)
    return to_colour(shown)


def _looked(planned: Planned, spot: Spot, around: QColor) -> Looked:
    """Runs in the thread."""
    layout, surface = planned.laid(), Surface(around)
    scene = layout.scene
    surface.show(Frame(size=scene.size, items=scene.items, ground=scene.ground), spot)
    return Looked(planned=planned, layout=layout, surface=surface)
