"""Sheets for every kind of diagram, and helpers that lay one out and find its words and marks."""

from collections.abc import Iterator
from dataclasses import replace

from studio.document.model import Diagram, Document, Sheet
from studio.layout.diagrams import KINDS
from studio.layout.draw import group
from studio.layout.flow import Placed, place, walk
from studio.layout.inks import Inks, palette_of
from studio.layout.pen import Pen
from studio.layout.setting import Setting
from studio.scene import Glyphs, Group, Item, Path
from studio.values import Box

SLACK = 4.0  # px: the ink of a letter may reach over its advance


def sheet(columns: str, *rows: str) -> Sheet:
    """A sheet of cells parted by bars."""
    return Sheet(columns=tuple(columns.split("|")), rows=tuple(tuple(row.split("|")) for row in rows))


TYPICAL = {
    "table": sheet("کتابخانه|عضو|رشد|کارگاه", "مرکزی|12654|9.8|بله", "شهید بهشتی|8120|12.25|بله",
                   "فرهنگسرای ملل|640|4|خیر", "جمع|21414||"),
    "timeline": sheet("زمان|عنوان|شرح", "گذشته|کتابخانهٔ سنتی|نگهداری کتاب و نسخهٔ خطی",
                      "دههٔ ۱۹۶۰|آغاز فناوری دیجیتال|رایانه برای فهرست‌نویسی", "۱۹۹۰|کتابخانهٔ دیجیتال|منابع روی وب",
                      "از ۲۰۱۰|کتابخانهٔ هوشمند|هوش مصنوعی"),
    "steps": sheet("عنوان|شرح|نماد", "عضو شوید|با کارت ملی به میز امانت بیایید.|id",
                   "کتاب را پیدا کنید|در فهرست (OPAC)|search",
                   "رزرو کنید|دو روز برای شما نگه داشته می‌شود.|bookmark", "تحویل بگیرید||book"),
    "process": sheet("عنوان|شرح", "سفارش|پیشنهاد خوانندگان", "ثبت|شماره و مهر", "فهرست‌نویسی|رده و سرعنوان",
                     "آماده‌سازی|برچسب", "قفسه|در دسترس شما"),
    "cycle": sheet("عنوان|شرح|نماد", "پرسش|از چه می‌پرسیم؟|message-question", "جست‌وجو|در فهرست و پایگاه‌ها|search",
                   "ارزیابی|نویسنده، تاریخ، منبع|list-check", "نوشتن|با واژه‌های خودمان|pencil"),
    "comparison": sheet("جنبه|شبکهٔ اجتماعی|رسانهٔ اجتماعی", "هدف|ساختن رابطه|رساندن پیام", "ارتباط|دوسویه|یک‌سویه",
                        "پایه|بر بستر وب|بر بستر وب", "رایگان|بله|خیر"),
    "venn": sheet("کتابخانه|مشترک|شبکهٔ اجتماعی", "مجموعه‌سازی|ارتباط و تعامل|سرگرمی", "سازماندهی|آموزش|اجتماع‌سازی",
                  "حفاظت|تبلیغ|"),
    "hierarchy": sheet("عنوان|بالادست", "خدمات کتابخانه|", "امانت|خدمات کتابخانه", "مرجع|خدمات کتابخانه", "رزرو|امانت",
                       "تمدید|امانت", "پرسش برخط|مرجع"),
    "list": sheet("عنوان|شرح", "تبلیغ رویدادها|مسابقه و نمایشگاه", "تبلیغ خدمات|", "بهبود تدریس|", "بازخورد|"),
    "checklist": sheet("مورد|انجام", "نویسنده را می‌شناسیم|بله", "تاریخ دارد|بله", "ناشر معتبر است|خیر"),
    "calendar": sheet("روز|عنوان", "۷|نشست کتاب‌خوان", "۱۵ تا ۱۷|نمایشگاه کتاب", "۲۴|روز کتاب و کتابدار"),
    "week": sheet("روز|ساعت", "شنبه|۸ تا ۲۰", "یکشنبه|۸ تا ۲۰", "پنجشنبه|۹ تا ۱۳", "جمعه|تعطیل"),
    "map": sheet("استان|تعداد", "تهران|387", "استان اصفهان|120", "فارس|98", "خراسان رضوي|210", "یزد|20", "کرمان|77",
                 "گیلان|130"),
    "branches": sheet("کتابخانه|نشانی|عرض|طول", "مرکزی|خیابان آزادی|35.7005|51.3953",
                      "شمال|میدان تجریش|35.8040|51.4340", "کودک|پارک لاله|35.7110|51.3920"),
    "icons": sheet("نماد|عنوان|شرح", "books|امانت کتاب|تا چهار جلد", "armchair|تالار مطالعه|هر روز",
                   "wifi|اینترنت رایگان|", "printer|چاپ|"),
    "cloud": sheet("واژه|وزن", "کتابخانه|100", "خواندن|60", "دانش|50", "پژوهش|35", "OPAC|20", "سواد اطلاعاتی|15",
                   "شعر|9", "قصه‌گویی|8"),
}
HEADINGS = {"cycle": "چرخهٔ پژوهش", "venn": "وجوه مشترک", "map": "کتابخانه در هر استان"}
ROOMS = {"page": (936, 1100), "tall": (936, 1500), "square": (936, 800), "wide": (1456, 620), "banner": (1340, 330),
         "half": (450, 560), "small": (300, 200)}


