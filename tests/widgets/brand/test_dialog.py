"""Three short steps make the brand that every card wears."""

import threading
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from studio.brand import load_brand
from studio.paint import images
from studio.resources import asset
from widgets.brand import dialog as dialog_module
from widgets.brand.dialog import BrandDialog
from widgets.common import Common


@pytest.fixture
def dialog(common: Common, qtbot: QtBot) -> BrandDialog:
    made = BrandDialog(common)
    qtbot.addWidget(made)
    return made


def test_answers_become_the_brand_file(dialog: BrandDialog, common: Common) -> None:
    dialog.identity.name.setText("کتابخانهٔ حافظ")
    dialog.contact.handles["instagram"].setText("@hafez_lib")
    dialog.contact.system.setCurrentIndex(dialog.contact.system.findData("koha"))
    dialog.contact.base.setText("opac.example.ir")
    dialog.accept()
    brand, problems = load_brand(common.brand.path)
    assert not problems
    assert brand.name == "کتابخانهٔ حافظ"
    assert brand.handles == {"instagram": "hafez_lib"}
    assert brand.link.startswith("https://opac.example.ir/")
    assert common.brand.brand == brand


def test_a_logo_offers_its_colours_and_is_kept_beside_the_brand(
    dialog: BrandDialog, common: Common, tmp_path: Path, qtbot: QtBot
) -> None:
    logo = tmp_path / "ours.png"
    logo.write_bytes(asset("samples/logo.png").read_bytes())
    dialog.identity.take_logo(str(logo))
    qtbot.waitUntil(lambda: bool(dialog.looks.colours), timeout=10_000)
    dialog.accept()
    logo.unlink()
    brand, problems = load_brand(common.brand.path)
    assert not problems
    assert Path(brand.logo).parent == common.brand.path.parent
    assert set(brand.colours) == {"ground", "surface", "ink", "muted", "accent", "accent-2"}


def test_what_is_there_is_shown_and_stays_when_nothing_is_changed(
    dialog: BrandDialog, common: Common, qtbot: QtBot
) -> None:
    dialog.identity.name.setText("کتابخانهٔ حافظ")
    dialog.identity.take_logo(str(asset("samples/logo.png")))
    dialog.contact.phone.setText("۰۲۱")
    dialog.looks.title.setCurrentIndex(1)
    dialog.accept()
    before = common.brand.brand
    again = BrandDialog(common)
    qtbot.addWidget(again)
    again.accept()
    assert common.brand.brand == before


def test_skipping_writes_nothing(dialog: BrandDialog, common: Common) -> None:
    dialog.identity.name.setText("x")
    dialog.skip.click()
    assert not common.brand.is_there


def test_a_logo_that_is_no_picture_is_told_and_a_logo_can_be_taken_away(dialog: BrandDialog, tmp_path: Path) -> None:
    good, bad = str(asset("samples/logo.png")), tmp_path / "نشان.png"
    bad.write_bytes(b"no picture")
    dialog.identity.take_logo(good)
    dialog.identity.take_logo(str(bad))
    assert dialog.identity.logo == good
    assert "نشان.png" in dialog.identity._shown.text()
    dialog.identity.remove.click()
    assert dialog.identity.logo == ""
    assert dialog.brand().logo == ""


def test_a_logo_that_went_away_meanwhile_is_told(
    dialog: BrandDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logo = tmp_path / "ours.png"
    logo.write_bytes(asset("samples/logo.png").read_bytes())
    dialog.identity.take_logo(str(logo))
    logo.unlink()
    told: list[str] = []
    monkeypatch.setattr(dialog_module, "show_problem", lambda problem, _: told.append(problem.code))
    dialog.accept()
    assert told == ["not-written"]


def test_a_photo_for_a_logo_is_opened_beside_the_window_and_kept_with_its_colours_at_once(
    dialog: BrandDialog, common: Common, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    decode = images.decode
    monkeypatch.setattr(
        images, "decode", lambda *what: (threads.append(threading.current_thread()), decode(*what))[1])
    logo = tmp_path / "photo.jpg"
    Image.new("RGB", (2000, 1000), "#c02030").save(logo)
    dialog.identity.take_logo(str(logo))
    dialog.accept()  # whoever is quicker than the thread waits for it
    assert common.brand.brand.colours
    assert threads
    assert threading.main_thread() not in threads
