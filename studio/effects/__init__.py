"""Turn the name of a way of moving into its data: effects for single things, recipes for whole designs."""

from studio.effects.forms import By, Change, Effect, Kind, Recipe, Towards
from studio.effects.moves import EMPHASES, ENTERS, EXITS, TRANSITIONS
from studio.effects.recipes import RECIPES

__all__ = [
    "DEFAULT", "By", "Change", "Effect", "Kind", "Recipe", "Towards", "effect", "effect_names", "effects", "recipe",
    "recipe_names", "recipes",
]

DEFAULT = "rise"  # the recipe of a film whose document names none
_EFFECTS = {(one.kind, one.name): one for one in (*ENTERS, *EMPHASES, *EXITS, *TRANSITIONS)}
_RECIPES = {one.name: one for one in RECIPES}


def effects(kind: Kind | None = None) -> tuple[Effect, ...]:
    """All effects, or those of one kind, in the order in which they are offered."""
    return tuple(one for one in _EFFECTS.values() if kind in (None, one.kind))


def effect_names(kind: Kind) -> tuple[str, ...]:
    """What a layer's or page's motion may name for `kind`."""
    return tuple(one.name for one in effects(kind))


def effect(kind: Kind, name: str) -> Effect:
    """The effect `name` of `kind`. Raises KeyError for an unknown one."""
    return _EFFECTS[kind, name]


def recipes() -> tuple[Recipe, ...]:
    """All recipes, in the order in which they are offered."""
    return RECIPES


def recipe_names() -> tuple[str, ...]:
    """What a document's motion may name."""
    return tuple(_RECIPES)


def recipe(name: str) -> Recipe:
    """The recipe `name`. Raises KeyError for an unknown one."""
    return _RECIPES[name]
