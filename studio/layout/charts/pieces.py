"""Turn series of numbers into the pieces of bars and columns: beside each other, stacked, from zero."""

from dataclasses import dataclass

from studio.document.figures import Figures


@dataclass(frozen=True, slots=True)
class Piece:
    """One mark: from number `start` to number `end` in the place `slot` of its row. `outer` ones end a bar."""

    row: int
    series: int
    start: float
    end: float
    slot: int
    outer: bool = True

    @property
    def value(self) -> float:
        """What the piece stands for."""
        return self.end - self.start


def pieces(figures: Figures, stack: str) -> tuple[Piece, ...]:
    """The pieces of all rows; rows without a number have none."""
    if stack == "beside" or len(figures.series) == 1:
        return tuple(
            Piece(row, series, 0.0, value, series)
            for row in range(len(figures.labels))
            for series, one in enumerate(figures.series) if (value := one.values[row]) is not None
        )
    return tuple(piece for row in range(len(figures.labels)) for piece in _stacked(figures, row))


def _stacked(figures: Figures, row: int) -> list[Piece]:
    """The pieces of a row on one another, positive ones to one side of zero and negative ones to the other."""
    ends = {True: 0.0, False: 0.0}
    found: list[Piece] = []
    for series, one in enumerate(figures.series):
        value = one.values[row]
        if value:
            start = ends[value > 0]
            ends[value > 0] = start + value
            found.append(Piece(row, series, start, start + value, 0, outer=False))
    last = {piece.value > 0: at for at, piece in enumerate(found)}
    return [Piece(p.row, p.series, p.start, p.end, 0, outer=at in last.values()) for at, p in enumerate(found)]


def slots(figures: Figures, stack: str) -> int:
    """How many marks stand beside each other in a row."""
    return len(figures.series) if stack == "beside" else 1


def reach(found: tuple[Piece, ...], *others: float | None) -> tuple[float, float]:
    """The lowest and highest number that the pieces and `others` (a goal) need, zero among them."""
    ends = [piece.end for piece in found] + [other for other in others if other is not None]
    return min(0.0, *ends, 0.0), max(0.0, *ends, 0.0)
