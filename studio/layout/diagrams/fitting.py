"""Turn a diagram and its room into placed layers that fit: smaller words first, then fewer of them.

A diagram looks after itself in the room it was given: its words get smaller within what can be read, then notes lose
lines, then notes go, then long titles are cut, then the last parts go, and a problem says so.
"""

from collections.abc import Callable
from dataclasses import replace

from studio.document.diagrams import Diagram
from studio.document.doubts import doubts
from studio.document.model import Box as Container
from studio.document.model import Text
from studio.errors import Problem
from studio.layout.diagrams.draft import Draft, has_notes
from studio.layout.flow import Placed, place, total_spill
from studio.layout.measure import wanted
from studio.layout.setting import Setting, fill_share
from studio.layout.words import text_of, upright, words
from studio.values import Box, Size

Compose = Callable[[Draft], Container]

_MANY, _FAR = 12, 3.0  # parts, and heights of the room by which they spill, from which on only fewer parts help
_EMPTY = ("calendar", "map")  # kinds that show something without rows
_LEVELS = (6, 4)  # of tightness that are looked at: for everything, and where something must be left out
_FITS = 1.0
_LEAST_SPARE = 3
_SPARES = (0.0, 1.0, 1.5, 2.0)  # up to which cut of the page a diagram asks for room for all, with less and less notes
_MOST_LESS = 0.9  # of its height: how much less it asks for when all else has given way
_LEAST_SHARE = 0.6  # of its parent's height: one that fills never asks for more
_PART = 40.0  # units that a part left out is taken to be high


def wish(layer: Diagram, compose: Compose, room: Size, setting: Setting) -> Size:
    """The size a diagram takes in `room`. One that fills asks for the least it can live with: it adapts to the rest."""
    fills = fill_share(layer.height) or setting.length(layer.height, room.height) is not None
    spare = next(spare for spare, most in enumerate(_SPARES) if setting.cut <= most)
    measure = setting.with_tight(1.0 if fills else setting.tight)
    draft = Draft(diagram=layer, room=room, setting=measure, spare=spare)
    height = wanted(compose(draft), room, measure).height
    less = max(0.0, (setting.cut - _SPARES[-2]) / (_SPARES[-1] - _SPARES[-2])) if fills else 0.0
    if fills:
        height = min(height, _LEAST_SHARE * room.height)
    return Size(room.width, height * (1 - less * _MOST_LESS))


def fitted(layer: Diagram, compose: Compose, box: Box, setting: Setting) -> Placed:
    """`layer` in `box`, as large as it fits. Where parts had to be left out it spills, so others give way first."""
    draft = Draft(diagram=layer, room=box.size, setting=setting)
    if not draft.all_parts and layer.diagram not in _EMPTY:
        return Placed(layer=layer, box=box, told=doubts(layer))
    found, spare, most = _found(draft, compose, box)
    count = len(draft.all_parts)
    shown = count if most is None else most
    told = _told(layer, spare, shown, count, has_notes(layer))
    return Placed(layer=layer, box=box, children=(found,), told=(*doubts(layer), *told),
                  spill=setting.px(_PART) * (count - shown))


def _found(draft: Draft, compose: Compose, box: Box) -> tuple[Placed, int, int | None]:
    for spare in range(_LEAST_SPARE + 1):
        less = draft.with_less(spare)
        found = _loosest(less, compose, box)
        if found is not None:
            return found, spare, None
        if not spare and _hopeless(draft, compose, box):
            break
    return _fewest(draft, compose, box)


def _hopeless(draft: Draft, compose: Compose, box: Box) -> bool:
    """Whether so many parts spill so far that leaving out notes cannot help."""
    most = max(box.height, draft.setting.px(_PART) * 4) * _FAR
    return len(draft.all_parts) > _MANY and total_spill(_tried(draft, compose, box, 1.0)) > most


def _loosest(draft: Draft, compose: Compose, box: Box) -> Placed | None:
    """The placed figure with the largest words that fit; None when the smallest do not."""
    first = draft.setting.tight
    if not draft.spare and _fits(loosest := _tried(draft, compose, box, first)):
        return loosest
    found = _tried(draft, compose, box, 1.0)
    if not _fits(found):
        return None
    low, high, levels = 0, _LEVELS[draft.spare > 0], _LEVELS[draft.spare > 0]
    while high - low > 1:
        middle = (low + high) // 2
        trial = _tried(draft, compose, box, first + (1 - first) * middle / levels)
        low, high, found = (low, middle, trial) if _fits(trial) else (middle, high, found)
    return found


