"""PDF: looks like the painted picture, and its words copy out as they were typed. Judges: poppler's tools, pikepdf."""

import random
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from PIL import Image

from studio.export.pdf import encode_pdf, points
from studio.export.vector import words_of
from studio.export.writers import write_picture
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Frame, GlyphRun, Glyphs, Link, Picture, walk
from studio.text.faces import families
from studio.values import Box, Size
from tests.export import frames
from tests.layout.cases import filled

# pdftotext itself puts these round every right-to-left stretch, and no reader shows them.
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\f]")
TYPED = (
    "کتاب‌های «صد سال تنهایی» چاپ ۱۴۰۲، نوشتهٔ مارکز.",
    "می‌خواهم فضای اتاق (۱۲ متر) را ببینم؛ لااقل ۲۵٪ تخفیف!",
    "شابک ISBN 978-600-123-456-7 و تلفن ۰۲۱-۸۸۷۷۶۶۵۵ است.",
    "نشانی https://opac.example.ir/bib/ و ‎@library را دنبال کنید.",
    "از ۱۳۹۸ تا ۱۴۰۲/۰۳/۰۴ ساعت ۱۴:۳۰، جلد ۲ از ۵.",
    "اللهُ أکبر، کتابخانهٔ مَدرسهٔ شمارهٔ ۳؛ مسئولِ مؤسسه کیست؟",
    "کتاب Gabriel García Márquez (1967) و فصلِ first office.",
    "نامهٔ ۵: «آری/نه»، ۳+۴ و ۱۲٫۵٪ – سرانجام…",
)
TOKENS = (
    "۱۴۰۲", "۲۵٪", "(۱۲)", "«نقل»", "C++", "ISBN", "https://a.ir/b/", "@lib", "۳،", "چی؟!", "۱۲/۰۳", "Dr.", "e-mail",
    "12.5%", "(Latin)", "[۷]", "…", "–", "۰۲۱-۸۸", "؛", "#برچسب_نو", "+98", "می‌شود", "لا", "مُعَلِّم",
)
WORDS = (Path(__file__).parents[1] / "text" / "words.txt").read_text("utf-8").split()
FAMILIES = ("vazirmatn", "markazi-text", "noto-nastaliq-urdu", "amiri", "lalezar")


def needs(tool: str) -> str:
    found = shutil.which(tool)
    if not found:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    return found


def copied(data: bytes, path: Path) -> list[str]:
    """The lines pdftotext finds, without direction marks."""
    path.write_bytes(data)
    found = subprocess.run([needs("pdftotext"), path, "-"], check=True, capture_output=True).stdout.decode()
    return [line for line in DIRECTIONS.sub("", found).splitlines() if line.strip()]


def rendered(data: bytes, path: Path, dpi: int = 96) -> Image.Image:
    path.write_bytes(data)
    command = [needs("pdftoppm"), "-r", str(dpi), "-png", "-singlefile", path, path.with_suffix("")]
    subprocess.run(command, check=True)
    return Image.open(path.with_suffix(".png"))


def lines_of(shown: Frame) -> list[str]:
    return [words_of(item) for item in walk(shown.items) if isinstance(item, Glyphs)]


def card(name: str, preset: str, length: str = "typical") -> Frame:
    return lay_out(filled(name, length), load_presets().preset(preset)).scene.at(0)


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("family", FAMILIES)
def test_words_copy_out_as_they_were_typed(family, tmp_path):
    for typed in TYPED:
        shown = frames.frame(*frames.words(typed, size=17, family=family))
        assert copied(encode_pdf([shown]), tmp_path / "a.pdf") == lines_of(shown)


