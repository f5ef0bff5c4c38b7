"""What a server may not do to us: talk for ever, send us elsewhere, flood us, hang, break off; and secrets stay."""

import logging
import socket
import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from studio.catalogue.lookup import Bounds, Query, Server, ber, search, server
from tests.catalogue.lookup.conftest import free_port, reply

BOOK = Query(title="تاریخ")
RECORD = (
    '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>'
    '<controlfield tag="001">{0}</controlfield><datafield tag="245" ind1="0" ind2="0">'
    '<subfield code="a">کتاب {0}</subfield></datafield></record>'
)


def sru(*titles: object, total: int | None = None, inside: str = "") -> bytes:
    """An answer of SRU with records of these titles."""
    records = "".join(f"<record><recordData>{RECORD.format(title)}</recordData></record>" for title in titles)
    count = len(titles) if total is None else total
    return (
        f'<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><numberOfRecords>{count}</numberOfRecords>'
        f"<records>{records}{inside}</records></searchRetrieveResponse>"
    ).encode()


def refused(number: int, message: str = "") -> bytes:
    """An answer of SRU with a diagnostic in place of records."""
    told = f"<diagnostic><uri>info:srw/diagnostic/1/{number}</uri><message>{message}</message></diagnostic>"
    return sru(total=0).replace(b"<records>", f"<diagnostics>{told}</diagnostics><records>".encode())


def to(address: str, code: int = 302):
    """An answer that sends on."""
    return lambda handler: reply(handler, b"", status=code, Location=address)


def test_a_whole_answer_is_read(web, titles):
    web.answers["/"] = sru(1, 2)
    assert titles(search(web.sru(), BOOK)) == ["کتاب 1", "کتاب 2"]
    assert "Ketabnama" in web.asked[0][1]["User-Agent"]


def test_an_address_with_persian_letters_and_wishes_of_its_own_is_asked(web, titles):
    web.answers["/%D9%81%D9%87%D8%B1%D8%B3%D8%AA"] = sru(1)
    assert titles(search(web.sru("/فهرست?version=2.0&key=کلید"), BOOK)) == ["کتاب 1"]
    asked = parse_qs(urlsplit(web.asked[0][0]).query)
    assert (asked["version"], asked["key"]) == (["2.0"], ["کلید"])


def test_redirects_are_followed_three_times_and_no_more(web, titles, codes):
    web.answers |= {f"/{step}": to(f"/{step + 1}", (301, 302, 303, 307, 308)[step % 5]) for step in range(9)}
    web.answers["/3"] = sru(1)
    assert titles(search(web.sru("/0"), BOOK)) == ["کتاب 1"]
    web.answers["/3"] = to("/4")
    assert codes(search(web.sru("/0"), BOOK)) == ["redirect-refused"]
    web.answers["/loop"] = to("/loop")
    assert codes(search(web.sru("/loop"), BOOK)) == ["redirect-refused"]


@pytest.mark.parametrize("target", [
    "file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/xml,<a/>", "gopher://127.0.0.1/", "javascript:alert(1)",
    "http://user:word@127.0.0.1/", "http://[::1",
])  # fmt: skip
def test_redirects_to_anything_but_the_web_are_refused(web, codes, target):
    web.answers["/"] = to(target)
    (code,) = codes(search(web.sru(), BOOK))
    assert code in ("redirect-refused", "bad-answer")
    assert len(web.asked) == 1


def test_a_redirect_with_an_endless_body_is_not_read(web, titles):
    def flood(handler):
        handler.send_response(302)
        handler.send_header("Location", "/good")
        handler.end_headers()
        while not web.closing.is_set():
            handler.wfile.write(b"x" * 65536)

    web.answers |= {"/": flood, "/good": sru(1)}
    assert titles(search(web.sru(), BOOK)) == ["کتاب 1"]


def test_too_large_a_body_is_refused_whether_announced_or_not(web, codes):
    def announced(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(9 << 20))
        handler.end_headers()

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while not web.closing.is_set():
            handler.wfile.write(b"x" * 65536)

    for answer in (announced, endless):
        web.answers["/"] = answer
        found = list(search(web.sru(), BOOK))
        assert codes(found) == ["answer-too-big"]
        assert "8 MB" in found[0].problems[0].what


