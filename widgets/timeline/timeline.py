"""Turn an open session into its timeline: the bar, the strip, and the film played in the canvas's place."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.document.model import Document
from widgets.common import Common
from widgets.jobs import Jobs, heard_by
from widgets.media import SOUNDS, listened
from widgets.messages import words_of
from widgets.session import Session
from widgets.timeline import edits
from widgets.timeline.bar import FilmBar, connected
from widgets.timeline.blocks import Block, LayerBar, PageBlock, SoundBar
from widgets.timeline.choosing import choices, recipe_words
from widgets.timeline.film import Film, FilmKeeper, plan_of
from widgets.timeline.hand import Hand
from widgets.timeline.lanes import Lanes, Strip
from widgets.timeline.menus import Menus
from widgets.timeline.playback import Playback
from widgets.timeline.screening import Screening
from widgets.timeline.voice import Device, Voice, mixed, opened
from widgets.words import local, tr

_STILL_A_WHILE = 400  # ms without a change after which the film's sound is made


class Timeline(QFrame):
    """The time of a film. It lays the film out only while it is seen; `place` is what the film is shown over."""

    failed = Signal(object)  # a Problem

    def __init__(
        self, session: Session, place: QWidget, common: Common, *, clock: Callable[[], float] = perf_counter,
        device: Callable[[], Device | None] = opened,
    ) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setAccessibleName(tr("Timeline"))
        self.session, self.place, self._common, self._open_device = session, place, common, device
        # Frames and layouts by the dozen are no work to tell about. Jobs still on their way out need theirs alive.
        self._own = own = Jobs(common.jobs)
        self.destroyed.connect(lambda: own.close())
        self.keeper = FilmKeeper(session, self._own, self)
        self.playback = Playback(self, clock=clock)
        self.screening = Screening(place, self._own)
        self.lanes = Lanes(session)
        self.bar, self.strip = FilmBar(), Strip(self.lanes)
        self.hand = Hand(session, self.lanes, self.keeper, self)
        self._tasting: float | None = None
        self._before_tasting = (0.0, False)
        self._voice: Voice | None = None
        self._looked_for_device = False
        self._mixed: object = None  # what the sound at hand was made of
        self._mixing: object = None
        self._quiet = QTimer(self, singleShot=True, interval=_STILL_A_WHILE)
        self._quiet.timeout.connect(self._mix)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.strip, 1)
        self._listen()
        self._show_moment(0.0)

    # ------------------------------------------------------------ who hears whom

    def _listen(self) -> None:
        keeper, playback, bar, session = self.keeper, self.playback, self.bar, self.session
        keeper.changed.connect(self._show_film)
        keeper.pictured.connect(lambda: self.lanes.show_pictures(keeper.pictures))
        keeper.failed.connect(self._say)
        self.screening.failed.connect(self._say)
        self.screening.left.connect(self.leave)
        playback.moved.connect(self._show_moment)
        playback.state_changed.connect(self._show_state)
        self.lanes.sought.connect(self.look_at)
        self.lanes.made.connect(self._offer_menu)
        self.lanes.marked.connect(self._offer_change)
        session.page_changed.connect(self._show_page)
        session.selection_changed.connect(self.lanes.refresh)
        connected(bar.play, self.toggle)
        connected(bar.back, lambda: self.step(-1))
        connected(bar.on, lambda: self.step(1))
        bar.loop.toggled.connect(lambda on: setattr(playback, "loop", on))
        bar.watch.toggled.connect(self._watch)
        bar.recipe.clicked.connect(lambda _=False: self._pop(self.recipes(), bar.recipe))
        connected(bar.sound, lambda: self._pop(self.menus().new_sound(self._ask_sound, playback.moment), bar.sound))
        connected(bar.nearer, lambda: self.strip.zoom(1.5))
        connected(bar.wider, lambda: self.strip.zoom(0.0))
        bar.page.valueChanged.connect(self._set_page_seconds)
        bar.length.valueChanged.connect(self.set_length)
        connected(bar.natural, self.set_natural)

    def _offer_menu(self, block: Block) -> None:
        block.wants_menu.connect(lambda place: self._pop_at(self.menu_of(block), place))

    def _offer_change(self, button: QToolButton) -> None:
        button.clicked.connect(lambda _=False: self._pop(self.menus().change(button.property("page")), button))

    # ------------------------------------------------------------ what is shown

    def _show_film(self) -> None:
        film = self.keeper.film
        self.playback.set_seconds(film.seconds)
        self.screening.show_film(film.scene)
        self.lanes.show_film(film)
        self._show_page()
        words = recipe_words()
        self.bar.recipe.setText(words.get(film.document.motion, film.document.motion))
        self.bar.recipe.setToolTip(tr("How all of it moves"))
        self.bar.recipe.setAccessibleName(tr("Motion: {recipe}", recipe=self.bar.recipe.text()))
        if _sound_of(film) != self._mixed:
            self.playback.set_samples(None)
            self._quiet.start()
        if self._tasting is not None:
            self._play_from(self._tasting)

    def _show_page(self) -> None:
        film = self.keeper.film
        if film is not None and self.session.page < len(film.plan.pages):
            page = self.session.page
            self.bar.length.setToolTip(f"{tr('Length of the film')}\n{local(film.plan.why_fa, film.plan.why)}")
            self.bar.show_lengths(film.document.pages[page].seconds, film.plan.pages[page].seconds, film.seconds)
            self.lanes.refresh()
            self._show_moment(self.playback.moment)

    def _show_moment(self, moment: float) -> None:
        self.bar.show_moment(moment, self.playback.seconds)
        self.lanes.head.show_moment(moment)
        self.screening.show_moment(moment)
        if self.playback.playing:
            self.strip.ensureVisible(round(self.lanes.scale.x(moment)), self.strip.verticalScrollBar().value(), 40, 0)

    def _show_state(self, playing: bool) -> None:
        self.bar.show_playing(playing)
        if playing:
            self.bar.watch.setChecked(True)
            self._find_device()
        elif self._tasting is None:
            self._follow()

    def _follow(self) -> None:
        """The page selected is the one seen."""
        if self.keeper.film is not None:
            self.session.show_page(self.keeper.film.page_at(self.playback.moment))

    def _watch(self, on: bool) -> None:
        """Show the film over the page, and take the keys, or show the page again."""
        self.screening.setVisible(on)
        if not on:
            self.playback.pause()
        elif self._tasting is None and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.bar.play.setFocus()

    def leave(self) -> None:
        """Back to the page, keys and all."""
        self.bar.watch.setChecked(False)
        self.place.setFocus()

    def _say(self, problem: object) -> None:
        what, _ = words_of(problem)
        self.bar.note.setText(what)

    def showEvent(self, event: QEvent) -> None:
        self.keeper.watch(True)
        super().showEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        self.keeper.watch(False)
        self.playback.pause()
        self.bar.watch.setChecked(False)
        if self._voice is not None:
            self._voice.rest()
        super().hideEvent(event)

    # ------------------------------------------------------------ playing

    def toggle(self) -> None:
        """Play or pause."""
        self.playback.toggle()

    def step(self, frames: int) -> None:
        """So many frames on, or back, shown."""
        self.bar.watch.setChecked(True)
        self.playback.step(frames)
        self._follow()

    def look_at(self, second: float) -> None:
        """Show the frame of `second`."""
        self.bar.watch.setChecked(True)
        self.playback.seek(second)
        if not self.playback.playing:
            self._follow()

    def _play_from(self, second: float) -> None:
        self.playback.seek(second)
        self.playback.play()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key(), 0) * (-1 if self.isRightToLeft() else 1)
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif control and steps:
            self.step(steps)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.look_at(0.0 if event.key() == Qt.Key.Key_Home else self.playback.seconds)
        elif event.key() == Qt.Key.Key_Escape and self.bar.watch.isChecked():
            self.leave()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ hearing

    def _mix(self) -> None:
        """Make the sound of the film as it is, in the background."""
        film = self.keeper.film
        if film is None or not film.is_heard or self.session.previewing or _sound_of(film) == self._mixed:
            return
        self._mixing = _sound_of(film)
        job = self._common.jobs.run(mixed, film.tracks, film.heard, film.seconds, key="film sound")
        job.done.connect(self._take_sound)
        job.failed.connect(self._say)

    def _take_sound(self, samples: bytes) -> None:
        if self._mixing == _sound_of(self.keeper.film):
            self._mixed = self._mixing
            self.playback.set_samples(samples)

    def _find_device(self) -> None:
        if not self._looked_for_device:
            self._looked_for_device = True
            job = self._common.jobs.run(self._open_device)
            job.done.connect(self._take_device)

    def _take_device(self, device: Device | None) -> None:
        if device is None:
            heard = self.keeper.film is not None and self.keeper.film.is_heard
            self.bar.note.setText(tr("No loudspeaker was found; it plays silently") if heard else "")
            return
        self._voice = voice = Voice(device)
        self.destroyed.connect(lambda: voice.close())
        self.playback.set_voice(voice)

    # ------------------------------------------------------------ lengths

    def _set_page_seconds(self, seconds: float) -> None:
        new = edits.with_page(self.session.committed, self.session.page, seconds=round(seconds, 2))
        self.session.edit(tr("Seconds of the page"), new, merge=f"time end page {self.session.page}")

    def set_length(self, seconds: float) -> None:
        """Let all of the film last `seconds`: each page its part of them. 0 is as long as it takes to read."""
        if seconds <= 0:
            self.set_natural()
            return
        document = self.session.committed
        job = self._own.run(plan_of, document, self.session.preset, seconds, key="length")
        job.done.connect(lambda timed: self._take_length(document, edits.with_length(document, timed)))
        job.failed.connect(self._say)

    def _take_length(self, old: Document, new: Document) -> None:
        if self.session.committed is old:
            self.session.edit(tr("Length of the film"), new)

    def set_natural(self) -> None:
        """Let every page last as long as it is read."""
        document = self.session.committed
        self.session.edit(tr("As long as it takes to read"), edits.with_seconds(document, [0.0] * len(document.pages)))

    # ------------------------------------------------------------ menus

    def menus(self) -> Menus:
        """The menus of the film as it is now."""
        return Menus(session=self.session, film=self.keeper.film, parent=self, taste=self.taste)

    def menu_of(self, block: Block) -> QMenu:
        """What can be done with what a block stands for."""
        menus, back = self.menus(), lambda: self.hand.give_back(block)
        if isinstance(block, PageBlock):
            return menus.page(block.page, back)
        if isinstance(block, SoundBar):
            return menus.sound(block.sound, back)
        assert isinstance(block, LayerBar)
        return menus.layer(block.layer, back)

    def recipes(self) -> QMenu:
        """How all of the film moves."""
        start = self.keeper.film.plan.pages[self.session.page].start if self.keeper.film else 0.0

        def made(name: str) -> Document:
            return replace(self.session.committed, motion=name)

        return choices(
            recipe_words(), self.session.committed.motion,
            lambda name: self.session.edit(tr("Motion of the film"), made(name)), self,
            taste=lambda name: self.taste(made(name), start),
        )

    def _ask_sound(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SOUNDS)
        path, _ = QFileDialog.getOpenFileName(self, tr("Add a sound"), "", f"{tr('Sounds')} ({pattern})")
        if path:
            job = self._common.jobs.run(listened, path, key=f"sound {id(self)}")
            job.done.connect(heard_by(self, lambda source: self.menus().add_sound(source, "music", 0.0)))
            job.failed.connect(heard_by(self, self._say))

    def _pop(self, menu: QMenu, button: QWidget) -> None:
        self._pop_at(menu, button.mapToGlobal(QPoint(0, button.height())))

    def _pop_at(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # What was chosen is heard after the menu has gone: only then is it known what stays.
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self.leave_tasting))
        menu.popup(place)

    # ------------------------------------------------------------ trying out

    def taste(self, document: Document, second: float) -> None:
        """Show the film of `document` from `second` on, until `leave_tasting`."""
        if self._tasting is None:
            self._before_tasting = (self.playback.moment, self.bar.watch.isChecked())
        self._tasting = second
        self.bar.watch.setChecked(True)
        self.playback.pause()
        self.session.preview(document)
        if self.keeper.current:
            self._play_from(second)

    def leave_tasting(self) -> None:
        """Back to what the history has, and to where the film was."""
        if self._tasting is None:
            return
        self.session.cancel()
        self.playback.pause()
        self._tasting = None
        moment, watching = self._before_tasting
        self.playback.seek(moment)
        self.bar.watch.setChecked(watching)


def _sound_of(film: Film) -> object:
    """What the sound of a film is made of."""
    return (film.tracks, film.heard, round(film.seconds, 3))
