"""Turn a page, a layer, a sound or the whole film into a menu of how it moves or is heard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from studio.document.clips import Sound
from studio.document.model import Document, Text
from studio.document.timing import Motion
from studio.effects import Kind
from studio.export.film.shipped import shipped_sounds
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.timeline import edits
from widgets.timeline.choosing import choices, effect_words
from widgets.timeline.film import Film
from widgets.words import local, tr

Taste = Callable[[Document, float], None]  # show this document's film from this second on
VOLUMES = (1.0, 0.8, 0.6, 0.4, 0.25, 0.1, 0.0)
FADES = (0.0, 0.3, 0.5, 1.0, 2.0, 4.0)
_BEFORE = 0.4  # seconds shown before what is tried out


@dataclass(frozen=True, kw_only=True)
class Menus:
    """Menus of what is in the film now. `taste` shows a document's film from a second on while a menu is open."""

    session: Session
    film: Film
    parent: QWidget
    taste: Taste

    # ------------------------------------------------------------ pages

    def change(self, page: int) -> QMenu:
        """How the page comes."""
        words = effect_words("transition", tr("As the recipe has it"))
        before = max(0.0, self.film.plan.pages[page].start - _BEFORE)

        def made(name: str) -> Document:
            return edits.with_page(self.session.committed, page, transition=name)

        return choices(
            words, self.session.committed.pages[page].transition,
            lambda name: self.session.edit(tr("Change of pages"), made(name)), self.parent,
            title=tr("Change of pages"), taste=lambda name: self.taste(made(name), before),
        )

    def page(self, page: int, give_back: Callable[[], None]) -> QMenu:
        """What can be done with a page in time."""
        made = QMenu(self.parent)
        made.addAction(icon("clock"), tr("Page as long as it is read"), give_back)
        for share, words in ((1.25, tr("A quarter longer")), (0.8, tr("A fifth shorter"))):
            seconds = round(self.film.plan.pages[page].seconds * share, 1)
            made.addAction(words, lambda seconds=seconds: self._page_seconds(page, seconds))
        if page:
            made.addMenu(self.change(page))
        return made

    def _page_seconds(self, page: int, seconds: float) -> None:
        self.session.edit(tr("Seconds of the page"), edits.with_page(self.session.committed, page, seconds=seconds))

    # ------------------------------------------------------------ layers

    def layer(self, layer_id: str, give_back: Callable[[], None]) -> QMenu:
        """How a layer comes, is brought out and leaves."""
        layer = self.session.layer(layer_id)
        motion = layer.motion or Motion()
        made = QMenu(self.parent)
        as_recipe = tr("As the recipe has it")
        for kind, title, words, now in (
            ("enter", tr("Comes by"), effect_words("enter", as_recipe), motion.enter),
            ("emphasis", tr("Is brought out by"), effect_words("emphasis", as_recipe), motion.emphasis),
            ("exit", tr("Leaves by"), effect_words("exit", tr("Stays to the end")), motion.exit),
        ):
            made.addMenu(self._effects(layer_id, kind, title, words, now))
        if isinstance(layer, Text):
            made.addMenu(self._parts(layer_id, motion))
        made.addSeparator()
        made.addAction(icon("clock"), tr("Comes in its turn"), give_back).setEnabled(motion.start >= 0)
        return made

    def _effects(self, layer_id: str, kind: Kind, title: str, words: dict[str, str], now: str) -> QMenu:
        at = self._seen_at(layer_id, kind)
        return choices(
            words, now, lambda name: self._set_motion(title, layer_id, **{kind: name}), self.parent, title=title,
            taste=lambda name: self.taste(self._moving(layer_id, **{kind: name}), at),
        )

    def _parts(self, layer_id: str, motion: Motion) -> QMenu:
        words = {"": tr("As the recipe has it"), "layer": tr("As a whole"), "line": tr("Line by line"),
                 "word": tr("Word by word"), "cluster": tr("Letter by letter")}
        return choices(
            words, motion.by, lambda by: self._set_motion(tr("Parts"), layer_id, by=by), self.parent,
            title=tr("Parts"), taste=lambda by: self.taste(self._moving(layer_id, by=by),
                                                           self._seen_at(layer_id, "enter")),
        )

    def _seen_at(self, layer_id: str, kind: Kind) -> float:
        """The second soon after which an effect of that kind is seen."""
        page = self.film.plan.pages[self.session.page]
        turn = next((turn for turn in self.film.turns[self.session.page] if turn.layer == layer_id), None)
        seen = {"enter": page.start + (turn.start if turn else 0.0), "emphasis": page.start + page.arriving,
                "exit": page.end - 0.8}[kind]
        return max(0.0, seen - _BEFORE)

    def _moving(self, layer_id: str, **fields: Any) -> Document:
        return edits.with_motion(self.session.committed, layer_id, **fields)

    def _set_motion(self, name: str, layer_id: str, **fields: Any) -> None:
        self.session.edit(name, self._moving(layer_id, **fields))

    # ------------------------------------------------------------ sounds

    def sound(self, at_number: int, remove: Callable[[], None]) -> QMenu:
        """How a sound is heard."""
        sound = self.session.committed.sounds[at_number]
        made = QMenu(self.parent)
        percent = {str(volume): tr("{percent}%", percent=round(volume * 100)) for volume in VOLUMES}
        made.addMenu(self._sound_values(at_number, tr("Volume"), "volume", percent, str(sound.volume)))
        for field, title in (("fade_in", tr("Fades in")), ("fade_out", tr("Fades out"))):
            words = {"": tr("As usual")} | {str(fade): tr("{seconds} s", seconds=fade) for fade in FADES}
            now = getattr(sound, field)
            made.addMenu(self._sound_values(at_number, title, field, words, "" if now is None else str(now)))
        roles = {"music": tr("Music, quieter under speech"), "narration": tr("Speech"), "effect": tr("Effect, once")}
        made.addMenu(choices(roles, sound.role, lambda role: self._set_sound(tr("Role"), at_number, role=role),
                             self.parent, title=tr("Role")))
        made.addSeparator()
        made.addAction(tr("From the beginning to the end"),
                       lambda: self._set_sound(tr("Time of the sound"), at_number, at=0.0, until=0.0))
        made.addAction(icon("trash"), tr("Remove the sound"), remove)
        return made

    def _sound_values(self, at_number: int, title: str, field: str, words: dict[str, str], now: str) -> QMenu:
        def choose(value: str) -> None:
            self._set_sound(title, at_number, **{field: float(value) if value else None})

        return choices(words, now, choose, self.parent, title=title)

    def _set_sound(self, name: str, at_number: int, **fields: Any) -> None:
        self.session.edit(name, edits.with_sound(self.session.committed, at_number, **fields))

    def new_sound(self, from_file: Callable[[], None], at: float) -> QMenu:
        """The sounds that come with the program: music for all of the film, effects for second `at`."""
        made = QMenu(self.parent)
        made.addAction(icon("file-music"), tr("A file…"), from_file)
        for role, title in (("music", tr("Music")), ("effect", tr("Effects"))):
            made.addSection(title)
            for one in shipped_sounds():
                if one.role == role:
                    action = made.addAction(local(one.name_fa, one.name))
                    action.setToolTip(local(one.about_fa, one.about))
                    action.triggered.connect(lambda _=False, one=one: self.add_sound(one.source, one.role, at))
        made.setToolTipsVisible(True)
        return made

    def add_sound(self, source: str, role: str, at: float) -> None:
        """Put a sound in; music from the beginning, anything else at second `at`."""
        sound = Sound(source=source, role=role, at=0.0 if role == "music" else round(at, 2))
        self.session.edit(tr("Add a sound"), edits.with_new_sound(self.session.committed, sound))
