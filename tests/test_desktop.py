"""The program in a desktop's menu: written, readable by the desktop's own rules, and gone again."""

import configparser
import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from studio import resources
from tests.commands import ask

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are of Linux desktops")
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry(path: Path) -> configparser.SectionProxy:
    read = configparser.RawConfigParser(strict=True)
    read.optionxform = str
    read.read(path, "utf-8")
    return read["Desktop Entry"]


def test_the_menu_entry_starts_this_very_program_with_the_file(base: Path) -> None:
    assert ask("desktop").code == 0
    found = entry(base / "applications" / "ketabnama.desktop")
    words = found["Exec"].split()
    assert words[-1] == "%f"
    program = Path(words[0].strip('"'))
    assert program.is_absolute()
    assert os.access(program, os.X_OK)
    assert found["Name[fa]"] == "کتاب‌نما"


def test_the_kinds_of_files_in_the_entry_are_those_that_are_declared(base: Path) -> None:
    ask("desktop")
    kinds = {one for one in entry(base / "applications" / "ketabnama.desktop")["MimeType"].split(";") if one}
    tree = ElementTree.parse(base / "mime" / "packages" / "ketabnama.xml")
    assert {one.get("type") for one in tree.iter(f"{MIME}mime-type")} == kinds
    assert {one.get("pattern") for one in tree.iter(f"{MIME}glob")} == {"*.ketab", "*.ketab-template"}


def test_the_icon_is_there_in_both_forms(base: Path) -> None:
    ask("desktop")
    icons = base / "icons" / "hicolor"
    with Image.open(icons / "256x256" / "apps" / "ketabnama.png") as picture:
        assert picture.size == (256, 256)
        assert picture.convert("RGBA").getpixel((0, 0))[3] == 0
    assert ElementTree.parse(icons / "scalable" / "apps" / "ketabnama.svg").getroot().tag.endswith("svg")


def test_it_says_what_it_wrote_and_removes_just_that(base: Path) -> None:
    written = ask("desktop", "--json").json["written"]
    assert all(Path(name).is_file() for name in written)
    other = base / "applications" / "other.desktop"
    other.write_text("", "utf-8")
    assert ask("desktop", "--remove", "--json").json["removed"] == written
    assert not any(Path(name).exists() for name in written)
    assert other.is_file()


@pytest.mark.parametrize("word", ["/opt/a b/python", "/opt/100%/python", '/opt/"x"/$y'])
def test_any_folder_of_the_program_is_written_by_the_rules_of_exec(word: str) -> None:
    from studio.cli.desktop import _quoted

    written = _quoted(word).strip('"').replace("%%", "%")
    for sign in '"`$':
        written = written.replace(f"\\\\{sign}", sign)
    assert written == word


def test_the_entry_that_is_shipped_names_the_installed_command() -> None:
    assert entry(resources.asset("desktop/ketabnama.desktop"))["Exec"] == "ketabnama %f"