@pytest.mark.parametrize("family", [one.id for one in families() if not one.own])
def test_mixed_lines_of_every_kind_copy_out_in_every_font(family, tmp_path):
    """Persian words, numbers, signs and Latin tokens in any order: how they meet decides how a reader sorts them."""
    dice = random.Random(family)
    for size in (12, 15, 22):
        typed = " ".join(dice.choice(TOKENS if dice.random() < 0.3 else WORDS) for _ in range(30))
        shown = frames.frame(*frames.words(typed, 5, size=size, family=family, stretch=dice.choice((0.0, 1.0))))
        assert copied(encode_pdf([shown]), tmp_path / "a.pdf") == lines_of(shown)


def test_every_typed_character_is_among_the_lines():
    for typed in TYPED:
        assert DIRECTIONS.sub("", "".join(typed.split())) == "".join("".join(lines_of(
            frames.frame(*frames.words(typed, size=17)))).split())


def test_lines_come_in_reading_order(tmp_path):
    shown = frames.frame(*frames.words(" ".join(TYPED), size=15))
    assert copied(encode_pdf([shown]), tmp_path / "a.pdf") == lines_of(shown)
    assert len(lines_of(shown)) > 6


def test_kashidas_that_fill_a_line_are_not_copied(tmp_path):
    shown = frames.frame(*frames.words("کتابخانهٔ ملی", size=40, stretch=1.0))
    assert any("\u0640" in item.text for item in shown.items)
    assert copied(encode_pdf([shown]), tmp_path / "a.pdf") == ["کتابخانهٔ ملی"]


def test_latin_pages_copy_out_without_any_mark(tmp_path):
    shown = frames.frame(*frames.words("Hundred years (1967).", size=30))
    path = tmp_path / "a.pdf"
    path.write_bytes(encode_pdf([shown]))
    found = subprocess.run([needs("pdftotext"), path, "-"], check=True, capture_output=True).stdout
    assert found.strip() == b"Hundred years (1967)."


@pytest.mark.parametrize("special", [name for name, shown in frames.shapes().items() if lines_of(shown)])
def test_however_words_are_painted_they_stay_words_and_are_there_once(special, tmp_path):
    shown = frames.shapes()[special]
    assert copied(encode_pdf([shown]), tmp_path / "a.pdf") == lines_of(shown)


@pytest.mark.parametrize("name", ["book-intro", "book-tile", "quote"])
def test_cards_copy_out_line_by_line(name, tmp_path):
    shown = card(name, "linkedin/document_slide")
    assert sorted(copied(encode_pdf([shown]), tmp_path / "a.pdf")) == sorted(filter(str.strip, lines_of(shown)))


