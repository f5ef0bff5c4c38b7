"""Turn how a layer moves into frozen values: by which effect it enters, is brought out and leaves, or by keyframes."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal

from studio.document.rules import COLOUR
from studio.effects import Kind, effect_names, recipe_names
from studio.motion import is_easing
from studio.tables import Rule

LONGEST = 600  # seconds of a film; the longest clip a teaser's place takes is far shorter


def _named(kind: Kind) -> Rule:
    names = effect_names(kind)
    return Rule(lambda name: not name or name in names, f"one of {', '.join(names)}", "نام یک جلوهٔ حرکت")


def _in_order(keys: Any) -> bool:
    seconds, words = [at for at, _ in keys], [value for _, value in keys if isinstance(value, str)]
    rising = all(a <= b for a, b in pairwise(seconds))
    return rising and all(0 <= at <= LONGEST for at in seconds) and all(map(COLOUR.fits, words))


EASING = Rule(is_easing, 'an easing such as "ease-out", "out-cubic" or "cubic-bezier(0.2, 0, 0, 1)"', "نام یک شتاب")
IN_ORDER = Rule(_in_order, f"keys in the order of their seconds, up to {LONGEST}, with numbers or colours",
                "کلیدها به ترتیب زمان")
ENTER, EMPHASIS, EXIT, TRANSITION = (_named(kind) for kind in ("enter", "emphasis", "exit", "transition"))
RECIPE = Rule(lambda name: name in ("", "none", *recipe_names()), f"one of none, {', '.join(recipe_names())}",
              "نام یک دستور حرکت")


@dataclass(frozen=True, kw_only=True)
class Keys:
    """Keyframes of one property: (seconds after the page came, value) in rising order, eased in between.

    x and y are units to the right and down of the layer's place, `scale` a factor, `turn` degrees clockwise, `opacity`
    and `reveal` shares 0–1, `number` what the words count. Values of "colour" are colour words, all others numbers.
    """

    what: Literal["x", "y", "scale", "turn", "opacity", "reveal", "number", "colour"] = "opacity"
    keys: Annotated[tuple[tuple[float, float | str], ...], IN_ORDER] = ()
    easing: Annotated[str, EASING] = "ease-in-out"


@dataclass(frozen=True, kw_only=True)
class Motion:
    """How a layer moves in a film. Empty names leave it to the document's recipe, "none" keeps it still.

    `by` parts a text into what moves on its own; letters that join are never parted. `start` is in seconds after the
    page came, negative for "in its turn".
    """

    enter: Annotated[str, ENTER] = ""
    emphasis: Annotated[str, EMPHASIS] = ""
    exit: Annotated[str, EXIT] = ""
    by: Literal["", "layer", "line", "word", "cluster"] = ""
    start: float = -1.0
    keys: tuple[Keys, ...] = ()
