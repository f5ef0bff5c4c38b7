"""Turn frames into a PDF document: vectors, embedded fonts, and text that copies out as it was typed.

The same frames give the same bytes: nothing in the file says when, where or by whom it was made.
"""

from collections.abc import Sequence
from io import BytesIO
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, Stream, String

from studio.export.pdf.fonts import Fonts
from studio.export.pdf.lines import marks_for
from studio.export.pdf.page import Book, Content
from studio.export.pdf.tags import ARTIFACT, Tags, tagged
from studio.export.still import srgb_profile
from studio.scene import Frame, Glyphs, Link, rectangle, walk
from studio.values import Box, Size

__all__ = ["encode_pdf", "points"]

# ISO 216, in mm. Presets of documents and posters are these at 300 dpi.
_PAPERS = ((841, 1189), (594, 841), (420, 594), (297, 420), (210, 297), (148, 210), (105, 148))
_PAPER_DPI = 300
# A px of any other page is that of CSS, 1/96 inch: 1,080 px are 286 mm, near the width of A4 held across.
_PT_PER_PX = 0.75
_SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def encode_pdf(
    frames: Sequence[Frame], *, title: str = "", links: Sequence[Sequence[Link]] = (), language: str = "fa",
    picture_quality: int = 90, bleed: float = 0.0,
) -> bytes:
    """A document with a page for each of `frames`, in reading order.

    `links[n]` are the links of page n. `language` is a BCP 47 tag, `picture_quality` that of JPEG, `bleed` the px of
    each side that are cut off after printing. Raises InputFault for a picture or font file of no use.
    """
    pdf = Pdf.new()
    with Fonts(pdf) as fonts:
        book = Book(pdf, fonts, picture_quality)
        pages = []
        for number, frame in enumerate(frames):
            book.tags = Tags()
            pages.append(book.tags)
            _add_page(frame, Content(book), links[number] if number < len(links) else (), bleed)
        fonts.embed()
    tagged(pdf, pages)
    _describe(pdf, title, language)
    file = BytesIO()
    pdf.save(file, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, compress_streams=True)
    return file.getvalue()


def points(size: Size, bleed: float = 0.0) -> tuple[float, float]:
    """Width and height in points of a page of `size` px, its bleed included: exact for A0–A6 at 300 dpi, else 0.75 for
    each px."""
    cut = 2 * bleed
    for paper in _PAPERS:
        for width, height in (paper, paper[::-1]):
            across, down = (side / 25.4 * _PAPER_DPI + cut for side in (width, height))
            if abs(size.width - across) <= 1 and abs(size.height - down) <= 1:
                return tuple((side / 25.4 + cut / _PAPER_DPI) * 72 for side in (width, height))
    return size.width * _PT_PER_PX, size.height * _PT_PER_PX


def _add_page(frame: Frame, content: Content, links: Sequence[Link], bleed: float) -> None:
    pdf = content.book.pdf
    content.book.marks = marks_for([item for item in walk(frame.items) if isinstance(item, Glyphs)])
    width, height = points(frame.size, bleed)
    across, down = width / frame.size.width, height / frame.size.height
    content.put(f"{across:.6f} 0 0 {-down:.6f} 0 {height:.3f} cm")
    content.put(ARTIFACT[0])
    content.fill(rectangle(Box(0, 0, frame.size.width, frame.size.height)), frame.ground)
    content.put(ARTIFACT[1])
    content.draw(frame.items)
    data, resources = content.made()
    notes = [_note(link, across, down, height) for link in links if link.target.startswith(_SAFE_SCHEMES)]
    sheet = [0, 0, round(width, 3), round(height, 3)]
    trimmed = [round(side, 3) for side in (
        bleed * across, bleed * down, width - bleed * across, height - bleed * down)]
    pdf.pages.append(Page(pdf.make_indirect(Dictionary(
        Type=Name.Page, MediaBox=sheet, BleedBox=sheet, TrimBox=trimmed, Resources=resources,
        Contents=pdf.make_indirect(Stream(pdf, data)), Annots=Array([pdf.make_indirect(note) for note in notes]),
        Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB),
    ))))


def _note(link: Link, across: float, down: float, height: float) -> Dictionary:
    """A link as an annotation without a border. URIs in PDF are ASCII (ISO 32000-1, 12.6.4.7)."""
    box = link.box
    sides = (box.x * across, height - box.bottom * down, box.right * across, height - box.y * down)
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[round(side, 3) for side in sides], Border=[0, 0, 0],
        A=Dictionary(S=Name.URI, URI=String(quote(link.target, safe="%/:?#[]@!$&'()*+,;=~"))),
    )


def _describe(pdf: Pdf, title: str, language: str) -> None:
    """What the document says of itself: title, language, colour space."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if title:
            metadata["dc:title"] = title
        metadata["dc:language"] = {language}
    root = pdf.Root
    root.Lang = String(language)
    viewer = Dictionary(DisplayDocTitle=bool(title))
    if language in ("fa", "ar", "ur", "ckb"):
        viewer.Direction = Name.R2L
    root.ViewerPreferences = viewer
    profile = pdf.make_indirect(Stream(pdf, srgb_profile(), N=3))
    root.OutputIntents = Array([Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"), DestOutputProfile=profile,
    )])
