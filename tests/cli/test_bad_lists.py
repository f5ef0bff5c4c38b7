"""Whatever is wrong with a list, its reader hears what, where and what to do, and nothing else is lost."""

import zipfile

import pytest

from tests.commands import ask, book_list, make, refused, told


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
    answer = make(source, tmp_path, "--json") if verb == "make" else ask("read", source, "--json")
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
    made = make(source, tmp_path, "--rows", f"{answer.json['read']}-", "--json")
    assert made.json["made"] == 1
    told(made, code="record-cut")
    assert made.code == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, shared):
    bomb = shared / "data" / "catalogue" / "hostile" / "bomb.xlsx"
    refused(make(bomb, tmp_path, "--json"), code="too-big")


@pytest.mark.parametrize("name", ["dtd_ext.xml", "laughs.xml", "quad.xml", "xxe.xml"])
def test_hostile_xml_is_refused(tmp_path, shared, name):
    hostile = shared / "data" / "catalogue" / "hostile" / name
    refused(make(hostile, tmp_path, "--json"), code="doctype")


def test_a_sheet_of_a_million_empty_rows_ends_soon_and_kindly(tmp_path, shared):
    sparse = shared / "data" / "catalogue" / "hostile" / "sparse.xlsx"
    answer = make(sparse, tmp_path, "--json")
    assert "Traceback" not in answer.err
    assert answer.code in (0, 2)


def test_an_empty_folder_is_no_list(tmp_path):
    (tmp_path / "lists").mkdir()
    refused(make(tmp_path / "lists", tmp_path, "--json"), code="no-records")


def test_a_doctype_is_refused(tmp_path):
    source = tmp_path / "list.xlsx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook/>')
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "xl/workbook.xml" in refused(ask("read", source, "--json"), code="doctype")["where"]


def test_rows_without_one_usable_record_are_refused_with_the_reason(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("title,author\nگلستان,سعدی\n,کسی\n", "utf-8")
    assert "no title" in refused(make(source, tmp_path, "--rows", "2", "--json"), code="no-rows")["what"]
    assert make(source, tmp_path, "--rows", "1-2", "--json").json["made"] == 1


def test_letters_that_are_none_cost_nothing(tmp_path):
    source = tmp_path / "list.json"
    source.write_text('[{"title": "گل\\ud800ستان", "author": "سعدی\\u0000"}, {"title": "بوستان"}]', "utf-8")
    answer = make(source, tmp_path, "--json")
    assert (answer.code, answer.json["made"]) == (0, 2)


def test_a_summary_as_long_as_a_book_is_cut_in_a_moment(tmp_path):
    source = book_list(tmp_path / "list.csv", 1, summary=["کتابی دربارهٔ کتابخانه‌ها " * 8_000])
    answer = make(source, tmp_path, "--json", places=("tiny/card", "x/feed_square"))
    assert answer.json["made"] == 2
    caption = (tmp_path / "out" / "x" / "01-سووشون.caption.txt").read_text("utf-8")
    assert len(caption) <= 281
