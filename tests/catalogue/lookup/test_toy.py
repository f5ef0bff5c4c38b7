"""Look-ups in yaz-ztest: versions, packings, diagnostics, slowness, absurd counts; its log judges our messages."""

import pytest

from studio.catalogue.lookup import Bounds, Query, search

COMPUTER = Query(any="computer")
FIRST = "How to program a computer"


def test_records_come_by_z3950_in_any_syntax_the_server_has(toy, titles):
    for syntax in ("", "usmarc", "unimarc", "xml"):
        assert titles(search(toy.z3950(syntax=syntax), COMPUTER, limit=1)) == [FIRST]


def test_names_and_wishes_are_understood_by_yaz(toy):
    server = toy.z3950(user="reader", password="very secret", charset="utf-8")
    assert list(search(server, Query(title="تاریخ کهن", isbn="9786009103089"), limit=2))
    log = toy.log.read_text("utf-8", errors="replace")
    for said in (
        "userId 'reader'", "encodingLevel OID: 1 0 10646 1 0 8", "recordsInSelectedCharSets TRUE", "op_or NULL",
        "op_and NULL", "numeric 7", "numeric 4", "OCTETSTRING(len=13) 9786009103089", "resultSetStartPoint 1",
        "attributeSetId OID: 1 2 840 10003 3 1", "closeReason 0",
    ):
        assert said in log


@pytest.mark.parametrize("version", ["", "1.1", "1.2", "2.0"])
@pytest.mark.parametrize("packing", ["xml", "string"])
def test_every_version_and_packing_of_sru_gives_the_same(toy, titles, version, packing):
    name = "recordXMLEscaping" if version == "2.0" else "recordPacking"
    server = toy.sru(f"Default?{name}={packing}", version=version)
    assert titles(search(server, COMPUTER, limit=1)) == [FIRST]


def test_an_absurd_count_of_hits_is_only_told(toy, titles, codes):
    found = list(search(toy.z3950(), Query(any="9786009103089"), limit=5))
    assert len(titles(found)) <= 5
    assert "9786009103089" in found[0].problems[-1].what
    assert codes(found) == ["more-found"]


@pytest.mark.parametrize(("server", "said"), [
    (("z3950", "nothere", {}), "109"), (("sru", "nothere", {}), "404"), (("sru", "Default", {"syntax": "odd"}), "63"),
    (("sru", "Default?startRecord=99999999", {}), "61"), (("sru", "Default", {"version": "9.9"}), "5"),
])  # fmt: skip
def test_what_the_server_says_against_it_is_passed_on_once(toy, server, said):
    kind, database, rest = server
    found = list(search(getattr(toy, kind)(database, **rest), COMPUTER, limit=4))
    (reading,) = found
    assert reading.row is None
    assert reading.problems[0].code == "server-says"
    assert said in reading.problems[0].what


@pytest.mark.parametrize("kind", ["z3950", "sru"])
def test_a_slow_server_is_left_when_its_time_is_over(toy, codes, kind):
    found = list(search(getattr(toy, kind)("Slow"), COMPUTER, bounds=Bounds(seconds=0.4)))
    assert codes(found) == ["no-answer"]
    assert found[0].problems[0].level == "note"
    assert "0.4" in found[0].problems[0].what


@pytest.mark.parametrize("kind", ["z3950", "sru"])
def test_a_look_up_can_be_stopped_while_the_server_thinks(toy, kind):
    asked = iter([False] * 4)
    assert list(search(getattr(toy, kind)("Slow"), COMPUTER, stop=lambda: next(asked, True))) == []
    assert next(asked, None) is None
