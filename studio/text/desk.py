"""Turn Persian prose as typed into prose as a copy editor would hand it to the typesetter.

The rules are data: `assets/language/rules.toml` holds the id, class, pattern and reasons of each, in running order;
`words.toml` the words they need. "Safe" rules are right wherever they match and are applied by `clean`; "ask" rules
are offered by `suggest`; "report" rules only point. Protected tokens (`studio.text.protect`) are never touched.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Literal

from studio import letters
from studio.letters import ZWNJ
from studio.resources import asset
from studio.text.lexicon import spelling
from studio.text.protect import PRIVATE, tokens

Edit = tuple[int, int, str]
"""Start, end and replacement, in the text a rule was given."""
_LATIN, _TOKEN = PRIVATE
_FA = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
_CLASSES = {
    "[:fa:]": _FA,
    "[:word:]": f"{_FA}\u200c۰-۹{PRIVATE}",
    "[:latin:]": _LATIN,
    "[:token:]": _TOKEN,
    "[:marks:]": "\u064b-\u065f\u0670",
}
_JOINLESS = "اآأإٱدذرزژوؤةء"
"""Letters after which no half-space is needed: they do not join to the left."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of orthography and why it is one."""

    id: str
    kind: Literal["safe", "ask", "report"]
    reason: str
    reason_fa: str
    find: Callable[[str], Iterator[Edit]]
    tokens: bool = False
    """Whether it looks at the text with its protected tokens; only for rules that ask."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A change made or proposed: `text[start:end]` becomes `replacement`; None only points at the place."""

    start: int
    end: int
    replacement: str | None
    rule: str
    reason: str
    reason_fa: str


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A text after its safe changes; the changes have their places in the text that was given."""

    text: str
    changes: tuple[Suggestion, ...]


def clean(text: str) -> Cleaned:
    """`text` with every safe rule applied; `clean(clean(text).text)` changes nothing."""
    draft = _Draft(text)
    for _ in range(_MOST_PASSES):
        before = draft.text
        draft.protect()
        for rule in rules():
            if rule.kind == "safe":
                draft.apply(rule)
        draft.restore()
        if draft.text == before:
            return Cleaned(text=before, changes=tuple(sorted(draft.changes, key=lambda change: change.start)))
    return Cleaned(text=text, changes=())  # rules that fight each other are no help: the text stays as typed


def clean_line(line: str) -> str:
    """One line without its newline, cleaned."""
    return clean(line).text


def suggest(text: str) -> tuple[Suggestion, ...]:
    """What a person should decide on, by place. Overlapping proposals are left out, the first rule wins.

    Meant for text that `clean` has seen.
    """
    draft = _Draft(text)
    draft.protect()
    found: list[Suggestion] = []
    for rule in rules():
        if rule.kind != "safe":
            found += draft.proposals(rule)
    taken: list[Suggestion] = []
    for proposal in found:
        if all(proposal.end <= other.start or other.end <= proposal.start for other in taken):
            taken.append(proposal)
    return tuple(sorted(taken, key=lambda proposal: proposal.start))


def accept(text: str, suggestions: Iterable[Suggestion]) -> str:
    """`text` with these suggestions carried out; those without a replacement change nothing."""
    for one in sorted(suggestions, key=lambda one: one.start, reverse=True):
        if one.replacement is not None:
            text = text[: one.start] + one.replacement + text[one.end :]
    return text


_MOST_PASSES = 6


class _Draft:
    """A text under correction that remembers where each of its places was in the text given."""

    def __init__(self, text: str) -> None:
        self.given = self.text = text
        self.changes: list[Suggestion] = []
        self._steps: list[list[tuple[int, int, int, int]]] = []  # new start, new end, old start, old end
        self._kept: list[str] = []

    def protect(self) -> None:
        """Put one private character in the place of each token."""
        found = tokens(self.text)
        self._kept = [self.text[token.start : token.end] for token in found]
        self._edit([(token.start, token.end, _LATIN if token.kind == "latin" else _TOKEN) for token in found])

    def restore(self) -> None:
        """Put the tokens back."""
        places = [match.start() for match in re.finditer(f"[{PRIVATE}]", self.text)]
        self._edit([(place, place + 1, kept) for place, kept in zip(places, self._kept, strict=True)])

    def apply(self, rule: Rule) -> None:
        """Carry out `rule` and note what it did."""
        edits = [edit for edit in rule.find(self.text) if self.text[edit[0] : edit[1]] != edit[2]]
        if edits:
            self.changes += [self._noted(rule, edit) for edit in edits]
            self._edit(edits)

    def proposals(self, rule: Rule) -> list[Suggestion]:
        """What `rule` would do."""
        if rule.tokens:
            return [_suggestion(rule, edit) for edit in rule.find(self.given)]
        return [self._noted(rule, edit) for edit in rule.find(self.text)]

    def _noted(self, rule: Rule, edit: Edit) -> Suggestion:
        start, end, replacement = edit
        place = self._given_place(start, end_of_span=False)
        return _suggestion(rule, (place, max(place, self._given_place(end, end_of_span=True)), replacement))

    def _edit(self, edits: list[Edit]) -> None:
        if not edits:
            return
        pieces, step, at, shift = [], [], 0, 0
        for start, end, replacement in edits:
            pieces += self.text[at:start], replacement
            step.append((start + shift, start + shift + len(replacement), start, end))
            at, shift = end, shift + len(replacement) - (end - start)
        self.text = "".join(pieces) + self.text[at:]
        self._steps.append(step)

    def _given_place(self, place: int, *, end_of_span: bool) -> int:
        for step in reversed(self._steps):
            index = bisect_right(step, place, key=lambda edit: edit[0]) - 1
            if index < 0:
                continue
            new_start, new_end, old_start, old_end = step[index]
            if place >= new_end and not (end_of_span and place == new_start):
                place = old_end + place - new_end
            elif place > new_start:
                place = old_end if end_of_span else old_start
            else:
                place = old_start
        return place


def _suggestion(rule: Rule, edit: Edit) -> Suggestion:
    start, end, replacement = edit
    return Suggestion(
        start=start,
        end=end,
        replacement=None if rule.kind == "report" else replacement,
        rule=rule.id,
        reason=rule.reason,
        reason_fa=rule.reason_fa,
    )


# ---- rules


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in running order."""
    with asset("language/rules.toml").open("rb") as file:
        return tuple(_rule(entry) for entry in tomllib.load(file)["rule"])


