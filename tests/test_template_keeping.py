"""A design becomes a template of one's own that looks the same, and travels to another library as one file."""

import zipfile
from dataclasses import replace

import pytest
from PIL import Image
from pymarc import Field, Indicators, Record, Subfield

from studio.catalogue import read
from studio.content import Book, Person
from studio.document.edits import change_layer, delete, insert
from studio.document.model import Document, Page, Picture, Text, layers_of
from studio.document.origin import Origin
from studio.errors import InputFault
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Glyphs, walk
from studio.template import (
    TemplateForm,
    adopted,
    begun,
    fill,
    keep_as_template,
    load_template,
    pack,
    refilled,
    sample_contents,
    template,
    template_ids,
    template_of,
    unpack,
)
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


def test_a_package_taken_twice_is_one_template_and_a_changed_one_another(tmp_path):
    first, second = (
        keep_as_template(filled("book-intro", length), FACTS, tmp_path / "ours") for length in ("typical", "short"))
    package, changed = pack(first, tmp_path / "a.ketab-template"), pack(second, tmp_path / "b.ketab-template")
    theirs = tmp_path / "theirs"
    assert unpack(package, theirs) == unpack(package, theirs)
    assert len(list(theirs.iterdir())) == 1
    assert unpack(changed, theirs) != unpack(package, theirs)
    assert len(list(theirs.iterdir())) == 2
    assert unpack(package, tmp_path / "ours") == first


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


# ---------------------------------------------------------------- designs that were filled from a template

BOOK = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), publisher="خوارزمی", summary="داستان زری و یوسف.")
OTHER = Book(title="شازده احتجاب", people=(Person(name="هوشنگ گلشیری"),), summary="روزهای آخر یک شازده.")


def design_of(name, contents=None, words=None):
    source = template(name)
    if contents is None:
        contents, words = sample_contents(source)
    return begun(source, contents, {"library": "کتابخانهٔ شهر"}, words or {})


@pytest.mark.parametrize("name", template_ids())
def test_every_shipped_template_can_be_kept_and_filled_with_its_sample_again(tmp_path, name):
    contents, said = sample_contents(template(name))
    design = begun(template(name), contents, {"library": "کتابخانهٔ شهر"}, said)
    kept = load_template(keep_as_template(design, FACTS, tmp_path))
    assert kept.problems == () and kept.facts.takes == template(name).facts.takes
    again = begun(kept, contents, {"library": "کتابخانهٔ شهر"}, said)
    assert [words(replace(again, pages=(page,))) for page in again.pages] == [
        words(replace(design, pages=(page,))) for page in design.pages]


def test_a_record_fills_what_was_filled_by_one(tmp_path):
    """The librarian moves things about, keeps that as the library's own card, and drops the next MARC record on it."""
    design = change_layer(design_of("book-intro", [BOOK]), "title", x=40.0, colour="accent", largest=77.0)
    design = adopted(change_layer(design, "kicker", text="تازهٔ این هفته"), design)  # as a session does
    kept = load_template(keep_as_template(design, FACTS, tmp_path))
    card = fill(kept, [OTHER], {"library": "کتابخانهٔ شهر"})
    said = " ".join(words(card))
    assert "شازده احتجاب" in said and "گلشیری" in said and "روزهای آخر" in said
    assert "سووشون" not in said and "خوارزمی" not in said and "دانشور" not in said
    title = next(layer for layer in layers_of(card.pages[0].layers) if layer.id == "title")
    assert (title.x, title.colour, title.largest) == (40.0, "accent", 77.0)
    assert "تازهٔ این هفته" in said


def test_a_marc_file_fills_ones_own_template(tmp_path):
    kept = keep_as_template(design_of("book-intro", [BOOK]), FACTS, tmp_path)
    record = Record(force_utf8=True)
    for tag, text in ("245", "شازده احتجاب /"), ("520", "روزهای آخر یک شازده."):
        record.add_field(Field(tag=tag, indicators=Indicators("0", "0"), subfields=[Subfield("a", text)]))
    (tmp_path / "one.mrc").write_bytes(record.as_marc())
    (reading,) = read(tmp_path / "one.mrc")
    said = " ".join(words(fill(load_template(kept), [reading.row.content], {})))
    assert "شازده احتجاب" in said and "روزهای آخر" in said and "سووشون" not in said and "خوارزمی" not in said


def test_a_text_added_by_hand_becomes_a_hole_of_its_own(tmp_path):
    design = design_of("book-intro", [BOOK])
    design = insert(design, 0, Text(id="note", text="فقط تا پایان آذر", anchor="bottom"))
    kept = load_template(keep_as_template(design, FACTS, tmp_path))
    assert kept.facts.slots["note"].default == "فقط تا پایان آذر"
    assert "فقط تا پایان آذر" in words(fill(kept, [OTHER], {}))


def test_what_was_deleted_stays_away_and_what_the_record_lacked_comes_back(tmp_path):
    bare = Book(title="بی‌پدیدآور", summary="کتابی بی نام.")
    design = delete(design_of("book-intro", [bare]), ["kicker"])
    assert "author" not in {layer.id for layer in layers_of(design.pages[0].layers)}
    card = fill(load_template(keep_as_template(design, FACTS, tmp_path)), [OTHER], {})
    names = {layer.id for layer in layers_of(card.pages[0].layers)}
    assert "author" in names and "kicker" not in names


def test_it_is_shown_with_the_words_of_the_design(tmp_path):
    design = design_of("book-intro", [BOOK])
    assert "سووشون" in words(shown(keep_as_template(design, FACTS, tmp_path)))


def test_a_form_goes_on_filling_a_design_from_ones_own_template(tmp_path, monkeypatch):
    monkeypatch.setenv("KETABNAMA_TEMPLATES", str(tmp_path))
    kept = load_template(keep_as_template(design_of("book-intro", [BOOK]), FACTS, tmp_path))
    design = begun(kept, [OTHER], {})
    assert template_of(design) is not None
    again = refilled(design, {**design.origin.words, "title": "بوف کور"})
    assert "بوف کور" in words(again) and "شازده احتجاب" not in words(again)


def test_a_template_of_ones_own_never_takes_the_name_of_a_shipped_one(tmp_path):
    folder = keep_as_template(design_of("quote"), replace(FACTS, name="quote"), tmp_path)
    assert folder.name not in template_ids()


@pytest.mark.parametrize("name", ["../elsewhere", "/etc", "a/b", "", "."])
def test_the_name_of_a_template_leads_nowhere_else(tmp_path, monkeypatch, name):
    monkeypatch.setenv("KETABNAMA_TEMPLATES", str(tmp_path))
    (tmp_path / "template.json").write_text("{}", "utf-8")
    design = replace(design_of("quote"), origin=Origin(template=name))
    assert template_of(design) is None