def test_a_server_that_drips_is_left_in_the_end(web, codes):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not web.closing.wait(0.05):
            handler.wfile.write(b" ")

    web.answers["/"] = drip
    assert codes(search(web.sru(), BOOK, bounds=Bounds(seconds=0.5))) == ["no-answer"]


def test_a_drip_can_be_stopped_at_once(web):
    def silent(handler):
        web.closing.wait(30)

    web.answers["/"] = silent
    asked = iter([False] * 3)
    assert list(search(web.sru(), BOOK, stop=lambda: next(asked, True))) == []
    assert not web.closing.is_set()


def test_a_body_that_ends_too_early_is_told(web, codes):
    def half(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(sru(1)[:100])

    web.answers["/"] = half
    assert codes(search(web.sru(), BOOK)) == ["broke-off"]


def test_what_came_before_the_break_is_kept(web, titles, codes):
    def pages(handler):
        if "startRecord=1&" in handler.path:
            reply(handler, sru(*range(20), total=40))

    web.answers["/"] = pages
    found = list(search(web.sru(), BOOK, limit=40))
    assert len(titles(found)) == 20
    assert codes(found) == ["broke-off"]


def test_a_page_without_records_does_not_turn_in_circles(web, titles, codes):
    web.answers["/"] = sru(total=10**12)
    assert codes(search(web.sru(), BOOK)) == ["broke-off"]
    web.answers["/"] = sru(1, total=10**30)
    assert titles(search(web.sru(), BOOK)) == ["کتاب 1"]
    web.answers["/"] = sru(1, total=50)  # always the same record
    found = list(search(web.sru(), BOOK, limit=50))
    assert titles(found) == ["کتاب 1"]
    assert len(web.asked) < 60


def test_more_records_than_wanted_are_not_taken(web, titles):
    web.answers["/"] = sru(*range(500))
    assert len(titles(search(web.sru(), BOOK, limit=7))) == 7


@pytest.mark.parametrize("body", [
    b"", b"   ", b"<html><body>Login</body></html>", b"{}", b"<a", b"\xff\xfe\x00",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>",
    b"<?xml version='1.0' encoding='no-such'?><a/>", b"<OAI-PMH/>", b"\x1f\x8b broken gzip", b"<" * 100_000,
    b"<searchRetrieveResponse>" + b"<a/>" * 500_000,
])  # fmt: skip
def test_what_is_no_answer_is_said_to_be_none(web, codes, body):
    web.answers["/"] = body
    (code,) = codes(search(web.sru(), BOOK))
    assert code == "bad-answer"


def test_one_record_of_countless_parts_is_not_built(web, codes):
    record = "&lt;record>" + "&lt;a/>" * 500_000
    web.answers["/"] = sru(total=1, inside=f"<record><recordData>{record}</recordData></record>")
    assert codes(search(web.sru(), BOOK)) == ["unreadable-record"]


def test_a_diagnostic_in_place_of_a_record_costs_that_record(web, titles, codes):
    told = (
        '<record><recordData><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/64'
        "</uri><message>Record temporarily unavailable</message></diagnostic></recordData></record>"
    )
    web.answers["/"] = sru(1, total=2, inside=told)
    found = list(search(web.sru(), BOOK))
    assert titles(found) == ["کتاب 1"]
    assert codes(found) == ["server-says"]
    assert "temporarily" in found[1].problems[0].what


@pytest.mark.parametrize("status", [200, 414])
def test_a_server_without_or_is_asked_spelling_by_spelling(web, titles, status):
    def simple(handler):
        asked = parse_qs(urlsplit(handler.path).query)["query"][0]
        if " or " in asked:
            reply(handler, refused(37), status=status)
        else:
            reply(handler, sru("الف", 2) if "\u064a" in asked else sru("الف"))

    web.answers["/"] = simple
    assert titles(search(web.sru(), BOOK)) == ["کتاب الف", "کتاب 2"]
    assert len(web.asked) == 4


def test_a_busy_server_is_asked_again_when_it_wants(web, titles, codes):
    def busy(handler):
        if len(web.asked) < 3:
            reply(handler, b"", status=503, Retry_After="0")
        else:
            reply(handler, sru(1))

    web.answers["/"] = busy
    assert titles(search(web.sru(), BOOK)) == ["کتاب 1"]
    web.answers["/"] = lambda handler: reply(handler, b"", status=503, Retry_After="86400")
    assert codes(search(web.sru(), BOOK)) == ["server-says"]


def test_nobody_at_the_address_is_a_note(codes):
    port = free_port()
    for away in (
        Server(id="a", name="A", protocol="sru", address=f"http://127.0.0.1:{port}/"),
        Server(id="b", name="B", protocol="z3950", address=f"127.0.0.1:{port}/x"),
        Server(id="c", name="C", protocol="sru", address="https://away.example/"),
    ):
        (reading,) = search(away, BOOK)
        assert codes([reading]) == ["offline"]
        assert reading.problems[0].level == "note"


def test_encrypted_talk_needs_an_encrypted_server(peer, codes):
    with peer(b"HTTP/1.1 200 OK\r\n\r\n") as plain:
        server = Server(id="t", name="T", protocol="sru", address=f"https://127.0.0.1:{plain.port}/")
        assert codes(search(server, BOOK)) == ["broke-off"]


# ---------------------------------------------------------------- Z39.50


INIT = ber.group(21, ber.string(3, b"\x05\xe0"), ber.string(12, b"\xff"))


def z_search(hits: int) -> bytes:
    """A SearchResponse."""
    return ber.group(23, ber.integer(23, hits), ber.integer(24, 0), ber.integer(25, 1), ber.string(22, b"\xff"))


def z_record(data: bytes) -> bytes:
    """One record, octet-aligned, as responseRecords hold it."""
    external = b"\x28" + ber.sequence(ber.object_id("1.2.840.10003.5.10"), ber.string(1, data))[1:]
    return ber.sequence(ber.group(1, ber.group(1, external)))


def marc(title: str, codec: str = "utf-8") -> bytes:
    """A Persian record of MARC 21 with nothing but a title."""
    return iso2709([("008", f"{'':35}per{'':2}"), ("245", f"00\x1fa{title}")], codec)


def iso2709(fields: list[tuple[str, str]], codec: str = "utf-8") -> bytes:
    """A record of these fields (tag, text)."""
    directory, body = "", b""
    for tag, text in fields:
        data = text.encode(codec) + b"\x1e"
        directory += f"{tag}{len(data):04}{len(body):05}"
        body += data
    base = 24 + len(directory) + 1
    return f"{base + len(body) + 1:05}nam a22{base:05}   4500{directory}\x1e".encode() + body + b"\x1d"


MARC = marc("كتاب دىگر")


def test_a_made_up_server_of_z3950_is_understood(peer, titles):
    page = ber.group(25, ber.integer(24, 1), ber.group(28, z_record(MARC)))
    with peer(INIT, z_search(1), page) as server:
        assert titles(search(server.z3950(), BOOK)) == ["کتاب دیگر"]


@pytest.mark.parametrize(("pieces", "code"), [
    ((), "broke-off"), ((INIT[:5],), "broke-off"), ((INIT,), "broke-off"), ((INIT, z_search(3)), "broke-off"),
    ((INIT, z_search(3), ber.group(25, ber.integer(24, 0))), "broke-off"),
    ((INIT, ber.group(48, ber.integer(211, 3), ber.string(3, b"too busy"))), "broke-off"),
    ((ber.group(21, ber.string(12, b"\x00")),), "access-denied"),
    ((b"HTTP/1.0 400 Bad Request\r\n\r\n",), "bad-answer"),
    ((INIT, INIT), "bad-answer"), ((INIT, ber.group(23)), "bad-answer"),
    ((b"\xb5\x84\x7f\xff\xff\xff",), "answer-too-big"),
    ((b"\xb5\x80" + b"\x30\x80" * 60,), "bad-answer"),
])  # fmt: skip
def test_a_server_of_z3950_that_breaks_off_or_babbles(peer, codes, pieces, code):
    with peer(*pieces) as server:
        assert codes(search(server.z3950(), BOOK)) == [code]


def test_a_server_of_z3950_that_falls_silent(peer, codes):
    with peer(INIT, hang=True) as server:
        assert codes(search(server.z3950(), BOOK, bounds=Bounds(seconds=0.4))) == ["no-answer"]
        asked = iter([False] * 4)
        assert list(search(server.z3950(), BOOK, stop=lambda: next(asked, True))) == []
        assert not server.over.is_set()


def test_records_in_an_unknown_form_are_named_and_kept(peer, codes):
    page = ber.group(25, ber.integer(24, 2), ber.group(28, z_record(b"PK\x03\x04 no record"), z_record(MARC)))
    with peer(INIT, z_search(2), page) as server:
        found = list(search(server.z3950(), BOOK))
    assert codes(found) == ["unreadable-record"]
    assert found[0].raw == b"PK\x03\x04 no record"
    assert found[1].row.number == 2


def test_letters_of_a_windows_server_go_both_ways(peer, titles):
    """Queries leave ی out, which windows-1256 does not have, and records are read in it."""
    page = ber.group(25, ber.integer(24, 1), ber.group(28, z_record(marc("تاريخ", "cp1256"))))
    with peer(INIT, z_search(1), page) as server:
        assert titles(search(server.z3950(charset="windows-1256"), BOOK)) == ["تاریخ"]
        assert "تاريخ".encode("cp1256") in server.heard[1]
        assert "ی".encode() not in server.heard[1]


def test_the_national_library_is_asked_for_unimarc_and_its_records_get_their_page(peer):
    iranmarc = iso2709([
        ("001", "3370218"), ("010", "  \x1fa978-600-9103-08-9\x1fd25000 ریال"), ("101", "0 \x1faper"),
        ("200", "1 \x1faتواريخ ملوك و انبياء\x1ff[تالیف] جعفر بن محمد جعفرى\x1fg؛ به کوشش نادر مطلبى"),
        ("210", "  \x1faقم\x1fcنشر مورخ\x1fd۱۳۹۲"), ("700", " 0\x1faجعفری\x1fbجعفر بن محمد\x1f4070"),
    ])  # fmt: skip
    page = ber.group(25, ber.integer(24, 1), ber.group(28, z_record(iranmarc)))
    with peer(INIT, z_search(1), page) as there:
        nlai = replace(server("nlai"), address=f"127.0.0.1:{there.port}/Default")
        (reading,) = search(nlai, Query(isbn="9786009103089"))
    assert b"9786009103089" in there.heard[1]
    assert b"6009103088" in there.heard[1]
    assert ber.oid_data("1.2.840.10003.5.1") in there.heard[2]
    book = reading.row.content
    assert (book.title, book.author) == ("تواریخ ملوک و انبیاء", "جعفر بن محمد جعفری")
    assert (book.publisher, book.place, book.year_jalali) == ("نشر مورخ", "قم", 1392)
    assert book.link == "https://opac.nlai.ir/opac-prod/bibliographic/3370218"


def test_a_name_server_that_is_dead_can_be_stopped(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    asked = iter([False] * 2)
    dead = Server(id="d", name="D", protocol="z3950", address="dead.example/x")
    assert list(search(dead, BOOK, stop=lambda: next(asked, True))) == []


# ---------------------------------------------------------------- secrets


def test_a_password_goes_to_its_server_and_nowhere_else(web, caplog, capfd, titles):
    caplog.set_level(logging.DEBUG)
    server = web.sru(user="reader", password="pass-Word-1")
    web.answers["/"] = sru(1)
    found = list(search(server, BOOK))
    assert titles(found) == ["کتاب 1"]
    assert web.asked[0][1]["Authorization"].startswith("Basic ")
    web.answers["/"] = to(f"http://localhost:{web.port}/other")
    web.answers["/other"] = lambda handler: reply(handler, b"", status=401)
    found += search(server, BOOK)
    assert web.asked[-1][0].startswith("/other")
    assert "Authorization" not in web.asked[-1][1]
    web.answers["/"] = refused(3, "pass-Word-1 is wrong")
    found += search(server, BOOK)
    told = repr(found) + repr(server) + caplog.text + "".join(capfd.readouterr())
    assert "pass-Word-1" not in told
    assert "is wrong" in told
    assert "access-denied" in told


def test_a_password_that_z3950_echoes_is_hidden(peer):
    said = ber.group(130, ber.object_id("1.2.840.10003.4.1"), b"\x02\x01\x03", b"\x1a\x0epass-Word-1 no")
    answer = ber.group(23, ber.integer(23, 0), ber.string(22, b"\x00"), said)
    with peer(INIT, answer, answer, answer, answer, answer) as server:
        told = repr(list(search(server.z3950(user="u", password="pass-Word-1"), BOOK)))
    assert "server-says" in told
    assert "pass-Word-1" not in told
