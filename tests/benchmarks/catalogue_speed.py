"""Time 100,000 MARC records against pymarc alone: `python tests/benchmarks/catalogue_speed.py [RECORDS]`.

pymarc only parses here; ours parses, decodes by the bytes, pairs the scripts, cleans every field, checks every ISBN and
makes a Book of each record. Both read the same file, turn by turn in pieces of one process, so that a busy machine
slows both alike. The file repeats the real Persian records of the shared folder with titles of their own, so that no
two records are equal. Prints seconds of processor time, the ratio, records lost and the peak of memory.
"""

import resource
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from io import StringIO
from itertools import islice
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pymarc

from studio.catalogue import read
from studio.catalogue.iso2709 import END_OF_FIELD, END_OF_RECORD

SHARED = Path(__file__).resolve().parents[2].parent / "shared/data/catalogue/nyu_persian"
PIECE = 5_000


def records() -> list[bytes]:
    """The real records, each without its end mark."""
    files = sorted(path for path in SHARED.glob("*.[mM][rR][cC]") if b"pkgd" not in path.name.encode())
    return [record for path in files for record in path.read_bytes().split(END_OF_RECORD) if record.strip()]


def unlike(record: bytes, number: int) -> bytes:
    """The record with its number at the end of its last field, and lengths that fit."""
    head, _, body = record.partition(END_OF_FIELD)
    told = f" {number:07}".encode()
    body = body.removesuffix(END_OF_FIELD) + told + END_OF_FIELD
    last = head[-12:]
    entry = last[:3] + f"{int(last[3:7]) + len(told):04}".encode() + last[7:]
    size = len(head) + 1 + len(body) + 1
    return f"{size:05}".encode() + head[5:-12] + entry + END_OF_FIELD + body + END_OF_RECORD


def timed(items: Iterable[object], spent: Callable[[float], None]) -> int:
    """Go through the next PIECE items; hand on the processor time and return how many there were."""
    start = process_time()
    count = sum(item is not None for item in islice(items, PIECE))
    spent(process_time() - start)
    return count


def main() -> None:
    """Write the file, read it both ways in turns, print the figures."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_122
    real = records() if SHARED.exists() else []
    if not real:
        print("the collected records are not here; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.mrc"
        with path.open("wb") as file:
            for number in range(total):
                file.write(unlike(real[number % len(real)], number))
        size = path.stat().st_size
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        theirs: list[float] = []
        ours: list[float] = []
        counts = [0, 0]
        with path.open("rb") as file, redirect_stderr(StringIO()):
            marc = iter(pymarc.MARCReader(file))
            books = (reading.row for reading in read(path))
            for _ in range(0, total + PIECE, PIECE):
                counts[0] += timed(marc, theirs.append)
                counts[1] += timed(books, ours.append)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{total} records, {size >> 20} MB; lost: pymarc {total - counts[0]}, ours {total - counts[1]}")
    print(f"pymarc alone {sum(theirs):6.2f} s   ours {sum(ours):6.2f} s   pymarc/ours {sum(theirs) / sum(ours):.2f}")
    print(f"memory {peak >> 10} MB at most, {(peak - before) >> 10} MB more than before reading")


if __name__ == "__main__":
    main()
