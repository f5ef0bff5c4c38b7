"""Turn a small table of words and numbers into a frozen value: what charts and diagrams show."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Cells as typed, numbers in any digits. `columns` are the heads, the first of the labels; rows may be short."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
