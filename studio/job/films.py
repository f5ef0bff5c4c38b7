"""Turn designs and presets into films: which places share one, and the files of each.

A film is laid out, sounded and written for the first place of those that want the same; the others get the same file
where it keeps their limits. Beside each film lies its cover, and its subtitles where it has some.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from studio.disk import copy_safely
from studio.document.clips import Cue
from studio.document.model import Document
from studio.errors import InputFault, OutputFault, Problem, StudioError
from studio.export import folder
from studio.export.film import FORMS, Film, FilmSpec, Mixed, film_steps, spec_of
from studio.export.film.sound import clip_sounds, mix, speech_seconds
from studio.export.film.spec import container_of
from studio.export.film.subtitles import in_order, on_screen, srt, vtt
from studio.export.folder import Made
from studio.export.writers import write_picture
from studio.job.checking import Checked, checked
from studio.job.inputs import document_hash, hashed, place_hash
from studio.job.orders import Design
from studio.job.tasks import Place, our_fault, placed
from studio.job.wishes import NO_WISH, FilmWish
from studio.layout import Layout
from studio.layout.film import Plan, lay_out_film, plan
from studio.layout.subtitles import with_subtitles
from studio.presets import Preset
from studio.scene import Scene
from studio.steps import Steps

_STILL_TOO = "webp"  # the one form that is a picture or a film
_FREE = 5_000  # kbps; places that allow at least so much share one film, which seldom needs as much


@dataclass(frozen=True, kw_only=True)
class FilmTask:
    """A film to make, a plain value that can be sent to another process.

    `places` want the same film, those of one size; `presets` are theirs, in the same order. `run` is the number of the
    run it belongs to, by which it can be given up.
    """

    document: Document
    form: str
    out: str
    places: tuple[Place, ...]
    presets: tuple[Preset, ...]
    wish: FilmWish = NO_WISH
    record: str = ""
    title: str = ""
    run: int = 0


def is_film(document: Document, form: str) -> bool:
    """Whether `document` is written as a film when `form` is asked for ("" for none): teasers are, unless as stills."""
    moving = document.kind == "teaser"
    return (form in FORMS and (moving or form != _STILL_TOO)) if form else moving


def film_forms_of(presets: Sequence[Preset], asked: str = "") -> tuple[dict[str, str], list[Problem]]:
    """The form for each preset that takes clips: the one `asked` for where it is taken; notes about the others."""
    forms: dict[str, str] = {}
    problems = []
    for preset in presets:
        taken = preset.video.containers if preset.video else ()
        if asked in ("gif", _STILL_TOO) or asked in taken:
            forms[preset.id] = asked
        elif preset.video:
            forms[preset.id] = container_of(preset.video)
            problems += [_not_taken(preset, asked, forms[preset.id])] if asked else []
        else:
            problems.append(_no_clips(preset))
    return forms, problems


def film_tasks_of(
    design: Design, presets: Sequence[Preset], forms: Mapping[str, str], out: Path, wish: FilmWish = NO_WISH
) -> Iterator[FilmTask]:
    """The tasks that make films of `design` at those of `presets` that have a form."""
    document = wish.on(design.document)
    inputs = hashed(document_hash(document), repr(wish.seconds), repr(wish.hardware))
    for group in _groups([preset for preset in presets if preset.id in forms], document, forms):
        form = forms[group[0].id]
        places = tuple(_place(design, document, preset, form, inputs) for preset in group)
        yield FilmTask(document=document, form=form, out=str(out), places=places, presets=tuple(group), wish=wish,
                       record="; ".join(dict.fromkeys(design.records)), title=design.title)


def _place(design: Design, document: Document, preset: Preset, form: str, inputs: str) -> Place:
    film = folder.file_path(preset, design.stem, form)
    stem = film.removesuffix(f".{form}")
    beside = [f"{stem}.cover.jpg"] if form not in ("gif", _STILL_TOO) else []
    beside += [f"{stem}.srt", f"{stem}.vtt"] if document.subtitles else []
    return Place(path=film, preset=preset.id, inputs=place_hash(inputs, preset, f"{form} {preset.video}"),
                 beside=tuple(beside))


def _groups(presets: Sequence[Preset], document: Document, forms: Mapping[str, str]) -> list[list[Preset]]:
    """`presets` in groups that may get the same film: of one size, safe area, codec and, where it is tight, rate."""
    groups: dict[tuple, list[Preset]] = defaultdict(list)
    for preset in presets:
        spec = spec_of(preset, forms[preset.id])
        own = preset.id if preset.id in document.overrides else ""
        rate = min(spec.kbps, _FREE)
        groups[spec.size, preset.safe, spec.form, spec.codec, spec.keyframe, spec.fps, rate, own].append(preset)
    return list(groups.values())


def _not_taken(preset: Preset, asked: str, form: str) -> Problem:
    return Problem(
        where=preset.id, what=f"does not take {asked}; {form} was written instead",
        hint=f"it takes {', '.join(preset.video.containers)}", code="format-refused", level="note",
        what_fa=f"این سرویس {asked} نمی‌پذیرد؛ {form} نوشته شد",
        hint_fa=f"این‌ها را می‌پذیرد: {'، '.join(preset.video.containers)}",
    )


def _no_clips(preset: Preset) -> Problem:
    return Problem(
        where=preset.id, what="takes no clips and was left out", hint="choose a reel, story or video", code="no-clips",
        what_fa="این جا ویدئو نمی‌پذیرد و کنار گذاشته شد", hint_fa="ریلز، استوری یا ویدئو را برگزینید",
    )


# ---------------------------------------------------------------- one task


def film_steps_of(task: FilmTask) -> Generator[float, None, tuple[Made, ...]]:
    """Make one film: shares from 0 to 1, then which files were written, in the order of its places.

    A film that cannot be made is told as "failed" and costs no other. Raises OutputFault when the disk refuses.
    """
    try:
        return (yield from _made_of(task))
    except OutputFault:
        raise
    except StudioError as fault:
        return _failed(task, fault.problem)
    except Exception as error:  # noqa: BLE001 - the job runner: a fault of ours costs one film, not the run
        return _failed(task, our_fault(error))


def film_plan(document: Document, preset: Preset, wish: FilmWish = NO_WISH) -> Plan:
    """When each page of the film comes at `preset`, and why. Raises InputFault."""
    seen = checked(wish.on(document))
    return plan(seen.document, preset, aspects=seen.aspects, seconds=wish.seconds, narration=_narration(seen.document))


def film_problems(document: Document, preset: Preset) -> list[Problem]:
    """What checking the film of `document` and laying it out for `preset` says; nothing is written."""
    try:
        seen = checked(document)
        layout = lay_out_film(seen.document, preset, aspects=seen.aspects, narration=_narration(seen.document))
    except InputFault as fault:
        return [replace(fault.problem, level="error")]
    said = (*layout.problems, *spec_of(preset).problems(layout.scene.duration))
    return [*seen.problems, *(replace(problem, where=f"{preset.id}: {problem.where}") for problem in said)]


@dataclass(frozen=True, kw_only=True)
class _Written:
    """A film that was written at `place`, what it had to be, and all that is to be said of it."""

    place: Place
    film: Film
    spec: FilmSpec
    beside: tuple[Made, ...]
    problems: tuple[Problem, ...]

    def serves(self, spec: FilmSpec, seconds: float) -> bool:
        """Whether the very same file keeps what `spec` wants of a scene of `seconds`."""
        most = spec.bytes_for(self.film.seconds)
        return (
            spec.frames(seconds) == round(self.film.seconds * self.film.fps)
            and (most is None or self.film.bytes <= most)
            and spec.problems(seconds) == self.spec.problems(seconds)
        )


def _made_of(task: FilmTask) -> Generator[float, None, tuple[Made, ...]]:
    seen = checked(task.document)
    narration = _narration(seen.document)
    written: list[_Written] = []
    made: dict[Place, tuple[Made, ...]] = {}
    for number, (place, preset, spec) in enumerate(_loosest_first(task)):
        seconds = plan(
            seen.document, preset, aspects=seen.aspects, seconds=task.wish.seconds, narration=narration).seconds
        one = next((one for one in written if one.serves(spec, seconds)), None)
        if one is None:
            layout = lay_out_film(
                seen.document, preset, aspects=seen.aspects, seconds=task.wish.seconds, narration=narration)
            one = yield from _in_part(_written(task, place, seen, layout, spec), number, len(task.places))
            written.append(one)
        made[place] = _files(task, place, one, seen)
    return tuple(file for place in task.places for file in made[place])


def _loosest_first(task: FilmTask) -> list[tuple[Place, Preset, FilmSpec]]:
    """Every place with its preset and what a film for it must be; those that take the largest files first."""
    presets = {preset.id: preset for preset in task.presets}
    found = [(place, preset, spec_of(preset, task.form, hardware=task.wish.hardware))
             for place in task.places for preset in [presets[place.preset]]]
    return sorted(found, key=lambda one: -(one[2].bytes_for(10.0) or 1 << 62))


def _in_part(
    steps: Generator[float, None, _Written], number: int, count: int
) -> Generator[float, None, _Written]:
    """The same steps as part `number` of `count`."""
    with closing(Steps(steps)) as parts:
        for share in parts:
            yield (number + share) / count
    return parts.answer


def _written(
    task: FilmTask, place: Place, seen: Checked, layout: Layout, spec: FilmSpec
) -> Generator[float, None, _Written]:
    """Write the film of `layout` and what lies beside it."""
    document, scene, out = seen.document, layout.scene, Path(task.out)
    shown = _with_subtitles(document, scene)

    def sound(scratch: Path, seconds: float) -> Mixed:
        return mix(document.sounds, seconds, scratch, clips=clip_sounds(scene))

    film = yield from film_steps(shown, out / place.path, spec, sound=sound)
    cues = _cues(task, place, seen, scene)
    beside = tuple(_beside(path, place, layout, cues, out) for path in place.beside)
    return _Written(place=place, film=film, spec=spec, beside=beside, problems=(*layout.problems, *film.problems))


def _with_subtitles(document: Document, scene: Scene) -> Scene:
    """`scene` with the subtitles of its document, if they are to be shown in it."""
    wanted = document.subtitles
    if wanted is None or not (wanted.shown and wanted.cues):
        return scene
    return with_subtitles(scene, in_order(wanted.cues), family=document.fonts.get("body", "vazirmatn"),
                          rtl=document.language in ("fa", "ar", "ur"))


def _cues(task: FilmTask, place: Place, seen: Checked, scene: Scene) -> tuple[Cue, ...]:
    """The subtitles of a film: those of its document, or what is read on its pages where that has none."""
    wanted = seen.document.subtitles
    if wanted is None:
        return ()
    if wanted.cues:
        return in_order(wanted.cues)
    preset = next(preset for preset in task.presets if preset.id == place.preset)
    timed = plan(seen.document, preset, aspects=seen.aspects, seconds=task.wish.seconds,
                 narration=_narration(seen.document))
    return on_screen(scene, timed.pages)


def _beside(path: str, place: Place, layout: Layout, cues: tuple[Cue, ...], out: Path) -> Made:
    """Write the cover or the subtitles of a film."""
    if not path.endswith(".jpg"):
        words = srt(cues) if path.endswith(".srt") else vtt(cues)
        return replace(folder.write_words(out, path, words), preset=place.preset, kind="subtitles")
    scene = layout.scene
    cover = write_picture(scene.at(scene.cover_at), out / path, "jpg")
    return Made(path=path, preset=place.preset, width=round(scene.size.width), height=round(scene.size.height),
                bytes=cover.bytes, sha256=cover.sha256, kind="cover")


def _files(task: FilmTask, place: Place, one: _Written, seen: Checked) -> tuple[Made, ...]:
    """The film at `place` and what lies beside it, copied from where they were written first."""
    out, film = Path(task.out), one.film
    if place != one.place:
        for source, path in zip((one.place.path, *one.place.beside), (place.path, *place.beside), strict=True):
            copy_safely(out / source, out / path)
    about = {"preset": place.preset, "inputs": place.inputs, "record": task.record, "title": task.title}
    problems = (*(placed(problem, task.title) for problem in seen.problems),
                *(placed(problem, place.path) for problem in one.problems))
    made = Made(path=place.path, width=film.width, height=film.height, bytes=film.bytes, sha256=film.sha256,
                duration=round(film.seconds, 3), kind="film", problems=problems, **about)
    return made, *(replace(file, path=path, **about) for file, path in zip(one.beside, place.beside, strict=True))


def _narration(document: Document) -> float | None:
    """The second at which the last word of the narration is spoken; None without one."""
    ends = [
        sound.until or sound.at + (sound.end or speech_seconds(sound.source)) - sound.start
        for sound in document.sounds if sound.role == "narration"
    ]
    return max(ends, default=None)


def _failed(task: FilmTask, problem: Problem) -> tuple[Made, ...]:
    problem = replace(problem, level="error")
    sizes = {preset.id: preset.size for preset in task.presets}
    return tuple(
        Made(path=place.path, preset=place.preset, width=round(sizes[place.preset].width), kind="failed",
             height=round(sizes[place.preset].height), inputs=place.inputs, record=task.record, title=task.title,
             problems=(placed(problem, place.path),))
        for place in task.places
    )
