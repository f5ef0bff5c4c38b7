"""Turn the name of an icon into outlines in a box, and Persian or English words into names of icons.

The drawings are line icons on a square grid of 24 units (assets/icons, with its licence); a few are filled shapes.
"""

import json
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from studio.errors import input_fault
from studio.layout.path_data import parse_path
from studio.resources import asset
from studio.scene import Fill, Outline, Path, Stroke
from studio.values import Box

GRID = 24.0
WEIGHT = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Icon:
    """One icon: `data` is its SVG path on the grid of 24 units.

    `title` and `title_fa` are for people, `words` what it is found by. `filled` icons are shapes, the others lines.
    `directed` ones follow the reading direction (lists) and are mirrored for Persian.
    """

    name: str
    group: str
    title: str
    title_fa: str
    words: tuple[str, ...]
    data: str
    filled: bool = False
    directed: bool = False


@cache
def icons() -> tuple[Icon, ...]:
    """All shipped icons, group by group."""
    return tuple(_icon(name, entry) for name, entry in _file()["icons"].items())


def has_icon(name: str) -> bool:
    """Whether an icon of this name is shipped."""
    return name in _named()


def icon_items(name: str, box: Box, *, colour: Fill, weight: float = WEIGHT, rtl: bool = True) -> tuple[Path, ...]:
    """The icon in the largest square in the middle of `box` (page px), in one colour or gradient.

    `weight` is the line's width in units of the 24-unit grid; filled icons have none. Raises InputFault for a name
    that is not shipped, with the nearest names as a hint.
    """
    icon = _named().get(name)
    if icon is None:
        raise _unknown(name)
    side = min(box.width, box.height)
    square = Box(box.centre.x - side / 2, box.centre.y - side / 2, side, side)
    outline = _placed(icon.data, square, icon.directed and rtl)
    if icon.filled:
        return (Path(outline=outline, fill=colour),)
    return (Path(outline=outline, stroke=Stroke(fill=colour, width=weight * side / GRID)),)


def search_icons(words: str, *, most: int = 0) -> tuple[Icon, ...]:
    """Icons that match every one of `words` (Persian or English), best first; all icons for no words.

    Arabic and Persian forms of a letter, half-spaces, hamza and vowel marks make no difference.
    `most` limits the answer.
    """
    asked = [word for word in map(_folded, words.split()) if word]
    if not asked:
        return icons()[:most] if most else icons()
    found = [(_rank(asked, keys), at) for at, keys in enumerate(_keys())]
    best = sorted((rank, at) for rank, at in found if rank is not None)
    return tuple(icons()[at] for _, at in (best[:most] if most else best))


# ---------------------------------------------------------------- reading


@cache
def _file() -> dict:
    return json.loads(asset("icons/icons.json").read_text("utf-8"))


def _icon(name: str, entry: dict) -> Icon:
    return Icon(
        name=name,
        group=entry["group"],
        title=entry["en"][0],
        title_fa=entry["fa"][0],
        words=(*entry["fa"], *entry["en"]),
        data=entry["d"],
        filled=entry.get("filled", False),
        directed=entry.get("mirror", False),
    )


@cache
def _named() -> dict[str, Icon]:
    return {icon.name: icon for icon in icons()}


def _unknown(name: str) -> Exception:
    near = get_close_matches(name, _named(), n=3, cutoff=0.5)
    return input_fault(
        "icon",
        f"there is no icon named {name!r}",
        f"near to it: {', '.join(near)}" if near else "see `ketabnama list icons`",
        code="icon-unknown",
        what_fa=f"شکلکی به نام «{name}» نیست",
        hint_fa="از فهرست شکلک‌ها یکی را برگزینید",
    )


@lru_cache(maxsize=512)
def _placed(data: str, square: Box, mirrored: bool) -> Outline:
    scale = square.width / GRID
    across, start = (-scale, square.right) if mirrored else (scale, square.x)
    return tuple(
        (step[0], *(start + across * n if at % 2 == 0 else square.y + scale * n for at, n in enumerate(step[1:])))
        for step in parse_path(data)
    )


# ---------------------------------------------------------------- searching

_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ؤ": "و", "ط": "ت"}
)
_SPELLINGS = {"جستوجو": "جستجو", "گفتوگو": "گفتگو", "شستوشو": "شستشو"}


def _folded(words: str) -> str:
    """Letters and digits alone, in one form each: `كتاب‌خانۀ` becomes `کتابخانه`."""
    plain = (letter for letter in words.lower().translate(_SAME) if unicodedata.category(letter)[0] in "LN")
    folded = "".join(plain)
    for spelling, common in _SPELLINGS.items():
        folded = folded.replace(spelling, common)
    return folded


@cache
def _keys() -> tuple[str, ...]:
    """For every icon its words, folded, one a line: whole ones first, then parts at a space or hyphen."""
    return tuple("\n".join(("", *_folds((icon.name, *icon.words)), "")) for icon in icons())


def _folds(words: tuple[str, ...]) -> dict[str, None]:
    whole = {_folded(word): None for word in words}
    parts = {_folded(part): None for word in words for part in word.replace("-", " ").split()}
    return whole | parts


def _rank(asked: list[str], keys: str) -> int | None:
    """How badly the keys answer: little for whole words, more for starts and parts; None when a word is missing."""
    together = _rank_one(_folded("".join(asked)), keys)  # a word may be typed with a space where we have none
    ranks = [_rank_one(word, keys) for word in asked] if together is None else [together]
    return None if None in ranks else sum(ranks)


def _rank_one(word: str, keys: str) -> int | None:
    if not word or word not in keys:
        return None if word else 0
    whole = keys.find(f"\n{word}\n")
    if whole >= 0:
        return min(keys.count("\n", 0, whole), 9)
    if f"\n{word}" in keys:
        return 10
    return 20 if len(word) > 2 else None
