"""Turn this system's customs into the folders where a user's things are kept."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """The user's own cache folder of this program."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "ketabnama"