def test_every_font_is_embedded_as_a_subset_with_its_characters(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(encode_pdf([card("book-intro", "linkedin/document_slide")]))
    found = subprocess.run([needs("pdffonts"), path], check=True, capture_output=True, text=True).stdout
    listed = found.splitlines()[2:]
    assert listed
    assert all(re.search(r"CID TrueType +Identity-H +yes yes yes", line) for line in listed)
    assert all(re.match(r"[A-Z]{6}\+", line) for line in listed)


def test_fonts_of_cubic_curves_are_embedded_as_well(tmp_path):
    """The user's own OTF: two made letters, a ring and a bar."""
    shown = frames.frame(_ring_and_bar(tmp_path / "own.otf"))
    data = encode_pdf([shown])
    assert copied(data, tmp_path / "a.pdf") == ["oI"]
    mean, most = frames.distance(frames.painted(shown), rendered(data, tmp_path / "a.pdf"))
    assert mean < 1
    assert most < 30


def _ring_and_bar(path: Path) -> Glyphs:
    pens = {name: T2CharStringPen(600, None) for name in (".notdef", "o", "I")}
    for radius, sign in ((280, 1), (150, -1)):
        k = radius * 0.5523
        pens["o"].moveTo((300 + radius, 300))
        for a, b in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
            places = ((a[0] * radius + b[0] * k, a[1] * radius + b[1] * k),
                      (b[0] * radius + a[0] * k, b[1] * radius + a[1] * k), (b[0] * radius, b[1] * radius))
            pens["o"].curveTo(*((300 + x, 300 + sign * y) for x, y in places))
        pens["o"].closePath()
    pens["I"].moveTo((250, 0))
    for corner in ((350, 0), (350, 700), (250, 700)):
        pens["I"].lineTo(corner)
    pens["I"].closePath()
    font = FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(list(pens))
    font.setupCharacterMap({ord("o"): "o", ord("I"): "I"})
    font.setupCFF("Own", {}, {name: pen.getCharString() for name, pen in pens.items()}, {})
    font.setupHorizontalMetrics(dict.fromkeys(pens, (600, 20)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Own", "styleName": "Regular", "psName": "Own-Regular"})
    font.setupOS2(sTypoAscender=800)
    font.setupPost()
    font.save(path)
    run = GlyphRun(font=str(path), size=100, ids=(1, 2), places=((60, 200), (120, 200)), clusters=(0, 1),
                   advances=(60, 60))
    return Glyphs(text="oI", runs=(run,), fill=frames.WINE, box=Box(60, 130, 120, 70), baseline=200, rtl=False)


def test_coarse_pictures_are_not_blown_up(tmp_path):
    photo = str(frames.photo_file(tmp_path / "photo.jpg"))
    shown = Frame(size=Size(9933, 14043), items=(Picture(source=photo, box=Box(0, 0, 9000, 12000)),))
    with pikepdf.open(BytesIO(encode_pdf([shown]))) as pdf:
        (image,) = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
                    and thing.get("/Subtype") == "/Image")
    assert (image.Width, image.Height) == (960, 1280)


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize("name", frames.shapes())
def test_it_looks_like_the_painted_picture(name, tmp_path):
    shown = frames.shapes()[name]
    mean, most = frames.distance(frames.painted(shown), rendered(encode_pdf([shown]), tmp_path / "a.pdf"))
    assert mean < 3
    assert most < 48


def test_pictures_look_like_the_painted_ones(tmp_path):
    for name, shown in frames.pictures(tmp_path).items():
        mean, most = frames.distance(frames.painted(shown), rendered(encode_pdf([shown]), tmp_path / "a.pdf"))
        assert mean < 3, name
        assert most < 60, name


@pytest.mark.parametrize("name", ["book-intro", "book-tile", "new-arrivals", "quote"])
def test_cards_look_like_the_painted_ones(name, tmp_path):
    shown = card(name, "linkedin/document_slide")
    picture = rendered(encode_pdf([shown]), tmp_path / "a.pdf")
    assert picture.size == (1080, 1350)
    assert frames.distance(frames.painted(shown), picture)[0] < 3


def test_a_shape_or_a_word_is_never_turned_into_an_image():
    for name in ("gradient", "fading gradient", "glow", "faded group", "blend multiply", "see-through words"):
        with pikepdf.open(BytesIO(encode_pdf([frames.shapes()[name]]))) as pdf:
            assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
                        and thing.get("/Subtype") == "/Image"], name


# ---------------------------------------------------------------- the document


@pytest.mark.parametrize(("px", "pt"), [
    (Size(2480, 3508), (595.276, 841.890)), (Size(3508, 2480), (841.890, 595.276)),
    (Size(9933, 14043), (2383.937, 3370.394)), (Size(1080, 1350), (810, 1012.5)),
])
def test_papers_have_their_exact_size_and_a_px_is_that_of_css_elsewhere(px, pt):
    assert points(px) == pytest.approx(pt, abs=0.001)
    with pikepdf.open(BytesIO(encode_pdf([Frame(size=px, items=())]))) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox][2:] == pytest.approx(pt, abs=0.001)


