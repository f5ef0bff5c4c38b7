"""Turn the books of a list into a grid: title, author, and what else a card of many books shows."""

from typing import Any

from PySide6.QtWidgets import QWidget

from widgets.form.fields import Field
from widgets.form.rows_editor import RowsEditor
from widgets.words import tr

_NAMES = ("title", "author", "cover")


class BooksEditor(RowsEditor):
    """A row for each book. What the grid does not show of a book (year, call number, ...) stays with it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, [tr("Title"), tr("Author"), tr("Cover file")], parent)
        self._books: list[dict[str, Any]] = []

    def value(self) -> list[dict[str, Any]]:
        known = {(book.get("title", ""), book.get("author", "")): book for book in self._books}
        by_title = {book.get("title", ""): book for book in self._books}
        found = []
        for number, row in enumerate(self.rows()):
            said = dict(zip(_NAMES, row, strict=True))
            here = self._books[number] if number < len(self._books) else {}
            rest = known.get((said["title"], said["author"])) or by_title.get(said["title"]) or here
            found.append({**rest, **said})
        return [book for book in found if book["title"] or book["author"]]

    def show_value(self, value: Any) -> None:
        self._books = [dict(book) for book in value] if isinstance(value, list | tuple) else []
        self.show_rows([[str(book.get(name, "")) for name in _NAMES] for book in self._books])
