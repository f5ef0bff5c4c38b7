"""A teaser of three pages on a timeline of its own, a clock that stands until it is set, and no loudspeaker."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from studio.document.clips import Sound
from studio.document.model import Document, Page, Shape, Text
from studio.presets import load_presets
from widgets.session import Session
from widgets.timeline import Timeline


def teaser() -> Document:
    pages = tuple(
        Page(id=f"page{at}", layers=(
            Shape(id=f"shape{at}", anchor="top-left", x=100, y=200, width=300, height=200, fill="accent"),
            Text(id=f"title{at}", text="کتابی برای شب‌های بلند", role="headline", type="display", width="fill"),
            Text(id=f"text{at}", text="داستان مردی که کتابخانه را از شهر بیرون برد", anchor="bottom", width="fill"),
        )) for at in (1, 2, 3))
    return Document(kind="teaser", pages=pages, motion="rise", sounds=(Sound(source="shipped:shur-calm"),))


class Hands:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def session(qt_app) -> Session:
    return Session(teaser(), [load_presets().preset("instagram/story")])


@pytest.fixture
def make(qtbot, common, session, clock) -> Iterator[Callable[..., Timeline]]:
    """A timeline that is shown and has its film."""
    places = []

    def made(device: Callable = lambda: None) -> Timeline:
        place = QWidget()
        places.append(place)
        place.resize(400, 680)
        timeline = Timeline(session, place, common, clock=clock, device=device)
        for widget in (timeline, place):
            qtbot.addWidget(widget)
        timeline.resize(1200, 300)
        place.show()
        timeline.show()
        qtbot.waitUntil(lambda: timeline.keeper.current, timeout=20_000)
        return timeline

    yield made


@pytest.fixture
def timeline(make) -> Timeline:
    return make()
