"""Turn the kind of a field into its editor: the one table of them."""

from widgets.common import Common
from widgets.form.books_editor import BooksEditor
from widgets.form.date_editor import DateEditor
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.form.icon_editor import IconEditor
from widgets.form.picture_editor import PictureEditor
from widgets.form.rows_editor import ListEditor, SheetEditor
from widgets.form.sound_editor import SoundEditor
from widgets.form.text_editor import TextEditor
from widgets.session import Session


def editor_for(field: Field, session: Session, common: Common) -> Editor:
    """The editor of a field; kinds nobody knows are words."""
    match field.kind:
        case "picture":
            return PictureEditor(field, session, common.jobs)
        case "sound":
            return SoundEditor(field, common.jobs)
        case "date":
            return DateEditor(field)
        case "icon":
            return IconEditor(field)
        case "list":
            return ListEditor(field)
        case "sheet":
            return SheetEditor(field)
        case "books":
            return BooksEditor(field)
        case _:
            return TextEditor(field, common.jobs)
