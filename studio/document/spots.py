"""Turn where branches are said to be into places on a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.document.cells import Part, number_of, parts_of
from studio.document.diagrams import Diagram
from studio.document.provinces import Province, iran, province_of

_FAR = 2.0  # degrees: places that lie further apart are shown on the map of Iran
_LEAST = 0.004  # degrees: about 400 m, below which a town is not drawn larger


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place in shares of the map's box from left and top; the map is that of Iran or of the places themselves."""

    x: float
    y: float
    in_iran: bool = False


def spots_of(diagram: Diagram) -> tuple[Spot | None, ...]:
    """For each part of a map of branches its place; None for one that has none."""
    parts = parts_of(diagram)
    places = [_coordinates(part) for part in parts]
    known = [place for place in places if place]
    if len(known) < len([part for part in parts if known_place(part)]) or (known and _spread(known) > _FAR):
        return tuple(_in_iran(part, place) for part, place in zip(parts, places, strict=True))
    return tuple(_in_town(place, known) if place else None for place in places)


def known_place(part: Part) -> bool:
    """Whether a part says where it is in a way that can be shown."""
    return _coordinates(part) is not None or province_of(part.province) is not None


def _coordinates(part: Part) -> tuple[float, float] | None:
    lat, lon = number_of(part.lat), number_of(part.lon)
    if lat is None or lon is None or not (-85 < lat < 85 and -180 <= lon <= 180):
        return None
    return lat, lon


def _spread(places: Sequence[tuple[float, float]]) -> float:
    return max(max(place[axis] for place in places) - min(place[axis] for place in places) for axis in (0, 1))


def _in_iran(part: Part, place: tuple[float, float] | None) -> Spot | None:
    country = iran()
    province = province_of(part.province)
    if place is None and province is None:
        return None
    x, y = country.place(*place) if place else _middle(province)
    return Spot(x=min(1.0, max(0.0, x / country.width)), y=min(1.0, max(0.0, y / country.height)), in_iran=True)


def _middle(province: Province | None) -> tuple[float, float]:
    x, y, width, height = province.room if province else (0.0, 0.0, 0.0, 0.0)
    return x + width / 2, y + height / 2


def _in_town(place: tuple[float, float], known: Sequence[tuple[float, float]]) -> Spot:
    """The place within the box of all; a degree of longitude is taken to be four fifths of one of latitude."""
    lats, lons = [lat for lat, _ in known], [lon for _, lon in known]
    high, wide = max(lats) - min(lats), 0.8 * (max(lons) - min(lons))
    whole = max(high, wide, _LEAST)
    x = 0.5 + 0.8 * (place[1] - (max(lons) + min(lons)) / 2) / whole
    return Spot(x=x, y=0.5 - (place[0] - (max(lats) + min(lats)) / 2) / whole)
