"""Each format that libraries and publishers export gives the same clean book."""

import gzip
import io
import shutil
import subprocess
import zipfile

import pytest
from PIL import Image

from studio.catalogue import Choices, read, tally
from studio.catalogue.pictures import Covers
from studio.errors import InputFault

ISBN = "9786008534969"
BOOK = ("کیمیاگر", "پائولو کوئیلو", "گیتی خوشدل", "کاروان", "تهران", "۱۳۹۱", ISBN)

UNIMARC = [
    ("001", "1234567"), ("010", "  \x1fa978-600-8534-96-9\x1fd25000 ریال"), ("101", "1 \x1faper\x1fcpor"),
    ("200", "1 \x1fa\x98کیمیاگر\x9c\x1fe[کتاب]\x1ff/ پائولو کوئیلو\x1fg؛ ترجمه گیتی خوشدل"),
    ("210", "  \x1faتهران :\x1fcکاروان،\x1fd۱۳۹۱."), ("215", "  \x1fa۱۹۱ ص."),
    ("606", "  \x1faداستان‌های برزیلی\x1fz -- قرن ۲۰م"),
    ("676", "  \x1fa869/342"), ("700", " 1\x1faکوئیلو،\x1fbپائولو،\x1ff۱۹۴۷ - م.\x1f4070"),
    ("702", " 1\x1f9خوشدل، گیتی، ۱۳۲۵ -\x1f4730"), ("995", "  \x1fbKTB\x1feتالار اصلی\x1fk۸۶۹/۳۴۲ ک\x1f52026-10-01"),
]
FIPA = """سرشناسه\t: کوئیلو، پائولو، ۱۹۴۷ - م.
\u200fعنوان و نام پديدآور\u200f: كيمياگر / پائولو كوئيلو؛ ترجمه گيتي خوشدل.
مشخصات نشر: تهران : کاروان، ۱۳۹۱.
مشخصات ظاهری: ۱۹۱ ص. : مصور؛ ۲۱ س‌م.
شابک: 25000 ریال: 9-96-8534-600-978
وضعیت فهرست نویسی: فیپا
یادداشت: عنوان اصلی: O Alquimista.
موضوع: داستان‌های برزیلی -- قرن ۲۰م.
    Brazilian fiction -- 20th century
شناسه افزوده: خوشدل، گیتی، ۱۳۲۵ - ، مترجم
رده بندی کنگره: PQ۹۶۹۸ /و۳۴ک۹ ۱۳۹۱
رده بندی دیویی: 34/869
شماره کتابشناسی ملی: ۲۷۵۸۱۶۳
"""
RIS = f"""TY  - BOOK
TI  - کیمیاگر
AU  - کوئیلو، پائولو
A4  - خوشدل، گیتی
PB  - کاروان
CY  - تهران
PY  - 1391///
SN  - {ISBN}
KW  - داستان
ER  - """
BIBTEX = f"""@string{{ky = "کاروان"}}
@book{{k1391, title = {{کیمیاگر}}, author = {{کوئیلو, پائولو}}, translator = {{خوشدل, گیتی}}, publisher = ky,
  address = {{تهران}}, year = 1391, isbn = {{{ISBN}}}, language = {{Persian}}}}"""
