"""Turn the shipped ways of moving into a list: how things enter, are brought out, leave, and how pages change.

Times follow what people find quick yet clear: 300-600 ms, slowing down at the end of an entrance and speeding up at the
beginning of an exit.
"""

from studio.effects.forms import Change, Effect


def _change(what: str, *values: float, **more: object) -> Change:
    return Change(what=what, values=values, **more)


_IN = _change("opacity", 0, 1, easing="out-quad")
_QUICK_IN = _change("opacity", 0, 1, 1, at=(0, 0.5, 1), easing="linear")
_OUT = _change("opacity", 1, 0, easing="in-quad")


def _enter(name: str, label: str, label_fa: str, seconds: float, *changes: Change, **more: object) -> Effect:
    return Effect(name=name, kind="enter", label=label, label_fa=label_fa, seconds=seconds, changes=changes, **more)


ENTERS = (
    _enter("none", "Stands", "ثابت", 0.0),
    _enter("fade", "Fade", "پدیدار شدن", 0.45, _IN),
    _enter("rise", "Rise", "برآمدن", 0.5, _IN, _change("y", 0.045, 0)),
    _enter("drop", "Drop", "فرود", 0.5, _IN, _change("y", -0.045, 0)),
    _enter("slide", "Slide in", "سُر خوردن", 0.5, _IN, _change("x", 0.07, 0)),
    _enter("fly", "Fly in from the edge", "ورود از کنار صفحه", 0.6, _QUICK_IN,
           _change("x", 0.75, 0, of="page", easing="out-quint")),
    _enter("settle", "Settle", "آرام گرفتن", 0.6, _change("scale", 0.965, 1), by="layer"),  # never beyond its place
    _enter("straighten", "Straighten up", "راست ایستادن", 0.6, _change("turn", 5, 0, easing="out-back"),
           _change("scale", 1.05, 1), by="layer"),
    _enter("zoom", "Zoom in", "نزدیک شدن", 0.5, _IN, _change("scale", 0.86, 1)),
    _enter("pop", "Pop", "جهیدن", 0.45, _QUICK_IN, _change("scale", 0.6, 1, easing="out-back")),
    _enter("spring", "Spring", "فنر", 0.6, _QUICK_IN, _change("scale", 0.7, 1, easing="spring")),
    _enter("bounce", "Bounce", "توپ", 0.6, _QUICK_IN, _change("y", -0.12, 0, easing="out-bounce")),
    _enter("turn", "Turn in", "چرخیدن", 0.55, _IN, _change("turn", 7, 0), _change("scale", 0.9, 1)),
    _enter("unveil", "Unveil as one reads", "پرده‌برداری", 0.6, _change("reveal", 0, 1, easing="in-out-cubic")),
    _enter("raise", "Raise the curtain", "بالا رفتن پرده", 0.6,
           _change("reveal", 0, 1, towards="up", easing="in-out-cubic")),
    _enter("doors", "Open from the middle", "باز شدن از میان", 0.6,
           _change("reveal", 0, 1, towards="doors", easing="in-out-cubic")),
    _enter("iris", "Iris", "دایره", 0.6, _change("reveal", 0, 1, towards="circle", easing="in-out-cubic")),
    _enter("open", "Open like a cover", "باز شدن جلد", 0.6, _QUICK_IN,
           _change("scale_x", 0.02, 1, pivot=(0, 0.5), easing="out-back")),
    _enter("stand", "Stand up", "برخاستن", 0.6, _QUICK_IN,
           _change("scale_y", 0.02, 1, pivot=(0.5, 1), easing="out-cubic")),
    _enter("shelf", "Slide onto the shelf", "چیدن در قفسه", 0.6, _QUICK_IN,
           _change("x", 0.6, 0, of="page", easing="out-quart"),
           _change("turn", -4, -4, 0, at=(0, 0.6, 1), pivot=(1, 1), easing="in-out-sine")),
    _enter("words", "Word by word", "کلمه به کلمه", 0.4, _IN, _change("y", 0.03, 0), by="word"),
    _enter("type", "Typewriter", "ماشین تحریر", 0.04, by="cluster", way="type"),
    _enter("count", "Count up", "شمارش", 1.2, _change("opacity", 0, 1, 1, at=(0, 0.25, 1), easing="linear"),
           by="layer", way="count"),
    _enter("countdown", "Count down", "شمارش معکوس", 1.4, _change("opacity", 0, 1, 1, at=(0, 0.15, 1), easing="linear"),
           by="layer", way="count"),
    _enter("grow", "Grow (charts)", "رشد نمودار", 0.6, _IN, way="grow"),
)


def _emphasis(name: str, label: str, label_fa: str, seconds: float, *changes: Change, **more: object) -> Effect:
    return Effect(name=name, kind="emphasis", label=label, label_fa=label_fa, seconds=seconds, changes=changes, **more)


