"""Turn the map of rooms into failing tests: who may know which library, who may write, what needs no Qt."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import WITHOUT_QT

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "studio").rglob("*.py"))

# A library -> the rooms that may name it. A library in no list may be used everywhere.
HOMES = {
    "arabic_reshaper": {"text"},
    "bidi": {"text"},
    "fontTools": {"text", "export"},
    "zxingcpp": {"layout"},
    "moviepy": {"export"},
    "imageio_ffmpeg": {"export"},
    "pikepdf": {"export"},
    "pymarc": {"catalogue"},
    "bibtexparser": {"catalogue"},
    "pypdf": {"catalogue"},
    "openpyxl": {"catalogue"},
    "lxml": {"catalogue"},
    "charset_normalizer": {"catalogue"},
    "stdnum": {"catalogue", "brand", "template"},
}
# Doors of Qt's own text engine. Painting text by them would be a second way to set Persian.
SHAPING = {"QTextLayout", "QTextDocument", "QTextOption", "QStaticText", "drawText", "drawStaticText", "addText"}
LOOKS_EVERYWHERE = "doctor"  # its work is to look at what the other rooms need
WRITING = {"write_text", "write_bytes", "mkdir", "makedirs", "touch"}
RUNNING = {"eval", "exec", "compile", "__import__"}


def room_of(path: Path) -> str:
    """The room of a source file: its folder in studio/, or its own name."""
    first = path.relative_to(ROOT / "studio").parts[0]
    return first.removesuffix(".py")


def libraries(tree: ast.AST) -> Iterator[str]:
    """The top names of everything imported, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def names(tree: ast.AST) -> Iterator[str]:
    """Every plain name, attribute and imported name in the file."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name


def opens_to_write(tree: ast.AST) -> bool:
    """Whether the file calls open() or Path.open() with a mode that writes."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    opens = (call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) == "open")
    texts = (value for call in opens for value in [*call.args, *(word.value for word in call.keywords)])
    return any(isinstance(text, ast.Constant) and re.fullmatch(r"[rbt+]*[wax][wbt+]*|r[bt]*\+[bt]*", str(text.value))
               for text in texts)  # fmt: skip


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.AST]:
    return {path: ast.parse(path.read_text("utf-8"), str(path)) for path in SOURCES}


def test_a_library_is_named_only_in_its_own_rooms(trees: dict[Path, ast.AST]) -> None:
    strays = {
        f"{path.relative_to(ROOT)} names {library}"
        for path, tree in trees.items()
        for library in libraries(tree)
        if room_of(path) not in {LOOKS_EVERYWHERE} | HOMES.get(library, {room_of(path)})
    }
    assert not strays


def test_only_the_text_room_uses_the_shaping_engine(trees: dict[Path, ast.AST]) -> None:
    strays = {
        f"{path.relative_to(ROOT)} uses {name}"
        for path, tree in trees.items()
        if room_of(path) != "text"
        for name in SHAPING.intersection(names(tree))
    }
    assert not strays


def test_only_disk_writes_files(trees: dict[Path, ast.AST]) -> None:
    others = {path: tree for path, tree in trees.items() if room_of(path) not in {"disk", LOOKS_EVERYWHERE}}
    strays = {f"{path.relative_to(ROOT)} opens to write" for path, tree in others.items() if opens_to_write(tree)}
    strays |= {
        f"{path.relative_to(ROOT)} uses {name}"
        for path, tree in others.items()
        for name in WRITING.intersection(names(tree)) | {"tempfile", "shutil"}.intersection(libraries(tree))
    }
    assert not strays


def test_only_resources_builds_paths_to_shipped_data(trees: dict[Path, ast.AST]) -> None:
    strays = {
        f"{path.relative_to(ROOT)} uses {name}"
        for path, tree in trees.items()
        if room_of(path) not in {"resources", "job"}  # job hashes the program to know which pictures are stale
        for name in {"__file__", "importlib.resources", "get_data"}.intersection(names(tree))
    }
    assert not strays


def test_nothing_builds_code_from_text(trees: dict[Path, ast.AST]) -> None:
    calls = {
        f"{path.relative_to(ROOT)} calls {node.func.id}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RUNNING
    }
    assert not calls


def test_studio_imports_only_what_it_declares(trees: dict[Path, ast.AST]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=!~ ;\[]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    providers = packages_distributions()
    foreign = {library for tree in trees.values() for library in libraries(tree)} - sys.stdlib_module_names
    undeclared = {
        library
        for library in foreign - {"studio", "widgets", ""}
        if not declared.intersection(name.lower().replace("_", "-") for name in providers.get(library, []))
    }
    assert not undeclared


def test_rooms_of_meaning_load_where_there_is_no_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in SOURCES
        if room_of(path) in WITHOUT_QT
    ]
    code = f"import sys; sys.modules['PySide6'] = None; [__import__(name) for name in {modules!r}]"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


PLANTED = {
    "a lower room that knows a higher one": ("studio/values.py", "import studio.scene"),
    "two rooms on one line": ("studio/content.py", "import studio.scene"),
    "a room inside a function": ("studio/errors.py", "def late():\n    import studio.content"),
    "studio that knows the window": ("studio/scene/items.py", "import widgets"),
    "Qt in a room of meaning": ("studio/catalogue/years.py", "def late():\n    from PySide6.QtCore import QDate"),
    "a room that is not on the map": ("studio/attic.py", '"""Nothing."""'),
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program to plant faults in."""
    for folder in ("studio", "widgets"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "_data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def checked(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    start = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return checked(checkout, sys.executable, "-c", start, "--no-cache", "--no-logo")


def test_the_import_order_holds(checkout: Path) -> None:
    done = lint_imports(checkout)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("fault", PLANTED)
def test_the_import_order_catches(fault: str, checkout: Path) -> None:
    name, line = PLANTED[fault]
    assert (checkout / name).is_file() or "not on the map" in fault
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(checkout)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout or "attic" in done.stdout


@pytest.mark.parametrize("line", ["from PySide6.QtWidgets import QLabel", "from PySide6 import QtWidgets"])
def test_ruff_catches_windows_outside_their_room(line: str, checkout: Path) -> None:
    (checkout / "studio" / "planted.py").write_text(f"{line}\n", "utf-8")
    done = checked(checkout, sys.executable, "-m", "ruff", "check", "--no-cache", "studio/planted.py")
    assert done.returncode == 1
    assert "windows live in widgets/" in done.stdout
