"""What stands on a card is the words, without the cataloguer's marks and the spreadsheet's accidents."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from stdnum import isbn as standard

from studio.catalogue.cleaning import element, language_code, language_seen, paragraphs, unmangled
from studio.catalogue.isbn import isbns, thirteen
from studio.catalogue.people import people_in_cell, people_in_statement, person, with_statement
from studio.catalogue.years import years
from studio.content import Person


@pytest.mark.parametrize(("written", "shown"), [
    ("روزها در راه /", "روزها در راه"), ("تاریخ ایران :", "تاریخ ایران"), ("[تهران] :", "تهران"), ("تهران]", "تهران"),
    ("نشر نی،", "نشر نی"), ("چاپ اول.", "چاپ اول"), ("Deer-Doe, J.", "Deer-Doe, J."), ("۲۱ ج.", "۲۱ ج."),
    ("New York ;", "New York"),
    ("نامشخص", ""), ("[بی‌نا]", ""), ("بی نا", ""), ("s.n.]", ""), ("[S.l.] :", ""), ("-", ""), ("#N/A", ""),
    ("  ", ""),
    ("ندارد که ندارد", "ندارد که ندارد"),
])
def test_an_element_loses_its_marks_and_keeps_its_words(written, shown):
    assert element(written) == shown


@pytest.mark.parametrize(("written", "name", "role"), [
    ("سعدی، مصلح بن عبدالله، - ۶۹۱ق.", "مصلح بن عبدالله سعدی", "author"),
    ("خوشدل، گیتی، ۱۳۲۵ - ، مترجم", "گیتی خوشدل", "translator"),
    ("عبدلی آشتیانی، اسد الله.", "اسد الله عبدلی آشتیانی", "author"),
    ("ثابت بن قرة الحرانی.", "ثابت بن قرة الحرانی", "author"),
    ("Vilāyatī, ʻAlī Akbar,", "ʻAlī Akbar Vilāyatī", "author"),
    ("King, Martin Luther, Jr.,", "Martin Luther King Jr.", "author"),
    ("Deer-Doe, J.", "J. Deer-Doe", "author"),
    ("گیتی خوشدل (مترجم)", "گیتی خوشدل", "translator"),
    ("کتابخانه، موزه و مرکز اسناد", "موزه و مرکز اسناد کتابخانه", "author"),
])
def test_a_heading_becomes_a_name_in_reading_order(written, name, role):
    assert person(written) == Person(name=name, role=role)


def test_the_name_of_a_body_with_a_comma_is_not_turned_round():
    assert person("کتابخانه، موزه و مرکز اسناد", inverted=False).name == "کتابخانه، موزه و مرکز اسناد"


@pytest.mark.parametrize(("cell", "names"), [
    ("جلال آل احمد", ["جلال آل احمد"]), ("آل احمد، جلال", ["جلال آل احمد"]),
    ("جلال آل احمد، سیمین دانشور", ["جلال آل احمد", "سیمین دانشور"]),
    ("هوشنگ گلشیری؛ احمد محمود", ["هوشنگ گلشیری", "احمد محمود"]),
    ("محمدرضا لطفی- محمد قوی حلم", ["محمدرضا لطفی", "محمد قوی حلم"]), ("جان سی- ماکسول", ["جان سی- ماکسول"]),
    ("نامشخص", []),
])
def test_a_cell_of_names_becomes_single_people(cell, names):
    assert [one.name for one in people_in_cell(cell, "author")] == names


@pytest.mark.parametrize(("statement", "told"), [
    ("نوشتهٔ پائولو کوئیلو؛ ترجمهٔ گیتی خوشدل.", [("پائولو کوئیلو", "author"), ("گیتی خوشدل", "translator")]),
    ("به کوشش، اسد الله عبدلی آشتیانی", [("اسد الله عبدلی آشتیانی", "editor")]),
    ("پژوهش سعید عریان", [("سعید عریان", "author")]),
    ("با مقدمهٔ پویان رضوانی", [("پویان رضوانی", "introduction")]),
    ("احمد شاملو، آیدا سرکیسیان؛ تصویرگر فرشید مثقالی", [
        ("احمد شاملو", "author"), ("آیدا سرکیسیان", "author"), ("فرشید مثقالی", "illustrator")]),
    ("مترجمان مهدی سحابی و سروش حبیبی", [("مهدی سحابی", "translator"), ("سروش حبیبی", "translator")]),
    ("by Jane Doe ; edited by Patty O'Furniture.", [("Jane Doe", "author"), ("Patty O'Furniture", "editor")]),
])
def test_a_statement_of_responsibility_names_people_and_their_parts(statement, told):
    assert [(one.name, one.role) for one in people_in_statement(statement)] == told


def test_a_missing_role_is_found_in_the_statement():
    found = [Person(name="پائولو کوئیلو"), Person(name="گیتی خوشدل", role="")]
    assert with_statement(found, "پائولو کوئیلو؛ ترجمه گیتی خوشدل")[1].role == "translator"


def test_a_foreign_heading_gives_way_to_the_persian_name_the_book_itself_gives():
    found = [Person(name="Dave Eggers"), Person(name="بابک مظلومی", role="translator")]
    told = with_statement(found, "دیو اگرز ؛ مترجم، بابک مظلومی")
    assert [(one.name, one.role) for one in told] == [("دیو اگرز", "author"), ("بابک مظلومی", "translator")]
    assert with_statement([Person(name="Dave Eggers")], "Dave Eggers") == [Person(name="Dave Eggers")]


@pytest.mark.parametrize(("written", "shown", "jalali", "gregorian"), [
    (["1392 [2013 or 2014]."], "۱۳۹۲ / ۲۰۱۳–۲۰۱۴", 1392, 2013), (["۱۳۹۱."], "۱۳۹۱", 1391, None),
    (["2015."], "۲۰۱۵", None, 2015),
    (["pāyīz 1393 [2014]"], "۱۳۹۳ / ۲۰۱۴", 1393, 2014), (["١٣٨٣"], "۱۳۸۳", 1383, None),
    (["۱۳۳۵ ق."], "۱۳۳۵ ق", None, None),
    (["۲۵۳۵"], "۲۵۳۵", 1355, None), (["[بی‌تا]"], "", None, None), (["[99--?]"], "", None, None),
    (["13921"], "", None, None),
])
def test_years_of_both_calendars_stand_side_by_side(written, shown, jalali, gregorian):
    found = years(written, persian=True)
    assert (found.text, found.jalali, found.gregorian, found.clash) == (shown, jalali, gregorian, False)


def test_two_years_that_cannot_be_of_one_book_are_noticed():
    assert years(["1384 [2015 or 2016]."], persian=True).clash


@pytest.mark.parametrize(("written", "number", "code"), [
    ("9789649887494", "9789649887494", None), ("978-600-8534-96-9", "9786008534969", None),
    ("۹۷۸-۶۰۰-۸۵۳۴-۹۶-۹", "9786008534969", None),
    ("9649887490", "9789649887494", None), ("9789644164590.0", "9789644164590", None),
    ("978 964 446 333 4", "9789644463334", None),
    ("25000 ریال: 978-964-446-333-4", "9789644463334", None), ("978-964-446-333-4 25000 ریال", "9789644463334", None),
    ("9-96-8534-600-978", "9786008534969", "isbn-reversed"), ("471383147", "9780471383147", "isbn-zero"),
    ("9789674013713", "", "isbn-invalid"), ("98668", "", "isbn-invalid"), ("9.78601E+12", "", "isbn-digits-lost"),
    ("نامشخص", "", None),
])
def test_an_isbn_is_right_or_mended_or_named_as_wrong(written, number, code):
    found = isbns([written], "here")
    assert found.chosen == number
    assert [problem.code for problem in found.problems] == ([code] if code else [])


def test_the_isbn_of_the_volume_wins_over_that_of_the_set():
    texts = ["9789644463334 (دوره)", "9786008534969 (ج. ۲)", "9786002201966 (ج. ۱)"]
    assert isbns(texts, "here", "تاریخ ایران، جلد ۲").chosen == "9786008534969"
    assert isbns(texts[:1] + texts[2:], "here", "تاریخ ایران").chosen == "9786002201966"
    assert isbns(texts, "here").valid == ("9789644463334", "9786008534969", "9786002201966")


@given(some.text("0123456789X-", min_size=8, max_size=17))
def test_an_isbn_is_taken_as_valid_exactly_when_python_stdnum_says_so(written):
    run = written.replace("-", "")
    assert bool(thirteen(written)) == (len(run) in (10, 13) and standard.is_valid(run))


def test_languages_are_known_by_code_name_and_letters():
    assert {language_code(told) for told in ("per", "فارسی", "fas", "زبان فارسی")} == {"fa"}
    assert language_code("زبان انگلیسی - خودآموز") == "en"
    assert language_seen("تاريخ بيهقي") == "fa"
    assert language_seen("الحياة الشعبية في رسوم ناجي") == "ar"
    assert language_seen("اردو کے ٹائپ") == "ur"
    assert language_seen("History") == ""


def test_a_summary_loses_its_markup_and_keeps_its_paragraphs():
    assert paragraphs("<p>یک &amp; دو</p><p>سه<script>x()</script></p>\n\n چهار") == "یک & دو\nسه\nچهار"


def test_twice_decoded_persian_is_mended():
    word = "کتاب‌های تاریخ"
    for codec in ("cp1252", "cp1256", "latin-1"):
        try:
            mangled = word.encode().decode(codec)
        except UnicodeDecodeError:
            continue
        assert unmangled(mangled) == word
    assert unmangled("طاقچه") == "طاقچه"
