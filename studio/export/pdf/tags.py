"""Turn what is drawn on a page into the structure that screen readers follow: headings, paragraphs, figures.

Structure elements are those of ISO 32000-1, 14.7 and 14.8. Lines of one layer are one paragraph, a picture with words
for it is a figure, everything else is an artifact, which readers pass over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

ARTIFACT = ("/Artifact BMC", "EMC")
_HEADING = "headline"
_SILENT = ("cover", "decoration")  # a designed cover says again what stands beside it


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Content that means something: number `mcid` of the stream that `holder` becomes. `words` are as typed."""

    kind: str
    layer: str
    words: str
    mcid: int
    holder: object


@dataclass
class Tags:
    """The marks of one page in drawing order, which is reading order, and the forms that hold some of them."""

    marks: list[Mark] = field(default_factory=list)
    streams: dict[int, Stream] = field(default_factory=dict)  # by identity of the content that became a form

    def words(self, holder: object, layer: str, role: str, words: str) -> tuple[str, str]:
        """The operators around a line of words in `holder`, a content being written."""
        if not words or role in _SILENT:
            return ARTIFACT
        return self._around(holder, "H1" if role == _HEADING else "P", layer, words)

    def figure(self, holder: object, layer: str, alt: str) -> tuple[str, str]:
        """The operators around a picture; one without words for it is an artifact."""
        return self._around(holder, "Figure", layer, alt) if alt else ARTIFACT

    def _around(self, holder: object, kind: str, layer: str, words: str) -> tuple[str, str]:
        mcid = sum(mark.holder is holder for mark in self.marks)
        self.marks.append(Mark(kind=kind, layer=layer, words=words, mcid=mcid, holder=holder))
        return f"/{kind} <</MCID {mcid}>> BDC", "EMC"


def tagged(pdf: Pdf, pages: Sequence[Tags]) -> None:
    """Give `pdf`, whose pages are `pages`, its structure tree."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    parents: list[tuple[int, Object]] = []
    kids = [element for tags, page in zip(pages, pdf.pages, strict=True)
            for element in _elements(pdf, tags, page.obj, document, parents)]
    document.K = Array(kids)
    root.K = Array([document])
    numbers = [part for number, parent in parents for part in (number, parent)]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _elements(
    pdf: Pdf, tags: Tags, page: Object, document: Object, parents: list[tuple[int, Object]]
) -> Iterator[Object]:
    """The elements of one page; notes in `parents` which element each mark of each stream belongs to."""
    held: dict[int, list[Object]] = {}
    for _, group in groupby(tags.marks, key=lambda mark: (mark.kind, mark.layer)):
        marks = list(group)
        element = pdf.make_indirect(_element(marks, page, document))
        element.K = Array([_reference(mark, tags, page) for mark in marks])
        for mark in marks:
            held.setdefault(id(mark.holder), []).append(element)
        yield element
    for holder, elements in held.items():
        stream = tags.streams.get(holder, page)
        stream.StructParents = len(parents)
        parents.append((len(parents), pdf.make_indirect(Array(elements))))


def _element(marks: Sequence[Mark], page: Object, document: Object) -> Dictionary:
    words = " ".join(mark.words for mark in marks)
    said = {"Alt": String(words)} if marks[0].kind == "Figure" else {"ActualText": String(words)}
    return Dictionary(Type=Name.StructElem, S=Name(f"/{marks[0].kind}"), P=document, Pg=page, **said)


def _reference(mark: Mark, tags: Tags, page: Object) -> Object | int:
    form = tags.streams.get(id(mark.holder))
    if form is None:
        return mark.mcid
    return Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=mark.mcid)
