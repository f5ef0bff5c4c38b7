"""Effects and recipes are named in both languages, end as designed, and keep the times people find quick yet clear."""

import re

import pytest

from studio import effects
from studio.effects import effect_names, recipe_names, recipes
from studio.motion import is_easing

ALL = effects.effects()
REST = {"x": 0, "y": 0, "turn": 0}


def rest_of(what: str) -> float:
    return REST.get(what, 1)


def ids(one) -> str:
    return f"{one.kind}-{one.name}"


def test_there_are_at_least_twelve_recipes_with_names_in_both_languages():
    assert len(recipe_names()) >= 12
    assert len(set(recipe_names())) == len(recipes())
    for one in (*recipes(), *ALL):
        assert one.label
        assert re.search("[آ-ی]", one.label_fa), one.name
    assert effects.DEFAULT in recipe_names()


@pytest.mark.parametrize("one", recipes(), ids=lambda one: one.name)
def test_a_recipe_names_only_effects_that_exist(one):
    assert set(one.enter.values()) <= set(effect_names("enter"))
    assert set(one.emphasis.values()) <= set(effect_names("emphasis"))
    assert one.transition in effect_names("transition")
    assert 0.09 <= one.apart <= 0.14  # VISUAL, "Motion"


@pytest.mark.parametrize("one", ALL, ids=ids)
def test_the_changes_of_an_effect_make_sense(one):
    for change in (*one.changes, *one.leaving):
        assert len(change.values) >= 2
        assert is_easing(change.easing)
        assert not change.at or (len(change.at) == len(change.values) and list(change.at) == sorted(change.at))
        assert not change.at or (change.at[0], change.at[-1]) == (0, 1)
        if change.what in ("opacity", "reveal"):
            assert all(0 <= value <= 1 for value in change.values)


@pytest.mark.parametrize("one", effects.effects("enter"), ids=ids)
def test_what_enters_ends_as_designed(one):
    assert all(change.values[-1] == rest_of(change.what) for change in one.changes)


@pytest.mark.parametrize("one", effects.effects("exit"), ids=ids)
def test_what_leaves_begins_as_designed_and_is_gone_at_the_end(one):
    assert all(change.values[0] == rest_of(change.what) for change in one.changes)
    gone = {("opacity", 0), ("reveal", 0), ("x", -1), ("x", 1), ("y", 1), ("y", -1)}
    assert one.name == "none" or any((change.what, change.values[-1]) in gone for change in one.changes)


@pytest.mark.parametrize("one", effects.effects("emphasis"), ids=ids)
def test_what_is_brought_out_begins_and_ends_as_designed(one):
    if one.way != "photo":
        for change in one.changes:
            assert (change.values[0], change.values[-1]) == (rest_of(change.what), rest_of(change.what))


@pytest.mark.parametrize("one", effects.effects("transition"), ids=ids)
def test_pages_come_to_rest_as_designed_and_the_old_one_is_covered(one):
    assert all(change.values[-1] == rest_of(change.what) for change in one.changes)
    assert all(change.values[0] == rest_of(change.what) for change in one.leaving)
    hides = one.leaving if one.old_on_top else one.changes
    assert one.name == "none" or hides, "the old page would go with a jump"


@pytest.mark.parametrize("kind", ["enter", "exit", "transition"])
def test_movements_take_300_to_600_ms_and_whole_pages_a_little_more(kind):
    most = 0.8 if kind == "transition" else 0.6
    for one in effects.effects(kind):
        if (one.changes or one.leaving) and one.way != "count":
            assert 0.3 <= one.seconds <= most, one.name


@pytest.mark.parametrize("kind", ["enter", "exit", "emphasis", "transition"])
def test_every_kind_can_be_none(kind):
    assert effects.effect(kind, "none").seconds == 0


def test_an_unknown_name_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        effects.effect("enter", "explode")
    with pytest.raises(KeyError):
        effects.recipe("explode")
