"""Turn this machine's state into findings: what is there, what is missing, and the line that mends it."""

import ctypes
import re
import shutil
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryFile

from studio import resources

Finding = dict[str, object]

# Shared libraries that PySide6-Essentials links to but does not bring, by their Debian and Ubuntu packages.
_PACKAGES = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6", "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0", "libX11.so.6": "libx11-6",
}
_WINDOW = {"libxcb-cursor.so.0": "libxcb-cursor0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
           "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1"}
_LEAST_FREE = 500  # MB: a thousand cards take about 300


def findings() -> list[Finding]:
    """One finding per thing the program needs: what it is, whether it is fine, a hint, and whether it is optional."""
    return [check() for check in _CHECKS]


def _finding(what: str, ok: bool, hint: str = "", *, optional: bool = False) -> Finding:
    return {"what": what, "ok": ok, "hint": "" if ok else hint, "optional": optional}


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return _finding(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer")


def _qt() -> Finding:
    try:
        from PySide6 import QtGui  # noqa: F401 - whether it can be loaded is the question
    except ImportError as error:
        library = re.search(r"lib[\w.+-]+\.so[\d.]*", str(error))
        package = _PACKAGES.get(library[0], "") if library else ""
        hint = f"apt install {package}" if package else "pip install --force-reinstall PySide6-Essentials"
        return _finding(f"Qt drawing: {error}", False, hint)
    version = metadata.version("PySide6-Essentials")
    return _finding(f"Qt drawing, PySide6 {version}", version != "6.12.0",
                    "this release stops after about 900 paints; pip install 'PySide6-Essentials<6.12'")


def _text() -> Finding:
    """Whether Persian is really shaped here: «کتاب» is four letters, and as many glyphs in their joined forms."""
    what = "Persian text"
    try:
        from studio.text import Style, set_text

        block = set_text("کتاب", Style(family="vazirmatn"), size=40, width=400)
    except (ImportError, OSError) as error:
        return _finding(f"{what}: {error}", False, "mend what stands above first")
    glyphs = [number for line in block.lines for run in line.runs for number in run.ids]
    joined = not block.missing and len(set(glyphs)) == 4
    return _finding(what, joined, "the fonts are damaged; install the program again")


def _data() -> Finding:
    folders = (resources.fonts(), resources.templates(), resources.asset("presets"), resources.asset("samples"))
    missing = [folder.name for folder in folders if not folder.is_dir() or not any(folder.iterdir())]
    return _finding("fonts, templates, presets and samples", not missing,
                    f"missing: {', '.join(missing)}; install the program again")


def _formats() -> Finding:
    from PIL import features

    missing = [name for name in ("jpg", "webp", "avif") if not features.check(name)]
    return _finding("JPEG, WebP and AVIF", not missing,
                    f"this Pillow lacks {', '.join(missing)}; pip install --upgrade pillow")


def _ffmpeg() -> Finding:
    try:
        import imageio_ffmpeg

        path = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        path = shutil.which("ffmpeg") or ""
    return _finding("ffmpeg for teasers", bool(path), "pip install imageio-ffmpeg", optional=True)


def _window() -> Finding:
    needed = _WINDOW if sys.platform == "linux" else {}
    missing = [package for library, package in needed.items() if not _loads(library)]
    return _finding("libraries for the window", not missing, f"apt install {' '.join(missing)}", optional=True)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _disk() -> Finding:
    try:
        with TemporaryFile() as file:
            file.write(b"x")
    except OSError as error:
        return _finding(f"the folder for scratch files: {error}", False, "make room, or set TMPDIR to another folder")
    free = shutil.disk_usage(Path.cwd()).free // 1_000_000
    return _finding(f"{free:,} MB free here", free > _LEAST_FREE, "make room on this disk")


_CHECKS: tuple[Callable[[], Finding], ...] = (_python, _qt, _text, _data, _formats, _ffmpeg, _window, _disk)
