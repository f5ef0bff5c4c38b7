"""The map knows the 31 provinces however they are written, and colours them by their numbers."""

from dataclasses import replace
from itertools import pairwise

import pytest

from studio.document.model import Sheet
from studio.document.provinces import class_of, classes, iran, province_of, values_of
from studio.document.spots import spots_of
from studio.layout.diagrams.land import Land
from studio.oklab import distance
from studio.scene import Path
from studio.values import Box
from tests.diagrams.cases import ROOMS, Drawn, ends, sheet, typical

PAGE = ROOMS["page"]
SEATS = {  # latitude and longitude of cities that lie well inside their provinces
    "تهران": (35.69, 51.39), "البرز": (35.83, 50.96), "قم": (34.64, 50.88), "اصفهان": (32.65, 51.67),
    "فارس": (29.6, 52.53), "کرمان": (30.28, 57.08), "یزد": (31.9, 54.37), "خراسان رضوی": (36.3, 59.6),
    "خراسان جنوبی": (33.6, 56.93),
    "گلستان": (36.84, 54.43), "گیلان": (37.2, 49.6), "هرمزگان": (27.3, 56.3), "بوشهر": (28.9, 51.1),
    "سیستان و بلوچستان": (28.0, 60.5), "خوزستان": (31.3, 48.7), "آذربایجان شرقی": (38.0, 46.5), "سمنان": (35.6, 54.5),
}


def inside(province, x: float, y: float) -> bool:
    odd = False
    for ring in province.rings:
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def test_there_are_31_provinces_each_with_its_own_code():
    codes = sorted(province.iso for province in iran().provinces)
    assert codes == [f"IR-{number:02d}" for number in range(31)]


@pytest.mark.parametrize("name", SEATS)
def test_cities_lie_in_their_provinces_and_in_no_other(name):
    x, y = iran().place(*SEATS[name])
    assert [province.fa for province in iran().provinces if inside(province, x, y)] == [name]


@pytest.mark.parametrize(("island", "lat", "lon"), [
    ("ابوموسی", 25.875, 55.03), ("تنب بزرگ", 26.26, 55.30), ("تنب کوچک", 26.24, 55.14), ("کیش", 26.53, 53.97),
    ("قشم", 26.8, 56.0),
])
def test_the_islands_belong_to_hormozgan(island, lat, lon):
    assert inside(province_of("هرمزگان"), *iran().place(lat, lon)), island


def test_rooms_for_names_lie_inside():
    for province in iran().provinces:
        x, y, width, height = province.room
        assert inside(province, x + width / 2, y + height / 2), province.fa


@pytest.mark.parametrize(("written", "name"), [
    ("استان تهران", "تهران"), ("كرمان", "کرمان"), ("سيستان وبلوچستان", "سیستان و بلوچستان"),
    ("خراسان‌رضوی", "خراسان رضوی"), ("آذربايجان غربي", "آذربایجان غربی"), ("Isfahan", "اصفهان"),
    ("چهارمحال‌وبختیاری", "چهارمحال و بختیاری"),
    ("Sistan and Baluchestan province", "سیستان و بلوچستان"), ("IR-22", "هرمزگان"),
    ("کهگیلویه و بویر احمد", "کهگیلویه و بویراحمد"), ("مشهد", "خراسان رضوی"),
])
def test_names_are_known_however_they_are_written(written, name):
    assert province_of(written).fa == name


def test_no_name_means_two_provinces_and_unknown_ones_mean_none():
    assert province_of("نیست‌آباد") is None
    assert province_of("") is None
    assert all(province_of(name) is province for province in iran().provinces
               for name in (province.fa, province.en, province.iso))


def colours(drawn: Drawn) -> dict[str, str]:
    """The colour painted for each province, found by its outline."""
    paths = {path.outline: path.fill.hex() for path in drawn.paths() if path.fill}
    box = next(group.box for group in drawn.groups("mark:pop") if group.box.width > 300)
    return {province.iso: paths[Land(box).outline(province)] for province in iran().provinces}


