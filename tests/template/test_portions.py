"""Long words come in portions that can be read one at a time."""

from studio.content import Book, Words
from studio.document.model import Box, Document, Page, Picture, Text
from studio.template import Slot, Template, fill, page_count
from studio.template.facts import TemplateForm
from studio.template.portions import portions

POEM = "بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند\nچو عضوی به درد آورد روزگار\nدگر عضوها را نماند قرار"
PROSE = ("کتابدار نگهبان این خانه نیست، همسایه‌ای است که راه را بلد است و چراغ را روشن نگه می‌دارد تا هر کس، "
         "از هر کوچه‌ای که آمده، جایی برای نشستن پیدا کند. شهری که کتابخانه دارد، به فردای خود امید دارد.")


def test_a_poem_comes_a_couplet_at_a_time():
    assert [part.split("\n") for part in portions(POEM)] == [POEM.split("\n")[:2], POEM.split("\n")[2:]]


def test_prose_comes_a_few_words_at_a_time_and_nothing_is_lost_but_commas():
    parts = portions(PROSE)
    assert len(parts) > 2 and all(len(part.split()) <= 22 for part in parts)
    assert " ".join(parts).replace("،", "").split() == PROSE.replace("،", "").split()


def test_short_sentences_stay_together_and_quotation_marks_and_initials_whole():
    assert portions("آمد. دید. رفت.") == ("آمد. دید. رفت.",)
    long = ("He said “this is where all of our stories begin, in the very kitchen of the house.” "
            "Then M. R. Shafiei spoke at length.")
    assert portions(long)[0].endswith("house.”") and portions(long)[1].startswith("Then M. R.")
    assert portions("") == ()


def test_a_long_clause_without_a_comma_is_parted_before_a_joining_word():
    clause = ("ما آن روز به کتابخانه رفتیم و کتاب‌هایی را که ماه‌ها منتظرشان بودیم از قفسه برداشتیم "
              "و تا شب همان‌جا نشستیم که آن‌ها را با هم بخوانیم")
    assert len(portions(clause)) == 2 and portions(clause)[1].split()[0] in ("و", "که", "تا")


def _template(takes="words", **more):
    pages = (Page(id="first", layers=(Text(text="{title}"),)), *more.pop("pages"))
    facts = TemplateForm(takes=takes, most=30, slots={"text": Slot(kind="long"), "place": Slot()})
    return Template(facts=facts, document=Document(pages=pages), folder=None)


def test_a_page_repeats_for_each_portion_up_to_its_most():
    source = _template(pages=(Page(id="part", repeat="text.parts", most=3, layers=(Text(text="{part}"),)),))
    words = Words(values={"title": "شعر", "text": POEM})
    pages = fill(source, [words], {}).pages
    assert [page.layers[0].text for page in pages[1:]] == list(portions(POEM))
    longer = Words(values={"title": "شعر", "text": f"{POEM}\n{POEM}"})
    assert len(fill(source, [longer], {}).pages) == page_count(source, [longer]) == 4


def test_a_page_without_its_slot_is_left_out():
    source = _template(pages=(Page(needs="place", layers=(Text(text="{place}"),)),
                              Page(unless="place", layers=(Text(text="بیایید"),))))
    said, unsaid = Words(values={"title": "شعر", "place": "تالار"}), Words(values={"title": "شعر"})
    assert [fill(source, [one], {}).pages[1].layers[0].text for one in (said, unsaid)] == ["تالار", "بیایید"]
    assert page_count(source, [said]) == page_count(source, [unsaid]) == 2


def test_books_come_three_on_a_shelf():
    cover = Picture(source="{cover}", designed=True, title="{title}")
    shelf = Page(repeat="shelves", layers=(Box(repeat="books", children=(cover,)),))
    books = [Book(title=f"کتاب {number}") for number in range(7)]
    pages = fill(_template("books", pages=(shelf,)), books, {}).pages[1:]
    assert [len(page.layers[0].children) for page in pages] == [3, 2, 2]