def _rule(entry: dict[str, str]) -> Rule:
    if "words" in entry:
        find = _word_finder(dict(pair.split("=") for pair in entry["words"].split()))
    elif "pattern" in entry:
        make = globals()[f"_{entry['make']}"] if "make" in entry else None
        find = _pattern_finder(_compiled(entry["pattern"]), make or entry.get("replace", ""))
    else:
        find = globals()["_" + entry["id"].replace("-", "_")]
    about = {key: entry[key] for key in ("id", "reason", "reason_fa")}
    return Rule(**about, kind=entry["class"], find=find, tokens=entry.get("look_at") == "tokens")


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, members in _CLASSES.items():
        pattern = pattern.replace(name, members)
    return re.compile(pattern)


def _pattern_finder(
    pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]
) -> Callable[[str], Iterator[Edit]]:
    make = replacement if callable(replacement) else lambda match: match.expand(replacement)
    return lambda text: ((*match.span(), make(match)) for match in pattern.finditer(text))


def _word_finder(spelling: dict[str, str]) -> Callable[[str], Iterator[Edit]]:
    return lambda text: (
        (*match.span(), spelling[match[0]]) for match in _WORD.finditer(text) if match[0] in spelling
    )


@cache
def _words(name: str) -> frozenset[str]:
    """A list of `assets/language/words.toml`."""
    return frozenset(_word_lists()[name].split())


@cache
def _word_lists() -> dict[str, str]:
    with asset("language/words.toml").open("rb") as file:
        return tomllib.load(file)


_WORD = _compiled(r"[[:fa:]]+(?:\u200c[[:fa:]]+)*")
_EDGE = "(?![[:word:]])"
_START = "(?<![[:word:]])"


def _thousands(match: re.Match[str]) -> str:
    return re.sub("[,،]", "٬", match[1])


def _decimal(match: re.Match[str]) -> str:
    return f"{match[1]}٫{match[2]}"


def _dash(match: re.Match[str]) -> str:
    return "–" if len(match[0]) == 2 else "—"


def _dashes_for_kashidas(match: re.Match[str]) -> str:
    return f"–{match[1]}–"