EMPHASES = (
    _emphasis("none", "None", "بی‌تأکید", 0.0),
    _emphasis("pulse", "Pulse", "تپش", 0.6, _change("scale", 1, 1.06, 1, easing="in-out-sine")),
    _emphasis("beat", "Two beats", "دو تپش", 0.9, _change("scale", 1, 1.07, 1, 1.05, 1, easing="in-out-sine")),
    _emphasis("sway", "Sway", "تاب خوردن", 0.8, _change("turn", 0, 2, -1.5, 0.7, 0, easing="in-out-sine")),
    _emphasis("hop", "Hop", "پرش", 0.6, _change("y", 0, -0.018, 0, easing="in-out-quad")),
    _emphasis("flash", "Flash", "چشمک", 0.6, _change("opacity", 1, 0.35, 1, easing="in-out-sine")),
    _emphasis("highlight", "Highlighter", "نشان‌گذاری", 0.6, way="mark", by="line"),
    _emphasis("karaoke", "Karaoke", "هم‌خوانی", 0.0, way="read", by="line"),
    _emphasis("closer", "Slowly closer", "نزدیک شدن آرام", 0.0, _change("scale", 1, 1.12, easing="in-out-sine"),
              way="photo"),
    _emphasis("further", "Slowly further", "دور شدن آرام", 0.0, _change("scale", 1.12, 1, easing="in-out-sine"),
              way="photo"),
    _emphasis("pan", "Pan", "گذر از روی عکس", 0.0, _change("scale", 1.12, 1.12, pivot=(0.5, 0.5)),
              _change("x", -0.055, 0.055, of="box", easing="in-out-sine"), way="photo"),
    _emphasis("tilt", "Tilt", "گذر از بالا به پایین", 0.0, _change("scale", 1.12, 1.12, pivot=(0.5, 0.5)),
              _change("y", 0.055, -0.055, of="box", easing="in-out-sine"), way="photo"),
)


def _exit(name: str, label: str, label_fa: str, seconds: float, *changes: Change) -> Effect:
    return Effect(name=name, kind="exit", label=label, label_fa=label_fa, seconds=seconds, changes=changes)


EXITS = (
    _exit("none", "Stays", "می‌ماند", 0.0),
    _exit("fade", "Fade", "محو شدن", 0.35, _OUT),
    _exit("sink", "Sink", "فرو رفتن", 0.4, _OUT, _change("y", 0, 0.04, easing="in-cubic")),
    _exit("lift", "Lift", "بالا رفتن", 0.4, _OUT, _change("y", 0, -0.04, easing="in-cubic")),
    _exit("slide", "Slide out", "سُر خوردن به بیرون", 0.4, _OUT, _change("x", 0, -0.07, easing="in-cubic")),
    _exit("fly", "Fly out at the edge", "خروج از کنار صفحه", 0.5,
          _change("x", 0, -1, of="page", easing="in-cubic")),
    _exit("shrink", "Shrink", "کوچک شدن", 0.4, _OUT, _change("scale", 1, 0.85, easing="in-cubic")),
    _exit("veil", "Veil as one reads", "پرده افتادن", 0.4,
          _change("reveal", 1, 0, towards="against", easing="in-out-cubic")),
    _exit("close", "Close like a cover", "بسته شدن جلد", 0.4, _OUT,
          _change("scale_x", 1, 0.02, pivot=(0, 0.5), easing="in-cubic")),
)


def _transition(name: str, label: str, label_fa: str, seconds: float, *changes: Change, **more: object) -> Effect:
    return Effect(name=name, kind="transition", label=label, label_fa=label_fa, seconds=seconds, changes=changes,
                  **more)


TRANSITIONS = (
    _transition("none", "Cut", "برش", 0.0),
    _transition("fade", "Dissolve", "درهم محو شدن", 0.5, _change("opacity", 0, 1, easing="in-out-sine")),
    _transition("push", "Push", "رانش", 0.6, _change("x", 1, 0, of="page", easing="in-out-cubic"),
                leaving=(_change("x", 0, -1, of="page", easing="in-out-cubic"),)),
    _transition("cover", "Slide over", "لغزیدن بر روی صفحه", 0.6, _change("x", 1, 0, of="page", easing="out-cubic"),
                leaving=(_change("x", 0, -0.25, of="page", easing="out-cubic"),)),
    _transition("uncover", "Slide away", "کنار رفتن صفحه", 0.6, _change("x", 0.25, 0, of="page", easing="in-out-cubic"),
                leaving=(_change("x", 0, -1, of="page", easing="in-out-cubic"),), old_on_top=True),
    _transition("rise", "Rise over", "برآمدن صفحه", 0.6, _change("y", 1, 0, of="page", easing="out-cubic"),
                leaving=(_change("y", 0, -0.2, of="page", easing="out-cubic"),)),
    _transition("page", "Turn the page", "ورق زدن", 0.7, old_on_top=True, leaf=True, leaving=(
        _change("scale_x", 1, 0.002, pivot=(0, 0.5), easing="in-out-cubic"),
        _change("opacity", 1, 1, 0, at=(0, 0.96, 1), easing="linear"))),
    _transition("wipe", "Wipe as one reads", "پاک شدن", 0.6, _change("reveal", 0, 1, easing="in-out-cubic")),
    _transition("curtain", "Curtain", "پرده", 0.6, _change("reveal", 0, 1, towards="up", easing="in-out-cubic")),
    _transition("doors", "Doors", "درها", 0.6, _change("reveal", 0, 1, towards="doors", easing="in-out-cubic")),
    _transition("iris", "Iris", "دایره", 0.7, _change("reveal", 0, 1, towards="circle", easing="in-out-cubic")),
    _transition("clock", "Clock", "عقربه", 0.8, _change("reveal", 0, 1, towards="sweep", easing="in-out-sine")),
    _transition("deeper", "Zoom through", "فرو رفتن در صفحه", 0.6, _change("opacity", 0, 1, easing="in-out-sine"),
                _change("scale", 0.92, 1), leaving=(_change("scale", 1, 1.12, easing="in-cubic"),)),
)
