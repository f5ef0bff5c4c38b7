"""Sayings and poems are read from text files and sheets."""

from studio.catalogue import read
from studio.content import Quote


def quotes(data: bytes) -> list[Quote]:
    return [reading.row.content for reading in read(data) if reading.row]


def test_a_text_file_gives_a_saying_for_each_block_with_its_author_and_source():
    text = "بني‌آدم اعضاي يك پيكرند\nكه در آفرینش ز يك گوهرند\n— سعدی، گلستان\n\n«چشم‌ها را باید شست.»\n– سهراب سپهری\n"
    assert quotes(text.encode()) == [
        Quote(text="بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند", author="سعدی", source="گلستان"),
        Quote(text="چشم‌ها را باید شست.", author="سهراب سپهری"),
    ]


def test_a_sheet_with_a_column_of_sayings_gives_sayings():
    sheet = "متن,گوینده,منبع\nتوانا بود هر که دانا بود,فردوسی,شاهنامه\nبه نام خداوند جان و خرد,فردوسی,شاهنامه\n"
    assert quotes(sheet.encode())[0] == Quote(text="توانا بود هر که دانا بود", author="فردوسی", source="شاهنامه")


def test_a_book_list_stays_a_book_list():
    sheet = "عنوان,نویسنده,شابک,متن\nسووشون,سیمین دانشور,9789644876943,متن پشت جلد\n"
    assert [reading.row.content.title for reading in read(sheet.encode()) if reading.row] == ["سووشون"]
