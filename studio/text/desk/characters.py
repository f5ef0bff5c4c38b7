"""Turn characters of other languages and encodings into those of Persian: letters, digits, presentation forms."""

import re
from collections.abc import Iterator

from studio import letters
from studio.text.desk.patterns import Edit, Finder, compiled, line_around


def _presentation_forms(text: str) -> Iterator[Edit]:
    for match in re.finditer("[\ufb50-\ufdff\ufe70-\ufefc]+", text):
        yield (*match.span(), letters.plain_forms(match[0]))


_FOREIGN = re.compile("[ٹڈڑںێۆڵڕڤۊټډړښڼ]")
_VOWELLED = re.compile("[\u064b-\u0650\u0652].*[\u064b-\u0650\u0652]")
_TWINS = compiled("[[:fa:]]*[يىۍېےكڪہەھۃۀۂ\u0653-\u0655][[:fa:]]*")


def _persian_letters(text: str) -> Iterator[Edit]:
    """Letters of words, but not of vowelled Arabic nor of lines in another language of the script."""
    for match in _TWINS.finditer(text):
        if not _VOWELLED.search(match[0]) and not _FOREIGN.search(line_around(text, *match.span())):
            yield (*match.span(), letters.persian_letters(match[0]))


def _persian_digits(text: str) -> Iterator[Edit]:
    for match in re.finditer("[0-9٠-٩]+", text):
        yield (*match.span(), letters.persian_digits(match[0]))


FINDERS: dict[str, Finder] = {
    "presentation-forms": _presentation_forms,
    "persian-letters": _persian_letters,
    "persian-digits": _persian_digits,
}
"""What finds the places of each rule that is more than a pattern."""
