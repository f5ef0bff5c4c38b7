"""Books and sayings of every length, and helpers that find things in a scene."""

from collections.abc import Iterator

from studio.content import Book, Content, Person, Quote
from studio.document.model import Document
from studio.scene import Glyphs, Group, Item
from studio.template import fill, template
from studio.values import Box

BRAND = {"library": "کتابخانهٔ مرکزی شهر", "phone": "۰۲۱-۸۸۷۷۶۶۵۵"}
_SUMMARY = "هفت نسل از خاندان بوئندیا در شهر ماکوندو؛ جایی که باران چهار سال می‌بارد و مردگان برمی‌گردند تا گپی بزنند."

SHORT = Book(title="بوف کور")
TYPICAL = Book(
    title="صد سال تنهایی", people=(Person(name="گابریل گارسیا مارکز"), Person(name="بهمن فرزانه", role="translator")),
    publisher="امیرکبیر", summary=_SUMMARY, dewey="۸۶۳/۶۴", link="https://opac.example.ir/bib/1012",
)
LONG = Book(
    title="تاریخ اجتماعی و فرهنگی کتابخانه‌های عمومی ایران از آغاز مشروطیت تا پایان سدهٔ چهاردهم هجری خورشیدی "
    "با نگاهی به نقش زنان کتابدار و داوطلبان محلی",
    people=(
        Person(name="سیدمحمدحسین موسوی بجنوردی خراسانی"), Person(name="فاطمه‌السادات حسینی طباطبایی"),
        Person(name="Christopher Alexander Johnson"), Person(name="عبدالحسین آذرنگ اصفهانی‌پور", role="translator"),
    ),
    publisher="سازمان اسناد و کتابخانهٔ ملی جمهوری اسلامی ایران با همکاری پژوهشگاه علوم انسانی", dewey="۰۲۷/۴۵۵",
    summary=" ".join([_SUMMARY] * 14), link="https://opac.example.ir/cgi-bin/koha/opac-detail.pl?biblionumber=123456",
)
BOOKS = {"short": SHORT, "typical": TYPICAL, "long": LONG}
QUOTES = {
    "short": Quote(text="چشم‌ها را باید شست.", author="سهراب سپهری"),
    "typical": Quote(text="بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند", author="سعدی", source="گلستان"),
    "long": Quote(
        text=" ".join([_SUMMARY] * 6), author="گابریل گارسیا مارکز", source="صد سال تنهایی، ترجمهٔ بهمن فرزانه"
    ),
}
SHELVES = {"short": (SHORT,) * 4, "typical": (TYPICAL,) * 6, "long": (LONG,) * 9}


def contents(name: str, length: str) -> tuple[Content, ...]:
    """What the template `name` takes, of one length."""
    takes = template(name).facts.takes
    if takes == "books":
        return SHELVES[length]
    return (QUOTES[length] if takes == "quote" else BOOKS[length],)


def filled(name: str, length: str) -> Document:
    """The template `name` with content of one length."""
    return fill(template(name), contents(name, length), BRAND)


def lines(items: tuple[Item, ...]) -> Iterator[tuple[str, Glyphs]]:
    """Every set line with the id of its layer; the words of a designed cover belong to the cover."""
    for item in items:
        if isinstance(item, Group):
            for layer, line in lines(item.items):
                own = item.layer if item.role == "cover" and not layer.startswith("cover") else layer
                yield own or item.layer, line
        elif isinstance(item, Glyphs):
            yield "", item


def inks(items: tuple[Item, ...]) -> dict[str, list[Box]]:
    """The ink of every text layer, line by line."""
    found: dict[str, list[Box]] = {}
    for layer, line in lines(items):
        found.setdefault(layer, []).append(line.box)
    return found
