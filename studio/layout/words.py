"""Turn a text layer and a width into the size its words are set at.

A text starts at the size the page's tightness asks for and gets smaller, down to its smallest, while its longest word
is wider than the column or it takes more lines than its cap.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from studio.document.model import Text
from studio.layout.curved import HIGH, largest, measures
from studio.layout.setting import Setting
from studio.scene import Fill, GlyphRun, Glyphs, Shadow, Stroke
from studio.text import Block, Style, lone_words, measure, natural_width
from studio.values import Size

HIGHLIGHT = 10.0  # units by which a highlight is wider than its words, on each side
_REACH = {"outside": 1.0, "centre": 0.5, "inside": 0.0}
_HALVINGS = 6
_BALANCE_STEPS = 5
_LEAST_FOR_BALANCE = 0.75  # a title may be this much smaller for a last line of more than one word
_LEAST_FOR_WHOLE = 2 / 3  # a verse may be this much smaller to stand in one line
_SLACK = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A measured text: its size, the width and height it takes in px, the lines it has, those `shown`, and whether its
    words fit the width and its lines the cap."""

    size: float
    width: float
    height: float
    lines: int
    shown: int
    fits: bool


def text_of(text: Text) -> str:
    """The words of a filled text layer."""
    return text.text if isinstance(text.text, str) else text.join.join(filter(None, text.text))


def upright(text: Text, size: Size) -> Size:
    """`size` as the words of `text` run: width and height change places for one turned by a quarter."""
    return Size(size.height, size.width) if text.rotate % 180 == 90 else size


def stroke_reach(text: Text, setting: Setting) -> float:
    """How far the line round its letters reaches out of them, in px."""
    return setting.px(text.outline.width) * _REACH[text.outline_at] if text.outline else 0.0


def edge_of(text: Text, setting: Setting) -> float:
    """How much of its box a text keeps free on each side for what reaches out of its letters, in px."""
    marked = text.highlight or any(span.highlight for span in text.spans)
    return max(stroke_reach(text, setting), setting.px(HIGHLIGHT) if marked else 0.0)


def words(text: Text, width: float, setting: Setting) -> Words:
    """`text` as large as the page's tightness and the column of `width` px allow, and as many of its lines as its
    cuts allow."""
    key, known = (id(text), width), setting.known
    if key not in known:
        known[key] = text, _words(text, width, setting)
    return known[key][1]


def _words(text: Text, width: float, setting: Setting) -> Words:
    edge = edge_of(text, setting)
    found = (_curved if text.curve else _straight)(text, max(1.0, width - 2 * edge), setting)
    return replace(found, width=found.width + 2 * edge, height=found.height + 2 * edge) if edge else found


def _curved(text: Text, width: float, setting: Setting) -> Words:
    """The one line of a text along a curve."""
    biggest, smallest = setting.sizes(text)
    found = measures(text_of(text), setting.style(text), text.curve)
    height = setting.length(text.height, width) or width * HIGH
    most = largest(found, text.curve, Size(width, height))
    size = max(smallest, min(biggest + (smallest - biggest) * setting.tight, most))
    used = Size(width, height) if text.curve.path else Size(found.ink.width * size, found.ink.height * size)
    return Words(size, used.width, used.height, 1, 1, size <= most + _SLACK)


def _straight(text: Text, width: float, setting: Setting) -> Words:
    biggest, smallest = setting.sizes(text)
    size = biggest + (smallest - biggest) * setting.tight
    style, said = setting.style(text), text_of(text)
    cap = _cap(text, said, style, setting)
    if style.balance and "\n" in said:
        cap = _cap_of_verses(said, style, (smallest, size), width, cap)

    def fits_at(tried: float) -> bool:
        used, _, lines = measure(said, style, size=tried, width=width)
        return used <= width + _SLACK and lines <= cap

    if not fits_at(size):
        size = _largest(fits_at, smallest, size)
    if style.balance:
        size = _without_lone_word(said, style, size, max(smallest, size * _LEAST_FOR_BALANCE), width)
    used, height, lines = measure(said, style, size=size, width=width)
    shown = _shown(text, lines, cap, setting)
    fits = used <= width + _SLACK and shown <= cap
    return Words(size, used, height / lines * shown, lines, shown, fits)