def _character(match: re.Match[str]) -> str:
    return unescape(match[0])


def _closed_up(match: re.Match[str]) -> str:
    return match[1] + match[2]


def _single_sign(match: re.Match[str]) -> str:
    return ("؟" if {"؟", "?"} & set(match[0]) else "") + ("!" if "!" in match[0] else "")


# ---- characters and digits


def _presentation_forms(text: str) -> Iterator[Edit]:
    for match in re.finditer("[\ufb50-\ufdff\ufe70-\ufefc]+", text):
        yield (*match.span(), letters.plain_forms(match[0]))


_FOREIGN = re.compile("[ٹڈڑںێۆڵڕڤۊټډړښڼ]")
_VOWELLED = re.compile("[\u064b-\u0650\u0652].*[\u064b-\u0650\u0652]")
_TWINS = _compiled("[[:fa:]]*[يىۍېےكڪہەھۃۀۂ\u0653-\u0655][[:fa:]]*")


def _persian_letters(text: str) -> Iterator[Edit]:
    """Letters of words, but not of vowelled Arabic nor of lines in another language of the script."""
    for match in _TWINS.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
        if not _VOWELLED.search(match[0]) and not _FOREIGN.search(line):
            yield (*match.span(), letters.persian_letters(match[0]))


def _persian_digits(text: str) -> Iterator[Edit]:
    for match in re.finditer("[0-9٠-٩]+", text):
        yield (*match.span(), letters.persian_digits(match[0]))


# ---- half-spaces


@cache
def _verb_forms() -> frozenset[str]:
    """Every form می and نمی go before: stems with their endings, and participles (رفته، رفته‌اند)."""
    present = {stem + ending for stem in _words("present") for ending in ("م", "ی", "د", "یم", "ید", "ند")}
    past = {stem + ending for stem in _words("past") for ending in ("م", "ی", "", "یم", "ید", "ند")}
    perfect = {f"{stem}ه{ending}" for stem in _words("past") for ending in ("", *_PERFECT)}
    return frozenset(present | past | perfect | {"توان", "باید", "شاید"})


_PERFECT = tuple(ZWNJ + ending for ending in ("ام", "ای", "ایم", "اید", "اند"))
_MI_APART = _compiled(rf"{_START}ن?می( )([[:fa:]]+(?:\u200c[[:fa:]]+)?){_EDGE}(?! را{_EDGE})")
_MI_GLUED = _compiled(rf"{_START}ن?می()([[:fa:]]+(?:\u200c[[:fa:]]+)?){_EDGE}")


def _spaced_verbs(text: str) -> Iterator[tuple[Edit, bool]]:
    """Places between می and its verb, and whether wine is spoken of in that line."""
    for match in _MI_APART.finditer(text):
        if match[2] in _verb_forms() or match[2] in _words("spoken"):
            line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").index("\n", match.end())]
            yield (*match.span(1), ZWNJ), any(word in _words("wine") for word in _WORD.findall(line))


def _mi_apart(text: str) -> Iterator[Edit]:
    return (edit for edit, wine in _spaced_verbs(text) if not wine)


def _mi_wine(text: str) -> Iterator[Edit]:
    return (edit for edit, wine in _spaced_verbs(text) if wine)


def _mi_glued(text: str) -> Iterator[Edit]:
    for match in _MI_GLUED.finditer(text):
        if match[2] in _verb_forms() and match[0] not in _words("whole"):
            yield (*match.span(1), ZWNJ)


_PLURAL = _compiled(
    rf"{_START}([[:fa:]\u200c]*[[:fa:]]{{2}})( )(ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|ست)?){_EDGE}(?! و هو)"
)


def _plural(text: str) -> Iterator[Edit]:
    for match in _PLURAL.finditer(text):
        stem = match[1]
        if stem not in _words("particles") and not stem.startswith(("می\u200c", "نمی\u200c", "ها")):
            yield (*match.span(2), _joint(stem))


def _joint(stem: str) -> str:
    """What stands between `stem` and a suffix: nothing where the letters do not join by themselves."""
    return "" if stem[-1] in _JOINLESS else ZWNJ


_COMPARATIVE = _compiled(
    rf"{_START}([[:fa:]\u200c]*[[:fa:]]{{2}})( )(?:ترین|تری?(?! و (?:خشک|تازه|تمیز))){_EDGE}"
)
_GLUED_COMPARATIVES = frozenset({"بیش", "کم", "مه", "که", "به"})


