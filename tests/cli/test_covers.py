"""Covers of a list are found where it says, beside it or in a folder, and never fetched unasked."""

import os

from tests.commands import ask, book_list, cover, greens, make, make_words


def test_covers_of_a_list_are_found_beside_it(tmp_path):
    cover(tmp_path / "جلدها" / "یک.png")
    cover(tmp_path / "two.jpg", colour="#00ff00")
    source = book_list(tmp_path / "list.csv", 3, cover=["جلدها/یک.png", "two.jpg", r"جلدها\یک.png"])
    done = make(source, tmp_path, "--json")
    assert (done.code, done.json["problems"]) == (0, [])
    made = sorted((tmp_path / "out" / "tiny" / "card").iterdir())
    assert greens(made[1]) > 5_000
    assert greens(made[0]) < 100


def test_covers_are_found_by_isbn_or_title_in_a_folder(tmp_path):
    cover(tmp_path / "covers" / "978-600-376-184-1.png", colour="#00ff00")
    cover(tmp_path / "covers" / "بوف كور.png", colour="#00ff00")
    source = tmp_path / "list.csv"
    source.write_text("title,author,isbn\nسووشون,دانشور,9786003761841\nبوف کور,هدایت,\nگلستان,سعدی,\n", "utf-8")
    command = make_words(source, tmp_path, "--json")
    assert ask(*command, "--covers", tmp_path / "covers").json["problems"] == []
    made = sorted((tmp_path / "out" / "tiny" / "card").iterdir())
    assert [greens(path) > 5_000 for path in made] == [True, True, False]
    assert ask(*command, "--covers", tmp_path / "nowhere").code == 2


def test_a_cover_is_found_by_its_name_letter_for_letter(tmp_path):
    cover(tmp_path / "كتاب\u200cها" / "يك.png")
    source = book_list(tmp_path / "list.csv", 1, cover=["كتاب\u200cها/يك.png"])
    done = make(source, tmp_path, "--json")
    assert done.json["problems"] == []


def test_a_changed_cover_makes_its_card_again(tmp_path):
    cover(tmp_path / "a.png")
    cover(tmp_path / "b.png")
    source = book_list(tmp_path / "list.csv", 2, cover=["a.png", "b.png"])
    command = make_words(source, tmp_path, "--json")
    ask(*command)
    cover(tmp_path / "b.png", colour="#123456")
    assert ask(*command).json["made"] == 1
    os.utime(tmp_path / "a.png", (1, 1))
    assert ask(*command).json["kept"] == 2


def test_an_address_of_a_cover_is_never_fetched(tmp_path, monkeypatch):
    import socket

    def refused(*_arguments, **_options):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    source = book_list(tmp_path / "list.csv", 1, cover=["https://covers.example.org/1.jpg"])
    done = make(source, tmp_path)
    assert done.code == 0
