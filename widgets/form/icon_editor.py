"""Turn a slot for an icon into a button that shows it, and the icon set to choose another from."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.layout.icons import has_icon, icons
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.grid import IconChooser
from widgets.theme.icons import icon, put_icon
from widgets.words import local, tr

_SIZE = QSize(320, 380)


class IconEditor(Editor):
    """The editor of one icon. Its value is the icon's name, empty for the one the template has."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual, self._name = field.shown, ""
        self.button, self.back = QPushButton(), QPushButton(tr("As it was"))
        self.button.setProperty("look", "ink")
        self.button.setAccessibleName(field.label)
        self.back.setProperty("look", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        row.addWidget(self.back)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self.open_chooser)
        self.back.clicked.connect(lambda: self._take(""))
        self._draw()

    def value(self) -> str:
        return self._name

    def show_value(self, value: Any) -> None:
        name = value if isinstance(value, str) else ""
        if name != self._name:
            self._name = name
            self._draw()

    def open_chooser(self) -> None:
        """Show the icon set under the button."""
        self.chooser = _Popup(self)
        self.chooser.icons.chosen.connect(self._take)
        self.chooser.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 4)))

    def _take(self, name: str) -> None:
        self.show_value(name)
        self.edited.emit(name)

    def _draw(self) -> None:
        name = self._name or self._usual
        if has_icon(name):
            put_icon(self.button, name)
        else:
            self.button.setIcon(QIcon())
        self.button.setText(icon_title(name) or tr("None"))
        self.back.setVisible(bool(self._name))


class IconDelegate(QStyledItemDelegate):
    """Shows the names in a column of a grid as icons with their titles; editing one opens the icon set."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        name = index.data() or ""
        if has_icon(name):
            option.icon = icon(name)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.text = icon_title(name)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """No field to type in: the icon set, under the cell."""
        model, place = index.model(), self.parent().visualRect(index).bottomLeft()
        chooser = _Popup(parent)
        chooser.icons.chosen.connect(lambda name: model.setData(index, name))
        chooser.popup(parent.mapToGlobal(place))


class _Popup(QFrame):
    """The icon set in a window that goes when one is chosen, or by a click elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(_SIZE)
        self.icons = IconChooser()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 8)
        rows.addWidget(self.icons)
        self.icons.chosen.connect(lambda _: self.close())

    def popup(self, place: QPoint) -> None:
        """Show it at `place` of the screen, all of it on the screen."""
        room = self.screen().availableGeometry()
        x = min(max(place.x(), room.left()), room.right() - self.width())
        y = min(max(place.y(), room.top()), room.bottom() - self.height())
        self.move(x, y)
        self.show()
        self.icons.search.setFocus()


def icon_title(name: str) -> str:
    """What the icon `name` is called in the window; `name` itself when it is none of ours."""
    return next((local(one.title_fa, one.title) for one in icons() if one.name == name), name)
