"""Turn what is shipped, and what this machine has, into lists."""

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from studio.cli.reports import DONE, ERRORS, say_json


def show(options: argparse.Namespace) -> int:
    """`ketabnama list WHAT`."""
    entries = _LISTS[options.what]()
    if options.json:
        say_json({options.what: entries})
    else:
        for entry in entries:
            print("  ".join(str(value) for value in entry.values() if isinstance(value, str) and value))
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """`ketabnama doctor`."""
    from studio.doctor import findings

    found = findings()
    if options.json:
        say_json({"findings": found})
    else:
        for finding in found:
            state = "ok" if finding["ok"] else "lacking" if finding["optional"] else "MISSING"
            print(f"{state:9}{finding['what']}" + (f": {finding['hint']}" if finding["hint"] else ""))
    return DONE if all(finding["ok"] or finding["optional"] for finding in found) else ERRORS


def _templates() -> list[dict[str, Any]]:
    from studio.template import template, template_ids

    facts = [template(name).facts for name in template_ids()]
    return [
        {"id": one.id, "name": one.name, "name_fa": one.name_fa, "about": one.about, "about_fa": one.about_fa,
         "family": one.family, "takes": one.takes, "suits": list(one.suits), "slots": list(one.slots)}
        for one in facts
    ]


def _presets() -> list[dict[str, Any]]:
    from studio.presets import load_presets

    return [
        {"id": one.id, "size": f"{one.width}x{one.height}" if one.width else "-", "kind": one.kind,
         "name_fa": f"{one.platform_name_fa}: {one.name_fa}", "width": one.width, "height": one.height,
         "formats": list(one.formats), "max_bytes": one.max_bytes, "text_limit": one.text_limit,
         "film": _film(one.video), "not_exportable": one.not_exportable}
        for one in load_presets()
    ]


def _film(video: Any) -> dict[str, Any] | None:
    """What a place says of clips: containers, codec, and the limits of their size and length."""
    if video is None:
        return None
    return {"containers": list(video.containers), "codec": video.codec, "max_bytes": video.aim_bytes,
            "least_seconds": video.dur_min, "most_seconds": video.aim_dur}


def _formats() -> list[dict[str, Any]]:
    kinds = {"picture": ("jpg", "png", "webp", "avif"), "document": ("pdf", "svg"),
             "film": ("mp4", "mov", "webm", "gif")}
    return [{"id": form, "kind": kind} for kind, forms in kinds.items() for form in forms]


def _fonts() -> list[dict[str, Any]]:
    from studio.text.faces import families

    return [
        {"id": one.id, "name": one.name, "name_fa": one.name_fa, "style": one.style,
         "weights": [face.weight for face in one.faces]}
        for one in families()
    ]


def _icons() -> list[dict[str, Any]]:
    from studio.layout.icons import icons

    return [{"id": one.name, "title": one.title, "title_fa": one.title_fa, "group": one.group} for one in icons()]


def _sounds() -> list[dict[str, Any]]:
    """What `--sound` takes besides files."""
    from studio.export.film.shipped import shipped_sounds

    return [
        {"id": one.source, "role": one.role, "name": one.name, "name_fa": one.name_fa, "about": one.about,
         "about_fa": one.about_fa}
        for one in shipped_sounds()
    ]


def _effects() -> list[dict[str, Any]]:
    """Ways to move, for whole designs (recipes) and single things, and what painting does to pictures."""
    from studio.effects import effects, recipes
    from studio.paint import effects as painted

    named = [(one.name, "recipe", one.label, one.label_fa) for one in recipes()]
    named += [(f"{one.kind}/{one.name}", one.kind, one.label, one.label_fa) for one in effects()]
    named += [(f"picture/{name}", "picture", "", "") for name in painted.__all__ if name != "changed"]
    return [{"id": name, "kind": kind, "name": label, "name_fa": label_fa} for name, kind, label, label_fa in named]


def _palettes() -> list[dict[str, Any]]:
    from studio.palettes import load_palettes

    return [{"id": one.id, "name": one.name, "name_fa": one.name_fa} for one in load_palettes()]


def _servers() -> list[dict[str, Any]]:
    from studio.catalogue.lookup import servers

    return [{"id": one.id, "name": one.name, "protocol": one.protocol} for one in servers()[0].values()]


_LISTS: Mapping[str, Callable[[], list[dict[str, Any]]]] = {
    "templates": _templates, "presets": _presets, "formats": _formats, "fonts": _fonts, "icons": _icons,
    "effects": _effects, "palettes": _palettes, "sounds": _sounds, "servers": _servers,
}
