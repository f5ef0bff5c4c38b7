"""Turn the selected layers into fields; what is changed there is changed in all of them, in every size."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.document import edits
from studio.document.model import AnyLayer, Chart, Diagram
from studio.document.sheet import Sheet
from studio.layout.inks import palette_of
from widgets.canvas.naming import name_of
from widgets.canvas.stage import Stage
from widgets.empty import Empty
from widgets.form.editor import Editor
from widgets.panels.at_rest import AtRest
from widgets.panels.editors import Ink, Switch
from widgets.panels.fields import Property, common_properties, properties_of
from widgets.panels.place import Place
from widgets.panels.sheet import SheetEditor
from widgets.session import Session
from widgets.theme.sides import wrap
from widgets.words import tr

_SOON = 150  # ms: another size is laid out beside the window meanwhile
_WORDS = 96  # px for the words before fields


class PropertiesPanel(QScrollArea):
    """The properties of what is selected. Fields are made anew only when another kind of layer is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, stage: Stage | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Properties"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session = session
        self._kinds: frozenset[type] | None = None
        self.editors: dict[str, Editor] = {}
        self.place = Place(stage or Stage(session, self))
        body = QWidget()
        body.setObjectName("room")
        rows = QVBoxLayout(body)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.setSpacing(8)
        self._head = QLabel()
        self._head.setProperty("look", "heading")
        wrap(self._head)
        self._empty = Empty("hand-click", tr("Select something on the page to change how it looks."))
        self._fields = QWidget()
        for part in (self._head, self._empty, self.place, self._fields):
            rows.addWidget(part)
        rows.addStretch(1)
        self.setWidget(body)
        session.selection_changed.connect(self._show)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._show)
        session.preset_changed.connect(self._soon.start)
        AtRest(session, self._show, self)
        self._show()

    # ------------------------------------------------------------ inside

    @property
    def _layers(self) -> list[AnyLayer]:
        found = (self._session.layer(name) for name in self._session.selection)
        return [layer for layer in found if layer is not None]

    def _show(self) -> None:
        layers = self._layers
        kinds = frozenset(map(type, layers))
        if kinds != self._kinds:
            self._kinds = kinds
            self._build(layers)
        self._head.setText(_title(layers))
        self._head.setVisible(bool(layers))
        self._empty.setVisible(not layers)
        self.place.show_values()
        if not layers:
            return
        palette = palette_of(self._session.document.palette, self._session.document.colours)
        for field, editor in self.editors.items():
            if isinstance(editor, Ink):
                editor.show_palette(palette)
            editor.show_value(getattr(layers[0], field))

    def _build(self, layers: list[AnyLayer]) -> None:
        """The fields of the one kind that is selected; of several kinds those that all layers have."""
        fields, self.editors = QWidget(), {}
        rows = QVBoxLayout(fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        if len(self._kinds) == 1 and isinstance(layers[0], Chart | Diagram):
            rows.addWidget(self._with_sheet())
        known = properties_of(layers[0]) if len(self._kinds) == 1 else common_properties() if layers else ()
        for group, properties in _grouped(known).items():
            title = QLabel(group)
            title.setProperty("look", "group")
            rows.addSpacing(8)
            rows.addWidget(title)
            rows.addLayout(self._form(properties))
        self.widget().layout().replaceWidget(self._fields, fields)
        self._fields.hide()
        self._fields.deleteLater()
        self._fields = fields

    def _form(self, properties: list[Property]) -> QGridLayout:
        """Words before fields, in columns that are the same in every group."""
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        form.setColumnMinimumWidth(0, _WORDS)
        for row, one in enumerate(properties):
            editor = one.editor()
            editor.edited.connect(lambda value, one=one: self._change(one, value))
            self.editors[one.field] = editor
            if isinstance(editor, Switch):  # has its words itself
                form.addWidget(editor, row, 0, 1, 2)
                continue
            label = QLabel(one.label)
            label.setWordWrap(True)
            label.setFixedWidth(_WORDS)
            label.setBuddy(editor)
            form.addWidget(label, row, 0)
            form.addWidget(editor, row, 1)
        return form

    def _with_sheet(self) -> QWidget:
        editor = SheetEditor()
        editor.edited.connect(lambda sheet: self._set_sheet(sheet))
        self.editors["sheet"] = editor
        return editor

    def _set_sheet(self, sheet: Sheet) -> None:
        self._apply(tr("Numbers"), "sheet", sheet)

    def _change(self, one: Property, value: Any) -> None:
        self._apply(one.label, one.field, value)

    def _apply(self, name: str, field: str, value: Any) -> None:
        ids = self._session.selection
        new = edits.set_all(self._session.committed, ids, **{field: value})
        self._session.edit(name, _without_rules(new, ids, field), merge=f"{field} {' '.join(ids)}")


def _title(layers: list[AnyLayer]) -> str:
    if not layers:
        return ""
    return name_of(layers[0]) if len(layers) == 1 else tr("{count} layers are selected", count=len(layers))


def _grouped(properties: tuple[Property, ...]) -> dict[str, list[Property]]:
    groups: dict[str, list[Property]] = {}
    for one in properties:
        groups.setdefault(one.group, []).append(one)
    return groups


def _without_rules(document: Any, ids: tuple[str, ...], field: str) -> Any:
    """`document` where no rule for a page shape and no local change says otherwise about a field just set."""
    def plain(layer: AnyLayer) -> AnyLayer:
        if layer.id not in ids or not any(field in fields for fields in layer.on.values()):
            return layer
        on = {shape: {name: value for name, value in fields.items() if name != field}
              for shape, fields in layer.on.items()}
        return replace(layer, on={shape: fields for shape, fields in on.items() if fields})

    pages = tuple(replace(page, layers=edits.map_layers(page.layers, plain)) for page in document.pages)
    overrides = {
        preset: {name: {key: value for key, value in fields.items() if not (name in ids and key == field)}
                 for name, fields in layers.items()}
        for preset, layers in document.overrides.items()
    }
    return replace(document, pages=pages, overrides=overrides)
