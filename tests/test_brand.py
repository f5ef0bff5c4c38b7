"""Brand: the file a library keeps, the colours of its logo, the link of every book."""

import pickle
import random
import struct
import tomllib
import zlib
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PIL import Image, ImageDraw

from studio import resources
from studio.brand import (
    Brand,
    book_link,
    brand_values,
    catalogue_systems,
    check_link,
    colours_of,
    load_brand,
    save_brand,
)
from studio.content import Book
from studio.errors import InputFault, OutputFault
from studio.oklab import distance
from studio.palettes import ROLES, Palette, check, load_palettes
from studio.values import Colour

BOOK = Book(
    title="سووشون & چشم‌هایش", record="1042", isbn="9789644484223", call_number="PIR ۸۱۰۱/س۹",
    link="https://lib.example.org/b/7",
)
TEAL, GOLD = Colour.parse("#0e7c86"), Colour.parse("#e0a458")


def written(tmp_path, text, name="brand.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path, text):
    return load_brand(written(tmp_path, text))


def picture(path, paint, *, mode="RGBA", ground=(0, 0, 0, 0), **options):
    image = Image.new(mode, (400, 400), ground)
    paint(ImageDraw.Draw(image))
    image.save(path, **options)
    return path


def palette_of(brand):
    return Palette(**{role.replace("-", "_"): Colour.parse(brand.colours[role]) for role in ROLES})


# The sample


def test_the_sample_brand_is_whole_and_without_fault():
    brand, problems = load_brand(resources.asset("samples/brand.toml"))
    assert problems == ()
    assert brand.name == "کتابخانهٔ مرکزی شهر"
    assert brand.palette == "turquoise"
    assert book_link(brand, BOOK).endswith("biblionumber=1042")


def test_the_sample_logo_is_small_and_gives_its_two_colours():
    logo = resources.asset("samples/logo.png")
    assert logo.stat().st_size <= 10_000
    found = colours_of(logo)
    assert distance(found[0], TEAL) < 0.03
    assert distance(found[1], GOLD) < 0.03
    assert len(found) == 2


# The file


def test_a_brand_comes_back_from_its_file_as_it_was(tmp_path):
    picture(tmp_path / "نشان ما.png", lambda pen: pen.rectangle((0, 0, 400, 400), fill="#a4243b"))
    brand = Brand(
        name='کتابخانهٔ «نور» \\ "آزمون"', name_en="Noor", logo=str(tmp_path / "نشان ما.png"), palette="anar",
        fonts={"title": "lalezar"}, phone="۰۲۱", address="خیابان\nکتاب", site="lib.example.org",
        handles={"telegram": "noor", "x": "noor_lib"}, link="https://lib.example.org/{id}",
    )
    brand = replace(brand, palette="pomegranate")
    save_brand(brand, tmp_path / "brand.toml")
    assert load_brand(tmp_path / "brand.toml") == (brand, ())


def test_own_colours_come_back_too(tmp_path):
    brand, problems = read(tmp_path, '[colours]\nground = "#fff"\nink = "#222222"\naccent = "#aa0033"\n')
    assert problems == ()
    save_brand(brand, tmp_path / "again.toml")
    assert load_brand(tmp_path / "again.toml") == (brand, ())


def test_a_logo_beside_the_file_is_named_so_that_the_folder_can_move(tmp_path):
    (tmp_path / "one").mkdir()
    logo = picture(tmp_path / "one" / "logo.png", lambda pen: pen.rectangle((0, 0, 400, 400), fill="#a4243b"))
    save_brand(Brand(name="الف", logo=str(logo)), tmp_path / "one" / "brand.toml")
    (tmp_path / "one").rename(tmp_path / "two")
    brand, problems = load_brand(tmp_path / "two" / "brand.toml")
    assert problems == ()
    assert brand.logo == str(tmp_path / "two" / "logo.png")


def test_an_empty_brand_leaves_everything_to_the_template(tmp_path):
    assert read(tmp_path, "") == (Brand(), ())
    assert brand_values(Brand()) == {}
    save_brand(Brand(), tmp_path / "empty.toml")
    assert tomllib.loads((tmp_path / "empty.toml").read_text()) == {"version": 1}


def test_a_brand_travels_to_other_processes():
    brand, _ = load_brand(resources.asset("samples/brand.toml"))
    assert pickle.loads(pickle.dumps(brand)) == brand
    assert hash(brand) == hash(replace(brand))


def test_a_template_gets_the_brands_words():
    values = brand_values(Brand(name="کتابخانه", phone="۰۲۱", handles={"eitaa": "lib", "x": "lib_x"}))
    assert values == {
        "library": "کتابخانه", "phone": "۰۲۱", "handle": "@lib", "handle_eitaa": "@lib", "handle_x": "@lib_x"
    }


@pytest.mark.parametrize(
    "typed", ["city_lib", "@city_lib", " @city_lib ", "https://instagram.com/city_lib/", "https://t.me/city_lib"]
)
def test_an_account_is_understood_however_it_was_typed(tmp_path, typed):
    brand, problems = read(tmp_path, f'[handles]\ninstagram = "{typed}"\n')
    assert problems == ()
    assert brand.handles == {"instagram": "city_lib"}


def test_an_account_at_a_service_without_presets_is_welcome(tmp_path):
    assert read(tmp_path, '[handles]\nvirgool = "lib"\n')[1] == ()


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ('nmae = "x"\n', "unknown-field", "did you mean 'name'?"),
        ("name = 3\n", "bad-value", "text in quotes"),
        ('contact = "021"\n', "bad-value", "a table"),
        ('[contact]\nfone = "021"\n', "unknown-field", "did you mean 'phone'?"),
        ('[fonts]\ntitel = "lalezar"\n', "unknown-field", "did you mean 'title'?"),
        ('[handles]\ninstagarm = "lib"\n', "unknown-field", "did you mean 'instagram'?"),
        ('[handles]\nx = "my library"\n', "bad-value", "without spaces"),
        ('palette = "turqoise"\n', "no-palette", "did you mean 'turquoise'?"),
        ('palette = "logo"\n', "no-logo-colours", "name a palette"),
        ('[colours]\nground = "#fff"\n', "bad-palette", "ink ="),
        ('palette = "night"\n[colours]\naccent = "blue"\n', "bad-value", "a colour like"),
        ('logo = "nowhere.png"\n', "no-file", "beside the brand file"),
        ('link = "opac.example.org/{id}"\n', "bad-link", "https://"),
        ('link = "https://opac.example.org/{isnb}"\n', "bad-link", "did you mean {isbn}?"),
        ('link = "http://opac.example.org/{id}"\n', "not-https", "https"),
    ],
)
def test_a_fault_in_the_file_is_said_with_the_way_out_and_costs_nothing_else(tmp_path, text, code, hint):
    brand, problems = read(tmp_path, f'name_en = "Noor"\n{text}')
    assert [problem.code for problem in problems] == [code]
    assert hint in problems[0].hint
    assert problems[0].what_fa
    assert brand.name_en == "Noor"


