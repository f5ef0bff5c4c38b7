"""Turn "what are you making?" into the templates that make it, by the words templates are found by."""

from dataclasses import dataclass
from functools import cache

from widgets.home.cards import OWN, Card, folded
from widgets.words import tr


@dataclass(frozen=True, kw_only=True)
class Use:
    """One thing a library makes. A card belongs to it when one of its key words is one of `words`, or has it in it as
    a whole word."""

    id: str
    text: str
    icon: str
    words: tuple[str, ...] = ()

    def holds(self, card: Card) -> bool:
        """Whether `card` makes this."""
        said = card.words
        return not self.words or any(key in said for key in _keys(self.words))


def uses() -> tuple[Use, ...]:
    """What libraries make, the commonest first; the first one is everything."""
    return (
        Use(id="all", text=tr("Everything"), icon="layout-grid"),
        Use(id="own", text=tr("My templates"), icon="heart", words=OWN),
        Use(id="book", text=tr("Introduce a book"), icon="book",
            words=("معرفی کتاب", "نقد کتاب", "پیشنهاد کتابدار", "کتاب صوتی", "book review", "rare book", "staff pick")),
        Use(id="new", text=tr("New arrivals"), icon="books",
            words=("تازه‌ها", "تازه‌های کتابخانه", "پرامانت", "new arrivals", "most borrowed",
                   "booklist")),
        Use(id="quote", text=tr("A saying or poem"), icon="quote", words=("نقل قول", "شعر", "سخن", "quote", "poem")),
        Use(id="event", text=tr("An event"), icon="calendar-event",
            words=("رویداد", "نشست", "کارگاه", "نمایشگاه", "باشگاه", "دیدار", "وبینار", "مسابقه", "قصه‌گویی", "برنامه",
                   "event", "workshop", "exhibition", "webinar", "contest", "live", "invitation", "book club")),
        Use(id="notice", text=tr("A notice"), icon="speakerphone",
            words=("اطلاعیه", "ساعت کار", "تعطیلی", "فوری", "اعلان", "عضویت", "notice", "hours", "closure",
                   "membership")),
        Use(id="service", text=tr("A service"), icon="heart-handshake",
            words=("خدمت", "خدمات", "پایگاه", "رزرو", "پرسش از کتابدار", "service", "database", "catalogue", "opac",
                   "ask a librarian")),
        Use(id="learn", text=tr("Teach something"), icon="bulb",
            words=("آموزش", "راهنما", "گام‌به‌گام", "چک‌لیست", "واژه‌نامه", "مقایسه", "how to", "steps", "checklist",
                   "glossary", "myth", "did you know", "comparison", "process", "venn")),
        Use(id="numbers", text=tr("Numbers and charts"), icon="chart-bar",
            words=("آمار", "گزارش", "نمودار", "نقشه", "infographic", "statistics", "report")),
        Use(id="teaser", text=tr("A teaser"), icon="movie", words=("تیزر", "teaser")),
        Use(id="occasion", text=tr("An occasion"), icon="confetti",
            words=("مناسبت", "یلدا", "نوروز", "تبریک", "زادروز", "سپاس", "occasion", "birthday", "thank you", "recap")),
        Use(id="ask", text=tr("Ask readers"), icon="message-circle-question",
            words=("نظرسنجی", "پرسش هفته", "چالش", "این یا آن", "poll", "challenge", "question", "bingo", "hashtag")),
        Use(id="research", text=tr("Research"), icon="school",
            words=("پایان‌نامه", "مقاله", "پژوهش", "thesis", "article", "research")),
    )


def by_use(found: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards in the order of what they make: those libraries need most come first."""
    _, *own = uses()

    def place(card: Card) -> tuple[int, str]:
        return next((number for number, use in enumerate(own) if use.holds(card)), len(own)), card.id

    return tuple(sorted(found, key=place))


@cache
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they stand in a card's own."""
    return tuple(f" {folded(word)} " for word in words)
