"""Whatever is wrong with what somebody brings, they hear what, where and what to do, and nothing else is lost."""

import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from studio import resources
from tests.commands import Answer, ask, book_list, cover, files, manifest, pictures, presets_file

pytestmark = pytest.mark.usefixtures("qt_app")
PERSIAN = range(0x600, 0x700)


def told(answer: Answer, *, code: str) -> dict[str, str]:
    """The problem with `code`; it must say where, what and what to do in English and Persian."""
    (problem,) = (problem for problem in answer.json["problems"] if problem["code"] == code)
    assert problem["where"]
    assert problem["what"]
    assert problem["hint"], problem
    for words in (problem.get("what_fa", ""), problem.get("hint_fa", "")):
        assert any(ord(letter) in PERSIAN for letter in words), problem
    return problem


def refused(answer: Answer, *, code: str) -> dict[str, str]:
    """The one problem of input that was refused, told in one line on the terminal too."""
    assert answer.code == 2
    problem = told(answer, code=code)
    assert "Traceback" not in answer.err
    assert problem["what"] in answer.err
    return problem


def made_of(source: Path, tmp_path: Path, *more: object) -> Answer:
    """Cards made of `source` in the smallest place there is."""
    return ask(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
        *more,
    )


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize("verb", ["read", "make"])
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("nothing.csv", None, "not-a-file"),
        ("empty.csv", b"", "empty-file"),
        ("blank.csv", b"\xef\xbb\xbf \n\n", "empty-file"),
        ("noise.bin", bytes(range(256)) * 40, "unknown-format"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-office"),
        ("half.xlsx", b"PK\x03\x04 half of a workbook", "damaged-file"),
    ],
)
def test_a_list_that_is_none_is_refused(tmp_path, verb, name, data, code):
    source = tmp_path / name
    if data is not None:
        source.write_bytes(data)
    answer = made_of(source, tmp_path) if verb == "make" else ask("read", source, "--json")
    assert name in refused(answer, code=code)["where"]
    assert not (tmp_path / "out").exists()


def test_a_list_in_an_old_encoding_is_read_and_a_damaged_one_says_where(tmp_path):
    source = tmp_path / "old.csv"
    source.write_bytes("عنوان,نويسنده\nبوف كور,صادق هدايت\nتاريخ بيهقي,بيهقي\n".encode("cp1256"))
    form = ask("read", source, "--json").json
    assert [record["title"] for record in form["records"]] == ["بوف کور", "تاریخ بیهقی"]
    mixed = tmp_path / "mixed.csv"
    mixed.write_bytes(("عنوان,نویسنده\n" + "بوف کور,صادق هدایت\n" * 20).encode() + b"\x81 half,x\n")
    answer = ask("read", mixed, "--json")
    assert (answer.code, answer.json["read"]) == (0, 21)
    assert told(answer, code="damaged-letters")["where"] == "mixed.csv, row 22"


