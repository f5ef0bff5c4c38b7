"""Look-ups in a real Zebra server with real Persian records; yaz-client is the other judge."""

import re
import subprocess
from dataclasses import replace

import pytest

from studio.catalogue.lookup import Query, search
from tests.catalogue.lookup.conftest import program

HISTORY = ("تاریخ", "تاريخ", "تارىخ")


@pytest.fixture(params=["z3950", "sru"])
def server(request, zebra):
    """Both sides of the same server, one after the other."""
    return getattr(zebra, request.param)


def hits(zebra, *questions: str) -> list[int]:
    """What yaz-client, which is not ours, finds for questions in its own language."""
    asked = "".join(f"find {question}\n" for question in questions) + "quit\n"
    command = [program("yaz-client"), "-q", "utf-8", f"tcp:127.0.0.1:{zebra.port}"]
    told = subprocess.run(command, input=asked.encode(), capture_output=True, check=True, timeout=30).stdout.decode()
    return [int(number) for number in re.findall(r"Number of hits: (\d+)", told)]


def test_the_server_holds_the_records_it_should(zebra):
    assert hits(zebra, '@attr 1=_ALLRECORDS @attr 2=103 ""') == [zebra.expected["records"]]


@pytest.mark.parametrize("typed", HISTORY)
def test_any_spelling_of_history_finds_the_records_of_every_spelling(zebra, server, titles, typed):
    found = list(search(server, Query(title=typed), limit=100))
    assert len(titles(found)) == sum(zebra.expected["spellings"])
    assert not any(reading.problems for reading in found if reading.row is None)


def test_another_client_finds_as_many_in_each_spelling_as_the_figures_say(zebra):
    each = hits(zebra, *(f"@attr 1=4 {word}" for word in HISTORY))
    assert each == zebra.expected["spellings"]
    assert hits(zebra, "@attr 1=4 @or @or " + " ".join(HISTORY)) == [sum(each)]


def test_both_protocols_give_the_same_books(zebra, titles):
    for query in (Query(title="تاریخ"), Query(any="ایران"), Query(author="علی"), Query(title="کتاب تاریخ")):
        by_z3950 = sorted(titles(search(zebra.z3950, query, limit=200)))
        assert by_z3950 == sorted(titles(search(zebra.sru, query, limit=200)))


def test_a_book_is_found_by_its_isbn_however_that_is_written(zebra, server):
    expected = zebra.expected
    isbn = expected["isbn"]
    persian = isbn.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    for written in (isbn, f"{isbn[:3]}-{isbn[3:6]}-{isbn[6:12]}-{isbn[12]}", persian):
        (reading,) = search(server, Query(isbn=written))
        book = reading.row.content
        assert book.isbn == isbn
        assert book.title.startswith(expected["title"])
        assert book.publisher.startswith(expected["publisher"])
        assert book.place == expected["place"]
        assert not set("يىك") & set(book.title + book.publisher + book.author)


def test_all_words_of_a_title_must_be_there_each_in_any_spelling(server, zebra, titles):
    both = set(titles(search(server, Query(title="تاریخ ایران"), limit=100)))
    words = [set(titles(search(server, Query(title=word), limit=200))) for word in ("تاریخ", "ایران")]
    assert both <= words[0] & words[1]
    spelled = [f"@or @or @attr 1=4 {' @attr 1=4 '.join((word, *others))}" for word, *others in (
        HISTORY, ("ایران", "ايران", "اىران"),
    )]
    assert [len(both)] == hits(zebra, "@and " + " ".join(spelled))


def test_the_limit_holds_over_several_pages_and_says_that_there_is_more(server, zebra, titles, codes):
    (all_of_them,) = hits(zebra, "@attr 1=1016 @or @or ایران ايران اىران")
    found = list(search(server, Query(any="ایران"), limit=25))
    assert len(titles(found)) == min(25, all_of_them)
    assert ("more-found" in codes(found)) == (all_of_them > 25)
    assert [reading.row.number for reading in found] == list(range(1, len(found) + 1))


def test_nothing_found_is_nothing(server):
    assert list(search(server, Query(title="ققنوسزرینبال"))) == []


def test_signs_that_servers_take_for_commands_are_harmless(server):
    for odd in ('تاریخ" or dc.title="ایران', "تاریخ*", "@or تاریخ", "a\\", "«تاریخ»؟"):
        found = list(search(server, Query(title=odd), limit=3))
        assert all(reading.row for reading in found)


def test_an_unknown_access_point_is_told_in_the_words_of_the_server(zebra, codes):
    for odd in (replace(zebra.sru, indexes={"title": "no.such"}), replace(zebra.z3950, indexes={"title": "9999"})):
        found = list(search(odd, Query(title="تاریخ")))
        assert codes(found) == ["server-says"]
        assert found[0].problems[0].where == "Zebra"


def test_letters_can_be_agreed_upon(zebra, titles):
    agreed = replace(zebra.z3950, charset="utf-8")
    assert len(titles(search(agreed, Query(title="تاریخ"), limit=100))) == sum(zebra.expected["spellings"])


def test_closing_a_look_up_early_is_fine(server):
    found = search(server, Query(any="ایران"), limit=50)
    assert next(found).row
    found.close()
    assert next(found, None) is None
