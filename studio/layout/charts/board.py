"""Turn a chart layer and its box into a board to draw on: its numbers, colours, sizes of words, and what was drawn.

The board sets what all kinds share (title, unit, keys of series, source) and says what room is left for the figure.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt

from studio.document.charts import MOST_SERIES, Chart
from studio.document.faults import problem
from studio.document.figures import Figures, highlighted
from studio.layout.charts.colours import Tones, alike, tones
from studio.layout.inks import Inks
from studio.layout.labels import LEAST, Label, Look, measured, natural, set_label
from studio.layout.pen import Pen
from studio.numbers import PERCENT, say_number, say_short, scale_word
from studio.scene import Group, Item, Path, ellipse
from studio.values import Box, Colour, Insets

ONE_LINE = 1.4  # em: the room of a line of words
_BEYOND = 0.1  # em: a madda or a bowl hangs over the edge that letters stand at
_TOUCH = 1.0  # px that the ink of words may reach into that of others
_SIGNS = (PERCENT, "$", "€", "£")
_LARGEST = 44.0  # units: names grow with the chart's room up to here
_LOW = 11.0  # em: a chart lower than this keeps its title small
_ROOM = 20.0  # a name is this part of the side of a square as large as the chart


@dataclass(kw_only=True)
class Board:
    """Where a chart is drawn. `em` is the size of names in px; `items` what was drawn, back to front.

    `taken` is the ink of all words set so far, `left` what had to be left out lest it touched them. `scale` is the
    power of a thousand that values are divided by when one word for all says so above the figure; `in_words` gives
    each its own word instead, `silent` writes none.
    """

    chart: Chart
    figures: Figures
    box: Box
    pen: Pen
    tones: Tones
    em: float
    items: list[Item] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    scale: float = 1.0
    in_words: bool = False
    silent: bool = False

    @property
    def rtl(self) -> bool:
        """Whether the chart reads from the right."""
        return self.pen.setting.rtl

    @property
    def language(self) -> str:
        """The language of its words and digits."""
        return self.pen.setting.document.language

    @property
    def least(self) -> float:
        """The smallest size of words in px."""
        return self.px(LEAST)

    @property
    def hair(self) -> float:
        """The width of a thin line in px."""
        return max(1.0, self.px(1.5))

    @property
    def writes(self) -> bool:
        """Whether numbers stand at marks."""
        return self.chart.values and not self.silent

    def px(self, units: float) -> float:
        """Units in px."""
        return self.pen.setting.px(units)

    def clear(self) -> None:
        """Take back all that was drawn, to begin anew in another way."""
        for drawn in (self.items, self.taken, self.left):
            drawn.clear()

    def keep_rows(self, length: float, each: float) -> None:
        """Leave out the last rows that `length` px have no room for at `each` px a row, and say how many."""
        count, most = len(self.figures.labels), max(1, int(length / each))
        if count > most:
            self.say("rows-left", str(count - most))
            self.figures = self.figures.picked(range(most))

    def say(self, code: str, value: str = "") -> None:
        """Note a problem of the chart."""
        self.pen.problems.append(problem(code, self.chart.id or "chart", value))

    # ------------------------------------------------------------ colours

    @cached_property
    def strong(self) -> frozenset[int]:
        """The rows that stand out."""
        return highlighted(self.figures, self.chart.highlight)

    @cached_property
    def strong_series(self) -> frozenset[int]:
        """The series that stand out."""
        word = self.chart.highlight
        return frozenset(at for at, one in enumerate(self.figures.series) if word and one.name == word)

    def colour(self, row: int, series: int = 0) -> Colour:
        """The colour of a mark."""
        if len(self.figures.series) > 1:
            plain = self.tones.series[series]
            muted = (self.strong_series and series not in self.strong_series) or (
                self.strong and row not in self.strong)
            return self.tones.rest if muted else plain
        if not self.strong:
            return self.tones.main
        return self.tones.strong if row in self.strong else self.tones.rest

    def part(self, row: int) -> Colour:
        """The colour of a part of a whole."""
        if self.strong:
            return self.tones.strong if row in self.strong else self.tones.rest
        return self.tones.series[row]

    def on(self, mark: Colour) -> Colour:
        """The colour of words on a mark."""
        return self.pen.inks.palette.on(mark)

    # ------------------------------------------------------------ words

    def look(self, share: float = 1.0, **changes: object) -> Look:
        """How words of `share` times the size of names are set; they may get as small as can be read."""
        largest = max(LEAST, share * self.em / self.pen.setting.unit)
        return replace(Look(weight=500, largest=largest, smallest=min(LEAST, largest)), **changes)

    @cached_property
    def names(self) -> Look:
        """How the names of rows are set."""
        return self.look()

    def name(self, row: int) -> str:
        """The name of a row, empty when names are not wanted."""
        return self.figures.labels[row] if self.chart.labels else ""

    @property
    def has_names(self) -> bool:
        """Whether rows are named."""
        return self.chart.labels and any(self.figures.labels)

    def named(self, row: int, **changes: object) -> Look:
        """How the name of a row is set: heavier where it stands out."""
        look = replace(self.names, **changes)
        return replace(look, weight=800) if row in self.strong else look

    def widest_name(self, **changes: object) -> float:
        """The width of the widest name on one line."""
        rows = range(len(self.figures.labels))
        return max((self.wide(self.name(row), self.named(row, **changes)) for row in rows), default=0.0)

    def fitting_names(self, width: float, height: float = 1e6, every: int = 1, **changes: object) -> tuple[float, bool]:
        """The one size at which the names of every so many rows fit, and whether they really do."""
        rows = [row for row in range(0, len(self.figures.labels), every) if self.name(row)]
        found = [measured(self.name(row), self.named(row, **changes), self.pen.setting, width=width, height=height)
                 for row in rows]
        return (min((one.size for one in found), default=self.px(self.names.largest)), all(one.fits for one in found))

    @cached_property
    def figured(self) -> Look:
        """How numbers at marks are set."""
        return self.look(1.0, weight=800, lines=1)

    @cached_property
    def notes(self) -> Look:
        """How lesser words are set: units, ticks, the source."""
        return self.look(0.86, weight=400, lines=1)

    def number(self, text: str, box: Box, look: Look, **how: object) -> Label:
        """Set `text` in `box`, or leave it out where it would have to be cut: a number is whole or not there."""
        return self.words(text, box, look, whole=True, **how)

    def words(self, text: str, box: Box, look: Look, *, whole: bool = False, **how: object) -> Label:
        """Set `text` in `box`. A name that had to be cut is noted; words that would touch others or leave the chart are
        left out, and so is what must be `whole` and is not."""
        label = set_label(text, box, look, self.pen, **({"colour": "on"} | how))
        if label.group is None:
            return label
        touches = any(label.ink.overlaps(ink, _TOUCH) for ink in self.taken)
        if touches or (label.cut and whole) or not self.box.holds(label.ink, _BEYOND * label.size):
            self.left.append(text)
            return replace(label, group=None)
        self.taken.append(label.ink)
        if label.cut:
            self.say("label-cut", text[:40])
        self.items.extend(label.items)
        return label

    def wide(self, text: str, look: Look, size: float = 0.0) -> float:
        """How wide `text` is on one line in px, its largest size unless given."""
        return natural(text, look, self.pen.setting, size=size) if text else 0.0

    def widest(self, texts: list[str], look: Look, size: float = 0.0) -> float:
        """The width of the widest of `texts`."""
        return max((self.wide(text, look, size) for text in texts), default=0.0)

    def fitting(self, texts: list[str], look: Look, width: float, height: float = 1e6) -> tuple[float, bool]:
        """The one size at which all `texts` fit boxes of `width` x `height`, and whether they really do."""
        found = [measured(text, look, self.pen.setting, width=width, height=height) for text in texts if text]
        return (min((one.size for one in found), default=self.px(look.largest)), all(one.fits for one in found))

    def said(self, value: float | None) -> str:
        """`value` as it stands at its mark; a dash where there is none."""
        if value is None:
            return "–"
        if (self.in_words or self.chart.short == "always") and self.scale == 1.0:
            return self._seen(say_short(value, self.language, decimals=self.figures.decimals, unit=self._sign))
        decimals = self.figures.decimals if self.scale == 1.0 else 1
        return self._seen(say_number(value / self.scale, self.language, decimals=decimals, unit=self._sign))

    def worded(self, value: float | None) -> str:
        """`value` in few signs with its own word («۱۲ هزار»)."""
        if value is None or self.chart.short == "never":
            return self.said(value)
        return self._seen(say_short(value, self.language, decimals=self.figures.decimals, unit=self._sign))

    @property
    def _sign(self) -> str:
        """The unit that stands at every number, if it is one sign."""
        return self.figures.unit if self.figures.unit in _SIGNS else ""

    def _seen(self, said: str) -> str:
        """`said` with its percent sign at the left of a negative number too, as at the left of others."""
        parted = self.rtl and said.startswith("−") and said.endswith(PERCENT)
        return f"\u2066{said[:-1]}\u2069{PERCENT}" if parted else said

    @property
    def unit_note(self) -> str:
        """What all numbers are in, unless it stands at each: «هزار جلد»."""
        unit = "" if self._sign else self.figures.unit
        return " ".join(filter(None, (scale_word(self.scale, self.language), unit)))

    # ------------------------------------------------------------ sides

    def first(self, box: Box, width: float) -> Box:
        """The part of `box` of that width at the reading side."""
        x = box.right - width if self.rtl else box.x
        return Box(x, box.y, width, box.height)

    def rest_of(self, box: Box, width: float) -> Box:
        """`box` without that width at the reading side."""
        return Box(box.x if self.rtl else box.x + width, box.y, max(0.0, box.width - width), box.height)


def board_of(chart: Chart, figures: Figures, box: Box, pen: Pen) -> Board:
    """An empty board for `chart` in `box`."""
    setting = pen.setting
    units = sqrt(max(1.0, box.width * box.height)) / setting.unit
    em = setting.px(min(_LARGEST, max(LEAST, units / _ROOM)))
    count = min(MOST_SERIES, len(figures.labels) if chart.chart in ("donut", "waffle") else len(figures.series))
    return Board(chart=chart, figures=figures, box=box, pen=pen, tones=_tones(chart, count, box, pen.inks), em=em)


def _tones(chart: Chart, count: int, box: Box, inks: Inks) -> Tones:
    ground = inks.behind(box)
    asked = tuple(inks.named(word, ground) for word in chart.colours)
    return tones(inks.palette, ground, max(1, count), asked, inks.named(chart.rest, ground) if chart.rest else None)


def check_colours(board: Board) -> None:
    """Note colours chosen by hand that some people cannot tell apart."""
    pairs = alike(board.tones.series[: len(board.chart.colours)])
    if pairs:
        board.say("colours-alike", ", ".join(f"{one.hex()} {other.hex()}" for one, other in pairs))


# ---------------------------------------------------------------- what stands round the figure


def framed(board: Board, keys: tuple[str, ...] = ()) -> Box:
    """Set title, unit, source and `keys` (names of the series in their colours); the room left for the figure."""
    room = board.box
    top = _head(board, room)
    bottom = _foot(board, room)
    left = room.inside(Insets(top=top, bottom=bottom))
    return left.inside(Insets(top=_keys(board, left, keys))) if keys else left


def _head(board: Board, room: Box) -> float:
    """Set the title and under it the unit, both in one line where the room is low; the height they take with the gap
    below."""
    low = room.height < _LOW * board.em
    title, unit = board.chart.title.strip(), board.unit_note
    if low and title and unit:
        title, unit = f"{title} ({unit})", ""
    look = board.look(1.15 if low else 1.45, weight=800, balance=True, lines=1 if low else 2)
    used = 0.0
    for text, how, colour in ((title, look, "on"), (unit, board.notes, "muted")):
        if text:
            place = Box(room.x, room.y + used, room.width, room.height * 0.3)
            used += board.words(text, place, how, stand="top", colour=colour).box.height
    return used + (0.2 if low else 0.5) * board.em if used else 0.0


def _foot(board: Board, room: Box) -> float:
    source = board.chart.source.strip()
    if not source:
        return 0.0
    height = ONE_LINE * board.px(board.notes.largest)
    box = Box(room.x, room.bottom - height, room.width, height)
    label = board.words(source, box, board.notes, stand="bottom", colour="muted", role="source")
    return label.box.height + (0.1 if room.height < _LOW * board.em else 0.5) * board.em


def _keys(board: Board, room: Box, keys: tuple[str, ...]) -> float:
    """Set the keys in rows from the reading side; the height they take."""
    look = replace(board.names, lines=1)
    dot, gap, high = 0.62 * board.em, 0.4 * board.em, 1.5 * board.em
    x, y = 0.0, room.y
    for at, key in enumerate(keys):
        if not key:
            continue
        width = min(board.wide(key, look) + 2.0, room.width - dot - gap)
        if x > 0 and x + dot + gap + width > room.width:
            x, y = 0.0, y + high
        place = board.first(Box(room.x, y, room.width - x, high) if board.rtl else
                            Box(room.x + x, y, room.width - x, high), dot + gap + width)
        board.items.append(key_dot(board.first(place, dot), board.colour(-1, at)))
        board.words(key, board.rest_of(place, dot + gap), look)
        x += dot + gap + width + 1.1 * board.em
    return y + high + 0.4 * board.em - room.y if any(keys) else 0.0


def key_dot(box: Box, colour: Colour) -> Group:
    """A round sample of a colour in the middle of `box`."""
    r, centre = box.width / 2, box.centre
    at = Box(centre.x - r, centre.y - r, 2 * r, 2 * r)
    return Group(items=(Path(outline=ellipse(at), fill=colour),), role="key", box=at)
