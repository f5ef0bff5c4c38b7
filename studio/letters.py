"""Turn the many ways Persian letters and digits are encoded into one.

Pure tables and functions that the catalogue and the text room share; nothing here knows about words, tokens or
spacing (that is `studio.text.desk`). The letters kept are those of the Persian column of W3C "Arabic and Persian
Layout Requirements" (alreq, character tables); presentation forms are undone by their Unicode compatibility mapping.
"""

import re
import unicodedata

ZWNJ = "\u200c"
"""The half-space: ends a join without a gap (می‌شود)."""
TATWEEL = "\u0640"
HAMZA_ABOVE = "\u0654"
HEH = "\u0647"
LATIN_DIGITS = "0123456789"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
LETTERS = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیة"
"""The letters of Persian text, with the hamza carriers and the ة of Arabic phrases."""
JOIN_NO_NEXT = frozenset("ءآأؤإادذرزژوٱة")
"""Letters that join no letter after them (Unicode ArabicShaping, joining types R and U)."""
MARKS = "".join(map(chr, (*range(0x064B, 0x0660), 0x0670)))
"""Vowel signs, tanvin, tashdid, hamza and madda above or below, superscript alef."""

_TWINS = {
    **dict.fromkeys("يىۍېے", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ہەھ", HEH),
    "ۃ": "ة",
    "ۀ": HEH + HAMZA_ABOVE,
    "ۂ": HEH + HAMZA_ABOVE,
}
_CARRIERS = {
    **dict.fromkeys(("\u06cc\u0654", "\u064a\u0654", "\u0649\u0654"), "\u0626"),  # ئ
    "\u0648\u0654": "\u0624",  # ؤ
    "\u0627\u0653": "\u0622",  # آ
    "\u0627\u0654": "\u0623",  # أ
    "\u0627\u0655": "\u0625",  # إ
}
_CARRIER = re.compile("|".join(_CARRIERS))
_KEPT_FORMS = "\ufdf2\ufdfa\ufdfb\ufdfc\ufdfd"  # ﷲ ﷺ ﷻ ﷼ ﷽: signs in their own right, used as such
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"


def _plain(form: str) -> str:
    """The letters of one presentation form; a mark on a carrier space or tatweel loses its carrier."""
    letters = unicodedata.normalize("NFKC", form)
    marks = letters.strip(" " + TATWEEL)
    return marks if marks and all(mark in MARKS for mark in marks) else letters


FORMS = {
    form: _plain(chr(form))
    for form in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if chr(form) not in _KEPT_FORMS and unicodedata.decomposition(chr(form))
}
"""Code point of a presentation form → its plain letters, for `str.translate`."""
_FORM = re.compile(f"[{_FORMS}]")
_TO_PERSIAN = str.maketrans(LATIN_DIGITS + ARABIC_DIGITS, PERSIAN_DIGITS * 2)
_TO_LATIN = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, LATIN_DIGITS * 2)
_FOLDS = str.maketrans(
    {**dict.fromkeys("آأإٱ", "ا"), "ؤ": "و", "ئ": "ی", "ة": HEH, **dict.fromkeys((ZWNJ, TATWEEL, *MARKS), "")}
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain_forms(text: str) -> str:
    """`text` with presentation forms (ﺳﻼﻡ) as plain letters (سلام); signs such as ﷲ ﷺ ﷼ stay."""
    return text.translate(FORMS) if _FORM.search(text) else text


def persian_letters(text: str) -> str:
    """`text` with every letter in its Persian encoding: ي ى → ی, ك → ک, ۀ → هٔ, presentation forms → letters.

    Words in Kurdish, Urdu or Arabic are turned as well: use it on what is known to be Persian, or for comparing.
    """
    carried = _CARRIER.sub(lambda found: _CARRIERS[found[0]], plain_forms(text))
    for twin, letter in _TWINS.items():  # str.translate takes 50 ns for each letter, this a tenth
        if twin in carried:
            carried = carried.replace(twin, letter)
    return carried


def persian_digits(text: str) -> str:
    """`text` with all Latin and Arabic digits as ۰–۹."""
    return text.translate(_TO_PERSIAN)


def latin_digits(text: str) -> str:
    """`text` with all Persian and Arabic digits as 0–9."""
    return text.translate(_TO_LATIN)


def search_key(text: str) -> str:
    """A form of `text` for finding and comparing, never for showing.

    Case, half-spaces, vowel signs, hamza carriers (آ أ ؤ ئ), ة, kinds of digits, punctuation and runs of spaces
    make no difference: «كتاب‌هاي ۱۲» and «کتابهای 12» have the same key.
    """
    letters = latin_digits(persian_letters(_INVISIBLE.sub("", text))).translate(_FOLDS).casefold()
    return " ".join(re.sub(r"[^\w]|_", " ", letters).split())
