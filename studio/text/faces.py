"""Turn `fonts/<family>/family.toml` and the user's own font files into families and faces.

Text is set in these fonts only, never in whatever a system happens to have: the same design must look the same
everywhere, and a letter no face can draw must be named instead of borrowed.
"""

import difflib
import logging
import re
import struct
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Literal

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont, TTLibError

from studio.errors import InputFault, Problem, input_fault
from studio.resources import fonts

Style = Literal["sans", "naskh", "nastaliq", "kufi", "display", "hand"]

LARGEST = 30 * 1024 * 1024  # bytes of a user's font file; the largest family of Persian fonts we know is under 3 MB
_MAGIC = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_OTHER = {b"ttcf": "a collection of several fonts", b"wOFF": "a web font (WOFF)", b"wOF2": "a web font (WOFF2)"}
logging.getLogger("fontTools").addHandler(logging.NullHandler())  # its remarks are for makers of fonts

# What fontTools raises for bytes that lie about themselves; it promises no single type.
_BROKEN = (
    TTLibError, struct.error, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError,
    RuntimeError, TypeError, ValueError,
)


@dataclass(frozen=True, kw_only=True)
class Face:
    """One font file: its family's id, CSS weight (100–900), path and units per em."""

    family: str
    weight: int
    file: str
    units: int


@dataclass(frozen=True, kw_only=True)
class Family:
    """A family of faces, lightest first. Names are for people, `id` is what documents hold.

    `line_height` is in em; so are `ink_above` and `ink_below`, the furthest ink from the baseline over a list of
    Persian words in any of its faces (an added font: its own ascent and descent). `kashida` says whether a tatweel
    draws and joins (it does nothing in Noto Nastaliq Urdu), `latin` whether there are Latin letters, `digits` which
    digits suit it ("fa"), `own` whether the user added it;
    `licence` is an SPDX id with its text in `licence_file`, both empty for the user's own.
    """

    id: str
    name: str
    name_fa: str
    style: Style
    line_height: float
    kashida: bool
    latin: bool
    ink_above: float
    ink_below: float
    faces: tuple[Face, ...]
    digits: str = "fa"
    version: str = ""
    source: str = ""
    licence: str = ""
    licence_file: str = ""
    own: bool = False


_own: dict[str, Family] = {}


def families() -> tuple[Family, ...]:
    """All families: the shipped ones by id, then the user's own by id."""
    return (*_shipped().values(), *(_own[name] for name in sorted(_own)))


def family(name: str) -> Family:
    """The family with the id `name`. Raises InputFault naming the nearest ones when there is none."""
    known = _shipped() | _own
    if name in known:
        return known[name]
    near = _near(name, known)
    hint = f"did you mean {' or '.join(near)}?" if near else f"families: {', '.join(known)}"
    hint_fa = f"شاید {' یا '.join(known[one].name_fa for one in near)}؟" if near else "از فهرست قلم‌ها یکی را برگزینید"
    raise input_fault(
        "font", f"there is no font family {name!r}", hint, code="font-unknown",
        what_fa=f"قلم «{name}» نیست", hint_fa=hint_fa,
    )


def face(name: str, weight: int = 400) -> Face:
    """The face of family `name` nearest to `weight`. Raises InputFault for an unknown family.

    Nearest as in CSS Fonts 4, "font style matching" (https://www.w3.org/TR/css-fonts-4/#font-style-matching): 400 and
    500 stand in for each other, below that lighter faces come first, above it bolder ones.
    """
    return min(family(name).faces, key=lambda one: _distance(one.weight, weight))


def add_font(path: Path) -> Family:
    """Register a user's TTF or OTF for this process and return its family, with the faces added so far.

    The file stays where it is. A face of the same family and weight is replaced. Raises InputFault for anything that
    is no single readable font of at most 30 MB, and for a family that is shipped.
    """
    with opened(path) as font:
        added = _family_of(font, path)
    if added.id in _shipped():
        raise input_fault(
            path.name, f"{added.name} is already here", "choose it from the list", code="font-shipped",
            what_fa=f"«{added.name}» از پیش هست", hint_fa="آن را از فهرست برگزینید",
        )
    _own[added.id] = _joined(_own.get(added.id), added)
    return _own[added.id]


def add_folder(folder: Path) -> tuple[Problem, ...]:
    """Register every TTF and OTF in `folder` (the user's fonts); return a problem for each that cannot be used."""
    problems = []
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() not in (".ttf", ".otf"):
            continue
        try:
            add_font(path)
        except InputFault as fault:
            problems.append(fault.problem)
    return tuple(problems)


def forget_added() -> None:
    """Forget every font added in this process."""
    _own.clear()


@cache
def _shipped() -> dict[str, Family]:
    found = (_load(path) for path in sorted(fonts().glob("*/family.toml")))
    return {one.id: one for one in found}


def _load(path: Path) -> Family:
    """One family.toml. Its faults are ours and raise."""
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = sorted(data.pop("face"), key=lambda entry: entry["weight"])
    data.pop("changes", None)
    data["licence_file"] = str(path.parent / data["licence_file"])
    faces = tuple(
        Face(family=data["id"], weight=one["weight"], file=str(path.parent / one["file"]), units=one["units"])
        for one in entries
    )
    return Family(**data, faces=faces)


