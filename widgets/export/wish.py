"""Turn what shall be exported (the open design, a batch) into the sets of designs that a run takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.disk import safe_name
from studio.document.model import Document
from studio.export import folder
from studio.job import Design, Set
from studio.presets import Preset


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Something to export. `sets` makes the designs anew for each run, `count` is how many files each place gets."""

    title: str
    count: int
    sets: Callable[[Sequence[Preset]], list[Set]]
    kind: str = "card"  # of the documents

    @property
    def is_film(self) -> bool:
        """Whether each place gets one film, not a picture of each page."""
        return self.kind == "teaser"


def of_document(document: Document, title: str) -> Wish:
    """One design, every page of it."""
    design = Design(
        stem=folder.stem(1, title, 1), title=title, document=document, records=(title,) * len(document.pages))

    def sets(presets: Sequence[Preset]) -> list[Set]:
        return [Set(designs=[design], pages=len(document.pages), presets=tuple(presets))]

    count = 1 if document.kind == "teaser" else len(document.pages)
    return Wish(title=title, count=count, sets=sets, kind=document.kind)


def takes(preset: Preset, wish: Wish) -> bool:
    """Whether something of the wish's kind can go to `preset`."""
    return preset.exportable and (preset.video is not None if wish.is_film else bool(preset.formats))


def proposed_folder(title: str, base: Path) -> Path:
    """A new folder in `base` named after `title`."""
    name = safe_name(title) or "ketabnama"
    numbered = (base / (name if number == 1 else f"{name}-{number}") for number in range(1, 1000))
    return next(path for path in numbered if not path.exists())
