"""Turn sayings and poems into content: a text file of them, or a sheet with a column of them.

In a text file blank lines part one saying from the next, and a last line that begins with a dash says whose it is and
where from: «— سعدی، گلستان».
"""

import re
from collections.abc import Iterator

from studio.catalogue.cleaning import in_letters_of, one_line, paragraphs, seen_only
from studio.catalogue.encodings import letters_of_text
from studio.catalogue.reading import Draft, Reading
from studio.catalogue.source import Source
from studio.content import Quote, Row

_GAP = re.compile(r"\n\s*\n")
_WHOSE = re.compile(r"\n\s*(?:[—–―]|--?)\s*(?P<author>[^\n،,(]+?)\s*(?:[،,(]\s*(?P<source>[^\n]*?)\)?\s*)?$")


def recognises(source: Source) -> bool:
    """Whether one of its first sayings is followed by a dash and a name."""
    encoding = letters_of_text(source.head)
    return bool(encoding) and any(_WHOSE.search(block) for block in _blocks(source.head, encoding)[:5])


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each saying of a text file."""
    data = source.whole()
    encoding = source.choices.encoding or letters_of_text(source.head) or "utf-8"
    for number, block in enumerate(_blocks(data, encoding), 1):
        draft = Draft(where=f"saying {number}")
        whose = _WHOSE.search(block)
        draft.say("quote", block[: whose.start()] if whose else block)
        if whose:
            draft.say("author", whose["author"])
            draft.say("quote_source", whose["source"])
        yield draft


def saying(draft: Draft, number: int) -> Reading:
    """The Reading of a draft that says a quote: number `number` of its source."""
    said = {name: _clean(" ".join(draft.said.get(name, ()))) for name in ("author", "quote_source", "title", "link")}
    content = Quote(
        text=_clean(paragraphs("\n".join(draft.said["quote"]))).strip("«»\"“” "), author=said["author"],
        source=said["quote_source"] or said["title"], link=said["link"],
    )
    return Reading(row=Row(where=draft.where, number=number, content=content), problems=tuple(draft.problems))


def _blocks(data: bytes, encoding: str) -> list[str]:
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return [block.strip() for block in _GAP.split(text) if block.strip()]


def _clean(text: str) -> str:
    lines = (one_line(line) for line in seen_only(text).split("\n"))
    return in_letters_of("fa", "\n".join(filter(None, lines)))
