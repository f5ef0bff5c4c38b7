"""What was done by hand stays while content changes."""

from dataclasses import replace

from studio.document.edits import change_layer, with_ids
from studio.document.edits.merging import merged
from studio.document.model import Box, Document, Page, Shape, Span, Text, layers_of


def card(title: str, *more: Text, caption: str = "") -> Document:
    return Document(caption=caption, pages=(Page(id="page", layers=(
        Box(id="head", children=(Text(id="title", text=title), *more)), Shape(id="band", fill="accent"),
    )),))


def named(document: Document) -> dict[str, object]:
    return {layer.id: layer for page in document.pages for layer in layers_of(page.layers)}


def test_new_words_arrive_and_what_was_done_by_hand_stays() -> None:
    mine = change_layer(change_layer(card("بوف کور"), "title", colour="accent"), "band", opacity=0.5)
    now = named(merged(mine, card("بوف کور"), card("سه قطره خون")))
    assert now["title"].text == "سه قطره خون"
    assert now["title"].colour == "accent"
    assert now["band"].opacity == 0.5


def test_a_layer_that_came_stands_behind_its_neighbour() -> None:
    author = Text(id="author", text="هدایت")
    mine = change_layer(card("بوف کور"), "title", weight=900)
    head = merged(mine, card("بوف کور"), card("بوف کور", author)).pages[0].layers[0]
    assert [layer.id for layer in head.children] == ["title", "author"]
    assert head.children[0].weight == 900


def test_a_layer_that_went_is_gone_and_one_deleted_by_hand_does_not_come_back() -> None:
    author = Text(id="author", text="هدایت")
    full, bare = card("بوف کور", author), card("بوف کور")
    assert "author" not in named(merged(full, full, bare))
    deleted = card("بوف کور")
    assert "author" not in named(merged(deleted, full, card("سه قطره خون", author)))


def test_layers_of_ones_own_stay_where_they_are() -> None:
    mine = card("بوف کور")
    mine = replace(mine, pages=(replace(mine.pages[0], layers=(*mine.pages[0].layers, Text(id="note", text="من"))),))
    assert named(merged(mine, card("بوف کور"), card("x")))["note"].text == "من"


def test_both_arrangements_of_one_thing_change() -> None:
    def both(text: str) -> Document:
        return with_ids(Document(pages=(Page(id="page", layers=(
            Box(id="upright", on={"square": {"hide": True}}, children=(Text(id="title", text=text, cap=2),)),
            Box(id="across", hide=True, on={"square": {"hide": False}}, children=(Text(id="title", text=text, cap=5),)),
        )),)))

    now = merged(both("بوف کور"), both("بوف کور"), both("تنگسیر"))
    titles = [layer for layer in layers_of(now.pages[0].layers) if layer.id == "title"]
    assert [(title.text, title.cap) for title in titles] == [("تنگسیر", 2), ("تنگسیر", 5)]


def test_a_caption_written_by_hand_stays_and_another_follows() -> None:
    old, new = card("x", caption="کتاب x"), card("y", caption="کتاب y")
    assert merged(old, old, new).caption == "کتاب y"
    assert merged(replace(old, caption="دست‌نوشت"), old, new).caption == "دست‌نوشت"


def test_marked_words_stay_marked() -> None:
    mine = change_layer(card("بوف کور"), "title", spans=(Span(start=0, end=3, colour="accent"),))
    title = named(merged(mine, card("بوف کور"), card("بوف کور نو")))["title"]
    assert title.spans == (Span(start=0, end=3, colour="accent"),)


def test_pages_come_and_go() -> None:
    def pages(count: int) -> Document:
        return Document(pages=tuple(Page(id=f"p{n}", layers=(Text(id=f"t{n}", text=str(n)),)) for n in range(count)))

    mine = change_layer(pages(2), "t0", cap=3)
    more = merged(mine, pages(2), pages(3))
    assert [page.id for page in more.pages] == ["p0", "p1", "p2"]
    assert more.pages[0].layers[0].cap == 3
    assert [page.id for page in merged(more, pages(3), pages(1)).pages] == ["p0"]
