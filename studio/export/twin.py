"""Turn a document into its accessible twin: the same words and figures as plain HTML, for readers who cannot see.

The twin holds every text in reading order, a description of every figure, and its numbers or words as a table. It is
one file without scripts, styles of others or links outward, so it may be put on any page or read aloud as it is.
"""

from collections.abc import Iterator
from html import escape

from studio.document.describing import describe, table_of
from studio.document.model import AnyLayer, Box, Chart, Diagram, Document, Icon, Picture, Text, layers_of

_STYLE = (
    "body{font:1.1rem/1.9 Vazirmatn,Tahoma,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#17313a}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #8f8a7c;padding:.4rem .7rem;text-align:start}"
    "figure{margin:1.5rem 0}"
)
_HEADINGS = {"headline": "h1"}
_BY_TYPE = {"display": "h2", "title": "h2", "heading": "h3"}
_SILENT = ("decoration", "count", "running")


def has_figures(document: Document) -> bool:
    """Whether `document` shows something that a sentence cannot say: a chart or a diagram."""
    return any(isinstance(layer, Chart | Diagram) for page in document.pages for layer in layers_of(page.layers))


def twin(document: Document, title: str) -> str:
    """The HTML of the twin of `document`."""
    parts = [part for page in document.pages for layer in page.layers for part in _parts(layer, document.language)]
    side = "rtl" if document.language in ("fa", "ar", "ur") else "ltr"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    body = "\n".join(dict.fromkeys(parts))  # what stands in two arrangements is said once
    return (
        f'<!doctype html>\n<html lang="{document.language}" dir="{side}">\n<head>{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def alt_of(document: Document) -> str:
    """Words for a picture of `document` when nobody wrote any: its headline, then what its figures say."""
    layers = [layer for page in document.pages for layer in layers_of(page.layers) if not layer.hide]
    headline = [_said(layer) for layer in layers if isinstance(layer, Text) and layer.role == "headline"]
    figures = [describe(layer, document.language) for layer in layers if isinstance(layer, Chart | Diagram)]
    return "\n".join(dict.fromkeys(filter(None, headline + figures)))


def _parts(layer: AnyLayer, language: str) -> Iterator[str]:
    """The HTML of `layer` and what is in it, in reading order."""
    if layer.hide or layer.role in _SILENT:
        return
    if isinstance(layer, Box):
        for child in layer.children:
            yield from _parts(child, language)
    elif isinstance(layer, Text):
        yield from _text(layer)
    elif isinstance(layer, Picture | Icon):
        said = getattr(layer, "alt", "")
        if said:
            yield f"<p>{escape(said)}</p>"
    elif isinstance(layer, Chart | Diagram):
        yield _figure(layer, language)


def _text(layer: Text) -> Iterator[str]:
    said = _said(layer)
    if said:
        tag = _HEADINGS.get(layer.role) or _BY_TYPE.get(layer.type, "p")
        yield f"<{tag}>{escape(said).replace(chr(10), '<br>')}</{tag}>"


def _said(layer: Text) -> str:
    return layer.text if isinstance(layer.text, str) else layer.join.join(filter(None, layer.text))


def _figure(layer: Chart | Diagram, language: str) -> str:
    rows = table_of(layer, language)
    head, body = (rows[0], rows[1:]) if rows else ((), ())
    cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(f"<tr>{_row(row)}</tr>" for row in body)
    table = f"<table><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>" if rows else ""
    return f"<figure><figcaption>{escape(describe(layer, language))}</figcaption>{table}</figure>"


def _row(row: tuple[str, ...]) -> str:
    first, *rest = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
