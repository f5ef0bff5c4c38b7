"""Time the typesetter on texts it has not seen: `python tests/benchmarks/text_speed.py`.

Prints the median and the best of many runs in milliseconds of processor time. Budgets: a justified paragraph of 60
words at most 3 ms, a fitted title at most 2 ms. Words come from the tests' list, so shapes of single words may be known
already, as they are in a program that has been running for a minute; whole paragraphs never are.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.text import Style, fit, measure, set_text

WORDS = (Path(__file__).resolve().parents[1] / "text/words.txt").read_text(encoding="utf-8").split()
RUNS = 40


def texts(words: int, seed: int) -> list[str]:
    """Texts of that many words, none twice."""
    choose = random.Random(seed)
    return [" ".join(choose.choices(WORDS, k=words)) for _ in range(RUNS)]


def timed(name: str, work: Callable[[str], object], samples: list[str]) -> None:
    """Run `work` once for each sample and print how long it took."""
    spent = []
    for sample in samples:
        start = process_time()
        work(sample)
        spent.append((process_time() - start) * 1000)
    print(f"{name:52} median {median(spent):6.2f} ms   best {min(spent):6.2f} ms")


def main() -> None:
    """Time each kind of work."""
    body, justified = Style(), Style(align="justify")
    title = Style(family="lalezar", balance=True)
    for style in (body, justified, title, Style(family="noto-nastaliq-urdu")):
        set_text(" ".join(WORDS), style, size=30, width=600)  # faces read, glyphs measured
    timed("60 words, justified with kashida", lambda text: set_text(text, justified, size=30, width=700), texts(60, 1))
    timed("60 words, ragged", lambda text: set_text(text, body, size=30, width=700), texts(60, 2))
    timed("title of 6 words, fitted and balanced", lambda text: _fitted(text, title), texts(6, 3))
    nastaliq = Style(family="noto-nastaliq-urdu", balance=True)
    timed("title of 6 words in Nastaliq, fitted", lambda text: _fitted(text, nastaliq), texts(6, 4))
    known = texts(60, 5)
    for text in known:
        measure(text, body, size=30, width=700)
    sizes = iter(range(10_000))
    timed(
        "60 words known, measured at a new size and width",
        lambda text: measure(text, body, size=20 + next(sizes) * 0.01, width=640), known,
    )


def _fitted(text: str, style: Style) -> object:
    return fit(text, style, width=900, height=400, smallest=40, largest=160, max_lines=3)


if __name__ == "__main__":
    main()
