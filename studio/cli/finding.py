"""Turn a title or an ISBN into the records that a library's server has for it."""

import argparse
import sys

from studio.catalogue import Tally
from studio.catalogue.lookup import query_for, search, server
from studio.cli.places import cache_folder
from studio.cli.reading import form_of_reading, title_of
from studio.cli.reports import DONE, ERRORS, say, say_json
from studio.content import Row
from studio.errors import Problem, input_fault


def find(options: argparse.Namespace) -> int:
    """`ketabnama find TEXT`."""
    counted, rows = _asked(options)
    report = counted.report()
    if options.json:
        say_json(form_of_reading(report, rows))
    else:
        for row in rows:
            print(f"{row.number}. {title_of(row)}")
        print(f"{len(rows)} found")
        sys.stdout.flush()
        for problem in report.problems:  # that there is no connection is only a note, but all there is to say
            say(str(problem))
    return ERRORS if any(problem.level == "error" for problem in report.problems) else DONE


def found_rows(options: argparse.Namespace) -> tuple[list[Row], list[Problem]]:
    """The rows of `make --find`, and what was wrong. Raises InputFault when nothing came back."""
    counted, rows = _asked(options)
    problems = list(counted.report().problems)
    if rows:
        return rows, problems
    why = f" ({problems[0].what})" if problems else ""
    raise input_fault(
        options.find, f"nothing was found at {options.server}{why}",
        "try another spelling, an ISBN or another --server", code="no-rows",
        what_fa="چیزی پیدا نشد", hint_fa="املای دیگر، شابک یا کارگزار دیگری را بیازمایید",
    )


def _asked(options: argparse.Namespace) -> tuple[Tally, list[Row]]:
    """The answer of the server to `options.find`. Raises InputFault for an unknown server or no question."""
    counted = Tally()
    asked = server(options.server, options.servers_file)
    answers = cache_folder() / "answers"
    readings = search(asked, query_for(options.find), limit=options.limit, cache=answers)
    return counted, [reading.row for reading in counted.passing(readings) if reading.row is not None]
