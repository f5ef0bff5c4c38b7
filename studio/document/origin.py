"""Turn what a document was filled from into a frozen value: a form can go on filling it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The template's id, and the words (texts, lists of items, tables) in its slots, the brand's among them."""

    template: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)

    def with_files(self, change: Callable[[str], str]) -> "Origin":
        """The same with every text replaced by `change(text)`, which changes names of files and nothing else."""
        return replace(self, words=_changed(self.words, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _changed(item, change) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(item, change) for item in value]
    return change(value) if isinstance(value, str) else value
