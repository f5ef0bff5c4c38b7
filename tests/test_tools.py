"""Turn the small tools on themselves: each must notice the fault it is there for."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

TOOLS = Path(__file__).resolve().parent.parent / "tools"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a tool for Linux")


def tool(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """An export folder of one picture whose manifest is true."""
    picture = tmp_path / "a.png"
    Image.new("RGB", (30, 20)).save(picture)
    data = picture.read_bytes()
    entry = {"path": "a.png", "width": 30, "height": 20, "bytes": len(data), "sha256": sha256(data).hexdigest()}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": [entry]}), "utf-8")
    return tmp_path


def verdict(folder: Path) -> tuple[int, str]:
    done = tool(sys.executable, TOOLS / "check_export.py", folder)
    return done.returncode, done.stdout


def change_manifest(folder: Path, **facts: object) -> None:
    manifest = folder / "manifest.json"
    form = json.loads(manifest.read_text("utf-8"))
    form["files"][0] |= facts
    manifest.write_text(json.dumps(form), "utf-8")


def test_a_true_manifest_passes(media: Path) -> None:
    assert verdict(media) == (0, "1 files (.png), 0 lies\n")


@pytest.mark.parametrize("fact", [{"width": 31}, {"bytes": 1}, {"sha256": "0"}, {"path": "b.png"}])
def test_a_false_manifest_is_caught(media: Path, fact: dict[str, object]) -> None:
    change_manifest(media, **fact)
    assert verdict(media)[0] == 1


def test_a_file_nobody_listed_is_caught(media: Path) -> None:
    (media / "left.part.png").write_bytes(b"")
    assert "left.part.png: in the folder, not in the manifest" in verdict(media)[1]


@LINUX
def test_the_named_python_is_found_also_under_a_path_with_spaces(tmp_path: Path) -> None:
    place = tmp_path / "far away"
    place.mkdir()
    (place / "python").symlink_to(sys.executable)
    done = tool("sh", TOOLS / "find_python.sh", PYTHON=str(place / "python"))
    assert done.stdout.strip() == str(place / "python")


@LINUX
def test_an_unsuitable_python_is_refused_in_words(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0\nexit 1\n', "utf-8")
    old.chmod(0o755)
    done = tool("sh", TOOLS / "find_python.sh", PYTHON=str(old))
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12, 3.13 or 3.14; found: Python 3.9.2" in done.stderr


@LINUX
def test_a_missing_library_is_named_with_the_line_that_brings_it() -> None:
    code = (
        f"import os, shutil, sys; sys.path.insert(0, {str(TOOLS)!r}); import system; os.geteuid = lambda: 1000;"
        "system.STUDIO = system.GROUPS['studio'] = {'libnowhere.so.7': 'libnowhere7'};"
        "shutil.which = lambda name: '/usr/bin/' + name; sys.argv = ['system', 'studio']; sys.exit(system.main())"
    )
    done = tool(sys.executable, "-c", code)
    assert done.returncode == 1
    assert "sudo apt-get install -y libnowhere7" in done.stderr
