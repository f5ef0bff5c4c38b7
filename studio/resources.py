"""Turn the name of a shipped file into its path: the one door to assets, fonts and templates."""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    """`studio/_data` in an installed wheel, the checkout's top folder otherwise."""
    packed = Path(__file__).with_name("_data")
    return packed if packed.is_dir() else Path(__file__).parent.parent


def _inside(root: Path, name: str) -> Path:
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ValueError(f"{name!r} leads out of {root}")
    return path


def asset(name: str) -> Path:
    """The path of `assets/<name>`. Raises ValueError for a name that leads out of that folder."""
    return _inside(_root() / "assets", name)


def fonts() -> Path:
    """The folder of shipped font families, one folder each."""
    return _root() / "fonts"


def templates() -> Path:
    """The folder of shipped templates, one folder each."""
    return _root() / "templates"


def within(folder: Path, name: str) -> Path:
    """The path of `name` inside `folder`. Raises ValueError for an absolute path or one that climbs out."""
    if Path(name).is_absolute() or name.startswith(("\\", "/")) or ":" in name.split("/")[0]:
        raise ValueError(f"{name!r} is not a name inside {folder.name}")
    return _inside(folder, name.replace("\\", "/"))
