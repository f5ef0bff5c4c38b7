"""Every word of the window is translated, and nothing else is kept."""

import sys
from pathlib import Path

import pytest

from tests.test_tools import TOOLS
from widgets.words import number, tr

sys.path.insert(0, str(TOOLS))
import translations


@pytest.mark.parametrize("file", sorted(translations.FOLDER.glob("*.ts")), ids=lambda file: file.name)
def test_no_string_is_missing_unused_or_with_other_holes(file: Path) -> None:
    assert translations.faults(file) == []


def test_words_come_in_persian_with_persian_digits() -> None:
    assert tr("Save") == "ذخیره"
    assert number(1405) == "۱۴۰۵"


def test_words_come_in_english_on_demand(english: None) -> None:
    assert tr("Save") == "Save"
    assert number(12) == "12"
