"""Visual text for programs without Persian, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.text.visual import in_visual_order, logical, reordered, visual

UNICODE = Path("/usr/share/unicode")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("سلام", "ﻡﻼﺳ"),
        ("می‌شود", "ﺩﻮﺷﯽﻣ"),
        ("پچگک ی", "ﯼ ﮏﮕﭽﭘ"),
        ("(متن) «نقل» [۱]", "[۱] «ﻞﻘﻧ» (ﻦﺘﻣ)"),
        ("۱۲٫۵٪ از", "ﺯﺍ ٪۱۲٫۵"),
        ("سال ۱۰–۲۰", "۲۰–۱۰ ﻝﺎﺳ"),
        ("با C++ و Qt!", "Qt! ﻭ C++ ﺎﺑ"),
        ("شابک 978-600-119-123-4", "978-600-119-123-4 ﮏﺑﺎﺷ"),
        ("\u2066A-1\u2069 است", "ﺖﺳﺍ A-1"),
        ("گفت: «نه!»", "«!ﻪﻧ» :ﺖﻔﮔ"),
        ("رَّ", "ﺭَّ"),
        ("یک\nدو", "ﮏﯾ\nﻭﺩ"),
        ("Clean Code", "Clean Code"),
    ],
)
def test_text_stands_as_it_is_seen_from_the_left(text: str, seen: str) -> None:
    assert visual(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "می‌شود کتاب‌ها شیء جزء ه‍.ش",
        "بِسْمِ اللَّهِ الرَّحْمٰنِ",
        "او گفت: «سلام (دوست)»!",
        "تلفن +98 21 8877 6655 و ۰۲۱-۸۸۷۷۶۶۵۵",
        "شابک ۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴ است",
        "۵۰٪ از ما و ۱۰–۲۰ تن، ۱۴۰۴/۰۵/۱۲، ساعت ۱۲:۳۰",
        "C++ و $20 و Qt! در https://a.ir/b/ با @user_name",
        "کتاب Clean Code: A Handbook (2008) را",
        "خط یکم\nخط دوم (۲)\n\nخط سوم",
        "لا لأ لآ الله ﷲ ﷼",
        "خانهٔ ما، مسئلهٔ رؤیا و آب",
    ],
)
def test_visual_text_turns_back_into_the_text_it_came_from(text: str) -> None:
    assert logical(visual(text)) == text


@pytest.mark.parametrize("text", ["سلام دنیا", "ﺳﻼﻡ ﺩﻧﯿﺎ", "Clean Code", "", "۱۲۳", "(سلام)"])
def test_text_in_logical_order_is_not_turned_round(text: str) -> None:
    assert not in_visual_order(text)
    assert logical(text) == text


WORDS = st.sampled_from(
    ["کتاب‌ها", "می‌شود", "سلام", "خانهٔ", "«نقل»", "(متن)", "و،", "آمد.", "۱۲", "۱۲٫۵", "۵۰٪", "Qt", "a.ir", "[۱]", "لا؟"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8, unique=True))
def test_what_turns_back_is_seen_the_same(words: list[str]) -> None:
    seen = visual(" ".join(words))
    assert not in_visual_order(seen) or visual(logical(seen)) == seen


# ---- the oracle: Unicode's own cases, with the mirroring that python-bidi leaves out


def _mirrors() -> dict[str, str]:
    lines = (UNICODE / "BidiMirroring.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("#")[0].split(";") for line in lines if line and not line.startswith("#")]
    return {chr(int(one, 16)): chr(int(other, 16)) for one, other in pairs}


def _cases() -> Iterator[tuple[str, bool, str]]:
    mirrors = _mirrors()
    for line in (UNICODE / "BidiCharacterTest.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        codes, _, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        odd = [level != "x" and int(level) % 2 == 1 for level in levels.split()]
        seen = [mirrors.get(text[i], text[i]) if odd[i] else text[i] for i in map(int, order.split())]
        yield text, base == "1", "".join(seen)


@pytest.mark.skipif(not (UNICODE / "BidiCharacterTest.txt").exists(), reason="Debian's unicode-data is not installed")
def test_the_order_is_that_of_unicode_with_its_brackets_mirrored() -> None:
    wrong = [
        text
        for text, rtl, seen in _cases()
        if not set("\u034f\u2029") & set(text) and _kept(reordered(text, rtl=rtl)) != _kept(seen)
    ]
    assert wrong == []


def _kept(text: str) -> str:
    """Without the characters that rule X9 removes, which an implementation may keep."""
    return "".join(char for char in text if char not in "\u202a\u202b\u202c\u202d\u202e\u00ad\u200b\u200c\u200d\u2060")
