"""Turn footage and the waves of sounds into scene items; importing this teaches the solver both kinds of layers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from studio.document.clips import Clip, Waveform
from studio.layout.draw import items_of, part_shown
from studio.layout.figures import figure
from studio.layout.flow import Placed
from studio.layout.measure import hug
from studio.layout.ornament import pattern_items
from studio.layout.pen import Pen
from studio.layout.setting import Setting, fill_share
from studio.motion import ramp
from studio.scene import Group, Item, Move, Outline, Path, Picture, Plays, ellipse, polygon, rectangle
from studio.values import Box, Colour, Point, Size

_SOON = 0.1  # of a clip: its still, after a fade from black and before much has happened
NARRATED = "narrated"  # the role of the heard part of a wave of the film's narration
_WAVE_HEIGHT = 160.0  # units
_CALM = (0.25, 0.4, 0.7, 0.5, 0.85, 0.6, 0.35, 0.75, 1.0, 0.55, 0.3, 0.45)  # a wave of nothing: before there is a sound


@hug.register
def _(layer: Clip, room: Size, setting: Setting) -> Size:
    """All of the picture, as large as fits; its least where it takes what is left."""
    if fill_share(layer.height):
        return Size(min(room.width, room.height * layer.aspect), setting.px(layer.least_height))
    height = min(room.height, room.width / layer.aspect)
    return Size(height * layer.aspect, height)


@hug.register
def _(layer: Waveform, room: Size, setting: Setting) -> Size:
    least = setting.px(layer.least_height)
    height = least if fill_share(layer.height) else max(least, min(room.height, setting.px(_WAVE_HEIGHT)))
    return Size(room.width, height)


# ---------------------------------------------------------------- footage


@items_of.register
def _(layer: Clip, placed: Placed, pen: Pen) -> Iterator[Item]:
    box, radius = placed.box, pen.setting.px(layer.radius)
    clip = figure(layer.mask, box, radius, rtl=pen.setting.rtl) if layer.mask else rectangle(box, radius)
    shadow = pen.shadow(layer.shadow)
    if layer.source:
        yield Picture(
            source=layer.source, box=box, crop=part_shown(layer.aspect, layer.focus, box), shadow=shadow, alt=layer.alt,
            clip=clip if layer.mask or radius else None, moment=_poster(layer), plays=_plays(layer),
        )
    else:
        yield Path(outline=clip, fill=pen.inks.named("accent"), shadow=shadow)
        yield Group(items=tuple(_stand_in(box, pen)), clip=clip, box=box)
    pen.inks.laid(box, None, layer.opacity)


def _poster(layer: Clip) -> float:
    return layer.poster or layer.start + _SOON * max(0.0, layer.end - layer.start)


def _plays(layer: Clip) -> Plays:
    return Plays(start=layer.start, end=max(layer.start, layer.end), speed=layer.speed, volume=layer.volume)


def _stand_in(box: Box, pen: Pen) -> Iterator[Item]:
    """What is seen where footage is missing: a quiet pattern and the sign for playing."""
    accent = pen.inks.named("accent")
    line = pen.inks.palette.on(accent)
    quiet = accent.mixed(line, 0.14)
    yield from pattern_items(
        "girih8", box, cell=max(24.0, box.size.short / 4), colours=(quiet,), line_width=max(1.0, box.size.short / 300))
    radius = box.size.short * 0.16
    centre = box.centre
    disc = Box(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)
    yield Path(outline=ellipse(disc), fill=line)
    yield Path(outline=_triangle(centre, radius * 0.52), fill=accent)


def _triangle(centre: Point, reach: float) -> Outline:
    """The sign for playing; it points to the right in every script, as on all machines."""
    return polygon((
        Point(centre.x - reach * 0.75, centre.y - reach * 1.05), Point(centre.x + reach * 1.1, centre.y),
        Point(centre.x - reach * 0.75, centre.y + reach * 1.05),
    ))


# ---------------------------------------------------------------- waves


@items_of.register
def _(layer: Waveform, placed: Placed, pen: Pen) -> Iterator[Item]:
    """All bars in the colour of what is to come, and over them those that were heard, more of them as time goes on."""
    box = placed.box
    outline = _bars(layer, box, pen)
    if not outline:
        return
    behind = pen.inks.behind(box)
    heard, rest = pen.inks.named(layer.colour, behind), pen.inks.named(layer.rest, behind)
    shape = "left" if pen.setting.rtl else "right"
    moves = (Move(what="reveal", track=ramp(0.0, layer.seconds, (0.0, 1.0)), shape=shape),) if layer.seconds else ()
    if moves:
        yield Path(outline=outline, fill=_fainter(rest, heard, behind))
    role = "heard" if layer.source else NARRATED
    yield Group(items=(Path(outline=outline, fill=heard),), role=role, box=box, moves=moves)


def in_step(items: Sequence[Item], begin: float) -> tuple[Item, ...]:
    """`items` of a film whose narration is heard from second `begin`: its waves go with it from page to page."""
    return tuple(_in_step(item, begin) if isinstance(item, Group) else item for item in items)


def _in_step(group: Group, begin: float) -> Group:
    if group.role == NARRATED:
        tracks = (move.track.later(begin - move.track.keys[0].at) for move in group.moves)
        return replace(group, moves=tuple(
            replace(move, track=track) for move, track in zip(group.moves, tracks, strict=True)))
    items = in_step(group.items, begin)
    same = all(new is old for new, old in zip(items, group.items, strict=True))
    return group if same else replace(group, items=items)


def _fainter(rest: Colour, heard: Colour, behind: Colour) -> Colour:
    """The colour of what is to come, nearer to the ground than what was heard, or the two could not be told apart."""
    return rest.mixed(behind, 0.55) if rest.contrast(heard) < 2.0 else rest


def _bars(layer: Waveform, box: Box, pen: Pen) -> Outline:
    """Upright bars with round ends about the middle, the first moment at the side where reading begins."""
    thick, gap = max(1.0, pen.setting.px(layer.bar)), pen.setting.px(layer.gap)
    count = int((box.width + gap) / (thick + gap))
    if count < 1 or box.height < thick:
        return ()
    heights = shared_out(layer.levels or _CALM * ceil(count / len(_CALM)), count)
    inset = (box.width - count * thick - (count - 1) * gap) / 2
    outline: Outline = ()
    for number, level in enumerate(heights):
        at = count - 1 - number if pen.setting.rtl else number
        high = max(thick, box.height * level)
        bar = Box(box.x + inset + at * (thick + gap), box.centre.y - high / 2, thick, high)
        outline += rectangle(bar, thick / 2)
    return outline


def shared_out(levels: Sequence[float], count: int) -> list[float]:
    """`levels` as `count` heights, each the greatest of those that fall to it."""
    edges = [number * len(levels) / count for number in range(count + 1)]
    parts = (levels[int(start) : max(int(start) + 1, ceil(end))] for start, end in pairwise(edges))
    return [max(part) for part in parts]
