"""Turn what is selected into a menu of what can be done with it, each with its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.document.edits import guides_for, local_changes
from studio.document.model import Box as Container
from studio.document.model import Picture, Text
from widgets.canvas import deeds
from widgets.canvas.fixes import fix_of
from widgets.canvas.placing import is_free
from widgets.canvas.problems import Marker, Watch
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.messages import words_of
from widgets.theme.icons import icon
from widgets.words import tr

Deed = Callable[[Stage], None]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the menu; one without words parts it."""

    words: str = ""
    deed: Deed | None = None
    keys: str = ""
    drawing: str = ""
    entries: tuple["Entry", ...] = ()


LINE = Entry()


def entries(stage: Stage) -> list[Entry]:
    """What the menu of the selection holds."""
    chosen = stage.chosen
    if not chosen:
        return [Entry(words=tr("Select all"), deed=deeds.select_all, keys="Ctrl+A"),
                Entry(words=tr("Paste"), deed=deeds.paste, keys="Ctrl+V", drawing="clipboard"), LINE,
                Entry(words=tr("Unlock all"), deed=deeds.unlock_all, drawing="lock-open"),
                Entry(words=tr("This size as all others"), deed=deeds.reset_local), *_of_guides(stage)]
    found = [*_of_one(stage, chosen[0])] if len(chosen) == 1 else []
    found += [
        Entry(words=tr("Cut"), deed=deeds.cut, keys="Ctrl+X"), Entry(words=tr("Copy"), deed=deeds.copy, keys="Ctrl+C"),
        Entry(words=tr("Paste"), deed=deeds.paste, keys="Ctrl+V"),
        Entry(words=tr("Duplicate"), deed=deeds.duplicate, keys="Ctrl+D", drawing="copy"), LINE,
        Entry(words=tr("Order"), entries=_orders()), Entry(words=tr("Align"), entries=_alignments(len(chosen)))]
    if len(chosen) > 1:
        found.append(Entry(words=tr("Group"), deed=deeds.group, keys="Ctrl+G"))
    if any(isinstance(one.layer, Container) for one in chosen):
        found.append(Entry(words=tr("Ungroup"), deed=deeds.ungroup, keys="Ctrl+Shift+G"))
    locked = all(one.layer.locked for one in chosen)
    found += [LINE, Entry(words=tr("Unlock") if locked else tr("Lock"), deed=deeds.lock, keys="Ctrl+L", drawing="lock"),
              Entry(words=tr("Hide here") if stage.only_here else tr("Hide"), deed=deeds.hide, keys="Ctrl+H",
                    drawing="eye-off")]
    if any(local_changes(stage.session.document, stage.preset.id, one.id) for one in chosen):
        found.append(Entry(words=tr("Same as in other sizes"), deed=deeds.reset_local))
    found += [LINE, Entry(words=tr("Delete"), deed=deeds.delete, keys="Del", drawing="trash")]
    return found


def _of_guides(stage: Stage) -> list[Entry]:
    if not guides_for(stage.session.document, stage.preset.id):
        return []
    return [Entry(words=tr("Remove all guides"), deed=deeds.clear_guides)]


def _of_one(stage: Stage, one: Standing) -> list[Entry]:
    """What only one kind of layer can have done to it."""
    found = []
    if isinstance(one.layer, Text):
        found.append(Entry(words=tr("Edit the words"), drawing="pencil", keys="F2",
                           deed=lambda stage: stage.wants_text.emit(one.id, -1.0, -1.0)))
    if isinstance(one.layer, Picture) and one.layer.source:
        found.append(Entry(words=tr("Crop"), deed=lambda stage: stage.wants_crop.emit(one.id)))
    if not is_free(stage, one):
        if one.layer.x or one.layer.y:
            found.append(Entry(words=tr("Back to its place"), deed=deeds.put_back))
        found.append(Entry(words=tr("Take out of the row"), deed=deeds.take_out))
    return [*found, LINE] if found else []


def _orders() -> tuple[Entry, ...]:
    return (
        Entry(words=tr("Bring to front"), deed=deeds.restack("front"), keys="Ctrl+Shift+]"),
        Entry(words=tr("Bring forward"), deed=deeds.restack("forward"), keys="Ctrl+]"),
        Entry(words=tr("Send backward"), deed=deeds.restack("backward"), keys="Ctrl+["),
        Entry(words=tr("Send to back"), deed=deeds.restack("back"), keys="Ctrl+Shift+["),
    )


def _alignments(count: int) -> tuple[Entry, ...]:
    sides = (("right", tr("Right")), ("centre", tr("Centre")), ("left", tr("Left")), ("top", tr("Top")),
             ("middle", tr("Middle")), ("bottom", tr("Bottom")))
    found = [Entry(words=words, deed=deeds.align(side)) for side, words in sides]
    if count > 2:
        found += [LINE, Entry(words=tr("Equal gaps across"), deed=deeds.distribute("across")),
                  Entry(words=tr("Equal gaps down"), deed=deeds.distribute("down"))]
    return tuple(found)


def menu(stage: Stage, watch: Watch, parent: QWidget) -> QMenu:
    """The menu of the selection: mending its problems first."""
    made = QMenu(parent)
    chosen = {one.id for one in stage.chosen}
    for problem in watch.problems:
        fix = fix_of(stage, problem) if problem.where in chosen else None
        if fix is not None:
            made.addAction(_icon("wand"), fix[0], fix[1])
    if not made.isEmpty():
        made.addSeparator()
    _fill(made, entries(stage), stage)
    return made


def problem_menu(stage: Stage, marker: Marker, parent: QWidget) -> QMenu:
    """What is wrong with a layer, and what mends it."""
    made = QMenu(parent)
    for problem in marker.problems:
        what, hint = words_of(problem)
        told = made.addAction(icon("alert-triangle", "warning"), f"{what} — {hint}" if hint else what)
        told.setEnabled(False)
        fix = fix_of(stage, problem)
        if fix is not None:
            made.addAction(_icon("wand"), fix[0], fix[1])
    return made


def _fill(made: QMenu, found: list[Entry] | tuple[Entry, ...], stage: Stage) -> None:
    for entry in found:
        if entry.entries:
            _fill(made.addMenu(entry.words), entry.entries, stage)
        elif entry.deed is None:
            made.addSeparator()
        else:
            action = made.addAction(_icon(entry.drawing), entry.words)
            action.setShortcut(QKeySequence(entry.keys))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, deed=entry.deed: deed(stage))


def _icon(drawing: str) -> QIcon:
    return icon(drawing) if drawing else QIcon()
