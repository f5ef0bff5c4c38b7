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
from widgets.theme.current import colour, is_dark

Sight = tuple[object, ...]  # the preset and the page looked at, then what everything on it depends on


@dataclass(frozen=True, kw_only=True, eq=False)
class Looked:
    """A page painted for the first time: what was `wanted` and at which `scale`."""

    wanted: Sight
    scale: float
    planned: Planned
    layout: Layout
    surface: Surface


class FirstLook(QObject):
    """Paints the page that is looked at while the window goes on; `came` has it when it is there.

    A page that is no longer looked at is dropped; one whose colours are others by now is better than none.
    """

    came = Signal(object)  # a Looked

    def __init__(self, session: Session, spot: Callable[[], Spot], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._spot = session, spot
        self._aside = Aside(self._plan, self._take, self)

    def ask(self) -> None:
        """Paint what is looked at now."""
        self._aside.ask(["page"])

    def finish(self) -> None:
        """Wait until it is there."""
        self._aside.finish()

    def _plan(self, _page: str) -> Callable[[], Looked]:
        planned, spot, around, wanted = self._session.planned(), self._spot(), colour("sunk"), sight(self._session)
        return lambda: _looked(wanted, planned, spot, around)

    def _take(self, _page: str, looked: Looked) -> None:
        self._session.keep(looked.planned, looked.layout)
        if (looked.wanted[:2], looked.scale) == (sight(self._session)[:2], self._spot().scale):
            self.came.emit(looked)


def sight(session: Session) -> Sight:
    """What is looked at. Another palette or another font changes everything there is, as another page does, and another
    theme what is round it."""
    document = session.document
    return (session.preset.id, session.page, document.palette, document.colours, document.fonts, document.types,
            document.language, is_dark())


def paper(session: Session) -> QColor:
    """The colour of the empty page."""
    document = session.planned().seen.document
    palette = palette_of(document.palette, document.colours)
    ground = document.pages[session.page].ground
    shown = palette.ground if ground == "none" else Inks(palette=palette, ground=palette.ground).named(ground)
    return to_colour(shown)


def _looked(wanted: Sight, planned: Planned, spot: Spot, around: QColor) -> Looked:
    """Runs in the thread."""
    planned = planned.looked()
    layout, surface = planned.laid(), Surface(around)
    scene = layout.scene
    surface.show(Frame(size=scene.size, items=scene.items, ground=scene.ground), spot)
    return Looked(wanted=wanted, scale=spot.scale, planned=planned, layout=layout, surface=surface)
