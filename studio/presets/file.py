"""Turn tables of published figures, ours and the user's over them, into presets."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from studio import resources
from studio.disk import safe_name
from studio.errors import InputFault, Problem
from studio.presets.choice import Presets, no_preset
from studio.presets.model import CONTAINERS, FORMATS, KINDS, MB, Figure, Platform, Preset, Video
from studio.tables import (
    COUNT,
    POSITIVE,
    TEXT,
    TEXTS,
    YES_NO,
    Rule,
    bad_value,
    kept,
    nearest,
    numbers,
    one_of,
    read_table,
    some_of,
    unknown_field,
)
from studio.values import Insets

_INSIDE_CIRCLE = (1 - 1 / math.sqrt(2)) / 2  # share of the side between a circle's square and the square inside it


def load_presets(user_file: Path | None = None) -> Presets:
    """All presets, with the user's additions and changes when a file is given. What is wrong in it is in `problems`."""
    if user_file is None:
        return _shipped()
    problems: list[Problem] = []
    tables = {name: _copied(table) for name, table in _shipped_tables().items()}
    try:
        _merge(tables, read_table(user_file), user_file.name, problems)
    except InputFault as fault:
        problems.append(fault.problem)
    return _built(tables, problems)


@cache
def _shipped() -> Presets:
    return _built(_shipped_tables(), [])


@cache
def _shipped_tables() -> dict[str, dict[str, Any]]:
    """Platform id to its table. A fault in a shipped file is ours and raises."""
    problems: list[Problem] = []
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(resources.asset("presets").glob("*.toml")):
        if path.stem != "sources":
            _merge(tables, read_table(path), path.name, problems)
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    return tables


@cache
def _sources() -> Mapping[str, Mapping[str, str]]:
    """Where the figures come from: source id to its url, year, kind and note."""
    return read_table(resources.asset("presets/sources.toml"))


def _copied(table: dict[str, Any]) -> dict[str, Any]:
    return {name: dict(value) if isinstance(value, dict) else value for name, value in table.items()}


_ID = Rule(
    lambda name: re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", name) is not None,
    "small Latin letters, digits, - and _", "از حروف کوچک لاتین، رقم، - و _",
)
_PLATFORM_RULES: Mapping[str, Rule] = {
    "name": TEXT, "name_fa": TEXT, "group": TEXT, "order": COUNT, "has_upload": YES_NO,
    "text_count": one_of(("characters", "weighted", "utf16")), "instead": TEXTS, "instead_words": TEXT,
    "instead_words_fa": TEXT, "note": TEXT, "recompression": TEXT, "disagreement": TEXT,
}
_WORD_RULES: Mapping[str, Rule] = {
    "name": TEXT, "name_fa": TEXT, "kind": one_of(KINDS), "media": some_of(("image", "video"), least=0), "note": TEXT,
    "disagreement": TEXT, "not_exportable": TEXT, "not_exportable_fa": TEXT,
}
_SIZE = numbers(
    2, "[width, height] in px, each from 16 to 20000", "[پهنا, بلندا] به پیکسل، هرکدام از ۱۶ تا ۲۰۰۰۰",
    least=16, most=20_000,
)
_FIGURE_RULES: Mapping[str, Rule] = {
    "size": _SIZE, "aspect": TEXT, "circle": YES_NO, "bleed": POSITIVE, "long": YES_NO,
    "safe": numbers(4, "[top, right, bottom, left] in px", "[بالا, راست, پایین, چپ] به پیکسل"),
    "image_max_mb": POSITIVE, "formats": some_of(FORMATS),
    "video_max_mb": POSITIVE, "video_advised_mb": POSITIVE, "containers": some_of(CONTAINERS),
    "codec": one_of(("h264", "h265")), "keyframe": POSITIVE, "dur_min": POSITIVE, "dur_max": POSITIVE,
    "dur_advised": POSITIVE, "fps_min": POSITIVE, "fps_max": POSITIVE, "kbps": COUNT, "kbps_max": COUNT,
    "text_limit": COUNT, "hashtags_max": COUNT, "alt_limit": COUNT,
}


def _merge(tables: dict[str, dict[str, Any]], more: Mapping[str, Any], where: str, problems: list[Problem]) -> None:
    """Lay `more` over `tables`, field by field; what cannot be used becomes a Problem and is left out."""
    for platform, table in more.items():
        if not isinstance(table, dict):
            problems.append(unknown_field(where, platform, tables))
        elif _is_id(platform, where, problems):
            _merge_platform(tables.setdefault(platform, {}), table, f"{where}, {platform}", problems)


def _merge_platform(mine: dict[str, Any], more: Mapping[str, Any], where: str, problems: list[Problem]) -> None:
    """Tables inside a platform are its placements, everything else is about the platform."""
    own = {name: value for name, value in more.items() if not isinstance(value, dict)}
    mine |= kept(own, _PLATFORM_RULES, where, problems)
    for name, value in more.items():
        if name not in own and _is_id(name, where, problems):
            mine[name] = mine.get(name, {}) | _kept_placement(value, f"{where}/{name}", problems)


def _is_id(name: str, where: str, problems: list[Problem]) -> bool:
    """Whether `name` may be part of an id, and so the name of a folder in the export."""
    if _ID.fits(name) and safe_name(name) == name:
        return True
    problems.append(bad_value(where, "id", name, _ID))
    return False


def _kept_placement(form: Mapping[str, Any], where: str, problems: list[Problem]) -> dict[str, Any]:
    """The usable fields of a placement. A figure is a table with `value` and `source`, or a bare value."""
    bare = {name: value["value"] if _is_figure(value) else value for name, value in form.items()}
    good = kept(bare, {**_WORD_RULES, **_FIGURE_RULES}, where, problems)
    return {name: form[name] for name in form if name in good}