@pytest.mark.parametrize("data", [b"name = ", "name = 'ا'".encode("utf-16"), b"version = 7\n", b"\x00\x01"])
def test_a_file_that_is_no_brand_is_refused(tmp_path, data):
    path = tmp_path / "brand.toml"
    path.write_bytes(data)
    with pytest.raises(InputFault):
        load_brand(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputFault, match="no such file"):
        load_brand(tmp_path / "brand.toml")


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputFault):
        save_brand(Brand(), tmp_path / "file" / "brand.toml")


# Colours


def test_a_shipped_palette_may_be_changed_in_one_colour(tmp_path):
    brand, problems = read(tmp_path, 'palette = "night"\n[colours]\naccent = "#ff9f1c"\n')
    assert problems == ()
    assert brand.colours["accent"] == "#ff9f1c"
    assert brand.colours["ground"] == load_palettes().palette("night").ground.hex()


def test_colours_that_cannot_be_read_are_said(tmp_path):
    text = 'palette = "jasmine"\n[colours]\nink = "#cccccc"\n'
    assert {problem.code for problem in read(tmp_path, text)[1]} == {"low-contrast"}


def test_a_palette_may_be_named_in_persian(tmp_path):
    assert read(tmp_path, 'palette = "انار"\n')[0].palette == "pomegranate"