def _comparative(text: str) -> Iterator[Edit]:
    for match in _COMPARATIVE.finditer(text):
        stem = match[1]
        superlative = match[0].endswith("ترین") and stem not in _words("particles")
        if superlative or stem in _words("comparable"):
            yield (*match.span(2), "" if stem in _GLUED_COMPARATIVES else _joint(stem))


_ENDING = _compiled(
    rf"{_START}([[:fa:]\u200c]*[[:fa:]]ه)( )(ام|ای|ایم|اید|اند|ات|اش|مان|تان|شان){_EDGE}(?: ([[:fa:]]+){_EDGE})?"
)
_SMALL_WORDS = frozenset({"از", "به", "در", "با", "که", "را", "و", "تا", "هم", "یا", "بر", "ما", "او", "تو", "من"})


def _verb_ending(text: str) -> Iterator[Edit]:
    for match in _ENDING.finditer(text):
        stem, ending, after = match[1], match[3], match[4] or ""
        letter_name = 0 < len(after) <= 2 and after not in _SMALL_WORDS  # ام آر آی, ای دی
        other_word = (ending == "ای" and after in _words("called")) or (ending == "شان" and after == "و")
        if _silent_he(stem) and not letter_name and not other_word:
            yield (*match.span(2), ZWNJ)


def _silent_he(word: str) -> bool:
    """Whether the ه at the end of `word` is a vowel (خانه), as far as lists and endings tell."""
    return word not in _words("particles") and word not in _words("sounded") and not word.endswith("اه")


_EZAFE = _compiled(rf"{_START}([[:fa:]\u200c]*[[:fa:]]ه)( +ی)(?= [[:word:]«\(])")


def _ezafe(text: str) -> Iterator[Edit]:
    style = f"{ZWNJ}ی" if len(re.findall("ه\u200cی(?!ی)", text)) > text.count("ه\u0654") else "\u0654"
    for match in _EZAFE.finditer(text):
        if _silent_he(match[1]):
            yield (*match.span(2), style)


# ---- punctuation


_STRAIGHT = _compiled(r'(?<![۰-۹])"([^"\n]*[[:word:]][^"\n]*)(?<![۰-۹])"')
_SINGLE = _compiled(
    r"(?<![[:word:]'])('{1,2})(?!')([^'\n]*[[:fa:]][^'\n]*)\1(?![[:word:]'])"
    r"|(?<![[:word:]])(‘)([^‘’\n]*[[:fa:]][^‘’\n]*)’"
)
_CURLY = _compiled(r"[“„]([^“”„\n«»]*[[:word:]][^“”„\n«»]*)”")


def _quotes(text: str) -> Iterator[Edit]:
    """Pairs only; inside « » they become ‹ ›."""
    found: list[Edit] = []
    for pattern in (_STRAIGHT, _CURLY, _SINGLE):
        for match in pattern.finditer(text):
            width = len(match[1]) if pattern is _SINGLE and match[1] else 1
            if _fits(text, match, found):
                opening, closing = "‹›" if _quoted(text, match.start()) else "«»"
                found.append((match.start(), match.start() + width, opening))
                found.append((match.end() - width, match.end(), closing))
    return iter(sorted(found))


def _fits(text: str, match: re.Match[str], found: list[Edit]) -> bool:
    """Whether the pair is alone: no other pair begun or ended inside, an even number of straight marks in the line."""
    start = text.rfind("\n", 0, match.start()) + 1
    line = text[start : (text + "\n").index("\n", match.end())]
    even = match[0][0] != '"' or line.count('"') % 2 == 0
    inner = match[0][1:-1]
    return (
        even
        and inner.count("«") == inner.count("»")
        and not any(match.start() < end and begin < match.end() for begin, end, _ in found)
    )


