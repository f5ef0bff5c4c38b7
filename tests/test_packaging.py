"""Turn the checkout into a wheel and look into it: what is missing there is missing for every user."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def shipped(folder: str) -> set[str]:
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.parametrize("folder", ["assets", "fonts", "templates"])
def test_every_shipped_file_is_in_the_wheel(folder: str, wheel: zipfile.ZipFile) -> None:
    there = {name.removeprefix("studio/_data/") for name in wheel.namelist()}
    assert shipped(folder)
    assert shipped(folder) - there == set()


@pytest.mark.parametrize("package", ["studio", "widgets"])
def test_every_module_is_in_the_wheel(package: str, wheel: zipfile.ZipFile) -> None:
    modules = {name for name in shipped(package) if name.endswith(".py")}
    assert modules - set(wheel.namelist()) == set()


def test_the_wheel_has_the_command_and_the_licence(wheel: zipfile.ZipFile) -> None:
    (entry,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "ketabnama = studio.cli:main" in wheel.read(entry).decode()
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_wheel_has_nothing_but_the_program(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"studio", "widgets"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_are_complete_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = [part for part in text.replace("\\\n", " ").splitlines() if part and not part.lstrip().startswith("#")]
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "pyside6-essentials==6.11." in text


def test_the_runtime_lock_has_everything_the_program_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    asked = {line.split(">")[0].split("=")[0].strip().lower() for line in project["dependencies"]}
    assert {name for name in asked if f"\n{name}==" not in f"\n{lock}"} == set()


def test_both_locks_agree() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if line[:1].isalnum()}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")
