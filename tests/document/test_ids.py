"""Every layer of an open document has an id, and no two things that are seen together share one."""

from dataclasses import replace

from studio.content import Book
from studio.document.edits import change_layer, with_ids
from studio.document.model import Box, Document, Page, Shape, Text, layers_of
from studio.template import fill, template, template_ids


def page(*layers, **more):
    return Page(layers=layers, **more)


def ids(document):
    return [[layer.id for layer in layers_of(one.layers)] for one in document.pages]


def test_what_has_no_id_is_named_after_its_kind():
    found = with_ids(Document(pages=(page(Box(children=(Text(), Text())), Shape()),)))
    assert ids(found) == [["box", "text", "text-2", "shape"]]
    assert [one.id for one in found.pages] == ["page"]


def test_one_thing_in_two_arrangements_keeps_its_one_id():
    tall = Box(id="tall", children=(Text(id="title"),), on={"square wide banner": {"hide": True}})
    wide = Box(id="wide", hide=True, children=(Text(id="title"),), on={"square wide banner": {"hide": False}})
    document = Document(pages=(page(tall, wide, id="page"),))
    assert with_ids(document) is document
    changed = change_layer(document, "title", text="نو")
    assert [layer.text for layer in layers_of(changed.pages[0].layers) if isinstance(layer, Text)] == ["نو", "نو"]


def test_two_things_seen_together_are_parted():
    assert ids(with_ids(Document(pages=(page(Text(id="a"), Text(id="a"), Text(id="a-2")),)))) == [["a", "a-3", "a-2"]]


def test_what_another_page_has_is_another_thing_with_the_same_local_changes():
    changes = {"instagram/story": {"title": {"opacity": 0.5}}}
    both = Document(pages=(page(Text(id="title"), id="p"), page(Text(id="title"), id="p")), overrides=changes)
    found = with_ids(both)
    assert ids(found) == [["title"], ["title-2"]]
    assert [one.id for one in found.pages] == ["p", "p-2"]
    assert found.overrides["instagram/story"]["title-2"] == {"opacity": 0.5}


def test_naming_twice_changes_nothing_more():
    once = with_ids(Document(pages=(page(Text(), Text(id="a"), Text(id="a")), page(Text(id="a")))))
    assert with_ids(once) is once


def test_every_template_is_named_without_losing_a_layer():
    book = Book(title="سووشون", people=())
    for name in template_ids():
        source = template(name)
        if source.facts.takes != "book":
            continue
        filled = fill(source, [book], {})
        named = with_ids(filled)
        assert [len(one) for one in ids(named)] == [len(one) for one in ids(filled)]
        assert all(layer.id for one in named.pages for layer in layers_of(one.layers))
        bare = replace(named, pages=filled.pages, overrides=filled.overrides)
        assert bare == filled
