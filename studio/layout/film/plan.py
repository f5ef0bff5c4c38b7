"""Turn the words of pages into times: how long each page stands so that it can be read.

A page lasts from when it has come for as long as its new words take at 180 a minute, and stands at least two seconds
once everything on it is there (VISUAL, "Motion"). A wanted length shortens or lengthens what stands, and only when
that is not enough what moves. A film that would be longer than people watch at its place is hurried a little instead,
and says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.errors import Problem
from studio.letters import persian_digits

WORDS_A_MINUTE = 180
LEAST = 2.0  # seconds a page stands after everything has come in
TAIL = 0.8  # seconds the last page stays after the narration's end
HURRIED = 0.75  # share of its standing to which a page is hurried at most: 240 words a minute
_SHORTEST = 1.0  # seconds a page stands in a film that must be very short
_MOST_MOVING = 0.6  # of the time given to a page: until then everything on it is there
_SOME = 0.05  # seconds: what stands for no time at all can be stretched too
_TOLERANCE = 0.02


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a page asks for: its new `words`, the seconds it takes to come itself and those until everything on it is
    there, the seconds its maker gave it (0: none), what it shows that takes time of its own (footage), the least it
    stands once all is there, those it stays `after` its words, and by what its movements are shortened already."""

    words: int
    arriving: float
    lead: float = 0.0
    given: float = 0.0
    showing: float = 0.0
    least: float = LEAST
    after: float = 0.0
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
        return max(self.lead + max(self.reading, self.showing) + self.after - self.arriving, self.least)

    @property
    def floor(self) -> float:
        """Seconds the page stands at least before its movements are made quicker."""
        return min(self.standing, _SHORTEST if self.given else self.least)

    @property
    def hurried(self) -> float:
        """Seconds the page stands at least in a film that is hurried; a maker's own seconds and footage are kept."""
        if self.given or self.showing:
            return self.standing
        return max(HURRIED * self.standing, self.floor)


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
    """The lengths a place takes in seconds, as far as it says; up to `well` a film is watched to its end there."""

    least: float | None = None
    most: float | None = None
    well: float | None = None


_NO_LIMITS = Limits()


def planned(
    needs: Sequence[Need], *, seconds: float | None = None, narration: float | None = None, limits: Limits = _NO_LIMITS,
) -> Plan:
    """When each page comes and how long it stands.

    `seconds` is the wanted length of the whole; without it the film is as long as its words take, and at least as long
    as `narration` (seconds) with a moment after it, within `limits`.
    """
    needs = [_hurried(need) for need in needs]
    own = _own_length(needs)
    natural, *_ = own
    length, why, why_fa = _length(own, seconds, narration, limits)
    hurried = None if seconds else _well(needs, length, narration, limits)
    if hurried:
        length, why, why_fa = hurried, *_why_hurried(natural, hurried)
    floors = [need.hurried if hurried else need.floor for need in needs]
    standing, pace = _shared(needs, floors, length)
    pages, start = [], 0.0
    for number, (need, stands) in enumerate(zip(needs, standing, strict=True), 1):
        page = PagePlan(number=number, start=start, arriving=need.arriving * pace, standing=stands, words=need.words,
                        reading=need.reading, pace=pace * need.pace)
        pages.append(_explained(page, need))
        start = page.end
    problems = [_quicker(natural, hurried)] if hurried else _too_fast(pages, needs)
    problems += _footage_cut(pages, needs) + _narration_cut(narration, start)
    return Plan(pages=tuple(pages), why=why, why_fa=why_fa, problems=tuple(problems))


def _hurried(need: Need) -> Need:
    """`need` with its things coming quicker where its maker gave it little time."""
    if not need.given or need.arriving <= _MOST_MOVING * need.given:
        return need
    pace = _MOST_MOVING * need.given / need.arriving
    return replace(need, arriving=need.arriving * pace, lead=need.lead * pace, pace=pace)


_Reasoned = tuple[float, str, str]  # seconds, and where they come from in English and Persian


def _own_length(needs: Sequence[Need]) -> _Reasoned:
    """The length that the pages themselves ask for."""
    natural = sum(need.arriving + need.standing for need in needs)
    if any(need.showing > need.reading and not need.given for need in needs):
        return natural, "as long as its words and footage take", "به اندازهٔ زمان خواندن واژه‌ها و دیدن فیلم‌های آن"
    return natural, "as long as its words take to read", "به اندازهٔ زمان خواندن واژه‌ها"


