"""The order of characters on a line, against Unicode's own test data (Debian's package unicode-data)."""

import unicodedata
from pathlib import Path

import pytest

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
