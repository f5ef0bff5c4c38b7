"""Turn what the window remembers (language, theme, recent designs, places of windows) into an ini file and back."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QStandardPaths, Signal

from widgets import places
from widgets.words import LANGUAGES

THEMES = ("system", "light", "dark")
MOST_RECENT = 12


class Settings(QObject):
    """The window's memory. A value in the file that makes no sense counts as never set."""

    recent_changed = Signal()
    theme_changed = Signal()
    changed = Signal(str)  # the name of a word kept by `set_text`

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = path or places.settings_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(path), QSettings.Format.IniFormat, self)

    @property
    def language(self) -> str:
        """ "fa" or "en"."""
        return self._word("language", LANGUAGES)

    def set_language(self, language: str) -> None:
        """Counts for windows built from now on."""
        self._file.setValue("language", language)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._word("theme", THEMES)

    def set_theme(self, theme: str) -> None:
        """Tell everybody who paints."""
        self._file.setValue("theme", theme)
        self.theme_changed.emit()

    @property
    def recent(self) -> tuple[Path, ...]:
        """Design files opened lately that are still there, the last one first."""
        return tuple(path for path in map(Path, self._list("recent")) if path.is_file())

    def add_recent(self, path: Path) -> None:
        """Put a design file on top of the list."""
        others = [name for name in self._list("recent") if name != str(path)]
        self._file.setValue("recent", [str(path), *others][:MOST_RECENT])
        self.recent_changed.emit()

    def forget_recent(self, path: Path) -> None:
        """Take a design file off the list; the file itself stays."""
        self._file.setValue("recent", [name for name in self._list("recent") if name != str(path)])
        self.recent_changed.emit()

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words kept under `name`."""
        return tuple(self._list(name))

    def set_words(self, name: str, words: tuple[str, ...]) -> None:
        """Keep a list of words under `name`."""
        self._file.setValue(name, list(words))

    def state(self, name: str) -> QByteArray:
        """What Qt gave to remember a window or splitter by; empty when there is nothing."""
        value = self._file.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Remember a window or splitter."""
        self._file.setValue(f"state/{name}", state)

    def flag(self, name: str) -> bool:
        """Whether something was done or chosen once."""
        return self._file.value(name) in (True, "true")

    def set_flag(self, name: str) -> None:
        """Remember that it was."""
        self._file.setValue(name, True)

    def text(self, name: str) -> str:
        """One word kept under `name`; empty when there is none."""
        value = self._file.value(name)
        return value if isinstance(value, str) else ""

    def set_text(self, name: str, text: str) -> None:
        """Keep a word under `name` and tell that it is another one."""
        self._file.setValue(name, text)
        self.changed.emit(name)

    def count(self, name: str, most: int) -> int:
        """A number from 0 to `most` kept under `name`; 0 when there is none."""
        text = self.text(name)
        return min(int(text), most) if text.isdecimal() else 0

    @property
    def folder(self) -> Path:
        """Where designs and exports go unless another place was chosen."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders = (Path(folder) for folder in (self.text("folder"), documents) if folder)
        return next(filter(Path.is_dir, folders), Path.home())

    def sync(self) -> None:
        """Write what is not written yet."""
        self._file.sync()

    def _word(self, name: str, known: tuple[str, ...]) -> str:
        value = self._file.value(name)
        return value if value in known else known[0]

    def _list(self, name: str) -> list[str]:
        value = self._file.value(name)
        values = [value] if isinstance(value, str) else value
        return [one for one in values if isinstance(one, str) and one] if isinstance(values, list) else []