def test_a_truncated_marc_file_gives_every_whole_record_and_names_the_cut(tmp_path, shared):
    folder = shared / "data" / "catalogue" / "nyu_persian"
    whole = next(path for path in folder.iterdir() if "50_Records" in path.name).read_bytes()
    source = tmp_path / "cut.mrc"
    source.write_bytes(whole[: len(whole) // 2])
    answer = ask("read", source, "--json")
    assert answer.code == 1
    assert answer.json["read"] >= 20
    assert "byte" in told(answer, code="record-cut")["where"]
    made = made_of(source, tmp_path, "--rows", f"{answer.json['read']}-")
    assert made.json["made"] == 1
    told(made, code="record-cut")
    assert made.code == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, shared):
    bomb = shared / "data" / "catalogue" / "hostile" / "bomb.xlsx"
    refused(made_of(bomb, tmp_path), code="too-big")


@pytest.mark.parametrize("name", ["dtd_ext.xml", "laughs.xml", "quad.xml", "xxe.xml"])
def test_hostile_xml_is_refused(tmp_path, shared, name):
    hostile = shared / "data" / "catalogue" / "hostile" / name
    refused(made_of(hostile, tmp_path), code="doctype")


def test_a_sheet_of_a_million_empty_rows_ends_soon_and_kindly(tmp_path, shared):
    sparse = shared / "data" / "catalogue" / "hostile" / "sparse.xlsx"
    answer = made_of(sparse, tmp_path)
    assert "Traceback" not in answer.err
    assert answer.code in (0, 2)


def test_an_empty_folder_is_no_list(tmp_path):
    (tmp_path / "lists").mkdir()
    refused(made_of(tmp_path / "lists", tmp_path), code="no-records")


def test_a_doctype_is_refused(tmp_path):
    source = tmp_path / "list.xlsx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook/>')
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "xl/workbook.xml" in refused(ask("read", source, "--json"), code="doctype")["where"]


def test_rows_without_one_usable_record_are_refused_with_the_reason(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("title,author\nگلستان,سعدی\n,کسی\n", "utf-8")
    assert "no title" in refused(made_of(source, tmp_path, "--rows", "2"), code="no-rows")["what"]
    assert made_of(source, tmp_path, "--rows", "1-2").json["made"] == 1


# ---------------------------------------------------------------- covers


def giant(path: Path) -> Path:
    """A PNG that says 30,000 x 30,000 px: 900 megapixels of nothing in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(90_001))) + chunk(b"IEND", b"")
    )
    return path


def broken(path: Path) -> Path:
    """A JPEG that ends in the middle."""
    Image.effect_noise((300, 450), 60).save(path)
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def text(path: Path) -> Path:
    """A text with the name of a picture."""
    path.write_text("این تصویر نیست", "utf-8")
    return path


def heavy(path: Path) -> Path:
    """A file of 40 MB."""
    with path.open("wb") as file:
        file.truncate(40 << 20)
    return path


@pytest.mark.parametrize(
    ("bring", "name", "code"),
    [
        (lambda path: cover(path, (1, 1)), "dot.png", "picture-too-small"),
        (giant, "giant.png", "picture-too-large"),
        (text, "text.jpg", "picture-unreadable"),
        (broken, "half.jpg", "picture-broken"),
        (heavy, "heavy.jpg", "cover-too-large"),
        (lambda path: path, "missing.jpg", "cover-missing"),
    ],
)
def test_a_cover_that_cannot_be_used_becomes_a_designed_one(tmp_path, bring, name, code):
    bring(tmp_path / name)
    cover(tmp_path / "good.png")
    source = book_list(tmp_path / "list.csv", 3, cover=["good.png", name, "good.png"])
    answer = made_of(source, tmp_path, "--preset", "tiny/square")
    assert answer.code == 0
    assert answer.json["made"] == 6
    problem = told(answer, code=code)
    assert name in problem["where"]
    assert problem["level"] == "warning"
    without = book_list(tmp_path / "plain" / "list.csv", 3, cover=["", "", ""])
    made_of(without, tmp_path / "plain")
    for number, same in (("01-سووشون", False), ("02-چشم-هایش", True)):
        path = f"out/tiny/card/{number}.jpg"
        assert ((tmp_path / path).read_bytes() == (tmp_path / "plain" / path).read_bytes()) == same


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "/etc/passwd",
        "\\\\server\\share\\x.png",
        "//server/x.png",
        "a/../../secret.png",
        "C:\\x.png",
    ],
)
def test_a_cover_outside_the_folder_of_the_list_is_never_opened(tmp_path, name):
    cover(tmp_path / "secret.png", colour="#00ff00")
    source = book_list(tmp_path / "lists" / "list.csv", 1, cover=[name])
    answer = made_of(source, tmp_path)
    assert answer.json["made"] == 1
    assert (
        "row 2"
        in told(answer, code="cover-missing" if name.startswith("C:") and os.sep == "/" else "cover-outside")[
            "where"
        ]
    )


def test_a_link_out_of_the_folder_is_outside_too(tmp_path):
    cover(tmp_path / "secret.png")
    source = book_list(tmp_path / "lists" / "list.csv", 1, cover=["link.png"])
    (tmp_path / "lists" / "link.png").symlink_to(tmp_path / "secret.png")
    told(made_of(source, tmp_path), code="cover-outside")


# ---------------------------------------------------------------- templates, brands, fonts


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
    return ask(
        "make",
        folder,
        "--from",
        book_list(tmp_path / "list.csv", 1),
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    )


@pytest.mark.parametrize(
    "source",
    [
        "../../secret.png",
        "/etc/passwd",
        "a/../../x.png",
        "..\\x.png",
        "C:\\x.png",
        "../{title}.png",
        "{title}/../../x",
    ],
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
    (folder / "template.json").write_text(
        f'{{"version":1,"document":{{"pages":[{{"layers":[{inner}]}}]}}}}', "utf-8"
    )
    assert with_template(folder, tmp_path).code == 2


def test_an_unknown_field_of_a_template_costs_nothing(tmp_path):
    folder = a_template(tmp_path / "mine", pallete="lapis")
    answer = with_template(folder, tmp_path)
    assert (answer.code, answer.json["made"]) == (0, 1)
    assert "palette" in told(answer, code="unknown-field")["hint"]


def test_a_font_that_is_not_here_is_replaced_with_a_warning(tmp_path):
    brand = tmp_path / "brand.toml"
    brand.write_text('version = 1\nname = "کتابخانه"\n[fonts]\ntitle = "b-titr"\n', "utf-8")
    answer = made_of(book_list(tmp_path / "list.csv", 2), tmp_path, "--brand", brand)
    assert (answer.code, answer.json["made"]) == (0, 2)
    problems = [problem for problem in answer.json["problems"] if problem["code"] == "font-unknown"]
    assert "b-titr" in problems[0]["what"]
    assert problems[0]["hint"]
    assert problems[0]["what_fa"]


def test_an_unknown_palette_or_icon_is_replaced_with_a_warning(tmp_path):
    layers = [
        {"kind": "text", "id": "t", "text": "{title}"},
        {"kind": "icon", "id": "i", "icon": "boook", "width": 60},
    ]
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
        answer = made_of(source, tmp_path, "--brand", brand)
        assert answer.code == 2
        assert answer.json["problems"][0]["hint"]


# ---------------------------------------------------------------- designs


def a_design(path: Path, form: object, **media: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("document.json", json.dumps(form) if not isinstance(form, bytes) else form)
        for name, data in media.items():
            archive.writestr(f"media/{name}", data)
    return path


def exported(design: Path, tmp_path: Path) -> Answer:
    return ask(
        "export",
        design,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    )


GOOD = {"version": 1, "pages": [{"layers": [{"kind": "text", "id": "t", "text": "سلام"}]}]}


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({**GOOD, "version": 99}, "newer-version"),
        ({"pages": []}, "not-a-design"),
        ([], "not-a-design"),
        (b"{", "bad-json"),
        (b"\xff", "bad-json"),
    ],
)
def test_a_design_that_cannot_be_used_is_refused_and_left_as_it_is(tmp_path, form, code):
    design = a_design(tmp_path / "طرح.ketab", form)
    before = design.read_bytes()
    refused(exported(design, tmp_path), code=code)
    assert design.read_bytes() == before


def test_a_design_that_is_a_bomb_or_no_zip_or_not_there_is_refused(tmp_path):
    bomb = a_design(tmp_path / "bomb.ketab", GOOD, big=bytes(50_000_000))
    refused(exported(bomb, tmp_path), code="zip-bomb")
    (tmp_path / "no.ketab").write_bytes(b"PK\x03\x04 half")
    refused(exported(tmp_path / "no.ketab", tmp_path), code="not-a-design")
    refused(exported(tmp_path / "nothing.ketab", tmp_path), code="no-file")


def test_a_design_whose_zip_is_damaged_inside_is_refused(tmp_path):
    design = a_design(tmp_path / "a.ketab", GOOD, photo=os.urandom(5_000))
    data = bytearray(design.read_bytes())
    at = data.index(b"document.json") + len("document.json")
    data[at + 3 : at + 20] = bytes(17)
    design.write_bytes(data)
    refused(exported(design, tmp_path), code="not-a-design")


def test_a_design_without_pages_or_with_strange_numbers_never_ends_in_a_traceback(tmp_path):
    refused(exported(a_design(tmp_path / "none.ketab", {"version": 1}), tmp_path), code="not-a-design")
    strange = {
        "version": 1,
        "pages": [{"layers": [{"kind": "shape", "id": "s", "width": 1e308, "height": "99999%"}]}],
    }
    answer = exported(a_design(tmp_path / "strange.ketab", strange), tmp_path)
    assert "Traceback" not in answer.err
    assert answer.code in (0, 1)


# ---------------------------------------------------------------- where to write


def test_a_file_in_the_way_of_the_folder_is_told_and_kept(tmp_path):
    (tmp_path / "out").write_text("mine", "utf-8")
    answer = made_of(book_list(tmp_path / "list.csv", 1), tmp_path)
    assert answer.code == 1
    problem = told(answer, code="not-written")
    assert str(tmp_path / "out") in problem["where"]
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    answer = ask(
        "make",
        "book-intro",
        "--from",
        book_list(tmp_path / "list.csv", 1),
        "--preset",
        "instagram/story",
        "--out",
        "/proc/self/fdinfo/out",
        "--json",
    )
    assert answer.code == 1
    told(answer, code="not-written")


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of so many kilobytes; skipped where one may not be mounted."""
    folder.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="mounts a disk")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_told_keeps_what_is_finished_and_can_go_on(tmp_path, jobs):
    source = book_list(tmp_path / "list.csv", 8)
    command = [
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--preset",
        "tiny/square",
        "--format",
        "png",
        "--jobs",
        jobs,
        "--json",
    ]
    with small_disk(tmp_path / "disk", 600) as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(200_000))
        answer = ask(*command, "--out", disk / "out")
        assert answer.code == 1
        problem = told(answer, code="not-written")
        assert "room" in problem["hint"]
        there = files(disk / "out")
        assert not [name for name in there if ".part" in name]
        finished = [name for name in there if name.endswith(".png")]
        assert finished
        for name in finished:
            with Image.open(disk / "out" / name) as picture:
                picture.load()
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        again = ask(*command, "--out", disk / "out")
        assert again.code == 0
        assert again.json["kept"] >= len(finished) - 2
        assert len(pictures(disk / "out")) == 16
        assert ask("check", disk / "out", "--presets-file", tmp_path / "presets.toml").code == 0


