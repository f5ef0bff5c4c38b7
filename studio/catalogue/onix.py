"""Turn ONIX for Books 2.1, 3.0 and 3.1 (reference and short tags, any namespace or none) into drafts.

Code lists: EDItEUR, ONIX Code Lists (5 identifiers, 15 titles, 17 roles, 33 and 153 texts, 23 and 24 extents).
"""

from collections.abc import Iterator

from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.xml_file import Element, drafts_of, local, names_in, text_of
from studio.content import Person

# The short tags read here → their reference names.
_LONG = {
    "a001": "RecordReference", "productidentifier": "ProductIdentifier", "b221": "ProductIDType",
    "b244": "IDValue", "b004": "ISBN", "b005": "EAN13", "descriptivedetail": "DescriptiveDetail",
    "titledetail": "TitleDetail", "title": "Title", "b202": "TitleType", "titleelement": "TitleElement",
    "x409": "TitleElementLevel", "b203": "TitleText", "b030": "TitlePrefix", "b031": "TitleWithoutPrefix",
    "b029": "Subtitle", "b028": "DistinctiveTitle", "x410": "PartNumber", "contributor": "Contributor",
    "b035": "ContributorRole", "b036": "PersonName", "b037": "PersonNameInverted", "b039": "NamesBeforeKey",
    "b040": "KeyNames", "b047": "CorporateName", "publishingdetail": "PublishingDetail",
    "publisher": "Publisher", "b291": "PublishingRole", "b081": "PublisherName", "imprint": "Imprint",
    "b079": "ImprintName", "b209": "CityOfPublication", "publishingdate": "PublishingDate",
    "x448": "PublishingDateRole", "b306": "Date", "b003": "PublicationDate", "subject": "Subject",
    "b070": "SubjectHeadingText", "othertext": "OtherText", "d102": "TextTypeCode", "d104": "Text",
    "collateraldetail": "CollateralDetail", "textcontent": "TextContent", "x426": "TextType",
    "language": "Language", "b253": "LanguageRole", "b252": "LanguageCode", "b059": "LanguageOfText",
    "extent": "Extent", "b218": "ExtentType", "b219": "ExtentValue", "b220": "ExtentUnit",
    "b061": "NumberOfPages", "mediafile": "MediaFile", "f114": "MediaFileTypeCode", "f117": "MediaFileLink",
    "b058": "EditionStatement", "supportingresource": "SupportingResource", "x436": "ResourceContentType",
    "x437": "ResourceMode", "resourceversion": "ResourceVersion", "x435": "ResourceLink",
    "collection": "Collection", "series": "Series", "b018": "TitleOfSeries", "b057": "EditionNumber",
    "b033": "Subtitle",
}
_ISBNS = ("15", "03", "02")
_SUMMARIES = ("03", "01", "02")  # long description, main description (2.1), short description
_PAGES = ("00", "11", "07", "05")


def recognises(source: Source) -> bool:
    """Whether an ONIX message starts in the first 64 KB of XML."""
    return names_in(source, "ONIXMessage", "ONIXmessage", "RecordReference", "a001")


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each product."""
    return drafts_of(source, ("Product", "product"), _draft)


def _name(element: Element) -> str:
    """The reference name of an element."""
    return _LONG.get(local(element), local(element))


class _Node:
    """An element whose children are asked for by their reference names."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def all(self, *path: str) -> list["_Node"]:
        """The descendants along a path of names."""
        here = [self]
        for name in path:
            here = [_Node(child) for node in here for child in node.element if _name(child) == name]
        return here

    def text(self, *path: str) -> str:
        """The text of the first of them, or empty text."""
        found = self.all(*path)
        return text_of(found[0].element) if found else ""


def _draft(element: Element, where: str) -> Draft:
    product = _Node(element)
    draft = Draft(where=where)
    detail = (product.all("DescriptiveDetail") or [product])[0]  # 2.1 has everything right below the product
    published = (product.all("PublishingDetail") or [product])[0]
    _numbers(draft, product)
    _title(draft, detail)
    for contributor in detail.all("Contributor"):
        _person(draft, contributor)
    _published(draft, published)
    _texts(draft, product, detail)
    _cover(draft, product)
    draft.original = {local(child): text_of(child)[:2000] for child in element if local(child)}
    return draft