def _largest(fits_at: Callable[[float], bool], low: float, high: float) -> float:
    """The largest size between `low` and `high` (which does not fit) that fits; `low` when none does."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits_at(middle) else (low, middle)
    return low


def _without_lone_word(said: str, style: Style, size: float, least: float, width: float) -> float:
    """The largest size from `size` down to `least` at which no line is one word, or words alone hurt least."""

    def lone_at(tried: float) -> float:
        return lone_words(said, style, size=tried, width=width)

    sizes = [size - (size - least) * step / _BALANCE_STEPS for step in range(_BALANCE_STEPS + 1)]
    return next((tried for tried in sizes if not lone_at(tried)), None) or min(sizes, key=lone_at)


def _cap(text: Text, said: str, style: Style, setting: Setting) -> int:
    """The most lines of `text`. A title never has more lines than pairs of words: single words in a column look
    torn."""
    cap = text.cap or setting.type_of(text).cap or 10_000
    count = len(said.split())
    return min(cap, (count + 1) // 2) if style.balance and count > 2 else cap


def _cap_of_verses(said: str, style: Style, sizes: tuple[float, float], width: float, cap: int) -> int:
    """The most lines of a poem. Hemistichs are not broken where a smaller size keeps them whole; verses of other
    scripts have no such fixed length, and are turned over once rather than set much smaller."""
    verses, (smallest, size) = said.count("\n") + 1, sizes
    whole = smallest if style.direction == "rtl" else max(smallest, size * _LEAST_FOR_WHOLE)
    if measure(said, style, size=whole, width=width)[2] == verses:
        return verses
    return min(cap, 2 * verses) if measure(said, style, size=smallest, width=width)[2] <= 2 * verses else cap


def _shown(text: Text, lines: int, cap: int, setting: Setting) -> int:
    """How many of `lines` are shown. A text that may be cut never has more than its cap, whatever room there is."""
    if not text.cut:
        return lines
    share = min(1.0, setting.cut) if text.priority else max(0.0, setting.cut - 1.0)
    least = min(lines, max(1, text.least_lines))
    return min(cap, round(lines - (lines - least) * share))


def width_of(text: Text, room: float, setting: Setting) -> float:
    """How wide `text` is on one line, at most `room` px."""
    if text.curve:
        return min(room, words(text, room, setting).width)
    largest, smallest = setting.sizes(text)
    size = largest + (smallest - largest) * setting.tight
    natural = natural_width(text_of(text), setting.style(text), size=size) + 2 * edge_of(text, setting)
    if natural <= room:
        return natural + _SLACK
    return min(room, words(text, room, setting).width + _SLACK)


def glyph_items(
    block: Block, x: float, y: float, fill: Fill, *, outline: Stroke | None = None, shadow: Shadow | None = None
) -> Iterator[Glyphs]:
    """The lines of a set text as scene items, the block's left top at (x, y) and every baseline on a whole px.

    A baseline between pixels blurs the flat feet of letters, and every fraction costs glyph pictures of its own.
    """
    for line in block.lines:
        baseline = round(line.baseline + y)
        dy = baseline - line.baseline
        yield Glyphs(
            text=line.text, runs=tuple(_moved(run, x, dy) for run in line.runs), fill=fill, outline=outline,
            shadow=shadow, box=line.ink.moved(x, dy), baseline=baseline, rtl=line.rtl,
        )


def _moved(run: GlyphRun, dx: float, dy: float) -> GlyphRun:
    return GlyphRun(
        font=run.font, size=run.size, ids=run.ids, places=tuple((x + dx, y + dy) for x, y in run.places),
        clusters=run.clusters, advances=run.advances,
    )
