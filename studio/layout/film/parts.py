"""Turn a set line into parts that can move on their own: words, pieces that join, and what a typewriter has written.

The parts hold the very glyphs of the line at their very places. Nothing is shaped anew, so a letter keeps the form in
which it joins its neighbours even while they are not there yet.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from studio.letters import JOIN_NO_NEXT, ZWNJ
from studio.scene import GlyphRun, Glyphs, Group, Item, LetterFill, Path
from studio.values import CLEAR, Box, united

_ENDS = JOIN_NO_NEXT | {ZWNJ}


def set_lines(group: Group) -> tuple[Glyphs, ...]:
    """The lines of a text's group; none where more than letters and bars are drawn, which could not be parted, or where
    the letters are drawn otherwise, as on a curve."""
    if not all(isinstance(item, Path) or _is_line(item) for item in group.items):
        return ()
    return tuple(item for item in group.items if isinstance(item, Glyphs))


def _is_line(item: Item) -> bool:
    """Whether an item is words that are seen."""
    return isinstance(item, Glyphs) and bool(item.text) and item.fill != CLEAR


def words(line: Glyphs) -> tuple[Glyphs, ...]:
    """The words of a line in the order in which they are read."""
    return tuple(_part(line, at) for at in _drawn(line, _stretches(line.text, _after_space)))


def pieces(line: Glyphs) -> tuple[Glyphs, ...]:
    """The pieces of a line whose letters join, in the order in which they are read."""
    return tuple(_part(line, at) for at in _drawn(line, _stretches(line.text, _after_join)))


def written(line: Glyphs) -> tuple[Glyphs, ...]:
    """What a typewriter has written of a line after each letter, the whole line last."""
    drawn = sorted({cluster for run in line.runs for cluster in run.clusters})
    ends = [at for at in drawn if not line.text[at].isspace()]
    return (*(_kept(line, range(end + 1)) for end in ends[:-1]), line)


def _stretches(text: str, begins: Callable[[str, int], bool]) -> Iterator[range]:
    """The stretches of `text` between spaces, cut again wherever `begins(text, at)`."""
    start = 0
    for at in range(1, len(text)):
        if begins(text, at):
            yield range(start, at)
            start = at
    yield range(start, len(text))


def _after_space(text: str, at: int) -> bool:
    return text[at - 1].isspace() and not text[at].isspace()


def _after_join(text: str, at: int) -> bool:
    """Whether a new piece begins at `at`: marks stay with their letter, and a letter with what it joins."""
    if _is_mark(text[at]):
        return False
    before = at - 1
    while before > 0 and _is_mark(text[before]):
        before -= 1
    letter = text[before]
    if letter.isspace():
        return not text[at].isspace()
    return not (unicodedata.bidirectional(letter) == "AL" and letter not in _ENDS) and not text[at].isspace()


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Cf") and sign != "\u200c"


def _drawn(line: Glyphs, parts: Iterable[range]) -> Iterator[range]:
    """Those of `parts` of which something is drawn."""
    clusters = {cluster for run in line.runs for cluster in run.clusters}
    return (part for part in parts if any(at in clusters and not line.text[at].isspace() for at in part))


def _part(line: Glyphs, part: range) -> Glyphs:
    """The letters of `part` as a line of their own, its text cut too."""
    kept = _kept(line, part)
    runs = tuple(replace(run, clusters=tuple(at - part.start for at in run.clusters)) for run in kept.runs)
    letters = tuple(
        LetterFill(start=max(0, one.start - part.start), end=one.end - part.start, fill=one.fill)
        for one in line.letters if one.end > part.start and one.start < part.stop)
    return replace(kept, text=line.text[part.start : part.stop], runs=runs, letters=letters, box=_box_of(line, runs))


def _kept(line: Glyphs, part: range) -> Glyphs:
    return replace(line, runs=tuple(run for run in (_of(run, part) for run in line.runs) if run.ids))


def _of(run: GlyphRun, part: range) -> GlyphRun:
    kept = [number for number, cluster in enumerate(run.clusters) if cluster in part]
    if len(kept) == len(run.ids):
        return run
    return replace(run, **{name: tuple(getattr(run, name)[number] for number in kept)
                           for name in ("ids", "places", "clusters", "advances")})


def _box_of(line: Glyphs, runs: Iterable[GlyphRun]) -> Box:
    """The room of letters: as wide as their advances, as high as their line."""
    cells = [Box(x, line.box.y, advance, line.box.height)
             for run in runs for (x, _), advance in zip(run.places, run.advances, strict=True)]
    return united(cells)


def lines_in(items: Iterable[Item]) -> Iterator[Glyphs]:
    """Every line of words in `items`, however deep; clear ones, which are for readers alone, too."""
    for item in items:
        if isinstance(item, Group):
            yield from lines_in(item.items)
        elif isinstance(item, Glyphs) and item.text:
            yield item
