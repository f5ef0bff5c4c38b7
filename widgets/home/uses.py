"""Turn "what are you making?" into the templates that make it, by the words templates are found by."""

from dataclasses import dataclass

from studio.letters import search_key
from widgets.home.cards import Card
from widgets.words import tr


@dataclass(frozen=True, kw_only=True)
class Use:
    """One thing a library makes. A card belongs to it when one of its key words is, or holds, one of `words`."""

    id: str
    text: str
    icon: str
    words: tuple[str, ...] = ()

    def holds(self, card: Card) -> bool:
        """Whether `card` makes this."""
        if not self.words:
            return True
        keys = {search_key(word) for word in (*card.keywords, card.name, card.name_fa)}
        return any(search_key(word) in key for word in self.words for key in keys)


def uses() -> tuple[Use, ...]:
    """What libraries make, the commonest first; the first one is everything."""
    return (
        Use(id="all", text=tr("Everything"), icon="layout-grid"),
        Use(id="book", text=tr("Introduce a book"), icon="book", words=("معرفی کتاب", "کتاب صوتی")),
        Use(id="new", text=tr("New arrivals"), icon="books", words=("تازه", "فهرست کتاب", "قفسه", "پرامانت")),
        Use(id="quote", text=tr("A saying or poem"), icon="quote", words=("جمله", "نقل قول", "شعر", "بریده", "سخن")),
        Use(id="event", text=tr("An event"), icon="calendar-event",
            words=("رویداد", "نشست", "کارگاه", "نمایشگاه", "باشگاه", "دیدار", "وبینار", "مسابقه", "قصه")),
        Use(id="notice", text=tr("A notice"), icon="speakerphone",
            words=("اطلاعیه", "ساعت", "تعطیل", "فوری", "اعلان", "عضویت")),
        Use(id="service", text=tr("A service"), icon="heart-handshake",
            words=("خدمت", "خدمات", "پایگاه", "امانت", "رزرو", "کتابدار", "سالن مطالعه")),
        Use(id="learn", text=tr("Teach something"), icon="bulb",
            words=("آموزش", "راهنما", "گام", "مرحله", "آیا می‌دانستید", "واژه", "باور", "مقایسه", "چگونه")),
        Use(id="numbers", text=tr("Numbers"), icon="chart-bar",
            words=("آمار", "گزارش", "نمودار", "عدد", "رتبه", "اینفوگرافیک")),
        Use(id="occasion", text=tr("An occasion"), icon="confetti",
            words=("مناسبت", "هفته کتاب", "یلدا", "نوروز", "تبریک", "زادروز", "تولد", "سپاس", "یادبود", "سوگ")),
        Use(id="ask", text=tr("Ask readers"), icon="message-circle-question",
            words=("نظرسنجی", "پرسش", "چالش", "این یا آن", "بینگو")),
        Use(id="research", text=tr("Research"), icon="school", words=("پایان‌نامه", "مقاله", "پژوهش", "پوستر", "نشریه")),
    )
