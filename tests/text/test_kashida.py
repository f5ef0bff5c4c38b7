"""Where a word may be lengthened, against published rules and vectors."""

from pathlib import Path

import pytest

from studio.text.kashida import best, points

WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()

# The words of LibreOffice's own kashida test and where it puts one: the index of the letter before it.
LIBREOFFICE = {
    "متن": 1, "فارسی": 3, "با": 0, "نویسه": 3, "کشیده": 1, "برای": 0, "چینش": 2, "بهتر": 1, "ببببب": 3, "بپپپپ": 3,
    "تطویل": 3, "بپ": 0, "تطوی": 1, "تحویل": 3, "تشویل": 1, "تمثیل": 3, "نیمِي": None, "كرسي": 2, "نویس‌ه": 0,
    "مت‌ن": None,
}  # fmt: skip


@pytest.mark.parametrize(("word", "after"), LIBREOFFICE.items())
def test_simple_faces_lengthen_words_where_libreoffice_does(word, after):
    found = best(word, "simple")
    assert (None if found is None else found.at - 1) == after


def test_lam_alef_is_never_parted():
    assert points("لا", "simple") == () == points("سلَا"[1:], "naskh")
    assert all(point.at != 2 for point in points("سلام", "simple"))


def test_no_kashida_stands_beside_a_half_space_or_inside_other_scripts():
    assert best("می‌رود", "simple") is None or best("می‌رود", "simple").at > 3
    assert points("Book", "simple") == () == points("ٹیسٹ", "simple")


def test_a_kashida_stands_after_the_marks_of_its_letter():
    word = "مُحَمَّد"
    assert all(word[point.at].isalpha() for point in points(word, "simple"))


def test_each_style_prefers_its_own_point():
    where = {fashion: best("کتابخانه", fashion).at for fashion in ("simple", "naskh", "nastaliq")}
    assert where == {"simple": 7, "naskh": 7, "nastaliq": 2}
