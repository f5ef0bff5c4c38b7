"""Turn one spelling of a Persian word into all those catalogues keep it under.

Records typed on Arabic keyboards hold ي or ى where Persian has ی, often ي inside and ى at the end of one word, and ك
for ک. In 258 real Persian records of American libraries 698 words have only ى, 326 only ي, 82 both and 27 ی.
"""

import re
import unicodedata

from studio.letters import MARKS, TATWEEL, ZWNJ

_YEHS = "یيى"
_KAFS = "کك"
_LEFT_OUT = str.maketrans(dict.fromkeys(MARKS + TATWEEL, "") | dict.fromkeys('*?^"\\', " "))
_LAST_YEH = re.compile(r"ي(?=\W|$)")


def spellings(text: str) -> tuple[str, ...]:
    """`text` in every spelling of ی and ک, first as typed. Eight at most; text without these letters gives one."""
    whole = unicodedata.normalize("NFC", text)
    plain = whole.translate(str.maketrans("يىك", "ییک"))
    found = [whole]
    for kaf in _KAFS:
        with_kaf = plain.replace("ک", kaf)
        found += [with_kaf.replace("ی", yeh) for yeh in _YEHS]
        found.append(_LAST_YEH.sub("ى", with_kaf.replace("ی", "ي")))
    return tuple(dict.fromkeys(found))


def words(text: str) -> list[str]:
    """The words of `text` to search for, without vowel signs, punctuation and what servers take for commands."""
    return re.findall(rf"[^\W_](?:[\w{ZWNJ}'’-]*\w)?", unicodedata.normalize("NFC", text).translate(_LEFT_OUT))


def alternatives(word: str) -> tuple[str, ...]:
    """Every spelling of one word, and of the word without its half-spaces."""
    typed = spellings(word)
    closed = spellings(word.replace(ZWNJ, "")) if ZWNJ in word else ()
    return tuple(dict.fromkeys((*typed, *closed)))
