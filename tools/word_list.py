"""Turn two open Persian word lists into assets/language/words.txt.xz, the list of studio/text/lexicon.py.

    python tools/word_list.py VOCAB.CSV VERBS.CSV INDEX.DIC

VOCAB.CSV and VERBS.CSV are `shekar/data/files/vocab.csv` and `verbs.csv` of the wheel shekar 1.7.0 (MIT), INDEX.DIC is
the Hunspell list of the npm package dictionary-fa 2.0.0 (Lilak 3.3, Apache-2.0). Each line of the result is a word and
twice the binary logarithm of how often it was counted; words without a count get a low one.
"""

import csv
import lzma
import math
import re
import sys
import tomllib
from pathlib import Path

ASSETS = Path(__file__).resolve().parent.parent / "assets/language"
ZWNJ = "\u200c"
LETTERS = set("ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیة\u200c\u0654\u064b")
OURS = ASSETS.joinpath("words.toml")
UNCOUNTED, LEAST_VERB = 2000, 3000
PRESENT, PAST = ("م", "ی", "د", "یم", "ید", "ند"), ("م", "ی", "", "یم", "ید", "ند")
PERFECT = ("ام", "ای", "ایم", "اید", "اند")
SHARE = {"د": 1.0, "": 1.0, "ند": 0.5, "م": 0.15, "ی": 0.1, "یم": 0.12, "ید": 0.12, "اند": 0.15}
"""How often a person of a verb is met, against the third."""
NOUNS = {"درد", "افراد", "بود", "سرد", "تند", "پرد", "دمد", "مرد", "نامد"}
"""Words that look like the third person of a verb and would lend it their frequency."""
Counts = dict[str, float]
Lists = dict[str, list[str]]


