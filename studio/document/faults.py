"""Turn the code of what a chart should not hide into words a librarian can act on, in English and Persian."""

from studio.errors import Problem, Wording, worded
from studio.letters import persian_digits

_WORDS: dict[str, Wording] = {
    "not-a-number": (
        "warning", "“{value}” is no number, so it is left out", "write digits, for instance ۱۲٬۵۰۰ or 12.5",
        "«{value}» عدد نیست و کنار گذاشته شد", "رقم بنویسید، مانند ۱۲٬۵۰۰ یا ۱۲٫۵",
    ),
    "doubtful-number": (
        "note", "“{value}” was read with “/” as its decimal mark", "write ٫ or a point",
        "در «{value}» خط کج ممیز شمرده شد", "ممیز را با ٫ بنویسید",
    ),
    "no-numbers": (
        "warning", "the column “{value}” has no numbers and is left out", "correct its cells or delete the column",
        "ستون «{value}» هیچ عددی ندارد و کنار گذاشته شد", "خانه‌هایش را درست کنید یا ستون را پاک کنید",
    ),
    "mixed-units": (
        "warning", "numbers of different units stand together: {value}", "bring all to one unit",
        "عددهایی با یکاهای گوناگون کنار هم آمده است: {value}", "همه را به یک یکا برگردانید",
    ),
    "no-data": (
        "error", "the chart has no numbers", "fill in its table",
        "نمودار هیچ عددی ندارد", "جدول آن را پر کنید",
    ),
    "no-source": (
        "note", "the chart does not say where its numbers come from", "fill in the source line",
        "نمودار نمی‌گوید عددهایش از کجا آمده است", "سطر منبع را پر کنید",
    ),
    "negative-part": (
        "warning", "negative numbers are no parts of a whole and are left out", "show them as bars or columns",
        "عدد منفی بخشی از کل نیست و کنار گذاشته شد", "آن‌ها را با نمودار میله‌ای یا ستونی نشان دهید",
    ),
    "one-series": (
        "note", "only the column “{value}” is shown", "show several columns as bars or columns",
        "تنها ستون «{value}» نشان داده شد", "چند ستون را با نمودار میله‌ای یا ستونی نشان دهید",
    ),
    "not-100": (
        "warning", "the percentages add up to {value}, not 100", "correct the numbers, or show them as bars",
        "جمع درصدها {value} است، نه ۱۰۰", "عددها را درست کنید یا نمودار میله‌ای برگزینید",
    ),
    "grouped": (
        "note", "the {value} smallest parts are shown together as “other”", "show so many parts as bars",
        "{value} بخش کوچک‌تر با نام «دیگر» با هم آمد", "این همه بخش را با نمودار میله‌ای نشان دهید",
    ),
    "zoomed": (
        "note", "the axis does not start at zero, so changes look larger", "switch “zoom” off to start at zero",
        "محور از صفر آغاز نمی‌شود و تغییرها بزرگ‌تر دیده می‌شود", "بزرگ‌نمایی را خاموش کنید تا از صفر آغاز شود",
    ),
    "rows-left": (
        "warning", "{value} rows have no room and are not shown", "make the chart larger, or show fewer rows",
        "{value} ردیف جا نشد و نیامد", "نمودار را بزرگ‌تر یا ردیف‌ها را کمتر کنید",
    ),
    "labels-left": (
        "note", "{value} names have no room and are not shown", "make the chart larger, or write shorter names",
        "{value} نام جا نشد و نیامد", "نمودار را بزرگ‌تر یا نام‌ها را کوتاه‌تر کنید",
    ),
    "words-left": (
        "warning", "some words have no room and are left out: {value}",
        "make the chart larger, or show fewer rows or shorter names",
        "چند نوشته جا نشد و نیامد: {value}", "نمودار را بزرگ‌تر، ردیف‌ها را کمتر یا نام‌ها را کوتاه‌تر کنید",
    ),
    "label-cut": (
        "note", "a name is cut to fit: {value}", "write it shorter",
        "نامی کوتاه شد تا جا شود: {value}", "کوتاه‌تر بنویسید",
    ),
    "values-left": (
        "note", "{value} numbers have no room and are not written", "make the chart larger, or show fewer rows",
        "{value} عدد جا نشد و نوشته نشد", "نمودار را بزرگ‌تر یا ردیف‌ها را کمتر کنید",
    ),
    "series-left": (
        "warning", "{value} series are not shown, more than seven cannot be told apart", "show fewer columns",
        "{value} ستون نیامد؛ بیش از هفت ستون از هم شناخته نمی‌شود", "ستون‌های کمتری نشان دهید",
    ),
    "no-room": (
        "error", "the chart has too little room to be read", "make it larger",
        "نمودار جای کافی برای خوانده شدن ندارد", "آن را بزرگ‌تر کنید",
    ),
    "as-bars": (
        "note", "it is drawn as straight bars: there is too little room, too many rows or a negative number for rings",
        "make the chart larger, or choose bars",
        "به شکل میله‌های راست آمد، چون برای حلقه جا کم، ردیف زیاد یا عددی منفی است",
        "نمودار را بزرگ‌تر کنید یا میله‌ای برگزینید",
    ),
    "colours-alike": (
        "warning", "colours of the chart look alike to people with colour blindness: {value}",
        "choose colours that differ in lightness, or leave them to the palette",
        "رنگ‌های نمودار برای افراد کوررنگ یکسان دیده می‌شود: {value}",
        "رنگ‌هایی با روشنی متفاوت برگزینید یا انتخاب را به رنگ‌بندی بسپارید",
    ),
    "over-whole": (
        "warning", "{value} is more than the whole", "set “whole” to what counts as all",
        "{value} از کل بیشتر است", "مقدار «کل» را درست کنید",
    ),
}


def problem(code: str, where: str, value: str = "") -> Problem:
    """The problem `code` of a chart at `where`, about `value`."""
    return worded(_WORDS, code, where, value, persian_digits(value))
