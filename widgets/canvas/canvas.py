"""Turn hands and keys over the session's page into what its mode and gestures make of them.

What is here only hands on: how the page is shown is in `page_view`, the meaning of events in the modes and gestures.
"""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.document.guides import Guide
from studio.values import Point
from widgets.canvas import overlay
from widgets.canvas.context_bar import ContextBar
from widgets.canvas.deeds import around_selection
from widgets.canvas.edge import Edge
from widgets.canvas.gestures.crop import Crop
from widgets.canvas.gestures.gesture import Gesture, Mode, Pointer
from widgets.canvas.gestures.guide import CURSORS, Carried, Drawn, Emptied, guide_at, ruler_at
from widgets.canvas.gestures.pan import Pan
from widgets.canvas.gestures.pulling import Pulling
from widgets.canvas.gestures.select import Select
from widgets.canvas.grips import grip_at
from widgets.canvas.inserting import dropped
from widgets.canvas.keys import deed_of, view_of
from widgets.canvas.menu import menu, problem_menu
from widgets.canvas.naming import name_of
from widgets.canvas.page_view import PageView
from widgets.canvas.problems import Watch, paint_markers
from widgets.canvas.rulers import Rulers
from widgets.canvas.safe_zone import paint_safe_zone
from widgets.canvas.standing import taken, under
from widgets.canvas.typing.ink import caret_on_screen
from widgets.canvas.typing.input_method import answer
from widgets.canvas.typing.marks_bar import MarksBar
from widgets.canvas.typing.menu import typing_menu
from widgets.canvas.typing.mode import Typing
from widgets.media import files_in
from widgets.session import Session


