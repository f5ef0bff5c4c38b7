"""Templates are filled with what there is; what is empty leaves no trace, and no template reaches out of its folder."""

import json
from pathlib import Path

import pytest

from studio import resources
from studio.content import Book, Person, slot_values
from studio.document.model import Box, Picture, Text, layers_of
from studio.errors import InputFault
from studio.template import Template, evenly, fill, load_template, sample_contents, template, template_ids
from studio.template.portions import portions

BOOK = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), publisher="خوارزمی", summary="داستان زری.")
BOTH = {(language, length) for language in ("fa", "en") for length in ("short", "typical", "long")}
BRAND = {"library": "کتابخانهٔ شهر", "phone": "۰۲۱"}


def a_template(folder: Path, *layers: dict, takes: str = "book", **more: object) -> Template:
    folder.mkdir(parents=True, exist_ok=True)
    document = {"pages": [{"layers": list(layers)}], **more.pop("document", {})}
    form = {"version": 1, "takes": takes, "document": document, **more}
    (folder / "template.json").write_text(json.dumps(form), "utf-8")
    return load_template(folder)


def text(name: str, words: object, **more: object) -> dict:
    return {"kind": "text", "id": name, "text": words, **more}


def filled(source: Template, *contents: object, words: dict[str, str] | None = None) -> list:
    document = fill(source, contents or (BOOK,), BRAND, words)
    return [layer for page in document.pages for layer in layers_of(page.layers)]


def test_holes_are_filled_with_the_content_the_brand_and_the_words(tmp_path):
    source = a_template(
        tmp_path, text("a", "{title} از {author}"), text("b", "{library}"),
        text("c", "{kicker}"), text("d", "{action}"),
        slots={"kicker": {"default": "معرفی"}, "action": {"default": "بیایید"}},
    )  # fmt: skip
    texts = [layer.text for layer in filled(source, words={"action": "بخوانید"})]
    assert texts == ["سووشون از سیمین دانشور", "کتابخانهٔ شهر", "معرفی", "بخوانید"]


def test_what_is_empty_leaves_no_trace(tmp_path):
    source = a_template(
        tmp_path,
        text("both", ["{author}", "{translator}", "{publisher}"]),
        text("none", "ترجمهٔ {translator}"),
        {"kind": "box", "id": "row", "children": [{"kind": "icon", "icon": "book"}, text("t", "{shelfmark}")]},
        {"kind": "code", "id": "code", "data": "{link}"},
        {"kind": "shape", "id": "always"},
        {"kind": "text", "id": "needy", "text": "نشانی:", "needs": "address"},
    )  # fmt: skip
    found = filled(source)
    assert [layer.id for layer in found] == ["both", "always"]
    assert found[0].text == "سیمین دانشور · خوارزمی"


def test_a_picture_without_a_file_stays_only_as_a_designed_cover(tmp_path):
    designed = {
        "kind": "picture",
        "id": "cover",
        "source": "{cover}",
        "designed": True,
        "title": "{title}",
        "author": "{author}",
    }
    plain = {"kind": "picture", "id": "photo", "source": "{cover}"}
    (layer,) = filled(a_template(tmp_path, designed, plain))
    assert isinstance(layer, Picture)
    assert (layer.source, layer.title, layer.author) == ("", "سووشون", "سیمین دانشور")


def test_a_list_repeats_its_children_and_parts_into_pages(tmp_path):
    source = a_template(
        tmp_path,
        {"kind": "box", "id": "grid", "repeat": "books", "children": [text("t", "{number}. {title}")]},
        text("page", "{page_of}"),
        takes="books", most=3,
    )  # fmt: skip
    books = [Book(title=f"کتاب {number}") for number in range(7)]
    document = fill(source, books, {}, None)
    assert [len(page.layers[0].children) for page in document.pages] == [3, 2, 2]
    assert document.pages[1].layers[0].children[0].text == "1. کتاب 3"
    assert [page.layers[1].text for page in document.pages] == ["1 از 3", "2 از 3", "3 از 3"]
    assert fill(source, books, {}, language="en").pages[1].layers[1].text == "2 of 3"
    alone = fill(source, books[:3], {}, None)
    assert [layer.id for layer in alone.pages[0].layers] == ["grid"]
    ids = [child.id for child in document.pages[0].layers[0].children]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("count", "most", "sizes"), [
    (0, 9, [0]), (1, 9, [1]), (9, 9, [9]), (10, 9, [5, 5]), (20, 9, [7, 7, 6]), (3, 1, [1, 1, 1]), (3, 0, [1, 1, 1]),
])  # fmt: skip
def test_pages_are_about_equally_full(count, most, sizes):
    parts = evenly(list(range(count)), most)
    assert [len(part) for part in parts] == sizes
    assert [item for part in parts for item in part] == list(range(count))


