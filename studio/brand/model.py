"""Turn what a library's pictures have in common into one value, and that into the words of templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Brand:
    """What a library's pictures have in common. Empty means: as the template has it.

    `logo` is a file path. `palette` names a shipped palette, or `colours` gives a colour for each role. `fonts` names
    families by use ("title", "body", "accent"). `handles` are account names without @ by platform id. `link` is the
    address of a book's page in the catalogue with {id}, {isbn}, {isbn10}, {title} or {callno} in it.
    """

    name: str = ""
    name_en: str = ""
    logo: str = ""
    palette: str = ""
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)
    fonts: Mapping[str, str] = field(default_factory=dict, hash=False)
    phone: str = ""
    address: str = ""
    site: str = ""
    handles: Mapping[str, str] = field(default_factory=dict, hash=False)
    link: str = ""


def brand_values(brand: Brand) -> dict[str, str]:
    """The text a template's holes may ask for: library, library_en, logo, phone, address, site, handle (the first)
    and handle_<platform>. What is unknown is left out, so that the template's own words stand."""
    values = {
        "library": brand.name, "library_en": brand.name_en, "logo": brand.logo, "phone": brand.phone,
        "address": brand.address, "site": brand.site, "handle": next(iter(brand.handles.values()), ""),
    }
    values |= {f"handle_{platform}": handle for platform, handle in brand.handles.items()}
    return {
        name: f"@{value}" if name.startswith("handle") else value for name, value in values.items() if value
    }
