"""Turn a document's caption and hashtags into the words that go beside its pictures, within each platform's limits."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from studio.letters import ZWNJ
from studio.presets import Preset

_TAG_BREAKS = re.compile(rf"[\s{ZWNJ}\-–—/.،؛:«»()\[\]!؟?'\"]+")


def hashtag(words: str) -> str:
    """`words` as one hashtag: «معرفی کتاب» → «#معرفی_کتاب». Empty when no letter is left.

    Services end a hashtag at a space or half-space, so both become "_".
    """
    tag = _TAG_BREAKS.sub("_", words.strip().lstrip("#")).strip("_")
    return f"#{tag}" if any(letter.isalpha() for letter in tag) else ""


def caption(text: str, tags: Iterable[str], presets: Sequence[Preset]) -> str:
    """`text` and hashtags as they may stand under a post of all these presets (placements of one platform).

    The shortest limit counts. Hashtags are kept before words: the text is cut at a word with «…».
    """
    limit = _least(preset.text_limit for preset in presets)
    most_tags = _least(preset.hashtags_max for preset in presets)
    weigh = _weighted if any(preset.text_count == "weighted" for preset in presets) else _counted
    made = list(dict.fromkeys(filter(None, map(hashtag, tags))))[:most_tags]
    tail = " ".join(made)
    if limit is not None:
        while made and weigh(tail) > limit / 3:
            made.pop()
            tail = " ".join(made)
        text = cut(text, limit - (weigh(tail) + 2 if tail else 0), weigh)
    return "\n\n".join(filter(None, (text, tail))) + "\n"


def alt_text(text: str, presets: Sequence[Preset]) -> str:
    """The alternative text within the shortest limit of these presets."""
    limit = _least(preset.alt_limit for preset in presets)
    return (text if limit is None else cut(text, limit, _counted)) + "\n"


def cut(text: str, limit: int, weigh=len) -> str:  # noqa: ANN001 - any function from text to its length
    """`text`, at most `limit` long as `weigh` counts, cut at a word and ended with «…»."""
    if weigh(text) <= limit:
        return text
    while text and weigh(text) + weigh("…") > limit:
        shorter = text.rpartition(" ")[0] if " " in text.strip() else text[:-1]
        text = shorter.rstrip(" \n،؛:.-")
    return f"{text}…" if text else ""


def _least(limits: Iterable[int | None]) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _counted(text: str) -> int:
    """Characters as most services count them: UTF-16 units, the stricter way."""
    return len(text.encode("utf-16-le")) // 2


def _weighted(text: str) -> int:
    """X's count: a link is 23, «…» and presentation forms 2, Persian letters and half-spaces 1 (twitter-text v3)."""
    links = re.findall(r"https?://\S+", text)
    rest = re.sub(r"https?://\S+", "", text)
    heavy = sum(1 for letter in rest if letter == "…" or "\ufb50" <= letter <= "\ufeff" or ord(letter) > 0xFFFF
                or east_asian_width(letter) in "WF")
    return len(rest) + heavy + 23 * len(links)