def test_captions_lose_the_lines_that_stay_empty(tmp_path):
    source = a_template(
        tmp_path, text("t", "{title}"),
        document={
            "caption": "{title}\nترجمهٔ {translator}\n\n{link}\n\nکتابخانه",
            "hashtags": ["کتاب", "{translator}", "{author}"],
        },
    )  # fmt: skip
    document = fill(source, [BOOK], {}, None)
    assert document.caption == "سووشون\n\nکتابخانه"
    assert document.hashtags == ("کتاب", "سیمین دانشور")


def test_an_isbn_is_read_in_groups_and_encoded_in_digits(tmp_path):
    source = a_template(
        tmp_path, text("read", "شابک {isbn}"), {"kind": "code", "id": "code", "data": "https://example.ir/{isbn}"},
        document={"link": "https://example.ir/{isbn}", "caption": "{isbn}"},
    )  # fmt: skip
    book = Book(title="سووشون", isbn="9789644870347")
    read, code = filled(source, book)
    assert read.text == "شابک 978-964-487-034-7"
    document = fill(source, (book,), BRAND)
    assert code.data == document.link == "https://example.ir/9789644870347"
    assert document.caption == "9789644870347"
    assert filled(source, Book(title="سووشون", isbn="نامعلوم"))[0].text == "شابک نامعلوم"


def test_braces_in_a_book_s_words_are_only_words(tmp_path):
    source = a_template(tmp_path, text("t", "{title}"))
    assert filled(source, Book(title="{publisher} {title}", publisher="نی"))[0].text == "{publisher} {title}"


def test_pictures_of_the_template_are_files_of_its_folder(tmp_path):
    layer = {"kind": "picture", "id": "p", "source": "photos/a b.png", "on": {"tall": {"source": "tall.png"}}}
    (picture,) = filled(a_template(tmp_path, layer))
    assert picture.source == str(tmp_path / "photos" / "a b.png")
    assert picture.on["tall"]["source"] == str(tmp_path / "tall.png")


@pytest.mark.parametrize(
    "source", ["../a.png", "/a.png", "C:/a.png", "\\\\server\\a.png", "a/../../b.png", "{title}/../../a.png"]
)
def test_no_picture_is_taken_from_elsewhere(tmp_path, source):
    with pytest.raises(InputFault) as caught:
        a_template(tmp_path / "t", {"kind": "picture", "id": "p", "source": source})
    assert caught.value.problem.code == "path-outside"


def test_a_template_is_found_by_its_id_or_its_folder(tmp_path):
    a_template(tmp_path / "mine", text("t", "{title}"))
    assert template(str(tmp_path / "mine")).id == "mine"
    assert template("book-intro").folder == resources.templates() / "book-intro"
    with pytest.raises(InputFault, match="did you mean 'quote'"):
        template("quotes")


@pytest.mark.parametrize("name", template_ids())
def test_shipped_templates_have_no_faults_and_are_told_in_both_languages(name):
    source = template(name)
    assert source.problems == ()
    facts = source.facts
    assert all((facts.name, facts.name_fa, facts.about, facts.about_fa, facts.family, facts.keywords))
    assert all(slot.label and slot.label_fa for slot in facts.slots.values())
    assert all(slot.default_en for slot in facts.slots.values() if slot.default)
    assert {(sample.language, sample.name) for sample in facts.samples} in (set(), BOTH)


@pytest.mark.parametrize("name", template_ids())
def test_shipped_templates_show_the_content_they_take(name):
    source = template(name)
    contents, words = sample_contents(source)
    document = fill(source, contents, BRAND, words)
    layers = [layer for page in document.pages for layer in layers_of(page.layers)]
    said = [layer.text if isinstance(layer, Text) else getattr(layer, "title", "") for layer in layers]
    values = {**slot_values(contents[0]), **words}
    required = [values[slot] for slot, facts in source.facts.slots.items() if facts.required and slot in values]
    plain = [value for value in required if isinstance(value, str) and "\n" not in value and not value[0].isdigit()]
    assert all(any(value in words for words in said) or set(portions(value)) <= set(said) for value in plain)
    assert document.caption
    assert document.alt
    assert document.hashtags
    assert all(isinstance(page.layers, tuple) and page.layers for page in document.pages)
    assert not any(isinstance(layer, Box) and layer.repeat for layer in layers)


def test_an_english_document_has_english_words_and_lists():
    people = (Person(name="Sadegh Hedayat"), Person(name="D. P. Costello", role="translator"))
    book = Book(title="The Blind Owl", people=people)
    document = fill(template("book-tile"), [book], {"library": "City Library"}, language="en")
    said = [layer.text for page in document.pages for layer in layers_of(page.layers) if isinstance(layer, Text)]
    assert document.language == "en"
    assert "Sadegh Hedayat · translated by D. P. Costello" in said
    assert not any("\u0600" <= letter <= "\u06ff" for words in said for letter in words)
