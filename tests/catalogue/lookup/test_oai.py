"""New arrivals from a real OAI-PMH server: pages, deleted records, nothing new, other forms of records, errors."""

from datetime import date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from lxml import etree
from pymarc import MARCReader, record_to_xml_node

from studio.catalogue.lookup import Server, new_since
from tests.catalogue.lookup.conftest import RECORDS, record_set, reply

oaipmh = pytest.importorskip("oaipmh", reason="the package oaipmh is not installed")

FIRST_DAY = datetime(2026, 1, 1)
TEXTS = {"title": ("245", "ab"), "creator": ("100", "a"), "publisher": ("264", "b"), "date": ("264", "c")}


class Library:
    """Real records, one more each day from the first of January; every twentieth was deleted again."""

    def __init__(self, records, address, granularity):
        self.records, self.address, self.granularity = records, address, granularity

    def identify(self):
        """Who we are."""
        from oaipmh.common import Identify

        mail, packing = ["nobody@example.org"], ["identity"]
        return Identify("Test", self.address, "2.0", mail, FIRST_DAY, "persistent", self.granularity, packing)

    def listMetadataFormats(self, identifier=None):
        """The forms of records."""
        return [("oai_dc", "", "dc"), ("marcxml", "", "marc")]

    def listRecords(self, metadataPrefix, from_=None, until=None, set=None, cursor=0, batch_size=10):
        """One page."""
        from oaipmh.common import Header
        from oaipmh.error import CannotDisseminateFormatError, NoRecordsMatchError

        if metadataPrefix not in ("oai_dc", "marcxml"):
            raise CannotDisseminateFormatError("no such form")
        if set not in (None, "books"):
            raise NoRecordsMatchError("no such set")
        dated = [(number, FIRST_DAY + timedelta(days=number), record) for number, record in enumerate(self.records)]
        fitting = [one for one in dated if from_ is None or one[1] >= from_]
        return [
            (Header(None, f"oai:test:{number}", day, [], number % 20 == 7), record, None)
            for number, day, record in fitting[cursor : cursor + batch_size]
        ]


def write_dc(element, record) -> None:
    """A record as oai_dc, both scripts as elements of their own, as repositories do it."""
    space = "http://purl.org/dc/elements/1.1/"
    dc = etree.SubElement(element, "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc", nsmap={"dc": space})
    for name, (tag, codes) in TEXTS.items():
        for field in record.get_fields(tag):
            for script in (field, *record.get_linked_fields(field)):
                etree.SubElement(dc, f"{{{space}}}{name}").text = " ".join(script.get_subfields(*codes))
    for field in record.get_fields("020"):
        for number in field.get_subfields("a"):
            etree.SubElement(dc, f"{{{space}}}identifier").text = f"urn:ISBN:{number}"
    etree.SubElement(dc, f"{{{space}}}language").text = record["008"].data[35:38]


def write_marcxml(element, record) -> None:
    """A record as MARCXML."""
    element.append(etree.fromstring(ElementTree.tostring(record_to_xml_node(record, namespace=True))))


@pytest.fixture(scope="module")
def records():
    """The collected records that are not damaged."""
    found = []
    for name in record_set()["files"]:
        with (RECORDS / name).open("rb") as file:
            found += [record for record in MARCReader(file, force_utf8=True) if record]
    return found


@pytest.fixture(params=["YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ"])
def library(request, web, records):
    """The OAI-PMH server, counting in days or in seconds."""
    from oaipmh.metadata import MetadataRegistry
    from oaipmh.server import BatchingServer

    forms = MetadataRegistry()
    forms.registerWriter("oai_dc", write_dc)
    forms.registerWriter("marcxml", write_marcxml)
    service = BatchingServer(Library(records, f"{web.address}/oai", request.param), forms, resumption_batch_size=25)
    web.answers["/oai"] = lambda handler: reply(
        handler, service.handleRequest(dict(parse_qsl(urlsplit(handler.path).query)))
    )
    return web


