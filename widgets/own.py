"""Turn what the user adds to the program (places to post to, fonts, templates) into what every room knows."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from widgets import places
from widgets.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.presets import Preset, Presets

FONTS = (".ttf", ".otf")
_KEPT = ("presets", "film-presets")
_USUAL = (
    ("instagram/feed_portrait", "instagram/story", "telegram/post_square", "x/feed_landscape"),
    ("instagram/reel", "instagram/feed_portrait", "eitaa/video"),
)
_state: dict[str, Path | None] = {"presets": None}


def known_presets() -> "Presets":
    """The shipped places to post to and the user's own; what is wrong in the user's file is among its problems."""
    from studio.errors import InputFault
    from studio.presets import load_presets

    own = _state["presets"]
    try:
        return load_presets(own) if own is not None and own.is_file() else load_presets()
    except InputFault:  # it was fine when it was chosen
        return load_presets()


def presets_at_first(settings: Settings, kind: str) -> "list[Preset]":
    """The places the user made pictures for last, or films when `kind` is "teaser"; or a usual handful."""
    film = kind == "teaser"
    known = {one.id: one for one in known_presets() if (one.video is not None if film else one.formats)}
    wanted = [known[name] for name in settings.words(_KEPT[film]) if name in known]
    return wanted or [known[name] for name in _USUAL[film] if name in known]


def keep_presets(settings: Settings, kind: str, presets: "Sequence[Preset]") -> None:
    """Begin with these places the next time."""
    settings.set_words(_KEPT[kind == "teaser"], tuple(preset.id for preset in presets))


def use_presets(file: Path | None) -> None:
    """Let `file` add its places to those that are shipped; None for these alone."""
    _state["presets"] = file


def font_files() -> list[Path]:
    """The user's own font files."""
    folder = places.fonts()
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in FONTS) if folder.is_dir() else []


def add_font(file: Path) -> str:
    """Keep a copy of a font and let every design use it; its family. Raises InputFault for no font, OutputFault."""
    from studio.disk import copy_safely
    from studio.text import faces

    faces.add_font(file)  # says what is wrong before anything is copied
    kept = places.fonts() / file.name
    copy_safely(file, kept)
    os.environ[places.FONTS_VARIABLE] = str(places.fonts())
    return faces.add_font(kept).name


def use_all(settings: Settings) -> None:
    """Let every room know what the user has added. Fonts are read only where there are some."""
    os.environ[places.TEMPLATES_VARIABLE] = str(places.data() / "templates")
    own = settings.text("presets-file")
    use_presets(Path(own) if own else None)
    if font_files():
        from studio.text import faces

        os.environ[places.FONTS_VARIABLE] = str(places.fonts())  # worker processes read them as they begin
        faces.add_folder(places.fonts())
