"""Ten thousand paints in one process: no crash, no growth. (PySide6 6.12.0 on Python 3.11 died after about 900.)"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/proc/self/statm")


def resident_mb() -> float:
    """Memory of this process in MB; 0 where the system does not tell."""
    return int(MEMORY.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if MEMORY.exists() else 0.0


def soak(folder: str, times: int) -> dict:
    """Paint `times` small pages with something of everything, hardly two alike; what was measured."""
    from PIL import Image

    from studio.paint import ensure_app, paint
    from studio.paint.cache import STORE

    ensure_app()
    STORE.resize(20_000_000)  # so small that it is full, and drops something at almost every paint, from early on
    source = str(Path(folder) / "cover.png")
    Image.linear_gradient("L").resize((90, 120)).convert("RGB").save(source)
    nones, memory, most = sys.getrefcount(None), [], 0
    for turn in range(times):
        image = paint(page(turn, source), scale=1 if turn % 3 else 0.5)
        assert not image.isNull()
        most = max(most, STORE.bytes)
        if turn % 1000 == 999:
            memory.append(resident_mb())
    return {"memory": memory, "kept": most, "nones": sys.getrefcount(None) - nones}


def page(turn: int, source: str):
    """A card of 96 × 120 px: pattern, cover with mask, shadow and effect, two lines of text, a code, a faded group."""
    from studio.scene import Duotone, Frame, Group, Path, Picture, Shadow, Stroke, ellipse, rectangle
    from studio.values import BLACK, Box, Colour, Size
    from tests.paint.letters import line

    colour = Colour(turn % 256, turn // 256 % 256, 90)
    box = Box(30, 6, 24 + turn % 12, 40)
    ground = Group(items=(Path(outline=rectangle(Box(0, 0, 96, 120)), fill=colour),), key=("ground", turn // 50))
    cover = Picture(
        source=source, box=box, clip=ellipse(box), shadow=Shadow(dy=2, blur=2 + turn // 10 % 5),
        effects=(Duotone(dark=BLACK, light=colour),) if turn % 5 == 0 else (),
    )  # fmt: skip
    title = line("کتاب‌های تازه", 12 + turn // 40 % 7, 4.1, 70, fill=colour)
    large = line("نو", 50 + turn // 10 % 9, 10, 100, outline=Stroke(fill=BLACK, width=1), shadow=Shadow(blur=1))
    code = Path(outline=rectangle(Box(turn % 90, 100, 4, 4)), fill=BLACK, crisp=True)
    faded = Group(items=(title, code), opacity=0.5, transform=(1, 0, 0, 1, turn % 2 / 2, 12))
    return Frame(size=Size(96, 120), items=(ground, cover, title, large, faded))


@pytest.mark.skipif(not MEMORY.exists(), reason="this system does not tell a process its memory in /proc")
def test_ten_thousand_paints_neither_crash_nor_grow(tmp_path):
    run = subprocess.run(
        [sys.executable, __file__, str(tmp_path), "10000"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    seen = json.loads(run.stdout)
    assert len(seen["memory"]) == 10
    assert seen["memory"][-1] - seen["memory"][1] < 6, seen["memory"]
    assert 10_000_000 < seen["kept"] <= 20_000_000
    assert seen["nones"] > -1_000  # 6.11 only ever adds references to None, which costs nothing
    assert run.stderr == ""


if __name__ == "__main__":
    print(json.dumps(soak(sys.argv[1], int(sys.argv[2]))))
