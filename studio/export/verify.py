"""Turn an exported folder into what is not as its manifest says, or not as its services want it."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from studio.errors import InputFault, Level, Problem, input_fault
from studio.export import folder, overview
from studio.export.film import spec_of
from studio.export.film.probe import Facts, facts
from studio.export.folder import Made
from studio.presets import Preset, Presets

_FILMS = (".mp4", ".mov", ".webm")
_FRAME = 0.05  # seconds by which a length may be off: a frame, and the last of the sound
_PICTURES = (".jpg", ".png", ".webp", ".avif")
_AGAIN = ("run the same command again", "همان فرمان را دوباره اجرا کنید")
_AWAY = ("take it away before you upload the whole folder", "پیش از بارگذاری همهٔ پوشه آن را بردارید")
# code: what, the same in Persian, (hint, the same in Persian)
_WORDS: dict[str, tuple[str, str, tuple[str, str]]] = {
    "unfinished": ("the run was not finished", "اجرا ناتمام مانده است", _AGAIN),
    "failed": ("was not made: {value}", "ساخته نشده است", ("mend that and run again", "آن را درست و دوباره اجرا کنید")),
    "file-missing": ("is in the manifest but not in the folder", "در پوشه نیست", _AGAIN),
    "file-changed": ("is not the file that was written", "پرونده پس از ساختن تغییر کرده است", _AGAIN),
    "file-unlisted": ("is not in the manifest", "در فهرست پرونده‌ها نیست", _AWAY),
    "file-broken": ("cannot be opened as a picture", "به‌عنوان تصویر باز نمی‌شود", _AGAIN),
    "wrong-size": ("has {value}", "اندازهٔ تصویر درست نیست", _AGAIN),
    "film-broken": ("cannot be opened as a film", "به‌عنوان فیلم باز نمی‌شود", _AGAIN),
    "wrong-length": ("lasts {value}", "طول فیلم درست نیست", _AGAIN),
    "wrong-codec": ("is {value}", "این سرویس این گونه فیلم را نمی‌پذیرد", _AGAIN),
    "not-streaming": ("has its index at the end, so it plays only once it is loaded whole",
                      "فهرست فیلم در پایان آن است", _AGAIN),
    "too-large": ("has {value}", "حجم آن بیش از حد سرویس است", ("choose another format", "قالب دیگری برگزینید")),
}


def verified(out: Path, presets: Presets) -> Iterator[Problem]:
    """Every lie and every fault of the folder `out`. Raises InputFault when it has no manifest."""
    unfinished = (out / folder.JOURNAL).is_file()
    if not unfinished and not (out / folder.MANIFEST).is_file():
        raise input_fault(
            str(out), "has no manifest.json, so it is no exported folder", "name the folder given to --out",
            code="no-manifest", what_fa="این پوشه خروجیِ برنامه نیست", hint_fa="پوشه‌ای را بدهید که به ‎--out‎ داده بودید",
        )
    if unfinished:
        yield _problem("unfinished", str(out))
    known = {preset.id: preset for preset in presets}
    entries = folder.made_before(out)
    for made in entries.values():
        yield from _of_file(out, made, known.get(made.preset))
    yield from _unlisted(out, {folder.MANIFEST, folder.JOURNAL, overview.NAME, *entries})


def _of_file(out: Path, made: Made, preset: Preset | None) -> Iterator[Problem]:
    if made.kind == "failed":
        yield _problem("failed", made.path, "; ".join(problem.get("what", "") for problem in made.problems))
    elif not (out / made.path).is_file():
        yield _problem("file-missing", made.path)
    elif not folder.still_there(out, made):
        yield _problem("file-changed", made.path)
    elif made.kind == "film":
        yield from _of_film(out, made, preset)
    elif made.path.endswith(_PICTURES):
        yield from _of_picture(out, made, preset if made.kind != "cover" else None)


def _of_picture(out: Path, made: Made, preset: Preset | None) -> Iterator[Problem]:
    try:
        with Image.open(out / made.path) as picture:
            width, height = picture.size
    except OSError:
        yield _problem("file-broken", made.path)
        return
    wanted = (preset.width, preset.height) if preset and not preset.long else (made.width, made.height)
    if (width, height) != wanted:
        yield _problem("wrong-size", made.path, f"{width}x{height} px instead of {wanted[0]}x{wanted[1]}")
    if preset and preset.max_bytes and made.bytes > preset.max_bytes:
        yield _problem("too-large", made.path, f"{made.bytes:,} bytes where {preset.max_bytes:,} are taken")


def _of_film(out: Path, made: Made, preset: Preset | None) -> Iterator[Problem]:
    try:
        seen = facts(out / made.path)
    except InputFault:
        yield _problem("film-broken", made.path)
        return
    if (seen.width, seen.height) != (made.width, made.height):
        yield _problem("wrong-size", made.path, f"{seen.width}x{seen.height} px instead of {made.width}x{made.height}")
    if abs(seen.seconds - made.duration) > _FRAME:
        yield _problem("wrong-length", made.path, f"{seen.seconds:.2f} s instead of {made.duration:.2f}")
    if not seen.streams:
        yield _problem("not-streaming", made.path)
    if preset and preset.video and made.path.endswith(_FILMS):
        yield from _against(made, seen, preset)


def _against(made: Made, seen: Facts, preset: Preset) -> Iterator[Problem]:
    """What `preset` does not take of a film."""
    wanted = preset.video
    spec = spec_of(preset, seen.form)
    if (seen.width, seen.height) != spec.size:
        yield _problem("wrong-size", made.path, f"{seen.width}x{seen.height} px instead of {spec.width}x{spec.height}")
    if seen.form not in wanted.containers or seen.codec != spec.codec:
        yield _problem("wrong-codec", made.path, f"{seen.codec} in {seen.form}")
    if (most := spec.bytes_for(seen.seconds)) and made.bytes > most:
        yield _problem("too-large", made.path, f"{made.bytes:,} bytes where {most:,} are taken")
    if (wanted.aim_dur and seen.seconds > wanted.aim_dur + _FRAME) or seen.seconds < (wanted.dur_min or 0) - _FRAME:
        yield _problem("wrong-length", made.path, f"{seen.seconds:.1f} s")


def _unlisted(out: Path, listed: set[str]) -> Iterator[Problem]:
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_file() and name not in listed:
            yield _problem("file-unlisted", name, level="warning")


def _problem(code: str, where: str, value: str = "", level: Level = "error") -> Problem:
    what, what_fa, (hint, hint_fa) = _WORDS[code]
    return Problem(where=where, what=what.format(value=value), what_fa=what_fa, hint=hint, hint_fa=hint_fa,
                   level=level, code=code)
