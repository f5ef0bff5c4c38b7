"""Turn layers into what the clipboard carries between windows, and back."""

import json
from collections.abc import Sequence

from studio.document.form import build_document, plain
from studio.document.model import AnyLayer, Page
from studio.errors import Problem

LAYERS = "application/x-ketabnama-layers+json"
_MOST_BYTES = 2_000_000


def packed(layers: Sequence[AnyLayer]) -> bytes:
    """The layers as JSON."""
    return json.dumps([plain(layer) for layer in layers], ensure_ascii=False).encode()


def unpacked(data: bytes) -> tuple[AnyLayer, ...]:
    """The layers that `data` holds; none when it is not what `packed` makes."""
    if len(data) > _MOST_BYTES:
        return ()
    try:
        form = json.loads(data)
    except ValueError:
        return ()
    problems: list[Problem] = []
    try:
        document = build_document({"pages": [{"layers": form}]}, "clipboard", problems)
    except ValueError:
        return ()
    pages = document.pages or (Page(),)
    return pages[0].layers


