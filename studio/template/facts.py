"""Turn what a template says about itself into frozen values: its names, what it takes, its slots and samples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from studio.document.model import Document
from studio.errors import Problem

FILES = ("picture", "sound")
"""The kinds of slots that name files."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One hole: its label in both languages, the words shown when nothing fills it, and whether it must be filled.

    What fills it by `kind`: "text" one line, "long" several (the list "name.parts" has them a few at a time, each in
    {part}), "picture" a file, "sound" a file that is heard, "link" an address, "icon" the name of an icon; "date" a day
    as typed (its parts are the holes {name.day}, {name.month}, {name.weekday} and {name.year});
    "list" a line for each item, cut into its `columns` at "|" or a tab; "sheet" the table of a chart or diagram.
    `default` is of the same form.
    """

    label: str = ""
    label_fa: str = ""
    default: str = ""
    default_en: str = ""
    required: bool = False
    kind: Literal["text", "long", "picture", "sound", "link", "list", "date", "sheet", "icon"] = "text"
    columns: Mapping[str, "Slot"] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Content for a preview without any other file. `name` is short, typical or long; `values` are slots."""

    language: Literal["fa", "en"] = "fa"
    name: str = "typical"
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TemplateForm:
    """The facts beside the document. `takes` is the content it shows, `least`–`most` how many on one page. `fonts_en`
    are families by use for English words, where those of the document are none for them (nastaliq)."""

    id: str = ""
    name: str = ""
    name_fa: str = ""
    about: str = ""
    about_fa: str = ""
    family: str = ""
    takes: Literal["book", "quote", "books", "words"] = "book"
    least: int = 1
    most: int = 1
    suits: tuple[str, ...] = ("feed", "story")
    keywords: tuple[str, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    fonts_en: Mapping[str, str] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Template:
    """A document with holes, the facts about it, and the folder its own pictures are in."""

    facts: TemplateForm
    document: Document
    folder: Path
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The template's name in commands and folders."""
        return self.facts.id
