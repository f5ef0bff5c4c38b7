"""Turn the document of a session into its film for the size looked at, laid out in the background."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from studio.document.clips import Sound
from studio.document.model import Document
from studio.errors import InputFault
from studio.export.film.sound import Heard, clip_sounds, speech_seconds
from studio.export.film.subtitles import in_order
from studio.job.checking import Checked, checked
from studio.layout.film import Plan, Turn, lay_out_film, plan, turns
from studio.layout.subtitles import with_subtitles
from studio.paint.screen import Screen
from studio.presets import Preset
from studio.scene import Scene
from widgets.jobs import Job, Jobs
from widgets.messages import words_of
from widgets.session import Session

_SETTLED = 0.05  # seconds after all of a page is there: what stands for it
_PAUSE = 120  # ms a hand rests before what it pulls is laid out: layouts one after another would slow it down
_SOON = 60  # ms without a further change after which small pictures are made


@dataclass(frozen=True, kw_only=True, eq=False)
class Film:
    """A document laid out as a film: its scene, when pages and layers come, and what is heard.

    `lasting` is how long each sound of the document lasts by itself, 0 where nobody can say. `tracks` are those that
    can be heard, `heard` is the own sound of footage.
    """

    document: Document
    preset: Preset
    scene: Scene
    plan: Plan
    turns: tuple[tuple[Turn, ...], ...]
    lasting: tuple[float, ...] = ()
    tracks: tuple[Sound, ...] = ()
    heard: tuple[Heard, ...] = ()

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.scene.duration

    @property
    def is_heard(self) -> bool:
        """Whether there is anything to hear."""
        return bool(self.tracks or self.heard)

    def page_at(self, second: float) -> int:
        """The number of the page seen at `second`, from 0."""
        return max((page.number - 1 for page in self.plan.pages if page.start <= second + 1e-6), default=0)

    def warning(self, page: int) -> str:
        """What readers of a page may miss, in the language of the window; empty when all is well."""
        found = next((one for one in self.plan.problems if one.where == f"page {page + 1}"), None)
        return words_of(found)[0] if found else ""

    def settled(self, page: int) -> float:
        """The second at which everything on a page is there."""
        timed = self.plan.pages[page]
        return min(timed.start + timed.arriving + _SETTLED, timed.end, self.seconds)


def film_of(document: Document, preset: Preset) -> Film:
    """`document` as a film for `preset`. Runs in a thread. Raises InputFault."""
    seen = checked(document)
    lasting = tuple(_lasting(sound) for sound in document.sounds)
    narration = _narration(seen.document)
    layout = lay_out_film(seen.document, preset, aspects=seen.aspects, narration=narration)
    return Film(
        document=document, preset=preset, scene=_subtitled(seen, layout.scene), lasting=lasting,
        plan=plan(seen.document, preset, aspects=seen.aspects, narration=narration),
        turns=turns(seen.document, preset, aspects=seen.aspects, narration=narration),
        tracks=seen.document.sounds, heard=clip_sounds(layout.scene),
    )


def plan_of(document: Document, preset: Preset, seconds: float) -> Plan:
    """When pages come were the film `seconds` long. Runs in a thread. Raises InputFault."""
    seen = checked(document)
    return plan(seen.document, preset, aspects=seen.aspects, seconds=seconds)


def small_pictures(film: Film, height: float) -> list[QImage]:
    """Every page once all on it is there, `height` pixels high. Runs in a thread. Raises InputFault."""
    screen = Screen(film.scene.size, scale=height / film.scene.size.height)
    found = []
    for page in range(len(film.plan.pages)):
        screen.show(film.scene.at(film.settled(page)))
        found.append(screen.image)
    return found


def _narration(document: Document) -> float | None:
    ends = [sound.until or sound.at + (sound.end or _lasting(sound)) - sound.start
            for sound in document.sounds if sound.role == "narration"]
    return max(ends, default=None)


def _lasting(sound: Sound) -> float:
    try:
        return speech_seconds(sound.source) if sound.source else 0.0
    except InputFault:
        return 0.0


def _subtitled(seen: Checked, scene: Scene) -> Scene:
    wanted = seen.document.subtitles
    if wanted is None or not (wanted.shown and wanted.cues):
        return scene
    return with_subtitles(scene, in_order(wanted.cues), family=seen.document.fonts.get("body", "vazirmatn"),
                          rtl=seen.document.language in ("fa", "ar", "ur"))


class FilmKeeper(QObject):
    """The film of a session as it is now. While `watching` it is laid out anew when the document changes."""

    changed = Signal()
    pictured = Signal()  # small pictures of the pages have come
    failed = Signal(object)  # a Problem

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.film: Film | None = None
        self.pictures: list[QImage] = []
        self.height = 64.0
        self._jobs = jobs
        self._job: Job | None = None
        self._asked: tuple[Document, Preset] | None = None
        self._watching = False
        self.held = False  # while something is pulled
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._look)
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self._picture)
        session.changed.connect(self._hear)
        session.preset_changed.connect(self._look)

    @property
    def current(self) -> bool:
        """Whether the film is that of the document shown."""
        film, session = self.film, self.session
        return film is not None and film.document is session.document and film.preset == session.preset

    def watch(self, on: bool) -> None:
        """Keep the film up to date, or no more."""
        self._watching = on
        self._look()

    def _hear(self) -> None:
        if self.held and self.session.previewing:
            self._rest.start()
        else:
            self._look()

    def _look(self) -> None:
        """One layout at a time: what is asked for meanwhile begins when it is done."""
        wanted = (self.session.document, self.session.preset)
        if not self._watching or self._job is not None or self.current:
            return
        if self._asked is not None and self._asked[0] is wanted[0] and self._asked[1] == wanted[1]:
            return  # it could not be laid out
        self._asked = wanted
        self._job = self._jobs.run(film_of, *wanted)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._give_up)
        self._job.cancelled.connect(self._drop)

    def _take(self, film: Film) -> None:
        self._job, self._asked, self.film = None, None, film
        self.changed.emit()
        self._later.start()
        self._look()

    def _give_up(self, problem: object) -> None:
        self._drop()
        self.failed.emit(problem)

    def _drop(self) -> None:
        """It was not laid out, for a fault of ours too: what was asked for meanwhile still is."""
        self._job = None
        self._look()

    def _picture(self) -> None:
        if self.film is not None and not self.session.previewing:
            job = self._jobs.run(small_pictures, self.film, self.height, key="pictures")
            job.done.connect(self._take_pictures)

    def _take_pictures(self, pictures: list[QImage]) -> None:
        self.pictures = pictures
        self.pictured.emit()
