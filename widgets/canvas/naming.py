"""Turn a layer into what a person calls it: its kind, and its first words."""

from studio.document.edits import kind_of
from studio.document.edits.retext import spoken
from studio.document.model import AnyLayer, Picture, Text
from widgets.canvas.standing import GROUP
from widgets.words import tr

_MOST = 40


def name_of(layer: AnyLayer) -> str:
    """What `layer` is called in lists and read aloud: its words in their own direction, whatever that of the list."""
    kind = tr("Group", "noun") if layer.role == GROUP else kind_name(kind_of(layer))
    words = _words(layer)
    return tr("{kind}: {words}", kind=kind, words=f"\u2068{words}\u2069") if words else kind


def kind_name(kind: str) -> str:
    """What a kind of layers is called."""
    names = {
        "box": tr("Box"), "text": tr("Text"), "picture": tr("Picture"), "shape": tr("Shape"), "icon": tr("Icon"),
        "code": tr("QR code"), "pattern": tr("Pattern"), "chart": tr("Chart"), "diagram": tr("Diagram"),
        "clip": tr("Clip"), "waveform": tr("Waveform"),
    }
    return names.get(kind, kind)


def _words(layer: AnyLayer) -> str:
    if isinstance(layer, Text):
        said = " ".join(spoken(layer).split())
    else:
        said = (layer.alt or layer.title) if isinstance(layer, Picture) else ""
    return said if len(said) <= _MOST else f"{said[: _MOST - 1]}…"