def test_a_document_has_a_page_for_each_frame_and_shares_their_fonts(tmp_path):
    pages = [frames.frame(*frames.words(f"برگهٔ {word}")) for word in ("یک", "دو", "سه")]
    data = encode_pdf(pages)
    assert copied(data, tmp_path / "a.pdf") == ["برگهٔ یک", "برگهٔ دو", "برگهٔ سه"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len({page.Resources.Font["/F0"].objgen for page in pdf.pages}) == 1


def test_it_says_its_title_and_language_and_nothing_of_who_made_it(tmp_path):
    data = encode_pdf([Frame(size=Size(100, 100), items=())], title="صد سال تنهایی")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.Lang == "fa"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.open_metadata()["dc:title"] == "صد سال تنهایی"
        assert pdf.open_metadata()["dc:language"] == {"fa"}
        assert set(pdf.docinfo.keys()) <= {"/Title"}
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_equal_frames_give_equal_bytes(tmp_path):
    made = [encode_pdf([*frames.shapes().values(), *frames.pictures(tmp_path).values()], title="آ") for _ in range(2)]
    assert made[0] == made[1]


def test_fonts_do_not_tell_when_they_were_made():
    with pikepdf.open(BytesIO(encode_pdf([frames.shapes()["words"]]))) as pdf:
        (font,) = (thing.FontFile2.read_bytes() for thing in pdf.objects
                   if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing)
    head = TTFont(BytesIO(font))["head"]
    assert head.created == head.modified == 3_029_529_600  # the year 2000


def test_links_can_be_followed_where_they_are_and_only_safe_ones():
    links = [Link(box=Box(100, 50, 200, 20), target="https://opac.example.ir/کتاب?id=۱&a=%20"),
             Link(box=Box(0, 0, 9, 9), target="file:///etc/passwd"),
             Link(box=Box(0, 0, 9, 9), target="javascript:app()")]
    with pikepdf.open(BytesIO(encode_pdf([frames.frame()], links=[links]))) as pdf:
        (note,) = pdf.pages[0].Annots
        assert [float(side) for side in note.Rect] == pytest.approx([75, 270 - 52.5, 225, 270 - 37.5])
        assert str(note.A.URI) == "https://opac.example.ir/%DA%A9%D8%AA%D8%A7%D8%A8?id=%DB%B1&a=%20"


def test_pictures_lose_their_metadata(tmp_path):
    photo = frames.photo_file(tmp_path / "photo.jpg")
    assert b"PHOTOGRAPHER" in photo.read_bytes()
    data = encode_pdf([frames.frame(Picture(source=str(photo), box=Box(0, 0, 100, 100)))])
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [thing.read_raw_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
    assert any(stream.startswith(b"\xff\xd8") for stream in streams)
    assert not any(b"PHOTOGRAPHER" in stream or b"Exif" in stream or b"PRIVATE" in stream for stream in streams)


def test_a_limit_of_bytes_lowers_the_quality_of_pictures_only_as_far_as_needed(tmp_path):
    photo = frames.photo_file(tmp_path / "photo.jpg")
    shown = frames.frame(Picture(source=str(photo), box=Box(0, 0, 480, 360)))
    free = write_picture(shown, tmp_path / "free.pdf", "pdf")
    tight = write_picture(shown, tmp_path / "tight.pdf", "pdf", most_bytes=free.bytes - 1)
    hopeless = write_picture(shown, tmp_path / "hopeless.pdf", "pdf", most_bytes=500)
    assert tight.bytes < free.bytes
    assert (free.problems, tight.problems) == ((), ())
    assert [problem.code for problem in hopeless.problems] == ["too-large"]


def test_a_sheet_for_the_printer_says_where_it_is_cut():
    preset = load_presets().preset("library/print_a4")
    data = encode_pdf([Frame(size=preset.size, items=())], bleed=preset.bleed)
    with pikepdf.open(BytesIO(data)) as pdf:
        sheet, bleed, trimmed = (
            [round(float(side) / 72 * 25.4, 1) for side in pdf.pages[0].obj[name]]
            for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert sheet == bleed == [0, 0, 216, 303]
    assert trimmed == [3, 3, 213, 300]
