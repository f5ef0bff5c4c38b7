"""Turn a few colours into a palette in which every text can be read.

Hues are kept and lightness is moved, in OKLCH (`studio.oklab`).
Ratios are those of WCAG 2.2: 4.5 for text, 3.0 for large text and signs.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from studio import resources
from studio.errors import Problem, input_fault
from studio.letters import persian_digits
from studio.oklab import distance, from_oklch, oklch, shade
from studio.tables import TEXT, Rule, kept, meant, nearest, read_table
from studio.values import WHITE, Colour

TEXT_RATIO = 4.5
LARGE_RATIO = 3.0
NEAR_BLACK = Colour(5, 5, 5)  # the lightest black on or under which every colour has a partner of 4.5 in white or in it
GREY = 0.03  # below this chroma a colour reads as grey
_GOLD = Colour.parse("#e0a458")
_TEAL = Colour.parse("#2f6f6b")

ROLES_FA: Mapping[str, str] = {
    "ground": "زمینه", "surface": "سطح", "ink": "متن", "muted": "متن کم‌رنگ", "accent": "رنگ اصلی",
    "accent-2": "رنگ دوم",
}
ROLES = tuple(ROLES_FA)
DERIVED = ("on-accent", "on-accent-2", "accent-text", "accent-2-text", "hairline")


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Six colours by what they are for, and those that follow from them.

    `ground` is the page, `surface` a panel on it, `ink` the text, `muted` the lesser text; `accent` is for large type,
    rules, buttons and bands, `accent_2` for fills and small signs only. `id` is empty for a palette without a name.
    """

    ground: Colour
    surface: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    accent_2: Colour
    id: str = ""
    name: str = ""
    name_fa: str = ""

    @property
    def is_dark(self) -> bool:
        """Whether the text is lighter than the page."""
        return self.ink.luminance > self.ground.luminance

    @property
    def on_accent(self) -> Colour:
        """The colour for text on `accent`."""
        return self.on(self.accent)

    @property
    def on_accent_2(self) -> Colour:
        """The colour for text on `accent_2`."""
        return self.on(self.accent_2)

    @property
    def accent_text(self) -> Colour:
        """`accent`, moved just so far that small text in it can be read on ground and surface."""
        return self._readable_here(self.accent)

    @property
    def accent_2_text(self) -> Colour:
        """`accent_2`, moved the same way."""
        return self._readable_here(self.accent_2)

    @property
    def hairline(self) -> Colour:
        """A thin line that parts things without being looked at."""
        return self.ground.mixed(self.ink, 0.16)

    def on(self, fill: Colour, least: float = TEXT_RATIO) -> Colour:
        """The colour for text on `fill`: the palette's ink or ground if one has a contrast of `least`, else white or
        near-black."""
        own = _best(fill, (self.ink, self.ground))
        return own if own.contrast(fill) >= least else _best(fill, (own, WHITE, NEAR_BLACK))

    def role(self, name: str) -> Colour:
        """The colour of a role in ROLES or DERIVED, as templates name it. Raises InputFault for another name."""
        if name not in ROLES + DERIVED:
            known = ROLES + DERIVED
            hint, hint_fa = meant(nearest(name, known), f"roles: {', '.join(known)}", f"نقش‌ها: {'، '.join(known)}")
            raise input_fault(
                name, "no such colour role", hint, code="no-role", what_fa="چنین نقشی برای رنگ نیست", hint_fa=hint_fa,
            )
        return getattr(self, name.replace("-", "_"))

    def _readable_here(self, colour: Colour) -> Colour:
        return _readable_on_both(colour, self.ground, self.surface, TEXT_RATIO)


@dataclass(frozen=True, kw_only=True)
class Palettes:
    """The named palettes in showing order."""

    palettes: tuple[Palette, ...]

    def __iter__(self) -> Iterator[Palette]:
        return iter(self.palettes)

    def palette(self, name: str) -> Palette:
        """The palette with the id or the Persian name `name`. Raises InputFault with the nearest id."""
        for palette in self.palettes:
            if name in (palette.id, palette.name_fa):
                return palette
        ids = [palette.id for palette in self.palettes]
        hint, hint_fa = meant(nearest(name, ids), f"palettes: {', '.join(ids)}", f"رنگ‌بندی‌ها: {'، '.join(ids)}")
        raise input_fault(
            name, "no such palette", hint, code="no-palette", what_fa="چنین رنگ‌بندی‌ای نیست", hint_fa=hint_fa,
        )


