"""Turn a text step by step into a corrected one, never losing where each of its places was in the text given."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from studio.text.desk.patterns import LATIN, TOKEN, Edit
from studio.text.desk.rules import Rule
from studio.text.protect import PRIVATE, tokens


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A change made or proposed: `text[start:end]` becomes `replacement`; None only points at the place."""

    start: int
    end: int
    replacement: str | None
    rule: str
    reason: str
    reason_fa: str


class Draft:
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
        self._edit([(token.start, token.end, LATIN if token.kind == "latin" else TOKEN) for token in found])

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
