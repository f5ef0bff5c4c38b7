"""Turn the shipped recipes into a list: each makes a film of a still design in one step."""

from collections.abc import Mapping

from studio.effects.forms import By, Recipe


def _all(effect: str, **others: str) -> Mapping[str, str]:
    """The same effect for everything that is not named among the others. A headline stands from the first frame."""
    kinds = ("text", "card", "cover", "picture", "icon", "code", "shape")
    return {"headline": "settle", **dict.fromkeys(kinds, effect), "chart": "grow", "diagram": "grow", **others}


def _recipe(
    name: str, labels: tuple[str, str], enter: Mapping[str, str], emphasis: Mapping[str, str] | None = None,
    *, transition: str = "fade", **more: float | By,
) -> Recipe:
    return Recipe(name=name, label=labels[0], label_fa=labels[1], enter=enter, transition=transition,
                  emphasis={"photo": "closer"} | dict(emphasis or {}), **more)


RECIPES = (
    _recipe("calm", ("Calm", "آرام"), _all("fade", cover="rise", card="rise"), apart=0.14),
    _recipe("rise", ("Rising lines", "برآمدن سطرها"), _all("rise", code="pop", icon="pop"), transition="rise"),
    _recipe("slide", ("From the right", "از راست به چپ"), _all("slide", cover="fly", code="fade"), transition="push"),
    _recipe("words", ("Word by word", "کلمه به کلمه"), _all("rise", text="words", cover="zoom"), apart=0.1),
    _recipe("typewriter", ("Typewriter", "ماشین تحریر"),
            _all("fade", headline="type", text="type", cover="rise", card="rise"), transition="none"),
    _recipe("pop", ("Playful", "شاد و پرجنب‌وجوش"), _all("pop", text="rise", cover="spring", card="spring"),
            {"code": "beat"}, transition="iris"),
    _recipe("unveil", ("Unveiling", "پرده‌برداری"), _all("unveil", cover="raise", code="fade", icon="fade"),
            transition="wipe"),
    _recipe("book", ("Opening book", "ورق زدن کتاب"), _all("rise", cover="open", card="open"), {"cover": "none"},
            transition="page"),
    _recipe("shelf", ("Bookshelf", "قفسهٔ کتاب"), _all("rise", cover="shelf", card="shelf"), transition="push"),
    _recipe("photo", ("Living photo", "عکس زنده"), _all("fade", text="rise"), {"photo": "closer", "picture": "none"},
            transition="fade", apart=0.14),
    _recipe("pan", ("Across the photo", "گذر از روی عکس"), _all("slide", cover="rise"), {"photo": "pan"},
            transition="cover"),
    _recipe("highlight", ("Highlighter", "نشان‌گذار"), _all("fade", text="rise"), {"headline": "highlight"},
            transition="cover"),
    _recipe("karaoke", ("Read along", "هم‌خوانی"), _all("rise", text="fade"), {"headline": "karaoke"},
            transition="fade"),
    _recipe("numbers", ("Counting numbers", "شمارش اعداد"),
            _all("rise", headline="count", number="count", card="rise"), transition="push"),
    _recipe("curtain", ("Curtain", "پرده"), _all("raise", text="rise", code="fade"), transition="curtain"),
    _recipe("deeper", ("Into the depth", "به ژرفا"), _all("zoom", text="fade"), {"code": "pulse"},
            transition="deeper"),
)