def main(vocabulary: Path, verbs: Path, hunspell: Path) -> None:
    lists = {name: words.split() for name, words in tomllib.loads(OURS.read_text("utf-8")).items()}
    counts = {row[0]: int(row[1]) for row in csv.reader(vocabulary.open(encoding="utf-8")) if len(row) == 2}
    spelled = {line.partition("/")[0] for line in hunspell.read_text("utf-8").splitlines()[1:] if line}
    words = listed(counts, spelled, lists)
    add_verbs(words, counts, lists, [row[:2] for row in csv.reader(verbs.open(encoding="utf-8")) if row])
    for word in lists["modern"]:
        counted = max(words.pop(word.replace(ZWNJ, ""), 0), words.get(word, 0))
        words[word] = max(counted, 3_000_000)
    words = {word: count for word, count in words.items() if not has_comparison(word, lists)}
    text = "".join(f"{word} {round(2 * math.log2(count))}\n" for word, count in sorted(words.items()))
    (ASSETS / "words.txt.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(len(words), "words")


def listed(counts: Counts, spelled: set[str], lists: Lists) -> Counts:
    """Each run of letters once, in its best spelling, if it is common enough for its length."""
    glued = glued_verbs(lists)
    spellings: dict[str, list[str]] = {}
    for word in counts.keys() | spelled:
        whole = set(word) <= LETTERS and word.strip(ZWNJ) == word
        if whole and word not in glued and not word.startswith(f"همی{ZWNJ}"):
            spellings.setdefault(word.replace(ZWNJ, ""), []).append(word)
    words = {"و": 6_500_000_000.0}
    for bare, variants in sorted(spellings.items()):
        count = sum(counts.get(word, 0) for word in variants)
        if is_kept(bare, count, any(word in spelled for word in variants), lists):
            words[best(bare, variants, counts, spelled)] = max(count, UNCOUNTED if len(bare) < 6 else 600)
    return words


def glued_verbs(lists: Lists) -> set[str]:
    """میشود and its like, as some type them, and the same of spoken Persian."""
    forms = [stem + end for stem in lists["present"] for end in PRESENT]
    forms += [stem + end for stem in lists["past"] for end in (*PAST, "ه")]
    return {prefix + form for prefix in ("می", "نمی") for form in (*forms, *lists["spoken"])} - set(lists["whole"])


def best(bare: str, variants: list[str], counts: Counts, spelled: set[str]) -> str:
    """The spelling to write: with a half-space where the spelling list or usage has one."""
    spaced = [word for word in variants if word != bare]
    if not spaced:
        return bare
    other = max(spaced, key=lambda word: (word in spelled, counts.get(word, 0)))
    if bare not in variants or (other in spelled and bare not in spelled):
        return other
    weight = 0.15 if len(bare) > 6 and (bare in spelled) == (other in spelled) else 1.0
    return other if counts.get(other, 0) > counts.get(bare, 0) * weight else bare


def is_kept(bare: str, count: int, in_spelling_list: bool, lists: Lists) -> bool:
    """Short strings need strong evidence: nearly any two letters were counted somewhere."""
    if len(bare) < 3:
        return bare in lists["short"]
    if bare in lists["endings"]:
        return False
    least = {3: (300_000, 60_000), 4: (30_000, 5_000), 5: (5_000, 0)}.get(len(bare), (2_500, 0))
    return count >= least[in_spelling_list]


def has_comparison(word: str, lists: Lists) -> bool:
    """مهمترین: written مهم‌ترین, which the reader of the list puts together itself."""
    match = re.fullmatch("([^\u200c]+?)(?:ترین|تری|تر)", word)
    return bool(match) and match[1] in lists["comparable"] and match[1] not in ("بیش", "کم", "به", "مه", "که")


def add_verbs(words: Counts, counts: Counts, lists: Lists, pairs: list[list[str]]) -> None:
    """All forms of the known stems; persons that were not counted borrow from the third."""
    stems: Counts = {}
    for present, past in pairs:
        seen = max(_seen_present(present, counts), _seen_past(past, counts)) * 0.4
        for stem in (present, present + "ی", past):
            stems[stem] = max(stems.get(stem, 0), seen)
    for ends, name in ((PRESENT, "present"), (PAST, "past")):
        for stem in lists[name]:
            seen = _seen_present if ends is PRESENT else _seen_past
            top = max(seen(stem, counts), stems.get(stem, 0))
            if top > LEAST_VERB:
                _add_stem(words, stem, ends, top, counts)
    for word in lists["auxiliaries"]:
        words[word] = max(words.get(word, 0), 50_000_000)
    for word in lists["no_words"]:
        words.pop(word, None)


def _seen_present(stem: str, counts: Counts) -> float:
    forms = [f"می{ZWNJ}{stem}د", f"می{stem}د", f"{stem}ند", *([] if f"{stem}د" in NOUNS else [f"{stem}د"])]
    return max(counts.get(form, 0) for form in forms) if stem else 0


def _seen_past(stem: str, counts: Counts) -> int:
    forms = (stem, f"{stem}ه", f"می{ZWNJ}{stem}", f"می{stem}", f"{stem}ن")
    return max(counts.get(form, 0) for form in forms) if stem else 0


def _add_stem(words: Counts, stem: str, ends: tuple[str, ...], top: float, counts: Counts) -> None:
    prefixes = {"": 0.6, f"می{ZWNJ}": 1.0, f"نمی{ZWNJ}": 0.2, "ن": 0.1} | ({"ب": 0.3} if ends is PRESENT else {})
    for end in ends:
        for prefix, share in prefixes.items():
            _give(words, prefix + _after(prefix, stem) + end, top * share * SHARE[end] * 0.8)
    if ends is PAST:
        participle = max(counts.get(stem + "ه", 0), top / 10)
        for end in PERFECT:
            _give(words, f"{stem}ه{ZWNJ}{end}", participle * SHARE.get(end, 0.03))
            _give(words, f"ن{_after('ن', stem)}ه{ZWNJ}{end}", participle / 100)


def _after(prefix: str, stem: str) -> str:
    """نـ and بـ change an alef: نیاید, بیندازد."""
    if prefix in ("ن", "ب") and stem[0] == "آ":
        return "یا" + stem[1:]
    return "ی" + stem[1:] if prefix in ("ن", "ب") and stem[0] == "ا" and stem[1:2] != "ی" else stem


def _give(words: Counts, word: str, count: float) -> None:
    known = next((form for form in (word, word.replace(ZWNJ, "")) if form in words), word)
    if len(word) > 2:
        words[known] = max(words.get(known, 600), count)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
