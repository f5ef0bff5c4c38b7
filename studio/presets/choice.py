"""Turn the words of a person into presets: a place, a platform, or all that suits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from studio.errors import InputFault, Problem, input_fault
from studio.presets.model import CARD_KINDS, Platform, Preset
from studio.tables import meant, nearest


@dataclass(frozen=True, kw_only=True)
class Presets:
    """Every platform and preset in showing order, and what was wrong with the user's file."""

    platforms: tuple[Platform, ...]
    presets: tuple[Preset, ...]
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Preset]:
        return iter(self.presets)

    def of(self, platform: str) -> tuple[Preset, ...]:
        """The presets of the platform with that id, exportable or not."""
        return tuple(preset for preset in self.presets if preset.platform == platform)

    def preset(self, name: str) -> Preset:
        """The preset with the id `name` ("instagram/story"). Raises InputFault with the nearest id."""
        for preset in self.presets:
            if preset.id == name:
                return preset
        raise self._unknown(name)

    def choose(self, words: Sequence[str], suits: Callable[[Preset], bool] | None = None) -> tuple[Preset, ...]:
        """The presets that `words` name, in their order, each once.

        A word is a preset id, a platform id (all its placements; what to export instead where nothing can be posted)
        or "all" (everything exportable for which `suits` says yes; cards without it). Raises InputFault.
        """
        chosen = [preset for word in words for preset in self._named(word, suits or suitable())]
        return tuple(dict.fromkeys(chosen))

    def _named(self, word: str, suits: Callable[[Preset], bool]) -> Iterable[Preset]:
        if word == "all":
            return [preset for preset in self.presets if preset.exportable and suits(preset)]
        for platform in self.platforms:
            if platform.id == word:
                return [preset for preset in self._placements(platform) if preset.exportable]
        preset = self.preset(word)
        if not preset.exportable:
            raise input_fault(
                word, f"cannot be exported: {preset.not_exportable}", code="not-exportable",
                what_fa=f"خروجی ندارد: {preset.not_exportable_fa}",
            )
        return [preset]

    def _placements(self, platform: Platform) -> Iterable[Preset]:
        if platform.instead:
            return [self.preset(name) for name in platform.instead]
        return self.of(platform.id)

    def _unknown(self, name: str) -> InputFault:
        platform = name.partition("/")[0]
        placements = ", ".join(preset.placement for preset in self.of(platform)) if "/" in name else ""
        return InputFault(no_preset(name, self._nearest(name), f"{platform} has {placements}" if placements else ""))

    def _nearest(self, name: str) -> str:
        names = {platform.name: platform.id for platform in self.platforms}
        names |= {platform.name_fa: platform.id for platform in self.platforms}
        ids = ["all", *(platform.id for platform in self.platforms), *(preset.id for preset in self.presets)]
        return names.get(name) or nearest(name.replace(" ", "/"), ids) or names.get(nearest(name, names), "")


def suitable(kinds: Iterable[str] = CARD_KINDS, medium: str = "image") -> Callable[[Preset], bool]:
    """A test for `choose`: whether a preset has one of these kinds and takes the medium, "image" or "video"."""
    kinds = frozenset(kinds)
    return lambda preset: preset.kind in kinds and medium in preset.media


def no_preset(where: str, near: str, more: str = "") -> Problem:
    """The Problem of a name at `where` that no preset has; `near` may have been meant, `more` is said besides."""
    hint, hint_fa = meant(near, "", "فهرست اندازه‌ها را ببینید")
    return Problem(
        where=where, what="no such preset", hint=f"{hint} {more}".strip() or "see `ketabnama list presets`",
        what_fa="چنین اندازه‌ای نیست", hint_fa=hint_fa,
        level="error", code="no-preset",
    )
