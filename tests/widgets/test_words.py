"""Every word of the window is translated, and nothing else is kept."""

import sys
from pathlib import Path

import pytest

from studio.document.model import Text
from studio.errors import Problem
from tests.test_tools import TOOLS
from widgets.canvas.naming import name_of
from widgets.messages import place_of
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


def test_a_place_in_a_file_is_said_in_persian() -> None:
    assert place_of(Problem(where="تازه‌ها.csv, row 3", what="x")) == "تازه‌ها.csv، ردیف ۳"
    assert place_of(Problem(where="row 3", what="x")) == "ردیف ۳"


@pytest.mark.usefixtures("english")
def test_a_call_number_keeps_its_order_in_an_english_list() -> None:
    """After Latin letters its first digit would join these."""
    assert name_of(Text(text="۸فا۳/۶۲")) == "Text: \u2068۸فا۳/۶۲\u2069"
