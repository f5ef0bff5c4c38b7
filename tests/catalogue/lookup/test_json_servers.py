"""Open Library and Koha: answers of the shape they have been seen to give, and of any other."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from studio.catalogue.lookup import Query, Server, search
from studio.errors import InputFault
from tests.catalogue.lookup.conftest import reply
from tests.catalogue.lookup.test_bounds import RECORD

EDITION = {
    "url": "https://openlibrary.org/books/OL1M/x", "key": "/books/OL1M", "title": "بوف کور", "subtitle": "داستان",
    "authors": [{"url": "https://openlibrary.org/authors/OL1A/x", "name": "صادق هدایت"}], "number_of_pages": 128,
    "identifiers": {"isbn_10": ["6009103088"], "isbn_13": ["9786009103089"], "openlibrary": ["OL1M"]},
    "classifications": {"dewey_decimal_class": ["891.5533"]}, "publishers": [{"name": "جاویدان"}],
    "publish_places": [{"name": "تهران"}], "publish_date": "1977", "subjects": [{"name": "Fiction", "url": "x"}],
    "cover": {"small": "https://covers.openlibrary.org/b/id/5-S.jpg", "large": "https://covers.openlibrary.org/b/id/5-L.jpg"},
}  # fmt: skip
WORKS = {
    "numFound": 231, "start": 0, "docs": [
        {"key": "/works/OL2W", "title": "بوف كور", "author_name": ["صادق هدایت"], "first_publish_year": 1936,
         "edition_count": 40, "publisher": ["جاویدان", "امیرکبیر"], "isbn": ["9786009103089"], "cover_i": 12,
         "language": ["per"], "number_of_pages_median": 120},
        {"key": "/works/OL3W", "title": "یکی", "edition_count": 1, "publisher": ["نشر نو"], "publish_year": [2001]},
    ],
}  # fmt: skip


@pytest.fixture
def open_library(web):
    """The scripted server as Open Library."""
    return Server(id="ol", name="Open Library", protocol="openlibrary", address=web.address)


def asked(path: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


def test_an_edition_is_found_by_isbn(web, open_library):
    web.answers["/api/books"] = json.dumps({"ISBN:9786009103089": EDITION}).encode()
    (reading,) = search(open_library, Query(isbn="6009103088"))
    book = reading.row.content
    assert (book.title, book.subtitle, book.author) == ("بوف کور", "داستان", "صادق هدایت")
    assert (book.publisher, book.place, book.year_gregorian) == ("جاویدان", "تهران", 1977)
    assert (book.isbn, book.dewey, book.pages) == ("9786009103089", "891.5533", "۱۲۸")
    assert book.cover_url == "https://covers.openlibrary.org/b/id/5-L.jpg"
    assert book.link == "https://openlibrary.org/books/OL1M/x"
    assert asked(web.asked[0][0])["bibkeys"] == "ISBN:9786009103089"


def test_works_are_found_by_words_in_every_spelling(web, open_library, codes):
    web.answers["/search.json"] = json.dumps(WORKS).encode()
    first, second = search(open_library, Query(title="بوف کور", author="هدایت"), limit=2)
    question = asked(web.asked[0][0])["q"]
    assert "كور" in question
    assert "هدايت" in question
    assert first.row.content.title == "بوف کور"
    assert first.row.content.publisher == first.row.content.isbn == ""  # of which of the forty editions?
    assert first.row.content.cover_url.endswith("/12-L.jpg?default=false")
    assert second.row.content.publisher == "نشر نو"
    assert codes([first]) == ["more-found"]


@pytest.mark.parametrize("body", [
    b"", b"[]", b"null", b"{", b"1", b"[" * 100_000, b'{"docs": 3}', b'{"docs": [3, null, [], {}]}',
    b'{"docs": [{"title": {"a": 1}, "authors": 5, "identifiers": [], "cover": 3, "key": [1]}], "numFound": "x"}',
    b"\xff\xfe", b'{"docs": [{"title": null, "edition_count": "many"}]}', b"NaN",
])  # fmt: skip
def test_any_other_json_is_no_crash(web, open_library, body):
    web.answers["/search.json"] = body
    assert all(reading.row is None for reading in search(open_library, Query(title="x")))


@pytest.fixture
def koha(web):
    """A function that makes the scripted server a Koha, with or without a login."""

    def made(**rest) -> Server:
        link = web.address + "/cgi-bin/koha/opac-detail.pl?biblionumber={id}"
        return Server(id="k", name="Koha", protocol="koha", address=f"{web.address}/", link=link, **rest)

    return made


def test_koha_gives_one_record_to_anyone(web, koha):
    web.answers["/api/v1/public/biblios/42"] = RECORD.format(42).encode()
    (reading,) = search(koha(), Query(record="42"))
    assert reading.row.content.title == "کتاب 42"
    assert reading.row.content.link.endswith("biblionumber=42")
    assert web.asked[0][1]["Accept"] == "application/marcxml+xml"
    assert list(search(koha(), Query(record="43"))) == []


def test_a_number_cannot_lead_elsewhere_on_the_server(web, koha):
    list(search(koha(), Query(record="../../secret?x=1")))
    assert web.asked[0][0] == "/api/v1/public/biblios/..%2F..%2Fsecret%3Fx%3D1"


def test_koha_is_searched_by_its_staff(web, koha, titles):
    def listed(handler):
        records = "".join(RECORD.format(number) for number in range(20 if "_page=1" in handler.path else 3))
        reply(handler, f'<collection xmlns="http://www.loc.gov/MARC21/slim">{records}</collection>'.encode())

    web.answers["/api/v1/biblios"] = listed
    assert len(titles(search(koha(user="u", password="p"), Query(title="تاریخ ایران"), limit=50))) == 20
    question = json.loads(asked(web.asked[0][0])["q"])
    likes = [choice["title"]["-like"] for choice in question["-and"][0]["-or"]]
    assert {"%تاریخ%", "%تاريخ%", "%تارىخ%"} == set(likes)
    assert len(web.asked) == 2


def test_koha_without_login_says_what_it_can_do(koha, codes):
    assert codes(search(koha(), Query(title="x"))) == ["query-kind"]


def test_a_wrong_login_is_told(web, koha, codes):
    web.answers["/api/v1/biblios"] = (403, b"{}")
    assert codes(search(koha(user="u", password="p"), Query(isbn="9786009103089"))) == ["access-denied"]


def test_a_question_that_is_none_is_refused_before_anything_is_sent(web, open_library):
    with pytest.raises(InputFault):
        search(open_library, Query(isbn="12345"))
    assert web.asked == []
