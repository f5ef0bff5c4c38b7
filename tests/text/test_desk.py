"""The copy desk: what it mends, what it only offers, and above all what it leaves alone."""

import random
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.resources import asset
from studio.text import desk

SAFE = {
    "arabic yeh and kaf": ("كتاب علي", "کتاب علی"),
    "presentation forms": ("ﺳﻼﻡ بر ﺷﻤﺎ", "سلام بر شما"),
    "heh with hamza": ("نامۀ او", "نامهٔ او"),
    "ezafe after a silent heh": ("خانه ی ما", "خانهٔ ما"),
    "ezafe in the text's own style": ("خانه‌ی ما و نامه ی او", "خانه‌ی ما و نامه‌ی او"),
    "hamza after a silent heh": ("بهانهء خوبی", "بهانهٔ خوبی"),
    "ending after a silent heh": ("خانه‌ئی بر آب", "خانه‌ای بر آب"),
    "typed kashida": ("ســلام دوسـتان", "سلام دوستان"),
    "doubled tanvin": ("حتماًً بیا", "حتماً بیا"),
    "arabic digits": ("سال ١٤٠٤", "سال ۱۴۰۴"),
    "latin digits": ("سال 1404", "سال ۱۴۰۴"),
    "decimal and thousands": ("بهای آن 12,500.75 است", "بهای آن ۱۲٬۵۰۰٫۷۵ است"),
    "percent": ("50 % از ما", "۵۰٪ از ما"),
    "percent before its number": ("حدود %50", "حدود ۵۰٪"),
    "mi apart": ("او می رود", "او می‌رود"),
    "nemi apart": ("نمی دانم چه بگویم", "نمی‌دانم چه بگویم"),
    "mi glued": ("هر روز میرود", "هر روز می‌رود"),
    "plural": ("کتاب ها و نامه های او", "کتاب‌ها و نامه‌های او"),
    "plural after a letter that does not join": ("کار ها", "کارها"),
    "comparative": ("بزرگ تر و مهم ترین", "بزرگ‌تر و مهم‌ترین"),
    "perfect tense": ("آنان رفته اند", "آنان رفته‌اند"),
    "indefinite": ("خانه ای در ده", "خانه‌ای در ده"),
    "half-space twice and needless": ("می‌‌شود ‌کتاب", "می‌شود کتاب"),
    "soft hyphen for a half-space": ("می\u00adشود", "می‌شود"),
    "space before a sign": ("سلام ، خوبی ؟", "سلام، خوبی؟"),
    "space after a sign": ("آمد،رفت.نشست", "آمد، رفت. نشست"),
    "spaces at quotation marks": ("کتاب« بوستان »را", "کتاب «بوستان» را"),
    "spaces inside brackets": ("سعدی ( شاعر )", "سعدی (شاعر)"),
    "runs of spaces": ("  یک   دو  ", "یک دو"),
    "latin signs": ("خوبی? بله, خوبم; تو چه?", "خوبی؟ بله، خوبم؛ تو چه؟"),
    "straight quotes": ('گفت "سلام" و رفت', "گفت «سلام» و رفت"),
    "curly quotes": ("گفت “سلام” و رفت", "گفت «سلام» و رفت"),
    "swapped quotes": ("کتاب »بوستان« را", "کتاب «بوستان» را"),
    "three dots": ("رفت ... و نیامد", "رفت… و نیامد"),
    "hyphens for dashes": ("او -- دوست ما -- آمد", "او – دوست ما – آمد"),
    "byte order mark": ("\ufeffسلام\u200e", "سلام"),
    "a latin clause keeps its signs": ("نسخهٔ Windows 11, v2.0 آمد", "نسخهٔ Windows 11, v2.0 آمد"),
}
KEPT = [
    "می ناب و باقی قصه",
    "میز و میدان و میهن و میوه و میراث",
    "های و هوی کودکان",
    "چشم تر و دامن تر",
    "بهتر و بیشتر و کمتر",
    "ساقی به نور باده برافروز جام ما",
    "بیا ساقی آن می که حال آورد",
    "ساقی بیار می خورد او جامی",
    "خدای خانه ای دوست",
    "بده ساقی می باقی که در جنت نخواهی یافت",
    "می دو ساله و محبوب چارده ساله",
    "ز می دور باش ای برادر که می خرد را کند تیره و رای پست",
    "توانا بود هر که دانا بود",
    "ج. ۲، چ. ۱، ص. ۱۲–۱۵؛ م. ا. رضایی",
    "رده‌بندی دیویی: ۸فا۳/۶۲",
    "الف) اول ب) دوم",
    "دمای −۵°C و ۵ + ۳ = ۸",
    "نشانی: https://a.ir/?b=1,2 و info@site.ir",
    "شابک: ۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴",
    "شابک 978-600-119-123-4",
    "تلفن ۰۲۱-۸۸۷۷۶۶۵۵ یا 021-88776655",
    "#کتاب_خوانی با @user_name",
    "«دیوان»ها و کتاب(ها) و فرد(ی)",
    "محمد(ص) و علی (ع)",
    "ساعت ۱۲:۳۰، روز ۱۴۰۴/۰۵/۱۲",
    "بخش ۲.۱.۳ و IP 192.168.1.1",
    "ق.م. و ه‍.ش. و ج.ا.ا",
    "سورهٔ بقره:۱۲",
    "﴿إنا أعطيناك الكوثر﴾",
    "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ",
    "ﷺ و ﷲ و ﷼",
    "کوردی: كتێبی نوێ",
    "خندید :) و رفت",
    "سلام 👨‍👩‍👧‍👦 و 1️⃣ و 🇮🇷",
    "بنویسید {name} یا {{title}} یا %s",
    "فرمان `ls -la, ok?` را بزنید",
    "This is English, with 12 words; ok?",
    "ایمیل و ای میل و ام آر آی",
    "پروژه ام آر آی",
    "آنچه، اینکه و بلکه",
    "ده‌ها و صدها",
    "نام: ــــــــــــ",
    "۲۵۰ و ۱٬۲۳۴٫۵ و ۵۰٪ و ۱۰–۲۰",
]