def _near(name: str, known: dict[str, Family]) -> list[str]:
    """At most two ids whose id or name resembles `name`."""
    ids = {word.casefold(): one.id for one in known.values() for word in (one.id, one.name, one.name_fa)}
    close = difflib.get_close_matches(name.casefold(), ids, n=4, cutoff=0.6)
    return list(dict.fromkeys(ids[word] for word in close))[:2]


def _distance(weight: int, wanted: int) -> tuple[int, int]:
    """How far `weight` is from `wanted`: first which group CSS looks through, then how far in it."""
    middle = 400 <= wanted <= 500
    if middle and wanted <= weight <= 500:
        return 0, weight - wanted
    lighter = weight <= wanted
    first = lighter if wanted <= 500 else not lighter or weight == wanted
    return (1 if first else 2), abs(weight - wanted)


def _joined(old: Family | None, new: Family) -> Family:
    """`old` with the faces of `new` put in, `new` winning where weights meet."""
    if old is None:
        return new
    faces = {one.weight: one for one in (*old.faces, *new.faces)}
    return replace(new, faces=tuple(faces[weight] for weight in sorted(faces)))


@contextmanager
def opened(path: Path) -> Iterator[TTFont]:
    """The font at `path`, one TTF or OTF of at most 30 MB, for the block. Raises InputFault for anything else."""
    try:
        with path.open("rb") as file:  # opened here: fontTools leaves a file open that it cannot read
            _check_kind(file, path)
            with TTFont(file, lazy=True) as font:
                yield font
    except OSError as error:
        raise input_fault(
            path.name, f"could not be read: {error.strerror or error}", "choose a font file", code="font-unreadable",
            what_fa="خوانده نشد", hint_fa="یک پروندهٔ قلم برگزینید",
        ) from error
    except _BROKEN as error:
        raise input_fault(
            path.name, "is damaged", "download the font again from its own site", code="font-damaged",
            what_fa="این پروندهٔ قلم آسیب دیده است", hint_fa="قلم را دوباره از وبگاه خودش بگیرید",
        ) from error


def _check_kind(file: BinaryIO, path: Path) -> None:
    """Raise InputFault unless `file` begins like a TTF or OTF and is small enough; leave it at its beginning."""
    if path.stat().st_size > LARGEST:
        raise input_fault(
            path.name, "is larger than 30 MB", "a Persian font is rarely above 3 MB", code="font-too-large",
            what_fa="از ۳۰ مگابایت بزرگ‌تر است", hint_fa="قلم فارسی کمتر از ۳ مگابایت است",
        )
    magic = file.read(4)
    file.seek(0)
    if magic not in _MAGIC:
        raise input_fault(
            path.name, f"is {_OTHER.get(magic, 'no font')}", "use the TTF or OTF file of the font", code="font-kind",
            what_fa="پروندهٔ TTF یا OTF نیست", hint_fa="پروندهٔ TTF یا OTF همان قلم را برگزینید",
        )


def _family_of(font: TTFont, path: Path) -> Family:
    """The family of one user's font, its measures guessed from the font's own tables."""
    units, codes = font["head"].unitsPerEm, font.getBestCmap()
    if not codes or not 16 <= units <= 16384 or not ("glyf" in font or "CFF " in font or "CFF2" in font):
        raise TTLibError("no characters or no outlines")
    name = _name(font) or path.stem
    above, below = _reach(font)
    # Nothing else hangs its words that deep (Noto Nastaliq Urdu: 2.5).
    nastaliq = (font["hhea"].ascent - font["hhea"].descent) / units >= 2.2
    ident = re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "font"
    return Family(
        id=ident, name=name, name_fa=name, own=True,
        style="nastaliq" if nastaliq else "naskh", line_height=2.4 if nastaliq else 1.6,
        kashida=_tatweel_joins(font, codes), latin=ord("a") in codes,
        ink_above=above, ink_below=below,
        faces=(Face(family=ident, weight=_weight(font), file=str(path.resolve()), units=units),),
    )


def _reach(font: TTFont) -> tuple[float, float]:
    """How far a font says its ink reaches above and below the baseline, in em: the farther of its two opinions."""
    line, win, units = font["hhea"], font.get("OS/2"), font["head"].unitsPerEm
    above = max(line.ascent, win.usWinAscent if win else 0)
    below = max(-line.descent, win.usWinDescent if win else 0)
    return round(above / units, 3), round(below / units, 3)


def _name(font: TTFont) -> str:
    """The typographic family name, else the plain one, without signs that would break a line of a list."""
    record = font["name"].getBestFamilyName() or ""
    return re.sub(r"[\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", record).strip()[:60]


def _weight(font: TTFont) -> int:
    """`usWeightClass` as a CSS weight; some old fonts count 1 to 9."""
    weight = font["OS/2"].usWeightClass if "OS/2" in font else 400
    return min(900, max(100, weight * 100 if weight < 10 else weight))


def _tatweel_joins(font: TTFont, codes: dict[int, str]) -> bool:
    """Whether U+0640 has ink across its whole advance, so that it lengthens a join without a gap."""
    glyph = codes.get(0x0640)
    if glyph is None:
        return False
    advance = font["hmtx"][glyph][0]
    shapes = font.getGlyphSet()
    pen = BoundsPen(shapes)
    shapes[glyph].draw(pen)
    slack = font["head"].unitsPerEm / 100
    return pen.bounds is not None and advance > slack and pen.bounds[0] <= slack and pen.bounds[2] >= advance - slack
