"""Turn the pages of assets/help into a window that explains the program, in its own fonts, direction and theme.

Pages are Markdown. A link to `x.md` leads to another page, one to `action:file.save` does what that action does.
"{keys}" stands for the list of all shortcuts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from studio import resources
from studio.letters import ZWNJ, search_key
from widgets.manners.shortcuts import listed
from widgets.theme import current
from widgets.theme.sides import begin_at_start
from widgets.words import is_rtl, language, number, tr

PAGES = (
    "start", "records", "form", "sizes", "canvas", "text", "teasers", "infographics", "brand", "export", "templates",
    "keys", "trouble",
)
OF_ROOMS = {"home": "start", "design": "canvas", "batch": "records", "export": "export"}
_PAGE = Qt.ItemDataRole.UserRole
_PICTURE = "\ufffc"  # what stands for a picture in the text of a block
_ROW = 38  # px
_HEADINGS = {1: 19.0, 2: 14.0, 3: 12.0}  # points


@dataclass(frozen=True, kw_only=True)
class HelpPage:
    """A page of the help: its name, its title and its Markdown."""

    name: str
    title: str
    text: str

    def has(self, asked: str) -> bool:
        """Whether every word of `asked` is on the page, however it is spelled."""
        key = _folded(self.text)
        return all(word in key for word in _folded(asked).split())


def help_page(name: str, spoken: str) -> HelpPage:
    """The page `name` in the language `spoken` ("fa" or "en")."""
    text = resources.asset(f"help/{spoken}/{name}.md").read_text("utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return HelpPage(name=name, title=title, text=text)


class HelpWindow(QDialog):
    """The help. `action_asked` comes with the id of an action that a link names."""

    action_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.resize(980, 680)
        self._pages = {name: help_page(name, language()) for name in PAGES}
        self.search, self.contents, self.browser = QLineEdit(), QListWidget(), Reader()
        self.search.setPlaceholderText(tr("Search the help"))
        self.search.setAccessibleName(tr("Search the help"))
        self.search.setProperty("look", "search")
        self.search.setClearButtonEnabled(True)
        begin_at_start(self.search)
        self.contents.setAccessibleName(tr("Contents"))
        for page in self._pages.values():
            item = QListWidgetItem(page.title)
            item.setData(_PAGE, page.name)
            item.setSizeHint(QSize(0, _ROW))
            self.contents.addItem(item)
        self._arrange()
        self.search.textChanged.connect(self._filter)
        self.contents.currentItemChanged.connect(lambda item, _: item and self._read(item.data(_PAGE)))
        self.browser.anchorClicked.connect(self._follow)
        self.show_page("start")

    def show_page(self, name: str) -> None:
        """Turn to the page `name`."""
        self.contents.setCurrentRow(PAGES.index(name))

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        side, row = QVBoxLayout(), QHBoxLayout(self)
        side.setSpacing(10)
        side.addWidget(self.search)
        side.addWidget(self.contents, 1)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(side)
        row.addWidget(self.browser, 1)
        self.search.setFixedWidth(250)
        self.contents.setFixedWidth(250)

    def _filter(self, asked: str) -> None:
        first = None
        for row, page in enumerate(self._pages.values()):
            shown = page.has(asked)
            self.contents.item(row).setHidden(not shown)
            first = row if shown and first is None else first
        now = self.contents.currentItem()
        if first is not None and now is not None and now.isHidden():
            self.contents.setCurrentRow(first)
        self.browser.mark(asked)

    def _read(self, name: str) -> None:
        text = self._pages[name].text
        self.browser.show_text(text.replace("{keys}", listed()) if name == "keys" else text)
        self.browser.mark(self.search.text())

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == "action":
            self.action_asked.emit(link.path())
        elif link.path().endswith(".md"):
            self.show_page(Path(link.path()).stem)


class Reader(QTextBrowser):
    """Shows Markdown as a page of a book in the direction of the window; pictures are as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Help"))
        self.document().setDocumentMargin(18)
        self._text = ""

    def show_text(self, text: str) -> None:
        """Show Markdown."""
        self._text = text
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)
        self.setMarkdown(text)
        if is_rtl():
            _number_in_persian(self.document())
        for block in _blocks(self.document()):
            _dress(block)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, words: str) -> None:
        """Go to the first place of `words` and show it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if words.strip():
            self.find(words.strip())

    def changeEvent(self, event: QEvent) -> None:
        """Headings are in a colour of the theme."""
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self.show_text(self._text)
        super().changeEvent(event)

    def loadResource(self, kind: int, name: QUrl) -> object:
        file = resources.asset(f"help/{name.path()}")
        if not file.is_file():
            return QByteArray()
        image = QImage(str(file))
        room = max(240, self.viewport().width() - 60)
        return image if image.width() <= room else image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)


def _dress(block: QTextBlock) -> None:
    """Give a block of Markdown its direction, its air, and headings their size and colour."""
    cursor = QTextCursor(block)
    form = QTextBlockFormat()
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
    level, listed = block.blockFormat().headingLevel(), block.blockFormat().indent() > 0 or block.textList() is not None
    if _PICTURE not in block.text():  # the line of a picture is as high as it
        form.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(16 if level > 1 else 1 if listed else 4)
    form.setBottomMargin(1 if listed else 6)
    cursor.mergeBlockFormat(form)
    if level:
        words = QTextCharFormat()
        words.setFontPointSize(_HEADINGS.get(level, 11.0))
        words.setFontWeight(QFont.Weight.Bold)
        words.setForeground(current.colour("accent"))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(words)


def _number_in_persian(document: QTextDocument) -> None:
    """Write the numbers of numbered lists out: Qt knows Latin digits alone for them."""
    decimal = QTextListFormat.Style.ListDecimal
    items = [block for block in _blocks(document) if block.textList() and block.textList().format().style() == decimal]
    numbered = [(block, block.textList().itemNumber(block) + 1) for block in items]
    for block, place in numbered:
        block.textList().remove(block)
        QTextCursor(block).insertText(f"{number(place)}. ")


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _folded(words: str) -> str:
    return search_key(words.replace(ZWNJ, " "))
