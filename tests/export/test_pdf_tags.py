"""A PDF tells screen readers what to read in which order: headings, paragraphs, figures; no ornaments."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

from studio.export.pdf import encode_pdf
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Frame, Group, Picture
from studio.values import Box
from tests.layout.cases import filled

PRESET = load_presets().preset("instagram/feed_portrait")


def structure(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        return [(str(element.S), str(element.get("/ActualText", element.get("/Alt")))) for element in document.K]


@pytest.mark.parametrize("name", ["book-intro", "book-tile", "quote", "new-arrivals"])
def test_words_are_read_in_the_order_of_the_design_and_as_typed(name):
    scene = lay_out(filled(name, "typical"), PRESET).scene
    read = structure(encode_pdf([scene.at(0.0)]))
    assert [kind for kind, _ in read].count("/H1") == 1
    words = [words for _, words in read]
    if name == "book-intro":
        assert words.index("صد سال تنهایی") < next(n for n, said in enumerate(words) if said.startswith("هفت نسل"))
    assert all(said == said.strip() and said for said in words)


def test_every_mark_of_the_pages_belongs_to_one_element():
    frames = [lay_out(filled(name, "typical"), PRESET).scene.at(0.0) for name in ("quote", "book-intro")]
    with pikepdf.open(BytesIO(encode_pdf(frames))) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        for page in pdf.pages:
            marks = [int(operands[1]["/MCID"]) for operands, operator in pikepdf.parse_content_stream(page)
                     if str(operator) == "BDC"]
            at = list(tree)[::2].index(page.obj.StructParents)
            assert sorted(marks) == list(range(len(marks)))
            assert len(tree[2 * at + 1]) == len(marks)


def test_everything_else_on_the_page_is_an_artifact():
    frame = lay_out(filled("book-tile", "typical"), PRESET).scene.at(0.0)
    with pikepdf.open(BytesIO(encode_pdf([frame]))) as pdf:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            if str(operator) in ("f", "S", "TJ", "f*"):
                assert depth == 1


def test_a_picture_with_words_for_it_is_a_figure_even_inside_a_faded_group(tmp_path):
    from PIL import Image

    Image.new("RGB", (20, 20), "red").save(tmp_path / "a.png")
    picture = Picture(source=str(tmp_path / "a.png"), box=Box(0, 0, 50, 50), alt="جلد کتاب سووشون")
    frame = Frame(size=PRESET.size, items=(Group(items=(picture,), opacity=0.5, layer="cover"),))
    data = encode_pdf([frame])
    assert structure(data) == [("/Figure", "جلد کتاب سووشون")]


def test_another_reader_finds_the_same_structure(tmp_path):
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo of poppler-utils is not on this machine")
    path = tmp_path / "a.pdf"
    path.write_bytes(encode_pdf([lay_out(filled("book-intro", "typical"), PRESET).scene.at(0.0)]))
    said = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, text=True, check=True, encoding="utf-8")
    assert said.stdout.splitlines()[0].startswith("Document")
    assert "H1" in said.stdout
    assert said.stderr == ""
