"""Turn a catalogue file into a report, and into the chosen rows for a template."""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from studio import catalogue
from studio.catalogue import Choices, Reading, Report, Tally
from studio.catalogue.reading import NO_CHOICES
from studio.cli.reports import DONE, ERRORS, say_json, say_problems
from studio.content import Row
from studio.errors import Problem, input_fault

_SHOWN = 20


def read(options: argparse.Namespace) -> int:
    """`ketabnama read FILE`."""
    counted = Tally()
    readings = catalogue.read(options.source)
    if options.skipped:
        readings = catalogue.set_aside(readings, options.skipped)
    rows = (reading.row for reading in counted.passing(readings) if reading.row is not None)
    if options.json:
        records = list(rows)
        say_json(form_of_reading(counted.report(), records))
    else:
        for row in islice(rows, _SHOWN):
            print(f"{row.number}. {title_of(row)}")
        more = sum(1 for _ in rows)
        print(*([f"... and {more} more"] if more else []), _figures(counted.report()), sep="\n")
        sys.stdout.flush()
        say_problems([problem.as_json() for problem in counted.report().problems])
    return ERRORS if counted.report().skipped else DONE


def _figures(report: Report) -> str:
    return f"{report.read} read, {report.repaired} repaired, {report.skipped} skipped, {report.duplicates} duplicates"


def form_of_reading(report: Report, records: list[Row]) -> dict[str, Any]:
    """The public form of a reading (DESIGN, "What the outside can rely on")."""
    return {
        "read": report.read, "repaired": report.repaired, "skipped": report.skipped, "duplicates": report.duplicates,
        "records": [{"number": row.number, "where": row.where, **_said(row.content)} for row in records],
        "problems": [problem.as_json() for problem in report.problems],
    }


def _said(content: Any) -> dict[str, Any]:
    """The fields of a content that say something."""
    return {name: _plain(value) for name, value in vars(content).items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def title_of(row: Row) -> str:
    """What a row is called: its title, or its words."""
    return getattr(row.content, "title", "") or getattr(row.content, "text", "")


# ---------------------------------------------------------------- rows for a template


class Numbers:
    """Record numbers chosen by "1-12,15,20-" (or "۱-۱۲،۱۵"); nothing said means all."""

    def __init__(self, text: str) -> None:
        """Raises InputFault for anything else."""
        parts = re.split("[,،]", text)  # a Persian keyboard has a comma of its own
        self._ranges = [_range(part.strip()) for part in parts] if text.strip() else [(1, None)]
        ends = [last for _, last in self._ranges]
        self.last = None if None in ends else max(ends)

    def __contains__(self, number: int) -> bool:
        return any(first <= number and (last is None or number <= last) for first, last in self._ranges)


def _range(part: str) -> tuple[int, int | None]:
    first, dash, last = re.sub(r"[–—−]", "-", part).partition("-")
    numbers = [text.strip() for text in (first, last) if text.strip()]
    backwards = len(numbers) == 2 and all(map(str.isdecimal, numbers)) and int(numbers[0]) > int(numbers[1])
    if not numbers or not first.strip() or backwards or not all(map(str.isdecimal, numbers)):
        raise input_fault(
            "--rows", f"{part!r} is no range of record numbers", "write it like 1-12,15,20-", code="bad-rows",
            what_fa=f"«{part}» بازه‌ای از شمارهٔ رکوردها نیست", hint_fa="مانند 1-12,15,20- بنویسید",
        )
    start = int(first)
    return start, int(last) if last.strip() else (None if dash else start)


def gathered(source: Path, rows: str, choices: Choices = NO_CHOICES) -> tuple[list[Row], list[Problem]]:
    """The chosen rows of a catalogue file, and what is wrong with them. Raises InputFault when none can be used.

    What lies before and behind the chosen records is not spoken of, and nothing is read behind them.
    """
    numbers = Numbers(rows)
    counted = Tally()
    found = [reading.row for reading in counted.passing(_chosen(source, numbers, choices)) if reading.row is not None]
    report = counted.report()
    if not found:
        first = f" ({report.problems[0]})" if report.problems else ""
        raise input_fault(
            str(source), f"has no usable record among the chosen rows{first}", "see `ketabnama read` for what is there",
            code="no-rows", what_fa="در ردیف‌های خواسته رکوردی که به کار آید نیست",
            hint_fa="با ketabnama read ببینید چه در آن هست",
        )
    return found, list(report.problems)


def _chosen(source: Path, numbers: Numbers, choices: Choices) -> Iterator[Reading]:
    for number, reading in enumerate(catalogue.read(source, choices=choices), 1):
        if numbers.last is not None and number > numbers.last:
            return
        if number in numbers:
            yield reading
