"""Turn a Document and a Preset into the Scene of a film: its pages one after another, moving, each as long as it is
read.

    layout = lay_out_film(document, preset)          # layout.scene.at(t) is the frame of second t
    plan(document, preset).as_json()                 # why it lasts as long as it does
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.document.model import Clip, Document, Page, layers_of
from studio.effects import DEFAULT, Effect, Recipe, effect, recipe
from studio.errors import Problem
from studio.layout import Aspects, Laid, Layout, laid, resolved
from studio.layout.clips import in_step
from studio.layout.film.acts import READ_STAYS, time_of
from studio.layout.film.moves import Stage
from studio.layout.film.pages import Sheet, film_items, sheet_items
from studio.layout.film.plan import LEAST, Limits, Need, PagePlan, Plan, planned
from studio.layout.film.score import STILL, Score, score_of
from studio.layout.film.units import units_of
from studio.layout.film.wording import new_words
from studio.letters import persian_digits
from studio.presets import Preset
from studio.scene import Scene
from studio.values import Box, Colour

__all__ = ["Limits", "PagePlan", "Plan", "Turn", "lay_out_film", "plan", "turns"]

_SETTLED = 0.05  # seconds after all is there: the frame that may stand for the film
_WELL = 30.0  # seconds: what is longer is seldom watched to its end where films are leafed through
_LEAFED = ("feed", "story", "reel")  # kinds of such places


@dataclass(frozen=True, kw_only=True)
class _Leaf:
    """A laid page with its score and how it comes."""

    laid: Laid
    score: Score
    coming: Effect
    need: Need
    stage: Stage

    @property
    def ground(self) -> Colour:
        """The colour the page lies on; a film is never see-through."""
        ground = self.laid.layout.scene.ground
        return ground if ground.alpha == 1 else self.laid.pen.inks.ground


@dataclass(frozen=True, kw_only=True)
class Turn:
    """When the layer of that id comes on its page, in seconds after the page begins to come: from `start` it enters for
    `arriving` seconds by the effect `enter`, and leaves for the page's last `leaving` seconds."""

    layer: str
    start: float
    arriving: float
    leaving: float
    enter: str
    emphasis: str
    exit: str


def lay_out_film(
    document: Document, preset: Preset, *, aspects: Aspects | None = None, seconds: float | None = None,
    narration: float | None = None,
) -> Layout:
    """All pages of `document` for `preset` as one moving scene.

    It lasts `seconds` when they are given, else as long as its words take to read, and not shorter than `narration`
    (seconds of speech). A document that names no motion moves by the recipe "rise". Raises InputFault for an unknown
    palette or font.
    """
    leaves = _leaves(document, preset, aspects or {})
    timed = _planned(leaves, preset, seconds, narration)
    sheets = [_sheet(leaf, page) for leaf, page in zip(leaves, timed.pages, strict=True)]
    first = leaves[0].laid.layout.scene
    told = next((sound.at for sound in document.sounds if sound.role == "narration"), 0.0)
    items = in_step(film_items(sheets, leaves[0].stage), told)
    scene = Scene(
        size=preset.size, items=items, ground=leaves[0].ground, safe=first.safe,
        duration=timed.seconds, links=first.links, cover_at=_cover_at(leaves[0].score, timed),
    )
    problems = dict.fromkeys(problem for leaf in leaves for problem in leaf.laid.layout.problems)
    return Layout(scene=scene, problems=(*problems, *_unseen(document), *timed.problems))


def _unseen(document: Document) -> Iterator[Problem]:
    """What lists say beyond the pages that a template gives them."""
    for number, page in enumerate(document.pages, 1):
        if page.unseen:
            yield Problem(
                where=f"page {number}", code="unseen", level="note",
                what=f"is the last of its kind: {page.unseen} more would make the film too long",
                hint="put what matters first, or use fewer words",
                what_fa=f"{persian_digits(str(page.unseen))} بخش دیگر جا نشد؛ فیلم بیش از اندازه بلند می‌شد",
                hint_fa="مهم‌ترها را اول بیاورید یا متن را کوتاه‌تر کنید",
            )


