"""Turn what happened into words on a terminal: a progress bar, problems, JSON; the exit codes."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from studio.errors import Problem

DONE, ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_BAR = 30


def say(words: str) -> None:
    """One line for the person at the terminal; standard output is for results."""
    print(f"ketabnama: {words}", file=sys.stderr)


def say_json(value: Any) -> None:
    """`value` as JSON on standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def told(problems: Iterable[Problem | Mapping[str, str]]) -> list[dict[str, str]]:
    """The public forms of `problems`, each once."""
    forms = [problem.as_json() if isinstance(problem, Problem) else dict(problem) for problem in problems]
    return list({tuple(form.items()): form for form in forms}.values())


def say_problems(problems: Iterable[Mapping[str, str]]) -> None:
    """Every problem but notes, one a line."""
    for problem in problems:
        if problem["level"] != "note":
            place = f"{problem['where']}: " if problem["where"] else ""
            hint = f" ({problem['hint']})" if problem["hint"] else ""
            print(f"{problem['level']}: {place}{problem['what']}{hint}", file=sys.stderr)


def count(problems: Iterable[Mapping[str, str]], level: str) -> int:
    """How many problems are of `level`."""
    return sum(problem["level"] == level for problem in problems)


def show_bar(done: float, total: int, spent: float = 0.0) -> None:
    """The progress bar after `spent` seconds, quiet when nobody watches; parts of films under way count in `done`."""
    if sys.stderr.isatty() and total:
        filled = min(_BAR, int(_BAR * done / total))
        left = spent * (total - done) / done if done and spent > 1 else 0.0
        words = f"{int(done)}/{total}" + (f", {left:.0f} s left" if left >= 2 else "")
        print(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {words:<24}", end="", file=sys.stderr, flush=True)


def end_bar() -> None:
    """The line after the bar."""
    if sys.stderr.isatty():
        print(file=sys.stderr)
