"""Turn one open design into something that can be shown, changed and undone; panels and canvas talk only through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.document.edits import map_layers, with_ids
from studio.document.model import AnyLayer, Box, Document, is_hidden, layers_of
from studio.errors import Problem
from studio.job.checking import Checked, checked, glanced
from studio.layout import Layout, lay_out, shapes_of
from studio.layout.long import as_tall, is_long
from studio.layout.memory import Memory
from studio.presets import Preset
from studio.template import adopted

MERGE_PAUSE = 1.5  # seconds without a letter after which typing on is a new step of undo
_LAYOUTS_KEPT = 24
_MEMORIES_KEPT = 16


@dataclass(frozen=True, kw_only=True, eq=False)
class Planned:
    """A page to be laid out in another thread: everything that takes, and the layout when it is known already.

    Those of one session are to be laid out one after another: the next remembers what the last one found.
    """

    document: Document
    preset: Preset
    page: int
    seen: Checked
    memory: Memory
    known: Layout | None

    def looked(self) -> "Planned":
        """The same with its pictures decoded, which takes long: not for the window's thread."""
        if self.seen.sure:
            return self
        seen = checked(self.document)
        same = (seen.document, seen.problems) == (self.seen.document, self.seen.problems)
        return replace(self, seen=seen, known=self.known if same else None)

    def laid(self) -> Layout:
        """The page laid out."""
        if self.known is not None:
            return self.known
        seen = self.seen
        return lay_out(seen.document, self.preset, page=self.page, aspects=seen.aspects, memory=self.memory)


