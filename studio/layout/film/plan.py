"""Turn the words of pages into times: how long each page stands so that it can be read.

A page lasts from when it has come for as long as its new words take at 180 a minute, and stands at least two seconds
once everything on it is there (VISUAL, "Motion"). A wanted length shortens or lengthens what stands, and only when
that is not enough what moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.errors import Problem
from studio.letters import persian_digits

WORDS_A_MINUTE = 180
LEAST = 2.0  # seconds a page stands after everything has come in
TAIL = 0.8  # seconds the last page stays after the narration's end
_SHORTEST = 1.0  # seconds a page stands in a film that must be very short
_MOST_MOVING = 0.6  # of the time given to a page: until then everything on it is there
_SOME = 0.05  # seconds: what stands for no time at all can be stretched too
_TOLERANCE = 0.02


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a page asks for: its new `words`, the seconds it takes to come itself and those until everything on it is
    there, the seconds its maker gave it (0: none), what it shows that takes time of its own (footage), the least it
    stands once all is there, and by what its movements are shortened already."""

    words: int
    arriving: float
    lead: float = 0.0
    given: float = 0.0
    showing: float = 0.0
    least: float = LEAST
    pace: float = 1.0

    @property
    def reading(self) -> float:
        """Seconds the words take."""
        return self.words * 60 / WORDS_A_MINUTE

    @property
    def standing(self) -> float:
        """Seconds the page should stand once all is there. What comes line by line is read as it comes."""
        if self.given:
            return max(self.given - self.arriving, 0.0)
        return max(self.lead + max(self.reading, self.showing) - self.arriving, self.least)


@dataclass(frozen=True, kw_only=True)
class PagePlan:
    """One page of a film: from second `start` it comes in for `arriving` seconds and stands for `standing`.

    `pace` is by what its movements are shortened (1: not at all). `why` says where the times come from.
    """

    number: int
    start: float
    arriving: float
    standing: float
    words: int
    reading: float
    pace: float = 1.0
    why: str = ""
    why_fa: str = ""

    @property
    def seconds(self) -> float:
        """From its coming to the next page's."""
        return self.arriving + self.standing

    @property
    def end(self) -> float:
        """The second at which the next page begins to come."""
        return self.start + self.seconds

    def as_json(self) -> dict[str, object]:
        """The public form, times in seconds."""
        return {
            "page": self.number, "start": round(self.start, 3), "seconds": round(self.seconds, 3),
            "arriving": round(self.arriving, 3), "standing": round(self.standing, 3), "words": self.words,
            "reading": round(self.reading, 3), "why": self.why, "why_fa": self.why_fa,
        }


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The pages of a film in time. `why` says what its whole length follows from; `problems` what a reader may miss."""

    pages: tuple[PagePlan, ...]
    why: str = ""
    why_fa: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def seconds(self) -> float:
        """The length of the film."""
        return self.pages[-1].end if self.pages else 0.0

    def as_json(self) -> dict[str, object]:
        """The public form, times in seconds."""
        return {
            "seconds": round(self.seconds, 3), "why": self.why, "why_fa": self.why_fa,
            "pages": [page.as_json() for page in self.pages],
        }


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The lengths a place takes in seconds, as far as it says."""

    least: float | None = None
    most: float | None = None


_NO_LIMITS = Limits()


def planned(
    needs: Sequence[Need], *, seconds: float | None = None, narration: float | None = None, limits: Limits = _NO_LIMITS,
) -> Plan:
    """When each page comes and how long it stands.

    `seconds` is the wanted length of the whole; without it the film is as long as its words take, and at least as long
    as `narration` (seconds) with a moment after it, within `limits`.
    """
    needs = [_hurried(need) for need in needs]
    natural = sum(need.arriving + need.standing for need in needs)
    length, why, why_fa = _length(natural, seconds, narration, limits)
    standing, pace = _shared(needs, length)
    pages, start = [], 0.0
    for number, (need, stands) in enumerate(zip(needs, standing, strict=True), 1):
        page = PagePlan(number=number, start=start, arriving=need.arriving * pace, standing=stands, words=need.words,
                        reading=need.reading, pace=pace * need.pace)
        pages.append(_explained(page, need))
        start = page.end
    return Plan(pages=tuple(pages), why=why, why_fa=why_fa, problems=tuple(_problems(pages, needs, narration, start)))


def _hurried(need: Need) -> Need:
    """`need` with its things coming quicker where its maker gave it little time."""
    if not need.given or need.arriving <= _MOST_MOVING * need.given:
        return need
    pace = _MOST_MOVING * need.given / need.arriving
    return replace(need, arriving=need.arriving * pace, lead=need.lead * pace, pace=pace)


