"""The page shown leaves as an image, a dragged file, on paper; pictures and words come in by pasting."""

import shutil
import subprocess
import threading
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from studio.document.model import Picture, Text, layers_of
from widgets import media
from widgets.canvas import deeds
from widgets.canvas.stage import Stage
from widgets.manners.page import PageGrip, page_image
from widgets.manners.printing import PrintingDialog
from widgets.window import MainWindow

A4 = (595.28, 841.89)  # points, ISO 216


@pytest.fixture
def begun(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("quote")
    return window


def stage(window: MainWindow) -> Stage:
    return window.rooms.room("design").canvas.stage


def layers(window: MainWindow, kind: type) -> list:
    return [layer for layer in layers_of(window.designs.session.document.pages[0].layers) if isinstance(layer, kind)]


def test_the_page_is_copied_as_an_image_of_its_full_size(begun: MainWindow) -> None:
    begun.actions_["edit.copy_page"].trigger()
    image = QGuiApplication.clipboard().image()
    preset = begun.designs.session.preset
    assert (image.width(), image.height()) == (preset.width, preset.height)
    wanted = page_image(begun.designs.session)
    assert image.pixelColor(200, 300) == wanted.pixelColor(200, 300)


def test_the_page_is_dragged_out_as_a_named_file(begun: MainWindow) -> None:
    grip = begun.rooms.room("design").bar.findChild(PageGrip)
    data = grip.mime()
    path = Path(data.urls()[0].toLocalFile())
    assert path.suffix == ".png"
    assert begun.designs.session.preset.placement in path.name
    assert QImage(str(path)).width() == begun.designs.session.preset.width


def test_a_picture_from_another_program_is_pasted_onto_the_page(
    begun: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    kept = media.kept
    monkeypatch.setattr(media, "kept", lambda *data: (threads.append(threading.current_thread()), kept(*data))[1])
    before = len(layers(begun, Picture))
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#c02030"))
    QGuiApplication.clipboard().setImage(image)
    deeds.paste(stage(begun))
    qtbot.waitUntil(lambda: len(layers(begun, Picture)) == before + 1, timeout=10_000)
    assert threads
    assert threading.main_thread() not in threads
    added = layers(begun, Picture)[-1]
    assert QImage(added.source).pixelColor(10, 10) == QColor("#c02030")
    assert added.aspect == pytest.approx(1.5)
    assert begun.designs.session.selection == (added.id,)


def test_a_picture_pasted_while_one_is_selected_takes_its_place(begun: MainWindow, tmp_path: Path) -> None:
    for name, colour in (("a", "#102030"), ("b", "#405060")):
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        image.save(str(tmp_path / f"{name}.png"))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{name}.png"))])
        QGuiApplication.clipboard().setMimeData(data)
        deeds.paste(stage(begun))
    sources = [Path(layer.source).name for layer in layers(begun, Picture)]
    assert "b.png" in sources
    assert "a.png" not in sources


def test_words_are_pasted_as_a_text_ready_to_be_typed_on(begun: MainWindow) -> None:
    QGuiApplication.clipboard().setText("هر کتاب دری است\nبه جهانی دیگر")
    deeds.paste(stage(begun))
    assert layers(begun, Text)[-1].text == "هر کتاب دری است\nبه جهانی دیگر"
    begun.designs.session.undo_stack.undo()
    assert layers(begun, Text)[-1].text != "هر کتاب دری است\nبه جهانی دیگر"


def sheet(path: Path) -> tuple[int, tuple[float, float]]:
    read = pypdf.PdfReader(path)
    return len(read.pages), (float(read.pages[0].mediabox.width), float(read.pages[0].mediabox.height))


def test_a_page_is_printed_on_a_sheet_of_the_chosen_paper(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PrintingDialog(begun.designs.session, "سخن")
    qtbot.addWidget(dialog)
    dialog.write_pdf(tmp_path / "a.pdf")
    count, size = sheet(tmp_path / "a.pdf")
    assert count == 1
    assert size == pytest.approx(A4, abs=1)


def test_a_page_that_lies_is_printed_on_a_turned_sheet(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = begun.designs.session
    session.show_preset(next(preset for preset in session.presets if preset.width > preset.height))
    dialog = PrintingDialog(session, "سخن")
    qtbot.addWidget(dialog)
    dialog.paper.setCurrentText("A5")
    dialog.write_pdf(tmp_path / "a.pdf")
    assert sheet(tmp_path / "a.pdf")[1] == pytest.approx((A4[1] / 2**0.5, A4[0] / 2**0.5), abs=2)


def rendered(dialog: PrintingDialog, folder: Path) -> QImage:
    """What comes out of the printer, drawn by another program."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm, which draws PDF files, is not installed")
    dialog.write_pdf(folder / "out.pdf")
    command = ["pdftoppm", "-r", "50", "-png", "-singlefile", str(folder / "out.pdf"), str(folder / "out")]
    subprocess.run(command, check=True)
    return QImage(str(folder / "out.png"))


@pytest.mark.parametrize("filling", [False, True])
def test_the_edge_of_the_sheet_is_white_only_with_margins(
    filling: bool, begun: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = PrintingDialog(begun.designs.session, "سخن")
    qtbot.addWidget(dialog)
    dialog.fit.setCurrentIndex(int(filling))
    image = rendered(dialog, tmp_path)
    corners = [image.pixelColor(x, y).name() for x in (2, image.width() - 3) for y in (2, image.height() - 3)]
    assert all(corner == "#ffffff" for corner in corners) is not filling


def test_the_preview_shows_what_is_printed(begun: MainWindow, qtbot: QtBot) -> None:
    dialog = PrintingDialog(begun.designs.session, "سخن")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.preview.pageCount() == 1
    dialog.close()
