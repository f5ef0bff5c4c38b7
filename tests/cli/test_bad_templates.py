"""Templates, brands and fonts of somebody else: refused with the place, or replaced with a word."""

import json
from pathlib import Path

import pytest

from studio import resources
from tests.commands import Answer, book_list, make, refused, told


def a_template(folder: Path, **document: object) -> Path:
    """A template of one title, with other fields of its document."""
    folder.mkdir(parents=True, exist_ok=True)
    layers = [{"kind": "text", "id": "title", "text": "{title}", "type": "title"}]
    form = {
        "version": 1,
        "takes": "book",
        "slots": {"title": {"required": True}},
        "document": {"name": "{title}", "pages": [{"layers": layers}], **document},
    }
    (folder / "template.json").write_text(json.dumps(form), "utf-8")
    return folder


def with_template(folder: Path, tmp_path: Path) -> Answer:
    """A card made with the template in `folder`."""
    return make(book_list(tmp_path / "list.csv", 1), tmp_path, "--json", template=folder)


@pytest.mark.parametrize(
    "source",
    ["../../secret.png", "/etc/passwd", "a/../../x.png", "..\\x.png", "C:\\x.png", "../{title}.png", "{title}/../../x"],
)
@pytest.mark.parametrize("place", ["layer", "shape", "override"])
def test_a_template_that_reaches_out_of_its_folder_is_refused(tmp_path, source, place):
    layer = {"kind": "picture", "id": "photo"} | {
        "layer": {"source": source},
        "shape": {"on": {"tall": {"source": source}}},
    }.get(place, {})
    overrides = {"tiny/card": {"photo": {"source": source}}} if place == "override" else {}
    folder = a_template(tmp_path / "mine", pages=[{"layers": [layer]}], overrides=overrides)
    problem = refused(with_template(folder, tmp_path), code="path-outside")
    assert "mine/template.json" in problem["where"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"version": 1,\n "document": {"name": }}', "line 2, column 23"),
        (b"\xff\xfe{}", "byte 0"),
        (b"[" * 100_000, "template.json"),
        (b"", "line 1"),
    ],
)
def test_a_template_that_is_broken_json_is_named_by_line_and_column(tmp_path, data, place):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "template.json").write_bytes(data)
    assert place in refused(with_template(folder, tmp_path), code="bad-json")["where"]


@pytest.mark.parametrize("form", [b"[]", b"{}", b'{"version": 1}', b'{"version": 1, "document": []}'])
def test_json_that_is_no_template_is_refused(tmp_path, form):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "template.json").write_bytes(form)
    refused(with_template(folder, tmp_path), code="no-template")


def test_a_template_of_ten_thousand_boxes_in_each_other_is_refused(tmp_path):
    inner = '{"kind":"box","children":[' * 2_000 + "]}" * 2_000
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "template.json").write_text(f'{{"version":1,"document":{{"pages":[{{"layers":[{inner}]}}]}}}}', "utf-8")
    assert with_template(folder, tmp_path).code == 2


def test_an_unknown_field_of_a_template_costs_nothing(tmp_path):
    folder = a_template(tmp_path / "mine", pallete="lapis")
    answer = with_template(folder, tmp_path)
    assert (answer.code, answer.json["made"]) == (0, 1)
    assert "palette" in told(answer, code="unknown-field")["hint"]


def test_a_font_that_is_not_here_is_replaced_with_a_warning(tmp_path):
    brand = tmp_path / "brand.toml"
    brand.write_text('version = 1\nname = "کتابخانه"\n[fonts]\ntitle = "b-titr"\n', "utf-8")
    answer = make(book_list(tmp_path / "list.csv", 2), tmp_path, "--brand", brand, "--json")
    assert (answer.code, answer.json["made"]) == (0, 2)
    problems = [problem for problem in answer.json["problems"] if problem["code"] == "font-unknown"]
    assert "b-titr" in problems[0]["what"]
    assert problems[0]["hint"]
    assert problems[0]["what_fa"]


def test_an_unknown_palette_or_icon_is_replaced_with_a_warning(tmp_path):
    layers = [{"kind": "text", "id": "t", "text": "{title}"}, {"kind": "icon", "id": "i", "icon": "boook", "width": 60}]
    folder = a_template(tmp_path / "mine", palette="safron", pages=[{"layers": layers}])
    answer = with_template(folder, tmp_path)
    assert (answer.code, answer.json["made"]) == (0, 1)
    assert "saffron" in told(answer, code="no-palette")["hint"]
    (icon,) = (problem for problem in answer.json["problems"] if "i.icon" in problem["where"])
    assert "book" in icon["hint"]


def test_a_brand_file_that_is_none_is_refused(tmp_path):
    source = book_list(tmp_path / "list.csv", 1)
    bad = tmp_path / "brand.toml"
    bad.write_text("name = \n", "utf-8")
    for brand in (bad, tmp_path / "nothing.toml"):
        answer = make(source, tmp_path, "--brand", brand, "--json")
        assert answer.code == 2
        assert answer.json["problems"][0]["hint"]


def test_the_shipped_templates_name_only_what_is_there():
    assert not [path for path in resources.templates().rglob("*") if path.is_symlink()]
