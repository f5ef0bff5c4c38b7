"""Turn a text into the places of its tokens: what must stay byte for byte as typed.

Addresses, handles, numbers with a check digit, phones, versions, code, emoji and placeholders are not prose: a rule of
orthography that touches one breaks it. So is any clause in another script («Windows 11, v2.0» keeps its comma and its
digits). The kinds are those of rule K0 in `assets/language/rules.toml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ARABIC_SCRIPT = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
"""Inside of a regex class: letters, marks, digits and punctuation of the Arabic script."""
PRIVATE = "\U000f0001\U000f0002"
"""Two private-use characters the desk writes in place of tokens; typed ones are tokens themselves."""


@dataclass(frozen=True, slots=True)
class Token:
    """A span of text, `start` up to `end`, of one `kind`: url, email, handle, isbn, phone, code, latin, ..."""

    start: int
    end: int
    kind: str


_D = "0-9۰-۹٠-٩"
_LETTER = rf"[^\W\d_{ARABIC_SCRIPT}]"  # a letter of any other script
_WORD = rf"[^\W{ARABIC_SCRIPT}]"  # such a letter, 0-9 or _
_LATIN = rf"(?:(?<!\S)\.(?=[A-Z]))?\d{{0,6}}{_LETTER}(?:(?:{_WORD}|['’+#&/.@°-])*(?:{_WORD}|[+#°]))?"
_NUMBER = r"[0-9]+(?:[.,:/-][0-9]+)*%?(?![0-9۰-۹])"
_UNITS = "[KMGT]i?B|[KMG]bps|[kMG]?Hz|[mck]m|[km]?g|ml|mm|px|pt|dpi|fps|mAh|k?[WV]|°C|[AP]M"
_UNSPACED = r"[^\s<>\"«»“”‹›،؛؟`{}|\\^]"

_KINDS = {
    "private": f"[{PRIVATE}]",
    "latin": (  # a whole line without Persian, from its first visible character to its last word
        rf"(?m:^(?=[^\n{ARABIC_SCRIPT}]*$)[ \t]*)"
        rf"(?P<line>(?:\S[^\n]*)?{_LETTER}(?:[^\n]*{_WORD})?)"
    ),
    "code": r"```.*?```|`[^`\n]+`|(?<![\w-])--[a-z][\w-]*",
    "html": r"<!--.*?-->|</?[A-Za-z][^<>\n]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});",
    "verse": r"﴿[^﴾\n]*﴾",
    "placeholder": (
        r"\$?\{\{? ?[A-Za-z0-9_][\w.:!,\[\]-]* ?\}?\}|\{\}"
        rf"|(?<![{_D}])%(?:\([A-Za-z_]\w*\)|\d+\$)?[sdif](?![A-Za-z0-9])"
    ),
    "url": rf"(?:(?:https?|s?ftp|file|geo|data)://|(?:mailto|tel|sms):(?=\S)|www\.(?=\S)){_UNSPACED}+",
    "email": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "doi": rf"10\.\d{{4,9}}/{_UNSPACED}+",
    "path": r"[A-Za-z]:\\\S+|(?<![\w/<])(?:~|\.{1,2})?/(?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.-]*",
    "domain": rf"(?<![\w.])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,}}(?![A-Za-z0-9])(?:[:/](?=[\w/]){_UNSPACED}*)?",
    "handle": r"(?<![A-Za-z0-9_])@[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?",
    "hashtag": r"(?<![A-Za-z0-9_#])#[\w\u200c\u064b-\u065f\u0670]*[\w\u064b-\u065f\u0670]",
    "numbered": rf"(?:ISBN|ISSN|شابک|شاپا)[^\n{_D}]{{0,8}}(?P<number>[{_D}][{_D}‐–\- ]{{6,20}}[{_D}Xx])",
    "isbn": rf"(?<![{_D}])[9۹٩][7۷٧][89۸۹٨٩](?:[-–‐ ]?[{_D}]){{10}}(?![{_D}])",
    "phone": (
        rf"(?<![\w.,٫٬/])(?:\+ ?[{_D}]{{1,3}}|\(?[0۰٠][{_D}]{{1,4}}\)?)(?:[ -]?\(?[{_D}]{{2,10}}\)?){{1,5}}"
        rf"(?![{_D}]|[/.٫,][{_D}])"
    ),
    "version": rf"(?<![\w.])[vV]?[{_D}]+(?:\.[{_D}]+){{2,}}(?:[-+][A-Za-z0-9.]+)?",
    "emoji": (
        "[0-9#*]\ufe0f?\u20e3"
        "|[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff](?:[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
        "+[\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\U0001f000-\U0001faff]?)+"
        r"|(?<![^\s])[:;]['^-]?[()\[\]DPpOo3/\\|*](?![\w])"
    ),
    "measure": rf"(?<![\w.,])[0-9][0-9.,]* ?(?:{_UNITS})(?!{_WORD})",
    "words": rf"{_LATIN}(?:(?: ?[,;:.!?&/+=–-] ?| )(?:{_LATIN}|{_NUMBER}))*",
}
_NAMES = {"numbered": "isbn", "measure": "latin", "words": "latin"}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_ANYTHING = re.compile(
    rf"{_LETTER}|[{PRIVATE}`<&﴿{{%+@#/:;0-9٠-٩\ufe0f\u200d\u20e3]|[{_D}][{_D}‐–\- .()]{{3}}|[0۰]"
)
_TRAILING = ".,;:!?'’…·"
_BRACKETS = {")": "(", "]": "["}


def tokens(text: str) -> tuple[Token, ...]:
    """The protected tokens of `text`, from first to last, none overlapping."""
    return tuple(_found(text)) if _ANYTHING.search(text) else ()


def _found(text: str) -> Iterator[Token]:
    at = 0
    while match := _TOKEN.search(text, at):
        token = _trimmed(match)
        if token and token.end > token.start:
            yield token
        at = max(token.end if token else match.start() + 1, match.start() + 1)


def _trimmed(match: re.Match[str]) -> Token | None:
    """The token of a match without the sentence's own punctuation; None for what only looked like one."""
    kind = match.lastgroup or ""
    if match["number"]:
        return Token(*match.span("number"), "isbn")
    if match["line"]:
        return Token(*match.span("line"), "latin")
    if kind == "phone" and not _is_phone(match[0]):
        return None
    end = match.end()
    if kind in ("url", "doi", "domain"):
        end = match.start() + len(_without_tail(match[0]))
    return Token(match.start(), end, _NAMES.get(kind, kind))


def _is_phone(text: str) -> bool:
    """8 to 15 digits in groups, or an ungrouped number that is 11 long (Iran) or international."""
    count = len(re.findall(rf"[{_D}]", text))
    return 8 <= count <= 15 and (count < len(text) or count == 11 or bool(re.match("00|۰۰", text)))


def _without_tail(address: str) -> str:
    """`address` without a full stop, comma or closing bracket that belongs to the sentence around it."""
    while address and (
        address[-1] in _TRAILING
        or (address[-1] in _BRACKETS and address.count(address[-1]) > address.count(_BRACKETS[address[-1]]))
    ):
        address = address[:-1]
    return address