class Canvas(PageView):
    """The page that a session shows, edited by hand. `mode` is what it is used for now, `gesture` what a hand does."""

    mode_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.watch = Watch(self.stage)
        self.safe_zone = False
        self.mode: Mode = Select(self.stage)
        self.gesture: Gesture | None = None
        self._space = False
        self._rulers = Rulers()
        self.edge = Edge(self)
        self.bar, self.marks_bar = ContextBar(self.stage, self), MarksBar(self)
        self._beside = QTimer(self, singleShot=True, interval=0)
        self._beside.timeout.connect(self._place_bar)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        stage = self.stage
        self.session.selection_changed.connect(self._on_selection)
        self.watch.changed.connect(self.update)
        stage.wants_text.connect(self.type_in)
        stage.wants_crop.connect(self.crop)
        stage.wants_select.connect(self.select_mode)
        stage.typed.connect(self._on_typed)

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint_page(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            known = self.session.planned().known is not None  # or one would wait for what is laid out beside the window
            if known and not self.stage.comparing:
                self._paint_over(painter)
            if self.rulers and not self.stage.comparing:
                selected = around_selection(self.stage) if known else None
                self._rulers.paint(painter, self.stage.view, self.size(), selected)
        if known:
            self._beside.start()  # the bar follows; widgets are not moved while one is painted

    def _place_bar(self) -> None:
        quiet = self.gesture is None and isinstance(self.mode, Select) and not self.stage.comparing
        self.bar.refresh(quiet=quiet, room=self.room)
        typing = self.mode if isinstance(self.mode, Typing) and self.gesture is None else None
        self.marks_bar.refresh(typing, self.room)

    def _paint_over(self, painter: QPainter) -> None:
        stage = self.stage
        if self.safe_zone:
            paint_safe_zone(painter, stage)
        overlay.paint_guides(painter, stage, self.width(), self.height())
        if self._lifted is None:
            overlay.paint_hovered(painter, stage, getattr(self.mode, "hovered", "") if self.gesture is None else "")
        if isinstance(self.mode, Select):
            pulled = self._lifted is not None or isinstance(self.gesture, Pulling)
            overlay.paint_selection(painter, stage, way=self._framed, handles=not pulled)
        if self.gesture is None and isinstance(self.mode, Select):
            overlay.paint_local(painter, stage)
            paint_markers(painter, self.watch)
        self.mode.paint(painter)
        if self.gesture is not None:
            self.gesture.paint(painter)
        overlay.paint_marks(painter, stage, stage.marks)

    def _on_selection(self) -> None:
        groups = {one.id for one in self.stage.standing if self.session.selection and one.id in self.stage.entered}
        inside = {name for one in self.stage.chosen for name in one.above}
        self.stage.entered = tuple(name for name in self.stage.entered if name in groups & inside)
        self.setAccessibleDescription("، ".join(name_of(one.layer) for one in self.stage.chosen))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    # ------------------------------------------------------------ modes

    def type_in(self, layer_id: str, x: float = -1.0, y: float = -1.0) -> None:
        """Put the caret into a text: at the place (x, y) of the page, or with everything selected."""
        one = self.stage.find(layer_id)
        if one is None or one.layer.locked:
            return
        typing = Typing(self.stage, layer_id)
        self._enter(typing)
        at = self.stage.view.to_screen(x, y)
        place = typing.place_at(Pointer(page=Point(x, y), screen=at)) if x >= 0 and y >= 0 else None
        typing.set_draft(typing.draft.everything() if place is None else typing.draft.to(place))

    def crop(self, layer_id: str) -> None:
        """Choose the part of a picture that is shown."""
        one = self.stage.find(layer_id)
        if one is not None and not one.layer.locked and getattr(one.layer, "source", ""):
            self._enter(Crop(self.stage, layer_id))

    def select_mode(self) -> None:
        """Back to selecting."""
        self._enter(Select(self.stage))

    def _enter(self, mode: Mode) -> None:
        self.mode.leave()
        self.mode = mode
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, isinstance(mode, Typing))
        self.mode_changed.emit()
        self.update()

    def _on_typed(self) -> None:
        if isinstance(self.mode, Typing):
            if self.mode.one is None:
                self.select_mode()
            else:
                self._show_caret(caret_on_screen(self.mode))
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImQueryInput)

    def _show_caret(self, caret: QRectF) -> None:
        """Move the page so that a caret which went out of sight is seen again."""
        room = self.room
        dx = min(0.0, room.right - 12 - caret.right()) or max(0.0, room.x + 12 - caret.left())
        dy = min(0.0, room.bottom - 12 - caret.bottom()) or max(0.0, room.y + 12 - caret.top())
        if caret.isValid() and (dx or dy):
            self._fitting = False
            self.look(self.stage.view.moved(dx, dy))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if isinstance(self.mode, Typing):
            self.mode.compose(event)
            event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if isinstance(self.mode, Typing):
            return answer(self.mode, query)
        return super().inputMethodQuery(query)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(Pointer.of(event, self.stage), double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(Pointer.of(event, self.stage), double=True)

    def _press(self, at: Pointer, *, double: bool) -> None:
        if self.gesture is not None and at.button != self.gesture.start.button:
            return
        self._let_go(at)  # a button pressed again was let go where nobody saw it
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if at.button == Qt.MouseButton.MiddleButton or (self._space and at.button == Qt.MouseButton.LeftButton):
            self._fitting = False
            self.gesture = Pan(self.stage, at)
        elif at.button == Qt.MouseButton.LeftButton and self._mark(at):
            return
        elif at.button == Qt.MouseButton.LeftButton:
            self.gesture = self._guide(at, double=double) or (self.mode.double(at) if double else self._pressed(at))
        if self.gesture is not None and self.gesture.cursor is not None:
            self.setCursor(self.gesture.cursor)
        self.update()

    def _pressed(self, at: Pointer) -> Gesture | None:
        """What the mode makes of a press; when it ends the mode, selecting takes it: one press is enough to go from
        the words of one text to another layer."""
        mode = self.mode
        gesture = mode.press(at)
        return self.mode.press(at) if gesture is None and self.mode is not mode else gesture

    def _mark(self, at: Pointer) -> bool:
        """A press on a problem's mark: its layer is selected, and what mends it offered."""
        marker = self.watch.marker_at(at.screen.x, at.screen.y) if isinstance(self.mode, Select) else None
        if marker is None:
            return False
        self.session.select(*([marker.layer_id] if marker.layer_id else []))
        shown = problem_menu(self.stage, marker, self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(self.mapToGlobal(QPoint(round(at.screen.x), round(at.screen.y) + 10)))
        return True

    def _guide(self, at: Pointer, *, double: bool) -> Gesture | None:
        """A guide that is drawn out of a ruler or taken at its place; a second press takes it away."""
        axis = ruler_at(at) if self.rulers else None
        if axis is not None:
            return Drawn(self.stage, at, axis)
        guide = self._guide_under(at)
        if guide is None:
            return None
        return Emptied(self.stage, at, guide) if double else Carried(self.stage, at, guide)

    def _guide_under(self, at: Pointer) -> Guide | None:
        """The guide that a press would take: handles come first, and so do words while one types."""
        if not isinstance(self.mode, Select) or grip_at(self.stage, at.screen) is not None:
            return None
        return guide_at(self.stage, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = Pointer.of(event, self.stage)
        if self.gesture is not None:
            self.gesture.move(at)
            self.edge.follow(at)
        elif not self.waiting:
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else self._hover(at))

    def _hover(self, at: Pointer) -> Qt.CursorShape:
        cursor, guide = self.mode.hover(at), self._guide_under(at)
        return CURSORS[guide.axis] if guide is not None else cursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = Pointer.of(event, self.stage)
        if self.gesture is not None and at.button == self.gesture.start.button:
            self._let_go(at)

    def _let_go(self, at: Pointer) -> None:
        gesture, self.gesture = self.gesture, None
        self.edge.rest()
        if gesture is not None:
            gesture.release(at)
            self.unsetCursor()
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if isinstance(self.mode, Select):
            self.mode.hovered = ""
            self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if isinstance(self.mode, Crop) and not event.modifiers():
            self.mode.wheel(event.angleDelta().y() / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return self._tell(event)
        if event.type() == QEvent.Type.ShortcutOverride and (self.gesture is not None or self._types(event)):
            event.accept()
            return True
        return super().event(event)

    def _types(self, event: QKeyEvent) -> bool:
        """Whether a key is for the words being typed, before any shortcut of the window has it."""
        return isinstance(self.mode, Typing) and self.mode.takes(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures are for the page; designs and lists are for the window."""
        event.setAccepted(bool(files_in(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Picture files let go over the page."""
        at = event.position()
        if dropped(self.stage, files_in(event.mimeData()), self.stage.to_page(at.x(), at.y())):
            event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what lies under the pointer; by the menu key, of what is selected."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._point_for_menu(event.pos())
        shown = typing_menu(self.mode, self) if isinstance(self.mode, Typing) else menu(self.stage, self.watch, self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(event.globalPos())

    def _point_for_menu(self, place: QPoint) -> None:
        """Select what the menu is for; in words put the caret there, unless they are selected."""
        at = self.stage.to_page(place.x(), place.y())
        if isinstance(self.mode, Typing) and self.mode.point(Pointer(page=at, screen=Point(place.x(), place.y()))):
            return
        self.select_mode()
        self._select_for_menu(at)

    def _select_for_menu(self, at: Point) -> None:
        found = under(self.stage.standing, at, self.stage.px(6.0))
        names = [taken(one, self.stage.standing, self.stage.entered) for one in found]
        if not any(name in self.session.selection for name in names):
            self.session.select(*names[:1])

    def _tell(self, event: QHelpEvent) -> bool:
        """What the mark under the pointer says."""
        marker = self.watch.marker_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), marker.words if marker is not None else "", self)
        return True

    # ------------------------------------------------------------ keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the layers while there are any; F6 leaves the canvas."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.gesture is not None:
            if event.key() == Qt.Key.Key_Escape:
                gesture, self.gesture = self.gesture, None
                self.edge.rest()
                gesture.cancel()
                self.unsetCursor()
                self.update()
            return
        if not self.mode.key(event) and not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        """Keys of the canvas itself, and the deeds of the selection."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            return True
        if event.key() == Qt.Key.Key_F6:
            super().focusNextPrevChild(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return True
        view = view_of(event)
        if view:
            getattr(self, view)()
            return True
        deed = deed_of(event)
        if deed is None:
            return False
        deed(self.stage)
        self.update()
        return True

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)


