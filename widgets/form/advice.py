"""Turn what the copy desk says of a field's words into chips below it: one click mends one place, or all.

Also offers to mend text that was pasted damaged (from PDF, or from programs without Persian). Looking happens in a
thread, after a pause in typing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.flow import FlowLayout
from widgets.form.words_field import WordsField
from widgets.jobs import Jobs, heard_by
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import local, tr

if TYPE_CHECKING:
    from studio.text.desk import Suggestion

_PAUSE = 450  # ms without typing until the copy desk looks
_MOST = 5
_SPACES = str.maketrans({"\u200c": "·", "\n": "↵", " ": "␣"})


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was found in `text`: it cleaned, the safe changes that takes, and what a person should decide."""

    text: str
    clean: str
    changes: "tuple[Suggestion, ...]"
    proposals: "tuple[Suggestion, ...]"


def looked(text: str) -> Looked:
    """Look at `text` with the eyes of the copy desk."""
    from studio.text.desk import clean, suggest

    cleaned = clean(text)
    return Looked(text=text, clean=cleaned.text, changes=cleaned.changes, proposals=suggest(text))


class Advice(QWidget):
    """The strip below a field; empty (and without height) where there is nothing to say."""

    def __init__(self, field: WordsField, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._jobs = field, jobs
        self._notice: QFrame | None = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._chips)
        self.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        field.pasted.connect(self._look_at_paste)

    def look(self) -> None:
        """The words have changed: look at them after a pause. What is shown already may be wrong and goes."""
        self._clear()
        self._pause.start()

    def forget(self) -> None:
        """The words are others, and nobody is writing them here: say nothing."""
        self._pause.stop()
        self._clear()

    def chips(self) -> list[QPushButton]:
        """The chips shown now."""
        return self._chips.findChildren(QPushButton)

    def notice(self) -> QFrame | None:
        """The offer to mend what was pasted, while it stands."""
        return self._notice

    # ------------------------------------------------------------ the copy desk

    def _begin(self) -> None:
        text = self._field.toPlainText()
        if text.strip() and self._notice is None:  # what is wrong with damaged letters is not their orthography
            self._jobs.run(looked, text, key=f"advice {id(self)}").done.connect(self._show)

    def _show(self, found: Looked) -> None:
        if found.text != self._field.toPlainText() or self._notice is not None:
            return
        self._clear()
        if len(found.changes) > 1:
            words = tr("Mend {n} places", n=len(found.changes))
            self._add(words, "", lambda: self._field.replace_all(found.clean))
        for one in (*found.changes, *found.proposals)[:_MOST]:
            self._add_suggestion(found.text, one)
        self.setVisible(bool(self.chips()) or self._notice is not None)

    def _add_suggestion(self, text: str, one: "Suggestion") -> None:
        from studio.text.desk import accept

        reason = local(one.reason_fa, one.reason)
        if one.replacement is None:
            label = QLabel(f"«{text[one.start:one.end]}» {reason}")
            label.setProperty("look", "warning")
            self._flow.addWidget(label)
            return
        before, after = text[one.start:one.end], one.replacement
        shown = f"{_visible(before)} ← {_visible(after)}" if after.strip() else reason
        self._add(shown, reason, lambda: self._field.replace_all(accept(text, [one])))

    def _add(self, words: str, reason: str, mend: object) -> None:
        chip = QPushButton(words)
        chip.setProperty("look", "mend")
        chip.setToolTip(reason)
        chip.setAccessibleDescription(reason)
        chip.clicked.connect(mend)
        self._flow.addWidget(chip)

    def _clear(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            chip.setParent(None)
            chip.deleteLater()
        self.setVisible(self._notice is not None)

    # ------------------------------------------------------------ what was pasted

    def _look_at_paste(self, text: str) -> None:
        self._drop_notice()
        job = self._jobs.run(_repaired, text, key=f"paste {id(self)}")
        job.done.connect(heard_by(self, lambda found: self._offer(text, found)))

    def _offer(self, pasted: str, mended: str) -> None:
        if not mended or mended == pasted or _one_line(pasted) not in _one_line(self._field.toPlainText()):
            return
        self._clear()
        self._notice = _notice(mended, lambda: self._mend(pasted, mended), self._drop_notice)
        self.layout().insertWidget(0, self._notice)
        self.show()

    def _mend(self, pasted: str, mended: str) -> None:
        words = self._field.toPlainText()
        for form in (pasted, _one_line(pasted)):
            if form in words:
                self._field.replace_all(words.replace(form, mended if "\n" in form else _one_line(mended), 1))
                break
        self._drop_notice()

    def _drop_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
            self._pause.start()
        self.setVisible(bool(self.chips()))


def _repaired(text: str) -> str:
    """`text` mended, or nothing when it was whole."""
    from studio.text.repair import repair

    found = repair(text)
    return found.text if found.changes else ""


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _visible(text: str) -> str:
    """A piece of text in which spaces and half-spaces can be seen."""
    return text.translate(_SPACES) if not text.strip() or text != text.strip() else text


def _notice(mended: str, mend: object, leave: object) -> QFrame:
    frame = QFrame()
    frame.setProperty("look", "notice")
    rows, row = QVBoxLayout(frame), QHBoxLayout()
    rows.setContentsMargins(12, 10, 12, 10)
    words = QLabel(tr("The pasted text looks damaged. It may have been:"))
    wrap(words)
    shown = QLabel(mended if len(mended) < 200 else mended[:200] + "…")
    wrap(shown)
    shown.setProperty("look", "name")
    yes, no = QPushButton(tr("Mend it")), QPushButton(tr("Leave it"))
    put_icon(yes, "wand")
    yes.setObjectName("mend")
    yes.clicked.connect(mend)
    no.clicked.connect(leave)
    row.addWidget(yes)
    row.addWidget(no)
    row.addStretch(1)
    for part in _widgets(words, shown):
        rows.addWidget(part)
    rows.addLayout(row)
    return frame


def _widgets(*parts: QWidget) -> Iterable[QWidget]:
    return parts
