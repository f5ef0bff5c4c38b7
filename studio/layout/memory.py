"""Turn one layout into a quicker next one: what was found for layers that are the very same objects is not asked again.

Edits keep every layer they do not change, so while one types, all but the text and the boxes round it are known. What
is remembered never changes an answer: measures depend on the layer and on the rules named here, and on nothing else.
"""

from collections.abc import Callable, Hashable
from typing import Any

from studio.document.model import AnyLayer


class Memory:
    """What one page in one size was found to be, the last time and this time. Not to be shared between threads."""

    def __init__(self) -> None:
        self._rules: Any = None
        self._shown: dict[int, tuple[AnyLayer, AnyLayer | None]] = {}
        self._shown_before: dict[int, tuple[AnyLayer, AnyLayer | None]] = {}
        self._known: dict[Hashable, _Known] = {}
        self._known_before: dict[Hashable, _Known] = {}

    def begin(self, rules: Any) -> None:
        """Another layout by `rules`: the fonts, types, language, size and pictures everything else depends on. What the
        last one did not ask for is forgotten; all of it when the rules are others."""
        same = rules == self._rules
        self._rules = rules
        self._shown_before, self._shown = (self._shown if same else {}), {}
        self._known_before, self._known = (self._known if same else {}), {}

    def shown(self, layer: AnyLayer, make: Callable[[AnyLayer], AnyLayer | None]) -> AnyLayer | None:
        """`layer` as the page's shape shows it: what `make` says."""
        found = self._shown.get(id(layer)) or self._shown_before.get(id(layer))
        if found is None:
            found = (layer, make(layer))  # with the layer: no other may get its id
        self._shown[id(layer)] = found
        return found[1]

    def known(self, tightness: Hashable) -> dict[Hashable, Any]:
        """The measures found so far at one tightness."""
        if tightness not in self._known:
            self._known[tightness] = _Known(self._known_before.get(tightness, {}))
        return self._known[tightness]


class _Known(dict):
    """Measures by key; those of the last time are taken over when they are asked for."""

    def __init__(self, before: dict[Hashable, Any]) -> None:
        super().__init__()
        self._before = dict(before)  # plain: one generation back and no further

    def __contains__(self, key: Hashable) -> bool:
        if super().__contains__(key):
            return True
        if key not in self._before:
            return False
        self[key] = self._before[key]
        return True
