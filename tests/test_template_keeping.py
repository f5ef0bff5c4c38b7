"""A design becomes a template of one's own that looks the same, and travels to another library as one file."""

import zipfile

import pytest
from PIL import Image

from studio.document.model import Document, Page, Picture, Text
from studio.errors import InputFault
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Glyphs, walk
from studio.template import TemplateForm, fill, keep_as_template, load_template, pack, sample_contents, unpack
from tests.layout.cases import filled

PRESET = load_presets().preset("instagram/feed_portrait")
FACTS = TemplateForm(name="Our card", name_fa="کارت ما", family="tile", keywords=("کارت",))


def words(document: Document) -> list[str]:
    return [item.text for item in walk(lay_out(document, PRESET).scene.items) if isinstance(item, Glyphs)]


def shown(folder) -> Document:
    template = load_template(folder)
    contents, said = sample_contents(template)
    return fill(template, contents, {}, said)


@pytest.mark.parametrize("name", ["book-intro", "quote", "new-arrivals"])
def test_a_design_kept_as_a_template_looks_the_same_when_filled_with_nothing(tmp_path, name):
    design = filled(name, "typical")
    folder = keep_as_template(design, FACTS, tmp_path)
    assert load_template(folder).problems == ()
    assert words(shown(folder)) == words(design)


def test_its_words_can_be_other_ones(tmp_path):
    folder = keep_as_template(Document(pages=(Page(layers=(Text(id="head", text="سلام"),)),)), FACTS, tmp_path)
    template = load_template(folder)
    assert list(template.facts.slots) == ["head"]
    contents, _ = sample_contents(template)
    assert words(fill(template, contents, {}, {"head": "درود"})) == ["درود"]


def test_pictures_travel_with_the_template_and_two_of_a_name_stay_apart(tmp_path):
    Image.new("RGB", (40, 40), "red").save(tmp_path / "a.png")
    design = Document(pages=(Page(layers=(Picture(id="photo", source=str(tmp_path / "a.png"), width=300),)),))
    first = keep_as_template(design, FACTS, tmp_path / "mine")
    second = keep_as_template(design, FACTS, tmp_path / "mine")
    assert first != second
    (tmp_path / "a.png").unlink()
    package = pack(first, tmp_path / "card.ketab-template")
    taken = unpack(package, tmp_path / "theirs")
    picture = next(layer for layer in shown(taken).pages[0].layers if isinstance(layer, Picture))
    assert picture.source.startswith(str(taken))
    with Image.open(picture.source) as image:
        assert image.size == (40, 40)


def test_a_package_leads_nowhere_else_and_brings_nothing_but_a_template(tmp_path):
    folder = keep_as_template(Document(pages=(Page(layers=(Text(id="a", text="سلام"),)),)), FACTS, tmp_path)
    package = pack(folder, tmp_path / "a.ketab-template")
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr("../../evil.png", b"x")
        archive.writestr("run.py", b"print()")
        archive.writestr("/abs.png", b"x")
    taken = unpack(package, tmp_path / "theirs")
    assert sorted(path.name for path in taken.iterdir()) == ["template.json"]
    assert not (tmp_path / "evil.png").exists()


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_is_no_package_is_refused_and_leaves_nothing(tmp_path, data):
    (tmp_path / "a.ketab-template").write_bytes(data)
    with pytest.raises(InputFault) as fault:
        unpack(tmp_path / "a.ketab-template", tmp_path / "theirs")
    assert fault.value.problem.what_fa
    assert not (tmp_path / "theirs").exists()
