"""Turn this system's customs into the folders where the window keeps a user's things."""

import os
import sys
from pathlib import Path

NAME = "ketabnama"
TEMPLATES_VARIABLE = "KETABNAMA_TEMPLATES"  # tells where the user's own templates are (studio/template/loading.py)
FONTS_VARIABLE = "KETABNAMA_FONTS"  # tells worker processes where the user's own fonts are (studio/job/workers.py)


def config() -> Path:
    """Settings and the brand."""
    return _base("XDG_CONFIG_HOME", ".config", "APPDATA", "Roaming") / NAME


def data() -> Path:
    """Designs under way, earlier versions, pictures put into designs."""
    return _base("XDG_DATA_HOME", ".local/share", "APPDATA", "Roaming") / NAME


def cache() -> Path:
    """What can be made again: previews."""
    return _base("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "Local") / NAME


def brand_file() -> Path:
    """The user's own brand."""
    return config() / "brand.toml"


def settings_file() -> Path:
    """Language, theme, windows, recent files."""
    return config() / "window.ini"


def log_file() -> Path:
    """What went wrong, newest last."""
    return data() / "log.txt"


def journals() -> Path:
    """Designs not saved yet."""
    return data() / "journals"


def versions() -> Path:
    """Earlier versions of saved designs."""
    return data() / "versions"


def media() -> Path:
    """Pictures of open designs, named by their content."""
    return data() / "media"


def fonts() -> Path:
    """The user's own fonts."""
    return data() / "fonts"


def previews() -> Path:
    """Small pictures of templates and designs."""
    return cache() / "previews"


def _base(xdg: str, below_home: str, windows: str, windows_folder: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or Path.home() / "AppData" / windows_folder)
    return Path(os.environ.get(xdg) or Path.home() / below_home)
