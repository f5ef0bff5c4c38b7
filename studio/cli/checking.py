"""Turn a design or an exported folder into a list of what is wrong with it."""

import argparse
from pathlib import Path

from studio import job
from studio.cli.making import chosen
from studio.cli.reports import DONE, ERRORS, count, say, say_json, say_problems, told
from studio.disk import scratch_folder
from studio.errors import Problem
from studio.export.verify import verified
from studio.presets import load_presets, suitable


def check(options: argparse.Namespace) -> int:
    """`ketabnama check DESIGN|FOLDER`."""
    problems: list[Problem] = []
    if options.target.is_dir():
        presets = load_presets(options.presets_file)
        problems += [*presets.problems, *verified(options.target, presets)]
    else:
        problems += _of_design(options)
    found = told(problems)
    if options.json:
        say_json({"checked": str(options.target), "problems": found})
    say_problems(found)
    say(f"{count(found, 'error')} errors, {count(found, 'warning')} warnings, {count(found, 'note')} notes")
    return ERRORS if count(found, "error") else DONE


def _of_design(options: argparse.Namespace) -> list[Problem]:
    """What laying the design out for every place says; nothing is written."""
    problems: list[Problem] = []
    with scratch_folder() as media:
        design, of_file = job.opened(options.target, media)
        presets = chosen(options.preset or ["all"], options.presets_file, suitable(), problems)
        forms, _ = job.forms_of(presets)
        tasks = job.tasks_of(design, presets, forms, Path())
        found = [problem for task in tasks for problem in job.problems_of(task)]
    return [*of_file, *problems, *found]
