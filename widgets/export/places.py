"""Turn the services and their placements into a list to tick, with what each of them needs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.letters import search_key
from studio.presets import MB, Platform, Preset
from widgets.export.wish import Wish, takes
from widgets.own import known_presets
from widgets.theme.sides import begin_at_start
from widgets.words import is_rtl, local, tr

_PRESET = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_USUAL = ("feed", "story", "reel", "video")


class Places(QWidget):
    """Every place that can take what is exported; `chosen` are the ticked ones."""

    changed = Signal()

    def __init__(self, wish: Wish, chosen: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search places: Eitaa, story, A4…"))
        self.search.setProperty("look", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search places"))
        begin_at_start(self.search)
        self.tree = self._made_tree()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.search)
        rows.addLayout(self._made_groups())
        rows.addWidget(self.tree, 1)
        self._fill(frozenset(chosen))
        self.search.textChanged.connect(self._filter)
        self.tree.itemChanged.connect(lambda *_: self.changed.emit())

    @property
    def chosen(self) -> tuple[Preset, ...]:
        """The ticked places in showing order."""
        return tuple(item.data(0, _PRESET) for item in self._leaves() if item.checkState(0) == _CHECKED)

    def tick(self, group: str) -> None:
        """Tick the usual places (posts and stories) of every platform of `group`; take them back if all were ticked."""
        leaves = [item for item in self._leaves() if self._group_of(item) == group]
        usual = [item for item in leaves if item.data(0, _PRESET).kind in _USUAL] or leaves
        state = _UNCHECKED if all(item.checkState(0) == _CHECKED for item in usual) else _CHECKED
        self.tree.blockSignals(True)
        for item in usual:
            item.setCheckState(0, state)
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self.changed.emit()

    # ------------------------------------------------------------ inside

    def _made_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(3)
        tree.setHeaderLabels([tr("Place"), tr("Size"), tr("Takes")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.setUniformRowHeights(True)
        tree.setProperty("look", "framed")
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.setAccessibleName(tr("Places to export for"))
        return tree

    def _made_groups(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        names = {"iran": tr("Iranian services"), "global": tr("World services"), "own": tr("Our own")}
        for group, words in names.items():
            chip = QPushButton(words)
            chip.setProperty("look", "chip")
            chip.clicked.connect(lambda _=False, group=group: self.tick(group))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _fill(self, chosen: frozenset[str]) -> None:
        presets = known_presets()
        for platform in presets.platforms:
            fitting = [preset for preset in presets.of(platform.id) if takes(preset, self._wish)]
            if fitting:
                self.tree.addTopLevelItem(self._branch(platform, fitting, chosen))
        for at in range(self.tree.topLevelItemCount()):
            branch = self.tree.topLevelItem(at)
            branch.setExpanded(branch.checkState(0) != _UNCHECKED)

    def _branch(self, platform: Platform, presets: list[Preset], chosen: frozenset[str]) -> QTreeWidgetItem:
        branch = QTreeWidgetItem([local(platform.name_fa, platform.name), "", ""])
        branch.setData(0, _PRESET, platform.group)
        branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        for preset in presets:
            size = tr("{width} × {height}", width=preset.width, height=preset.height)
            leaf = QTreeWidgetItem([local(preset.name_fa, preset.name), _isolated(size), _needs(preset, self._wish)])
            leaf.setData(0, _PRESET, preset)
            leaf.setFlags(leaf.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            leaf.setCheckState(0, _CHECKED if preset.id in chosen else _UNCHECKED)
            leaf.setToolTip(0, preset.note)
            branch.addChild(leaf)
        return branch

    def _leaves(self) -> list[QTreeWidgetItem]:
        branches = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        return [branch.child(at) for branch in branches for at in range(branch.childCount())]

    def _group_of(self, leaf: QTreeWidgetItem) -> str:
        return leaf.parent().data(0, _PRESET)

    def _filter(self, words: str) -> None:
        asked = search_key(words).split()
        for at in range(self.tree.topLevelItemCount()):
            branch = self.tree.topLevelItem(at)
            shown = [self._show(branch.child(n), branch, asked) for n in range(branch.childCount())]
            branch.setHidden(not any(shown))
            if asked:
                branch.setExpanded(True)

    def _show(self, leaf: QTreeWidgetItem, branch: QTreeWidgetItem, asked: list[str]) -> bool:
        preset: Preset = leaf.data(0, _PRESET)
        words = (preset.name, preset.name_fa, preset.id, preset.platform_name, preset.platform_name_fa, branch.text(0))
        key = " ".join(map(search_key, words))
        answers = all(word in key for word in asked)
        leaf.setHidden(not answers)
        return answers


def _needs(preset: Preset, wish: Wish) -> str:
    """What the place takes: «JPG تا ۸ مگابایت»."""
    if wish.is_film and preset.video:
        form, most = preset.video.containers[0].upper(), preset.video.aim_bytes
    else:
        form, most = preset.formats[0].upper(), preset.max_bytes
    if not most:
        return _isolated(form)
    return _isolated(tr("{form}, up to {size} MB", form=form, size=round(most / MB, 1)))


def _isolated(text: str) -> str:
    """`text` in the direction of the window, whatever letters it begins with."""
    return f"\u2067{text}\u2069" if is_rtl() else text
