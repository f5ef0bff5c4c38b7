"""Tracks hold their keys exactly, know when they change, and mix colours as eyes see them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.motion import EASINGS, Key, Track, ramp
from studio.values import WHITE, Colour

SECONDS = st.floats(0, 100)
VALUES = st.floats(-1000, 1000)
KEYS = st.lists(st.tuples(SECONDS, VALUES, st.sampled_from(sorted(EASINGS))), min_size=1, max_size=6)
COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3, st.floats(0, 1))


def track(keys: list[tuple[float, float, str]]) -> Track:
    return Track(tuple(Key(*key) for key in sorted(keys, key=lambda key: key[0])))


@given(KEYS)
def test_a_track_has_exactly_the_value_of_each_of_its_keys(keys):
    made = track(keys)
    last = {key.at: key.value for key in made.keys}
    assert all(made.at(at) == value for at, value in last.items())


@given(KEYS, st.floats(0, 50))
def test_the_first_and_the_last_value_are_held(keys, far):
    made = track(keys)
    assert made.at(made.keys[-1].at + far) == made.keys[-1].value
    assert made.at(made.keys[0].at - far - 1) == made.keys[0].value


@given(KEYS, st.lists(SECONDS, min_size=2, max_size=20))
def test_a_track_changes_only_where_it_says_so(keys, times):
    made = track(keys)
    spans = list(made.changes())
    times.sort()
    for start, end in pairwise(times):
        if not any(start < until and since <= end for since, until in spans if since < until) and not any(
            start < at <= end for at, until in spans if at == until
        ):
            assert made.at(start) == made.at(end)


def test_hold_and_two_keys_at_one_second_jump():
    held = Track((Key(0, 1.0), Key(2, 5.0, "hold")))
    assert [held.at(t) for t in (0, 1.999, 2, 3)] == [1.0, 1.0, 5.0, 5.0]
    assert list(held.changes()) == [(2, 2)]
    twice = Track((Key(0, 1.0), Key(1, 1.0), Key(1, 9.0)))
    assert [twice.at(t) for t in (0.999, 1)] == [1.0, 9.0]
    assert list(twice.changes()) == [(1, 1)]


def test_a_later_track_is_the_same_later():
    made = ramp(1.0, 2.0, (0.0, 10.0), "out-cubic")
    assert made.later(3.0).at(4.4) == pytest.approx(made.at(1.4))


def test_keys_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order"):
        Track((Key(2, 0.0), Key(1, 0.0)))
    with pytest.raises(ValueError, match="order"):
        Track(())


def test_a_track_of_one_key_never_changes():
    assert list(Track((Key(0, 3.0),)).changes()) == []
    assert Track((Key(0, WHITE),)).at(9) == WHITE