def oai(web, **rest) -> Server:
    return Server(id="o", name="Arrivals", protocol="oai", address=f"{web.address}/oai", **rest)


def kept(records, since: int = 0) -> int:
    """How many records from number `since` on were not deleted."""
    return sum(number % 20 != 7 for number in range(since, len(records)))


@pytest.mark.parametrize("syntax", ["", "oai_dc", "marcxml"])
def test_all_pages_are_harvested_without_the_deleted_records(library, records, titles, syntax):
    found = list(new_since(oai(library, syntax=syntax), FIRST_DAY.date()))
    assert len(titles(found)) == len(found) == kept(records)
    assert sum("resumptionToken" in path for path, _ in library.asked) == (len(records) - 1) // 25


def test_another_harvester_finds_as_many(library, records):
    from oaipmh.client import Client
    from oaipmh.metadata import MetadataRegistry, oai_dc_reader

    forms = MetadataRegistry()
    forms.registerReader("oai_dc", oai_dc_reader)
    client = Client(f"{library.address}/oai", forms, force_http_get=True)
    harvested = list(client.listRecords(metadataPrefix="oai_dc"))
    assert len(harvested) == len(records)
    assert sum(not header.isDeleted() for header, _, _ in harvested) == kept(records)


def test_only_what_came_since_the_day_is_listed(library, records, titles):
    since = date(2026, 1, 1) + timedelta(days=len(records) - 30)
    assert len(titles(new_since(oai(library), since))) == kept(records, len(records) - 30)


def test_titles_are_in_persian_letters_from_either_form(library, titles):
    for syntax in ("oai_dc", "marcxml"):
        found = [
            reading.row.content for reading in new_since(oai(library, syntax=syntax), FIRST_DAY.date())
            if reading.row.content.language == "fa"
        ]
        assert len(found) > 30
        assert not any(set("يىك") & set(book.title) for book in found)
        assert sum(bool(book.isbn) for book in found) > 30


def test_nothing_new_is_nothing(library):
    assert list(new_since(oai(library), date(2030, 1, 1))) == []
    assert list(new_since(oai(library, set="no-such"), FIRST_DAY.date())) == []


def test_a_form_the_server_does_not_have_falls_back_to_dublin_core(library, records, titles):
    assert len(titles(new_since(oai(library, syntax="mods"), FIRST_DAY.date()))) == kept(records)


def test_the_limit_ends_the_harvest(library, titles):
    assert len(titles(new_since(oai(library), FIRST_DAY.date(), limit=30))) == 30
    assert sum("resumptionToken" in path for path, _ in library.asked) == 1


def test_stopping_between_pages_keeps_what_came(library, titles):
    told = []
    found = new_since(oai(library), FIRST_DAY.date(), stop=lambda: len(told) >= 10)
    for reading in found:
        told.append(reading)
    assert 10 <= len(told) <= 25


IDENTIFY = b"<OAI-PMH><Identify><granularity>YYYY-MM-DD</granularity></Identify></OAI-PMH>"


@pytest.mark.parametrize(("page", "code"), [
    (b"<OAI-PMH><error code='badResumptionToken'>expired</error></OAI-PMH>", "server-says"),
    (b"<OAI-PMH><error code='badArgument'/></OAI-PMH>", "server-says"), (b"<OAI-PMH/>", "bad-answer"),
    (b"<OAI-PMH><ListRecords><resumptionToken>again</resumptionToken></ListRecords></OAI-PMH>", "bad-answer"),
    (b"<html/>", "bad-answer"),
])  # fmt: skip
def test_what_goes_wrong_is_told(web, codes, page, code):
    web.answers["/oai"] = lambda handler: reply(handler, IDENTIFY if "Identify" in handler.path else page)
    assert codes(new_since(oai(web), FIRST_DAY.date())) == [code]


def test_koha_with_the_service_switched_off_is_told(web, codes):
    (reading,) = new_since(oai(web.__class__(port=web.port)), FIRST_DAY.date())
    assert codes([reading]) == ["server-says"]
    assert "404" in reading.problems[0].what