# ---------------------------------------------------------------- folders of earlier runs


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"files": 3}',
        b'{"files": [{"path": "../../etc/passwd"}]}',
        b'{"files": [{"path": 5}]}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"files": [{"path": "a.jpg", "preset": "", "future": 1}]}',
    ],
)
def test_a_strange_manifest_is_not_believed(tmp_path, data):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_bytes(data)
    (tmp_path / "out" / ".ketabnama-journal").write_bytes(data + b"\n" + b'{"path": "x')
    answer = made_of(book_list(tmp_path / "list.csv", 1), tmp_path)
    assert (answer.code, answer.json["made"]) == (0, 1)
    assert {entry["path"] for entry in manifest(tmp_path / "out")["files"]} == {
        "tiny/card/01-سووشون.jpg",
        "tiny/01-سووشون.caption.txt",
        "tiny/01-سووشون.alt.txt",
        "overview.jpg",
    }


def test_letters_that_are_none_cost_nothing(tmp_path):
    source = tmp_path / "list.json"
    source.write_text('[{"title": "گل\\ud800ستان", "author": "سعدی\\u0000"}, {"title": "بوستان"}]', "utf-8")
    answer = made_of(source, tmp_path)
    assert (answer.code, answer.json["made"]) == (0, 2)


def test_a_summary_as_long_as_a_book_is_cut_in_a_moment(tmp_path):
    source = book_list(tmp_path / "list.csv", 1, summary=["کتابی دربارهٔ کتابخانه‌ها " * 8_000])
    answer = made_of(source, tmp_path, "--preset", "x/feed_square")
    assert answer.json["made"] == 2
    caption = (tmp_path / "out" / "x" / "01-سووشون.caption.txt").read_text("utf-8")
    assert len(caption) <= 281


def test_the_shipped_templates_name_only_what_is_there():
    assert not [path for path in resources.templates().rglob("*") if path.is_symlink()]
