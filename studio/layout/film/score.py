"""Turn the things of a page into a score: who enters when, how words are parted, who is brought out and who leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.document.timing import Motion
from studio.effects import Effect, Recipe, effect
from studio.layout.film.acts import Act, apart_of, fitting, next_after, parted, time_of
from studio.layout.film.parts import set_lines
from studio.layout.film.units import Unit

_PICTURES = ("card", "cover", "photo", "picture", "chart", "diagram", "backdrop")  # they come beside the words
_SOON = 0.6  # share of a page's coming after which its things come too: no page stands empty
_LEAD = 0.2  # seconds the first page stands before things come: its first frame is seen as a still
_LONGEST = 2.4  # seconds in which the things of a page come, one after the other
_LONGEST_TYPED = 4.5
_AFTER_KEYS = 0.3  # seconds a page stays after its last keyframe

STILL = Recipe(name="none", label="Still", label_fa="بی‌حرکت", transition="none")


@dataclass(frozen=True, kw_only=True)
class Score:
    """The acts of a page and when all of them are in; `lead` is how long the page itself takes to come."""

    acts: tuple[Act, ...]
    lead: float
    arriving: float

    @property
    def leaving(self) -> float:
        """Seconds the exits take."""
        return max((act.exit.seconds for act in self.acts), default=0.0)

    @property
    def reads(self) -> bool:
        """Whether words are coloured while they are read."""
        return any(act.emphasis.way == "read" for act in self.acts)

    @property
    def keyed(self) -> float:
        """The second until which keyframes go on, and a moment more; 0 without any."""
        ends = [keys.keys[-1][0] for act in self.acts for keys in _motion(act.unit).keys if keys.keys]
        return max(ends) + _AFTER_KEYS if ends else 0.0

    def timed(self, pace: float, end: float) -> tuple[Act, ...]:
        """The acts on a page that ends at `end`, all of them `pace` times as long."""
        return tuple(
            replace(act, start=act.start * pace, pace=act.pace * pace, arrived=self.arriving * pace, end=end)
            for act in self.acts)


def score_of(units: Sequence[Unit], recipe: Recipe, lead: float, *, opening: bool = False) -> Score:
    """The score by which `units` come onto a page that itself comes for `lead` seconds; `opening` when it is the first
    of its film."""
    acts = [replace(_act(unit, recipe), opening=opening) for unit in units if not unit.inside]
    head = _SOON * lead or _LEAD
    beside = [act for act in acts if act.unit.kind in _PICTURES]
    words = [act for act in acts if act.unit.kind not in _PICTURES]
    timed = [act for row in (beside, words) for act in _in_a_row(row, head, lead)]
    timed += _inside(units, timed, recipe)
    ends = [act.start + time_of(act) * act.pace for act in timed if act.enter.seconds]
    return Score(acts=tuple(timed), lead=lead, arriving=max([lead, *ends]))


def _inside(units: Sequence[Unit], acts: Sequence[Act], recipe: Recipe) -> Iterator[Act]:
    """The numbers in things that move as one: where the recipe lets numbers count they do so as their thing comes."""
    starts = {id(act.unit.group): act.start for act in acts}
    for unit in units:
        if unit.inside and (act := _act(unit, recipe)).enter.way == "count":
            yield replace(act, start=starts.get(id(unit.inside), _LEAD))


def _act(unit: Unit, recipe: Recipe) -> Act:
    motion = _motion(unit)
    usual = recipe.enter.get(unit.kind) or (recipe.enter.get("text") if unit.kind == "number" else None) or "none"
    enter = fitting(effect("enter", motion.enter or usual), unit)
    by = parted(enter, unit, motion.by, recipe.by)
    emphasis = _emphasis(unit, motion.emphasis or recipe.emphasis.get(unit.kind, "none"))
    leave = effect("exit", motion.exit or "none")
    return Act(unit=unit, enter=enter, by=by, apart=apart_of(by, recipe.apart), emphasis=emphasis, exit=leave)


def _emphasis(unit: Unit, name: str) -> Effect:
    """The emphasis `name`, or none where the thing has no letters to mark or read."""
    found = effect("emphasis", name)
    wordless = found.way in ("mark", "read") and not set_lines(unit.group)
    return effect("emphasis", "none") if wordless else found


def _motion(unit: Unit) -> Motion:
    return unit.layer.motion or Motion()


def _in_a_row(acts: Sequence[Act], head: float, lead: float) -> Iterator[Act]:
    """`acts` with their starts: a headline first and at once, the others one after the other from `head` on, all a
    little quicker when there are many."""
    wanted = sum(next_after(act) for act in acts if _is_in_turn(act))
    longest = _LONGEST_TYPED if any(act.enter.way == "type" for act in acts) else _LONGEST
    haste = min(1.0, longest / wanted) if wanted else 1.0
    at = head
    for act in acts:
        quick = replace(act, apart=act.apart * haste, pace=haste if act.enter.way == "type" else 1.0)
        if not _is_in_turn(act):
            first = lead if _motion(act.unit).start < 0 else _motion(act.unit).start
            yield replace(quick, start=first)
        else:
            yield replace(quick, start=at)
            at += next_after(act) * haste


def _is_in_turn(act: Act) -> bool:
    """Whether a thing waits for those before it: not when it has a second of its own, nor a headline that is there
    from the first frame."""
    stands = act.unit.kind == "headline" and act.enter.name in ("settle", "none", "count")
    return _motion(act.unit).start < 0 and not stands
