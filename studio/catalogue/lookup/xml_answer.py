"""Turn the XML a server sent into elements, or into a clear word when it is none. Nothing it declares is trusted."""

from collections.abc import Iterator

from studio.catalogue.lookup.watch import Watch
from studio.catalogue.lookup.words import fault
from studio.catalogue.reading import NO_CHOICES, Limits
from studio.catalogue.source import Source
from studio.catalogue.xml_file import Element, child_text, children, local, text_of, whole
from studio.errors import InputFault

__all__ = ["MOST_TAGS", "Element", "child_text", "children", "descendants", "local", "root_of", "text_of"]

# The densest real record measured would have 27,000 tags, fifty usual ones have 12,000. The two million that fit into
# 8 MB would take 3 s and 300 MB.
MOST_TAGS = 250_000


def root_of(data: bytes, watch: Watch) -> Element:
    """The root element of a server's answer. Raises InputFault for a DOCTYPE or what is no XML."""
    try:
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise fault("bad-answer", watch.where, "it is no XML")
        if data.count(b"<") > MOST_TAGS:
            raise fault("bad-answer", watch.where, "too many parts")
        return whole(data, Source(data, limits=Limits(), choices=NO_CHOICES, name=watch.where))
    except InputFault as refused:
        code = refused.problem.code
        if code == "bad-answer":
            raise
        raise fault("bad-answer", watch.where, refused.problem.what) from None


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Every element inside with one of these local names, in the order of the document."""
    return (inner for inner in element.iter() if local(inner) in names)
