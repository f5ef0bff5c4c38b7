"""Turn the pages of the design into sheets of paper: seen first, then printed, or written as PDF."""

from collections.abc import Sequence
from errno import ENOSPC
from os import strerror
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.disk import safe_name, written_beside
from studio.errors import OutputFault
from studio.paint import draw
from studio.scene import Frame
from widgets.asking import ask_where_to
from widgets.manners.page import frames
from widgets.messages import show_problem
from widgets.session import Session
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import tr

_PDF_END = b"%%EOF"
_MARGIN = 10.0  # mm; office printers leave 4 to 6 mm white at each edge
PAPERS = {
    "A3": QPageSize.PageSizeId.A3, "A4": QPageSize.PageSizeId.A4, "A5": QPageSize.PageSizeId.A5,
    "A6": QPageSize.PageSizeId.A6, "Letter": QPageSize.PageSizeId.Letter,
}


def set_up(printer: QPrinter, paper: str, frame: Frame, *, margin: float) -> None:
    """Let `printer` use sheets of `paper`, turned as `frame` lies, with `margin` mm left white on every side."""
    lies = frame.size.width > frame.size.height
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    margins = QMarginsF(margin, margin, margin, margin)
    layout = QPageLayout(QPageSize(PAPERS[paper]), way, margins, QPageLayout.Unit.Millimeter)
    printer.setFullPage(margin == 0)
    printer.setPageLayout(layout)


def print_frames(shown: Sequence[Frame], printer: QPrinter, *, filling: bool) -> None:
    """Draw each frame on a sheet of its own, in the middle of what is not margin.

    It is all seen, or, when `filling`, covers the sheet so that no white edge is left, the longer side cut evenly.
    """
    painter = QPainter(printer)
    for number, frame in enumerate(shown):
        if number:
            printer.newPage()
        _print(frame, painter, QRectF(printer.pageLayout().paintRectPixels(printer.resolution())), filling=filling)
    painter.end()


def _print(frame: Frame, painter: QPainter, sheet: QRectF, *, filling: bool) -> None:
    across, down = sheet.width() / frame.size.width, sheet.height() / frame.size.height
    scale = max(across, down) if filling else min(across, down)
    painter.save()
    if not painter.device().fullPage():
        sheet.moveTo(0, 0)
    painter.setClipRect(sheet)
    painter.translate(sheet.center().x() - frame.size.width * scale / 2,
                      sheet.center().y() - frame.size.height * scale / 2)
    painter.scale(scale, scale)
    draw(frame, painter)
    painter.restore()


def _see_that_it_is_whole(pdf: Path) -> None:
    """Qt says nothing when the disk is full: what it wrote is looked at. Raises OSError."""
    with pdf.open("rb") as file:
        file.seek(max(0, pdf.stat().st_size - len(_PDF_END) - 2))
        if _PDF_END not in file.read():
            raise OSError(ENOSPC, strerror(ENOSPC))


class PrintingDialog(QDialog):
    """See how the design comes out of the printer, and let it come."""

    def __init__(self, session: Session, name: str, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print"))
        self.resize(920, 640)
        self._session, self._name, self._folder = session, name, folder or Path.home()
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.paper, self.fit, self.all = QComboBox(), QComboBox(), QCheckBox(tr("All pages"))
        self.paper.addItems(list(PAPERS))
        self.paper.setCurrentText("A4")
        for words, filling in ((tr("With white margins"), False), (tr("To the edge of the paper"), True)):
            self.fit.addItem(words, filling)
        self.all.setVisible(len(session.document.pages) > 1)
        self.preview = QPrintPreviewWidget(self.printer)
        self.preview.paintRequested.connect(self.print_to)
        self._arrange()
        for changed in (self.paper.currentIndexChanged, self.fit.currentIndexChanged, self.all.toggled):
            changed.connect(self._show)
        self._show()

    def print_to(self, printer: QPrinter) -> None:
        """Put the chosen pages on `printer`."""
        print_frames(self._chosen(), printer, filling=self.fit.currentData())

    def write_pdf(self, path: Path) -> None:
        """Write the sheets as a PDF file instead. Raises OutputFault."""
        with written_beside(path) as scratch:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(scratch))
            printer.setDocName(self._name)
            self._set_up(printer)
            self.print_to(printer)
            _see_that_it_is_whole(scratch)

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        fields, side, row = QFormLayout(), QVBoxLayout(), QHBoxLayout(self)
        fields.setSpacing(10)
        fields.addRow(tr("Paper"), self.paper)
        fields.addRow(tr("On the sheet"), self.fit)
        fields.addRow(self.all)
        words = QLabel(tr("Many printers cannot print to the very edge and leave a few millimetres white."))
        words.setProperty("look", "small")
        wrap(words)
        go, save = QPushButton(tr("Print…")), QPushButton(tr("Save as PDF…"))
        put_icon(go, "printer", "on_accent")
        go.setProperty("look", "primary")
        go.setDefault(True)
        go.clicked.connect(self._ask_and_print)
        save.clicked.connect(self._ask_and_save)
        side.setSpacing(12)
        side.addLayout(fields)
        side.addWidget(words)
        side.addStretch(1)
        side.addWidget(save)
        side.addWidget(go)
        self.preview.setMinimumWidth(520)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(side)
        row.addWidget(self.preview, 1)

    def _chosen(self) -> list[Frame]:
        if self.all.isChecked():
            return frames(self._session)
        return [self._session.layout().scene.at(0.0)]

    def _set_up(self, printer: QPrinter) -> None:
        margin = 0.0 if self.fit.currentData() else _MARGIN
        set_up(printer, self.paper.currentText(), self._chosen()[0], margin=margin)

    def _show(self) -> None:
        self._set_up(self.printer)
        self.preview.updatePreview()

    def _ask_and_print(self) -> None:
        if QPrintDialog(self.printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_to(self.printer)
            self.accept()

    def _ask_and_save(self) -> None:
        proposed = self._folder / f"{safe_name(self._name)}.pdf"
        path = ask_where_to(self, tr("Save as PDF"), proposed, "PDF", ".pdf")
        if path is None:
            return
        try:
            self.write_pdf(path)
        except OutputFault as fault:
            show_problem(fault.problem, self)
        else:
            self.accept()
