"""Turn a template folder into a Template, with a note for every hole that nothing can fill."""

import os
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

from studio import resources
from studio.content import ROLES, Book, Quote
from studio.document.files import load_json
from studio.document.form import build, build_document
from studio.document.model import Document
from studio.document.pictures import mapped_sources, sources
from studio.document.upgrades import upgraded
from studio.errors import InputFault, Problem, input_fault
from studio.tables import meant, nearest
from studio.template.facts import FILES, Slot, Template, TemplateForm
from studio.template.holes import HOLE, unknown_holes

OWN = "KETABNAMA_TEMPLATES"  # the environment variable that names the folder of the user's own templates

# What a record says in words; of its fields the cover alone is a file that was looked at.
_WORDS = {*ROLES, *(part.name for kind in (Book, Quote) for part in fields(kind))} - {"cover"}


def load_template(folder: Path) -> Template:
    """Read the template in `folder`. Raises InputFault when it cannot be used; lesser faults are its `problems`."""
    source = folder / "template.json"
    where = f"{folder.name}/template.json"
    if not source.is_file():
        raise _no_template(where, "there is no template.json")
    form = load_json(source.read_bytes(), where)
    if not isinstance(form, dict) or not isinstance(form.get("document"), dict):
        raise _no_template(where, "is no template: it has no document")
    form = upgraded(form, where)
    problems: list[Problem] = []
    try:
        document = build_document(form.pop("document"), f"{where}:document", problems)
        facts = replace(build(TemplateForm, form, where, problems), id=folder.name)
    except RecursionError as error:
        raise _no_template(where, "its boxes are nested too deep") from error
    if not document.pages:
        raise _no_template(where, "it has no page")
    holes = {hole for source in sources(document) for hole in HOLE.findall(source)}
    slots = {name: _with_own_default(slot, folder, where) if name in holes else slot
             for name, slot in facts.slots.items()}
    problems += unknown_holes(facts, document, where)
    return Template(facts=replace(facts, slots=slots), document=_with_own_pictures(facts, document, folder, where),
                    folder=folder, problems=tuple(problems))


def _no_template(where: str, what: str, near: str = "") -> InputFault:
    ids = template_ids()
    hint, hint_fa = meant(near, f"shipped templates: {', '.join(ids)}", f"الگوهای آماده: {'، '.join(ids)}")
    return input_fault(
        where, what, hint, code="no-template", what_fa="این الگو نیست یا خواندنی نیست", hint_fa=hint_fa,
    )


def _with_own_pictures(facts: TemplateForm, document: Document, folder: Path, where: str) -> Document:
    """Pictures named in the template as files of its folder. Raises InputFault for one that leads out of it."""
    words = _WORDS - _files_of(facts.slots) if facts.takes == "words" else _WORDS

    def own(source: str) -> str:
        hole = HOLE.fullmatch(source)
        if hole and (hole[1] in words or _is_words(facts, hole[1])):
            raise _outside(where, source)
        return source if hole else _own_file(source.replace("{", "").replace("}", ""), folder, where)

    return mapped_sources(document, own)


def _files_of(slots: Mapping[str, Slot]) -> set[str]:
    """The names of the slots, and of columns of lists, that are files."""
    inner = {name for slot in slots.values() for name in _files_of(slot.columns)}
    return inner | {name for name, slot in slots.items() if slot.kind in FILES}


def _is_words(facts: TemplateForm, hole: str) -> bool:
    """Whether a card of words fills `hole` with what somebody wrote in a list, which is no file to open."""
    return facts.takes == "words" and hole != "logo" and hole not in _files_of(facts.slots)


def _with_own_default(slot: Slot, folder: Path, where: str) -> Slot:
    """A slot for pictures; the one that stands in it when nothing fills it is a file of the template's folder too."""
    return replace(slot, default=_own_file(slot.default, folder, where)) if slot.default else slot


def _own_file(name: str, folder: Path, where: str) -> str:
    try:
        return str(resources.within(folder, name))
    except ValueError as error:
        raise _outside(where, name) from error


def _outside(where: str, name: str) -> InputFault:
    return input_fault(
        where, f"names a picture outside the template: {name!r}",
        "put the picture into the template's folder", code="path-outside",
        what_fa="الگو به پرونده‌ای بیرون از پوشهٔ خود اشاره می‌کند", hint_fa="تصویر را درون پوشهٔ الگو بگذارید",
    )


@lru_cache(maxsize=1)
def template_ids() -> tuple[str, ...]:
    """The ids of all shipped templates, sorted."""
    return tuple(sorted(path.parent.name for path in resources.templates().glob("*/template.json")))


def own_template(name: str) -> Path | None:
    """The folder of the user's own template `name`; None when there is none of that name. The folder they are in is
    named by the environment, as that of the user's fonts is."""
    parent = os.environ.get(OWN, "")
    if not parent or not name or Path(name).name != name:
        return None
    folder = Path(parent) / name
    return folder if (folder / "template.json").is_file() else None


@lru_cache(maxsize=64)
def template(name: str) -> Template:
    """The shipped template `name`, the user's own of that name, or the one in the folder of that path. Raises
    InputFault with a near name."""
    if name in template_ids():
        return load_template(resources.templates() / name)
    if own := own_template(name):
        return load_template(own)
    if (Path(name) / "template.json").is_file():
        return load_template(Path(name))
    raise _no_template(name, "no such template", nearest(name, template_ids()))
