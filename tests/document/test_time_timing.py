"""How a layer moves, as it stands in a file: names and easings that do not exist are told, all else is kept."""

import pytest

from studio.document.form import build_document, plain
from studio.document.model import Document, Page, Text
from studio.document.timing import Keys, Motion


def built(motion, **more) -> tuple[Document, list]:
    problems: list = []
    layer = {"kind": "text", "id": "one", "text": "سلام", "motion": motion}
    return build_document({"pages": [{"layers": [layer]}], **more}, "design", problems), problems


def test_motion_comes_back_from_a_file_as_it_went():
    keys = (Keys(what="x", keys=((0.0, 10.0), (1.0, 0.0)), easing="out-back"),
            Keys(what="colour", keys=((0.0, "accent"), (2.0, "#112233"))))
    motion = Motion(enter="rise", emphasis="pulse", exit="fade", by="word", start=1.5, keys=keys)
    document = Document(pages=(Page(layers=(Text(text="سلام", motion=motion),), transition="page"),), motion="book")
    problems: list = []
    assert build_document(plain(document), "design", problems) == document
    assert problems == []


@pytest.mark.parametrize("motion", [
    {"enter": "explode"}, {"emphasis": "rise"}, {"exit": "type"}, {"by": "letter"},
    {"keys": [{"what": "opacity", "keys": [[0, 1]], "easing": "swift"}]},
    {"keys": [{"what": "opacity", "keys": [[2, 1], [1, 0]]}]},
    {"keys": [{"what": "opacity", "keys": [[-1, 1]]}]},
    {"keys": [{"what": "colour", "keys": [[0, "blue"]]}]},
    {"keys": [{"what": "weight", "keys": [[0, 1]]}]},
])
def test_what_no_film_can_do_is_told_and_left_at_its_default(motion):
    document, problems = built(motion)
    assert len(problems) == 1
    assert document.pages[0].layers[0].text == "سلام"


def test_an_unknown_recipe_or_transition_is_told():
    problems: list = []
    form = {"motion": "explode", "pages": [{"transition": "explode", "layers": []}]}
    document = build_document(form, "design", problems)
    assert (document.motion, document.pages[0].transition) == ("", "")
    assert len(problems) == 2
    assert any("typewriter" in problem.what for problem in problems)
