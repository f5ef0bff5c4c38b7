"""Turn any design into a template of one's own, and a template into one file that another library can take in.

A design that was filled from a template gets that one's holes back. Every other text becomes a hole with its own words
as the default, every picture a hole with itself: filled with nothing the template looks as the design did. A package is
a zip of a template's folder.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from studio.content import ROLES
from studio.disk import safe_name, scratch_folder, write_safely, written_beside
from studio.document.edits import map_layers
from studio.document.form import plain
from studio.document.model import VERSION, AnyLayer, Code, Document, Picture, Text
from studio.document.pictures import mapped_sources, sources
from studio.errors import InputFault, input_fault
from studio.template.facts import FILES, Sample, Slot, TemplateForm
from studio.template.holes import HOLE, content_names
from studio.template.loading import load_template, template_ids
from studio.template.refilling import template_of, unfilled

SUFFIX = ".ketab-template"
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ogg", ".flac", ".wav", ".mp3", ".mp4", ".webm")
_MOST_FILES, _MOST_BYTES = 200, 200_000_000
_NOTHING = TemplateForm(takes="words")
# What a record says in plain words, one line or some.
_SHOWN = {"title", "subtitle", "publisher", "summary", "text", "source", *ROLES}
_SILENT = ("decoration", "count", "running")


@dataclass
class _Holes:
    """The slots made so far, under names that are free."""

    slots: dict[str, Slot] = field(default_factory=dict)

    def of(self, wish: str, slot: Slot) -> str:
        """The name of the hole for `slot`; two layers that say the same share one."""
        base = re.sub(r"[^a-z0-9_]", "_", wish.lower()).strip("_") or "text"
        base = base if base[0].isalpha() else f"slot_{base}"
        name, number = base, 2
        while name in self.slots and self.slots[name] != slot:
            name, number = f"{base}_{number}", number + 1
        self.slots[name] = slot
        return f"{{{name}}}"


def keep_as_template(document: Document, facts: TemplateForm, parent: Path) -> Path:
    """Write `document` as a template into a new folder of `parent`, with its pictures; returns the folder.

    Of `facts` the names, the family, keywords and places count. A design that was filled from a template keeps that
    one's holes: what takes records goes on doing so. Raises OutputFault.
    """
    folder = _new_folder(parent, facts.name or facts.name_fa or document.name)
    source, empty = template_of(document), unfilled(document)
    known = source.facts if source is not None and empty is not None else _NOTHING
    shown = empty or document
    names = _copied_files((*sources(shown), *sources(document)), folder)
    holes = _Holes(_with_words(known, document, names))
    holed = _with_holes(mapped_sources(shown, lambda file: file if HOLE.search(file) else names.get(file, "")), holes)
    kept = replace(holed, name="", origin=None, alt=holed.alt if empty else "", overrides=document.overrides)
    own = replace(facts, slots=holes.slots, takes=known.takes, least=known.least, most=known.most,
                  fonts_en=known.fonts_en, samples=_samples(known, document))
    form = {"version": VERSION, **_facts(own), "document": plain(kept)}
    write_safely(folder / "template.json", json.dumps(form, ensure_ascii=False, indent=1).encode())
    return folder


def _with_words(known: TemplateForm, document: Document, names: Mapping[str, str]) -> dict[str, Slot]:
    """The slots of the design's template with the words they have now; what a record fills has none: the next record
    may not say it."""
    words, records = document.origin.words if document.origin else {}, content_names(known.takes)
    part = "default_en" if document.language == "en" else "default"
    own = words.keys() & known.slots.keys() - records
    said = {name: _as_default(known.slots[name], words[name], names) for name in own}
    return {name: replace(slot, **{part: said[name]}) if name in own else slot for name, slot in known.slots.items()}


def _as_default(slot: Slot, value: Any, names: Mapping[str, str]) -> str:
    """A slot's value as its default is written: lines, cut into columns at "|"."""
    if slot.kind in FILES:
        return names.get(value, "") if isinstance(value, str) else ""
    if not isinstance(value, list | tuple):
        return str(value or "")
    rows = (row.values() if isinstance(row, Mapping) else [row] if isinstance(row, str) else row for row in value)
    return "\n".join(" | ".join(map(str, row)) for row in rows)


def _samples(known: TemplateForm, document: Document) -> tuple[Sample, ...]:
    """The words of the design's record, for the template to be shown with."""
    words = document.origin.words if document.origin else {}
    records = content_names(known.takes) & _SHOWN
    said = {name: word for name, word in words.items() if name in records and isinstance(word, str)}
    return (Sample(language="en" if document.language == "en" else "fa", values=said),) if said else ()


