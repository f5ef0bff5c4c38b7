"""Turn a chart into a sentence or two for those who do not see it, and into the table it was drawn from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from studio.document import told
from studio.document.charts import PARTS, Chart
from studio.document.diagrams import Diagram
from studio.document.figures import Figures, shown, whole_of
from studio.letters import persian_digits
from studio.numbers import PERCENT, say_number

_KINDS: Mapping[str, tuple[str, str]] = {
    "bar": ("نمودار میله‌ای", "Bar chart"), "column": ("نمودار ستونی", "Column chart"),
    "line": ("نمودار خطی", "Line chart"), "area": ("نمودار سطحی", "Area chart"), "dot": ("نمودار نقطه‌ای", "Dot chart"),
    "donut": ("نمودار حلقه‌ای", "Donut chart"), "radial": ("نمودار میله‌ای دایره‌ای", "Radial bar chart"),
    "waffle": ("نمودار صدخانه", "Waffle chart"), "pictogram": ("نمودار تصویری", "Pictogram"),
    "number": ("عددها", "Figures"), "progress": ("پیشرفت", "Progress"), "ring": ("پیشرفت", "Progress"),
}
_WORDS: Mapping[str, tuple[str, str]] = {
    "highest": ("بیشترین: {name} با {value}", "highest: {name} with {value}"),
    "lowest": ("کمترین: {name} با {value}", "lowest: {name} with {value}"),
    "total": ("جمع: {value}", "total: {value}"),
    "trend": (
        "{series}از {before} در {first} به {now} در {last} رسید", "{series}from {before} in {first} to {now} in {last}",
    ),
    "change": ("{name}: {now} (پیش از آن {before})", "{name}: {now} (before: {before})"),
    "goal": ("هدف: {value}", "goal: {value}"),
    "of": ("{name}: {value} از {whole}", "{name}: {value} of {whole}"),
    "empty": ("بی عدد", "no numbers"),
}


def describe(chart: Chart | Diagram, language: str = "fa") -> str:
    """What the chart shows in a sentence or two: its kind and title, highest and lowest or each part, sum or trend."""
    if isinstance(chart, Diagram):
        return told.describe(chart, language)
    figures = _named(chart, language)
    persian = language == "fa"
    kind = _KINDS[chart.chart][0 if persian else 1]
    head = f"{kind} «{chart.title}»" if persian and chart.title else f"{kind}: {chart.title}" if chart.title else kind
    if not figures.numbers:
        return f"{head}: {_word('empty', language)}."
    facts = ("؛ " if persian else "; ").join(filter(None, _facts(chart, figures, language)))
    end = f" {chart.source.rstrip('.')}." if chart.source.strip() else ""
    return f"{head}{': ' if persian or not chart.title else '. '}{facts}.{end}"


def table_of(chart: Chart | Diagram, language: str = "fa") -> tuple[tuple[str, ...], ...]:
    """The numbers of the chart as rows of texts, the heads first: what is drawn, in its order and with its units."""
    if isinstance(chart, Diagram):
        return told.table_of(chart, language)
    figures = _named(chart, language)
    heads = ((chart.sheet.columns[0] if chart.sheet.columns else ""), *(one.name for one in figures.series))
    rows = (
        (label, *(_said(figures, one.values[row], language) for one in figures.series))
        for row, label in enumerate(figures.labels)
    )
    return (tuple(heads), *rows)


def _named(chart: Chart, language: str) -> Figures:
    """What is shown, years and other numbers among the names in the digits of the language."""
    figures, _ = shown(chart, language)
    if language != "fa":
        return figures
    return replace(figures, labels=tuple(persian_digits(one) if one.isdigit() else one for one in figures.labels))


def _word(code: str, language: str, **parts: str) -> str:
    return _WORDS[code][0 if language == "fa" else 1].format(**parts)


def _said(figures: Figures, value: float | None, language: str) -> str:
    if value is None:
        return "–"
    return say_number(value, language, decimals=figures.decimals, unit=figures.unit)


def _facts(chart: Chart, figures: Figures, language: str) -> Iterator[str]:
    if chart.chart in PARTS:
        yield from _listed(figures, language, of=sum(figures.numbers))
    elif chart.chart == "number":
        yield from _changes(figures, language)
    elif chart.chart in ("progress", "ring", "pictogram"):
        yield from _reached(chart, figures, language)
    elif chart.chart in ("line", "area"):
        yield from _trends(figures, language)
        yield from _ends(figures, language) if len(figures.series) == 1 else ()
    else:
        yield from _ends(figures, language)
        yield _total(chart, figures, language)
    if chart.goal is not None:
        yield _word("goal", language, value=_said(figures, chart.goal, language))


def _listed(figures: Figures, language: str, of: float) -> Iterator[str]:
    """Each part with its share."""
    for label, value in zip(figures.labels, figures.series[0].values, strict=True):
        share = say_number(100 * (value or 0.0) / of, language, unit=PERCENT) if of else "–"
        yield f"{label} {share}".strip()


def _changes(figures: Figures, language: str) -> Iterator[str]:
    for row, label in enumerate(figures.labels):
        known = [one.values[row] for one in figures.series if one.values[row] is not None]
        if len(known) > 1:
            before, now = (_said(figures, value, language) for value in known[-2:])
            yield _word("change", language, name=label, now=now, before=before)
        elif known:
            yield f"{label} {_said(figures, known[-1], language)}".strip()


def _reached(chart: Chart, figures: Figures, language: str) -> Iterator[str]:
    """How much of the whole each row is."""
    counted = chart.whole or (chart.chart == "pictogram" and not figures.is_percent)
    for label, value in zip(figures.labels, figures.series[0].values, strict=True):
        if counted and value is not None:
            said = say_number(value, language, decimals=figures.decimals)
            whole = say_number(whole_of(chart, figures), language, unit=figures.unit)
            yield _word("of", language, name=label, value=said, whole=whole)
        else:
            yield f"{label} {_said(figures, value, language)}".strip()


def _trends(figures: Figures, language: str) -> Iterator[str]:
    """From the first to the last number of each series."""
    for one in figures.series:
        known = [row for row, value in enumerate(one.values) if value is not None]
        if len(known) > 1:
            first, last = known[0], known[-1]
            series = f"{one.name} " if len(figures.series) > 1 and one.name else ""
            yield _word(
                "trend", language, series=series, first=figures.labels[first], last=figures.labels[last],
                before=_said(figures, one.values[first], language), now=_said(figures, one.values[last], language))


def _ends(figures: Figures, language: str) -> Iterator[str]:
    """The highest and lowest row of each series; every row where all are alike."""
    for one in figures.series:
        known = {row: value for row, value in enumerate(one.values) if value is not None}
        said = {row: _said(figures, value, language) for row, value in known.items()}
        if len(set(known.values())) == 1:
            yield from (f"{figures.labels[row]} {text}".strip() for row, text in said.items())
        elif known:
            prefix = f"{one.name}: " if len(figures.series) > 1 and one.name else ""
            most, least = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
            yield prefix + _word("highest", language, name=figures.labels[most], value=said[most])
            yield _word("lowest", language, name=figures.labels[least], value=said[least])


def _total(chart: Chart, figures: Figures, language: str) -> str:
    """The sum, where numbers may be added: counts of one series, all positive."""
    addable = len(figures.series) == 1 and not figures.is_percent and min(figures.numbers) >= 0
    if not addable or len(figures.numbers) < 2 or chart.stack == "share":
        return ""
    return _word("total", language, value=_said(figures, sum(figures.numbers), language))
