"""Turn keys and presses into typing in one text of the page."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QPainter

from studio.document.edits.retext import mark, retext, spoken
from studio.document.model import Span, Text
from studio.document.spans import look_of
from studio.letters import ZWNJ
from studio.scene import Scene
from studio.text.boundaries import word_at
from studio.text.caret import Carets, Place
from studio.text.repair import repair
from widgets.canvas.gestures.gesture import Gesture, Mode, Pointer
from widgets.canvas.matrices import applied, inverse
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.canvas.typing.commands import TYPING_KEYS, Command, command_of
from widgets.canvas.typing.draft import Draft, paragraph_at
from widgets.canvas.typing.ink import paint_typing
from widgets.canvas.typing.shown import carets_of
from widgets.words import tr

Piece = tuple[int, int]  # the first letter of a word or paragraph, and the one after its last
_CURSOR = QInputMethodEvent.AttributeType.Cursor
_PORTION = 24  # letters: typing on after so many begins a new step of undo with the next word


class Typing(Mode):
    """The caret is in the text `layer_id`. A pause, a step of the caret, a turn from typing to taking away and back, a
    word after some others: each begins a new step of undo."""

    def __init__(self, stage: Stage, layer_id: str) -> None:
        super().__init__(stage)
        self.layer_id = layer_id
        self.draft = Draft(text=self._words())
        self.preedit = ""
        self.preedit_caret: int | None = None  # in letters of it; None while the input method shows none
        self.lit = True
        self._carets: tuple[Scene, Carets | None] | None = None
        self._burst = 0
        self._typed: int | None = None  # letters since the last step of undo began; None while letters are taken away
        self.goal: float | None = None
        self._doubled = 0.0
        self._blink = QTimer(stage, interval=max(200, QGuiApplication.styleHints().cursorFlashTime() // 2))
        self._blink.timeout.connect(self._on_blink)
        self._blink.start()
        stage.changed.connect(self.catch_up)

    # ------------------------------------------------------------ what is there

    @property
    def one(self) -> Standing | None:
        """The text as it is seen; None when it is not."""
        return self.stage.find(self.layer_id)

    @property
    def carets(self) -> Carets | None:
        """The places of its carets now; reckoned once for each layout."""
        scene = self.stage.scene
        if self._carets is None or self._carets[0] is not scene:
            one = self.one
            found = carets_of(scene, one, self.stage.session.document) if one is not None else None
            self._carets = (scene, found)
        return self._carets[1]

    def _words(self) -> str:
        layer = self.stage.session.layer(self.layer_id)
        return spoken(layer) if isinstance(layer, Text) else ""

    def catch_up(self) -> None:
        """Follow the document: an undo, or words typed in a panel."""
        words = self._words()
        if not self.preedit and words != self.draft.text:
            self.draft = self.draft.caught_up(words)
        self._show()

    # ------------------------------------------------------------ changing it

    def set_draft(self, draft: Draft, *, goal: float | None = None) -> None:
        """Move the caret or the selection: what is typed from then on is another step of undo."""
        self._begin()
        self.goal = goal
        self.draft = draft
        self._show()

    def _begin(self) -> None:
        """What is done to the words from now on is another step of undo."""
        self._burst += 1
        self._typed = 0

    def write(self, draft: Draft, *, apart: bool = False) -> None:
        """Make the words of `draft` those of the layer; `apart` from what was typed before, as a step of its own."""
        if draft.text == self.draft.text:
            self.set_draft(draft)
            return
        if apart:
            self._begin()
        self.draft, self.goal = draft, None
        session = self.stage.session
        merge = f"typing {self.layer_id} {id(self)} {self._burst}"
        session.edit(tr("Type"), retext(session.document, self.layer_id, draft.text), merge=merge)
        if apart:
            self._begin()
        self._show()

    def insert(self, words: str) -> None:
        """Type `words`."""
        if self._typed is None or self.draft.selected or (self._typed >= _PORTION and self._begins_word(words)):
            self._begin()
        self._typed = (self._typed or 0) + len(words)
        self.write(self.draft.typed(words), apart="\n" in words)

    def insert_half_space(self) -> None:
        """Type a half-space, where it means something."""
        draft = self.draft.half_space()
        if draft is not self.draft:
            self.insert(ZWNJ)

    def _begins_word(self, words: str) -> bool:
        before = self.draft.text[: self.draft.selection[0]]
        return before[-1:].isspace() and not words[:1].isspace()

    def erase(self, draft: Draft, *, apart: bool = False) -> None:
        """Take letters away: `draft` is what is left."""
        if self._typed is not None:
            self._begin()
        self._typed = None
        self.write(draft, apart=apart)

    def paste(self) -> None:
        """Type what the clipboard holds; words that a PDF has torn are mended, as a step of undo of their own."""
        words = QGuiApplication.clipboard().text()
        if not words:
            return
        before = self.draft
        self.write(before.typed(words), apart=True)
        mended = repair(words)
        if mended.changes and mended.sure:
            self.write(before.typed(mended.text), apart=True)

    @property
    def marks(self) -> Span:
        """The marks that all selected letters have."""
        layer = self.stage.session.layer(self.layer_id)
        spans = layer.spans if isinstance(layer, Text) else ()
        return look_of(spans, *self.draft.selection) if self.draft.selected else Span()

    def mark(self, **marks: Any) -> None:
        """Mark the selected letters; empty marks are taken away."""
        if not self.draft.selected:
            return
        session = self.stage.session
        session.edit(tr("Mark the letters"), mark(session.document, self.layer_id, *self.draft.selection, **marks))
        self._begin()
        self._show()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if self.draft.selected:
            QGuiApplication.clipboard().setText(self.draft.selected)

    def _show(self) -> None:
        self.lit = True
        self._blink.start()
        self.stage.typed.emit()
        self.stage.repaint.emit()

    def _on_blink(self) -> None:
        self.lit = not self.lit
        self.stage.repaint.emit()

    # ------------------------------------------------------------ mouse

    def place_at(self, at: Pointer) -> Place | None:
        """The place in the words nearest to the pointer."""
        carets, one = self.carets, self.one
        back = inverse(one.matrix) if one is not None else None
        if carets is None or back is None:
            return None
        point = applied(back, at.page.x, at.page.y)
        return carets.at(point.x, point.y)

    def holds(self, at: Pointer) -> bool:
        """Whether a press is for the words, and not the end of typing."""
        return self.one is not None and self.one.holds(at.page, self.stage.px(8.0))

    def press(self, at: Pointer) -> Gesture | None:
        if not self.holds(at):
            self.stage.wants_select.emit()
            return None
        place = self.place_at(at)
        if place is None:
            return None
        if monotonic() - self._doubled < QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000:
            return SelectingBy(self, at, paragraph_at(self.draft.text, place.index), paragraph_at)
        self.set_draft(self.draft.to(place, selecting=at.shift))
        return Selecting(self, at)

    def double(self, at: Pointer) -> Gesture | None:
        """A word, and more of them by a drag; a third press takes the paragraph."""
        place = self.place_at(at) if self.holds(at) else None
        if place is None:
            return self.press(at)
        self._doubled = monotonic()
        return SelectingBy(self, at, word_at(self.draft.text, place.index), word_at)

    def point(self, at: Pointer) -> bool:
        """Put the caret where the pointer is, unless the words there are selected; False when it is beside them."""
        place = self.place_at(at) if self.holds(at) else None
        if place is None:
            return False
        start, end = self.draft.selection
        if not start <= place.index <= end or start == end:
            self.set_draft(self.draft.to(place))
        return True

    def hover(self, at: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.IBeamCursor if self.holds(at) else Qt.CursorShape.ArrowCursor

    # ------------------------------------------------------------ keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the words, before any shortcut of the window has it."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return command_of(event) is not None or (not held and (event.text() != "" or event.key() in TYPING_KEYS))

    def key(self, event: QKeyEvent) -> bool:
        command: Command | None = command_of(event)
        if command is not None:
            command(self)
            return True
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        words = event.text()
        if words and (words.isprintable() or words in "\u200c\u200d\u200e\u200f") and not held:
            self.insert(words)
            return True
        return False

    def compose(self, event: QInputMethodEvent) -> None:
        """What an input method says: letters on trial are shown, and typed once they are sure."""
        session = self.stage.session
        if event.commitString() or event.replacementLength():
            session.cancel()
            draft = self.draft
            if event.replacementLength():
                start = draft.place.index + event.replacementStart()
                draft = draft.with_selection(max(0, start), max(0, start) + event.replacementLength())
            self.preedit = ""
            self.write(draft.typed(event.commitString()))
        self.preedit = event.preeditString()
        cursor = next((one for one in event.attributes() if one.type == _CURSOR), None)
        self.preedit_caret = len(self.preedit) if cursor is None else cursor.start if cursor.length else None
        if self.preedit:
            session.preview(retext(session.committed, self.layer_id, self.draft.typed(self.preedit).text))
        elif session.previewing:
            session.cancel()
        self._show()

    def leave(self) -> None:
        self._blink.stop()
        self._blink.deleteLater()
        self.stage.changed.disconnect(self.catch_up)
        if self.preedit:
            self.stage.session.cancel()

    def paint(self, painter: QPainter) -> None:
        paint_typing(painter, self)


class Selecting(Gesture):
    """A drag over the words."""

    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, mode: Typing, start: Pointer) -> None:
        super().__init__(mode.stage, start)
        self.mode = mode

    def move(self, at: Pointer) -> None:
        place = self.mode.place_at(at)
        if place is not None:
            self.mode.set_draft(self.mode.draft.to(place, selecting=True))


class SelectingBy(Gesture):
    """A drag that selects whole words or paragraphs: all from those pressed to those under the pointer."""

    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, mode: Typing, start: Pointer, first: Piece, piece_at: Callable[[str, int], Piece]) -> None:
        super().__init__(mode.stage, start)
        self.mode, self.first, self.piece_at = mode, first, piece_at
        mode.set_draft(mode.draft.with_selection(*first))

    def move(self, at: Pointer) -> None:
        place = self.mode.place_at(at)
        if place is None:
            return
        draft = self.mode.draft
        start, end = self.piece_at(draft.text, place.index)
        if start < self.first[0]:
            self.mode.set_draft(draft.with_selection(self.first[1], start))
        else:
            self.mode.set_draft(draft.with_selection(self.first[0], max(end, self.first[1])))


