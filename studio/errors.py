"""Turn what goes wrong into words a librarian can act on.

Faults of the *input* are `Problem` values: they are collected, shown and the work goes on.
Input that cannot be used at all raises `InputFault`, which carries one `Problem`.
Faults of ours are ordinary exceptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["note", "warning", "error"]
Wording = tuple[Level, str, str, str, str]
"""How a kind of problem is told: level, what, hint, and both in Persian. `{value}` in a what is what it is about."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing a person should know.

    `where` is the place ("list.xlsx, row 12"), `what` the fact, `hint` the way out. English, for logs and
    reports; `what_fa` and `hint_fa` say the same in Persian for the window. `code` is a stable short name
    ("text-cut", "cover-missing") that tests and programs may rely on.
    """

    where: str
    what: str
    hint: str = ""
    what_fa: str = ""
    hint_fa: str = ""
    level: Level = "warning"
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}" + (f" ({self.hint})" if self.hint else "")

    def as_json(self) -> dict[str, str]:
        """The public form: `where`, `what`, `hint`, `level`, `code` (and the Persian words when there are any)."""
        form = {"where": self.where, "what": self.what, "hint": self.hint, "level": self.level, "code": self.code}
        if self.what_fa:
            form |= {"what_fa": self.what_fa, "hint_fa": self.hint_fa}
        return form


def worded(words: Mapping[str, Wording], code: str, where: str, value: str = "", value_fa: str = "") -> Problem:
    """The Problem `code` of the table `words`, about `value`, at `where`. Raises KeyError for a code it has not."""
    level, what, hint, what_fa, hint_fa = words[code]
    return Problem(
        where=where, what=what.format(value=value), hint=hint, what_fa=what_fa.format(value=value_fa or value),
        hint_fa=hint_fa, level=level, code=code,
    )


class StudioError(Exception):
    """Any fault with words for a person; `problem` holds them."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)  # the args of an exception are what a worker process sends home
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)


class InputFault(StudioError):
    """Something given to us cannot be used: a file, a template, an argument. Exit code 2."""


class OutputFault(StudioError):
    """Something could not be written: no room, no right, no such folder."""


def input_fault(
    where: str, what: str, hint: str = "", *, code: str = "", what_fa: str = "", hint_fa: str = ""
) -> InputFault:
    """An `InputFault` in one line."""
    return InputFault(
        Problem(where=where, what=what, hint=hint, what_fa=what_fa, hint_fa=hint_fa, level="error", code=code)
    )
