"""Turn keystrokes into a text with a caret: values without a window, so that every rule of typing can be tested."""

import re
from dataclasses import dataclass, field, replace

from studio.letters import ZWNJ
from studio.text.boundaries import next_word
from studio.text.caret import Carets, Place

_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Words being typed: where the caret stands, and where the selection began."""

    text: str
    place: Place = field(default=Place(0))
    anchor: int = 0

    @property
    def selection(self) -> tuple[int, int]:
        """The first selected letter and the one after the last."""
        return min(self.anchor, self.place.index), max(self.anchor, self.place.index)

    @property
    def selected(self) -> str:
        """The selected letters."""
        return self.text[slice(*self.selection)]

    def to(self, place: Place, *, selecting: bool = False) -> "Draft":
        """The caret elsewhere; while `selecting` the selection reaches from where it began to there."""
        return replace(self, place=place, anchor=self.anchor if selecting else place.index)

    def with_selection(self, start: int, end: int) -> "Draft":
        """What is between `start` and `end` selected, the caret at `end`: the first or the last of it."""
        return replace(self, anchor=start, place=Place(end, after=end >= start and end > 0))

    def typed(self, words: str) -> "Draft":
        """`words` in place of the selection, the caret behind them: where the next letter of their kind goes."""
        words = _UNSAFE.sub("", words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n"))
        start, end = self.selection
        return self._now(self.text[:start] + words + self.text[end:], start + len(words))

    def half_space(self) -> "Draft":
        """A half-space; none at the beginning, after a space or after another one, where it would mean nothing."""
        start, _ = self.selection
        before = self.text[start - 1] if start else " "
        return self if before.isspace() or before == ZWNJ else self.typed(ZWNJ)

    def without_before(self, carets: Carets, *, word: bool = False) -> "Draft":
        """Backspace: the selection, or one character (a mark or half-space alone), or all back to the word's start."""
        start, end = self.selection
        if start == end:
            start = next_word(self.text, end, -1) if word else max(0, end - 1)
            start = carets.stop_before(end) if self.text[start:end] and ord(self.text[start]) > 0xFFFF else start
        return self._now(self.text[:start] + self.text[end:], start)

    def without_after(self, carets: Carets, *, word: bool = False) -> "Draft":
        """Delete: the selection, or the letter after the caret with its marks, or all up to the next word."""
        start, end = self.selection
        if start == end:
            end = next_word(self.text, start, 1) if word else carets.stop_after(start)
        return self._now(self.text[:start] + self.text[end:], start)

    def everything(self) -> "Draft":
        """All of it selected."""
        return self.with_selection(0, len(self.text))

    def caught_up(self, text: str) -> "Draft":
        """The same draft after somebody else (undo) has changed the words: the caret stands where they changed."""
        if text == self.text:
            return self
        behind = 0
        while behind < min(len(text), len(self.text)) and text[-1 - behind] == self.text[-1 - behind]:
            behind += 1
        return self._now(text, len(text) - behind)

    def _now(self, text: str, index: int) -> "Draft":
        return replace(self, text=text, place=Place(index, after=index > 0), anchor=index)


def paragraph_at(text: str, index: int) -> tuple[int, int]:
    """Where the paragraph of the letter at `index` begins and ends: all up to the line breaks round it."""
    end = text.find("\n", index)
    return text.rfind("\n", 0, index) + 1, len(text) if end < 0 else end
