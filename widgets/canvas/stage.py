"""Turn an open session into what all gestures of the canvas share: what stands where, the view, what is on top."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject, Signal

from studio.document.edits import Room, Sight, guides_for, seen_paths, without_local
from studio.document.guides import Guide
from studio.document.model import Document
from studio.job.checking import glanced
from studio.layout import Layout, lay_out, shapes_of
from studio.layout.memory import Memory
from studio.layout.setting import unit_of
from studio.presets import Preset
from studio.scene import Frame, Scene
from studio.values import Box, Point, Size
from widgets.canvas.snapping import Mark, Targets, targets
from widgets.canvas.standing import Standing, outermost, standings
from widgets.canvas.view import View
from widgets.session import Session

SNAP_REACH = 6.0  # px of the screen


class Stage(QObject):
    """What the canvas shows of a session. `only_here` sends edits of place and size to the preset shown alone; `slow`
    says that the page, when it last changed, could not be shown in the time of a frame; `held_guide` is carried."""

    changed = Signal()  # the session's document has; ends with the stage, whoever listens
    repaint = Signal()  # something painted over the page has changed
    view_changed = Signal()
    scope_changed = Signal()
    carry = Signal(list, bool)  # ids of the layers that are carried from now on, and whether they stay as well
    carried_by = Signal(object, object)  # which way (a Transform of the page), and which way their frames go
    wants_text = Signal(str, float, float)  # a text to type in, and where on the page it was pressed
    wants_select = Signal()  # back to selecting
    typed = Signal()  # the caret or the words beside it have changed
    wants_crop = Signal(str)  # a picture to choose the part of
    refused = Signal(object)  # the Problem of what was to come onto the page and cannot

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.view = View()
        self.only_here = False
        self.snapping = True
        self.entered: tuple[str, ...] = ()
        self.comparing = False
        self.slow = False
        self.marks: tuple[Mark, ...] = ()
        self.held_guide: Guide | None = None
        session.changed.connect(self.changed)
        self._memory = Memory()
        self._standing: tuple[Layout, tuple[Standing, ...]] | None = None

    # ------------------------------------------------------------ what is seen

    @property
    def preset(self) -> Preset:
        """The place the page is looked at for."""
        return self.session.preset

    @property
    def page_size(self) -> Size:
        """The page's size in px."""
        return self.preset.size

    @property
    def sight(self) -> Sight:
        """The page and the size looked at, for edits."""
        return Sight(page=self.session.page, preset=self.preset.id, shapes=shapes_of(self.preset))

    @property
    def unit(self) -> float:
        """Px per unit on this page."""
        return unit_of(self.page_size)

    @property
    def rtl(self) -> bool:
        """Whether the page is read from right to left."""
        return self.session.document.language in ("fa", "ar", "ur")

    @property
    def scene(self) -> Scene:
        """The page laid out."""
        return self.session.layout().scene

    @property
    def frame(self) -> Frame:
        """The page at rest: what the canvas shows, whatever moves in a film."""
        scene = self._scene_before() if self.comparing else self.scene
        return Frame(size=scene.size, items=scene.items, ground=scene.ground)

    def _scene_before(self) -> Scene:
        """The page as it would be without what was changed for this size only."""
        seen = glanced(without_local(self.session.document, self.preset.id))
        return lay_out(seen.document, self.preset, page=self.session.page, aspects=seen.aspects).scene

    @property
    def standing(self) -> tuple[Standing, ...]:
        """Every layer that is seen, back to front."""
        layout = self.session.layout()
        if self._standing is None or self._standing[0] is not layout:
            self._standing = (layout, self._stood(layout.scene, self.session.document))
        return self._standing[1]

    def _stood(self, scene: Scene, document: Document) -> tuple[Standing, ...]:
        return standings(scene, {layer.id: (path, layer) for path, layer in seen_paths(document, self.sight)})

    def find(self, layer_id: str) -> Standing | None:
        """The layer of that id where it is seen; None where it is not."""
        return next((one for one in self.standing if one.id == layer_id), None)

    @property
    def chosen(self) -> list[Standing]:
        """The selected layers that are seen, without those inside another of them, back to front."""
        return outermost(self.session.selection, self.standing) if self.session.selection else []

    @property
    def movable(self) -> list[Standing]:
        """`chosen` without locked layers."""
        return [one for one in self.chosen if not one.layer.locked]

    # ------------------------------------------------------------ measuring

    def room_of(self, one: Standing) -> Room:
        """What `one` is pinned to: the box it is in, the safe area, or the whole page when it may bleed."""
        return Room(box=self._parent_box(one), unit=self.unit, rtl=self.rtl)

    def _parent_box(self, one: Standing) -> Box:
        parent = self.find(one.above[-1]) if one.above else None
        return parent.box if parent is not None else self.page_box(bleed=one.layer.bleed)

    def page_box(self, *, bleed: bool = False) -> Box:
        """The safe area, or the whole page."""
        whole = Box(0.0, 0.0, self.page_size.width, self.page_size.height)
        return whole if bleed else self.scene.safe or whole

    def stood_in(self, document: Document) -> dict[str, Standing]:
        """Every layer by id as it would be seen were `document` the one shown. Costs a layout."""
        seen = glanced(document)
        laid = lay_out(seen.document, self.preset, page=self.session.page, aspects=seen.aspects, memory=self._memory)
        return {one.id: one for one in self._stood(laid.scene, document)}

    def px(self, screen: float) -> float:
        """A length on the screen in px of the page."""
        return screen / self.view.zoom

    def targets(self, without: Sequence[str]) -> Targets:
        """Lines to snap to, those of the layers `without` left out, and of what is in them or holds them."""
        out = set(without)
        holds = {name for one in self.standing if one.id in out for name in one.above}
        boxes = [one.bounds for one in self.standing
                 if one.solid and one.id not in out and one.id not in holds and not out.intersection(one.above)
                 and not one.covers(self.page_size)]
        upright, lying = self.guides("upright"), self.guides("lying")
        return targets(self.page_size, self.scene.safe, boxes, upright=upright.values(), lying=lying.values())

    def guides(self, axis: Literal["upright", "lying"]) -> dict[Guide, float]:
        """The guides of one direction that are seen in this size, each with its px from the left or the top; without
        the one that a hand holds."""
        length = self.page_size.width if axis == "upright" else self.page_size.height
        seen = guides_for(self.session.document, self.preset.id)
        return {guide: guide.at * length for guide in seen if guide.axis == axis and guide != self.held_guide}

    # ------------------------------------------------------------ showing

    def show_marks(self, marks: Sequence[Mark] = ()) -> None:
        """Show what is being snapped to."""
        self.marks = tuple(marks)
        self.repaint.emit()

    def look(self, view: View) -> None:
        """Show the page in another view."""
        if view != self.view:
            self.view = view
            self.view_changed.emit()

    def compare(self, on: bool) -> None:
        """Show the page without what was changed for this size only, or with it again."""
        self.comparing = on
        self.repaint.emit()

    def set_only_here(self, on: bool) -> None:
        """Let edits of place and size be for the preset shown alone, or for all that share them."""
        if on != self.only_here:
            self.only_here = on
            self.scope_changed.emit()

    def to_page(self, x: float, y: float) -> Point:
        """The place on the page under a place of the widget."""
        return self.view.to_page(x, y)
