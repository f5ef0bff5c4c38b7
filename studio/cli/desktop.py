"""Turn the program into one of the user's desktop: its menu entry, icon, and the kinds of files it opens.

Where things go: the freedesktop.org specifications of desktop entries, icon themes and shared MIME info.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from studio import resources
from studio.cli.reports import DONE, UNUSABLE, say, say_json
from studio.disk import write_safely

_PLACES = {
    "ketabnama.desktop": "applications/ketabnama.desktop",
    "ketabnama.xml": "mime/packages/ketabnama.xml",
    "ketabnama.svg": "icons/hicolor/scalable/apps/ketabnama.svg",
    "ketabnama.png": "icons/hicolor/256x256/apps/ketabnama.png",
}
_ON_WINDOWS = (
    "Windows: right-click a .ketab file, choose “Open with”, “Choose another app”, tick “Always”, and choose "
    "{program}; for the Start menu, right-click that file and choose “Pin to Start”. Nothing was written."
)


def desktop(options: argparse.Namespace) -> int:
    """`ketabnama desktop` and `ketabnama desktop --remove`."""
    if sys.platform in ("win32", "darwin"):
        say(_ON_WINDOWS.format(program=_program()[0]))
        return UNUSABLE
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    done = list(_removed(base) if options.remove else _written(base))
    _refresh(base)
    if options.json:
        say_json({"removed" if options.remove else "written": [str(path) for path in done]})
    else:
        print("\n".join(f"{'removed' if options.remove else 'wrote'} {path}" for path in done))
        say("nothing was there" if not done else "gone from the menu" if options.remove else
            "Ketabnama is in the menu now, and opens .ketab files")
    return DONE


def _written(base: Path) -> Iterator[Path]:
    for name, place in _PLACES.items():
        data = resources.asset(f"desktop/{name}").read_bytes()
        if name.endswith(".desktop"):
            data = data.replace(b"Exec=ketabnama", b"Exec=" + " ".join(map(_quoted, _program())).encode())
        write_safely(base / place, data)
        yield base / place


def _removed(base: Path) -> Iterator[Path]:
    for place in _PLACES.values():
        path = base / place
        if path.is_file():
            path.unlink()
            yield path


def _program() -> tuple[str, ...]:
    """What starts this very program, wherever it is installed."""
    beside = Path(sys.executable).with_name("ketabnama-studio" + (".exe" if sys.platform == "win32" else ""))
    return (str(beside),) if beside.is_file() else (sys.executable, "-m", "studio")


def _quoted(word: str) -> str:
    """One argument of an Exec line: in quotes, and doubled where a % would be a field (desktop entry spec, "Exec")."""
    escaped = "".join(f"\\\\{sign}" if sign in '"`$\\' else sign for sign in word).replace("%", "%%")
    return f'"{escaped}"' if any(not (sign.isalnum() or sign in "/._-") for sign in word) else escaped


def _refresh(base: Path) -> None:
    """Have the desktop read its lists again; where these tools are missing it does so at the next log-in."""
    for command in (("update-mime-database", base / "mime"), ("update-desktop-database", base / "applications")):
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            continue