def _numbers(draft: Draft, product: _Node) -> None:
    draft.say("record", product.text("RecordReference"))
    for wanted in _ISBNS:
        for told in product.all("ProductIdentifier"):
            if told.text("ProductIDType") == wanted:
                draft.say("isbn", told.text("IDValue"))
    draft.say("isbn", product.text("EAN13"), product.text("ISBN"))


def _title(draft: Draft, detail: _Node) -> None:
    for title in detail.all("TitleDetail") + detail.all("Title"):
        if title.text("TitleType") in ("01", ""):
            for element in title.all("TitleElement") or [title]:
                if element.text("TitleElementLevel") in ("01", "04", ""):
                    _title_element(draft, element)
    draft.say("title", detail.text("DistinctiveTitle"))
    draft.say("subtitle", *([] if "subtitle" in draft.said else [detail.text("Subtitle")]))


def _title_element(draft: Draft, element: _Node) -> None:
    parted = " ".join(filter(None, (element.text("TitlePrefix"), element.text("TitleWithoutPrefix"))))
    if "title" not in draft.said:
        draft.say("title", element.text("TitleText") or parted)
        draft.say("subtitle", element.text("Subtitle"))


def _person(draft: Draft, contributor: _Node) -> None:
    told = " ".join(filter(None, (contributor.text("NamesBeforeKey"), contributor.text("KeyNames"))))
    other = map(contributor.text, ("PersonNameInverted", "CorporateName"))
    name = next(filter(None, (contributor.text("PersonName"), told, *other)), "")
    role = role_of(contributor.text("ContributorRole"))
    if name:
        draft.people.append(Person(name=name, role=role))


def _published(draft: Draft, published: _Node) -> None:
    publishers = [one for one in published.all("Publisher") if one.text("PublishingRole") in ("01", "")]
    draft.say("publisher", *(one.text("PublisherName") for one in publishers))
    draft.say("publisher", published.text("Imprint", "ImprintName"))
    draft.say("place", published.text("CityOfPublication"))
    dates = published.all("PublishingDate")
    for role in ("01", "11", ""):
        draft.say("year", *(date.text("Date")[:4] for date in dates if date.text("PublishingDateRole") == role))
    draft.say("year", published.text("PublicationDate")[:4])


def _texts(draft: Draft, product: _Node, detail: _Node) -> None:
    texts = [(node.text("TextType"), node) for node in product.all("CollateralDetail", "TextContent")]
    texts += [(node.text("TextTypeCode"), node) for node in product.all("OtherText")]
    for wanted in _SUMMARIES:
        draft.say("summary", *(node.text("Text") for kind, node in texts if kind == wanted))
    draft.say("subjects", *(subject.text("SubjectHeadingText") for subject in detail.all("Subject")))
    languages = [one for one in detail.all("Language") if one.text("LanguageRole") in ("01", "")]
    draft.say("language", *(one.text("LanguageCode") for one in languages), detail.text("LanguageOfText"))
    for kind in _PAGES:
        draft.say("pages", *(one.text("ExtentValue") for one in detail.all("Extent") if one.text("ExtentType") == kind))
    draft.say("pages", detail.text("NumberOfPages"))
    draft.say("edition", detail.text("EditionStatement"))
    series = detail.all("Collection", "TitleDetail", "TitleElement")
    series = [one for one in series if one.text("TitleElementLevel") == "02"]
    names = [one.text("TitleText") or one.text("TitleWithoutPrefix") for one in series]
    draft.say("series", *names, detail.text("Series", "TitleOfSeries"))


def _cover(draft: Draft, product: _Node) -> None:
    for resource in product.all("CollateralDetail", "SupportingResource"):
        if resource.text("ResourceContentType") == "01" and resource.text("ResourceMode") in ("03", ""):
            draft.say("cover_url", resource.text("ResourceVersion", "ResourceLink"))
    for media in product.all("MediaFile"):
        if media.text("MediaFileTypeCode") in ("04", "06"):
            draft.say("cover_url", media.text("MediaFileLink"))
