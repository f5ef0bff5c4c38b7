"""Turn where things stand into problems: words past the margin or under buttons, over each other, codes covered."""

from collections.abc import Iterator
from itertools import combinations

from studio.errors import Problem
from studio.layout.setting import LEAST_MARGIN
from studio.review.seen import Line, Seen, Thing
from studio.values import Box, Insets

_SLACK = 0.01  # of the short side: ink may reach a little over the edge its line was set to
_TOUCH = 0.12  # of the smaller size: tails and dots of tight lines may cross this deep


def past_the_edge(page: Seen) -> Iterator[Problem]:
    """Layers with words or codes outside the safe area, or nearer to the edge than a margin."""
    whole = Box(0, 0, page.size.width, page.size.height)
    slack = _SLACK * page.size.short
    margin = whole.inside(Insets().at_least(LEAST_MARGIN * page.size.short))
    told = set()
    for part in (*page.lines, *_codes(page)):
        if part.layer in told:
            continue
        if page.safe and not page.safe.holds(part.box, slack):
            yield _unsafe(part.layer)
        elif not margin.holds(part.box, slack):
            yield _tight(part.layer)
        else:
            continue
        told.add(part.layer)


def overlapping(page: Seen) -> Iterator[Problem]:
    """Layers whose words lie over words of another, and codes that anything lies over."""
    clashes = {
        tuple(sorted((one.layer, other.layer)))
        for one, other in combinations(page.lines, 2)
        if one.layer != other.layer and one.upright and other.upright and _cross(one, other)
    }
    yield from (_clash(*pair) for pair in sorted(clashes))
    yield from (_covered(layer) for layer in sorted({code.layer for code in _codes(page) if _is_covered(code, page)}))


def _cross(one: Line, other: Line) -> bool:
    return one.box.overlaps(other.box, _TOUCH * min(one.size, other.size))


def _codes(page: Seen) -> list[Thing]:
    return [thing for thing in page.things if thing.role == "code"]


def _is_covered(code: Thing, page: Seen) -> bool:
    others = (*page.lines, *page.things)
    return any(other.order > code.order and other.layer != code.layer and other.box.overlaps(code.box, 1.0)
               for other in others)


def _unsafe(where: str) -> Problem:
    return Problem(
        where=where, what="stands where the service puts its own buttons or cuts the picture", code="unsafe-zone",
        hint="move it into the safe area", level="error",
        what_fa="در جایی است که دکمه‌های خود سرویس می‌نشینند یا تصویر بریده می‌شود", hint_fa="آن را به ناحیهٔ امن ببرید",
    )


def _tight(where: str) -> Problem:
    return Problem(
        where=where, what="stands nearer to the edge than a margin (6 % of the short side)", code="thin-margin",
        hint="move it inwards",
        what_fa="از حاشیهٔ صفحه بیرون زده است", hint_fa="آن را کمی به درون ببرید",
    )


def _clash(one: str, other: str) -> Problem:
    return Problem(
        where=one, what=f"its words lie over those of {other!r}", hint="move one of them apart", code="text-overlap",
        level="error", what_fa="این نوشته روی نوشتهٔ دیگری افتاده است", hint_fa="یکی از آن دو را جابه‌جا کنید",
    )


def _covered(where: str) -> Problem:
    return Problem(
        where=where, what="something lies over this code, so it may not be read", hint="bring the code to the front",
        code="code-covered", level="error",
        what_fa="چیزی روی این رمزینه افتاده است و شاید خوانده نشود", hint_fa="رمزینه را جلوتر بیاورید",
    )
