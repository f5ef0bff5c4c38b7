"""Turn the rooms of the window into the pictures of the help: assets/help/pictures/<language>-<room>.webp.

    python tools/help_pictures.py
"""

import os
import sys
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image  # noqa: E402
from screenshots import Photographer, own_folders, prepare  # noqa: E402

from studio.disk import scratch_folder, write_safely  # noqa: E402

WIDTH, QUALITY = 900, 82
VIEWS = ("home", "design", "export", "batch", "brand")
SHOWN = {"home": "home", "design": "design", "export": "export", "batch": "batch", "brand-1": "brand"}


def main() -> None:
    """Take the pictures in both languages."""
    from widgets.app import Program, application

    with own_folders(), scratch_folder() as out:
        app = application()
        program = Program(app)
        program.common.settings.set_theme("light")
        for language in ("fa", "en"):
            program.common.settings.set_language(language)
            camera = Photographer(program, app, out, f"-{language}")
            prepare(program.common, camera.scratch)
            camera.open("1280x760", VIEWS)
            for name, kept in SHOWN.items():
                keep(out / f"{name}-{language}.png", f"{language}-{kept}")
        program.close()


def keep(picture: Path, name: str) -> None:
    """Write a picture small enough to be shipped."""
    with Image.open(picture) as opened:
        wide = opened.convert("RGB")
        small = wide.resize((WIDTH, round(wide.height * WIDTH / wide.width)), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.save(file, "WEBP", quality=QUALITY, method=6)
    write_safely(ROOT / "assets" / "help" / "pictures" / f"{name}.webp", file.getvalue())


if __name__ == "__main__":
    main()
