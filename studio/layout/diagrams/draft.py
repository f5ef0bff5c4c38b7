"""Turn one part of a diagram into layers: its words, badges, icons and cards, in the measures that fit its room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from studio.document.cells import ORDER, Part, parts_of
from studio.document.diagrams import Diagram
from studio.document.model import AnyLayer, Box, Edges, Icon, Shape, Text
from studio.layout.icons import has_icon, search_icons
from studio.layout.inks import palette_of
from studio.layout.setting import Setting
from studio.letters import persian_digits
from studio.palettes import Palette
from studio.text import natural_width
from studio.values import Colour, Size

NOTE_LINES = 2  # of a note where room is short
CAPTION = 24.0  # units: 2.2 % of the short side, the smallest words may be (VISUAL, "Rules of the page")
_AREA = 110_000.0  # square units for each part at which words have their usual size
_MOST_GROWN, _LEAST_GROWN = 1.6, 0.6
_SNUG = 0.55
_LESS = 0.84  # of the size of a title: that of its note
_MORE = CAPTION * 1.45 + 8.0  # units: the height of the line that tells what is left out, and its distance
_LOW = 0.035  # of a disc: how much lower digits stand than their line box, to look centred


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A diagram about to be composed for `room` (px).

    `spare` says what it must do without: 0 nothing, 1 the later lines of notes, 2 notes and half of the distances,
    3 the ends of long titles too.
    `most` is the number of parts shown; None all.
    """

    diagram: Diagram
    room: Size
    setting: Setting
    spare: int = 0
    most: int | None = None

    # ------------------------------------------------------------ what there is

    @cached_property
    def all_parts(self) -> tuple[Part, ...]:
        """Every part of the diagram."""
        return parts_of(self.diagram)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts shown."""
        return self.all_parts[: self.most]

    @property
    def notes(self) -> bool:
        """Whether there is a note to be shown."""
        return self.spare < 2 and has_notes(self.diagram)

    @cached_property
    def palette(self) -> Palette:
        """The colours of the document."""
        return palette_of(self.setting.document.palette, self.setting.document.colours)

    @cached_property
    def _known(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, found: Callable[[], Any]) -> Any:
        """What `found` answers, asked once: for what is alike in all parts."""
        if name not in self._known:
            self._known[name] = found()
        return self._known[name]

    # ------------------------------------------------------------ measures

    def units(self, px: float) -> float:
        """px in units."""
        return px / self.setting.unit

    @property
    def width(self) -> float:
        """The width of the room in units."""
        return self.units(self.room.width)

    @property
    def height(self) -> float:
        """The height of the room in units, without the line that tells what is left out."""
        return self.units(self.room.height) - (_MORE if self.left_out else 0.0)

    @property
    def left_out(self) -> int:
        """How many parts are not shown."""
        return 0 if self.most is None else max(0, len(self.all_parts) - self.most)

    @property
    def across(self) -> bool:
        """Whether the figure runs from side to side: as asked, else in a room wider than high."""
        if self.diagram.flow:
            return self.diagram.flow == "across"
        return self.room.width > 1.25 * self.room.height

    @cached_property
    def grown(self) -> float:
        """How much larger than usual words and marks may be where few parts have much room, and how much smaller marks
        must be where many have little: 0.6 to 1.6."""
        each = self.width * self.height / max(1, len(self.parts))
        return min(_MOST_GROWN, max(_LEAST_GROWN, (max(0.0, each) / _AREA) ** 0.5))

    @property
    def snug(self) -> float:
        """What distances are multiplied by: less than 1 where room is short."""
        return min(1.0, self.grown) * (_SNUG if self.spare > 1 else 1.0)

    def edges(self, top: float, right: float, bottom: float = -1.0, left: float = -1.0) -> Edges:
        """Padding as in CSS: two distances for opposite sides, or all four."""
        sides = (top, right, top if bottom < 0 else bottom, right if left < 0 else left)
        top, right, bottom, left = (side * self.snug for side in sides)
        return Edges(top=top, right=right, bottom=bottom, left=left)

    def said(self, number: int) -> str:
        """A number in the digits of the document."""
        return persian_digits(str(number)) if self.setting.document.language == "fa" else str(number)

    def natural(self, text: str, size: float, weight: int = 500) -> float:
        """How wide a text of `size` units is on one line, in units."""
        style = self.setting.style(self.words(text, weight=weight))
        return natural_width(" ".join(text.split()), style, size=100.0) * size / 100.0 if text.strip() else 0.0

    # ------------------------------------------------------------ colours

    def named(self, word: str) -> Colour:
        """The colour of a role or "#rrggbb"."""
        return Colour.parse(word) if word.startswith("#") else self.palette.role(word)

    def mixed(self, word: str, share: float, ground: str = "") -> str:
        """`share` of a colour laid on the panel, or on `ground`: a gentle surface."""
        below = self.named(ground or self.diagram.panel or "ground")
        return below.mixed(self.named(word), share).hex()

    def blend(self, share: float) -> str:
        """Half of each of the two colours, `share` of it laid on the panel: for what belongs to both."""
        both = self.named(self.first).mixed(self.named(self.second), 0.5)
        return self.named(self.diagram.panel or "ground").mixed(both, share).hex()

    def on(self, word: str) -> str:
        """The colour of words on a colour."""
        return self.palette.on(self.named(word)).hex()

    @property
    def first(self) -> str:
        """The colour that carries the figure."""
        return self.diagram.colour

    @property
    def second(self) -> str:
        """The other one."""
        return self.diagram.colour2

    def steps_of(self, number: int) -> tuple[str, ...]:
        """`number` colours on the way from the first towards the second, none of them muddy: a quarter of it."""
        one, other = self.named(self.first), self.named("ink")
        return tuple(one.mixed(other, 0.34 * at / max(1, number - 1)).hex() for at in range(number))

    # ------------------------------------------------------------ words

    def words(self, text: str, **looks: Any) -> Text:
        """A label of the figure."""
        base = {"type": "body", "weight": 500, "largest": 36, "smallest": CAPTION, "colour": "ink", "width": "fill",
                "line_height": 1.45, "text_align": "start", "role": "label", "slot": self.diagram.id or "diagram"}
        looks = base | looks
        looks["largest"] = max(looks["largest"], looks["smallest"])
        return Text(text=" ".join(text.split()), **looks)

    def title(self, text: str, **looks: Any) -> Text:
        """The name of a part."""
        base = {"weight": 700, "largest": 40 * self.grown, "smallest": 26, "line_height": 1.35}
        cut = {"cap": 2, "cut": True} if self.spare > 2 else {}
        return self.words(text, **base | cut | looks)

    def note(self, text: str, **looks: Any) -> Text:
        """What is said about a part; shortened where room is short."""
        base = {"weight": 400, "largest": 33 * self.grown, "smallest": CAPTION, "colour": "muted"}
        cut = {"cap": NOTE_LINES, "cut": True, "priority": 1} if self.spare else {}
        return self.words(text, **base | cut | looks)

    def texts(self, part: Part, *, gap: float = 6, **looks: Any) -> Box:
        """The title and the note of a part, one under the other."""
        align = {"text_align": looks.pop("text_align")} if "text_align" in looks else {}
        below = {"largest": _LESS * looks["largest"]} if "largest" in looks else {}  # a note is never the larger one
        lines: list[AnyLayer] = [self.title(part.title, **looks | align)] if part.title else []
        if part.text and self.spare < 2:
            lines.append(self.note(part.text, **align, **below) if part.title
                         else self.title(part.text, weight=500, **align))
        elif not part.title:
            lines.append(self.title(part.name, **looks | align))
        return Box(width="fill", gap=gap, children=tuple(lines))

    def cuts(self, lines: int) -> dict[str, Any]:
        """What lets a text that must stay lose its later lines where nothing else helps."""
        return {"cap": lines, "cut": True} if self.spare > 2 else {}

    # ------------------------------------------------------------ marks

    def badge(self, text: str, side: float, *, fill: str = "", colour: str = "", **looks: Any) -> Box:
        """A disc of `side` units with a number in it."""
        fill = fill or self.first
        words = self.words(text, weight=800, largest=side * 0.5, smallest=side * 0.3, colour=colour or self.on(fill),
                           width="hug", anchor="centre", y=side * _LOW, line_height=1.3, cap=1)
        return self.disc(side, fill, (words,), **looks)

    def symbol(self, icon: str, side: float, *, fill: str = "", colour: str = "", **looks: Any) -> Box:
        """A disc of `side` units with an icon in it."""
        fill = fill or self.mixed(self.first, 0.14)
        mark = Icon(icon=icon, width=side * 0.56, colour=colour or self.first, anchor="centre")
        return self.disc(side, fill, (mark,), **looks)

    def disc(self, side: float, fill: str, children: tuple[AnyLayer, ...], **looks: Any) -> Box:
        """A disc that comes in as a mark."""
        base = {"role": "mark:pop", "flow": "stack", "width": side, "height": side, "fill": fill, "radius": side / 2}
        return Box(children=children, **base | looks)

    def bar(self, **looks: Any) -> Shape:
        """A stretch of the line that joins parts."""
        return Shape(**{"role": "mark:draw", "fill": self.mixed(self.first, 0.32, "ground")} | looks)

    def mark(self, part: Part, number: int, side: float, **looks: Any) -> Box:
        """The icon of a part where it has one, else its number, on a disc in the first colour."""
        if icon := icon_of(part.icon):
            fill = looks.pop("fill", self.first)
            return self.symbol(icon, side, fill=fill, colour=self.on(fill), **looks)
        return self.badge(self.said(number), side, **looks)

    def card(self, children: Iterable[AnyLayer], **looks: Any) -> Box:
        """A panel round what belongs together; only room around it where the figure has no panels."""
        base: dict[str, Any] = {"fill": self.diagram.panel, "radius": 26, "width": "fill", "height": "fill",
                                "padding": self.edges(18, 28)}
        return Box(children=tuple(children), **base | looks)

    def root(self, children: Iterable[AnyLayer], **looks: Any) -> Box:
        """The whole figure; a last line tells how many parts were left out."""
        inner = Box(children=tuple(children), **{"width": "fill", "height": "fill"} | looks)
        if not self.left_out:
            return inner
        left = self.said(self.left_out)
        said = f"… و {left} مورد دیگر" if self.setting.rtl else f"… and {left} more"
        line = self.words(said, largest=CAPTION, colour="muted", cap=1)
        return Box(width="fill", height="fill", gap=8, children=(inner, line))

    def with_less(self, spare: int, most: int | None = None) -> "Draft":
        """The same with more left out."""
        return replace(self, spare=spare, most=most)


def has_notes(diagram: Diagram) -> bool:
    """Whether the parts of a diagram have notes."""
    return "text" in ORDER.get(diagram.diagram, ()) and any(part.text for part in parts_of(diagram))


@lru_cache(maxsize=512)
def icon_of(word: str) -> str:
    """The shipped icon a cell asks for, by its name or by words about it; "" when there is none."""
    if not word:
        return ""
    if has_icon(word):
        return word
    found = search_icons(word, most=1)
    return found[0].name if found else ""
