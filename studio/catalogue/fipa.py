"""Turn FIPA text (فیپا, the catalogue block printed in every Iranian book) into drafts."""

import re

from studio.catalogue.reading import Draft

_IMPRINT = re.compile(
    r"^\s*\[?(?P<place>[^:؛]*?)\]?\s*:\s*(?P<publisher>.*?)\s*(?:[،,]\s*(?P<year>[^،,]*\d{2,4}[^،,]*))?\s*$"
)


def split_title_statement(draft: Draft, text: str) -> None:
    """«عنوان: عنوان فرعی / نام پدیدآوران» into its three parts."""
    title, slash, responsibility = text.partition(" / ") if " / " in text else text.partition("/")
    name, _, subtitle = title.partition(" : ") if " : " in title else title.partition(":")
    draft.say("title", name)
    draft.say("subtitle", subtitle.partition(" = ")[0])
    if slash:
        draft.say("responsibility", responsibility)


def split_imprint(draft: Draft, text: str) -> None:
    """«تهران: نشر نی، ۱۳۹۱.» into place, publisher and year."""
    found = _IMPRINT.match(text)
    if not found:
        draft.say("year", text)
        return
    for name in ("place", "publisher", "year"):
        draft.say(name, found[name])