@pytest.mark.parametrize(("before", "after"), SAFE.values(), ids=SAFE.keys())
def test_safe_rules_mend(before: str, after: str) -> None:
    assert desk.clean(before).text == after


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    cleaned = desk.clean(text)
    assert cleaned.text == text
    assert cleaned.changes == ()


@pytest.mark.parametrize(
    ("text", "rule", "after"),
    [
        ("حتما بیا", "tanvin", "حتماً بیا"),
        ("رییس و مسوول", "spelling", "رئیس و مسئول"),
        ("دنبالة کار", "teh-marbuta", "دنبالهٔ کار"),
        ("سال ۱۳۹۰-۱۳۹۵", "range", "سال ۱۳۹۰–۱۳۹۵"),
        ("روز ۱۲/۵/۱۴۰۴", "date-order", "روز ۱۴۰۴/۵/۱۲"),
        ("وای!!! چرا؟؟ نه!؟", "repeated-sign", "وای! چرا؟ نه؟!"),
        ("محمد (ص)", "salutation", "محمد(ص)"),
        ("ساقی بگو که می خورد", "mi-wine", "ساقی بگو که می‌خورد"),
        ("این که گفت", "joined-conjunction", "اینکه گفت"),
        ("بعنوان و بهعنوان", "preposition-be", "بعنوان و به‌عنوان"),
        ("کتاب‌ها یشان", "plural-ending", None),
        ("کتاب خانه و بی ادب", "compound", "کتابخانه و بی‌ادب"),
        ("امام حسین) ع (آمد", "brackets-swapped", "امام حسین (ع) آمد"),
        ("۱۲،۵۰۰ تومان", "persian-thousands", "۱۲٬۵۰۰ تومان"),
        ("مصراع یکم      مصراع دوم", "wide-space", "مصراع یکم مصراع دوم"),
        ("&quot;سلام&quot;", "entity", '"سلام"'),
    ],
)
def test_doubtful_things_are_offered_and_not_done(text: str, rule: str, after: str | None) -> None:
    assert desk.clean(text).text == text
    offered = [one for one in desk.suggest(text) if one.rule == rule]
    assert desk.accept(text, offered) == (after or text)


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("متن ناخوانا \ufffd", "unreadable", "\ufffd"),
        ('گفت "سلام', "straight-quote", '"'),
        ("پرانتز (باز", "unbalanced", "("),
        ("سلام\n، جهان", "line-start", "،"),
        ("یہ لڑکا", "foreign-letter", "لڑکا"),
        ("کتpاب", "mixed-scripts", "p"),
    ],
)
def test_what_needs_a_look_is_pointed_at(text: str, rule: str, place: str) -> None:
    found = [one for one in desk.suggest(text) if one.rule == rule]
    assert [text[one.start : one.end] for one in found] == [place]
    assert all(one.replacement is None for one in found)


def test_changes_have_their_places_in_the_text_given() -> None:
    text = "https://a.ir و كتاب 1404"
    changes = desk.clean(text).changes
    assert [(text[one.start : one.end], one.replacement) for one in changes] == [("كتاب", "کتاب"), ("1404", "۱۴۰۴")]


