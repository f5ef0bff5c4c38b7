"""Turn a font into an answer: which characters it cannot draw, and whether it can set Persian at all."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from studio.errors import Level, Problem
from studio.text.faces import Face, opened

# W3C alreq, appendix "Character usage", column "Fa" (https://www.w3.org/TR/alreq/#h_character_tables)
LETTERS = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
MARKS = "\u064b\u064c\u064d\u0651\u0654\u0670"
EXTRA_LETTERS = "ةۀإٱكىي"  # Arabic words and names, older spelling
EXTRA_MARKS = "\u064e\u064f\u0650\u0652\u0653\u0655"
DIGITS = "۰۱۲۳۴۵۶۷۸۹"
PUNCTUATION = "،؛؟«»…٪٫٬.:!()-–"

# Joining types of those letters: Unicode ArabicShaping.txt, R and D. ء joins nothing.
_JOINING_RIGHT = "آأؤادذرزژو"
_JOINING_BOTH = "ئبپتثجچحخسشصضطظعغفقکگلمنهی"
_FORMS = {"init": "initial", "medi": "medial", "fina": "final"}
_FORMS_FA = {"init": "آغازی", "medi": "میانی", "fina": "پایانی"}

# Unicode DerivedCoreProperties.txt, Default_Ignorable_Code_Point: drawn as nothing whether a font has them or not.
_UNSEEN = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a font lacks for Persian. `where` is the file's name; every tuple is empty for a font that has all.

    `letters`, `digits` and `forms` (a letter and "init", "medi" or "fina") make Persian unreadable when missing;
    `marks`, `punctuation` and `extras` (letters and marks of Arabic words, vowels) only some texts.
    """

    where: str
    letters: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    marks: tuple[str, ...] = ()
    punctuation: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def sets_persian(self) -> bool:
        """Whether plain Persian text comes out right: all letters, their joined forms and the digits."""
        return not (self.letters or self.digits or self.forms)

    @property
    def complete(self) -> bool:
        """Whether nothing at all is missing."""
        return self.sets_persian and not (self.marks or self.punctuation or self.extras)

    def problems(self) -> tuple[Problem, ...]:
        """The same in words for a person, the worst first: errors for what `sets_persian` needs, else warnings."""
        return tuple(self._told())

    def _told(self) -> Iterator[Problem]:
        if self.letters:
            yield self._lack("error", "letters", "نویسه‌های", map(_shown, self.letters))
        if self.digits:
            yield self._lack("error", "Persian digits", "رقم‌های", map(_shown, self.digits))
        if self.forms:
            yield self._unjoined()
        if self.marks:
            yield self._lack("warning", "marks", "نشانه‌های", map(_shown, self.marks))
        if self.punctuation:
            yield self._lack("warning", "punctuation", "نشانه‌گذاری‌های", map(_shown, self.punctuation))
        if self.extras:
            yield self._lack("note", "signs for Arabic words", "نشانه‌های واژه‌های عربی", map(_shown, self.extras))

    def _lack(self, level: Level, kind: str, kind_fa: str, shown: Iterable[str]) -> Problem:
        signs = " ".join(shown)
        use, use_fa = ("texts that use them", "متنی که این‌ها را دارد")
        if level == "error":
            use, use_fa = ("Persian text", "متن فارسی")
        return Problem(
            where=self.where, what=f"lacks {kind}: {signs}", hint=f"choose another font for {use}",
            what_fa=f"{kind_fa} {signs} را ندارد", hint_fa=f"برای {use_fa} قلم دیگری برگزینید",
            level=level, code="font-lacks",
        )

    def _unjoined(self) -> Problem:
        english = ", ".join(f"{letter} ({_FORMS[form]})" for letter, form in self.forms)
        persian = "، ".join(f"{letter} ({_FORMS_FA[form]})" for letter, form in self.forms)
        return Problem(
            where=self.where, what=f"does not join: {english}", hint="letters would stand apart; choose another font",
            what_fa=f"این حرف‌ها را نمی‌پیوندد: {persian}", hint_fa="حرف‌ها جدا می‌مانند؛ قلم دیگری برگزینید",
            level="error", code="font-unjoined",
        )


def missing(face: Face, text: str) -> tuple[str, ...]:
    """The characters of `text` that `face` cannot draw, each once, in order of appearance.

    Spaces, line ends, joiners, isolates and other default-ignorable characters are never missing. A letter is there
    when the font has it or the parts it is made of (آ = ا and its sign), as HarfBuzz composes and takes apart.
    """
    return _missing(_codes(face.file), text)


def check(font: Path | Face) -> Report:
    """What `font` lacks for Persian. Raises InputFault for a file that is no readable font."""
    path = Path(font.file) if isinstance(font, Face) else font
    with opened(path) as opened_font:
        codes = _inked(opened_font)
        return Report(
            where=path.name,
            letters=_missing(codes, LETTERS), digits=_missing(codes, DIGITS), forms=tuple(_unjoined(opened_font)),
            marks=_missing(codes, _apart(MARKS)), punctuation=_missing(codes, PUNCTUATION),
            extras=_missing(codes, EXTRA_LETTERS) + _missing(codes, _apart(EXTRA_MARKS)),
        )


def unseen(char: str) -> bool:
    """Whether `char` draws nothing by its nature: a space, a control, or default-ignorable."""
    return (
        char.isspace()
        or unicodedata.category(char) == "Cc"
        or any(first <= ord(char) <= last for first, last in _UNSEEN)
    )


@lru_cache(maxsize=128)
def _codes(file: str) -> frozenset[int]:
    with opened(Path(file)) as font:
        return frozenset(font.getBestCmap() or ())


