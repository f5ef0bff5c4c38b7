"""Turn what the arguments say of films into wishes, and show when each page of a film comes and why."""

import argparse
from pathlib import Path
from typing import Any

from studio import job
from studio.cli.reports import DONE, say_json, say_problems, told
from studio.document.clips import Sound, Subtitles
from studio.document.model import Document
from studio.errors import Problem
from studio.export.film.sound import sound_path
from studio.export.film.source import about_sound
from studio.export.film.subtitles import read_subtitles
from studio.presets import Preset


def wish_of(options: argparse.Namespace, problems: list[Problem]) -> job.FilmWish:
    """What --seconds, --sound, --narration, --subtitles and --hardware say. Raises InputFault for a file of no use."""
    sounds = tuple(
        Sound(source=_heard(name), role=role)
        for name, role in ((options.sound, "music"), (options.narration, "narration")) if name
    )
    return job.FilmWish(seconds=options.seconds, sounds=sounds, subtitles=_read(options.subtitles, problems),
                        hardware=options.hardware)


def _heard(name: str) -> str:
    about_sound(sound_path(name))
    return name


def _read(path: Path | None, problems: list[Problem]) -> Subtitles | None:
    if path is None:
        return None
    _, found = read_subtitles(path)
    problems += found
    return Subtitles(source=str(path))


def show_plan(
    options: argparse.Namespace, document: Document, presets: tuple[Preset, ...], wish: job.FilmWish,
    problems: list[Problem],
) -> int:
    """Say what the film of `document` is like at each of `presets`; nothing is written."""
    plans = {preset.id: job.film_plan(document, preset, wish) for preset in presets}
    found = told([*problems, *(problem for plan in plans.values() for problem in plan.problems)])
    if options.json:
        say_json({"plans": [{"preset": name, **plan.as_json()} for name, plan in plans.items()], "problems": found})
        return DONE
    for name, plan in plans.items():
        _say_plan(name, plan.as_json())
    say_problems(found)
    return DONE


def _say_plan(name: str, form: dict[str, Any]) -> None:
    print(f"{name}: {form['seconds']:.1f} s, {form['why']}")
    for page in form["pages"]:
        end = page["start"] + page["seconds"]
        print(f"  page {page['page']}, from {page['start']:.1f} to {end:.1f} s: {page['why']}")