DC = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Kīmiyāgar /</dc:title><dc:title>كيمياگر / پائولو كوئيلو</dc:title>
<dc:creator>کوئیلو، پائولو، ۱۹۴۷ - م.</dc:creator>
<dc:contributor>خوشدل، گیتی (مترجم)</dc:contributor><dc:publisher>تهران : کاروان، ۱۳۹۱</dc:publisher>
<dc:identifier>urn:ISBN:978-600-8534-96-9</dc:identifier><dc:language>per</dc:language></oai_dc:dc>"""
MODS = f"""<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo type="alternative"><title>دیگر</title></titleInfo>
<titleInfo><title>کیمیاگر</title></titleInfo><name usage="primary"><namePart type="family">کوئیلو</namePart>
<namePart type="given">پائولو</namePart><namePart type="date">1947-</namePart></name>
<name><namePart>خوشدل، گیتی</namePart><role><roleTerm type="code">trl</roleTerm></role></name>
<originInfo><place><placeTerm type="code">ir</placeTerm><placeTerm type="text">تهران</placeTerm></place>
<publisher>کاروان</publisher><dateIssued>1391</dateIssued></originInfo>
<language><languageTerm>per</languageTerm></language><identifier type="isbn">{ISBN}</identifier></mods>"""
ONIX = f"""<?xml version="1.0"?><!DOCTYPE ONIXMessage SYSTEM "http://www.editeur.org/onix/2.1/onix-international.dtd">
<ONIXMessage><Product><RecordReference>1</RecordReference>
<ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>{ISBN}</IDValue></ProductIdentifier>
<Title><TitleType>01</TitleType><TitleText>کیمیاگر</TitleText></Title>
<Contributor><ContributorRole>A01</ContributorRole><PersonName>پائولو کوئیلو</PersonName></Contributor>
<Contributor><ContributorRole>B06</ContributorRole><PersonNameInverted>خوشدل، گیتی</PersonNameInverted></Contributor>
<Publisher><PublishingRole>01</PublishingRole><PublisherName>کاروان</PublisherName></Publisher>
<CityOfPublication>تهران</CityOfPublication><PublicationDate>13910201</PublicationDate></Product></ONIXMessage>"""
SMALL = "<mods><titleInfo><title>&x;</title></titleInfo></mods>"
JSON = '[{"عنوان": "کیمیاگر", "نویسنده": "پائولو کوئیلو", "مترجم": "گیتی خوشدل", "ناشر": "کاروان", ' \
       f'"محل نشر": "تهران", "سال نشر": "1391", "شابک": {ISBN}}}]'
MRK = f"""=LDR  00000nam a2200000 a 4500
=008  \\\\\\\\\\\\s2012\\\\\\\\ir\\\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\per\\d
=020  \\\\$a{ISBN}
=100  1\\$6880-01$aKūʼilū, Pāʼulū.
=245  10$6880-02$aKīmiyāgar /$cPāʼulū Kūʼilū ; tarjumah-i Gītī Khvushdil.
=264  \\1$6880-03$aTihrān :$bKārvān,$c1391.
=700  1\\$6880-04$aKhvushdil, Gītī.
=880  1\\$6100-01/(3/r$aكوئيلو، پائولو.
=880  10$6245-02$aكىمياگر /$cپائولو كوئيلو ؛ ترجمهٔ گيتى خوشدل.
=880  \\1$6264-03/(3/r$aتهران :$bكاروان،$c1391.
=880  1\\$6700-04/(3/r$aخوشدل، گيتى.
"""


def _iso2709(fields) -> bytes:
    """The fields as one ISO 2709 record, with a right directory."""
    directory, body = b"", b""
    for tag, text in fields:
        data = text.encode() + b"\x1e"
        directory += f"{tag}{len(data):04}{len(body):05}".encode()
        body += data
    base = 24 + len(directory) + 1
    return f"{base + len(body) + 1:05}nam  22{base:05} i 4500".encode() + directory + b"\x1e" + body + b"\x1d"


def _marcxml(fields) -> str:
    told = []
    for tag, text in fields:
        if tag < "010":
            told.append(f'<controlfield tag="{tag}">{text}</controlfield>')
            continue
        inside = "".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in text.split("\x1f")[1:])
        told.append(f'<datafield tag="{tag}" ind1="{text[0]}" ind2="{text[1]}">{inside}</datafield>')
    body = "".join(told).replace("\x98", "").replace("\x9c", "")
    for name in ("controlfield", "datafield", "subfield"):
        body = body.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    return f'<x:record xmlns:x="info:lc/xmlns/marcxchange-v1">{body}</x:record>'


HEADERS = ("عنوان", "نویسنده", "مترجم", "ناشر", "محل نشر", "سال نشر", "شابک")
CELLS = ("کیمیاگر", "کوئیلو، پائولو", "گیتی خوشدل", "کاروان", "تهران", "1391", ISBN)


def _html(rows) -> str:
    told = "".join("<tr>" + "".join(f"<td><b>{cell}</b><br></td>" for cell in row) + "</tr>" for row in rows)
    return f"<!DOCTYPE html><html><body><table><tr><td>منو</table><table>{told}</table>"


def _excel_xml(rows) -> str:
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    told = ""
    for row in rows:
        cells = (f'<Cell ss:Index="{at}"><Data>{cell}</Data></Cell>' for at, cell in enumerate(row, 2))
        told += f"<Row>{''.join(cells)}</Row>"
    table = f"<Worksheet><Table>{told}</Table></Worksheet>"
    return f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">{table}</Workbook>'


SOURCES = {
    "HTML table": _html([HEADERS, CELLS]).encode(), "HTML table, UTF-16": _html([HEADERS, CELLS]).encode("utf-16"),
    "Excel XML": _excel_xml([HEADERS, CELLS]).encode(),
    "UNIMARC": _iso2709(UNIMARC), "MARCXML": _marcxml(UNIMARC).encode(), "FIPA": FIPA.encode(), "RIS": RIS.encode(),
    "RIS, UTF-16": RIS.encode("utf-16"), "BibTeX": BIBTEX.encode(), "Dublin Core": DC.encode(), "MODS": MODS.encode(),
    "ONIX 2.1": ONIX.encode(), "JSON": JSON.encode(), "MARC as text": MRK.encode(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_every_format_gives_the_same_clean_book(name, book):
    found = book(SOURCES[name])
    told = (found.title, found.author, found.translator, found.publisher, found.place, found.year, found.isbn)
    assert told == BOOK
    assert found.language == "fa" and found.original


@pytest.mark.parametrize("name", SOURCES)
def test_a_gzipped_source_is_read_like_the_plain_one(name, books):
    assert books(gzip.compress(SOURCES[name])) == books(SOURCES[name])


def test_unimarc_tells_shelf_numbers_and_price(book):
    found = book(SOURCES["UNIMARC"])
    assert (found.shelf, found.call_number, found.acquired) == ("تالار اصلی", "۸۶۹/۳۴۲ ک", "2026-10-01")
    assert (found.dewey, found.pages, found.price, found.record) == ("869.342", "۱۹۱", "25000 ریال", "1234567")
    assert found.subjects == ("داستان‌های برزیلی -- قرن ۲۰م",)


def test_a_pasted_fipa_block_tells_everything_and_mends_what_copying_reversed():
    (reading,) = read(FIPA.encode())
    found = reading.row.content
    assert (found.isbn, found.dewey, found.price) == (ISBN, "869.34", "25000 ریال")
    assert found.subjects == ("داستان‌های برزیلی -- قرن ۲۰م", "Brazilian fiction -- 20th century")
    assert [problem.code for problem in reading.problems] == ["isbn-reversed"] and reading.repaired


def test_two_pasted_blocks_are_two_books(books):
    assert len(books((FIPA + "\n" + FIPA).encode())) == 2


def test_a_damaged_bibtex_entry_costs_only_itself():
    readings = list(read(b"@book{a, title = {A}}\n@book{b, title = {B\n@book{c, title = {C}}\n"))
    assert [reading.row and reading.row.content.title for reading in readings if reading.row] == ["A", "C"]
    assert tally(readings).skipped == 1


def test_a_stray_sign_in_xml_costs_at_most_its_record(books):
    records = "".join(f"<mods><titleInfo><title>{title}</title></titleInfo></mods>" for title in ("A", "B & C", "D"))
    readings = list(read(f"<modsCollection>{records}</modsCollection>".encode()))
    assert [reading.row.content.title for reading in readings][::2] == ["A", "D"]
    assert [reading.repaired for reading in readings] == [False, True, False]


def test_xml_cut_in_the_middle_gives_what_stood_before():
    text = "<modsCollection>" + "<mods><titleInfo><title>A</title></titleInfo></mods>" * 2 + "<mods><titleInfo><tit"
    readings = list(read(text.encode()))
    assert [reading.row is not None for reading in readings] == [True, True, False]
    assert readings[-1].problems[0].code == "damaged-file"


def test_xml_that_is_not_in_the_encoding_it_names_is_read_by_its_bytes(book):
    title = "تاريخ ايران از آغاز تا امروز"
    text = f'<?xml version="1.0" encoding="UTF-8"?><mods><titleInfo><title>{title}</title></titleInfo></mods>'
    assert book(text.encode("cp1256")).title == "تاریخ ایران از آغاز تا امروز"


@pytest.mark.parametrize("text", [
    '<!DOCTYPE mods [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SMALL,
    "<!-- " + "x" * 70_000 + ' --><!DOCTYPE mods [<!ENTITY x "y">]>' + SMALL,
    f"<!-- {SMALL} {'x' * 70_000} " + '--><!DOCTYPE mods [<!ENTITY x "y">]>' + SMALL,
    '<!DOCTYPE ONIXMessage SYSTEM "x.dtd" [<!ENTITY x "y">]><ONIXMessage><Product><a>&x;</a></Product></ONIXMessage>',
])
def test_a_doctype_is_refused_wherever_it_hides(text):
    for data in (text.encode(), text.encode("utf-16")):
        with pytest.raises(InputFault) as refusal:
            list(read(data))
        assert refusal.value.problem.code in ("doctype", "unknown-format")


@pytest.mark.parametrize(("marc", "twins"), [
    ("yaz/marc9.marc", ["yaz/marc9.xml", "yaz/marc9.json"]),
    ("solrmarc/specTestRecs.mrc", ["solrmarc/specTestRecs.xml", "solrmarc/specTestRecs_withBOM.xml"]),
    ("traject/test_data.utf8.mrc.gz", ["traject/test_data.utf8.marc.xml", "blacklight/test_data.utf8.mrc"]),
    ("xbib/IRMARC8.bin", ["xbib/IRMARC8.bin.xml"]),
])
def test_twin_files_in_different_formats_give_the_same_books(marc, twins, real, books):
    told = [(book.title, book.subtitle, book.year, book.isbn, book.lc) for book in books(real(marc))]
    for twin in twins:
        found = books(real(twin))
        assert [(book.title, book.subtitle, book.year, book.isbn, book.lc) for book in found] == told


def test_marc8_is_decoded_as_yaz_decodes_it(real):
    if not shutil.which("yaz-marcdump"):
        pytest.skip("yaz-marcdump is not installed")
    path = real("yaz/marc9.marc")
    told = subprocess.run(["yaz-marcdump", "-f", "marc-8", "-t", "utf-8", path], capture_output=True, check=True).stdout
    (reading,) = read(path)
    for value in reading.row.content.original["880"].split("\n"):
        assert value.split("$")[-1][1:] in told.decode()


def _picture(size=(300, 400), kind="JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def _epub(package: str, files: dict[str, bytes]) -> bytes:
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>' \
                '<rootfile full-path="O/p.opf"/></rootfiles></container>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in {"META-INF/container.xml": container, "O/p.opf": package, **files}.items():
            packed.writestr(name, data)
    return out.getvalue()


EPUB_2 = f"""<package xmlns="http://www.idpf.org/2007/opf" version="2.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>کیمیاگر</dc:title><dc:creator opf:role="aut">پائولو کوئیلو</dc:creator>
<dc:contributor opf:role="trl">گیتی خوشدل</dc:contributor><dc:publisher>کاروان</dc:publisher><dc:date>1391</dc:date>
<dc:language>fa</dc:language><dc:identifier opf:scheme="ISBN">{ISBN}</dc:identifier>
<dc:description>&lt;p&gt;خلاصه&lt;/p&gt;</dc:description><meta name="cover" content="c"/></metadata>
<manifest><item id="c" href="i/a%20b.jpg" media-type="image/jpeg"/></manifest></package>"""
EPUB_3 = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title id="t">Kīmiyāgar</dc:title><meta refines="#t" property="alternate-script" xml:lang="fa">کیمیاگر</meta>
<dc:title id="s">رمان</dc:title><meta refines="#s" property="title-type">subtitle</meta>
<dc:creator id="a">پائولو کوئیلو</dc:creator><dc:contributor id="b">گیتی خوشدل</dc:contributor>
<meta refines="#b" property="role" scheme="marc:relators">trl</meta><dc:publisher>کاروان</dc:publisher>
<dc:date>1391</dc:date><dc:language>fa</dc:language><dc:identifier>urn:isbn:{ISBN}</dc:identifier></metadata>
<manifest><item id="x" href="i/a%20b.jpg" media-type="image/jpeg" properties="cover-image"/></manifest></package>"""


@pytest.mark.parametrize("package", [EPUB_2, EPUB_3])
def test_an_epub_gives_its_book_and_its_cover(package, book, tmp_path):
    data = _epub(package, {"O/i/a b.jpg": _picture()})
    found = book(data, choices=Choices(keep=tmp_path))
    assert (found.title, found.author, found.translator, found.publisher, found.isbn) == (*BOOK[:4], ISBN)
    with Image.open(found.cover) as cover:
        assert cover.size == (300, 400)
    assert book(data).cover == ""


@pytest.mark.parametrize("cover", [b"", b"GIF89a no picture", _picture((1, 1)), _picture((60, 90))])
def test_a_cover_that_is_none_is_not_kept(cover, book, tmp_path):
    assert book(_epub(EPUB_2, {"O/i/a b.jpg": cover}), choices=Choices(keep=tmp_path)).cover == ""
    assert not list(tmp_path.iterdir())


def test_a_real_arabic_epub_has_a_cover(real, book, tmp_path):
    found = book(real("epub_fa/regime-anticancer-arabic.epub"), choices=Choices(keep=tmp_path))
    assert found.cover and found.language == "ar"


def test_an_epub_cannot_reach_outside_itself(book, tmp_path):
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(_picture())
    package = EPUB_2.replace("i/a%20b.jpg", f"../../../../..{secret}")
    assert book(_epub(package, {}), choices=Choices(keep=tmp_path / "kept")).cover == ""


def _pdf(text: str, title: str = "") -> bytes:
    """A PDF of one page with `text` on it."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Author (Jane Doe) >>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    return out + (f"xref\n0 7\n0000000000 65535 f \n{table}trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\n"
                  f"startxref\n{start}\n%%EOF").encode()


def test_a_pdf_gives_its_title_author_and_the_isbn_on_its_pages(book):
    found = book(_pdf("ISBN 978-600-8534-96-9, phone 021 1234567890", "A Title"))
    assert (found.title, found.author, found.isbn, found.pages) == ("A Title", "Jane Doe", ISBN, "1")


def test_a_pdf_titled_by_its_word_processor_is_named_by_its_first_line(book):
    assert book(_pdf("History of Iran", "Microsoft Word - x.docx")).title == "History of Iran"


def test_covers_of_a_folder_are_found_by_isbn_and_by_title(tmp_path, books):
    for name in ("978-600-8534-96-9_front.jpg", "سووشون.png", "notes.txt"):
        (tmp_path / name).write_bytes(_picture(kind="PNG" if name.endswith("png") else "JPEG"))
    (tmp_path / "9789644463334.jpg").write_bytes(b"not a picture")
    covers = Covers(tmp_path)
    listed = books(f"عنوان,شابک\nکیمیاگر,{ISBN}\nسووشون,\nدیگر,9789644463334\n".encode())
    assert [bool(covers.matched(one).cover) for one in listed] == [True, True, False]
    by_choice = books(f"عنوان,شابک\nکیمیاگر,{ISBN}\n".encode(), choices=Choices(covers=tmp_path))
    assert by_choice[0].cover.endswith("_front.jpg")


def test_a_folder_of_covers_is_a_list_of_books_of_its_own(tmp_path):
    (tmp_path / "سووشون.jpg").write_bytes(_picture())
    (tmp_path / f"{ISBN}.jpg").write_bytes(_picture())
    named, titled = sorted(read(tmp_path), key=lambda reading: reading.row is not None)
    assert titled.row.content.title == "سووشون" and titled.row.content.cover
    assert named.row is None and named.problems[-1].code == "no-title"
