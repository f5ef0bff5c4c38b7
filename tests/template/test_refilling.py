"""A filled document can be filled again: by a form, or by what was typed on the canvas."""

import json
from dataclasses import replace

import pytest

from studio.content import Book, Person
from studio.document.edits import change_layer
from studio.document.files import from_form, to_json
from studio.document.model import Document, Text, layers_of
from studio.template import adopted, begun, refilled, sample_contents, template, template_ids

BOOK = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), summary="داستان زری و یوسف.", dewey="۸فا۳/۶۲")


@pytest.fixture
def document() -> Document:
    return begun(template("book-intro"), [BOOK], {"library": "کتابخانهٔ حافظ"})


def texts(document: Document, layer_id: str) -> set[str]:
    return {
        layer.text for page in document.pages for layer in layers_of(page.layers)
        if layer.id == layer_id and isinstance(layer, Text)
    }


def test_it_is_what_filling_makes(document: Document) -> None:
    assert texts(document, "title") == {"سووشون"}
    assert document.origin.template == "book-intro"
    assert document.origin.words["author"] == "سیمین دانشور"


def test_a_new_word_reaches_every_place_that_says_it(document: Document) -> None:
    now = refilled(document, {**document.origin.words, "title": "جزیرهٔ سرگردانی"})
    assert texts(now, "title") == {"جزیرهٔ سرگردانی"}
    assert "جزیرهٔ سرگردانی" in now.caption
    assert "جزیرهٔ سرگردانی" in now.alt
    assert now.name == "جزیرهٔ سرگردانی"


def test_an_empty_field_comes_to_life_and_goes_again(document: Document) -> None:
    with_translator = refilled(document, {**document.origin.words, "translator": "هرمز ریاحی"})
    assert any("ترجمهٔ هرمز ریاحی" in text for text in texts(with_translator, "author"))
    without = refilled(with_translator, {**with_translator.origin.words, "translator": "", "summary": ""})
    assert not any("هرمز" in text for text in texts(without, "author"))
    assert texts(without, "summary") == set()


def test_words_typed_on_the_canvas_are_the_slots_words(document: Document) -> None:
    now = adopted(change_layer(document, "title", text="سووشون، چاپ تازه"), document)
    assert now.origin.words["title"] == "سووشون، چاپ تازه"
    assert "سووشون، چاپ تازه" in now.caption
    assert texts(now, "title") == {"سووشون، چاپ تازه"}


def test_a_text_of_several_slots_stays_as_typed(document: Document) -> None:
    changed = change_layer(document, "author", text="به قلم دانشور")
    assert adopted(changed, document) is changed


def test_it_survives_its_file(document: Document) -> None:
    again, problems = from_form(json.loads(to_json(document)), "a.ketab")
    assert not problems
    assert again.origin == document.origin
    assert refilled(again, again.origin.words) == again


def test_a_template_that_is_gone_leaves_the_document_alone(document: Document) -> None:
    lost = replace(document, origin=replace(document.origin, template="../../etc"))
    assert refilled(lost, {"title": "x"}) is lost


@pytest.mark.parametrize("name", template_ids())
def test_every_template_is_filled_again_as_it_was(name: str) -> None:
    source = template(name)
    contents, words = sample_contents(source)
    document = begun(source, contents, {}, words)
    assert refilled(document, document.origin.words) == document
    assert from_form(json.loads(to_json(document)), name)[0] == document
