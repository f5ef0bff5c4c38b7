"""Turn the cells of a sheet into series of numbers, and what a chart should not hide into problems.

Every chart starts from `shown`: the same rows in the same order are drawn, described and listed as a table.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

from studio.document.charts import MOST_SERIES, OF_SERIES, PARTS, Chart
from studio.document.faults import problem
from studio.document.sheet import Sheet
from studio.errors import Problem
from studio.numbers import PERCENT, Typed, read_number, say_number

NOTHING = frozenset({"", "-", "–", "—", "−", "…", "؟", "?"})
"""Cells that say a number is missing."""
_ICON_HEADS = frozenset({"icon", "آیکون", "نماد", "نشان"})
_MOST_DECIMALS = 2
_WHOLE = 100.0
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_ROUNDING = 0.51  # what each rounded percentage may be off

OTHER = {"fa": "دیگر"}


@dataclass(frozen=True, kw_only=True)
class Series:
    """A named row of numbers; None where one is missing."""

    name: str = ""
    values: tuple[float | None, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a chart shows: the names of its rows, and a series for each column, as long as the names.

    `unit` is the one all numbers brought, `decimals` how many they have at most, `icons` a sign for each row (or
    nothing).
    """

    labels: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    unit: str = ""
    decimals: int = 0
    icons: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers there are."""
        return tuple(value for series in self.series for value in series.values if value is not None)

    @property
    def is_percent(self) -> bool:
        """Whether they are percentages."""
        return self.unit == PERCENT

    def total(self, row: int) -> float:
        """The sum of a row."""
        return sum(series.values[row] or 0.0 for series in self.series)

    def picked(self, rows: Sequence[int]) -> "Figures":
        """These rows only, in this order."""
        return replace(
            self, labels=tuple(self.labels[row] for row in rows),
            series=tuple(replace(one, values=tuple(one.values[row] for row in rows)) for one in self.series),
            icons=tuple(self.icons[row] for row in rows) if self.icons else (),
        )


def numbers_of(sheet: Sheet, where: str = "sheet") -> tuple[Figures, tuple[Problem, ...]]:
    """The numbers of `sheet`, and a problem for every cell that should hold one and does not.

    A sheet of one column of numbers has no names. Columns without any number are left out, with a problem.
    """
    rows = [tuple(str(cell).strip() for cell in row) for row in sheet.rows]
    rows = [row for row in rows if any(row)]
    width = max((len(sheet.columns), *map(len, rows)), default=0)
    rows = [(*row, *[""] * (width - len(row))) for row in rows]
    heads = (*sheet.columns, *[""] * (width - len(sheet.columns)))
    start = 0 if width == 1 and any(read_number(row[0]) for row in rows) else 1
    problems: list[Problem] = []
    series, typed, icons = [], [], ()
    for column in range(start, width):
        cells = [row[column] for row in rows]
        if heads[column].strip().lower() in _ICON_HEADS:
            icons = tuple(cells)
        elif any(found := [_number(cell) for cell in cells]) or all(cell in NOTHING for cell in cells):
            problems += _unread(cells, found, heads[column] or str(column + 1), where)
            typed += [one for one in found if one]
            series.append(Series(name=heads[column].strip(), values=tuple(one.value if one else None for one in found)))
        else:
            problems.append(problem("no-numbers", where, heads[column] or str(column + 1)))
    labels = tuple(row[0] if start else "" for row in rows)
    unit, mixed = _unit(typed)
    problems += [problem("mixed-units", where, "، ".join(mixed))] if mixed else []
    decimals = min(_MOST_DECIMALS, max((one.decimals for one in typed), default=0))
    return Figures(labels=labels, series=tuple(series), unit=unit, decimals=decimals, icons=icons), tuple(problems)


def _number(cell: str) -> Typed | None:
    return None if cell in NOTHING else read_number(cell)


def _unread(cells: list[str], found: list[Typed | None], head: str, where: str) -> Iterator[Problem]:
    """A problem for each cell that is neither a number nor empty, and for each that may have been meant otherwise."""
    for number, (cell, typed) in enumerate(zip(cells, found, strict=True), 1):
        place = f"{where}, row {number}, {head}"
        if typed is None and cell not in NOTHING:
            yield problem("not-a-number", place, cell[:40])
        elif typed and typed.doubtful:
            yield problem("doubtful-number", place, cell[:40])


def _unit(typed: Sequence[Typed]) -> tuple[str, tuple[str, ...]]:
    """The most usual unit, and all of them when there are several."""
    units = Counter(one.unit for one in typed if one.unit)
    if not units:
        return "", ()
    return units.most_common(1)[0][0], tuple(units) if len(units) > 1 else ()


# ---------------------------------------------------------------- what a chart shows


def shown(chart: Chart, language: str = "fa") -> tuple[Figures, tuple[Problem, ...]]:
    """The numbers of a chart as it shows them: sorted, the smallest parts put together, and what is wrong with them."""
    where = chart.id or "chart"
    figures, problems = numbers_of(chart.sheet, where)
    figures = replace(figures, unit=chart.unit or figures.unit)
    figures = sorted_by(figures, chart.sort)
    found = list(problems)
    if not figures.numbers:
        found.append(problem("no-data", where))
        return figures, tuple(found)
    if not chart.source.strip():
        found.append(problem("no-source", where))
    figures = _counted(figures, chart, where, found)
    if chart.chart in PARTS:
        figures = _parts(figures, chart, language, where, found)
    elif chart.stack == "share" and chart.chart in OF_SERIES:
        figures = _shares(figures, where, found)
    return figures, tuple(found)


def _counted(figures: Figures, chart: Chart, where: str, problems: list[Problem]) -> Figures:
    """As many series as the kind can show."""
    count = len(figures.series)
    if chart.chart in OF_SERIES and count > MOST_SERIES:
        problems.append(problem("series-left", where, str(count - MOST_SERIES)))
        return replace(figures, series=figures.series[:MOST_SERIES])
    if chart.chart not in OF_SERIES and chart.chart != "number" and count > 1:
        problems.append(problem("one-series", where, figures.series[0].name or "1"))
        return replace(figures, series=figures.series[:1])
    return figures


def sorted_by(figures: Figures, order: str) -> Figures:
    """The rows by the sum of their numbers; rows without any come last."""
    if order == "typed":
        return figures
    sign = -1.0 if order == "falling" else 1.0

    def rank(row: int) -> tuple[bool, float]:
        return all(one.values[row] is None for one in figures.series), sign * figures.total(row)

    return figures.picked(sorted(range(len(figures.labels)), key=rank))


def _parts(figures: Figures, chart: Chart, language: str, where: str, problems: list[Problem]) -> Figures:
    """The rows of one whole: numbers of the first series from zero up, the smallest together in one «دیگر»."""
    values = figures.series[0].values
    if any(value is not None and value < 0 for value in values):
        problems.append(problem("negative-part", where))
    figures = figures.picked([row for row, value in enumerate(values) if value is not None and value >= 0])
    total = sum(figures.numbers)
    if total <= 0:
        problems.append(problem("no-data", where))
        return Figures()
    if _is_wrong_whole(figures, total):
        said = say_number(total, language, decimals=2)
        problems.append(problem("not-100", where, said))
    return _grouped(figures, chart.most, language, where, problems)


def _is_wrong_whole(figures: Figures, total: float) -> bool:
    """Whether percentages make neither 100 nor, with one alone or an open rest, less."""
    slack = _ROUNDING * max(1, len(figures.labels)) * 10.0 ** -figures.decimals
    return figures.is_percent and (total > _WHOLE + slack or (len(figures.labels) > 1 and total < _WHOLE - slack))


def _grouped(figures: Figures, most: int, language: str, where: str, problems: list[Problem]) -> Figures:
    """At most `most` parts: the largest ones in their order, and the others together."""
    count = len(figures.labels)
    if count <= most:
        return figures
    values = figures.series[0].values
    kept = sorted(sorted(range(count), key=lambda row: -values[row])[: most - 1])
    rest = sum(values[row] for row in range(count) if row not in kept)
    problems.append(problem("grouped", where, str(count - len(kept))))
    large = figures.picked(kept)
    other = OTHER.get(language, "Other")
    return replace(large, labels=(*large.labels, other), icons=(*large.icons, "") if large.icons else (),
                   series=(replace(large.series[0], values=(*large.series[0].values, rest)),))


def _shares(figures: Figures, where: str, problems: list[Problem]) -> Figures:
    """Every row in hundredths of its own sum; negative numbers have no share."""
    if min(figures.numbers) < 0:
        problems.append(problem("negative-part", where))
    kept = tuple(tuple(max(0.0, value or 0.0) for value in one.values) for one in figures.series)
    totals = [sum(column) for column in zip(*kept, strict=True)]
    if figures.is_percent and any(total and _off(figures, total) for total in totals):
        problems.append(problem("not-100", where, say_number(next(t for t in totals if t and _off(figures, t)))))
    series = tuple(
        replace(one, values=tuple(_WHOLE * value / total if total else None
                                  for value, total in zip(values, totals, strict=True)))
        for one, values in zip(figures.series, kept, strict=True))
    return replace(figures, series=series, unit=PERCENT, decimals=0)


def _off(figures: Figures, total: float) -> bool:
    return abs(total - _WHOLE) > _ROUNDING * len(figures.series) * 10.0 ** -figures.decimals


def whole_of(chart: Chart, figures: Figures) -> float:
    """What counts as all where a chart shows how much of a whole is reached: as told, 100 for percentages, else the
    round number above the largest."""
    if chart.whole or figures.is_percent:
        return chart.whole or _WHOLE
    return _round_above(max(figures.numbers, default=0.0))


def _round_above(value: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten from `value` on; 1 for none."""
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(power * part for part in _ROUND if power * part >= value * (1 - 1e-9))


def highlighted(figures: Figures, word: str) -> frozenset[int]:
    """The rows that `word` names: by name, or as the highest, lowest, first or last one."""
    if not word or not figures.labels:
        return frozenset()
    named = frozenset(row for row, label in enumerate(figures.labels) if label == word)
    if named:
        return named
    known = [row for row in range(len(figures.labels)) if any(one.values[row] is not None for one in figures.series)]
    choose = {"highest": lambda: max(known, key=figures.total), "lowest": lambda: min(known, key=figures.total),
              "first": lambda: known[0], "last": lambda: known[-1]}.get(word)
    return frozenset({choose()}) if choose and known else frozenset()
