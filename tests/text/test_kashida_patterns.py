"""Where a word may be lengthened, against published pattern files read here anew.

Letters, joining types and groups come from Unicode's ArabicShaping.txt (Debian's package unicode-data).
"""

import re
from pathlib import Path

import pytest

from studio.text.kashida import points

PATTERNS = Path(__file__).resolve().parents[2].parent / "shared/data/text/kashida"
WORDS = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split()
ARABIC_SHAPING = Path("/usr/share/unicode/ArabicShaping.txt")

# Groups that share a skeleton in some positions: the first one's name stands for all of them there.
FOLDS = [
    (("BEH", "NOON", "YEH", "FARSI YEH"), "initial medial"),
    (("FEH", "QAF"), "initial medial"),
    (("KAF", "GAF"), "initial medial"),
    (("FEH",), "final"),
    (("QAF",), "final"),
    (("HEH", "TEH MARBUTA"), "final"),
    (("NOON",), "final"),
    (("YEH", "FARSI YEH"), "final"),
]
TOKEN = re.compile(r"\{[^}]*\}|@\w+|\d\\\d|\d|[!*.]")


def shaping():
    """Letter to joining type and group."""
    found = {}
    for line in ARABIC_SHAPING.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) == 4:
            found[chr(int(fields[0], 16))] = (fields[2], fields[3])
    return found


def load(folder, name):
    """The rules of a set in order: does it pin to four letters, starts it a run, ends it one, letters, weights."""
    rules = []
    for line in (folder / f"{name}.pat").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("use "):
            rules += load(folder, line[4:].strip())
        elif line:
            rules.append(rule(line))
    return rules


def rule(line):
    guarded = line.startswith("[:4:]")
    parts = TOKEN.findall(line.removeprefix("[:4:]"))
    starts, ends = parts[0] == ".", parts[-1] == "."
    letters, weights = [], {}
    for part in parts[starts : len(parts) - ends]:
        if part[0] in "{@*":
            names = [name.replace("_", " ").upper() for name in re.findall(r"@(\w+)", part)]
            letters.append(names or "*")
        else:
            weights[len(letters)] = part
    return guarded, starts, ends, letters, weights


def matches(wanted, group, form):
    if wanted == "*":
        return True
    for name in wanted:
        folds = [groups for groups, forms in FOLDS if name in groups and form in forms]
        if group in folds[0] and folds[0][0] == name if folds else group == name:
            return True
    return False


def runs(word, table):
    """Joined runs as lists of indexes of letters; a run before ZWNJ simply ends."""
    found, current = [], []
    for at, sign in enumerate(word):
        kind = table.get(sign, ("U", ""))[0]
        if kind == "T" or "\u064b" <= sign <= "\u065f" or sign == "\u0670":
            continue
        if kind in "UC" or sign == "\u200c":
            found, current = [*found, current], []
            continue
        current = [*current, at]
        if kind == "R":
            found, current = [*found, current], []
    return [run for run in [*found, current] if run]


def pattern_points(word, rules, table):
    """The points a set gives: index of the letter after the kashida, and priority."""
    found = []
    for run in runs(word, table):
        length, weights = len(run), {}
        groups = [table[word[at]][1] for at in run]
        forms = ["final" if n == length - 1 else "medial" if n else "initial" for n in range(length)]
        for guarded, starts, ends, letters, gaps in rules:
            for first in range(length - len(letters) + 1):
                if (starts and first) or (ends and first + len(letters) != length):
                    continue
                if all(matches(one, groups[first + n], forms[first + n]) for n, one in enumerate(letters)):
                    peak = 4 if guarded else 2
                    weights |= {first + gap: weighed(weight, length, peak) for gap, weight in gaps.items()}
        found += [(run[gap], weights[gap]) for gap in sorted(weights) if 0 < gap < length and weights[gap] is not None]
    return found


def weighed(weight, length, floor):
    if weight == "!":
        return None
    high, low = int(weight[0]), int(weight[-1])
    return max(low, high - abs(length - floor)) if "\\" in weight else high


@pytest.mark.parametrize("fashion", ["simple", "naskh", "nastaliq"])
def test_points_and_priorities_are_those_of_the_published_patterns(fashion):
    if not PATTERNS.is_dir() or not ARABIC_SHAPING.is_file():
        pytest.skip("the pattern files or Unicode's ArabicShaping.txt are not here")
    table, rules = shaping(), load(PATTERNS, f"arabic-{fashion}")
    for word in WORDS:
        assert [tuple(point) for point in points(word, fashion)] == pattern_points(word, rules, table), word