def test_the_logo_gives_a_palette_that_can_be_read(tmp_path):
    def paint(pen):
        pen.ellipse((20, 20, 380, 380), fill="#ffd400", outline="#003da5", width=60)

    picture(tmp_path / "logo.png", paint)
    brand, problems = read(tmp_path, 'logo = "logo.png"\npalette = "logo"\n')
    assert problems == ()
    assert brand.palette == ""
    assert check(palette_of(brand)) == ()
    assert {brand.colours["accent"], brand.colours["accent-2"]} >= {"#003da5"}


def test_white_and_see_through_parts_are_no_logo_colours(tmp_path):
    def paint(pen):
        pen.rectangle((0, 0, 399, 300), fill="#ffffff")
        pen.rectangle((0, 301, 399, 399), fill="#a4243b")

    assert colours_of(picture(tmp_path / "logo.png", paint)) == (Colour.parse("#a4243b"),)


def test_a_white_logo_has_no_colours(tmp_path):
    assert colours_of(picture(tmp_path / "logo.png", lambda pen: pen.rectangle((9, 9, 99, 99), fill="#fefefe"))) == ()


def test_the_commonest_colour_comes_first_and_is_exact(tmp_path):
    def paint(pen):
        pen.rectangle((0, 0, 399, 250), fill="#1b2f6b")
        pen.rectangle((0, 251, 399, 399), fill="#c9a227")

    assert colours_of(picture(tmp_path / "logo.png", paint)) == (Colour.parse("#1b2f6b"), Colour.parse("#c9a227"))


def test_the_noise_of_a_photographed_logo_counts_as_its_colour(tmp_path):
    def paint(pen):
        pen.ellipse((60, 60, 340, 340), fill="#2f7d4f")
        pen.rectangle((190, 60, 210, 340), fill="#ffffff")

    path = picture(tmp_path / "logo.jpg", paint, mode="RGB", ground="#ffffff", quality=40)
    found = colours_of(path)
    assert len(found) == 1
    assert distance(found[0], Colour.parse("#2f7d4f")) < 0.03


@pytest.mark.parametrize("mode", ["P", "L", "LA", "1", "CMYK", "RGB"])
def test_every_kind_of_picture_is_read(tmp_path, mode):
    image = Image.new("RGBA", (60, 60), "#303030").convert(mode)
    path = tmp_path / ("logo.tif" if mode == "CMYK" else "logo.png")
    image.save(path)
    assert len(colours_of(path)) == 1


def test_a_busy_picture_gives_three_colours(tmp_path):
    dice = random.Random(1)
    image = Image.frombytes("RGB", (200, 200), dice.randbytes(120_000))
    image.save(tmp_path / "noise.png")
    assert len(colours_of(tmp_path / "noise.png")) == 3


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"<svg xmlns='x'/>"])
def test_what_is_no_picture_is_refused_with_the_way_out(tmp_path, data):
    path = tmp_path / "logo.png"
    path.write_bytes(data)
    with pytest.raises(InputFault, match="save the logo as PNG"):
        colours_of(path)


def test_a_cut_off_picture_is_refused(tmp_path):
    whole = resources.asset("samples/logo.png").read_bytes()
    (tmp_path / "logo.png").write_bytes(whole[:2000])
    with pytest.raises(InputFault, match="cannot be read"):
        colours_of(tmp_path / "logo.png")


def test_a_picture_of_monstrous_size_is_refused(tmp_path):
    small = resources.asset("samples/logo.png").read_bytes()
    header = b"IHDR" + struct.pack(">II", 30_000, 30_000) + small[24:29]
    forged = small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]
    (tmp_path / "logo.png").write_bytes(forged)
    with pytest.raises(InputFault, match=r"too large|cannot be read"):
        colours_of(tmp_path / "logo.png")


# Links


def linked(pattern, book=BOOK):
    return book_link(Brand(link=pattern), book)


def test_every_placeholder_is_filled_and_escaped():
    address = linked("https://opac.example.org/s?id={id}&i={isbn}&t={isbn10}&q={title}&c={callno}")
    assert address.isascii()
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"id": ["1042"], "i": [BOOK.isbn], "t": ["9644484223"], "q": [BOOK.title], "c": [BOOK.call_number]}


