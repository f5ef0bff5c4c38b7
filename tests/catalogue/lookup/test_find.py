"""`ketabnama find` and `make --find`, against a real server."""

import pytest

from tests.commands import PRESETS, ask

ISBN = "9786009103089"


@pytest.fixture
def own_servers(zebra, tmp_path, monkeypatch):
    """A user's server file with the test server in it, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "servers.toml"
    server = zebra.z3950
    text = f'[here]\nname = "Zebra"\nprotocol = "z3950"\naddress = "{server.address}"\nsyntax = "{server.syntax}"\n'
    file.write_text(text, "utf-8")
    return ("--server", "here", "--servers-file", file)


def test_find_prints_what_the_server_has(own_servers):
    done = ask("find", "تاریخ", *own_servers)
    assert done.code == 0
    assert "تاریخ" in done.out
    assert not done.out.startswith("0 found")


def test_make_takes_the_books_that_were_found(own_servers, tmp_path):
    presets = tmp_path / "presets.toml"
    presets.write_text(PRESETS, "utf-8")
    done = ask("make", "book-tile", "--find", "تاریخ", *own_servers, "--limit", 2, "--presets-file", presets,
               "--preset", "tiny/card", "--out", tmp_path / "out", "--json")
    assert done.code == 0, done.err
    assert sum(one["kind"] == "picture" for one in done.json["files"]) == 2


def test_an_unknown_server_is_told_with_the_nearest():
    done = ask("find", "تاریخ", "--server", "nali")
    assert done.code == 2
    assert "nlai" in done.err
