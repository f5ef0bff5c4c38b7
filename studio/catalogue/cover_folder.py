"""Turn a folder of cover pictures into drafts: the ISBN or the title is the name of the file."""

from collections.abc import Iterator

from studio.catalogue.pictures import SUFFIXES, isbn_in, kind_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import problem


def recognises(source: Source) -> bool:
    """Whether it is a folder."""
    return source.is_folder


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each picture; one named by its ISBN alone has no title yet and says so."""
    for path in sorted(source.path.rglob("*")) if source.path else ():
        if path.suffix.lower() not in SUFFIXES:
            continue
        draft = Draft(where=path.name, original={"file": path.name})
        number = isbn_in(path.stem)
        draft.say("isbn", number)
        draft.say("title", "" if number else path.stem.replace("_", " ").replace("-", " "))
        draft.say("cover", str(path))
        if path.stat().st_size > source.limits.cover or not kind_of(path.read_bytes()):
            draft.unusable = True
            draft.problems.append(problem("cover-unusable", f"{source.name}, {path.name}"))
        yield draft
