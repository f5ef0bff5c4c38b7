"""Turn a thing on a page and what it is to do into a group that moves: in, out and in between."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from studio.document.model import Picture, Text
from studio.document.timing import Keys
from studio.effects import By, Effect, effect
from studio.layout.film.choosing import choosing
from studio.layout.film.counting import counter_of, counting_by, counting_down, counting_up, is_number
from studio.layout.film.growing import growing_time, grown, grows
from studio.layout.film.moves import Stage, key_moves, moved, moves_of, reach_of
from studio.layout.film.parts import pieces, set_lines, words, written
from studio.layout.film.plan import WORDS_A_MINUTE
from studio.layout.film.reading import can_pale, marked, pale, read_along
from studio.layout.film.units import Unit
from studio.scene import Glyphs, Group, Item, Path, rectangle
from studio.scene import Picture as PictureItem
from studio.values import CLEAR, Point

_PARTS: Mapping[By, Callable[[Glyphs], tuple[Glyphs, ...]]] = {"word": words, "cluster": pieces}
_COUNTS = {"countdown": counting_down}
_APART: Mapping[By, float] = {"word": 0.06, "cluster": 0.035}
_BREATH = 0.25  # seconds between all being there and the first thing being brought out
_READ = 0.6  # seconds words stay once all of them have been read along
READ_STAYS = _BREATH + _READ  # seconds a page stays beside the time its words are read along
_GLIMPSE = 0.08  # seconds: the first frames of a film say the number itself, they are shown where films are listed


@dataclass(frozen=True, kw_only=True)
class Act:
    """What one thing does, in seconds of its page: it enters from `start`, its parts `apart` from each other, all of it
    `pace` times as long as usual; the page is in at `arrived` and gone at `end`, and is the first where `opening`."""

    unit: Unit
    enter: Effect
    by: By
    apart: float
    emphasis: Effect
    exit: Effect
    start: float = 0.0
    pace: float = 1.0
    arrived: float = 0.0
    end: float = 0.0
    opening: bool = False


def fitting(enter: Effect, unit: Unit) -> Effect:
    """`enter`, or what stands in for it where the thing has no letters, numbers or marks for it."""
    if enter.way == "type" and not set_lines(unit.group):
        return effect("enter", "fade")
    if enter.way == "count" and not _number_line(unit):
        return effect("enter", "settle" if unit.kind == "headline" else "rise")
    if enter.way == "grow" and not grows(unit.group):
        return effect("enter", "fade")
    return enter


def parted(enter: Effect, unit: Unit, asked: By | str, usual: By) -> By:
    """By what the words of a thing are parted; things that are no text, or more than letters, move whole."""
    if not isinstance(unit.layer, Text) or unit.layer.rotate or not set_lines(unit.group):
        return "layer"
    return asked or enter.by or usual


def time_of(act: Act) -> float:
    """Seconds from an act's start until the thing is in, at its usual pace."""
    if not act.enter.way:
        return act.enter.seconds + act.apart * (_count(act) - 1) if act.enter.seconds else 0.0
    if act.enter.way == "type":
        return act.enter.seconds * sum(len(written(line)) for line in set_lines(act.unit.group))
    return growing_time(act.unit.group) if act.enter.way == "grow" else act.enter.seconds


def next_after(act: Act) -> float:
    """Seconds after an act's start at which its neighbour may start: one more step in the same row."""
    if act.enter.way == "type":
        return time_of(act) + act.apart
    return act.apart * _count(act) if act.enter.seconds else 0.0


def _count(act: Act) -> int:
    return sum(1 for line in set_lines(act.unit.group) for _ in _split(line, act.by)) if act.by != "layer" else 1


def apart_of(by: By, usual: float) -> float:
    """Seconds between the starts of parts: lines as far apart as things, words and pieces nearer."""
    return _APART.get(by, usual)


def acted(act: Act, stage: Stage) -> Group:
    """The group of a thing as it moves."""
    moves = []
    if act.emphasis.way == "photo":
        act = replace(act, unit=replace(act.unit, group=_looked_into(act.unit.group, act, stage)))
    group = _entering(act, stage)
    if act.emphasis.changes and act.emphasis.way != "photo":
        begin = act.arrived + _BREATH
        span = (begin, begin + act.emphasis.seconds)
        moves += moves_of(act.emphasis.changes, span, reach_of(act.unit.group), stage)
    if act.exit.changes:
        span = (act.end - act.exit.seconds * act.pace, act.end)
        moves += moves_of(act.exit.changes, span, reach_of(act.unit.group), stage)
    return moved(group, (*moves, *key_moves(_keys(act), act.unit.group, stage)))


