"""Turn Natural Earth's provinces, as QGIS ships them, into the small map of Iran in assets/maps.

    python tools/provinces.py WORLD_MAP.gpkg     writes assets/maps/iran.json

Natural Earth 4.1 still has Tabas in Yazd (it went to South Khorasan in 2013) and Ferdows, Sarayan and Boshruyeh in
Razavi Khorasan, and lacks the Greater and Lesser Tunb. These borders are redrawn here, roughly, the islands added.
"""

import json
import sqlite3
import struct
import sys
from itertools import pairwise
from math import cos, hypot, log, pi, radians, sin, tan
from pathlib import Path

WIDTH = 1000.0
LOW, HIGH, MIDDLE = 28.0, 37.0, 54.0  # degrees: two parallels kept in length, and the meridian that stands upright
TOWARDS_TABAS = ((55.75, 33.30), (55.95, 32.85), (56.15, 32.45), (56.60, 32.20))
TOWARDS_FERDOWS = ((57.55, 34.50), (57.80, 34.28), (58.10, 34.22), (58.35, 34.27))
ISLANDS = ((55.30, 26.26, 0.045), (55.14, 26.24, 0.03))
CELLS = 48

# ISO 3166-2:IR (2020) | Natural Earth's name | Persian | English | other names it is called by
NAMES = """
IR-00|Markazi|مرکزی|Markazi|اراک,Arak
IR-01|Gilan|گیلان|Gilan|رشت,Rasht,Guilan
IR-02|Mazandaran|مازندران|Mazandaran|ساری,Sari
IR-03|East Azarbaijan|آذربایجان شرقی|East Azerbaijan|تبریز,Tabriz,East Azarbaijan,آذربایجان‌شرقی
IR-04|West Azarbaijan|آذربایجان غربی|West Azerbaijan|ارومیه,Urmia,West Azarbaijan
IR-05|Kermanshah|کرمانشاه|Kermanshah|
IR-06|Khuzestan|خوزستان|Khuzestan|اهواز,Ahvaz
IR-07|Fars|فارس|Fars|شیراز,Shiraz
IR-08|Kerman|کرمان|Kerman|
IR-09|Razavi Khorasan|خراسان رضوی|Razavi Khorasan|مشهد,Mashhad,خراسان
IR-10|Esfahan|اصفهان|Isfahan|Esfahan
IR-11|Sistan and Baluchestan|سیستان و بلوچستان|Sistan and Baluchestan|زاهدان,Zahedan,سیستان‌وبلوچستان
IR-12|Kordestan|کردستان|Kurdistan|سنندج,Sanandaj,Kordestan
IR-13|Hamadan|همدان|Hamadan|
IR-14|Chahar Mahall and Bakhtiari|چهارمحال و بختیاری|Chaharmahal and Bakhtiari|شهرکرد,Shahrekord,چهار محال و بختیاری
IR-15|Lorestan|لرستان|Lorestan|خرم‌آباد,Khorramabad
IR-16|Ilam|ایلام|Ilam|
IR-17|Kohgiluyeh and Buyer Ahmad|کهگیلویه و بویراحمد|Kohgiluyeh and Boyer-Ahmad|یاسوج,Yasuj,کهگیلویه
IR-18|Bushehr|بوشهر|Bushehr|
IR-19|Zanjan|زنجان|Zanjan|
IR-20|Semnan|سمنان|Semnan|
IR-21|Yazd|یزد|Yazd|
IR-22|Hormozgan|هرمزگان|Hormozgan|بندرعباس,بندر عباس,Bandar Abbas
IR-23|Tehran|تهران|Tehran|
IR-24|Ardebil|اردبیل|Ardabil|Ardebil
IR-25|Qom|قم|Qom|
IR-26|Qazvin|قزوین|Qazvin|
IR-27|Golestan|گلستان|Golestan|گرگان,Gorgan
IR-28|North Khorasan|خراسان شمالی|North Khorasan|بجنورد,Bojnurd
IR-29|South Khorasan|خراسان جنوبی|South Khorasan|بیرجند,Birjand
IR-30|Alborz|البرز|Alborz|کرج,Karaj
"""
SEAS = (("دریای خزر", "Caspian Sea", 51.3, 37.75), ("خلیج فارس", "Persian Gulf", 50.75, 27.3),
        ("دریای عمان", "Sea of Oman", 57.5, 25.3))


def rings_of(blob):
    """The outer rings of a GeoPackage geometry as lists of (longitude, latitude)."""
    start = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    data, place, found = blob[start:], 0, []

    def read(form):
        nonlocal place
        values = struct.unpack_from(form, data, place)
        place += struct.calcsize(form)
        return values

    def geometry():
        order = "<" if read("B")[0] else ">"
        kind = read(order + "I")[0] % 1000
        for at in range(read(order + "I")[0]):
            if kind == 6:
                geometry()
                continue
            numbers = read(f"{order}{2 * read(order + 'I')[0]}d")
            if at == 0:
                found.append(list(zip(numbers[::2], numbers[1::2], strict=True)))

    geometry()
    return found


