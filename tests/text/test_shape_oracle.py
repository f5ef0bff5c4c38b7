"""Glyphs and places, against HarfBuzz with the same font file and language (pip's uharfbuzz)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from studio.text import Style, faces, set_text

harfbuzz = pytest.importorskip("uharfbuzz")
WORDS = sorted(set(Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()))
SIZE = 64


def by_harfbuzz(file, units, word):
    """Glyph ids and places in px of one right-to-left word, from left to right."""
    font = harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(file)))
    buffer = harfbuzz.Buffer()
    buffer.add_str(word)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "fa"
    harfbuzz.shape(font, buffer)
    glyphs, pen = [], 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        share = SIZE / units
        glyphs.append((info.codepoint, (pen + place.x_offset) * share, -place.y_offset * share))
        pen += place.x_advance
    return glyphs, pen * share


@pytest.mark.parametrize("family", faces.families(), ids=lambda family: family.id)
def test_words_have_the_glyphs_and_places_of_harfbuzz(family):
    assert len(WORDS) >= 300
    face = faces.face(family.id)
    for word in WORDS:
        line = set_text(word, Style(family=family.id, digits="typed", align="left"), size=SIZE, width=10_000).lines[0]
        ours = [
            (glyph, x - line.left, y - line.baseline)
            for run in line.runs
            for glyph, (x, y) in zip(run.ids, run.places, strict=True)
        ]
        theirs, width = by_harfbuzz(face.file, face.units, word)
        assert [glyph[0] for glyph in ours] == [glyph[0] for glyph in theirs], word
        for mine, other in zip(ours, theirs, strict=True):
            assert mine[1:] == pytest.approx(other[1:], abs=0.1), word
        assert line.right - line.left == pytest.approx(width, abs=0.1), word
        assert sum(sum(run.advances) for run in line.runs) == pytest.approx(width, abs=0.1), word


def test_a_font_first_met_in_a_thread_has_all_its_glyphs_elsewhere():
    """The window lays films out in threads; a font that Qt opened in one has no glyphs in another."""
    faces_ = [faces.face(family.id) for family in faces.families()]

    def inks() -> list:
        return [set_text("آبان ماه", Style(family=face.family, digits="typed"), size=40, width=900).lines[0].ink
                for face in faces_]

    with ThreadPoolExecutor(3) as pool:
        there = [future.result() for future in [pool.submit(inks) for _ in range(6)]]
    assert all(found == inks() for found in there)


def test_a_letter_of_a_script_the_font_lacks_leaves_all_others_their_glyphs():
    """Without a font for Devanagari Qt sets everything in an empty one from then on, once many fonts were used."""
    for family in faces.families():
        set_text("آ", Style(family=family.id), size=40, width=900)
    before = set_text("آبان ماه", Style(family="amiri", digits="typed"), size=40, width=900).lines[0].runs
    block = set_text("\u0650/!\u093f", Style(family="amiri", direction="ltr"), size=40, width=900)
    assert "\u093f" in block.missing
    assert set_text("ماه آبان", Style(family="amiri", digits="typed"), size=40, width=900).lines[0].ink.width > 40
    again = set_text("آبان ماه ", Style(family="amiri", digits="typed"), size=40, width=900).lines[0].runs
    assert again[0].ids[-4:] == before[0].ids[-4:]