def _inked(font: TTFont) -> frozenset[int]:
    """The characters a font claims, without digits and punctuation whose glyph is blank (some fonts fill gaps so).

    Letters and marks may well be blank there and be put together from parts by the font's substitutions.
    """
    codes, glyphs = font.getBestCmap() or {}, font.getGlyphSet()

    def blank(char: str) -> bool:
        pen = BoundsPen(glyphs)
        glyphs[codes[ord(char)]].draw(pen)
        return pen.bounds is None

    return frozenset(codes) - {ord(char) for char in DIGITS + PUNCTUATION if ord(char) in codes and blank(char)}


def _missing(codes: frozenset[int], text: str) -> tuple[str, ...]:
    def drawn(char: str) -> bool:
        return ord(char) in codes or all(ord(part) in codes for part in unicodedata.normalize("NFD", char))

    seen = dict.fromkeys(unicodedata.normalize("NFC", text))
    return tuple(char for char in seen if not unseen(char) and not drawn(char))


def _apart(marks: str) -> str:
    """`marks` with something between them that keeps them from being composed or put in another order."""
    return "\u034f".join(marks)


def _shown(char: str) -> str:
    """`char` as a person can see it, marks on a dotted circle."""
    return f"\u25cc{char}" if unicodedata.combining(char) else char


def _unjoined(font: TTFont) -> Iterator[tuple[str, str]]:
    """Letters that the font has, each with a form it cannot take."""
    codes, gsub = font.getBestCmap() or {}, _Substitutions(font)
    wanted = {"init": _JOINING_BOTH, "medi": _JOINING_BOTH, "fina": _JOINING_BOTH + _JOINING_RIGHT}
    for form, letters in wanted.items():
        for letter in letters:
            glyph = codes.get(ord(letter))
            old_way = gsub.plain and _presentation_forms().get((letter, form), 0) in codes
            if glyph and not old_way and not gsub.joins(form, glyph):
                yield letter, form


@lru_cache(maxsize=1)
def _presentation_forms() -> dict[tuple[str, str], int]:
    """(letter, feature) -> its character in the blocks Arabic Presentation Forms A and B.

    HarfBuzz takes those in an old font that has no joining features.
    """
    features = {f"<{name}>": feature for feature, name in _FORMS.items()}
    found = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in features and len(parts) == 1:
            found[chr(int(parts[0], 16)), features[kind]] = code
    return found


class _Substitutions:
    """What a font's GSUB table does to one glyph for Persian; contexts are taken as met."""

    def __init__(self, font: TTFont) -> None:
        table = font["GSUB"].table if "GSUB" in font else None
        self._lookups = table.LookupList.Lookup if table and table.LookupList else []
        self._features: dict[str, set[int]] = {}
        for record in _features_for_persian(table) if table else ():
            self._features.setdefault(record.FeatureTag, set()).update(record.Feature.LookupListIndex)
        self.plain = not any(form in self._features for form in _FORMS)

    def joins(self, form: str, glyph: str) -> bool:
        """Whether `form` changes `glyph`; or the isolated form does, which a font may do instead (FarsiWeb's ه)."""
        return form in self._features and (self._changes(form, glyph) or self._changes("isol", glyph))

    def _changes(self, feature: str, glyph: str) -> bool:
        """Whether `feature` replaces `glyph`, or what `ccmp` makes of it, with something else."""
        starts = {glyph} | {out for index in self._features.get("ccmp", ()) for out in self._outputs(index, glyph)}
        outs = (self._outputs(index, start) - {start} for index in self._features.get(feature, ()) for start in starts)
        return any(outs)

    def _outputs(self, index: int, glyph: str, depth: int = 0) -> set[str]:
        """Glyphs that lookup `index` may put for `glyph`."""
        found: set[str] = set()
        for subtable in self._lookups[index].SubTable if depth < 8 else ():
            plain = getattr(subtable, "ExtSubTable", subtable)
            if plain.LookupType in (1, 2):
                out = plain.mapping.get(glyph, ())
                found |= {out} if isinstance(out, str) else set(out)
            elif plain.LookupType in (5, 6):
                for nested in _nested_lookups(plain):
                    found |= self._outputs(nested, glyph, depth + 1)
        return found


def _features_for_persian(table: Any) -> list[Any]:
    """Feature records of script `arab` (else the default one), language Persian (else the default one)."""
    records = table.ScriptList.ScriptRecord if table.ScriptList else ()
    scripts = {record.ScriptTag: record.Script for record in records}
    script = scripts.get("arab") or scripts.get("DFLT")
    if script is None:
        return []
    languages = {record.LangSysTag: record.LangSys for record in script.LangSysRecord}
    language = languages.get("FAR ") or script.DefaultLangSys
    return [table.FeatureList.FeatureRecord[index] for index in language.FeatureIndex] if language else []


def _nested_lookups(subtable: Any) -> set[int]:
    """Lookups that a contextual subtable calls, in any of its three formats."""
    if hasattr(subtable, "SubstLookupRecord"):
        return {record.LookupListIndex for record in subtable.SubstLookupRecord}
    rules = [rule for group in _parts(subtable, ("RuleSet", "ClassSet")) for rule in _parts(group, ("Rule",))]
    return {record.LookupListIndex for rule in rules for record in rule.SubstLookupRecord}


def _parts(table: Any, endings: tuple[str, ...]) -> list[Any]:
    """The items of all lists of `table` whose name ends so; contextual rules are kept under six such names."""
    lists = (value for name, value in vars(table).items() if name.endswith(endings))
    return [item for one in lists for item in one or () if item]