def at(ring, x, y):
    """The number of the point of `ring` nearest to a place."""
    return min(range(len(ring)), key=lambda n: hypot(ring[n][0] - x, ring[n][1] - y))


def between(ring, start, end):
    """The points of a closed ring from number `start` on to number `end`."""
    points = ring[:-1]
    return [points[n % len(points)] for n in range(start, end + 1 if end >= start else end + 1 + len(points))]


def redrawn(land):
    """`land` with Tabas, Ferdows, Sarayan and Boshruyeh in South Khorasan, and all the islands of Hormozgan."""
    yazd, razavi, south = land["Yazd"][0], land["Razavi Khorasan"][0], land["South Khorasan"][0]
    west, low = at(yazd, 55.36, 33.59), at(yazd, 56.76, 32.03)
    corner = at(yazd, 57.20, 34.56)
    near, far = at(razavi, 58.64, 34.15), at(razavi, 57.20, 34.56)
    back, tip = at(south, 58.64, 34.15), at(south, 57.83, 31.64)
    land["South Khorasan"][0] = closed([
        *between(south, back, tip), yazd[low], *reversed(TOWARDS_TABAS), *between(yazd, west, corner),
        *TOWARDS_FERDOWS])
    land["Yazd"][0] = closed([*between(yazd, low, west), *TOWARDS_TABAS])
    land["Razavi Khorasan"][0] = closed([*between(razavi, far, near), *reversed(TOWARDS_FERDOWS)])
    for x, y, r in ISLANDS:
        land["Hormozgan"].append(closed([(x + r * cos(n * pi / 3), y + 0.8 * r * sin(n * pi / 3)) for n in range(6)]))
    return land


def closed(points):
    """`points` ending where they start."""
    return [*points, points[0]]


def conic():
    """Lambert's conformal conic projection (Snyder, "Map Projections", 1987, page 107) as its numbers n and F."""
    def t(degrees):
        return tan(pi / 4 + radians(degrees) / 2)
    n = log(cos(radians(LOW)) / cos(radians(HIGH))) / log(t(HIGH) / t(LOW))
    return n, cos(radians(LOW)) * t(LOW) ** n / n


def projected(x, y):
    """A place as px east and south of an arbitrary origin, the globe's radius 1."""
    n, f = conic()
    rho, theta = f / tan(pi / 4 + radians(y) / 2) ** n, n * radians(x - MIDDLE)
    return rho * sin(theta), rho * cos(theta)


def inside(rings, x, y):
    """Whether a place lies in one of the rings."""
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def room(ring):
    """The box in a ring with the most room for a word two and a half times as wide as high."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    dx, dy = (max(xs) - min(xs)) / CELLS, (max(ys) - min(ys)) / CELLS
    heights, best = [0] * CELLS, (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in range(CELLS):
        y = min(ys) + (row + 0.5) * dy
        heights = [h + 1 if inside([ring], min(xs) + (c + 0.5) * dx, y) else 0 for c, h in enumerate(heights)]
        for start in range(CELLS):
            high = heights[start]
            for end in range(start, CELLS):
                high = min(high, heights[end])
                if not high:
                    break
                w, h = (end - start + 1) * dx, high * dy
                best = max(best, (min(w / 2.5, h), min(xs) + start * dx, min(ys) + (row + 1 - high) * dy, w, h))
    return [round(number) for number in best[1:]]


def main(source):
    """Write the map made from `source`."""
    rows = sqlite3.connect(source).execute("select name, geom from states_provinces where iso_a2 = 'IR'")
    land = redrawn({name: rings_of(blob) for name, blob in rows})
    plane = {name: [[projected(*point) for point in ring] for ring in rings] for name, rings in land.items()}
    points = [point for rings in plane.values() for ring in rings for point in ring]
    left, top = min(p[0] for p in points), min(p[1] for p in points)
    scale = WIDTH / (max(p[0] for p in points) - left)

    def place(point):
        return [round((point[0] - left) * scale, 1), round((point[1] - top) * scale, 1)]

    n, f = conic()
    provinces = []
    for line in NAMES.strip().splitlines():
        iso, source_name, fa, en, also = line.split("|")
        rings = [[place(point) for point in ring] for ring in plane[source_name]]
        largest = max(rings, key=len)
        provinces.append({
            "iso": iso, "fa": fa, "en": en, "also": [word for word in also.split(",") if word], "room": room(largest),
            "rings": [[number for point in ring[:-1] for number in point] for ring in rings]})
    form = {
        "projection": {"n": n, "f": f, "meridian": MIDDLE, "left": left, "top": top, "scale": scale},
        "width": WIDTH, "height": round((max(p[1] for p in points) - top) * scale, 1),
        "seas": [{"fa": fa, "en": en, "at": place(projected(x, y))} for fa, en, x, y in SEAS],
        "provinces": provinces,
    }
    target = Path(__file__).resolve().parent.parent / "assets" / "maps" / "iran.json"
    target.write_text(json.dumps(form, ensure_ascii=False, separators=(",", ":")).replace('{"iso"', '\n{"iso"') + "\n",
                      encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