def test_every_rule_says_why_in_both_languages() -> None:
    ids = [rule.id for rule in desk.rules()]
    assert len(ids) == len(set(ids)) >= 40
    for rule in desk.rules():
        assert rule.reason.isascii() or any("a" <= letter <= "z" for letter in rule.reason)
        assert any("\u0600" <= letter <= "\u06ff" for letter in rule.reason_fa)


NOUNS = """کتاب خانه نامه دانشجو میز گروه راه ماه اندیشه کتابخانه سرمایه چشم دامن میوه شیوه قصه باغ رودخانه پروژه"""
PLURALS = """کتاب‌ها خانه‌ها نامه‌های دانشجویان میزها گروه‌ها راه‌های اندیشه‌هایی کتابخانه‌ها سرمایه‌های میوه‌هایش"""
EXTRAS = ["«گلستان»", "(سعدی)", "۱۲٫۵٪", "۱٬۲۵۰ نسخه", "خانهٔ ما", "Clean Code", "https://a.ir/x", "روز ۱۴۰۴/۰۵/۱۲"]


def _sentences(count: int) -> list[str]:
    """Sentences put together by grammar from words known to be right."""
    rng = random.Random(14040512)
    with asset("language/words.toml").open("rb") as file:
        lists = {name: words.split() for name, words in tomllib.load(file).items()}
    nouns, plurals = NOUNS.split(), PLURALS.split()
    past = ["م", "یم", "ند", ""]
    verbs = [f"{mi}\u200c{stem}{end}" for stem in lists["past"] for mi in ("می", "نمی") for end in past]
    verbs += [f"{stem}ه\u200c{end}" for stem in lists["past"] for end in ("ام", "ای", "ایم", "اید", "اند")]
    verbs += [stem + end for stem in lists["past"] for end in past]
    better = [word + ("تر" if word[-1] in "ادذرزژو" else "\u200cتر") for word in lists["comparable"]]
    forms = [
        lambda: f"{rng.choice(plurals)} {rng.choice(better)} را {rng.choice(verbs)}.",
        lambda: f"از {rng.choice(nouns)} و {rng.choice(EXTRAS)} {rng.choice(verbs)}؟",
        lambda: f"{rng.choice(nouns)}، {rng.choice(EXTRAS)}؛ اما {rng.choice(nouns)} {rng.choice(verbs)}!",
        lambda: f"{rng.choice(nouns)}: {rng.choice(lists['comparable'])} و {rng.choice(better)} که {rng.choice(verbs)}",
    ]
    return [rng.choice(forms)() for _ in range(count)]


def test_a_thousand_right_sentences_stay_as_they_are() -> None:
    changed = [(text, desk.clean(text).text) for text in _sentences(1000) if desk.clean(text).text != text]
    assert changed == []


PIECES = st.sampled_from(
    [*"كيۀةـ \u200c\n.,،؛;:?؟!«»\"'()[]-…%٪0۱٢٬٫/\u200f\ufeff", "می ", "ها", " های", "تر", "ه ی", "اند", "...", "--",
     "رفته", "کتاب", "خانه", "رود", "بزرگ", " (", ") ", "Qt", "v2.0", "۱۲", "ﺳﻼ", "ًً", "ٔ", "ء", "می‌", "ای"]
)  # fmt: skip
TOKENS = [
    "https://a.ir/?b=1,2&c=(x)", "www.a.ir/كتاب", "info@site.ir", "@user_name", "#كتاب_ها", "10.1000/xyz,123",
    "978-600-119-123-4", "021-88776655", "+98 21 8877 6655", "2.1.3", "`كد  ...`", "{name}", "%(x)s", "👨‍👩‍👧", "1️⃣",
    "Windows 11, v2.0", "<b class='x'>", "C:\\dir\\كتاب",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.sampled_from(TOKENS), max_size=25).map("".join))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = desk.clean(text).text
    again = desk.clean(once)
    assert again.text == once
    assert again.changes == ()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_be_cleaned(text: str) -> None:
    cleaned = desk.clean(text)
    assert desk.clean(cleaned.text).text == cleaned.text
    for one in (*cleaned.changes, *desk.suggest(text)):
        assert 0 <= one.start <= one.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(TOKENS)), min_size=1, max_size=4))
def test_tokens_come_through_byte_for_byte(parts: list[tuple[str, str]]) -> None:
    text = "متن " + " ".join(f"{prose.replace(chr(96), '')} سلام {token} سلام" for prose, token in parts)
    cleaned = desk.clean(text).text
    for _, token in parts:
        assert token in cleaned


def test_a_line_goes_in_and_a_line_comes_out() -> None:
    assert desk.clean_line("  كتاب ها ") == "کتاب‌ها"
