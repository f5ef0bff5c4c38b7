"""What is double-clicked, or let go over the program's icon, opens the window; commands stay commands."""

from pathlib import Path

import pytest

from studio import cli
from studio.cli.reading import Numbers


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    given: list[str] = []
    monkeypatch.setattr(cli, "_window", lambda arguments: given.extend(arguments) or 0)
    return given


def test_designs_packages_and_lists_open_the_window(opened: list[str], tmp_path: Path) -> None:
    books = tmp_path / "تازه‌ها ۱.xlsx"
    books.write_bytes(b"")
    for name in ("طرح.KETAB", "گم‌شده.ketab", "الگو.ketab-template", str(books)):
        assert cli.main([name]) == 0
    assert opened == ["طرح.KETAB", "گم‌شده.ketab", "الگو.ketab-template", str(books)]


def test_a_file_named_like_a_command_does_not_hide_it(
    opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("doctor").write_bytes(b"")
    cli.main(["doctor"])
    assert opened == []


def test_a_file_that_is_not_there_is_wrong_usage(opened: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["nothing.xlsx"])
    assert left.value.code == 2
    assert opened == []


@pytest.mark.parametrize("text", ["1-3,5,20-", "۱-۳،۵،۲۰-", "1–3, 5، 20−"])
def test_record_numbers_are_read_from_any_keyboard(text: str) -> None:
    numbers = Numbers(text)
    assert [number for number in range(1, 25) if number in numbers] == [1, 2, 3, 5, 20, 21, 22, 23, 24]
