"""Every collected real file gives what an outside judge says it holds."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from studio.catalogue import read, tally
from studio.errors import InputFault

EXPECTED = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))
FIFTY = "nyu_persian/metacoll.zyu.contrsvc.CCL_ARABIC_20160506_110539_50_Records.MRC"
ARABIC = {chr(code) for code in range(0x0600, 0x0700)}


@pytest.mark.parametrize("name", EXPECTED["read"])
def test_every_record_of_a_real_file_is_read_or_explained(name, real):
    report = tally(read(real(name)))
    assert (report.read, report.skipped) == (EXPECTED["read"][name], EXPECTED["skipped"].get(name, 0))


@pytest.mark.parametrize("name", EXPECTED["refused"])
def test_a_file_without_books_is_refused_with_a_reason_and_a_hint(name, real):
    with pytest.raises(InputFault) as refusal:
        read(real(name))
    told = refusal.value.problem
    assert told.code == EXPECTED["refused"][name]
    assert told.where and told.hint and told.what_fa and told.hint_fa


@pytest.mark.parametrize("name", [name for name in EXPECTED["read"] if name.endswith((".mrc", ".MRC", ".dat"))])
def test_no_fewer_records_are_found_than_yaz_marcdump_finds(name, real):
    if not shutil.which("yaz-marcdump"):
        pytest.skip("yaz-marcdump is not installed")
    found = subprocess.run(["yaz-marcdump", "-n", "-p", real(name)], capture_output=True, check=False).stdout
    report = tally(read(real(name)))
    assert report.read + report.skipped >= found.count(b"<!-- Record")


def test_titles_of_persian_records_hold_persian_letters_only(real, books):
    for name in (FIFTY, "nyu_persian/zyu_20160321_23_arabic_records_per.mrc"):
        persian = [book for book in books(real(name)) if book.language == "fa"]
        assert len(persian) > 15
        for book in persian:
            shown = " ".join((book.title, book.subtitle, book.author, book.publisher, book.place))
            assert not set(shown) & set("يىك٠١٢٣٤٥٦٧٨٩\u200e\u200f\u0640")


def test_titles_end_without_the_marks_of_isbd(real, books):
    for name in EXPECTED["read"]:
        if name.startswith(("nyu_persian", "csv_xlsx")):
            for book in books(real(name)):
                assert book.title == book.title.strip(" /:;=,،؛")
                assert "نامشخص" not in (book.title, book.publisher, book.isbn, *(one.name for one in book.people))


def test_arabic_records_keep_their_own_letters(real, books):
    arabic = [book for book in books(real("nyu_persian/D150924.T110551.ARA-75r.mrc")) if book.language == "ar"]
    letters = "".join(book.title for book in arabic)
    assert len(arabic) > 50 and "ي" in letters and "ك" in letters and "ی" not in letters and "ک" not in letters


def test_utf8_that_claims_to_be_marc8_keeps_every_persian_letter(real):
    readings = list(read(real("nyu_persian/tp_20160219_bk_per_273r_pkgd_marc_final.mrc")))
    said = "".join(text for reading in readings for text in reading.row.content.original.values())
    assert sum(letter in ARABIC for letter in said) == 3058
    assert [problem.code for reading in readings for problem in reading.problems].count("encoding-flag") == 1


def test_a_persian_record_is_shown_in_its_own_script_with_both_years(real, books):
    book = books(real(FIFTY))[3]
    assert (book.title, book.subtitle) == ("فرهنگ پهلوی", "واژه‌نامهٔ پهلوی-پاژند")
    assert book.author == "محمد سعید عریان"
    assert (book.place, book.year, book.year_jalali, book.year_gregorian) == ("تهران", "۱۳۹۲ / ۲۰۱۳–۲۰۱۴", 1392, 2013)
    assert (book.isbn, book.pages, book.lc) == ("9786002201966", "۶۸۳", "PK6177.P4 I79 2013")
    assert book.original["245"].startswith("10$6880-02$aFarhang-i Pahlav")


@pytest.mark.parametrize("folder", EXPECTED["folders"])
def test_every_file_of_a_folder_is_read(folder, real):
    reports = [tally(read(path)) for path in sorted(real(folder).iterdir())]
    counts = [sum(report.read for report in reports), sum(report.skipped for report in reports)]
    assert counts == EXPECTED["folders"][folder]
