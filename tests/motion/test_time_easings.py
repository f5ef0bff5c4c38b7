"""Easings keep their ends, rise where they should, and are those of the standards they are named after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.motion import EASINGS, easing, is_easing

SHARES = st.floats(0.0, 1.0)
LEAVING = ("back", "spring")  # curves that go beyond their ends
NAMES = sorted(EASINGS)


@pytest.mark.parametrize("name", NAMES)
def test_every_easing_begins_at_zero_and_ends_at_one(name):
    curve = easing(name)
    assert (curve(0.0), curve(1.0)) == (0.0, 1.0)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "hold"])
def test_easings_come_to_their_ends_without_a_jump(name):
    curve = easing(name)
    assert abs(curve(1e-6)) < 0.01
    assert abs(curve(1 - 1e-6) - 1) < 0.01


@given(st.sampled_from([n for n in NAMES if not n.endswith((*LEAVING, "bounce"))]), SHARES, SHARES)
def test_easings_that_neither_bounce_nor_swing_never_go_back(name, one, other):
    low, high = sorted((one, other))
    curve = easing(name)
    assert curve(low) <= curve(high) + 1e-9


@given(st.sampled_from([name for name in NAMES if not name.endswith(LEAVING)]), SHARES)
def test_only_backs_and_springs_leave_the_way_between_their_ends(name, share):
    assert -1e-9 <= easing(name)(share) <= 1 + 1e-9


@given(st.sampled_from(NAMES), SHARES)
def test_no_easing_goes_beyond_its_end_by_more_than_an_eighth(name, share):
    assert -0.125 <= easing(name)(share) <= 1.125


@given(SHARES)
def test_out_is_in_seen_from_the_other_end(share):
    for kind in ("cubic", "sine", "back", "bounce", "expo"):
        assert easing(f"out-{kind}")(share) == pytest.approx(1 - easing(f"in-{kind}")(1 - share), abs=1e-9)


# From the CSS specification's own names: https://www.w3.org/TR/css-easing-2/#cubic-bezier-easing-functions
@pytest.mark.parametrize(("name", "numbers"), [
    ("ease", "0.25, 0.1, 0.25, 1"), ("ease-in", "0.42, 0, 1, 1"), ("ease-out", "0, 0, 0.58, 1"),
    ("ease-in-out", "0.42, 0, 0.58, 1"), ("linear", "0.3, 0.3, 0.6, 0.6"),
])
@given(share=SHARES)
def test_the_names_of_css_are_its_curves(name, numbers, share):
    assert easing(name)(share) == pytest.approx(easing(f"cubic-bezier({numbers})")(share), abs=1e-6)


@given(st.floats(0, 1), st.floats(-2, 3), st.floats(0, 1), st.floats(-2, 3), st.floats(0, 1))
def test_any_curve_of_css_lies_on_its_own_equation(x1, y1, x2, y2, s):
    x = 3 * (1 - s) ** 2 * s * x1 + 3 * (1 - s) * s**2 * x2 + s**3
    y = 3 * (1 - s) ** 2 * s * y1 + 3 * (1 - s) * s**2 * y2 + s**3
    slope = 3 * (1 - s) ** 2 * x1 + 6 * (1 - s) * s * (x2 - x1) + 3 * s**2 * (1 - x2)
    if slope > 1e-2:  # a curve that stands upright is at many heights at once
        assert easing(f"cubic-bezier({x1!r},{y1!r},{x2!r},{y2!r})")(x) == pytest.approx(y, abs=1e-4)


def test_steps_stand_between_their_steps():
    curve = easing("steps(4)")
    assert [curve(share) for share in (0.0, 0.2, 0.25, 0.6, 0.99, 1.0)] == [0.0, 0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("name", [
    "", "swift", "cubic-bezier(1)", "cubic-bezier(2,0,0,1)", "cubic-bezier(a,b,c,d)", "steps(0)", "steps(1.5)",
    "cubic-bezier(nan,0,0,1)", "steps(inf)", "steps()",
])
def test_what_is_no_easing_is_told(name):
    assert not is_easing(name)
    with pytest.raises(ValueError):
        easing(name)