def _length(
    natural: float, seconds: float | None, narration: float | None, limits: Limits
) -> tuple[float, str, str]:
    """The length of the film and the reason for it."""
    if seconds:
        return seconds, f"{seconds:.1f} s as asked", _fa(f"{seconds:.1f} ثانیه، به خواست شما")
    spoken = narration + TAIL if narration else 0.0
    if limits.most and max(natural, spoken) > limits.most:
        return (limits.most, f"{limits.most:.0f} s, the longest this place takes",
                _fa(f"{limits.most:.0f} ثانیه، بیشترین اندازهٔ این جایگاه"))
    if limits.least and max(natural, spoken) < limits.least:
        return (limits.least, f"{limits.least:.0f} s, the shortest this place takes",
                _fa(f"{limits.least:.0f} ثانیه، کمترین اندازهٔ این جایگاه"))
    if spoken > natural:
        return spoken, f"{narration:.1f} s of narration", _fa(f"{narration:.1f} ثانیه گفتار")
    return natural, "as long as its words take to read", "به اندازهٔ زمان خواندن واژه‌ها"


def _shared(needs: Sequence[Need], length: float) -> tuple[list[float], float]:
    """How long each page stands and the pace of all movements, so that the film takes `length` seconds.

    What stands is stretched alike, down to the least of each page; only then everything gets quicker alike.
    """
    wished = [need.standing for need in needs]
    moving = sum(need.arriving for need in needs)
    least = [min(wish, _SHORTEST if need.given else need.least) for wish, need in zip(wished, needs, strict=True)]
    if length >= moving + sum(least) - 1e-9:
        return _stretched(wished, least, length - moving), 1.0
    pace = length / max(moving + sum(least), 1e-9)
    return [stands * pace for stands in least], pace


def _stretched(wished: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """`wished` times one factor, none below its least, together `total`."""
    wished = [max(wish, _SOME) for wish in wished]
    low, high = 0.0, max(1.0, total / min(wished))
    for _ in range(60):
        factor = (low + high) / 2
        sizes = [max(floor, wish * factor) for wish, floor in zip(wished, least, strict=True)]
        low, high = (factor, high) if sum(sizes) < total else (low, factor)
    return [size * total / sum(sizes) for size in sizes]


def _explained(page: PagePlan, need: Need) -> PagePlan:
    read, comes = f"{need.reading:.1f}", f"{page.arriving:.1f}"
    why = f"comes in for {comes} s; {need.words} new words at {WORDS_A_MINUTE} a minute take {read} s"
    why_fa = f"{comes} ثانیه برای آمدن؛ {need.words} واژهٔ تازه با {WORDS_A_MINUTE} واژه در دقیقه {read} ثانیه"
    if need.given:
        why, why_fa = f"{why}; {need.given:.1f} s were given to it", f"{why_fa}؛ {need.given:.1f} ثانیه به آن داده شده"
    elif need.showing > need.reading and need.standing > need.least:
        why = f"{why}; its footage lasts {need.showing:.1f} s"
        why_fa = f"{why_fa}؛ فیلم آن {need.showing:.1f} ثانیه است"
    elif need.standing == need.least:
        why = f"{why}; once all is there it stands at least {need.least:.1f} s"
        why_fa = f"{why_fa}؛ پس از آمدن همه چیز دست‌کم {need.least:.1f} ثانیه"
    whole = f"{page.seconds:.1f}"
    return replace(page, why=f"{why}: {whole} s in all", why_fa=_fa(f"{why_fa}: روی هم {whole} ثانیه"))


def _problems(
    pages: Sequence[PagePlan], needs: Sequence[Need], narration: float | None, seconds: float
) -> list[Problem]:
    problems = [
        Problem(
            where=f"page {page.number}", code="too-fast",
            what=f"is seen for {page.seconds:.1f} s, its {need.words} words take {need.reading:.1f} s to read",
            hint="use fewer words or a longer film",
            what_fa=_fa(f"{page.seconds:.1f} ثانیه دیده می‌شود ولی خواندن {need.words} واژه‌اش "
                        f"{need.reading:.1f} ثانیه می‌خواهد"),
            hint_fa="متن را کوتاه‌تر یا فیلم را بلندتر کنید",
        )
        for page, need in zip(pages, needs, strict=True)
        if page.seconds + _TOLERANCE < need.reading
    ]
    if narration and seconds + _TOLERANCE < narration:
        problems.append(Problem(
            where="film", code="narration-cut", what=f"is {seconds:.1f} s long, its narration {narration:.1f} s",
            hint="shorten the narration or let the film be longer",
            what_fa=_fa(f"فیلم {seconds:.1f} ثانیه و گفتار آن {narration:.1f} ثانیه است"),
            hint_fa="گفتار را کوتاه‌تر یا فیلم را بلندتر کنید",
        ))
    return problems


def _fa(text: str) -> str:
    return persian_digits(text).replace(".", "٫")
