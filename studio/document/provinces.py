"""Turn the name of a province into its place on the map of Iran (assets/maps, with its licence)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, pi, radians, sin, tan

from studio.document.cells import number_of, parts_of
from studio.document.diagrams import Diagram
from studio.letters import search_key
from studio.resources import asset

Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Province:
    """One of the 31. `rings` are its outlines on a map 1,000 units wide, `room` the box in it with most room for a
    name: left, top, width, height."""

    iso: str
    fa: str
    en: str
    also: tuple[str, ...]
    room: tuple[float, float, float, float]
    rings: tuple[Pairs, ...]

    def name(self, language: str) -> str:
        """Its name in Persian or English."""
        return self.fa if language == "fa" else self.en


@dataclass(frozen=True, kw_only=True)
class Iran:
    """The map: its size, the provinces, and the seas with the middle of their names."""

    width: float
    height: float
    provinces: tuple[Province, ...]
    seas: tuple[tuple[str, str, float, float], ...]
    projection: Mapping[str, float]

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """A place on the map: Lambert's conformal conic projection (Snyder, "Map Projections", 1987, page 107)."""
        p = self.projection
        rho = p["f"] / tan(pi / 4 + radians(lat) / 2) ** p["n"]
        theta = p["n"] * radians(lon - p["meridian"])
        return (rho * sin(theta) - p["left"]) * p["scale"], (rho * cos(theta) - p["top"]) * p["scale"]


@cache
def iran() -> Iran:
    """The map of Iran."""
    form = json.loads(asset("maps/iran.json").read_text("utf-8"))
    return Iran(
        width=form["width"], height=form["height"], projection=form["projection"],
        seas=tuple((sea["fa"], sea["en"], *sea["at"]) for sea in form["seas"]),
        provinces=tuple(_province(entry) for entry in form["provinces"]),
    )


def _province(entry: dict) -> Province:
    rings = tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in entry["rings"])
    return Province(iso=entry["iso"], fa=entry["fa"], en=entry["en"], also=tuple(entry["also"]),
                    room=tuple(entry["room"]), rings=rings)


def _key(name: str) -> str:
    """A name for comparing: no kind of yeh, half-space or space, no «استان» or "province" makes a difference."""
    words = [word for word in search_key(name).split() if word not in ("استان", "province", "شهر", "ostan")]
    return "".join(words)


@cache
def _by_name() -> Mapping[str, Province]:
    found: dict[str, Province] = {}
    for province in iran().provinces:
        for name in (province.iso, province.fa, province.en, *province.also):
            found.setdefault(_key(name), province)
    return found


def province_of(name: str) -> Province | None:
    """The province of that name, code or seat; None when there is none."""
    return _by_name().get(_key(name)) if name.strip() else None


def values_of(diagram: Diagram) -> dict[str, float]:
    """The number of each province of a map, by its code; of a province named twice the last one."""
    found: dict[str, float] = {}
    for part in parts_of(diagram):
        province, value = province_of(part.province or part.title), number_of(part.value)
        if province and value is not None:
            found[province.iso] = value
    return found


def classes(values: Mapping[str, float], most: int = 5) -> tuple[tuple[float, float], ...]:
    """At most `most` classes of values as (least, greatest) that are there, each of about as many provinces."""
    kinds = sorted(set(values.values()))
    if len(kinds) <= most:
        return tuple((kind, kind) for kind in kinds)
    ranked = sorted(values.values())
    bounds = [ranked[min(len(ranked) - 1, round(len(ranked) * at / most))] for at in range(1, most)]
    groups: list[list[float]] = [[] for _ in range(most)]
    for kind in kinds:
        groups[sum(kind >= bound for bound in bounds)].append(kind)
    return tuple((group[0], group[-1]) for group in groups if group)


def class_of(value: float, found: tuple[tuple[float, float], ...]) -> int:
    """The number of the class a value is in."""
    return next(at for at, (low, high) in enumerate(found) if low <= value <= high)
