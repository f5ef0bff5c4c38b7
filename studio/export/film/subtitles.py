"""Turn subtitle files into cues and cues into SRT and WebVTT files that players show in the right order.

Files of every sort are read: with and without numbers, byte order marks and hours, in UTF-8, UTF-16 and Windows-1256,
with tags, with times that overlap or run backwards. Players differ in the direction they give a line: what is written
carries its own, in marks that players without isolates understand too.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from studio.document.clips import Cue
from studio.errors import Problem, input_fault
from studio.layout.film import PagePlan
from studio.letters import latin_digits
from studio.scene import Glyphs, Group, Item, Scene
from studio.text.block import Style
from studio.text.prepare import prepare

MOST_BYTES = 5_000_000
LINE = 42  # characters: the usual measure of a line of subtitles (Netflix and BBC guidelines for two-line cues)
LEAST, MOST = 1.0, 7.0  # seconds a cue stays
_A_SECOND = 15.0  # characters read in one (180 words a minute are 15 to 17)
_SETTLED = 0.05  # seconds after all of a page is there
_UNREAD = ("cover", "decoration", "logo", "subtitle")
_APART = 0.04  # seconds between cues, so that players see two

_RLE, _LRE, _PDF, _RLM = "\u202b", "\u202a", "\u202c", "\u200f"
_LRI, _PDI = "\u2066", "\u2069"
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[,.;:](\d{1,3}))?"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-{{1,3}}>\s*{_TIME}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[yYcCfFsSpP]:[^{}]*\}")
_BREAK = re.compile(r"<br\s*/?>|\\[Nn]")
_NOTE = re.compile(r"^(NOTE|STYLE|REGION)\b")


# ---------------------------------------------------------------- reading


def read_subtitles(path: str | Path) -> tuple[tuple[Cue, ...], tuple[Problem, ...]]:
    """The cues of an SRT or VTT file in order, none over another, and what was mended. Raises InputFault."""
    name = str(path)
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise input_fault(
                name, "is far larger than subtitles are", "choose the SRT or VTT file", code="subtitles-unreadable",
                what_fa="بسیار بزرگ‌تر از پروندهٔ زیرنویس است", hint_fa="پروندهٔ SRT یا VTT را برگزینید",
            )
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise input_fault(
            name, "there is no such file of subtitles", "put the file back or choose another", code="subtitles-missing",
            what_fa="این پروندهٔ زیرنویس پیدا نشد", hint_fa="پرونده را برگردانید یا یکی دیگر برگزینید",
        ) from error
    cues = tuple(_parsed(_decoded(data)))
    if not cues:
        raise input_fault(
            name, "holds no subtitles: no line with times was found", "choose an SRT or VTT file",
            code="subtitles-unreadable", what_fa="زیرنویسی در این پرونده نیست: سطر زمانی پیدا نشد",
            hint_fa="پروندهٔ SRT یا VTT بیاورید",
        )
    ordered = in_order(cues)
    return ordered, (_mended(name),) if ordered != cues else ()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[1:2] == b"\0" or data[:1] == b"\0":  # UTF-16 that does not say so
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1256", "replace")


def _parsed(text: str) -> Iterator[Cue]:
    lines = re.split(r"\r\n|\r|\n", text)
    found = [(number, times) for number, line in enumerate(lines) if (times := _TIMES.match(latin_digits(line)))]
    ends = [*(number for number, _ in found), len(lines)][1:]
    webvtt = lines[0].lstrip("\ufeff").startswith("WEBVTT")
    for following, ((number, times), end) in enumerate(zip(found, ends, strict=False), 2):
        body = lines[number + 1 : end]
        body = _without_name(body, following, webvtt=webvtt) if end < len(lines) else body
        if words := _words(_without_notes(body) if webvtt else body):
            start, stop = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
            yield Cue(start=start, end=stop, text=words)


def _without_name(body: list[str], following: int, *, webvtt: bool) -> list[str]:
    """The lines of a cue without the number or name of the next one."""
    name = latin_digits(body[-1].strip()) if body else ""
    alone = len(body) > 1 and not body[-2].strip()
    is_number = name.isdecimal() and (alone or int(name) == following)
    return body[:-1] if is_number or (webvtt and alone and name) else body


def _without_notes(body: list[str]) -> list[str]:
    """The lines of a WebVTT cue up to a note or style that follows it."""
    pairs = enumerate(pairwise(["", *body]))
    return body[: next((at for at, (before, line) in pairs if not before.strip() and _NOTE.match(line)), None)]


def _words(body: Iterable[str]) -> str:
    """The words of a cue, its lines parted by newlines, without tags, entities and direction marks."""
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", "\n".join(body))))
    lines = (" ".join(_MARKS.sub("", line).split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return hours * 3600 + minutes * 60 + seconds + int((parts[3] or "0").ljust(3, "0")) / 1000


def in_order(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """`cues` by their start; one that runs into the next ends there, two that start together become one.

    A cue that ends before it starts stays as long as it takes to read.
    """
    ordered: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: cue.start):
        cue = cue if cue.end > cue.start else replace(cue, end=cue.start + reading_seconds(cue.text))
        if ordered and cue.start < ordered[-1].end:
            before = ordered.pop()
            if cue.start - before.start < 0.1:
                text = before.text if before.text == cue.text else f"{before.text}\n{cue.text}"
                cue = Cue(start=before.start, end=max(before.end, cue.end), text=text)
            else:
                ordered.append(replace(before, end=cue.start))
        ordered.append(cue)
    return tuple(ordered)


def reading_seconds(text: str) -> float:
    """How long `text` stays to be read, in seconds."""
    return min(max(len(text) / _A_SECOND, LEAST), MOST)


def _mended(name: str) -> Problem:
    return Problem(
        where=name, what="some times overlapped or ran backwards and were put in order",
        hint="look through the film once", code="subtitles-mended", level="note",
        what_fa="برخی زمان‌ها روی هم افتاده بود و مرتب شد", hint_fa="فیلم را یک بار ببینید",
    )


# ---------------------------------------------------------------- made from words


def on_screen(scene: Scene, pages: Sequence[PagePlan]) -> tuple[Cue, ...]:
    """The words that are read on the pages of a film, as cues: for who cannot see them, and for search.

    Words that stood on the page before are not said again.
    """
    cues: list[Cue] = []
    before: list[str] = []
    for page in pages:
        texts = list(_texts(scene.at(min(page.start + page.arriving + _SETTLED, page.end)).items))
        new = [text for text in texts if text not in before]
        cues += spoken("\n".join(new), page.start, page.end - _APART)
        before = texts
    return tuple(cues)


def _texts(items: Iterable[Item]) -> Iterator[str]:
    """The texts of a frame in order, the lines of each put together."""
    lines = [item for item in items if isinstance(item, Glyphs)]
    if own := " ".join(_plain(line.text) for line in lines).strip():
        yield own
    for item in items:
        if isinstance(item, Group) and item.role not in _UNREAD:
            yield from _texts(item.items)


def _plain(line: str) -> str:
    """A set line as it was typed: without kashidas and marks."""
    return _MARKS.sub("", line).replace("\u0640", "").replace("\u061c", "")


def spoken(text: str, start: float, end: float) -> tuple[Cue, ...]:
    """The words of `text` as cues of at most two lines, shared out from second `start` to `end` by their length.

    Lines of `text` are kept apart, two to a cue where there is little time.
    """
    parts = [part for line in text.split("\n") for part in _portions(" ".join(line.split())) if part]
    while len(parts) > 1 and (end - start) / len(parts) < LEAST and (pair := _shortest_pair(parts)) is not None:
        parts[pair : pair + 2] = [f"{parts[pair]}\n{parts[pair + 1]}"]
    whole = sum(map(len, parts))
    cues, at = [], start
    for part in parts:
        until = at + (end - start) * len(part) / whole
        cues.append(Cue(start=at, end=max(at, until - (_APART if part is not parts[-1] else 0)), text=two_lines(part)))
        at = until
    return tuple(cues)


def _shortest_pair(parts: Sequence[str]) -> int | None:
    """Which of `parts` may share a cue with the next one, both being a line: the shortest two."""
    lines = [at for at in range(len(parts) - 1)
             if all(len(part) <= LINE and "\n" not in part for part in parts[at : at + 2])]
    return min(lines, key=lambda at: len(parts[at]) + len(parts[at + 1]), default=None)


def _portions(text: str) -> Iterator[str]:
    """`text` in portions that two lines hold, cut where sentences and clauses end before anywhere else."""
    while len(text) > 2 * LINE:
        places = [found.end() for found in re.finditer(r" ", text[: 2 * LINE])]
        if not places:
            break
        cut = max(places, key=lambda place: (_weight(text[place - 2]) if place > LINE // 2 else -1, place))
        yield text[:cut].strip()
        text = text[cut:]
    yield text.strip()


def _weight(before: str) -> int:
    return 2 if before in ".!?؟…:" else 1 if before in "،؛,;»)" else 0


def two_lines(text: str) -> str:
    """`text` in one line, or in two as even as can be, cut after a comma rather than elsewhere."""
    if len(text) <= LINE or "\n" in text:
        return text
    places = [found.start() for found in re.finditer(" ", text)]
    if not places:
        return text
    cut = min(places, key=lambda place: abs(2 * place - len(text)) - 12 * (_weight(text[place - 1]) > 0))
    return f"{text[:cut]}\n{text[cut + 1:]}"


# ---------------------------------------------------------------- writing


def srt(cues: Sequence[Cue]) -> str:
    """The text of an SRT file, to be written in UTF-8. It begins with a byte order mark: without one players on Windows
    take it for ANSI."""
    blocks = (
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{_directed(cue.text)}\n"
        for number, cue in enumerate(cues, 1)
    )
    return "\ufeff" + "\n".join(blocks).replace("\n", "\r\n")


def vtt(cues: Sequence[Cue]) -> str:
    """The text of a WebVTT file, to be written in UTF-8."""
    blocks = (
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{html.escape(_directed(cue.text), quote=False)}\n"
        for cue in cues
    )
    return "WEBVTT\n\n" + "\n".join(blocks)


def _clock(seconds: float, mark: str) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}{mark}{whole % 1000:03}"


def _directed(text: str) -> str:
    return "\n".join(directed(line) for line in text.split("\n"))


def directed(line: str) -> str:
    """A line with marks that give it its order in any player, whatever direction that takes lines for.

    The first mark decides for players that go by the first letter, the embedding for those that take every line from
    left to right. Latin names, addresses and phone numbers inside are embedded in turn, between marks that keep what
    is next to them from being drawn in: what isolates do, for players that know none.
    """
    if not _RIGHT_TO_LEFT.search(line):
        return line
    ready = prepare(line, Style(direction="rtl", digits="typed"))[0].text
    inside = ready.replace(_LRI, _RLM + _LRE).replace(_PDI, _PDF + _RLM)
    return f"{_RLM}{_RLE}{inside}{_RLM}{_PDF}"
