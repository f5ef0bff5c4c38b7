"""A killed program loses one gesture at most; earlier versions of saved designs are kept."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.document.model import Document, Page, Picture, Text, layers_of
from studio.presets import load_presets
from widgets import design_file, places
from widgets import journal as journal_module
from widgets.common import Common
from widgets.home.recovery import Recovery
from widgets.journal import Journal
from widgets.left import Left, left, recover
from widgets.notice import Notice
from widgets.session import Session

ROUNDS = int(os.environ.get("KETABNAMA_KILLS", "4"))
CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studio.presets import load_presets
from studio.template import begun, sample_contents, template
from widgets.journal import Journal
from widgets.session import Session

app = QApplication([])
source = template("book-intro")
contents, words = sample_contents(source)
session = Session(begun(source, contents, {}, words), [load_presets().preset("instagram/story")])
journal = Journal(session)
number = 0

def gesture():
    global number
    number += 1
    session.change("x", "title", text=f"gesture {number}")
    print(number, flush=True)

timer = QTimer(interval=int(sys.argv[1]))
timer.timeout.connect(gesture)
timer.start()
app.exec()
"""


@pytest.fixture
def session(qapp: object) -> Session:
    document = Document(name="کارت", pages=(Page(layers=(Text(id="title", text="سووشون"),)),))
    return Session(document, [load_presets().preset("instagram/story")])


def title(document: Document) -> str:
    return next(one.text for page in document.pages for one in layers_of(page.layers) if one.id == "title")


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk that hangs until this is set."""
    works, written = Event(), journal_module.written_durably

    @contextmanager
    def in_the_end(path: Path) -> Iterator[Path]:
        works.wait()
        with written(path) as scratch:
            yield scratch

    monkeypatch.setattr(journal_module, "written_durably", in_the_end)
    monkeypatch.setattr(journal_module, "_LAST_PATIENCE", 0.05)
    yield works
    works.set()


@pytest.mark.parametrize("end", ["close", "flush"])
def test_a_disk_that_hangs_keeps_no_design_from_being_closed(
    end: str, session: Session, hanging: Event, qtbot: QtBot
) -> None:
    journal = Journal(session)
    session.change("x", "title", text="کلیدر")
    getattr(journal, end)()  # would wait for ever
    assert not journal.file.exists()
    hanging.set()
    qtbot.waitUntil(lambda: not journal._writer._thread.is_alive(), timeout=10_000)
    assert journal.file.exists() is (end == "flush")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_killed_program_loses_one_gesture_at_most(number: int) -> None:
    chance = random.Random(number)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(chance.choice([1, 7, 25]))], stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).resolve().parents[2], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    seen = int(child.stdout.readline())
    for _ in range(chance.randrange(40)):
        seen = int(child.stdout.readline())
    time.sleep(chance.random() * 0.05)
    child.send_signal(signal.SIGKILL)
    seen = max([seen, *map(int, child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    found = left()
    if seen == 1 and not found:
        return  # the one gesture there was
    document, problems = recover(found[0])
    assert not problems
    assert int(title(document).split()[1]) >= seen - 1


def test_nothing_is_left_of_a_design_that_was_saved_or_closed(session: Session, tmp_path: Path) -> None:
    journal = Journal(session)
    session.change("x", "title", text="کلیدر")
    journal._writer.settle()
    assert [one.name for one in left()] == ["کارت"]
    session.mark_saved(tmp_path / "a.ketab")
    journal._writer.settle()
    assert left() == []
    session.change("x", "title", text="بوف کور")
    journal.close()
    assert left() == []


def test_what_is_left_is_offered_and_can_be_thrown_away(session: Session, qtbot: QtBot) -> None:
    journal = Journal(session)
    session.change("x", "title", text="کلیدر")
    journal.flush()
    offer = Recovery()
    qtbot.addWidget(offer)
    assert offer.isVisibleTo(None)
    offer.findChildren(QPushButton)[1].click()
    assert left() == []
    assert not offer.isVisibleTo(None)
    offer.findChild(Notice).button.click()
    assert len(left()) == 1
    assert offer.isVisibleTo(None)


def test_a_gesture_and_a_saved_design_outlive_a_power_cut(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = []
    monkeypatch.setattr(os, "fsync", lambda handle: settled.append(os.fstat(handle).st_size))
    journal = Journal(session)
    session.change("x", "title", text="کلیدر")
    journal.flush()
    assert journal.file.stat().st_size in settled
    design_file.save(session.committed, tmp_path / "a.ketab")
    assert (tmp_path / "a.ketab").stat().st_size in settled


def test_a_torn_journal_is_passed_over() -> None:
    places.journals().mkdir(parents=True)
    (places.journals() / "a.json").write_text('{"document": {"pa', "utf-8")
    assert left() == []


def test_saving_keeps_the_version_before(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "card.ketab"
    for words in ("یک", "دو", "سه"):
        session.change("x", "title", text=words)
        design_file.save(session.committed, path)
    earlier = [title(design_file.load(version)[0]) for version in design_file.versions(path)]
    assert earlier == ["دو", "یک"]
    assert title(design_file.load(path)[0]) == "سه"


def test_a_design_carries_its_pictures(session: Session, tmp_path: Path) -> None:
    picture = tmp_path / "cover.png"
    Image.new("RGB", (20, 30), "#0e7c86").save(picture)
    page = replace(session.document.pages[0], layers=(Picture(id="cover", source=str(picture)),))
    design_file.save(replace(session.document, pages=(page,)), tmp_path / "a.ketab")
    picture.unlink()
    document, problems = design_file.load(tmp_path / "a.ketab")
    assert not problems
    assert Path(document.pages[0].layers[0].source).read_bytes()[:4] == b"\x89PNG"


def test_a_recovered_design_is_not_saved(session: Session, common: Common, qtbot: QtBot) -> None:
    journal = Journal(session)
    session.change("x", "title", text="کلیدر")
    journal.flush()
    one: Left = left()[0]
    again = Session(recover(one)[0], session.presets, path=one.path, saved=False)
    assert title(again.document) == "کلیدر"
    assert not again.saved
