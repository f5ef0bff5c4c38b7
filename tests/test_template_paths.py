"""No template shows a picture from outside its own folder, however it asks for it."""

import json

import pytest

from studio.content import Book
from studio.document.model import Picture, layers_of
from studio.errors import InputFault
from studio.template import fill, load_template


def template_with(folder, layer: dict, slots: dict | None = None):
    document = {"pages": [{"layers": [{"kind": "picture"} | layer]}]}
    form = {"version": 1, "slots": slots or {}, "document": document}
    folder.mkdir()
    (folder / "template.json").write_text(json.dumps(form), "utf-8")
    return folder


OUTSIDE = {
    "by its path": ({"source": "/etc/hostname"}, {}),
    "by a climbing name": ({"source": "../secret.png"}, {}),
    "for one shape only": ({"source": "{cover}", "on": {"square": {"source": "/etc/hostname"}}}, {}),
    "as what stands in for an empty slot": (
        {"source": "{back}"}, {"back": {"kind": "picture", "default": "/etc/hostname"}}),
    "as the words of a slot": ({"source": "{back}"}, {"back": {"kind": "text", "default": "/etc/hostname"}}),
    "put together with a slot": ({"source": "/etc/{name}"}, {"name": {"default": "hostname"}}),
    "inside the letters of a text": (
        {"kind": "text", "text": "کتاب", "fill": {"source": "/etc/hostname"}}, {}),
    "inside the letters, for one shape only": (
        {"kind": "text", "text": "کتاب", "on": {"square": {"fill": {"source": "/etc/hostname"}}}}, {}),
    "from the words of a record": ({"source": "{summary}"}, {}),
}


@pytest.mark.parametrize("way", OUTSIDE)
def test_a_template_that_asks_for_a_picture_outside_is_refused(tmp_path, way):
    layer, slots = OUTSIDE[way]
    with pytest.raises(InputFault) as caught:
        load_template(template_with(tmp_path / "t", layer, slots))
    assert caught.value.problem.code == "path-outside"
    assert caught.value.problem.hint_fa


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    folder = template_with(tmp_path / "t", {"source": "back.png"})
    (folder / "back.png").symlink_to("/etc/hostname")
    with pytest.raises(InputFault):
        load_template(folder)


def test_its_own_pictures_are_found_in_its_folder(tmp_path):
    slots = {"back": {"kind": "picture", "default": "back.png"}}
    source = load_template(template_with(tmp_path / "t", {"source": "{back}"}, slots))
    document = fill(source, [Book(title="سووشون")], {})
    found = [layer.source for layer in layers_of(document.pages[0].layers) if isinstance(layer, Picture)]
    assert found == [str(tmp_path / "t" / "back.png")]
