"""Turn what is weak about the page into marks where it is, found in quiet moments."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter

from studio.errors import InputFault, Problem
from studio.layout import Layout
from studio.review import review
from studio.values import Point
from widgets.aside import Aside
from widgets.canvas.stage import Stage
from widgets.messages import words_of
from widgets.session import Planned
from widgets.theme.current import colour
from widgets.words import number

_QUIET = 400  # ms without a change until the page is looked over
_SIZE = 18.0
_GAP = 4.0
_ROLES = {"error": "danger", "warning": "warning", "note": "muted"}
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, kw_only=True)
class Marker:
    """Problems of one layer (of the page, for an empty `layer_id`), at a place of the screen."""

    layer_id: str
    x: float
    y: float
    problems: tuple[Problem, ...]

    @property
    def worst(self) -> Problem:
        """The gravest of them."""
        return min(self.problems, key=lambda problem: _RANK[problem.level])

    @property
    def words(self) -> str:
        """What is said about them: what is wrong and the way out, a line each."""
        said = (words_of(problem) for problem in self.problems)
        return "\n".join(f"{what}. {hint}".strip(" .") + "." if hint else f"{what}." for what, hint in said)


@dataclass(frozen=True, kw_only=True, eq=False)
class Reviewed:
    """A page that was looked over."""

    planned: Planned
    layout: Layout
    problems: tuple[Problem, ...]


class Watch(QObject):
    """Keeps an eye on the page shown: `problems` are those of the last quiet moment."""

    changed = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.stage = stage
        self.problems: tuple[Problem, ...] = ()
        session = stage.session
        self._aside = Aside(self._plan, self._take, self)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(lambda: self._aside.ask(["page"]))
        for signal in (session.changed, session.preset_changed, session.page_changed):
            signal.connect(self._quiet.start)
        self._quiet.start()

    def look(self) -> None:
        """Look the page over now."""
        self._aside.ask(["page"])
        self._aside.finish()

    def _plan(self, _page: str) -> Callable[[], Reviewed]:
        planned = self.stage.session.planned()
        return lambda: _reviewed(planned)

    def _take(self, _page: str, found: Reviewed) -> None:
        """What is no longer looked at, or looks otherwise by now, is looked over again after the next quiet moment."""
        session = self.stage.session
        looked_at = (found.planned.preset.id, found.planned.page) == (session.preset.id, session.page)
        if not session.keep(found.planned, found.layout) or not looked_at:
            return
        if found.problems != self.problems:
            self.problems = found.problems
            self.changed.emit()

    def markers(self) -> list[Marker]:
        """A mark beside every layer with problems, and one for all that belong to no layer that is seen."""
        by_layer: dict[str, list[Problem]] = {}
        shown = {one.id: one for one in self.stage.standing}
        for problem in self.problems:
            by_layer.setdefault(problem.where if problem.where in shown else "", []).append(problem)
        found: list[Marker] = []
        for name, problems in by_layer.items():
            at = self._beside(name)
            while any(abs(at.x - one.x) < _SIZE and abs(at.y - one.y) < _SIZE for one in found):
                at = Point(at.x, at.y + _SIZE + 2)  # marks of layers that begin at one place stand in a column
            found.append(Marker(layer_id=name, x=at.x, y=at.y, problems=tuple(problems)))
        return found

    def _beside(self, layer_id: str) -> Point:
        view, one = self.stage.view, self.stage.find(layer_id) if layer_id else None
        if one is None:
            size = self.stage.page_size
            corner = view.to_screen(size.width, 0.0)
            return Point(corner.x + _GAP + _SIZE / 2, corner.y + _SIZE / 2)
        box = one.bounds
        right = min(box.right, self.stage.page_size.width)
        corner = view.to_screen(right, max(box.y, 0.0))
        return Point(corner.x + _GAP + _SIZE / 2, corner.y + _SIZE / 2)

    def marker_at(self, x: float, y: float) -> Marker | None:
        """The mark at a place of the screen."""
        reach = _SIZE / 2 + 2
        return next((one for one in self.markers() if abs(one.x - x) <= reach and abs(one.y - y) <= reach), None)


def _reviewed(planned: Planned) -> Reviewed:
    """Runs in a thread."""
    planned = planned.looked()
    layout = planned.laid()
    found = [*planned.seen.problems, *layout.problems]
    try:
        found += review(planned.document, layout)
    except InputFault as fault:
        found.append(fault.problem)
    return Reviewed(planned=planned, layout=layout, problems=tuple(found))


def paint_markers(painter: QPainter, watch: Watch) -> None:
    """Round marks with «!», or how many problems there are."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(12)
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    for marker in watch.markers():
        circle = QRectF(marker.x - _SIZE / 2, marker.y - _SIZE / 2, _SIZE, _SIZE)
        painter.setPen(QColor("#ffffff"))
        painter.setBrush(colour(_ROLES[marker.worst.level]))
        painter.drawEllipse(circle)
        painter.setPen(colour("surface"))
        words = "!" if len(marker.problems) == 1 else number(len(marker.problems))
        painter.drawText(circle.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
