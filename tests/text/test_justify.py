"""Justified paragraphs and stretched headlines: flush, even, and never a torn join."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from studio.text import Style, faces, natural_width, set_text

TATWEEL = "\u0640"
WORDS = sorted(set(Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()))
EXTRAS = ["(۱۴۰۴)", "Python", "۲۵٪", "978-600-119-123-4", "info@lib.ir"]
FAMILIES = ["vazirmatn", "markazi-text", "amiri", "noto-nastaliq-urdu"]
WIDTHS = [450, 520, 620, 760, 980]
SIZE = 30


def paragraphs(count):
    """Texts of 40 to 70 words, the same every time."""
    choose = random.Random(1404)
    for _ in range(count):
        signs = ["", "", "", "", "", "،", "؛", "."]
        words = [choose.choice(WORDS) + choose.choice(signs) for _ in range(choose.randint(40, 70))]
        words[choose.randrange(len(words))] = choose.choice(EXTRAS)
        yield " ".join(words)


def ids_of(glyphs):
    return [glyph for glyph, _ in glyphs]


def drawn(font, glyph):
    """Noto Nastaliq puts spacers without ink between words, by what stands on both sides."""
    return font.get_glyph_extents(glyph).width != 0


def by_harfbuzz(font, text, start=0, end=None):
    """Glyph ids and their places in em of `text[start:end]`, right to left."""
    harfbuzz = pytest.importorskip("uharfbuzz")
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "fa"
    harfbuzz.shape(font, buffer)
    pen, found = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if start <= info.cluster < (len(text) if end is None else end) and drawn(font, info.codepoint):
            found.append((info.codepoint, (pen + place.x_offset) / font.face.upem))
        pen += place.x_advance
    return found


def glyphs_of(font, line, start, end):
    return [
        (glyph, x / run.size)
        for run in line.runs
        for glyph, (x, _), at in zip(run.ids, run.places, run.clusters, strict=True)
        if start <= at < end and drawn(font, glyph)
    ]


def assert_words_are_whole(line, font):
    """Every plain word has HarfBuzz's glyphs, none further from the next than the font says."""
    for found in re.finditer(r"[\u0621-\u0670\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c]+", line.text):
        word, ours = found[0], glyphs_of(font, line, found.start(), found.end())
        alone, inside = by_harfbuzz(font, word), by_harfbuzz(font, line.text, found.start(), found.end())
        # Amiri and Noto Nastaliq look beyond the space; at a line's ends there is nothing to see.
        theirs = inside if ids_of(ours) == ids_of(inside) else alone
        assert ids_of(ours) == ids_of(theirs), word
        steps = [(b[1] - a[1]) - (d[1] - c[1]) for (a, b), (c, d) in zip(pairwise(ours), pairwise(theirs), strict=True)]
        assert max(steps, default=0) <= 0.1 / SIZE, word
        assert TATWEEL in word or min(steps, default=0) >= -0.1 / SIZE, word


def spaces_of(line):
    return [
        advance
        for run in line.runs
        for advance, at in zip(run.advances, run.clusters, strict=True)
        if line.text[at] == " "
    ]


def kashidas_of(line):
    """The horizontal spans of the tatweels of a line."""
    return [
        (x, x + advance)
        for run in line.runs
        for (x, _), at, advance in zip(run.places, run.clusters, run.advances, strict=True)
        if line.text[at] == TATWEEL
    ]


def test_a_headline_stretches_to_the_full_width_by_kashida_alone():
    plain = set_text("بوستان", Style(family="vazirmatn"), size=100, width=400).lines[0]
    line = set_text("بوستان", Style(family="vazirmatn", stretch=1.0), size=100, width=400).lines[0]
    assert plain.left > 100 and line.left == pytest.approx(0, abs=0.1)
    assert line.text.replace(TATWEEL, "") == "بوستان" and TATWEEL in line.text


def test_a_headline_stretches_as_far_as_it_is_asked_to():
    widths = [
        (line := set_text("کتاب", Style(stretch=share), size=100, width=400).lines[0]).right - line.left
        for share in (0.0, 0.5, 1.0)
    ]
    assert widths == [pytest.approx(widths[0] + share * (400 - widths[0]), abs=0.1) for share in (0.0, 0.5, 1.0)]


def test_a_face_whose_tatweel_draws_nothing_is_not_stretched():
    line = set_text("کتاب", Style(family="noto-nastaliq-urdu", stretch=1.0), size=100, width=600).lines[0]
    assert line.text == "کتاب"


def test_the_last_line_of_a_justified_paragraph_keeps_its_spaces_and_stands_at_the_right():
    text = next(paragraphs(1))
    justified = set_text(text, Style(align="justify"), size=SIZE, width=600).lines[-1]
    assert justified.right == pytest.approx(600) and len(set(spaces_of(justified))) == 1
    assert TATWEEL not in justified.text


@pytest.mark.parametrize(("align", "most"), [("right", 0), ("justify", 5)])
def test_hardly_a_paragraph_ends_in_a_widow(align, most):
    style = Style(family="markazi-text", align=align)
    lasts = [set_text(text, style, size=SIZE, width=width).lines[-1] for text in paragraphs(50) for width in WIDTHS]
    shares = [(line.right - line.left) / width for line, width in zip(lasts, WIDTHS * 50, strict=True)]
    assert sum(share < 0.2 for share in shares) <= most  # of 250; the others would need a line too loose to be filled


@pytest.mark.parametrize("family", FAMILIES)
def test_justified_lines_are_flush_and_no_join_is_torn(family):
    harfbuzz = pytest.importorskip("uharfbuzz")
    font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(faces.face(family).file)))
    style = Style(family=family, align="justify", latin_scale=1.0)
    space = natural_width("ب ب", style, size=SIZE) - natural_width("ب", style, size=SIZE) * 2
    stretches, ragged, filled = [], 0, 0
    for text in paragraphs(50):
        for width in WIDTHS:
            above = []
            block = set_text(text, style, size=SIZE, width=width)
            for line in block.lines[:-1]:
                flush = abs(line.left) <= 0.1 and abs(line.right - width) <= 0.1
                filled, ragged = filled + flush, ragged + (not flush)
                stretches += [advance / space for advance in spaces_of(line)]
                assert all(len(re.findall(f"{TATWEEL}+", word)) <= 1 for word in line.text.split())
                now = kashidas_of(line)
                assert not any(a < d and c < b for a, b in now for c, d in above)
                above = now
            for line in block.lines:
                assert line.left >= -0.1 and abs(line.right - width) <= 0.1
                if width == 450:
                    assert_words_are_whole(line, font)
    # The space of Noto Nastaliq Urdu is half as wide as others: 0.13 em.
    assert sum(stretches) / len(stretches) <= (2.3 if family == "noto-nastaliq-urdu" else 2.0)
    assert ragged <= 0.03 * filled


def test_a_word_that_leans_on_the_one_before_stands_upright_at_the_start_of_a_line():
    text = "این همه کتابخانه و آن همه کتابخانه در شهر ما هست"  # Amiri tucks a kaf under the word before
    for width in range(200, 420, 10):
        for line in set_text(text, Style(family="amiri", digits="typed"), size=36, width=width).lines:
            assert line.ink.right <= width + 0.05 * 36