def pack(folder: Path, path: Path) -> Path:
    """Write the template in `folder` as the package `path`. Raises InputFault for no template, OutputFault."""
    load_template(folder)
    with written_beside(path) as scratch, zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            if file.name == "template.json" or file.suffix.lower() in _PICTURES:
                archive.write(file, file.name)
    return path


def unpack(package: Path, parent: Path) -> Path:
    """Take the template in `package` into a new folder of `parent`; returns the folder.

    Only template.json and media are taken, by their plain names, and only when they make a template. A folder of
    `parent` that holds the same already is the answer. Raises InputFault and then leaves nothing behind, OutputFault.
    """
    files = _files_of(package)
    with scratch_folder() as scratch:
        for name, data in files.items():
            write_safely(scratch / name, data)
        facts = load_template(scratch).facts
    there = next((folder for folder in sorted(parent.glob("*/")) if _holds(folder, files)), None)
    if there is not None:
        return there
    folder = _new_folder(parent, facts.name or facts.name_fa or package.stem)
    for name, data in files.items():
        write_safely(folder / name, data)
    return folder


# ---------------------------------------------------------------- holes


def _with_holes(document: Document, holes: _Holes) -> Document:
    def holed(layer: AnyLayer) -> AnyLayer:
        if layer.role in _SILENT or layer.hide or _has_hole(layer):
            return layer
        if isinstance(layer, Text) and _said(layer).strip():
            return replace(layer, text=holes.of(layer.slot or layer.id, _text_slot(layer)), slot="", spans=())
        if isinstance(layer, Picture) and layer.source:
            slot = Slot(label="Picture", label_fa="تصویر", kind="picture", default=layer.source)
            return replace(layer, source=holes.of(layer.slot or layer.id or "picture", slot), slot="")
        if isinstance(layer, Code) and layer.data:
            slot = Slot(label="Link", label_fa="پیوند", kind="link", default=layer.data, default_en=layer.data)
            return replace(layer, data=holes.of("link", slot), slot="")
        return layer

    pages = tuple(replace(page, layers=map_layers(page.layers, holed)) for page in document.pages)
    return replace(document, pages=pages)


def _has_hole(layer: AnyLayer) -> bool:
    """Whether it has a hole of the template it came from."""
    said = _said(layer) if isinstance(layer, Text) else getattr(layer, "source", "") + getattr(layer, "data", "")
    return bool(HOLE.search(said))


def _text_slot(layer: Text) -> Slot:
    said = _said(layer)
    label = " ".join(said.split())[:40]
    return Slot(label=label, label_fa=label, default=said, default_en=said,
                kind="long" if "\n" in said or len(said) > 90 else "text")


def _said(layer: Text) -> str:
    return layer.text if isinstance(layer.text, str) else layer.join.join(filter(None, layer.text))


# ---------------------------------------------------------------- files


def _new_folder(parent: Path, wish: str) -> Path:
    name = safe_name(wish) or "template"
    numbered = (parent / (name if number == 1 else f"{name}-{number}") for number in range(1, 10_000))
    return next(folder for folder in numbered if not folder.exists() and folder.name not in template_ids())


def _copied_files(files: Iterable[str], folder: Path) -> dict[str, str]:
    """`files` copied into `folder`: their new names by where they were; one that is gone has none."""
    names: dict[str, str] = {}
    for number, source in enumerate(dict.fromkeys(files), 1):
        try:
            data = Path(source).read_bytes()
        except OSError:
            continue
        names[source] = f"media-{number}{Path(source).suffix.lower() or '.png'}"
        write_safely(folder / names[source], data)
    return names


def _facts(facts: TemplateForm) -> dict[str, Any]:
    form = plain(facts)
    return {name: value for name, value in form.items() if name != "id"}


def _files_of(package: Path) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(package) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and _is_ours(entry.filename)]
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise _no_package(package, "it unpacks to far more than a template holds")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise _no_package(package, str(error)) from error


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the template in `folder` is of these files and no others."""
    there = {file.name: file for file in folder.iterdir() if file.is_file() and _is_ours(file.name)}
    return there.keys() == files.keys() and all(
        file.stat().st_size == len(files[name]) and file.read_bytes() == files[name] for name, file in there.items())


def _is_ours(name: str) -> bool:
    """Whether an entry is a plain file of a template: no folders, no ways out, no other kinds."""
    plain_name = PurePosixPath(name).name == name and "\\" not in name and not name.startswith(".")
    return plain_name and (name == "template.json" or PurePosixPath(name).suffix.lower() in _PICTURES)


def _no_package(package: Path, why: str) -> InputFault:
    return input_fault(
        package.name, f"cannot be read as a template package: {why}", "ask for the file again", code="no-package",
        what_fa="بستهٔ الگو نیست یا خراب است", hint_fa="پرونده را دوباره بخواهید",
    )

