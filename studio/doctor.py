"""Turn this machine's state into findings: what is there, what is missing, and the line that mends it."""

import shutil
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from studio import resources

Finding = dict[str, object]


def findings() -> list[Finding]:
    """One finding per thing the program needs: what it is, whether it is fine, a hint, and whether it is optional."""
    return [check() for check in _CHECKS]


def _finding(what: str, ok: bool, hint: str = "", *, optional: bool = False) -> Finding:
    return {"what": what, "ok": ok, "hint": hint, "optional": optional}


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return _finding(f"Python {version}", sys.version_info >= (3, 11), "install Python 3.11 or newer")


def _qt() -> Finding:
    try:
        from studio.paint import ensure_app

        ensure_app()
    except ImportError as error:
        return _finding(f"Qt drawing ({error})", False, "apt install libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3")
    version = metadata.version("PySide6-Essentials")
    return _finding(f"Qt drawing, PySide6 {version}", not version.startswith("6.12.0"),
                    "PySide6 6.12.0 stops after about 900 paints; install 6.11.3")


def _data() -> Finding:
    missing = [path.name for path in (resources.fonts(), resources.templates(), resources.asset("presets"))
               if not path.is_dir()]
    return _finding("fonts, templates and presets", not missing, f"missing: {', '.join(missing)}; install the program again")


def _ffmpeg() -> Finding:
    try:
        import imageio_ffmpeg

        path = imageio_ffmpeg.get_ffmpeg_exe()
    except (ImportError, RuntimeError):
        path = shutil.which("ffmpeg") or ""
    return _finding("ffmpeg for teasers", bool(path), "pip install imageio-ffmpeg", optional=True)


def _formats() -> Finding:
    from PIL import features

    missing = [name for name in ("jpg", "webp", "avif") if not features.check(name)]
    return _finding("JPEG, WebP and AVIF", not missing, f"this Pillow lacks {', '.join(missing)}; pip install --upgrade pillow")


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free // 1_000_000
    with TemporaryDirectory() as folder:
        writable = Path(folder).is_dir()
    return _finding(f"{free:,} MB free here", free > 500 and writable, "make room on this disk")


_CHECKS: tuple[Callable[[], Finding], ...] = (_python, _qt, _data, _formats, _ffmpeg, _disk)