# Files


@cache
def load_palettes() -> Palettes:
    """Every palette in assets/palettes. A fault in one of them is ours and raises."""
    problems: list[Problem] = []
    palettes = [
        palette_from_table(name, form, path.name, problems)
        for path in sorted(resources.asset("palettes").glob("*.toml"))
        for name, form in read_table(path).items()
    ]
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    return Palettes(palettes=tuple(filter(None, palettes)))


def _is_colour(value: Any) -> bool:
    try:
        return isinstance(value, str) and Colour.parse(value).alpha == 1
    except ValueError:
        return False


_COLOUR = Rule(_is_colour, "a colour like #0e7c86", "رنگی مانند ‎#0e7c86‎")
ROLE_RULES: Mapping[str, Rule] = dict.fromkeys(ROLES, _COLOUR)


def palette_from_table(name: str, form: Any, where: str, problems: list[Problem]) -> Palette | None:
    """The palette that `form` describes by role. Ground, ink and accent must be there, the others follow from them.

    What cannot be used and what cannot be read becomes a Problem; returns None when too little is left.
    """
    form = form if isinstance(form, dict) else {}
    good = kept(form, {"name": TEXT, "name_fa": TEXT, **ROLE_RULES}, where, problems)
    if not {"ground", "ink", "accent"} <= good.keys():
        problems.append(
            Problem(
                where=where, what="is no palette: it needs at least ground, ink and accent", level="error",
                hint='a line looks like: ink = "#12343b"', code="bad-palette",
                what_fa="رنگ‌بندی دست‌کم به ground و ink و accent نیاز دارد",
                hint_fa='هر سطر چنین است: ink = "#12343b"',
            )
        )
        return None
    colours = {role: Colour.parse(good[role]) for role in ROLES if role in good}
    palette = _completed(name, good.get("name", name), good.get("name_fa", good.get("name", name)), colours)
    problems += check(palette, where)
    return palette


def _completed(name: str, words: str, words_fa: str, colours: Mapping[str, Colour]) -> Palette:
    ground, ink, accent = (colours[role] for role in ("ground", "ink", "accent"))
    surface = colours.get("surface", _surface(ground, ink))
    return Palette(
        id=name, name=words, name_fa=words_fa, ground=ground, surface=surface, ink=ink, accent=accent,
        muted=colours.get("muted", _muted(ground, surface, ink)), accent_2=colours.get("accent-2", shade(accent, 0.15)),
    )


def palette_table(palette: Palette) -> dict[str, str]:
    """The form of `palette` in a file: its names and the colour of each role."""
    names = {"name": palette.name, "name_fa": palette.name_fa}
    return {key: text for key, text in names.items() if text} | {role: palette.role(role).hex() for role in ROLES}


# Reading


def check(palette: Palette, where: str = "") -> tuple[Problem, ...]:
    """What cannot be read on ground or surface (ink and muted under 4.5, accent under 3.0); accent-2 lost in ground."""
    wanted = (("ink", TEXT_RATIO), ("muted", TEXT_RATIO), ("accent", LARGE_RATIO))
    faint = [
        _faint(where or palette.id, role, behind, least, palette.role(role).contrast(palette.role(behind)))
        for role, least in wanted
        for behind in ("ground", "surface")
        if palette.role(role).contrast(palette.role(behind)) < least
    ]
    lost = palette.accent_2.contrast(palette.ground)
    return (*faint, *([_faint(where or palette.id, "accent-2", "ground", 1.2, lost)] if lost < 1.2 else []))


def _faint(where: str, role: str, behind: str, least: float, found: float) -> Problem:
    return Problem(
        where=where, what=f"{role} on {behind} has a contrast of {found:.1f}", hint=f"at least {least} is needed",
        what_fa=f"تباین «{ROLES_FA[role]}» روی «{ROLES_FA[behind]}» فقط {_number_fa(found)} است",
        hint_fa=f"دست‌کم {_number_fa(least)} لازم است", code="low-contrast",
    )


