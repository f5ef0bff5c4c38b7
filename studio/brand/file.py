"""Turn a brand file into a Brand and what is wrong with it, and back."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from studio import resources
from studio.brand.links import check_link
from studio.brand.logo import colours_of, open_logo
from studio.brand.model import Brand
from studio.errors import InputFault, Problem
from studio.palettes import (
    ROLE_RULES,
    ROLES,
    check,
    load_palettes,
    palette_from_colours,
    palette_from_table,
    palette_table,
)
from studio.tables import TEXT, Rule, kept, nearest, read_table, unknown_field, write_table

_FROM_LOGO = "logo"
_CONTACT = ("phone", "address", "site")
_FONT_USES = ("title", "body", "accent")
_TABLE = Rule(lambda value: isinstance(value, dict), "a table", "یک جدول")
_RULES: Mapping[str, Rule] = {
    **dict.fromkeys(("name", "name_en", "logo", "palette", "link"), TEXT),
    **dict.fromkeys(("colours", "fonts", "contact", "handles"), _TABLE),
}
_HANDLE = Rule(
    lambda value: isinstance(value, str) and re.fullmatch(r"[^\s@]+", _bare_handle(value)) is not None,
    "an account name without spaces", "نام کاربری بدون فاصله",
)


def load_brand(path: Path) -> tuple[Brand, tuple[Problem, ...]]:
    """The brand in the TOML file at `path` and what is wrong with it; a logo is looked for beside the file.

    `palette = "logo"` takes the colours from the logo. Raises InputFault when the file cannot be used at all.
    """
    problems: list[Problem] = []
    where = path.name
    table = kept(read_table(path), _RULES, where, problems)
    parts = {name: table.pop(name, {}) for name in ("colours", "fonts", "contact", "handles")}
    contact = kept(parts["contact"], dict.fromkeys(_CONTACT, TEXT), f"{where}, contact", problems)
    fonts = kept(parts["fonts"], dict.fromkeys(_FONT_USES, TEXT), f"{where}, fonts", problems)
    handles = _handles(parts["handles"], f"{where}, handles", problems)
    brand = Brand(**table, **contact, fonts=fonts, handles=handles)
    brand = replace(brand, logo=_logo(brand.logo, path, problems), link=_link(brand.link, where, problems))
    return _coloured(brand, parts["colours"], where, problems), tuple(problems)


def save_brand(brand: Brand, path: Path) -> None:
    """Write `brand` to the TOML file at `path`; a logo beside it or below is named from there. Raises OutputFault."""
    logo, folder = Path(brand.logo), path.resolve().parent
    inside = bool(brand.logo) and logo.resolve().is_relative_to(folder)
    words = {
        "name": brand.name, "name_en": brand.name_en, "palette": brand.palette, "link": brand.link,
        "logo": logo.resolve().relative_to(folder).as_posix() if inside else brand.logo,
    }
    parts = {
        "colours": dict(brand.colours), "fonts": dict(brand.fonts), "handles": dict(brand.handles),
        "contact": {name: getattr(brand, name) for name in _CONTACT if getattr(brand, name)},
    }
    write_table(path, {name: value for name, value in {**words, **parts}.items() if value})


def _bare_handle(text: str) -> str:
    """The account name in "@name", "name" or the address of the account's page."""
    last = urlsplit(text.strip()).path.rstrip("/").rpartition("/")[2] if "://" in text else text.strip()
    return last.removeprefix("@")


def _handles(table: Mapping[str, Any], where: str, problems: list[Problem]) -> dict[str, str]:
    """Account names by platform. Services we have no presets for are welcome; a near miss of one we have is said."""
    services = {path.stem for path in resources.asset("presets").glob("*.toml")} - {"sources", "academic_shared"}
    for name in table.keys() - services:
        if nearest(name, services):
            problems.append(unknown_field(where, name, services))
    good = kept(table, dict.fromkeys(table, _HANDLE), where, problems)
    return {name: _bare_handle(handle) for name, handle in good.items()}


def _logo(name: str, brand_file: Path, problems: list[Problem]) -> str:
    """The path of the logo when it can be opened, else nothing and a Problem."""
    if not name:
        return ""
    path = brand_file.parent / name
    try:
        open_logo(path).close()
    except InputFault as fault:
        problems.append(fault.problem)
        return ""
    return str(path)


def _coloured(brand: Brand, colours: Mapping[str, Any], where: str, problems: list[Problem]) -> Brand:
    """The brand with its palette settled: own colours, those of the logo, or a shipped palette."""
    if brand.palette == _FROM_LOGO:
        return replace(brand, palette="", colours=_logo_palette(brand.logo, where, problems))
    palette = _known_palette(brand.palette, where, problems)
    if not colours:
        return replace(brand, palette=palette)
    base = palette_table(load_palettes().palette(palette)) if palette else {}
    changed = kept(colours, ROLE_RULES, f"{where}, colours", problems)
    wished = palette_from_table("", {**base, **changed}, f"{where}, colours", problems)
    own = {role: wished.role(role).hex() for role in ROLES} if wished else {}
    return replace(brand, palette=palette if not own else "", colours=own)


def _known_palette(name: str, where: str, problems: list[Problem]) -> str:
    try:
        return load_palettes().palette(name).id if name else ""
    except InputFault as fault:
        problems.append(replace(fault.problem, where=f"{where}, palette = {name!r}"))
        return ""


def _logo_palette(logo: str, where: str, problems: list[Problem]) -> dict[str, str]:
    found = colours_of(Path(logo)) if logo else ()
    if not found:
        problems.append(
            Problem(
                where=f"{where}, palette", what="the logo gives no colours", hint="name a palette, or give [colours]",
                what_fa="از نشان رنگی به دست نیامد", hint_fa="نام یک رنگ‌بندی را بنویسید یا رنگ‌ها را بدهید",
                code="no-logo-colours",
            )
        )
        return {}
    palette = palette_from_colours(found)
    problems += check(palette, f"{where}, palette")
    return {role: palette.role(role).hex() for role in ROLES}


def _link(pattern: str, where: str, problems: list[Problem]) -> str:
    """The pattern when it can be used; what is odd about it becomes Problems."""
    found = check_link(pattern, f"{where}, link") if pattern else ()
    problems += found
    return "" if any(problem.level == "error" for problem in found) else pattern
