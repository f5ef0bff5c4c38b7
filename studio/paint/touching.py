"""Turn boxes into groups of those that touch, so that each group can be painted for itself."""

from collections.abc import Sequence

# left, top, right, bottom
Edges = tuple[float, float, float, float]


def touching(boxes: Sequence[Edges]) -> list[list[int]]:
    """The numbers of boxes that overlap, directly or through others, together, each group in order."""
    leader = list(range(len(boxes)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, other in _overlaps(boxes):
        leader[lead(one)] = lead(other)
    groups: dict[int, list[int]] = {}
    for at in range(len(boxes)):
        groups.setdefault(lead(at), []).append(at)
    return list(groups.values())


def _overlaps(boxes: Sequence[Edges]) -> list[tuple[int, int]]:
    """Pairs of boxes that overlap, found by a sweep from left to right."""
    pairs, reached = [], []
    for at in sorted(range(len(boxes)), key=lambda at: boxes[at][0]):
        left, top, _, bottom = boxes[at]
        reached = [other for other in reached if boxes[other][2] >= left]
        pairs.extend((at, other) for other in reached if boxes[other][1] <= bottom and top <= boxes[other][3])
        reached.append(at)
    return pairs