def _number_fa(number: float) -> str:
    return persian_digits(f"{number:.1f}").replace(".", "٫")


@lru_cache(maxsize=4096)
def readable(colour: Colour, on: Colour, ratio: float = TEXT_RATIO) -> Colour:
    """The colour of the same hue nearest to `colour` whose contrast to `on` is at least `ratio`.

    Where no lightness reaches the ratio, the better of white and black. Alpha is kept and not looked at.
    """
    if colour.contrast(on) >= ratio:
        return colour
    light, chroma, hue = oklch(colour)
    found = [end for end in (_moved(light, chroma, hue, on, ratio, goal) for goal in (0.0, 1.0)) if end]
    near = min(found, key=lambda one: distance(one, colour), default=_best(on, (WHITE, Colour(0, 0, 0))))
    return Colour(near.red, near.green, near.blue, colour.alpha)


def _moved(light: float, chroma: float, hue: float, on: Colour, ratio: float, goal: float) -> Colour | None:
    """The first colour on the way from lightness `light` to `goal` that has the ratio; None when `goal` has not."""
    if from_oklch(goal, chroma, hue).contrast(on) < ratio:
        return None
    near, far = light, goal
    while abs(far - near) > 0.001:
        middle = (near + far) / 2
        near, far = (near, middle) if from_oklch(middle, chroma, hue).contrast(on) >= ratio else (middle, far)
    return from_oklch(far, chroma, hue)


def _readable_on_both(colour: Colour, ground: Colour, surface: Colour, ratio: float) -> Colour:
    """Readable on both, when they are both light or both dark."""
    harder = min((ground, surface), key=lambda behind: colour.contrast(behind))
    first = readable(colour, harder, ratio)
    return readable(first, surface if harder is ground else ground, ratio)


def _best(on: Colour, choices: Sequence[Colour]) -> Colour:
    return max(choices, key=lambda one: one.contrast(on))


# Making


def palette_from_colours(colours: Sequence[Colour]) -> Palette:
    """A whole palette in which everything can be read, from one to three brand colours, the most important first.

    The first colour with a hue is the accent, the next one accent-2, the third (else the first) tints page and ink.
    An accent too faint for large type is moved in lightness and, when it is the only one, stays itself as accent-2.
    Raises ValueError without any colour.
    """
    if not colours:
        raise ValueError("a palette needs a colour")
    given = sorted(dict.fromkeys(colours[:3]), key=lambda one: oklch(one)[1] < GREY)
    main = given[0]
    hue_of_page, chroma = oklch(given[2] if len(given) > 2 else main)[2], oklch(main)[1]
    ground = from_oklch(0.97, min(chroma, 0.011), hue_of_page)
    ink = from_oklch(0.27, min(chroma, 0.045), hue_of_page)
    accent = _readable_on_both(main, ground, WHITE, LARGE_RATIO)
    return Palette(
        ground=ground, surface=WHITE, ink=ink, muted=_muted(ground, WHITE, ink),
        accent=accent, accent_2=_visible(given[1] if len(given) > 1 else _companion(main, accent), ground),
    )


def _companion(main: Colour, accent: Colour) -> Colour:
    """The brand colour itself when the accent had to go far from it, else gold, or teal beside gold."""
    if distance(main, accent) > 0.1:
        return main
    _, chroma, hue = oklch(main)
    if chroma < GREY:
        return shade(main, 0.3)
    gold_hue = oklch(_GOLD)[2]
    return _TEAL if abs(math.remainder(hue - gold_hue, math.tau)) < math.radians(45) else _GOLD


def _visible(colour: Colour, ground: Colour) -> Colour:
    return readable(colour, ground, 1.3)


def _muted(ground: Colour, surface: Colour, ink: Colour) -> Colour:
    """The lesser text: ink on its way to the ground, as far as it can be read well."""
    return _readable_on_both(ink.mixed(ground, 0.4), ground, surface, 4.7)


def _surface(ground: Colour, ink: Colour) -> Colour:
    """A panel that lifts off the ground: white on a light page, a step lighter on a dark one."""
    return WHITE if ink.luminance < ground.luminance else shade(ground, 0.06)
