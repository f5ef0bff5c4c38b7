"""Turn presses into a selection and into the gesture that begins there."""

from PySide6.QtCore import Qt

from studio.document.model import Picture, Text
from widgets.canvas.gestures.band import Band
from widgets.canvas.gestures.gesture import Gesture, Mode, Pointer
from widgets.canvas.gestures.move import Move
from widgets.canvas.gestures.resize import cursor_of, resize
from widgets.canvas.gestures.turn import turn
from widgets.canvas.grips import TURN, frame_of, grip_at
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing, taken, under

_REACH = 6.0  # px of the screen round thin lines


class Select(Mode):
    """A click takes a layer, with Shift one more, with Ctrl the one behind; a drag moves or catches."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.hovered = ""

    def press(self, at: Pointer) -> Gesture | None:
        handle = grip_at(self.stage, at.screen)
        if handle == TURN:
            return turn(self.stage, at)
        if handle is not None:
            return resize(self.stage, at, handle)
        found = self._under(at)
        if not found:
            return Band(self.stage, at)
        return self._taken(at, found)

    def _taken(self, at: Pointer, found: list[Standing]) -> Gesture:
        stage, session = self.stage, self.stage.session
        name = self._behind(found) if at.ctrl else taken(found[0], stage.standing, stage.entered)
        held = [one for one in found if one.id in session.selection]
        inside = any(one.holds(at.page) for one in stage.movable)
        if at.shift:
            return Toggle(stage, at, name)
        if name in session.selection or (not at.ctrl and held and inside):
            return Held(stage, at, name)
        session.select(name)
        one = stage.find(name)
        if one is not None and one.covers(stage.page_size):
            return Band(stage, at) if not at.ctrl else Move(stage, at)
        return Move(stage, at)

    def _behind(self, found: list[Standing]) -> str:
        """The next layer behind the one selected at this place; the front one after the last."""
        names = list(dict.fromkeys(taken(one, self.stage.standing, self.stage.entered) for one in found))
        now = next((at for at, name in enumerate(names) if name in self.stage.session.selection), -1)
        return names[(now + 1) % len(names)]

    def double(self, at: Pointer) -> Gesture | None:
        """Into a group; to typing in a text, to the crop of a picture."""
        found = self._under(at)
        if not found:
            return None
        name = taken(found[0], self.stage.standing, self.stage.entered)
        if name != found[0].id:
            self.stage.entered = (*self.stage.entered, name)
            self.stage.session.select(taken(found[0], self.stage.standing, self.stage.entered))
            return None
        self.stage.session.select(name)
        if isinstance(found[0].layer, Text):
            self.stage.wants_text.emit(name, at.page.x, at.page.y)
        elif isinstance(found[0].layer, Picture) and found[0].layer.source:
            self.stage.wants_crop.emit(name)
        return None

    def hover(self, at: Pointer) -> Qt.CursorShape:
        handle = grip_at(self.stage, at.screen)
        if handle is not None:
            matrix = frame_of(self.stage).matrix
            return Qt.CursorShape.CrossCursor if handle == TURN else cursor_of(handle, matrix)
        found = self._under(at)
        self._lit(taken(found[0], self.stage.standing, self.stage.entered) if found else "")
        return Qt.CursorShape.ArrowCursor

    def _lit(self, name: str) -> None:
        if name != self.hovered:
            self.hovered = name
            self.stage.repaint.emit()

    def _under(self, at: Pointer) -> list[Standing]:
        return under(self.stage.standing, at.page, self.stage.px(_REACH))


class Held(Move):
    """A press on what is selected already: moves all of it, or, let go in place, selects that one alone."""

    def __init__(self, stage: Stage, start: Pointer, name: str) -> None:
        super().__init__(stage, start)
        self.name = name

    def release(self, at: Pointer) -> None:
        if not self.started:
            self.stage.session.select(self.name)
        super().release(at)


class Toggle(Move):
    """A press with Shift: adds a layer to the selection or takes it out; a drag moves all that is selected then."""

    def __init__(self, stage: Stage, start: Pointer, name: str) -> None:
        selection = stage.session.selection
        if name in selection:
            stage.session.select(*(one for one in selection if one != name))
        else:
            stage.session.select(*selection, name)
        super().__init__(stage, start)
