"""Turn the code of a fault in a source into words a librarian can act on, in English and Persian."""

from studio.errors import InputFault, Problem, Wording, worded

# {value} is the piece of the source it is about.
_WORDS: dict[str, Wording] = {
    "not-a-file": (
        "error", "there is no such file", "check the name and the folder",
        "چنین پرونده‌ای نیست", "نام و پوشه را بررسی کنید",
    ),
    "not-readable": (
        "error", "the file cannot be opened: {value}", "check that you may read it and that no program holds it",
        "پرونده باز نمی‌شود: {value}", "اجازهٔ خواندن را بررسی کنید و برنامهٔ دیگری را که آن را باز کرده ببندید",
    ),
    "empty-file": (
        "error", "the file is empty", "export the list again",
        "پرونده خالی است", "فهرست را دوباره برون‌بری کنید",
    ),
    "unknown-format": (
        "error", "this is no catalogue file we know", "give CSV, XLSX, JSON, MARC, RIS, BibTeX, ONIX, EPUB or PDF",
        "این پرونده از قالب‌های شناخته‌شدهٔ فهرست نیست", "CSV، XLSX، JSON، مارک، RIS، BibTeX، ONIX، EPUB یا PDF بدهید",
    ),
    "old-office": (
        "error", "this is an old .xls file or one locked by a password",
        "open it and save it as .xlsx without password",
        "این پروندهٔ قدیمی ‎.xls‎ یا رمزدار است", "آن را باز کنید و بی‌رمز با قالب ‎.xlsx‎ ذخیره کنید",
    ),
    "no-records": (
        "error", "no book was found in it", "check that this is the file you exported",
        "هیچ کتابی در آن نیست", "ببینید همان پرونده‌ای است که برون‌بری کرده‌اید",
    ),
    "no-header": (
        "error", "no column of titles was recognised; the first row says: {value}",
        "name a column «عنوان» or “title”, or say which column holds the titles",
        "ستون عنوان پیدا نشد؛ ردیف نخست: {value}", "نام ستونی را «عنوان» بگذارید یا ستون عنوان را نشان دهید",
    ),
    "no-sheet": (
        "error", "there is no sheet of this name; there are: {value}", "choose one of them",
        "کاربرگی با این نام نیست؛ این‌ها هست: {value}", "یکی از آن‌ها را برگزینید",
    ),
    "bad-range": (
        "error", "“{value}” is no range of cells", "write one like B2:E9, or leave it empty",
        "«{value}» محدوده‌ای از خانه‌ها نیست", "محدوده را مانند B2:E9 بنویسید یا خالی بگذارید",
    ),
    "empty-sheet": (
        "error", "there are no cells with anything in them: {value}", "choose another sheet or range",
        "هیچ خانهٔ پری نیست: {value}", "کاربرگ یا محدودهٔ دیگری برگزینید",
    ),
    "too-big": (
        "error", "it holds more than can be real: {value}", "split the file, or export it again",
        "حجم آن بیش از اندازهٔ ممکن است: {value}", "پرونده را بخش کنید یا دوباره برون‌بری کنید",
    ),
    "doctype": (
        "error", "it contains a DOCTYPE, which catalogue files never need and attacks use",
        "export it without DOCTYPE, or delete that line",
        "در آن DOCTYPE هست که پرونده‌های فهرست به آن نیاز ندارند و راه حمله است",
        "بی آن برون‌بری کنید یا آن سطر را پاک کنید",
    ),
    "damaged-file": (
        "error", "the file is damaged: {value}", "copy or export it again",
        "پرونده آسیب دیده است: {value}", "دوباره رونوشت یا برون‌بری بگیرید",
    ),
    "encrypted": (
        "error", "the file is locked", "save it without password or copy protection",
        "پرونده قفل است", "آن را بی رمز و بی قفل ذخیره کنید",
    ),
    "bad-encoding": (
        "error", "the letters cannot be read as {value}", "choose another encoding",
        "نویسه‌ها با {value} خوانده نمی‌شود", "رمزگذاری دیگری برگزینید",
    ),
    "encoding-guessed": (
        "note", "read as {value}, which is a guess from the bytes", "choose another encoding if the letters look wrong",
        "با رمزگذاری {value} خوانده شد که حدسی است", "اگر نویسه‌ها نادرست است رمزگذاری دیگری برگزینید",
    ),
    "encoding-flag": (
        "note", "the records say {value} of their letters, the bytes say otherwise; the bytes were believed", "",
        "رکوردها رمزگذاری را {value} می‌گویند ولی بایت‌ها چیز دیگر؛ بایت‌ها پذیرفته شد", "",
    ),
    "damaged-letters": (
        "warning", "some letters are damaged: {value}", "compare with the source",
        "برخی نویسه‌ها آسیب دیده است: {value}", "با منبع بسنجید",
    ),
    "damaged-record": (
        "error", "the record is damaged: {value}", "export this record again",
        "رکورد آسیب دیده است: {value}", "این رکورد را دوباره برون‌بری کنید",
    ),
    "record-cut": (
        "error", "the last record is cut off", "copy or export the file again",
        "رکورد آخر ناقص است", "پرونده را دوباره رونوشت یا برون‌بری کنید",
    ),
    "record-repaired": (
        "note", "{value}; the record was read all the same", "",
        "ساختار رکورد نادرست بود ({value}) ولی خوانده شد", "",
    ),
    "no-title": (
        "error", "it has no title", "fill in the title, or leave the record out",
        "عنوان ندارد", "عنوان را پر کنید یا رکورد را کنار بگذارید",
    ),
    "isbn-invalid": (
        "warning", "“{value}” is no valid ISBN; it is not shown and not looked up", "compare with the book",
        "«{value}» شابک درستی نیست؛ نمایش داده و جست‌وجو نمی‌شود", "با خود کتاب بسنجید",
    ),
    "isbn-digits-lost": (
        "warning", "“{value}” is an ISBN whose digits a spreadsheet has rounded away",
        "format the column as text, or give the .xlsx file itself",
        "رقم‌های شابک «{value}» در صفحه‌گسترده از دست رفته است", "ستون را متنی کنید یا خود پروندهٔ ‎.xlsx‎ را بدهید",
    ),
    "isbn-reversed": (
        "note", "the groups of the ISBN “{value}” were in reverse order and were mended", "",
        "بخش‌های شابک «{value}» وارونه بود و درست شد", "",
    ),
    "isbn-zero": (
        "note", "the ISBN “{value}” had lost its leading zero, which was put back", "",
        "صفر آغاز شابک «{value}» افتاده بود و بازگردانده شد", "",
    ),
    "cover-unusable": (
        "warning", "the picture cannot be a cover: no picture, under 100 px or over 40 megapixels",
        "use another picture",
        "این تصویر جلد نمی‌شود: تصویر نیست، کوچک‌تر از ۱۰۰ پیکسل یا بیش از ۴۰ مگاپیکسل است", "تصویر دیگری بگذارید",
    ),
    "year-mismatch": (
        "warning", "the two years {value} do not belong together", "compare with the book",
        "دو سال {value} با هم نمی‌خواند", "با خود کتاب بسنجید",
    ),
    "mojibake": (
        "note", "the letters had been read with the wrong encoding before and were mended", "",
        "نویسه‌ها پیش‌تر با رمزگذاری نادرست خوانده شده بود و درست شد", "",
    ),
    "other-sheets": (
        "note", "the workbook has more sheets that were not read: {value}", "choose a sheet to read another",
        "کاربرگ‌های دیگری هست که خوانده نشد: {value}", "برای خواندن، کاربرگ را برگزینید",
    ),
    "rows-left": (
        "warning", "only the first {value} rows were read", "split the file",
        "تنها {value} ردیف نخست خوانده شد", "پرونده را بخش کنید",
    ),
    "more-problems": (
        "warning", "{value} more problems are not listed", "",
        "{value} مشکل دیگر در فهرست نیامده است", "",
    ),
}


def problem(code: str, where: str, value: object = "") -> Problem:
    """The Problem for `code` at `where`; `value` (cut to 120 characters) is the piece of the source it is about."""
    return worded(_WORDS, code, where, str(value)[:120])


def fault(code: str, where: str, value: object = "") -> InputFault:
    """The same as an exception: nothing more can be had from `where`."""
    return InputFault(problem(code, where, value))
