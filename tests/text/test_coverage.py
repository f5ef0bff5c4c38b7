"""What a font lacks for Persian is named; shipped families lack nothing. HarfBuzz is the outside judge of joining."""

from functools import cache
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from studio.errors import InputFault
from studio.text import Style, coverage, faces, set_text

EVERY_FACE = [pytest.param(one, id=Path(one.file).stem) for family in faces.families() for one in family.faces]
REGULAR = [pytest.param(faces.face(family.id), id=family.id) for family in faces.families()]

DUAL, RIGHT = "ئبپتثجچحخسشصضطظعغفقکگلمنهی", "آأؤادذرزژو"
SENTENCE = (
    "کتاب‌ها کتابخانه‌هایشان می‌شود بیش‌تر پژوهش‌گر گنجینه چکیده ژرف گچ پیچک ضابطه ظریف غذا ثواب "
    "صحیح لاله خانهٔ خانۀ مسئله مؤمن رأی قرائت مُحَمَّد اوّلاً حتّیٰ کُلِّ عَلِیٌّ جِدِّ حقٍّ سعدیِ "
    "هیبتیِ اللّٰه رحمٰن ٱلرَّحْمٰنِ إِنَّ "
)
WORDS = SENTENCE.split()


@cache
def harfbuzz_font(file: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(Path(file).read_bytes()))


