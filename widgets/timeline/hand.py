"""Turn what is done to blocks (pulled, moved by keys, given back) into edits of the session, each with its name."""

from PySide6.QtCore import QObject

from studio.document.model import Document
from studio.document.timing import LONGEST
from widgets.session import Session
from widgets.timeline import edits
from widgets.timeline.blocks import Block, LayerBar, PageBlock, SoundBar
from widgets.timeline.film import Film, FilmKeeper
from widgets.timeline.lanes import Lanes, heard_from_to
from widgets.timeline.scale import STEP, stepped
from widgets.words import tr

LEAST_PAGE, _LEAST_SOUND = 0.5, 0.2  # seconds


class Hand(QObject):
    """Pulls and keys on the blocks of `lanes`. A pull is seen at once and becomes one step of undo when let go."""

    def __init__(self, session: Session, lanes: Lanes, keeper: FilmKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lanes, self._keeper = session, lanes, keeper
        self._film: Film | None = None  # as it was when pulling began
        lanes.made.connect(self._listen)

    def _listen(self, block: Block) -> None:
        block.pulled.connect(lambda part, by: self._pull(block, part, by))
        block.let_go.connect(lambda: self._let_go(block))
        block.dropped.connect(self._drop)
        block.nudged.connect(lambda part, steps: self._nudge(block, part, steps))
        block.reset.connect(lambda: self.give_back(block))
        block.clicked.connect(lambda _=False: self._choose(block))

    # ------------------------------------------------------------ pulling

    def _pull(self, block: Block, part: str, by: float) -> None:
        if self._film is None:
            self._film = self._lanes.film
            self._hold(True)
        new = changed(self._session, self._film, block, part, by)
        self._session.preview(new)
        self._lanes.show_pulled(block, new)

    def _let_go(self, block: Block) -> None:
        self._free()
        self._session.commit(deed_of(block))
        self._lanes.refresh()

    def _drop(self) -> None:
        self._free()
        self._session.cancel()
        self._lanes.refresh()

    def _free(self) -> None:
        self._film = None
        self._hold(False)

    def _hold(self, on: bool) -> None:
        self._lanes.held = self._keeper.held = on

    # ------------------------------------------------------------ keys and presses

    def _nudge(self, block: Block, part: str, steps: int) -> None:
        if isinstance(block, PageBlock) and part == "body":
            to = max(0, min(block.page + steps, len(self._lanes.pages) - 1))
            self._lanes.pages[to].setFocus()
            self._session.show_page(to)
        elif part in block.parts and self._lanes.film is not None:
            new = changed(self._session, self._lanes.film, block, part, steps * STEP)
            self._session.edit(deed_of(block), new, merge=f"time {part} {_what(block)}")

    def give_back(self, block: Block) -> None:
        """Leave the timing of `block` to the film; a sound goes."""
        document = self._session.committed
        if isinstance(block, PageBlock):
            self._session.edit(tr("Page as long as it is read"), edits.with_page(document, block.page, seconds=0.0))
        elif isinstance(block, LayerBar):
            new = edits.with_motion(document, block.layer, start=-1.0)
            self._session.edit(tr("Comes in its turn"), new)
        elif isinstance(block, SoundBar):
            self._session.edit(tr("Remove the sound"), edits.without_sound(document, block.sound))

    def _choose(self, block: Block) -> None:
        if isinstance(block, PageBlock):
            self._session.show_page(block.page)
        elif isinstance(block, LayerBar):
            self._session.select(block.layer)
        self._lanes.refresh()


def changed(session: Session, film: Film, block: Block, part: str, by: float) -> Document:
    """The document whose `part` of what `block` stands for is `by` seconds later than in `film`."""
    document = session.committed
    if isinstance(block, PageBlock):
        seconds = min(max(LEAST_PAGE, stepped(film.plan.pages[block.page].seconds + by)), LONGEST)
        return edits.with_page(document, block.page, seconds=seconds)
    if isinstance(block, LayerBar):
        page = film.plan.pages[session.page]
        start = next((turn.start for turn in film.turns[session.page] if turn.layer == block.layer), 0.0)
        latest = max(0.0, page.seconds - STEP)
        return edits.with_motion(document, block.layer, start=min(stepped(start + by), latest))
    return _with_sound_later(document, film, block.sound, part, by)


def _with_sound_later(document: Document, film: Film, number: int, part: str, by: float) -> Document:
    sound = film.document.sounds[number]
    start, end = heard_from_to(sound, film.lasting[number], film.seconds)
    if part == "body":
        at = min(stepped(sound.at + by), max(0.0, film.seconds - _LEAST_SOUND))
        until = round(sound.until + at - sound.at, 2) if sound.until else 0.0
        return edits.with_sound(document, number, at=at, until=until)
    until = max(stepped(end + by), start + _LEAST_SOUND)
    return edits.with_sound(document, number, until=0.0 if until >= film.seconds else until)


def deed_of(block: Block) -> str:
    """What changing the time of `block` is called."""
    if isinstance(block, PageBlock):
        return tr("Seconds of the page")
    return tr("Start of the layer") if isinstance(block, LayerBar) else tr("Time of the sound")


def _what(block: Block) -> str:
    if isinstance(block, PageBlock):
        return f"page {block.page}"
    return f"layer {block.layer}" if isinstance(block, LayerBar) else f"sound {block.sound}"
