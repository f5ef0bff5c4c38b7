"""Turn numbers of provinces into a map of Iran: five tones, a legend from the right, the numbers beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.document.model import AnyLayer, Box, Edges, Line
from studio.document.provinces import Province, class_of, classes, iran, values_of
from studio.layout.diagrams.draft import CAPTION, Draft
from studio.layout.diagrams.figure import Figure
from studio.layout.diagrams.land import Land
from studio.layout.flow import Placed
from studio.layout.labels import Look, measured, set_label
from studio.layout.pen import Pen
from studio.numbers import say_number
from studio.palettes import readable
from studio.scene import Group, Item, Path, Stroke
from studio.values import Colour

_SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)  # of the first colour in the five tones
_NOTHING = 0.07  # of the ink in the tone of provinces without a number
_SEA_TONE = 0.5
_LEAST_MAP = 260.0  # units: the least height of the map
_ROW = 50.0  # units of a row of the list
_LIST = 320.0  # units: the least width of the list


@dataclass(frozen=True)
class _Map:
    """The numbers of a map and their tones."""

    draft: Draft

    @cached_property
    def values(self) -> dict[str, float]:
        return values_of(self.draft.diagram)

    @cached_property
    def classes(self) -> tuple[tuple[float, float], ...]:
        return classes(self.values)

    def tone(self, number: int) -> Colour:
        """The colour of a class."""
        count = len(self.classes)
        share = _SHARES[-1] if count == 1 else _SHARES[round(number * (len(_SHARES) - 1) / (count - 1))]
        return self.draft.named(self.draft.diagram.panel or "ground").mixed(self.draft.named(self.draft.first), share)

    @property
    def empty(self) -> Colour:
        return self.draft.named("ground").mixed(self.draft.named("ink"), _NOTHING)

    def fill(self, province: Province) -> Colour:
        """The colour of a province."""
        value = self.values.get(province.iso)
        return self.empty if value is None else self.tone(class_of(value, self.classes))

    def said(self, value: float) -> str:
        """A number in words of the document."""
        return say_number(value, language=self.draft.setting.document.language)

    @property
    def ranked(self) -> list[Province]:
        """The provinces with numbers, the greatest first."""
        known = [province for province in iran().provinces if province.iso in self.values]
        return sorted(known, key=lambda province: -self.values[province.iso])


def province_map(draft: Draft) -> Box:
    """The map with its legend; the list of numbers beside it in a wide room, under it in a high one."""
    found = _Map(draft)
    legend = _legend(found) if draft.spare < 3 else []
    if draft.room.width > 1.25 * draft.room.height:
        rows = min(len(found.ranked), max(0, int(draft.height // _ROW)))
        wide = draft.width - (draft.height - 80) * iran().width / iran().height
        if rows > 2 and wide >= _LIST:
            side = Box(width=min(wide - 30, 400), height="fill", justify="centre",
                       children=tuple(_list(found, found.ranked[:rows], 1)))
            land = Box(width="fill", height="fill", gap=14, children=(_figure(found), *legend))
            return draft.root((land, side), flow="row", gap=56, items="stretch")
        return draft.root((_figure(found), *legend), gap=14)
    high = draft.width * iran().height / iran().width
    left = draft.height - high - 90
    columns = 2 if draft.width >= 2 * _LIST else 1
    rows = int(left // _ROW)
    under = _list(found, found.ranked[: rows * columns], columns) if rows >= 2 else []
    return draft.root((_figure(found), *legend, *under), gap=18)


def _figure(found: _Map) -> Figure:
    return Figure(width="fill", height="fill", least_height=min(_LEAST_MAP, 0.5 * found.draft.height),
                  paint=lambda placed, pen: _paint(found, placed, pen))


def _paint(found: _Map, placed: Placed, pen: Pen) -> Iterator[Item]:
    land = Land.within(placed.box)
    border = Stroke(fill=found.draft.named("ground"), width=max(1.0, pen.setting.px(2.2)))
    pen.inks.laid(land.box, found.empty)
    quiet = readable(found.draft.palette.muted, found.empty)
    known = [province for province in iran().provinces if province.iso in found.values]
    others = [province for province in iran().provinces if province.iso not in found.values]
    yield Group(role="mark:pop", box=land.box, items=(
        *(Path(outline=land.outline(province), fill=found.empty, stroke=border) for province in others),
        *(name for province in others for name in _name(province, land, pen, quiet))))
    for province in sorted(known, key=lambda one: -found.values[one.iso]):
        fill = found.fill(province)
        path = Path(outline=land.outline(province), fill=fill, stroke=border)
        yield Group(role="step", layer="", box=land.room(province),
                    items=(path, *_name(province, land, pen, readable(found.draft.palette.on(fill), fill))))
    ground = found.draft.named("ground")
    sea = readable(ground.mixed(found.draft.named("ink"), _SEA_TONE), ground)
    yield from land.seas(pen, sea)


def _name(province: Province, land: Land, pen: Pen, colour: Colour) -> tuple[Group, ...]:
    """The name of a province where it can be read inside it."""
    room = land.room(province)
    look = Look(weight=600, largest=30, smallest=CAPTION, lines=2, line_height=1.2, align="centre", balance=True)
    name = province.name(pen.setting.document.language)
    if not measured(name, look, pen.setting, width=room.width, height=room.height).fits:
        return ()
    return set_label(name, room, look, pen, colour=colour).items


# ---------------------------------------------------------------- legend and list


def _legend(found: _Map) -> list[AnyLayer]:
    """The tones from the least at the reading side, each over what it stands for."""
    if not found.values:
        return []
    draft = found.draft
    cells: list[AnyLayer] = [_swatch(draft, found.tone(at).hex(), _range(found, low, high))
                             for at, (low, high) in enumerate(found.classes)]
    if len(found.values) < len(iran().provinces):
        cells.append(_swatch(draft, found.empty.hex(), "بی‌داده" if draft.setting.rtl else "no data"))
    row = Box(flow="row", gap=8, width="fill", children=tuple(cells))
    title = [draft.words(draft.diagram.heading, weight=700, largest=32, cap=2)] if draft.diagram.heading else []
    return [Box(width="fill", gap=8, children=(*title, row))]


def _range(found: _Map, low: float, high: float) -> str:
    if low == high:
        return found.said(low)
    return f"{found.said(low)}–{found.said(high)}"


def _swatch(draft: Draft, colour: str, said: str) -> Box:
    bar = Box(width="fill", height=22, fill=colour, radius=8)
    return Box(width="fill", gap=4, children=(
        bar, draft.words(said, text_align="center", largest=27, smallest=CAPTION, cap=2, line_height=1.25)))


def _list(found: _Map, provinces: Sequence[Province], columns: int) -> list[AnyLayer]:
    if not provinces:
        return []
    deep = -(-len(provinces) // columns)
    stacks = [Box(width="fill", gap=0, children=tuple(_line(found, province) for province in part))
              for part in (provinces[at : at + deep] for at in range(0, len(provinces), deep))]
    return [Box(flow="row", gap=36, width="fill", children=tuple(stacks))]


def _line(found: _Map, province: Province) -> Box:
    draft = found.draft
    edge = Line(colour=draft.mixed("ink", 0.2), width=1.5)
    dot = Box(width=22, height=22, radius=7, fill=found.fill(province).hex(), line=edge)
    name = draft.words(province.name(draft.setting.document.language), largest=30, cap=1, weight=600, line_height=1.3)
    value = draft.words(found.said(found.values[province.iso]), largest=30, weight=700, width="hug", cap=1,
                        line_height=1.3)
    return Box(flow="row", gap=12, items="centre", width="fill", height=_ROW - 4, padding=Edges(bottom=2, top=2),
               children=(dot, name, value))