def shaped(file: str, text: str, language: str = "fa") -> list[tuple[int, int, int, int]]:
    """Glyph id, advance and offsets of `text` as HarfBuzz sets it."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", language
    uharfbuzz.shape(harfbuzz_font(file), buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, place.x_advance, place.x_offset, place.y_offset) for info, place in pairs]


@pytest.fixture
def reduced(tmp_path):
    """A shipped face made poorer: without some characters or some OpenType features."""

    def make(family: str, *, without: str = "", drop: tuple[str, ...] = ()) -> Path:
        options = Options(layout_features=["*"], notdef_outline=True, glyph_names=True)
        with TTFont(faces.face(family).file) as font:
            kept = set(font.getBestCmap()) - {ord(char) for char in without}
            features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} - set(drop)
            options.layout_features = [*features, "mark", "mkmk", "kern"]
            maker = Subsetter(options)
            maker.populate(unicodes=kept)
            maker.subset(font)
            font.save(tmp_path / "reduced.ttf")
        return tmp_path / "reduced.ttf"

    return make


@pytest.mark.parametrize("face", EVERY_FACE)
def test_a_shipped_face_has_all_that_persian_needs(face):
    report = coverage.check(face)
    assert report.complete, report.problems()
    assert coverage.missing(face, "\u200c\u200d\u2066\u2067\u2068\u2069 A-Za-z 0-9 “نقل” — ۵×۳") == ()


@pytest.mark.parametrize("face", EVERY_FACE)
def test_isolates_and_joiners_have_glyphs_of_their_own(face):
    """So that no renderer looks for them in another font."""
    with TTFont(face.file) as font:
        codes, widths = font.getBestCmap(), font["hmtx"]
        assert {0x200C, 0x200D, 0x2066, 0x2067, 0x2068, 0x2069} <= codes.keys()
        assert all(widths[codes[code]][0] == 0 for code in range(0x2066, 0x206A))


@pytest.mark.parametrize("face", EVERY_FACE)
def test_persian_words_shape_without_a_missing_glyph(face):
    for word in WORDS:
        assert all(glyph for glyph, *_ in shaped(face.file, word)), word


@pytest.mark.parametrize("face", REGULAR)
def test_a_mark_stays_on_its_letter(face):
    """A shadda with a vowel makes no word wider, on any letter: once it stood in the line of Markazi Text."""
    for letter in DUAL:
        bare = sum(advance for _, advance, *_ in shaped(face.file, f"{letter}ن"))
        marked = sum(advance for _, advance, *_ in shaped(face.file, f"{letter}\u0651\u064eن"))
        assert marked <= bare * 1.15, letter


@pytest.mark.parametrize("digit", "۴۶۷")
def test_nastaliq_draws_persian_digits_under_persian(digit):
    file = faces.face("noto-nastaliq-urdu").file
    assert shaped(file, digit, "fa") != shaped(file, digit, "ur")


def test_nastaliq_draws_the_final_kaf_without_the_arabic_sign():
    file = faces.face("noto-nastaliq-urdu").file
    assert len(shaped(file, "خاک", "fa")) == len(shaped(file, "خاک", "ur"))


@pytest.mark.parametrize("family", faces.families(), ids=lambda family: family.id)
def test_a_tatweel_lengthens_a_word_where_the_family_says_so(family):
    for face in family.faces:
        long, short = (sum(advance for _, advance, *_ in shaped(face.file, word)) for word in ("بـب", "بب"))
        assert (long > short + face.units / 50) == family.kashida, face.file


@pytest.mark.parametrize("family", faces.families(), ids=lambda family: family.id)
def test_ink_of_vocalised_words_stays_within_what_the_family_says(family):
    for face in family.faces:
        font = harfbuzz_font(face.file)
        for word in WORDS:
            for glyph, _, _, dy in shaped(face.file, word):
                box = font.get_glyph_extents(glyph)
                assert dy + box.y_bearing <= family.ink_above * face.units, word
                assert dy + box.y_bearing + box.height >= -family.ink_below * face.units, word


def unjoined_by_harfbuzz(file: str) -> set[tuple[str, str]]:
    """Letters whose glyphs a neighbour does not change."""
    around = {"init": "{}\u200d", "medi": "\u200d{}\u200d", "fina": "\u200d{}"}
    joiner = {glyph for glyph, *_ in shaped(file, "\u200d")} | {glyph for glyph, *_ in shaped(file, " ")}

    def glyphs(text: str) -> list[int]:
        return [glyph for glyph, *_ in shaped(file, text) if glyph not in joiner]

    return {
        (letter, form) for form, frame in around.items() for letter in (DUAL if form != "fina" else DUAL + RIGHT)
        if glyphs(frame.format(letter)) == glyphs(letter)
    }


@pytest.mark.parametrize("face", REGULAR)
def test_joining_is_judged_as_harfbuzz_joins(face):
    assert unjoined_by_harfbuzz(face.file) == set(coverage.check(face).forms)


@pytest.mark.parametrize("family", ["vazirmatn", "mikhak", "amiri"])
def test_joining_of_a_poor_font_is_judged_as_harfbuzz_joins(reduced, family):
    path = reduced(family, drop=("init", "medi"))
    assert unjoined_by_harfbuzz(str(path)) == set(coverage.check(path).forms)


def test_missing_characters_are_named_once_in_their_order():
    face = faces.face("vazirmatn")
    assert coverage.missing(face, "کتاب ☃ و 書 و ☃") == ("☃", "書")
    assert coverage.missing(face, "سطر\nسطر\tمی\u200cشود\u2067x\u2069\u00ad\ufe0f") == ()


@pytest.mark.parametrize("name", [family.id for family in faces.families()])
def test_hamza_ayn_and_prime_of_romanised_names_are_set_in_every_family(name):
    style = Style(family=name, direction="ltr")
    block = set_text("ʻAbd al-Raʼūf; ʿAbd al-Raʾuf; Kitābʹhā", style, size=40, width=4000)
    assert not set(block.missing) & set("ʹʻʼʾʿ")
    assert [line.text for line in block.lines] == ["ʻAbd al-Raʼūf; ʿAbd al-Raʾuf; Kitābʹhā"]


def test_a_letter_is_there_when_its_parts_are(reduced):
    path = reduced("vazirmatn", without="آ")
    face = faces.Face(family="x", weight=400, file=str(path), units=2048)
    assert coverage.missing(face, "آب") == ()
    assert coverage.missing(faces.face("vazirmatn"), "ا\u0653ب") == ()


def test_a_subset_without_guillemets_is_told_from_a_whole_font(reduced):
    report = coverage.check(reduced("vazirmatn", without="«»…"))
    assert report.punctuation == ("«", "»", "…")
    assert report.sets_persian and not report.complete
    (problem,) = report.problems()
    assert problem.level == "warning" and "« » …" in problem.what and "« » …" in problem.what_fa


def test_an_arabic_font_without_the_persian_letters_is_refused_by_name(reduced):
    report = coverage.check(reduced("noto-naskh-arabic", without="پچژگکی۴۵۶"))
    assert report.letters == tuple("پچژکگی") and report.digits == tuple("۴۵۶")
    assert not report.sets_persian
    assert {problem.level for problem in report.problems()} == {"error"}


def test_missing_vowels_are_shown_on_a_dotted_circle(reduced):
    report = coverage.check(reduced("lalezar", without="\u064b\u064e"))
    assert report.marks == ("\u064b",) and report.extras == ("\u064e",)
    assert "◌\u064b" in report.problems()[0].what


@pytest.mark.parametrize("family", ["vazirmatn", "noto-nastaliq-urdu", "amiri"])
def test_a_font_that_does_not_join_is_found_out(reduced, family):
    report = coverage.check(reduced(family, drop=("init", "medi")))
    assert ("ب", "init") in report.forms and ("ک", "medi") in report.forms
    assert ("ب", "fina") not in report.forms
    assert report.problems()[0].code == "font-unjoined"


def test_a_blank_glyph_is_no_punctuation(tmp_path):
    with TTFont(faces.face("mikhak").file) as font:
        for table in font["cmap"].tables:
            table.cmap[0x66A] = font.getBestCmap()[0x20]
        font.save(tmp_path / "blank.ttf")
    assert coverage.check(tmp_path / "blank.ttf").punctuation == ("٪",)


def test_what_is_no_font_cannot_be_checked(tmp_path):
    (tmp_path / "a.ttf").write_text("a letter to a librarian")
    with pytest.raises(InputFault):
        coverage.check(tmp_path / "a.ttf")
