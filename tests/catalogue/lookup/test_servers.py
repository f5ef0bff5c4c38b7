"""The list of servers: what is shipped, what a librarian may change, and what is said of mistakes."""

from datetime import date

import pytest

from studio.catalogue.lookup import Query, Server, new_since, search, server, servers
from studio.errors import InputFault


def test_the_national_library_of_iran_comes_first_and_nothing_shipped_is_wrong():
    known, problems = servers()
    first = next(iter(known.values()))
    assert (first.id, first.protocol, first.syntax) == ("nlai", "z3950", "unimarc")
    assert first.name_fa == "کتابخانهٔ ملی ایران"
    assert problems == ()
    assert not any(one.user or one.password for one in known.values())
    assert all(one.name_fa for one in known.values())


def test_a_list_of_ones_own_adds_changes_and_hides(tmp_path):
    own = tmp_path / "servers.toml"
    own.write_text(
        '[nlai]\naddress = "127.0.0.1:210/Books"\n[dnb]\nhide = true\n[ours]\nname = "Ours"\nprotocol = "koha"\n'
        'address = "https://koha.example"\nuser = "u"\npassword = "p"\n',
        "utf-8",
    )
    known, problems = servers(own)
    assert problems == ()
    assert known["nlai"].address == "127.0.0.1:210/Books"
    assert known["nlai"].name == "National Library of Iran"
    assert "dnb" not in known
    assert list(known)[-1] == "ours"
    assert "p'" not in repr(known["ours"]).replace("protocol='koha'", "")


@pytest.mark.parametrize(("line", "said"), [
    ('protocol = "gopher"\naddress = "x"', "protocol"), ('protocol = "sru"\naddress = "ftp://x/"', "http"),
    ('protocol = "sru"\naddress = "file:///etc/passwd"', "http"), ('protocol = "z3950"\naddress = "http://x"', "host"),
    ('protocol = "sru"\naddress = "https://me:secret@x/"', "lines of their own"), ("protocol = 3", "text"),
    ('protocol = "sru"\naddress = "https://x:99999/"', "address"), ('adress = "x"', "adress"),
    ('protocol = "z3950"\naddress = "x"\ncharset = "no-such"', "charset"),
    ('protocol = "z3950"\naddress = "x"\nindexes = {isbn = "isbn"}', "number"),
    ('protocol = "sru"\naddress = "http://x"\nindexes = {colour = "c"}', "colour"),
])  # fmt: skip
def test_a_wrong_entry_is_named_and_the_others_stay(tmp_path, line, said):
    own = tmp_path / "servers.toml"
    own.write_text(f"[odd]\n{line}\n", "utf-8")
    known, (problem,) = servers(own)
    assert "odd" not in known
    assert "nlai" in known
    assert said in problem.what
    assert "secret" not in str(problem)


def test_a_list_that_is_no_list_leaves_the_shipped_one(tmp_path):
    own = tmp_path / "servers.toml"
    own.write_text("[[[", "utf-8")
    known, problems = servers(own)
    assert "nlai" in known
    assert problems[0].code == "bad-table"
    assert servers(tmp_path / "none.toml")[1] == ()


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(InputFault, match="nlai"):
        server("no-such")


def test_each_kind_of_server_does_what_it_can_and_refuses_the_rest():
    oai = Server(id="o", name="O", protocol="oai", address="http://127.0.0.1:1/")
    with pytest.raises(InputFault):
        search(oai, Query(title="x"))
    with pytest.raises(InputFault):
        new_since(server("nlai"), date(2026, 1, 1))


def test_without_a_network_every_shipped_server_is_a_note_and_no_fault(codes):
    for one in servers()[0].values():
        found = list(search(one, Query(isbn="9786009103089")))
        assert codes(found) == ["offline"]
        assert found[0].problems[0].level == "note"
        assert found[0].problems[0].what_fa