def _length(own: _Reasoned, seconds: float | None, narration: float | None, limits: Limits) -> _Reasoned:
    """The length of the film and the reason for it."""
    natural, *_ = own
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
    return own


def _well(needs: Sequence[Need], length: float, narration: float | None, limits: Limits) -> float | None:
    """The length to which a film is hurried so that it is watched to its end; None where it need not be."""
    if not limits.well or length <= limits.well + _TOLERANCE:
        return None
    spoken = narration + TAIL if narration else 0.0
    quickest = sum(need.arriving + need.hurried for need in needs)
    wanted = max(limits.well, quickest, spoken)
    return wanted if wanted < length - _TOLERANCE else None


def _why_hurried(natural: float, length: float) -> tuple[str, str]:
    return (f"{length:.1f} s instead of {natural:.1f} s, to be watched to its end: its texts are read quicker",
            _fa(f"{length:.1f} ثانیه به جای {natural:.1f}، تا پایان دیده شود: متن‌ها کمی تندتر خوانده می‌شوند"))


def _shared(needs: Sequence[Need], floors: Sequence[float], length: float) -> tuple[list[float], float]:
    """How long each page stands and the pace of all movements, so that the film takes `length` seconds.

    What stands is stretched alike, down to the floor of each page; only then everything gets quicker alike.
    """
    wished = [need.standing for need in needs]
    moving = sum(need.arriving for need in needs)
    if length >= moving + sum(floors) - 1e-9:
        return _stretched(wished, floors, length - moving), 1.0
    pace = length / max(moving + sum(floors), 1e-9)
    return [stands * pace for stands in floors], pace


def _stretched(wished: Sequence[float], floors: Sequence[float], total: float) -> list[float]:
    """`wished` times one factor, none below its floor, together `total`."""
    wished = [max(wish, _SOME) for wish in wished]
    low, high = 0.0, max(1.0, total / min(wished))
    for _ in range(60):
        factor = (low + high) / 2
        sizes = [max(floor, wish * factor) for wish, floor in zip(wished, floors, strict=True)]
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


def _quicker(natural: float, length: float) -> Problem:
    return Problem(
        where="film", code="hurried", level="note",
        what=f"takes {natural:.1f} s to read at leisure and lasts {length:.1f} s", hint="use fewer words",
        what_fa=_fa(f"خواندن آسودهٔ متن‌ها {natural:.1f} ثانیه می‌خواهد و فیلم {length:.1f} ثانیه است"),
        hint_fa="متن‌ها را کوتاه‌تر کنید",
    )


def _too_fast(pages: Sequence[PagePlan], needs: Sequence[Need]) -> list[Problem]:
    return [
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


def _footage_cut(pages: Sequence[PagePlan], needs: Sequence[Need]) -> list[Problem]:
    """Footage that goes on when its page has gone, where nobody chose the page's seconds by hand."""
    return [
        Problem(
            where=f"page {page.number}", code="footage-cut", level="note",
            what=f"is seen for {page.seconds:.1f} s, its footage lasts {need.showing:.1f} s",
            hint="choose the part to be seen by the clip's start and end",
            what_fa=_fa(f"{page.seconds:.1f} ثانیه دیده می‌شود ولی فیلمی که در آن است {need.showing:.1f} ثانیه است"),
            hint_fa="با آغاز و پایان فیلم، بخشی از آن را برگزینید",
        )
        for page, need in zip(pages, needs, strict=True)
        if not need.given and page.seconds + _TOLERANCE < need.showing
    ]


def _narration_cut(narration: float | None, seconds: float) -> list[Problem]:
    if not narration or seconds + _TOLERANCE >= narration:
        return []
    return [Problem(
        where="film", code="narration-cut", what=f"is {seconds:.1f} s long, its narration {narration:.1f} s",
        hint="shorten the narration or let the film be longer",
        what_fa=_fa(f"فیلم {seconds:.1f} ثانیه و گفتار آن {narration:.1f} ثانیه است"),
        hint_fa="گفتار را کوتاه‌تر یا فیلم را بلندتر کنید",
    )]


def _fa(text: str) -> str:
    return persian_digits(text).replace(".", "٫")