def test_provinces_are_darker_the_greater_their_number_and_pale_without_one():
    values = {province.fa: str((at + 1) ** 2) for at, province in enumerate(iran().provinces[:20])}
    diagram = replace(typical("map"), sheet=Sheet(columns=("استان", "تعداد"), rows=tuple(values.items())))
    drawn = Drawn(diagram, PAGE)
    found, numbers = colours(drawn), values_of(diagram)
    tones = [found[iso] for iso, _ in sorted(numbers.items(), key=lambda pair: pair[1])]
    assert len(dict.fromkeys(tones)) == 5
    assert tones == sorted(tones, key=list(dict.fromkeys(tones)).index)
    named = {path.fill.hex(): path.fill for path in drawn.paths() if path.fill}
    steps = [named[tone] for tone in dict.fromkeys(tones)]
    assert all(one.luminance > other.luminance for one, other in pairwise(steps))
    assert all(distance(one, other) > 0.05 for one, other in pairwise(steps))
    others = {found[province.iso] for province in iran().provinces[20:]}
    assert len(others) == 1
    assert not others & set(tones)


def test_every_tone_of_the_map_is_in_the_legend():
    drawn = Drawn(typical("map"), PAGE)
    swatches = {path.fill.hex() for path in drawn.paths() if path.fill and ends(path).height == 22}
    assert set(colours(drawn).values()) == swatches


def test_classes_hold_every_value_once_and_are_about_as_large():
    values = {str(number): float(number**3) for number in range(31)}
    found = classes(values)
    counts = [sum(class_of(value, found) == at for value in values.values()) for at in range(5)]
    assert sum(counts) == 31
    assert max(counts) - min(counts) <= 2
    assert classes({"a": 3.0, "b": 3.0}) == ((3.0, 3.0),)


def test_names_that_are_no_province_are_told():
    diagram = replace(typical("map"), sheet=sheet("استان|تعداد", "تهران|12", "لندن|3", "یزد|زیاد"))
    assert Drawn(diagram, PAGE).codes() == ["no-province", "not-a-number"]


# ---------------------------------------------------------------- branches


def test_branches_of_a_town_keep_their_places_to_each_other():
    north, south = spots_of(typical("branches"))[1], spots_of(typical("branches"))[0]
    assert north.y < south.y
    assert not north.in_iran


def test_branches_far_apart_stand_on_the_map_of_iran():
    diagram = replace(typical("branches"), sheet=sheet("شعبه|استان", "یک|تهران", "دو|هرمزگان", "سه|نیست"))
    spots = spots_of(diagram)
    assert spots[0].in_iran
    assert spots[0].y < spots[1].y
    assert spots[2] is None
    assert Drawn(diagram, PAGE).codes() == ["no-place"]


def test_pins_do_not_cover_each_other():
    same = sheet("نام|شرح|عرض|طول", *[f"شعبهٔ {at}|جا|35.7|51.4" for at in range(6)])
    drawn = Drawn(replace(typical("branches"), sheet=same), PAGE)
    heads = [group.box for group in drawn.groups("mark:pop") if any(_is_pin(item) for item in group.items)]
    assert len(heads) == 6
    centres = [(box.centre.x, box.y) for box in heads]
    assert all(abs(ax - bx) > 20 or abs(ay - by) > 20
               for at, (ax, ay) in enumerate(centres) for bx, by in centres[at + 1 :])


def _is_pin(item) -> bool:
    return isinstance(item, Path) and item.stroke is not None and item.fill is not None


def test_the_map_keeps_its_shape_in_any_room():
    for room in (Box(0, 0, 300, 900), Box(0, 0, 900, 300)):
        land = Land.within(room)
        assert room.holds(land.box, 0.01)
        (left, top), (right, bottom) = land.at(0, 0), land.at(iran().width, iran().height)
        assert abs((right - left) / (bottom - top) - iran().width / iran().height) < 1e-6
        assert room.holds(Box(left, top, right - left, bottom - top), 0.01)