def _is_figure(value: Any) -> bool:
    return isinstance(value, dict) and "value" in value


def _built(tables: Mapping[str, dict[str, Any]], problems: list[Problem]) -> Presets:
    platforms = sorted((_platform(name, table) for name, table in tables.items()), key=lambda platform: platform.order)
    presets = [
        _with_room(_preset(platform, placement, form), problems)
        for platform in platforms
        for placement, form in tables[platform.id].items()
        if isinstance(form, dict) and _usable(f"{platform.id}/{placement}", form, problems)
    ]
    known = {preset.id for preset in presets}
    whole = tuple(_with_known_instead(platform, known, problems) for platform in platforms)
    return Presets(platforms=whole, presets=tuple(presets), problems=tuple(problems))


def _with_known_instead(platform: Platform, known: set[str], problems: list[Problem]) -> Platform:
    """The platform without the ids in `instead` that are no presets."""
    unknown = [name for name in platform.instead if name not in known]
    problems += [no_preset(f"{platform.id}, instead: {name}", nearest(name, known)) for name in unknown]
    return replace(platform, instead=tuple(name for name in platform.instead if name in known))


def _usable(where: str, form: Mapping[str, Any], problems: list[Problem]) -> bool:
    """Whether `form` has a size, or says why it has none."""
    if "size" in form or "not_exportable" in form:
        return True
    problems.append(
        Problem(
            where=where, what="has no size and is left out", hint="add a line: size = [1080, 1080]", level="error",
            what_fa="اندازه ندارد و کنار گذاشته شد", hint_fa="سطری مانند size = [1080, 1080] بیفزایید", code="no-size",
        )
    )
    return False


def _with_room(preset: Preset, problems: list[Problem]) -> Preset:
    """The preset without safe edges that leave no room between them."""
    safe = preset.safe
    if not preset.exportable or (safe.left + safe.right < preset.width and safe.top + safe.bottom < preset.height):
        return preset
    problems.append(
        Problem(
            where=preset.id, what="safe edges leave no room and are ignored",
            hint="order: top, right, bottom, left in px",
            what_fa="حاشیهٔ امن جایی برای محتوا نمی‌گذارد و نادیده گرفته شد",
            hint_fa="ترتیب: بالا، راست، پایین، چپ به پیکسل", code="bad-value",
        )
    )
    return replace(preset, safe=Insets())


def _platform(name: str, table: Mapping[str, Any]) -> Platform:
    fields = {key: value for key, value in table.items() if key in _PLATFORM_RULES}
    fields["instead"] = tuple(fields.get("instead", ()))
    return Platform(**{"name": name, "name_fa": fields.get("name", name)} | fields, id=name)


def _figure(form: Any) -> Figure:
    """A figure from its line, or from a bare value in the user's file."""
    line = form if _is_figure(form) else {"value": form}
    name = str(line.get("source", ""))
    source = _sources().get(name, {})
    value = tuple(line["value"]) if isinstance(line["value"], list) else line["value"]
    return Figure(
        value=value, source=name, said=str(line.get("said", "")),
        year=str(line.get("year", source.get("year", ""))), kind=source.get("kind", "own"),
    )


def _preset(platform: Platform, placement: str, form: Mapping[str, Any]) -> Preset:
    figures = {name: _figure(value) for name, value in form.items() if name in _FIGURE_RULES}
    values = {name: figure.value for name, figure in figures.items()}
    media = frozenset(form.get("media", ("image",)))
    name = form.get("name", placement)
    width, height = values.get("size", (0, 0))
    words = ("note", "disagreement") + (() if "size" in form else ("not_exportable", "not_exportable_fa"))
    return Preset(
        id=f"{platform.id}/{placement}", platform=platform.id, placement=placement,
        name=name, name_fa=form.get("name_fa", name), platform_name=platform.name, platform_name_fa=platform.name_fa,
        kind=form.get("kind", "feed"), width=width, height=height, media=media,
        formats=values.get("formats", ("jpg", "png")) if "image" in media else (),
        max_bytes=_bytes(values.get("image_max_mb")), video=_video(values) if "video" in media else None,
        safe=_safe(values, width, height), circle=values.get("circle", False), bleed=values.get("bleed", 0.0),
        long=values.get("long", False), text_count=platform.text_count,
        text_limit=values.get("text_limit"), hashtags_max=values.get("hashtags_max"), alt_limit=values.get("alt_limit"),
        figures=figures, **{word: form[word] for word in words if word in form},
    )


def _bytes(megabytes: float | None) -> int | None:
    return None if megabytes is None else int(megabytes * MB)


def _safe(values: Mapping[str, Any], width: int, height: int) -> Insets:
    """The safe edges; in a circle without any, those of the largest square inside it."""
    if "safe" in values:
        return Insets(*values["safe"])
    if not values.get("circle"):
        return Insets()
    across, down = (math.ceil(side * _INSIDE_CIRCLE) for side in (width, height))
    return Insets(down, across, down, across)


def _video(values: Mapping[str, Any]) -> Video:
    same = ("containers", "codec", "keyframe", "dur_min", "dur_max", "fps_min", "fps_max", "kbps", "kbps_max")
    return Video(
        max_bytes=_bytes(values.get("video_max_mb")), advised_bytes=_bytes(values.get("video_advised_mb")),
        advised_dur=values.get("dur_advised"), **{name: values[name] for name in same if name in values},
    )