def _quoted(text: str, place: int) -> bool:
    """Whether `place` lies inside « » of its line."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line.count("«") > line.count("»")


def _quotes_swapped(text: str) -> Iterator[Edit]:
    """»…« in a line where every pair is that way round."""
    for line in re.finditer(r"[^\n]*»[^\n]*«[^\n]*", text):
        marks = "".join(re.findall("[«»]", line[0]))
        if marks == "»«" * (len(marks) // 2) and re.match(r"^[^«»]*(?:»\S[^«»]*(?<=\S)«[^«»]*)+$", line[0]):
            for mark in re.finditer("[«»]", line[0]):
                place = line.start() + mark.start()
                yield place, place + 1, "«" if mark[0] == "»" else "»"


_STRONG = _compiled(r"(?P<fa>[[:fa:]])|(?P<latin>[[:latin:]])|(?P<sign>[,;?])|(?P<line>\n)")
_PERSIAN_SIGNS = str.maketrans(",;?", "،؛؟")


def _persian_punctuation(text: str) -> Iterator[Edit]:
    """A sign belongs to the word before it; between Latin clauses, or after one that opens the line, it stays."""
    before, opened, waiting = "", "", []
    for match in (*_STRONG.finditer(text), None):
        kind = match.lastgroup if match else "line"
        if kind == "sign" and match:
            number = re.match("[۰-۹],[۰-۹]", text[max(match.start() - 1, 0) : match.end() + 1])
            waiting += [] if number else [(match, before, opened)]
            continue
        for sign, left, first in waiting:
            embedded = left == "latin" and first == "fa" and kind != "latin"
            if left == "fa" or embedded or (not left and kind != "latin"):
                yield (*sign.span(), sign[0].translate(_PERSIAN_SIGNS))
        waiting = []
        before, opened = ("", "") if kind == "line" else (kind or "", opened or kind or "")


_OPENING = _compiled(r"(?<=[[:fa:]۰-۹،؛:\)»؟!.[:latin:][:token:]])(?=«)")
_CLOSING = _compiled(
    r"(?<=»)(?=[[:fa:]۰-۹\([:latin:][:token:]])"
    r"(?!(?:ها(?:یی?|یم|یت|یش|یمان|یتان|یشان)?|[یمتش]|ای|ام|ات|اش|ست|اند|مان|تان|شان|تر|ترین)(?![[:word:]]))"
)


def _space_outside(text: str) -> Iterator[Edit]:
    """Around « », in lines where they are balanced; suffixes stay at the mark («دیوان»ها)."""
    for line in re.finditer(r"[^\n]*[«»][^\n]*", text):
        if re.fullmatch(r"[^«»]*(?:«[^«»]*»[^«»]*)+", line[0]):
            places = {match.start() for pattern in (_OPENING, _CLOSING) for match in pattern.finditer(line[0])}
            yield from ((line.start() + place, line.start() + place, " ") for place in sorted(places))


# ---- to ask and to report


def _tanvin(text: str) -> Iterator[Edit]:
    for match in _WORD.finditer(text):
        if match[0] in _words("tanvin"):
            yield match.end(), match.end(), "\u064b"


_TWO_WORDS = _compiled(rf"{_START}([[:fa:]]{{2,}})( )(?=([[:fa:]]{{2,}}){_EDGE})")


def _compound(text: str) -> Iterator[Edit]:
    """Prefixes and suffixes typed as words, where the word list has the whole."""
    for match in _TWO_WORDS.finditer(text):
        if match[1] in _words("prefixes") or match[3] in _words("suffixes"):
            whole = spelling(match[1] + match[3])
            if whole and not {match[1], match[3]} & (_words("particles") - _words("prefixes")):
                yield (*match.span(2), ZWNJ if ZWNJ in whole else "")


_SWAPPED = _compiled(r" ?\) ?([[:word:]]+(?: [[:word:]]+)?) ?\( ?")


def _brackets_swapped(text: str) -> Iterator[Edit]:
    """)ع(: a closing bracket that nothing opened, a word or two, and an opening one."""
    for match in _SWAPPED.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if before.count("(") <= before.count(")"):
            yield (*match.span(), f" ({match[1]}) ")


_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}


def _unbalanced(text: str) -> Iterator[Edit]:
    found = []
    for line in re.finditer(r"[^\n]+", text):
        opened: list[tuple[str, int]] = []
        for mark in re.finditer(r"[\(\)\[\]\{\}«»‹›]", line[0]):
            if opened and opened[-1][0] == _PAIRS.get(mark[0]):
                opened.pop()
            elif not (mark[0] == ")" and re.fullmatch(r"\s*\w{1,3}", line[0][: mark.start()])):
                opened.append((mark[0], line.start() + mark.start()))
        found += [(place, place + 1, "") for _, place in opened]
    return iter(found)