def test_a_slash_in_a_call_number_stays_inside_its_place():
    path = urlsplit(linked("https://opac.example.org/call/{callno}/page")).path
    assert path.count("/") == 3
    assert unquote(path.split("/")[2]) == BOOK.call_number


def test_words_of_the_record_are_never_placeholders():
    assert unquote(linked("https://a.example.org/{title}", replace(BOOK, title="{id}{isbn}"))).endswith("/{id}{isbn}")


def test_where_the_book_lacks_what_the_pattern_asks_its_own_link_is_taken():
    assert linked("https://opac.example.org/{id}", replace(BOOK, record="")) == "https://lib.example.org/b/7"
    assert linked("https://opac.example.org/{id}", Book(title="بی‌پیوند")) == ""
    assert linked("", BOOK) == "https://lib.example.org/b/7"


def test_an_isbn_of_979_has_no_ten_digits():
    book = Book(title="x", isbn="9791032305690")
    assert linked("https://opac.example.org/{isbn10}", book) == ""
    assert linked("https://opac.example.org/{isbn}", book).endswith(book.isbn)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "opac/7", "https://[bad", "ftp://a.example.org/x"]
)
def test_only_web_addresses_become_links(link):
    assert linked("", replace(BOOK, link=link)) == ""


def test_a_persian_address_becomes_one_that_every_phone_opens():
    address = linked("https://کتابخانه.ایران/کتاب/{id}?نما=کوتاه")
    assert address.isascii()
    assert address.startswith("https://xn--")
    assert unquote(urlsplit(address).path) == "/کتاب/1042"


def test_an_address_that_is_escaped_already_stays_as_it_is():
    escaped = "https://a.example.org/%D8%A7?q=a%20b#x"
    assert linked("", replace(BOOK, link=escaped)) == escaped


@pytest.mark.parametrize(
    ("pattern", "codes"),
    [
        ("https://opac.example.org/{id}", []),
        ("https://opac.example.org:8443/{isbn}?v=1#full", []),
        ("http://opac.example.org/{id}", ["not-https"]),
        ("https://opac.example.org/", ["same-link"]),
        ("https://opac.example.org/x?jsessionid=A1&id={id}", ["session-link"]),
        ("https://192.168.1.5/{id}", ["private-link"]),
        ("https://opac/{id}", ["private-link"]),
        ("http://localhost:8080/{id}", ["not-https", "private-link"]),
        ("opac.example.org/{id}", ["bad-link"]),
        ("https://opac.example.org/{id", ["bad-link"]),
        ("https://opac.example.org/a b/{id}", ["bad-link"]),
        ("https://opac.example.org/{ISBN13}", ["bad-link"]),
        ("{base}/Record/{id}", ["bad-link"]),
        ("", ["bad-link"]),
    ],
)
def test_a_pattern_is_checked_for_what_readers_would_feel(pattern, codes):
    found = check_link(pattern)
    assert [problem.code for problem in found] == codes
    assert all(problem.hint and problem.what_fa and problem.hint_fa for problem in found)


def test_a_pattern_that_makes_no_link_is_left_out_of_the_brand(tmp_path):
    assert read(tmp_path, 'link = "nowhere/{id}"\n')[0].link == ""
    assert read(tmp_path, 'link = "http://opac.example.org/{id}"\n')[0].link == "http://opac.example.org/{id}"


def test_the_known_catalogues_make_links_of_a_base_and_an_id():
    made = {system.id: book_link(Brand(link=system.link("opac.example.org/")), BOOK) for system in catalogue_systems()}
    assert made["koha"] == "https://opac.example.org/cgi-bin/koha/opac-detail.pl?biblionumber=1042"
    assert made["vufind"] == "https://opac.example.org/Record/1042"
    assert made["nlai"] == "https://opac.nlai.ir/opac-prod/bibliographic/1042"
    assert f"simpleSearch.value={BOOK.isbn}&" in made["nlai-isbn"]
    assert made["azarakhsh"] == "https://opac.example.org/site/catalogue/1042"


def test_the_known_catalogues_have_nothing_worse_than_a_warning_and_say_what_the_id_is():
    for system in catalogue_systems():
        found = check_link(system.link("https://opac.example.org"))
        assert "error" not in {problem.level for problem in found}
        assert system.name_fa
        assert system.about
        assert system.about_fa
