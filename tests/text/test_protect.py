"""Tokens that no rule of orthography may touch."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.text.protect import tokens


def found(text: str) -> list[tuple[str, str]]:
    return [(text[token.start : token.end], token.kind) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "token", "kind"),
    [
        ("ببینید https://a.ir/?b=1,2.", "https://a.ir/?b=1,2", "url"),
        ("(نشانی: https://fa.wikipedia.org/wiki/کتاب)", "https://fa.wikipedia.org/wiki/کتاب", "url"),
        ("ببینید https://a.ir/x_(y) را", "https://a.ir/x_(y)", "url"),
        ("نامه به info@site.ir، لطفاً", "info@site.ir", "email"),
        ("سایت ketab.ir است", "ketab.ir", "domain"),
        ("حساب @user_name.", "@user_name", "handle"),
        ("برچسب #كتاب_خوانی!", "#كتاب_خوانی", "hashtag"),
        ("شابک: ۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴", "۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴", "isbn"),
        ("کتاب 9786001191234 را", "9786001191234", "isbn"),
        ("شاپا ۱۷۳۵-۱۲۳۴ است", "۱۷۳۵-۱۲۳۴", "isbn"),
        ("شناسهٔ 10.1000/xyz123، است", "10.1000/xyz123", "doi"),
        ("تلفن ۰۲۱-۸۸۷۷۶۶۵۵", "۰۲۱-۸۸۷۷۶۶۵۵", "phone"),
        ("تلفن +98 21 8877 6655.", "+98 21 8877 6655", "phone"),
        ("همراه 09121234567 است", "09121234567", "phone"),
        ("نسخهٔ 2.1.3 آمد", "2.1.3", "version"),
        ("فرمان `ls, ok?` را", "`ls, ok?`", "code"),
        ("با گزینهٔ --help بزنید", "--help", "code"),
        ("خانوادهٔ 👨‍👩‍👧 ما", "👨‍👩‍👧", "emoji"),
        ("شمارهٔ 1️⃣ است", "1️⃣", "emoji"),
        ("سلام {name} جان", "{name}", "placeholder"),
        ("شمارهٔ %(n)s است", "%(n)s", "placeholder"),
        ("پوشهٔ C:\\dir\\f است", "C:\\dir\\f", "path"),
        ("نسخهٔ Windows 11, v2.0 است", "Windows 11, v2.0", "latin"),
        ("حجم 12 MB است", "12 MB", "latin"),
    ],
)
def test_tokens_are_found_without_the_sentence_around_them(text: str, token: str, kind: str) -> None:
    assert (token, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    ["سال ۱۴۰۴/۰۵/۱۲، ساعت ۱۲:۳۰", "۱۳۹۰-۱۳۹۵", "بهای ۱۲٬۵۰۰٫۷۵ و 12,500", "کتاب (خوب)؛ «بوستان»!", "۵۰٪"],
)
def test_prose_has_no_tokens(text: str) -> None:
    assert found(text) == []


def test_a_line_in_another_script_is_one_token() -> None:
    assert found("متن\nThis is English, ok?\nمتن") == [("This is English, ok", "latin")]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("abA1۲.,:/@#-+() {}%s`<>&;سل\u200c\n\U000f0001😀\ufe0f"), max_size=40))
def test_tokens_are_in_order_and_do_not_overlap(text: str) -> None:
    places = [(token.start, token.end) for token in tokens(text)]
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
