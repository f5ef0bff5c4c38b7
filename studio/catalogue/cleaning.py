"""Turn the text of a catalogue field into what may stand on a card: the words, without the cataloguer's marks."""

import html
import re
import unicodedata
from functools import lru_cache

from studio.catalogue.vocabulary import nothing, table
from studio.letters import ARABIC_DIGITS, PERSIAN_DIGITS, ZWNJ, persian_letters, search_key

# Controls (C1 holds the non-sorting marks of UNIMARC), direction marks, joiners, soft hyphens, tatweel, half letters
# of UTF-16 that JSON lets through.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1c\x1e\x1f\x7f-\x9f\u00ad\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_HALF_SPACES = re.compile(f"{ZWNJ}+")
_OPENERS, _CLOSERS = " \t\n\x1d(«\"", " \t\n\x1d)»\"،؛.:"
_MANGLED = re.compile("[ØÙÚÛ].|[طظعغ].[طظعغ]")
_REFERENCE = re.compile(r"&#(?:\d{2,6}|[xX][0-9a-fA-F]{2,5});")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<!--.*?-->|</?[a-zA-Z!?][^<>]*>", re.DOTALL | re.I)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_ENDS = " \t/:;=,،؛|"
_SHORT = re.compile(r"(?:^|[\s.([])(?:[^\W\d]{1,2}|etc|inc|ltd|vols?|jr|sr|dr|prof|corp|بن)\.$|\.\.$", re.IGNORECASE)
_MATERIAL = re.compile(
    r"\s*\[(?:کتاب|كتاب|منبع الکترونیکی|electronic resource|text|texte? imprimé|testo a stampa|print|"
    r"large print|microform|sound recording|videorecording|map|music|cartographic material)[^\]]*\]", re.IGNORECASE
)
_ARABIC_DIGIT = re.compile(f"[{ARABIC_DIGITS}]")
_TO_PERSIAN_DIGITS = str.maketrans(ARABIC_DIGITS, PERSIAN_DIGITS)
_LONGEST_NOTHING, _LONGEST_IN_PERSIAN = 48, 20
_AROUND_NOTHING = " .,،؛;:-–—_/\\|()[]<>*?؟!"
_PERSIAN_ONLY = re.compile("[پچژگکیۀ]")
_FOREIGN = {
    "ur": re.compile("[ٹڈڑںےۓھ]"),
    "ku": re.compile("[ێۆڵڕڤۊ]"),
    "ar": re.compile(r"[ةأإى]|(?:^|\s)و?ال\w{2}"),
}
_ARABIC_SCRIPT = re.compile("[\u0620-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_KEEP_LETTERS = frozenset({"ar", "ur", "ku", "ps", "ota", "sd", "ug", "az"})


def seen_only(text: str) -> str:
    """`text` without signs that are not seen, composed (NFC), half-spaces only between letters.

    Numeric references (&#x200F;, how MARC-8 writes what it lacks) become their signs first. U+001D stays: a caller may
    join many texts with it and clean them at once.
    """
    if "&#" in text:
        text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if ZWNJ in text:
            text = _HALF_SPACES.sub(_between_letters, text)
    return _UNSEEN.sub("", text)


def _between_letters(found: re.Match[str]) -> str:
    """One half-space where there are letters (or signs of words) on both sides, none elsewhere."""
    text, start, end = found.string, found.start(), found.end()
    inside = start > 0 and end < len(text) and text[start - 1] not in _OPENERS and text[end] not in _CLOSERS
    return ZWNJ if inside else ""


def one_line(text: str) -> str:
    """`text` with every run of white space as one space and none at its ends."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Text without HTML: tags dropped (scripts with what they hold), entities read once, paragraphs kept as lines."""
    if "<" in text:
        text = _TAG.sub(" ", _BREAK.sub("\n", text))
    return html.unescape(text) if "&" in text else text


def paragraphs(text: str) -> str:
    """A summary: HTML gone, each paragraph on one line, empty ones left out, parted by newlines."""
    return "\n".join(filter(None, map(one_line, plain(text).splitlines())))


def unmarked(text: str) -> str:
    """`text` without the punctuation ISBD puts at the ends of elements; dots of abbreviations and initials stay."""
    text = text.strip(_ENDS)
    while text.endswith("."):
        long = len(text) > 6 and text[-6:-1].isalpha()
        if not long and _SHORT.search(text, max(0, len(text) - 6)):
            break
        text = text[:-1].rstrip(_ENDS)
    return text


def element(text: str) -> str:
    """One element of a description: a single line without ISBD marks or lone brackets; empty when it says nothing."""
    text = " ".join(text.split()).strip(_ENDS)
    if text.endswith("."):
        text = unmarked(text)
    if "[" in text or "]" in text:
        text = unbracketed(text)
    return "" if says_nothing(text) else text


repeated = lru_cache(maxsize=4096)(element)
"""`element` for what many records share: places, publishers, editions, subjects."""


def without_material(text: str) -> str:
    """A title without «[کتاب]», "[electronic resource]" and the like."""
    return _MATERIAL.sub("", text) if "[" in text else text


def unbracketed(text: str) -> str:
    """`text` without square brackets that stand around it, or of which only one is left."""
    if text.startswith("[") and "]" not in text[:-1]:
        text = text[1:].removesuffix("]")
    elif text.endswith("]") and "[" not in text:
        text = text[:-1]
    return text.strip()


def says_nothing(text: str) -> bool:
    """Whether `text` is only a placeholder: «نامشخص», "s.n.", a dash, an Excel error."""
    if len(text) > (_LONGEST_NOTHING if text.isascii() else _LONGEST_IN_PERSIAN):
        return False
    key = text.strip(_AROUND_NOTHING)
    return not key or key.casefold().replace(ZWNJ, "") in nothing() or (key[0] == "#" and key[1:2].isupper())


@lru_cache(maxsize=256)
def language_code(told: str) -> str:
    """The short code ("fa") for a language told by code or by name; a code not known comes back in lower case."""
    key = search_key(told).removeprefix("زبان ")
    known = table("languages")
    found = known.get(key) or known.get(key.split(" ")[0])
    return found or (key if key.isascii() and len(key) < 4 else "")


def language_seen(text: str) -> str:
    """The language the letters of `text` betray: "fa", "ar", "ur", "ku", or "" when it has no Arabic script.

    Persian is the answer unless the letters of another language are there: this is a program for Persian libraries.
    """
    if not _ARABIC_SCRIPT.search(text):
        return ""
    for language in ("ur", "ku"):
        if _FOREIGN[language].search(text):
            return language
    if _PERSIAN_ONLY.search(text):
        return "fa"
    return "ar" if len(_FOREIGN["ar"].findall(text)) > max(1, len(text.split()) // 4) else "fa"


def in_letters_of(language: str, text: str) -> str:
    """`text` in the letters of its language: Persian ones for Persian, untouched for languages with their own."""
    if text.isascii() or language in _KEEP_LETTERS:
        return text
    text = persian_letters(text)
    return text.translate(_TO_PERSIAN_DIGITS) if _ARABIC_DIGIT.search(text) else text


def unmangled(text: str, *, sure: bool = False) -> str:
    """`text` mended when UTF-8 had been read as windows-1252 or -1256 («Ú©ØªØ§Ø¨» for «کتاب»), else as it is.

    `sure` says that the record is known to be mangled; then mended Latin letters are believed as well.
    """
    if not sure and not _MANGLED.search(text):
        return text
    for codec in ("cp1252", "cp1256"):
        try:
            mended = b"".join(_byte(sign, codec) for sign in text).decode("utf-8")
        except UnicodeError:
            continue
        if sure or len(_ARABIC_SCRIPT.findall(mended)) > 1:
            return mended
    return text


def _byte(sign: str, codec: str) -> bytes:
    """The byte a sign had been read from; what the code page leaves open was taken over as it is."""
    return sign.encode("latin-1") if 0x80 <= ord(sign) < 0xA0 else sign.encode(codec)
