"""The order of characters on a line, against Unicode's own test data (Debian's package unicode-data)."""

import random
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from studio.text import faces
from studio.text.prepare import is_rtl
from studio.text.shape import shape

DATA = Path("/usr/share/unicode/BidiCharacterTest.txt")


def cases():
    """Text, its direction as asked for (0, 1, 2 for automatic), its level and its order of indexes as seen."""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, asked, level, _levels, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield text, int(asked), int(level), [int(index) for index in order.split()]


@pytest.mark.skipif(not DATA.is_file(), reason="Unicode's test data is not here: install the package unicode-data")
def test_base_characters_stand_in_the_order_of_every_unicode_bidi_case():
    face = faces.face("vazirmatn")
    taken = 0
    for text, asked, level, order in cases():
        if any(unicodedata.bidirectional(sign) == "B" for sign in text[:-1]):
            continue  # several paragraphs: never one line
        if asked == 2:
            assert is_rtl(text, neutral=False) == bool(level), ascii(text)
        shaped = shape.__wrapped__(face, text, rtl=bool(level))
        seen = [at for at, _ in shaped.within(0, len(text))]
        wanted = [index for index in order if index in set(seen)]
        assert [index for index in seen if index in set(order)] == wanted, ascii(text)
        lost = set(order) - set(seen)
        assert all(unicodedata.category(text[index]) in ("Mn", "Me", "Cf", "Cc") for index in lost), ascii(text)
        taken += 1
    assert taken > 80_000


# Without marks and lam-alef: Qt miscounts the glyphs of such clusters in a run that a line ends inside of.
PARTS = [
    "کتاب", "خانه،", "(باغ)", "«گل»", "Python", "Clean Code", "۱۲٪", "1404/05/12", "\u2066C++ (2nd)\u2069", "[Qt]",
    "سال‌ها", "a-b", "۱۰–۲۰", "!", "…", "نامه",
]  # fmt: skip


def lines_by_qt(font, text, ends, rtl):
    """The glyphs from left to right on each line, by Qt's own lines ending at `ends`."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    start = 0
    for end in ends:
        layout.createLine().setNumColumns(end - start)
        start = end
    layout.endLayout()
    for number in range(layout.lineCount()):
        seen = []
        line = layout.lineAt(number)
        for run in line.glyphRuns(line.textStart(), line.textLength()):
            seen += run.glyphIndexes()[:: -1 if run.isRightToLeft() else 1]
        yield seen


@pytest.mark.parametrize("rtl", [True, False])
def test_a_line_cut_from_the_endless_one_has_the_order_of_a_line_of_its_own(rtl):
    face = faces.face("vazirmatn")
    space = shape(face, "ب ب", rtl=True).forms[1].ids[0]
    choose = random.Random(7)
    for _ in range(150):
        text = " ".join(choose.choices(PARTS, k=14))
        shaped = shape(face, text, rtl=rtl)
        spaces = [at + 1 for at, sign in enumerate(text) if sign == " "]
        ends = [*sorted(choose.sample(spaces, 3)), len(text)]
        start = 0
        for end, theirs in zip(ends, lines_by_qt(QFont("Vazirmatn"), text, ends, rtl), strict=True):
            ours = [glyph for _, form in shaped.within(start, end) for glyph in form.ids]
            assert without(space, ours) == without(space, theirs), text[start:end]
            start = end


def without(glyph, glyphs):
    """Spaces at a line's end are not drawn, and at another place by rule L1."""
    return [one for one in glyphs if one != glyph]
