"""The shipped families load and are what their family.toml says; a user's font is read or refused in plain words."""

import contextlib
import random
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from studio.errors import InputFault
from studio.text import faces

EVERY_FACE = [pytest.param(one, id=Path(one.file).stem) for family in faces.families() for one in family.faces]


@pytest.fixture(autouse=True)
def no_added_fonts():
    yield
    faces.forget_added()


@pytest.fixture
def own_font(tmp_path):
    """A font file with a family name of its own, made from a shipped one."""

    def make(name="Ketab Test", weight=400, file="own.ttf"):
        with TTFont(faces.face("lalezar").file) as font:
            for record in font["name"].names:
                if record.nameID in (1, 16):
                    record.string = name
            font["OS/2"].usWeightClass = weight
            font.save(tmp_path / file)
        return tmp_path / file

    return make


def test_families_are_shipped_with_their_licence_and_known_by_id():
    for one in faces.families():
        assert faces.family(one.id) is one
        assert one.name_fa and one.source.startswith("https://") and one.version
        assert one.licence == "OFL-1.1"
        assert "SIL OPEN FONT LICENSE" in Path(one.licence_file).read_text(encoding="utf-8")


def test_line_heights_are_those_of_the_visual_rules():
    least = {"sans": 1.5, "kufi": 1.5, "display": 1.5, "hand": 1.5, "naskh": 1.6, "nastaliq": 2.4}
    for one in faces.families():
        assert one.line_height >= least[one.style], one.id


@pytest.mark.parametrize("one", EVERY_FACE)
def test_a_face_file_is_what_its_family_says(one):
    with TTFont(one.file) as font:
        assert font["head"].unitsPerEm == one.units
        assert font["OS/2"].usWeightClass == one.weight
        assert "GSUB" in font and "GPOS" in font and "GDEF" in font
        assert font["OS/2"].fsType == 0, "embedding is free"
        assert "fvar" not in font


def test_every_file_in_the_fonts_folder_is_named_by_a_family():
    named = {Path(one.file) for family in faces.families() for one in family.faces}
    folder = next(iter(named)).parent.parent
    assert {path for kind in ("ttf", "otf") for path in folder.rglob(f"*.{kind}")} == named


@pytest.mark.parametrize(
    ("wanted", "found"), [(1, 100), (350, 300), (400, 400), (450, 500), (500, 500), (650, 700), (1000, 900)]
)
def test_weights_are_matched_as_css_does(wanted, found):
    assert faces.face("vazirmatn", wanted).weight == found


def test_a_family_with_one_weight_gives_it_for_every_weight():
    assert faces.face("lalezar", 900).weight == faces.face("lalezar", 100).weight == 400


@pytest.mark.parametrize("typed", ["vazir", "Vazirmatn", "وزیر متن"])
def test_an_unknown_family_is_answered_with_the_nearest_one(typed):
    with pytest.raises(InputFault, match="did you mean vazirmatn") as caught:
        faces.family(typed)
    assert caught.value.problem.code == "font-unknown"
    assert "وزیرمتن" in caught.value.problem.hint_fa


def test_an_added_font_is_a_family_like_the_others(own_font):
    added = faces.add_font(own_font())
    assert added.own and added.name == "Ketab Test" and added.kashida
    assert faces.family(added.id) in faces.families()
    assert faces.face(added.id, 700).file.endswith("own.ttf")


def test_a_second_weight_joins_its_family(own_font):
    faces.add_font(own_font(weight=700, file="bold.ttf"))
    family = faces.add_font(own_font(weight=400, file="regular.ttf"))
    assert [one.weight for one in family.faces] == [400, 700]


def test_a_folder_of_fonts_is_added_and_its_bad_files_are_named(own_font, tmp_path):
    own_font()
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00 and then nothing")
    (tmp_path / "notes.txt").write_text("not a font, not meant as one")
    problems = faces.add_folder(tmp_path)
    assert [problem.where for problem in problems] == ["broken.ttf"]
    assert faces.family("ketab-test").own


@pytest.mark.parametrize(
    ("head", "code"),
    [(b"MZ", "font-kind"), (b"", "font-kind"), (b"wOF2", "font-kind"), (b"ttcf", "font-kind"),
     (b"\x00\x01\x00\x00", "font-damaged"), (b"OTTO\xff\xff\xff\xff", "font-damaged")],
)
def test_what_is_no_font_is_refused(tmp_path, head, code):
    path = tmp_path / "a.ttf"
    path.write_bytes(head + bytes(64) if head else b"")
    with pytest.raises(InputFault) as caught:
        faces.add_font(path)
    assert caught.value.problem.code == code and caught.value.problem.what_fa
    assert not any(one.own for one in faces.families())


def test_bytes_that_lie_are_refused_in_words(tmp_path):
    """Cut short or with bytes changed, a file is a font or an InputFault, never another exception."""
    good, chance, path = Path(faces.face("lalezar").file).read_bytes(), random.Random(1405), tmp_path / "a.ttf"
    for number in range(40):
        broken = bytearray(good[: chance.randrange(len(good))] if number % 2 else good)
        for _ in range(chance.randrange(200)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        with contextlib.suppress(InputFault):
            faces.add_font(path)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.ttf"
    with path.open("wb") as file:
        file.truncate(faces.LARGEST + 1)
    with pytest.raises(InputFault, match="30 MB"):
        faces.add_font(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.ttf", tmp_path):
        with pytest.raises(InputFault):
            faces.add_font(path)


def test_a_shipped_family_is_not_added_again():
    with pytest.raises(InputFault, match="already here"):
        faces.add_font(Path(faces.face("vazirmatn").file))
