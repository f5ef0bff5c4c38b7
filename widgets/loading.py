"""Turn the loading of rooms into something Python's collector of cycles neither slows down nor ever looks at again.

A full collection looks at every object there is and holds up all threads meanwhile. Modules make up most of them
(85,000 of 120,000 with a design open) and stay until the end: without them it takes 7 ms in place of 80.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def for_good() -> Iterator[None]:
    """What is made in the block stays until the program ends."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
