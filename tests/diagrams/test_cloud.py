"""A word cloud: whole words, sizes by weight, the same each time, and no ink over another's."""

from dataclasses import replace

from PySide6.QtGui import QPainterPath

from studio.document.model import Sheet
from studio.text.outline import letters, path
from tests.diagrams.cases import ROOMS, Drawn, plain, sheet, typical

WORDS = [
    "کتابخانه", "کتاب", "خواندن", "دانش", "اطلاعات", "پژوهش", "کتابدار", "امانت", "مرجع", "فهرست", "رزرو",
    "آموزش", "نویسنده", "مترجم", "داستان", "شعر", "کودک", "نوجوان", "تاریخ", "فلسفه", "هنر", "علم", "نشر",
    "چاپ", "آرشیو", "اسناد", "مقاله", "مجله", "روزنامه", "استناد", "نمایشگاه", "کارگاه", "نقد", "OPAC",
    "گنجینه",
]


def cloud(words=WORDS, seed=0):
    rows = tuple((word, str(round(100 / (1 + at * 0.4)))) for at, word in enumerate(words))
    return replace(typical("cloud"), sheet=Sheet(columns=("واژه", "وزن"), rows=rows), seed=seed)


def ink(line) -> QPainterPath:
    return path(letters(line.runs))


def test_no_ink_lies_over_another_word_s():
    for room in ("page", "banner"):
        lines = Drawn(cloud(), ROOMS[room]).lines
        shapes = [ink(line) for line in lines]
        assert len(lines) == len(WORDS)
        for at, one in enumerate(shapes):
            for other in shapes[at + 1 :]:
                assert not one.intersects(other)


def test_every_word_is_one_set_line_with_its_letters_joined():
    drawn = Drawn(cloud(), ROOMS["page"])
    assert sorted(plain(line.text) for line in drawn.lines) == sorted(WORDS)


def test_weightier_words_are_larger():
    sizes = {plain(line.text): max(run.size for run in line.runs) for line in Drawn(cloud(), ROOMS["page"]).lines}
    ranked = [sizes[word] for word in WORDS if word != "OPAC"]  # Latin is set a little smaller
    assert ranked == sorted(ranked, reverse=True)
    assert ranked[0] > 2 * ranked[-1]


def test_the_same_words_stand_the_same_and_a_seed_stirs_them():
    places = [[line.box for line in Drawn(cloud(seed=seed), ROOMS["page"]).lines] for seed in (0, 0, 1)]
    assert places[0] == places[1]
    assert places[0] != places[2]


def test_the_weightiest_word_stands_in_the_middle():
    drawn = Drawn(cloud(), ROOMS["page"])
    first = drawn.line("کتابخانه").box.centre
    assert abs(first.x - drawn.box.centre.x) < 0.15 * drawn.box.width
    assert abs(first.y - drawn.box.centre.y) < 0.15 * drawn.box.height


def test_words_without_weights_are_alike():
    drawn = Drawn(replace(typical("cloud"), sheet=sheet("واژه", "کتاب", "شعر", "هنر")), ROOMS["page"])
    assert len({max(run.size for run in line.runs) for line in drawn.lines}) == 1


def test_too_many_words_leave_out_the_lightest():
    drawn = Drawn(cloud(tuple(f"{word}‌{at}" for at in range(4) for word in WORDS)), (320, 300))
    assert "overflow" in drawn.codes()
    assert "کتابخانه" in drawn.words