# ---------------------------------------------------------------- entering


def _entering(act: Act, stage: Stage) -> Group:
    group, enter = act.unit.group, act.enter
    if enter.way == "grow":
        return grown(group, act.start, stage, act.pace)
    lines = set_lines(group) if isinstance(act.unit.layer, Text) else ()
    if lines:
        group = _lettered(act, lines, stage)
    there = act.opening or act.unit.kind == "headline"
    whole = act.by == "layer" and not (enter.way == "count" and there)
    span = (act.start, act.start + enter.seconds * act.pace)
    return moved(group, moves_of(enter.changes, span, reach_of(act.unit.group), stage)) if whole else group


def _lettered(act: Act, lines: tuple[Glyphs, ...], stage: Stage) -> Group:
    """The group of a text, its lines brought in and out one by one."""
    entries = _entries(act, lines, stage)
    group = act.unit.group
    if all(entry == (line,) for line, entry in zip(lines, entries, strict=True)) and act.emphasis.way != "mark":
        return group
    number = {id(line): at for at, line in enumerate(lines)}
    items: list[Item] = []
    if act.emphasis.way == "mark":
        items += [marked(line, _turn_of(at, act), stage) for at, line in enumerate(lines)]
    for item in group.items:
        items += entries[number[id(item)]] if id(item) in number else (_with_lines(item, act, stage),)
    return replace(group, items=tuple(items))


def _turn_of(number: int, act: Act) -> tuple[float, float]:
    """When the line of that number is marked: one after the other."""
    start = act.arrived + _BREATH + number * act.emphasis.seconds * 0.7
    return start, start + act.emphasis.seconds


def _with_lines(bar: Item, act: Act, stage: Stage) -> Item:
    """A bar behind or under the words, which comes with their first line."""
    if act.by == "layer" or not act.enter.seconds:
        return bar
    box = reach_of(act.unit.group)
    span = (act.start, act.start + 0.3 * act.pace)
    return moved(Group(items=(bar,), box=box), moves_of(effect("enter", "fade").changes, span, box, stage))


def _entries(act: Act, lines: tuple[Glyphs, ...], stage: Stage) -> list[tuple[Item, ...]]:
    """What stands in for each line: itself where it does nothing."""
    rests = _rests(act, lines, stage)
    if act.enter.way == "type":
        return _typed(act, lines, rests, stage)
    if act.by == "layer" or not act.enter.changes:
        return rests
    begun, entries = 0, []
    for line, rest in zip(lines, rests, strict=True):
        parts = _split(line, act.by)
        starts = [act.start + (begun + at) * act.apart * act.pace for at in range(len(parts))]
        entries.append(_coming(line, rest, parts, starts, act, stage))
        begun += len(parts)
    return entries


def _coming(
    line: Glyphs, rest: tuple[Item, ...], parts: tuple[Glyphs, ...], starts: list[float], act: Act, stage: Stage
) -> tuple[Item, ...]:
    """One line of which `parts` come from second to second of `starts`; then `rest` stands there."""
    lasts = act.enter.seconds * act.pace
    if act.by == "line":
        moves = moves_of(act.enter.changes, (starts[0], starts[0] + lasts), line.box, stage)
        return (moved(Group(items=rest, box=line.box), moves),)
    coming = tuple(
        moved(Group(items=(part,), box=part.box), moves_of(act.enter.changes, (start, start + lasts), part.box, stage))
        for part, start in zip(parts, starts, strict=True))
    return (choosing([coming, rest], [starts[-1] + lasts]),) if coming else rest


def _split(line: Glyphs, by: By) -> tuple[Glyphs, ...]:
    return _PARTS[by](line) if by in _PARTS else (line,)


