"""Turn a document's caption and hashtags into the words that go beside its pictures, within each platform's limits."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from studio.presets import Preset

Weigh = Callable[[str], int]
_LEAST = 40  # a paragraph shorter than this says nothing any more

# What X counts as one (twitter-text, config/v3.json): everything else is two, and so are emoji.
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_LINK_WEIGHT = 23
_LINK = re.compile(r"https?://[!-~]+|(?<![\w@.])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?")


def hashtag(words: str) -> str:
    """`words` as one hashtag: «معرفی کتاب» → «#معرفی_کتاب». Empty when no letter is left.

    Services end a hashtag at a space, half-space or sign, so these become "_"; vowel marks, which nobody types in a
    search, go. Of several names («الف، ب و ج») the first is taken.
    """
    first = re.split("[،;؛]", normalize("NFC", words), maxsplit=1)[0]
    letters = "".join(letter for letter in first if category(letter) != "Mn" and letter != "ـ")
    tag = re.sub(r"[\W_]+", "_", letters).strip("_")
    return f"#{tag}" if any(letter.isalpha() for letter in tag) else ""


def caption(text: str, tags: Iterable[str], presets: Sequence[Preset]) -> str:
    """`text` and hashtags as they may stand under a post of all these presets (placements of one platform).

    The shortest limit counts. Hashtags may take a third of it; of the text the longest paragraph is cut first, so
    that a long summary costs neither the title nor the link.
    """
    limit = _least(preset.text_limit for preset in presets)
    weigh = _weighted if any(preset.text_count == "weighted" for preset in presets) else _counted
    made = list(dict.fromkeys(filter(None, map(hashtag, tags))))[: _least(preset.hashtags_max for preset in presets)]
    if limit is not None:
        while made and weigh(" ".join(made)) > limit / 3:
            made.pop()
        text = fitted(text, limit - (weigh(" ".join(made)) + 2 if made else 0), weigh)
    return "\n\n".join(filter(None, (text, " ".join(made)))) + "\n"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How long words are as a platform counts them, and how long they may be (None: nobody says)."""

    used: int
    limit: int | None

    @property
    def over(self) -> int:
        """How much too long they are; 0 when they fit."""
        return max(0, self.used - self.limit) if self.limit is not None else 0


def counted_caption(text: str, tags: Iterable[str], presets: Sequence[Preset]) -> Counted:
    """How long `text` with all its hashtags would be under a post of these presets, before anything is cut."""
    weigh = _weighted if any(preset.text_count == "weighted" for preset in presets) else _counted
    made = dict.fromkeys(filter(None, map(hashtag, tags)))
    whole = "\n\n".join(filter(None, (text.strip(), " ".join(made))))
    return Counted(used=weigh(whole), limit=_least(preset.text_limit for preset in presets))


def counted_alt(text: str, presets: Sequence[Preset]) -> Counted:
    """How long an alternative text is for these presets."""
    return Counted(used=_counted(text.strip()), limit=_least(preset.alt_limit for preset in presets))


def alt_text(text: str, presets: Sequence[Preset]) -> str:
    """The alternative text within the shortest limit of these presets."""
    limit = _least(preset.alt_limit for preset in presets)
    return (text if limit is None else fitted(text, limit, _counted)) + "\n"


def fitted(text: str, limit: int, weigh: Weigh = len) -> str:
    """`text`, at most `limit` long as `weigh` counts: the longest paragraph is cut, or left out when little is left."""
    paragraphs = text.split("\n\n")
    while len(paragraphs) > 1 and (over := weigh("\n\n".join(paragraphs)) - limit) > 0:
        longest = max(range(len(paragraphs)), key=lambda at: weigh(paragraphs[at]))
        room = weigh(paragraphs[longest]) - over
        if room < _LEAST:
            del paragraphs[longest]
        else:
            paragraphs[longest] = cut(paragraphs[longest], room, weigh)
    return cut("\n\n".join(paragraphs), limit, weigh)


def cut(text: str, limit: int, weigh: Weigh = len) -> str:
    """`text`, at most `limit` long as `weigh` counts, cut behind a word, or a line of a list, and ended with «…»."""
    if weigh(text) <= limit:
        return text
    fits = bisect_right(range(len(text)), limit, key=lambda end: weigh(f"{text[:end]}…")) - 1
    while fits > 0 and weigh(f"{text[:fits]}…") > limit:  # where a link is cut in two its weight jumps
        fits -= 1
    kept = text[: _end(text, max(0, fits))].rstrip(" \n،؛:.-–—«(")
    return f"{kept}…" if kept and limit > 0 else ""


def _end(text: str, most: int) -> int:
    """Where to cut `text`, at `most` or before: behind a line if that loses little, else behind a word."""
    line = text.rfind("\n", 0, most + 1)
    word = max(text.rfind(" ", 0, most + 1), line)
    if line > 0.7 * most:
        return line
    return word if word > 0 else most


def _least(limits: Iterable[int | None]) -> int | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _counted(text: str) -> int:
    """Characters as most services count them: UTF-16 units, the stricter way."""
    return len(text.encode("utf-16-le")) // 2


def _weighted(text: str) -> int:
    """X's count: a link is 23, Persian letters and half-spaces 1, «…», «•», emoji and presentation forms 2."""
    text = normalize("NFC", text)
    links = [match[0] for match in _LINK.finditer(text)]
    rest = _LINK.sub("", text)
    light = sum(any(first <= ord(letter) <= last for first, last in _LIGHT) for letter in rest)
    return 2 * len(rest) - light + sum(_link_weight(link) for link in links)


def _link_weight(link: str) -> int:
    """A link without "https://" may be none to X, which knows all the top domains; then its letters count."""
    return _LINK_WEIGHT if link.startswith("http") else max(_LINK_WEIGHT, len(link))
