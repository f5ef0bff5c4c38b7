"""Turn the user's brand file into the brand that every new design and preview wears."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from widgets import places

if TYPE_CHECKING:
    from studio.brand import Brand


class BrandFile(QObject):
    """The user's own brand, read when first asked for. Until it is set up, an empty brand."""

    changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or places.brand_file()
        self._brand: Brand | None = None

    @property
    def is_there(self) -> bool:
        """Whether the user has set up a brand."""
        return self.path.is_file()

    @property
    def brand(self) -> "Brand":
        """The brand; an empty one where there is no file or it cannot be used."""
        if self._brand is None:
            self._brand = self._read()
        return self._brand

    def save(self, brand: "Brand") -> None:
        """Write `brand` and tell everybody. Raises OutputFault."""
        from studio.brand import save_brand

        save_brand(brand, self.path)
        self._brand = None
        self.changed.emit()

    def stamp(self) -> bytes:
        """What previews made with this brand are known by."""
        try:
            return self.path.read_bytes()
        except OSError:
            return b""

    def _read(self) -> "Brand":
        from studio.brand import Brand, load_brand
        from studio.errors import InputFault

        try:
            return load_brand(self.path)[0] if self.is_there else Brand()
        except InputFault:
            return Brand()
