"""Where lines may end, against another implementation of UAX #14 (pip's uniseg)."""

import random
from pathlib import Path

import pytest

from studio.text import Style
from studio.text.prepare import prepare

linebreak = pytest.importorskip("uniseg.linebreak")
WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
SIGNS = ["", "", "", "،", "؛", ".", "!", "؟", ":", "…"]


def texts():
    choose = random.Random(14)
    for _ in range(200):
        words = [choose.choice(WORDS) + choose.choice(SIGNS) for _ in range(20)]
        words[5], words[9], words[14] = f"«{words[5]}»", f"({words[9]})", f"{words[14]}–{choose.choice(WORDS)}"
        yield " ".join(words)


def test_persian_words_break_where_uax_14_lets_them():
    for text in texts():
        (prepared,) = prepare(text, Style())
        theirs = [at for at in linebreak.line_break_boundaries(prepared.text) if 0 < at < len(prepared.text)]
        assert list(prepared.breaks) == theirs


@pytest.mark.parametrize(
    "text",
    [
        "تلفن +98 21 8877 6655 است", "بهای آن $20 یا ۵۰ هزار تومان", "در https://a.ir/b/?c=1 و lib.ir",
        "جلد ۲، صفحهٔ ۱۲ – ۱۴",
    ],
)
def test_no_break_of_ours_is_one_that_uax_14_forbids(text):
    (prepared,) = prepare(text, Style())
    assert set(prepared.breaks) <= set(linebreak.line_break_boundaries(prepared.text))