class Session(QObject):
    """One open design: its document value, undo stack, presets shown, selection, and where it is saved.

    `document` is what is shown now, a running preview included. Every layer has an id of its own. Documents are frozen
    values: whoever wants a change makes a new one (`studio.document.edits`) and hands it in.
    """

    changed = Signal()  # the document shown has changed: committed, previewed, undone
    edited = Signal()  # the committed document has changed
    selection_changed = Signal()
    preset_changed = Signal()
    page_changed = Signal()
    presets_changed = Signal()
    saved_changed = Signal()

    def __init__(
        self, document: Document, presets: Sequence[Preset], *, path: Path | None = None, saved: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._committed = self._shown = with_ids(document)
        self._presets = tuple(presets)
        self._preset = self._presets[0]
        self._page = 0
        self._selection: tuple[str, ...] = ()
        self._path = path
        self._checked: Checked | None = None
        self._layouts: dict[tuple[int, str, int], tuple[Document, Layout]] = {}
        self._memories: dict[tuple[str, int], Memory] = {}
        self._memories_aside: dict[tuple[str, int], Memory] = {}  # of another thread
        self.undo_stack = QUndoStack(self)
        if not saved:
            self.undo_stack.resetClean()
        self.undo_stack.cleanChanged.connect(self.saved_changed)

    # ------------------------------------------------------------ what is there

    @property
    def document(self) -> Document:
        """What is shown now, a running preview included."""
        return self._shown

    @property
    def committed(self) -> Document:
        """What the history ends with; what is saved."""
        return self._committed

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected layers, in the order they were selected."""
        return self._selection

    @property
    def preset(self) -> Preset:
        """The place the design is being looked at for; a long one as tall as the page is now."""
        if not self._preset.long or not is_long(self._shown):
            return self._preset
        seen = self._seen()
        return as_tall(seen.document, self._preset, seen.aspects)

    @property
    def presets(self) -> tuple[Preset, ...]:
        """The places the design is made for."""
        return self._presets

    @property
    def page(self) -> int:
        """The number of the page shown, from 0."""
        return self._page

    @property
    def path(self) -> Path | None:
        """The design file, None before the first saving."""
        return self._path

    @property
    def saved(self) -> bool:
        """Whether nothing has changed since opening or saving."""
        return self.undo_stack.isClean()

    @property
    def previewing(self) -> bool:
        """Whether something is shown that is not in the history yet."""
        return self._shown is not self._committed

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the page shown, for the preset shown."""
        layout = self.layout()
        return (*self._seen().problems, *layout.problems)

    def layer(self, layer_id: str) -> AnyLayer | None:
        """The layer of that id, on any page; None when there is none.

        One thing may stand in several arrangements under one id: the one that the preset shows comes first.
        """
        shapes = shapes_of(self._preset)
        shown = (layer for page in self._shown.pages for layer in shown_in(page.layers, shapes) if layer.id == layer_id)
        every = (layer for page in self._shown.pages for layer in layers_of(page.layers) if layer.id == layer_id)
        return next(chain(shown, every), None)

    def layout(self, preset: Preset | None = None, page: int | None = None) -> Layout:
        """The page shown (or `page`) laid out for the preset shown (or `preset`); the last few are kept."""
        preset, page = preset or self._preset, self._page if page is None else page
        known = self._layouts.get((id(self._shown), preset.id, page))
        if known is None:
            seen, memory = self._seen(), _memory(self._memories, preset, page)
            self._keep(preset, page, lay_out(seen.document, preset, page=page, aspects=seen.aspects, memory=memory))
        return self._layouts[id(self._shown), preset.id, page][1]

    def planned(self, preset: Preset | None = None, page: int | None = None) -> Planned:
        """The page shown (or `page`) for the preset shown (or `preset`), to be laid out in another thread."""
        preset, page = preset or self._preset, self._page if page is None else page
        known = self._layouts.get((id(self._shown), preset.id, page))
        return Planned(document=self._shown, preset=preset, page=page, seen=self._seen(),
                       memory=_memory(self._memories_aside, preset, page), known=known[1] if known else None)

    def keep(self, planned: Planned, layout: Layout) -> bool:
        """Keep what `planned` was laid out as, and what was found out about its pictures. False when the document has
        changed meanwhile."""
        if planned.document is not self._shown:
            return False
        otherwise = self._learn(planned.seen)
        if (id(self._shown), planned.preset.id, planned.page) not in self._layouts:
            self._keep(planned.preset, planned.page, layout)
        if otherwise:
            self.changed.emit()
        return True

    def _learn(self, seen: Checked) -> bool:
        """Take over what was seen of the pictures once they were decoded; whether the page looks otherwise by it."""
        glimpse = self._seen()
        if glimpse.sure or not seen.sure:
            return False
        self._checked = seen
        if seen.problems == glimpse.problems:
            return False
        self._layouts.clear()
        return True

    def _keep(self, preset: Preset, page: int, layout: Layout) -> None:
        # The document is kept as well, so that its id stays its own.
        self._layouts[id(self._shown), preset.id, page] = (self._shown, layout)
        while len(self._layouts) > _LAYOUTS_KEPT:
            del self._layouts[next(iter(self._layouts))]

    # ------------------------------------------------------------ changing it

    def edit(self, name: str, new: Document, *, merge: str = "") -> None:
        """Make `new` the document, as one step of undo called `name` (translated).

        Steps in a row with the same `merge` key become one while they follow each other within MERGE_PAUSE.
        """
        old, self._shown = self._committed, new
        if new == old:
            self.cancel()
            return
        self.undo_stack.push(_Edit(self, name, old, adopted(with_ids(new), old), merge))

    def change(self, name: str, *ids: str, merge: str = "", **fields: Any) -> None:
        """Set `fields` of the layers `ids`, in every arrangement that has them, as one edit."""
        self.edit(name, self.with_fields(*ids, **fields), merge=merge)

    def with_fields(self, *ids: str, **fields: Any) -> Document:
        """The document shown with `fields` of the layers `ids` replaced; for previews."""
        def set_fields(layer: AnyLayer) -> AnyLayer:
            return replace(layer, **fields) if layer.id in ids else layer

        pages = tuple(replace(page, layers=map_layers(page.layers, set_fields)) for page in self._shown.pages)
        return replace(self._shown, pages=pages)

    def preview(self, new: Document) -> None:
        """Show `new` without putting it into the history."""
        self._show(new)

    def commit(self, name: str) -> None:
        """What is previewed becomes one step of undo called `name`; nothing when nothing is previewed."""
        if self.previewing:
            self.edit(name, self._shown)

    def cancel(self) -> None:
        """Back to the committed document (Esc)."""
        self._show(self._committed)

    def mark_saved(self, path: Path) -> None:
        """The committed document now lies at `path`."""
        self._path = path
        self.undo_stack.setClean()
        self.saved_changed.emit()

    # ------------------------------------------------------------ looking at it

    def select(self, *ids: str) -> None:
        """Select the layers `ids`, and no others; ids nobody has are left out."""
        known = self._ids()
        wanted = tuple(dict.fromkeys(one for one in ids if one in known))
        if wanted != self._selection:
            self._selection = wanted
            self.selection_changed.emit()

    def show_page(self, page: int) -> None:
        """Show the page of that number; a number beyond the ends shows the nearest page."""
        page = max(0, min(page, len(self._shown.pages) - 1))
        if page != self._page:
            self._page = page
            self.select()
            self.page_changed.emit()

    def show_preset(self, preset: Preset) -> None:
        """Look at the design as `preset` has it."""
        if preset != self._preset:
            self._preset = preset
            self.preset_changed.emit()

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """The places the design is made for; the one shown stays when it is among them. Needs at least one."""
        self._presets = tuple(presets)
        self.presets_changed.emit()
        if self._preset not in self._presets:
            self.show_preset(self._presets[0])

    # ------------------------------------------------------------ inside

    def _set_committed(self, document: Document) -> None:
        """Called by undo and redo."""
        self._committed = document
        self._show(document)
        self.edited.emit()

    def _show(self, document: Document) -> None:
        self._shown = document
        self._checked = None
        self.show_page(self._page)
        self.changed.emit()
        self.select(*self._selection)

    def _seen(self) -> Checked:
        if self._checked is None:
            self._checked = glanced(self._shown)
        return self._checked

    def _ids(self) -> set[str]:
        return {layer.id for page in self._shown.pages for layer in layers_of(page.layers)}


class _Edit(QUndoCommand):
    """From one document to another."""

    def __init__(self, session: Session, name: str, old: Document, new: Document, merge: str) -> None:
        super().__init__(name)
        self._session, self._old, self._new, self._merge = session, old, new, merge
        self._last = monotonic()

    def id(self) -> int:
        """Commands of one id are offered to each other for merging; -1 never is."""
        return 1 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next step when it goes on with the same thing without a pause."""
        if not isinstance(other, _Edit) or other._merge != self._merge or other._last - self._last > MERGE_PAUSE:
            return False
        self._new, self._last = other._new, other._last
        return True

    def redo(self) -> None:
        self._session._set_committed(self._new)

    def undo(self) -> None:
        self._session._set_committed(self._old)


def _memory(memories: dict[tuple[str, int], Memory], preset: Preset, page: int) -> Memory:
    """What the last layout of a page in a size has found; that of the longest unused is forgotten."""
    memory = memories.pop((preset.id, page), None) or Memory()
    memories[preset.id, page] = memory
    while len(memories) > _MEMORIES_KEPT:
        del memories[next(iter(memories))]
    return memory


def shown_in(layers: tuple[AnyLayer, ...], shapes: tuple[str, ...]) -> Iterator[AnyLayer]:
    """The layers that a page of these shapes shows, as the document has them, each box before its children."""
    for layer in layers:
        if not is_hidden(layer, shapes):
            yield layer
            if isinstance(layer, Box):
                yield from shown_in(layer.children, shapes)