def plan(
    document: Document, preset: Preset, *, aspects: Aspects | None = None, seconds: float | None = None,
    narration: float | None = None,
) -> Plan:
    """When each page of the film comes, how long it stands and why; the same as `lay_out_film` goes by."""
    return _planned(_leaves(document, preset, aspects or {}), preset, seconds, narration)


def turns(
    document: Document, preset: Preset, *, aspects: Aspects | None = None, seconds: float | None = None,
    narration: float | None = None,
) -> tuple[tuple[Turn, ...], ...]:
    """When the layers of each page come, page by page; the same as `lay_out_film` goes by."""
    leaves = _leaves(document, preset, aspects or {})
    timed = _planned(leaves, preset, seconds, narration)
    return tuple(_turns(leaf, page) for leaf, page in zip(leaves, timed.pages, strict=True))


def _turns(leaf: _Leaf, page: PagePlan) -> tuple[Turn, ...]:
    return tuple(
        Turn(layer=act.unit.layer.id, start=act.start, arriving=time_of(act) * act.pace, leaving=act.exit.seconds,
             enter=act.enter.name, emphasis=act.emphasis.name, exit=act.exit.name)
        for act in leaf.score.timed(page.pace, page.seconds) if not act.unit.inside)


def _planned(leaves: Sequence[_Leaf], preset: Preset, seconds: float | None, narration: float | None) -> Plan:
    video = preset.video
    well = _WELL if preset.kind in _LEAFED else None
    limits = Limits(least=video.dur_min, most=video.aim_dur, well=well) if video else Limits()
    return planned([leaf.need for leaf in leaves], seconds=seconds, narration=narration, limits=limits)


def _cover_at(score: Score, timed: Plan) -> float:
    """The second of the frame that stands for the film: the first page with all on it; words that are coloured while
    they are read, once they are."""
    first = timed.pages[0]
    if score.reads:
        return max(first.arriving, first.end - (score.leaving + _SETTLED) * first.pace)
    return min(first.arriving + _SETTLED, first.end, timed.seconds)


# ---------------------------------------------------------------- pages


def _leaves(document: Document, preset: Preset, aspects: Aspects) -> list[_Leaf]:
    moves = STILL if document.motion == "none" else recipe(document.motion or DEFAULT)
    leaves: list[_Leaf] = []
    read: frozenset[str] = frozenset()
    for number in range(len(document.pages)):
        page = resolved(document, preset, number, aspects)
        found = laid(document, preset, page=number, aspects=aspects)
        coming = effect("transition", (page.transition or moves.transition) if number else "none")
        score = _score(found, moves, coming.seconds, opening=not number)
        words, read = new_words(found.layout.scene.items, read)
        need = _need(page, score, words)
        leaves.append(_Leaf(laid=found, score=score, coming=coming, need=need, stage=_stage(found, preset)))
    return leaves


def _stage(found: Laid, preset: Preset) -> Stage:
    page = Box(0, 0, preset.width, preset.height)
    return Stage(page=page, safe=found.layout.scene.safe or page, rtl=found.pen.setting.rtl, pen=found.pen)


def _score(found: Laid, moves: Recipe, lead: float, *, opening: bool) -> Score:
    scene = found.layout.scene
    drawn = {id(group): placed for group, placed in found.pen.drawn}
    page = Box(0, 0, scene.size.width, scene.size.height)
    return score_of(units_of(scene.items, drawn, page), moves, lead, opening=opening)


def _need(page: Page, score: Score, words: int) -> Need:
    shown = max((layer.seconds for layer in layers_of(page.layers) if isinstance(layer, Clip)), default=0.0)
    least = max(LEAST, score.keyed - score.arriving) + score.leaving
    return Need(words=words, arriving=score.arriving, lead=score.lead, given=page.seconds, showing=shown, least=least,
                after=READ_STAYS if score.reads else 0.0)


def _sheet(leaf: _Leaf, page: PagePlan) -> Sheet:
    acts = leaf.score.timed(page.pace, page.seconds)
    items = sheet_items(leaf.laid.layout.scene.items, acts, leaf.ground, leaf.stage)
    return Sheet(items=items, start=page.start, coming=leaf.coming, lead=leaf.score.lead * page.pace)
