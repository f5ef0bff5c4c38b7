"""Turn three short steps into the user's brand; each can be skipped, the card beside them shows what comes of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.brand import Brand, colours_of
from studio.disk import copy_safely
from studio.errors import InputFault, OutputFault
from studio.palettes import Palette, load_palettes, palette_from_colours
from studio.text.faces import families
from widgets.brand.contact import Contact
from widgets.brand.identity import Identity
from widgets.brand.looks import Looks
from widgets.brand.sample import BrandSample, palette_of
from widgets.common import Common
from widgets.jobs import Job
from widgets.messages import show_problem
from widgets.words import tr

Logo = tuple[QImage | None, Palette | None]  # with the palette of its colours
_SHOWN = 200  # px: its side in the sample on the finest display


class BrandDialog(QDialog):
    """Set up, or change, the brand."""

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("My library"))
        self.setMinimumSize(880, 600)
        self._common, self._old = common, common.brand.brand
        self._logo: QImage | None = None
        self._logo_path = ""
        self._opening: Job | None = None
        self.identity, self.looks, self.contact = Identity(), Looks(), Contact()
        self.sample = BrandSample()
        self._steps, self._title = QStackedWidget(), QLabel()
        self._title.setProperty("look", "title")
        self._count = QLabel()
        self._count.setProperty("look", "small")
        for step in (self.identity, self.looks, self.contact):
            self._steps.addWidget(step)
        self.back, self.skip, self.next = QPushButton(tr("Back")), QPushButton(tr("Not now")), QPushButton()
        self.next.setProperty("look", "primary")
        self.next.setDefault(True)
        self._arrange()
        self._show_old()
        self._connect()
        self._show_step(0)

    def brand(self) -> Brand:
        """The brand as the fields say now."""
        chosen = self.looks.palette_chosen
        return replace(
            self._old, name=self.identity.name.text().strip(), name_en=self.identity.name_en.text().strip(),
            logo=self.identity.logo, palette=chosen.id if chosen is not None else "", colours=self.looks.colours,
            fonts=self.looks.fonts, phone=self.contact.phone.text().strip(),
            address=self.contact.address.text().strip(),
            site=self.contact.site.text().strip(), handles=self.contact.handles_with(self._old), link=self.contact.link,
        )

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        columns, rows, buttons = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        columns.setContentsMargins(32, 24, 32, 24)
        columns.setSpacing(32)
        rows.setSpacing(0)
        rows.addWidget(self._count)
        rows.addWidget(self._title)
        rows.addSpacing(24)
        rows.addWidget(self._steps, 1)
        buttons.setSpacing(8)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        rows.addSpacing(16)
        rows.addLayout(buttons)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.sample)
        beside.addStretch(1)
        columns.addLayout(rows, 1)
        columns.addLayout(beside)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._show_step(self._steps.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        self.skip.clicked.connect(self.reject)
        self.identity.changed.connect(self._look_at_logo)
        self.looks.changed.connect(self._show_sample)

    def _show_old(self) -> None:
        old = self._old
        self.identity.name.setText(old.name)
        self.identity.name_en.setText(old.name_en)
        self.identity.take_logo(old.logo)
        self.contact.show_brand(old)
        if old.colours:
            self.looks.offer(palette_of(dict(old.colours)))
        self.looks.show_chosen(old.palette, dict(old.fonts))
        self._open_logo(old.logo, self._take_picture)
        self._show_sample()

    def _show_step(self, step: int) -> None:
        titles = (tr("What is your library called?"), tr("How do your cards look?"), tr("Where do readers find you?"))
        self._steps.setCurrentIndex(step)
        self._title.setText(titles[step])
        self._count.setText(tr("Step {step} of {count}", step=step + 1, count=len(titles)))
        self.back.setEnabled(step > 0)
        self.next.setText(tr("Done") if step == 2 else tr("Next"))
        self._steps.currentWidget().setFocus()

    def _go_on(self) -> None:
        if self._steps.currentIndex() < 2:
            self._show_step(self._steps.currentIndex() + 1)
        else:
            self.accept()

    def _look_at_logo(self) -> None:
        """A new logo offers its colours."""
        if self.identity.logo != self._logo_path:
            self._open_logo(self.identity.logo, self._take_logo)
        self._show_sample()

    def _open_logo(self, path: str, take: Callable[[Logo], None]) -> None:
        """Have the logo opened beside the window and handed to `take`; a photo for a logo takes long."""
        self._logo_path, self._logo = path, None
        self._opening = self._common.jobs.run(_opened, path, key=f"logo {id(self)}")
        self._opening.done.connect(take)

    def _take_picture(self, logo: Logo) -> None:
        self._opening, self._logo = None, logo[0]
        self._show_sample()

    def _take_logo(self, logo: Logo) -> None:
        self.looks.offer(logo[1])
        self._take_picture(logo)

    def _show_sample(self) -> None:
        palette = self.looks.palette_chosen or load_palettes().palette("turquoise")
        names = {family.id: family.name for family in families()}
        family = names.get(self.looks.fonts.get("title", ""), "")
        self.sample.show_brand(self.identity.name.text(), palette, family, self._logo)

    def accept(self) -> None:
        self.identity.finish()
        if self._opening is not None:  # its colours belong to the brand
            self._opening.wait()
        try:
            self._common.brand.save(self._with_own_logo(self.brand()))
        except OutputFault as fault:
            show_problem(fault.problem, self)
            return
        super().accept()

    def _with_own_logo(self, brand: Brand) -> Brand:
        """The brand with its logo copied beside the brand file: the original may be moved away."""
        folder = self._common.brand.path.parent
        logo = Path(brand.logo)
        if not brand.logo or logo.parent == folder:
            return brand
        own = folder / f"logo{logo.suffix.lower()}"
        copy_safely(logo, own)
        return replace(brand, logo=str(own))


def _opened(path: str) -> Logo:
    """The logo and the palette of its colours; neither where there is none. Runs in a thread."""
    from studio.paint.images import open_picture

    try:
        return (open_picture(path, _SHOWN).copy(), _palette_of_logo(path)) if path else (None, None)
    except InputFault:
        return None, None


def _palette_of_logo(path: str) -> Palette | None:
    try:
        colours = colours_of(Path(path)) if path else ()
    except InputFault:
        return None
    return palette_from_colours(colours) if colours else None
