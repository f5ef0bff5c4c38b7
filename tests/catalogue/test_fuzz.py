"""Whatever is done to a file, reading it ends with records, problems or a refusal; never with a crash.

The number of mutated inputs for each format is small here; KETABNAMA_FUZZ=10000 makes it what one likes.
"""

import io
import os
import random
import zipfile

import pytest

from studio.catalogue import read, tally
from studio.errors import InputFault
from tests.catalogue import test_formats as formats
from tests.catalogue import test_sheets as sheets

COUNT = int(os.environ.get("KETABNAMA_FUZZ", "150"))
PIECES = [
    b"\x1d", b"\x1e", b"\x1f", b"\x00", b"\xff\xfe", b"\x1b$1", b"\x1b(3", b"<", b">", b"&", b"]]>", b"<![CDATA[",
    b"<!DOCTYPE", b"99999", b"-1", b"\xd8\xa7", b"\n", b",", b";", b"{", b"[", b"&#x0;", b"&#x10FFFF;", b"stream",
    b"PK\x03\x04",
    b"9" * 40,
]
SEEDS = {
    **formats.SOURCES, "CSV": sheets._text(",").encode(), "CSV, UTF-16": sheets._text(";").encode("utf-16"),
    "XLSX": sheets._xlsx(sheets.LIST), "EPUB": formats._epub(formats.EPUB_3, {"O/i/a b.jpg": formats._picture()}),
    "PDF": formats._pdf("ISBN 978-600-8534-96-9", "A Title"),
    "MARC-8": b"00000nam  2200000   4500245003000000\x1e00\x1fa\x1b(3\x47\x65\x1b(B\x1b$1\x21\x30\x21\x1b(B /\x1e\x1d",
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with up to forty small injuries."""
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 10, 40))):
        if not hurt:
            break
        at = chance.randrange(len(hurt))
        match chance.randrange(7):
            case 0:
                hurt[at] = chance.randrange(256)
            case 1:
                hurt[at] ^= 1 << chance.randrange(8)
            case 2:
                del hurt[at : at + chance.choice((1, 2, 8, 64, 500))]
            case 3:
                hurt[at:at] = chance.choice(PIECES)
            case 4:
                start = chance.randrange(len(hurt))
                hurt[at:at] = hurt[start : start + chance.choice((4, 40, 400))]
            case 5:
                hurt[at : at + 4] = chance.randbytes(4)
            case _ if chance.random() < 0.2:
                del hurt[at:]
    return bytes(hurt)


def mutated_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip whose files are hurt and packed again, so that the damage gets past the archive's own checks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as packed:
        victim = chance.choice(whole.namelist())
        for name in whole.namelist():
            packed.writestr(name, mutated(whole.read(name), chance) if name == victim else whole.read(name))
    return out.getvalue()


@pytest.mark.parametrize("name", SEEDS)
def test_damage_never_ends_in_a_crash(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    chance = random.Random(name)
    for _ in range(COUNT):
        hurt = mutated(SEEDS[name], chance)
        if SEEDS[name].startswith(b"PK") and chance.random() < 0.7:
            hurt = mutated_inside(SEEDS[name], chance)
        try:
            report = tally(read(hurt))
        except InputFault as refusal:
            assert refusal.problem.what and refusal.problem.what_fa
        else:
            assert report.read + report.skipped > 0
    assert not list(tmp_path.iterdir())
