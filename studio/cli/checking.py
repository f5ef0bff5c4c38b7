"""Turn a design or an exported folder into a list of what is wrong with it."""

import argparse

from studio import job
from studio.cli.making import chosen
from studio.cli.reports import DONE, ERRORS, count, say, say_json, say_problems, told
from studio.disk import scratch_folder
from studio.errors import Problem
from studio.export.verify import verified
from studio.presets import CLIP_KINDS, load_presets, suitable


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
        film = job.is_film(design.document, "")
        suits = suitable(CLIP_KINDS, medium="video") if film else suitable()
        presets = chosen(options.preset or ["all"], options.presets_file, suits, problems, film=film)
        found = [problem for preset in presets for problem in job.problems_at(design, preset)]
    return [*of_file, *problems, *found]