def _tried(draft: Draft, compose: Compose, box: Box, tight: float) -> Placed:
    setting = draft.setting.with_tight(tight)
    return place(compose(replace(draft, setting=setting)), box, setting)


def _fits(placed: Placed) -> bool:
    return total_spill(placed) <= _FITS


def _fewest(draft: Draft, compose: Compose, box: Box) -> tuple[Placed, int, int | None]:
    """As many parts as fit at the smallest size, their long words cut."""
    count = len(draft.all_parts)

    def tried(most: int) -> Placed:
        less = draft.with_less(_LEAST_SPARE, most if most < count else None)
        return _mended(_tried(less, compose, box, 1.0), less.setting.with_tight(1.0))

    if count <= _MANY:
        whole = tried(count)
        if _fits(whole):
            return whole, _LEAST_SPARE, None
        if count < 2:
            return _kept_inside(whole, box), _LEAST_SPARE, 0
    found = tried(1)
    if not _fits(found):
        return _kept_inside(found, box), _LEAST_SPARE, 1
    low, high, step = 1, count, 1
    while high - low > 1:  # doubling first: many rows take longest to try, and few fit
        middle = min(low + step, (low + high) // 2) if high == count else (low + high) // 2
        trial = tried(middle)
        low, high, found = (middle, high, trial) if _fits(trial) else (low, middle, found)
        step *= 2
    return found, _LEAST_SPARE, low


# ---------------------------------------------------------------- words wider than their column


def _mended(placed: Placed, setting: Setting) -> Placed:
    """`placed` with the words cut that are wider than their column."""
    if isinstance(placed.layer, Text) and placed.words is not None and placed.spill > 0:
        return _shortened(placed, setting)
    if not placed.children:
        return placed
    return replace(placed, children=tuple(_mended(child, setting) for child in placed.children))


def _shortened(placed: Placed, setting: Setting) -> Placed:
    layer, width = placed.layer, upright(placed.layer, placed.box.size).width
    said = text_of(layer).split(" ")

    def cut_to(letters: int) -> Text:
        return replace(layer, text=" ".join(word if len(word) <= letters else f"{word[:letters].rstrip('‌')}…"
                                            for word in said), cut=True, cap=layer.cap or 2)

    low, high = 0, max(map(len, said))
    while high - low > 1:
        middle = (low + high) // 2
        fits = words(cut_to(middle), width, setting).width <= width + 0.5
        low, high = (middle, high) if fits else (low, middle)
    return place(cut_to(max(1, low)), placed.box, setting)


# ---------------------------------------------------------------- when not even one part fits


def _kept_inside(placed: Placed, box: Box) -> Placed:
    """`placed` cut to `box`, without texts that leave it or lie over others: little is better than a tangle."""
    kept: list[Box] = []

    def keeps(part: Placed) -> bool:
        if not isinstance(part.layer, Text):
            return True
        whole = box.holds(part.box, _FITS) and part.spill <= _FITS
        if not whole or any(part.box.overlaps(other, _FITS) for other in kept):
            return False
        kept.append(part.box)
        return True

    def pruned(part: Placed) -> Placed:
        return replace(part, spill=0.0, children=tuple(pruned(child) for child in part.children if keeps(child)))

    return replace(pruned(placed), layer=replace(placed.layer, clip=True), box=box)


# ---------------------------------------------------------------- what to tell


def _told(layer: Diagram, spare: int, shown: int, count: int, notes: bool) -> tuple[Problem, ...]:
    where = layer.id or layer.diagram
    if shown < count:
        return (Problem(
            where=where, what=f"only {shown} of its {count} rows fit, even at the smallest size", code="overflow",
            hint="give it more room, or spread the rows over several pages", level="error",
            what_fa=f"فقط {shown} ردیف از {count} ردیف جا شد",
            hint_fa="جای بیشتری بدهید یا ردیف‌ها را در چند صفحه بیاورید",
        ),)
    if spare >= 2 and notes:
        return (Problem(
            where=where, what="the notes of its parts were left out, there was no room", code="dropped", level="note",
            hint="shorten the notes, or give the figure more room",
            what_fa="توضیح بخش‌ها جا نشد و کنار گذاشته شد", hint_fa="توضیح‌ها را کوتاه کنید یا جای بیشتری بدهید",
        ),)
    return ()
