"""Turn a diagram and its room into placed layers that fit: smaller words first, then fewer of them.

A diagram looks after itself in the room it was given: its words get smaller within what can be read, then notes lose
lines, then notes go, then long titles are cut, then the last parts go, and a problem says so.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from studio.document.diagrams import Diagram
from studio.document.model import Box as Container
from studio.document.model import Text
from studio.errors import Problem
from studio.layout.diagrams.draft import Draft
from studio.layout.flow import Placed, place, total_spill, walk
from studio.layout.measure import wanted
from studio.layout.setting import Setting, fill_share
from studio.layout.words import text_of, upright, words
from studio.values import Box, Size

Compose = Callable[[Draft], Container]

_LEVELS = 6
_FITS = 1.0
_LEAST_SPARE = 3


@dataclass(frozen=True, kw_only=True)
class Shown(Placed):
    """A placed diagram and what a person should know about it."""

    problems: tuple[Problem, ...] = ()


def wish(layer: Diagram, compose: Compose, room: Size, setting: Setting) -> Size:
    """The size a diagram takes in `room`. One that fills asks for the least it can live with: it adapts to the rest."""
    if fill_share(layer.height) or setting.length(layer.height, room.height) is not None:
        setting = setting.with_tight(1.0, setting.cut)
    spare = min(2, round(setting.cut + 0.49))
    draft = Draft(diagram=layer, room=room, setting=setting, spare=spare)
    return Size(room.width, wanted(compose(draft), room, setting).height)


def fitted(layer: Diagram, compose: Compose, box: Box, setting: Setting) -> Shown:
    """`layer` in `box`, as large as it fits."""
    draft = Draft(diagram=layer, room=box.size, setting=setting)
    found, spare, most = _found(draft, compose, box)
    count = len(draft.all_parts)
    problems = _told(layer, spare, count if most is None else most, count, bool(any(p.text for p in draft.all_parts)))
    return Shown(layer=layer, box=box, children=(found,), problems=problems)


def _found(draft: Draft, compose: Compose, box: Box) -> tuple[Placed, int, int | None]:
    for spare in range(_LEAST_SPARE + 1):
        less = draft.with_less(spare)
        if spare == 2 and not any(part.text for part in draft.all_parts):
            continue
        found = _loosest(less, compose, box)
        if found is not None:
            return found, spare, None
    return _fewest(draft, compose, box)


def _loosest(draft: Draft, compose: Compose, box: Box) -> Placed | None:
    """The placed figure with the largest words that fit; None when the smallest do not."""
    first = draft.setting.tight
    found = _tried(draft, compose, box, first)
    if _fits(found):
        return found
    found = _tried(draft, compose, box, 1.0)
    if not _fits(found):
        return None
    low, high = 0, _LEVELS
    while high - low > 1:
        middle = (low + high) // 2
        trial = _tried(draft, compose, box, first + (1 - first) * middle / _LEVELS)
        low, high, found = (low, middle, trial) if _fits(trial) else (middle, high, found)
    return found


def _tried(draft: Draft, compose: Compose, box: Box, tight: float) -> Placed:
    setting = draft.setting.with_tight(tight, draft.setting.cut)
    return place(compose(replace(draft, setting=setting)), box, setting)


def _fits(placed: Placed) -> bool:
    return total_spill(placed) <= _FITS


def _fewest(draft: Draft, compose: Compose, box: Box) -> tuple[Placed, int, int | None]:
    """As many parts as fit at the smallest size, their long words cut."""
    count = len(draft.all_parts)

    def tried(most: int) -> Placed:
        less = draft.with_less(_LEAST_SPARE, most if most < count else None)
        return _mended(_tried(less, compose, box, 1.0), less.setting.with_tight(1.0))

    whole = tried(count)
    if _fits(whole) or count < 2:
        return whole, _LEAST_SPARE, None
    low, high, found = 1, count, tried(1)
    while high - low > 1:
        middle = (low + high) // 2
        trial = tried(middle)
        low, high, found = (middle, high, trial) if _fits(trial) else (low, middle, found)
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


def texts_of(placed: Placed) -> tuple[Placed, ...]:
    """The texts of a placed figure, for checks."""
    return tuple(part for part in walk(placed) if isinstance(part.layer, Text))
