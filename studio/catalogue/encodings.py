"""Turn bytes into letters: what the bytes are decides, not what a flag says of them."""

import codecs
import io
import re
from contextlib import redirect_stderr

_ESCAPE = re.compile(rb"\x1b[\x28\x29\x24\x2c\x2dgsbp]")
_HIGH = re.compile(rb"[\x80-\xff]")
_ARABIC_RUN = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]{3,}")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Words that any Persian or Arabic record of a few lines has at least one of.
_COMMON = re.compile(r"(?<!\w)(?:و|در|از|به|که|با|كتاب|کتاب|تهران|نشر|چاپ|ترجمه|في|من|بيروت)(?!\w)")


def decoded(data: bytes, *, unimarc: bool = False, encoding: str = "") -> tuple[str, str]:
    """(text, name of the encoding found) of one record's bytes.

    UTF-8 whenever the bytes are that and hold a letter beyond ASCII; MARC-8 when they escape into another set;
    windows-1256 only when that gives Persian or Arabic words; else MARC-8 or, for UNIMARC, ISO 5426. `encoding`
    is the user's own choice and wins.
    """
    if encoding:
        return data.decode(encoding, errors="replace"), encoding
    if b"\x1b" in data and _ESCAPE.search(data):
        return _marc8(data), "MARC-8"
    try:
        return data.decode("utf-8"), "ASCII" if data.isascii() else "UTF-8"
    except UnicodeDecodeError:
        return _without_utf8(data, unimarc=unimarc)


def _without_utf8(data: bytes, *, unimarc: bool) -> tuple[str, str]:
    lenient = data.decode("utf-8", errors="replace")
    high = len(_HIGH.findall(data))
    if lenient.count("\ufffd") * 10 < high:
        return lenient, "damaged UTF-8"
    persian = data.decode("cp1256", errors="replace")
    if len("".join(_ARABIC_RUN.findall(persian))) * 2 > high and _COMMON.search(persian):
        return persian, "windows-1256"
    if not unimarc and lenient.count("\ufffd") * 2 < high:
        return lenient, "damaged UTF-8"
    return _marc8(data), "ISO 5426" if unimarc else "MARC-8"


def _marc8(data: bytes) -> str:
    """MARC-8 bytes as text; sets are chosen anew in each subfield, as pymarc does."""
    fields = (b"\x1f".join(map(_marc8_piece, field.split(b"\x1f"))) for field in data.split(b"\x1e"))
    return b"\x1e".join(fields).decode("utf-8")


def _marc8_piece(piece: bytes) -> bytes:
    if piece.isascii() and b"\x1b" not in piece:
        return piece
    from pymarc.marc8 import marc8_to_unicode  # needed seldom, takes long to load

    try:
        with redirect_stderr(io.StringIO()):  # pymarc speaks of cut multi-byte letters even when told to be quiet
            return marc8_to_unicode(piece, hide_utf8_warnings=True).encode("utf-8")
    except (UnicodeError, KeyError, ValueError):
        return piece.decode("ascii", errors="replace").encode("utf-8")


def letters_of_text(head: bytes) -> str:
    """The codec of a text file from its first bytes ("utf-8-sig", "utf-16", "cp1256", ...); empty when it is no text.

    A byte order mark decides; then UTF-16 by its zeros; then strict UTF-8; then windows-1256 when that gives Persian
    words; then what charset-normalizer finds.
    """
    for mark, codec in _MARKS.items():
        if head.startswith(mark):
            return codec
    if wide := _wide(head):
        return wide
    if b"\x00" in head:
        return ""
    text = head.decode("utf-8", errors="replace")
    high = len(_HIGH.findall(head))
    if text.count("\ufffd", 0, len(text) - 1) * 20 <= high:
        return "utf-8"
    persian = head.decode("cp1256", errors="replace")
    if len("".join(_ARABIC_RUN.findall(persian))) * 2 > high:
        return "cp1256"
    from charset_normalizer import from_bytes  # needed seldom, takes long to load

    best = from_bytes(head).best()
    return best.encoding if best else ""


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every other byte of its signs for space, digits and line ends is zero."""
    even, odd = head[0:4096:2].count(0), head[1:4096:2].count(0)
    few = max(1, len(head[:4096]) // 20)
    if odd > few and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > few and odd == 0 else ""