def _typed(
    act: Act, lines: tuple[Glyphs, ...], rests: list[tuple[Item, ...]], stage: Stage
) -> list[tuple[Item, ...]]:
    """Each line letter by letter, one line after the other. A headline is there in a pale colour from the first: what
    a film is about can be read in its first frame."""
    entries, at = [], act.start
    for line, rest in zip(lines, rests, strict=True):
        waiting = (pale(line, stage),) if act.unit.kind == "headline" and can_pale(line) else ()
        states = [(*waiting, state) for state in written(line)[:-1]]
        seconds = [at + number * act.enter.seconds * act.pace for number in range(len(states) + 1)]
        entries.append((choosing([waiting, *states, rest], seconds),))
        at = seconds[-1] + act.enter.seconds * act.pace
    return entries


# ---------------------------------------------------------------- while it stands


def _rests(act: Act, lines: tuple[Glyphs, ...], stage: Stage) -> list[tuple[Item, ...]]:
    """Each line as it is once it has come: counting, read along, or itself."""
    count = _count_of(act, stage)
    if act.emphasis.way == "read":
        return [read_along(line, span, stage) for line, span in zip(lines, _read_spans(act, lines), strict=True)]
    return [(count[1],) if count and line is count[0] else (line,) for line in lines]


def _count_of(act: Act, stage: Stage) -> tuple[Glyphs, Group] | None:
    """The line that counts, and how."""
    line = _number_line(act.unit)
    keys = next((one for one in _keys(act) if one.what == "number"), None)
    if line is None or not (keys or act.enter.way == "count"):
        return None
    until = act.start + act.enter.seconds * act.pace
    span = (act.start, until)
    way = _COUNTS.get(act.enter.name, counting_up)
    found = counting_by(line, keys, stage.safe) if keys else way(line, span, stage.safe)
    if found and act.opening and not keys:
        found = choosing([(line,), (found,)], [_GLIMPSE])
    return (line, found) if found else None


def _keys(act: Act) -> tuple[Keys, ...]:
    return act.unit.layer.motion.keys if act.unit.layer.motion else ()


def _number_line(unit: Unit) -> Glyphs | None:
    """The line of a text that says a number: for a text with more words only where its role is "number"."""
    if not isinstance(unit.layer, Text):
        return None
    lines = set_lines(unit.group)
    own = (line for line in lines if is_number(line) or unit.kind == "number" or unit.layer.motion)
    return next((line for line in own if counter_of(line)), None)


def _read_spans(act: Act, lines: tuple[Glyphs, ...]) -> list[tuple[float, float]]:
    """When each line is read: at the usual pace from when the page is in, or quicker where it goes sooner."""
    weights = [max(1, sum(len(run.ids) for run in line.runs)) for line in lines]
    words = sum(len(line.text.split()) for line in lines)
    start = act.arrived + _BREATH
    until = act.end - act.exit.seconds * act.pace - _READ
    whole = max(min(words * 60 / WORDS_A_MINUTE, until - start), 0.5)
    spans, done = [], 0
    for weight in weights:
        spans.append((start + whole * done / sum(weights), start + whole * (done + weight) / sum(weights)))
        done += weight
    return spans


def _looked_into(group: Group, act: Act, stage: Stage) -> Group:
    """A photo that is slowly neared, or gone across, inside its frame, for as long as the page stands."""
    picture, layer = act.unit.group.items[0], act.unit.layer
    if not isinstance(picture, PictureItem) or not isinstance(layer, Picture) or layer.fit != "cover":
        return group
    box = picture.box
    focus = Point(box.x + _within(layer.focus[0], picture.crop.x, picture.crop.width) * box.width,
                  box.y + _within(layer.focus[1], picture.crop.y, picture.crop.height) * box.height)
    moves = moves_of(act.emphasis.changes, (0.0, act.end), box, stage, focus)
    inner = Group(items=(replace(picture, clip=None, shadow=None),), box=box, moves=moves)
    frame = Group(items=(inner, *group.items[1:]), clip=picture.clip or rectangle(box), box=box)
    cast = (Path(outline=picture.clip or rectangle(box), fill=CLEAR, shadow=picture.shadow),) if picture.shadow else ()
    return replace(group, items=(*cast, frame))


def _within(focus: float, start: float, length: float) -> float:
    """A point of the whole picture as a share of the part that is shown."""
    return min(max((focus - start) / length, 0.0), 1.0) if length else 0.5