def typical(kind: str) -> Diagram:
    """A diagram of one kind with a few rows."""
    return Diagram(id="figure", diagram=kind, sheet=TYPICAL[kind], heading=HEADINGS.get(kind, ""), month="آبان ۱۴۰۴")


def with_rows(kind: str, count: int, cell: str) -> Diagram:
    """A diagram of one kind with `count` rows that say `cell` in every column that is not a place or number."""
    heads = TYPICAL[kind].columns
    first = {"map": "تهران", "calendar": "۱۲", "week": "شنبه"}.get(kind, cell)
    rows = tuple((first, *[cell] * (len(heads) - 1)) for _ in range(count))
    if kind in ("map", "cloud"):
        rows = tuple((first, str(10 + at)) for at in range(count))
    return replace(typical(kind), sheet=Sheet(columns=heads, rows=rows))


class Drawn:
    """A diagram laid out alone in a room, unit 1, and what was drawn."""

    def __init__(self, diagram: Diagram, room: tuple[float, float], *, palette: str = "turquoise",
                 language: str = "fa"):
        document = Document(palette=palette, language=language)
        self.box = Box(72.0, 100.0, *map(float, room))
        setting = Setting(document=document, unit=1.0, rtl=language == "fa")
        self.placed: Placed = place(diagram, self.box, setting)
        colours = palette_of(palette, {})
        self.pen = Pen(setting=setting, inks=Inks(palette=colours, ground=colours.ground), reference=1.0)
        self.group: Group | None = group(self.placed, self.pen)
        self.problems = (*self.placed.told, *self.pen.problems)

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything in the diagram's group."""
        return self.group.items if self.group else ()

    @property
    def lines(self) -> list[Glyphs]:
        """Every set line that shows ink."""
        return [item for item in all_of(self.items) if isinstance(item, Glyphs) and item.box.width > 0]

    @property
    def words(self) -> str:
        """All words drawn, without marks of direction."""
        return " ".join(plain(line.text) for line in self.lines)

    def line(self, said: str) -> Glyphs:
        """The line that says `said`."""
        return next(line for line in self.lines if said in plain(line.text))

    def groups(self, role: str) -> list[Group]:
        """The groups of a role, in drawing order."""
        return [item for item in all_of(self.items) if isinstance(item, Group) and item.role == role]

    def paths(self) -> list[Path]:
        """Every shape drawn."""
        return [item for item in all_of(self.items) if isinstance(item, Path)]

    def codes(self) -> list[str]:
        """The codes of its problems."""
        return [problem.code for problem in self.problems]

    def parts(self, role: str) -> list[Placed]:
        """The placed boxes of a role."""
        return [part for part in walk(self.placed) if part.layer.role == role]


def all_of(items: tuple[Item, ...]) -> Iterator[Item]:
    """All items, groups before what is in them."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from all_of(item.items)


def plain(text: str) -> str:
    """`text` without isolates and marks."""
    return "".join(sign for sign in text if sign not in "\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u0640")


def ends(path: Path) -> Box:
    """The box around the places a path names."""
    xs = [number for step in path.outline for number in step[1::2]]
    ys = [number for step in path.outline for number in step[2::2]]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def clashes(drawn: Drawn) -> list[tuple[str, str]]:
    """Lines whose ink overlaps."""
    lines = drawn.lines
    return [(plain(one.text), plain(other.text)) for at, one in enumerate(lines) for other in lines[at + 1 :]
            if one.box.overlaps(other.box, SLACK)]


def strays(drawn: Drawn) -> list[str]:
    """Words and shapes that leave the diagram's room."""
    out = [plain(line.text) for line in drawn.lines if not drawn.box.holds(line.box, SLACK)]
    return out + [str(box) for box in _shapes(drawn.items) if not drawn.box.holds(box, SLACK)]


def _shapes(items: tuple[Item, ...]) -> Iterator[Box]:
    """The boxes of all shapes; of a group that is cut the box it is cut to."""
    for item in items:
        if isinstance(item, Group) and item.clip:
            yield item.box
        elif isinstance(item, Group):
            yield from _shapes(item.items)
        elif isinstance(item, Path) and item.outline:
            yield ends(item)


__all__ = ["KINDS", "ROOMS", "Drawn", "clashes", "sheet", "strays", "typical", "with_rows"]
