"""Subtitle files of every sort are read, and those written show Persian in its order in every player."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.clips import Cue
from studio.errors import InputFault
from studio.export.film.subtitles import LINE, directed, in_order, read_subtitles, spoken, srt, two_lines, vtt
from studio.text.block import Style
from studio.text.prepare import prepare
from tests.film.media import ffmpeg

MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
GOOD = "1\n00:00:01,000 --> 00:00:03,500\nسلام دنیا!\n\n2\n00:00:04,000 --> 00:00:06,000\nخط یکم\nخط دوم\n"
CUES = (Cue(start=1.0, end=3.5, text="سلام دنیا!"), Cue(start=4.0, end=6.0, text="خط یکم\nخط دوم"))


def read(tmp_path: Path, data: bytes | str, name: str = "a.srt") -> tuple[Cue, ...]:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_subtitles(tmp_path / name)[0]


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize("data", [
    GOOD.encode(), GOOD.encode("utf-8-sig"), GOOD.encode("utf-16"), GOOD.encode("utf-16-le"), GOOD.encode("utf-16-be"),
    GOOD.replace("\n", "\r\n").encode(), GOOD.replace("\n", "\r").encode(),
], ids=["utf-8", "bom", "utf-16", "le", "be", "crlf", "cr"])
def test_every_encoding_and_line_end(data: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, data) == CUES


def test_windows_1256(tmp_path: Path) -> None:
    assert read(tmp_path, "1\n00:00:01,000 --> 00:00:02,000\nكتاب پارسى\n".encode("cp1256"))[0].text == "كتاب پارسى"


@pytest.mark.parametrize("text", [
    re.sub(r"(?m)^\d\n", "", GOOD),  # no numbers
    GOOD.replace(",", "."), GOOD.replace("00:00:0", "0:0"), GOOD.replace(" --> ", "-->"),
    GOOD.replace("00:0", "۰۰:۰").replace("\n2\n", "\n۲\n"),  # Persian digits
    GOOD.replace("\n\n2", "\n2"),  # no empty line between
    "\n\n\n" + GOOD + "\n\n\n", GOOD.replace("\n\n", "\n \n\t\n"),
    "WEBVTT - talk\n\nSTYLE\n::cue { color: red }\n\nNOTE a remark\n\n" + GOOD.replace(",", "."),
    "WEBVTT\n\n" + GOOD.replace(",", ".").replace("1\n", "intro\n", 1).replace("00:00:", "00:"),
    GOOD.replace("سلام دنیا!", "<i>سلام</i> <font color=\"#fff\">دنیا</font>!"), GOOD.replace("سلام", "{\\an8}سلام"),
    GOOD.replace("سلام دنیا!", "<v مریم>سلام <c.loud>دنیا</c>!<00:00:02.000>"),
    GOOD.replace("خط یکم\n", "خط یکم<br/>"),
    GOOD.replace("سلام دنیا!", "\u202bسلام دنیا!\u202c"), GOOD.replace("دنیا!", "دنیا&#33;&rlm;"),
], ids=lambda text: re.sub(r"\W+", " ", text)[:20])
def test_files_that_are_not_quite_right_are_read_all_the_same(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == CUES


def test_a_line_that_is_a_number_is_no_number_of_a_cue(tmp_path: Path) -> None:
    cues = read(tmp_path, "1\n00:00:01,000 --> 00:00:02,000\nچاپ سال\n۱۴۰۲\n\n2\n00:00:03,000 --> 00:00:04,000\nب\n")
    assert cues[0].text == "چاپ سال\n۱۴۰۲"


def test_a_note_after_a_cue_is_not_said(tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nالف\n\nNOTE\nنگویید\n\n00:03.000 --> 00:04.000\nب\n"
    assert [cue.text for cue in read(tmp_path, text, "a.vtt")] == ["الف", "ب"]


def test_times_that_overlap_or_run_backwards_are_put_in_order(tmp_path: Path) -> None:
    text = ("3\n00:00:09,000 --> 00:00:05,000\nسوم\n\n1\n00:00:01,000 --> 00:00:04,000\nیکم\n\n"
            "2\n00:00:03,000 --> 00:00:05,000\nدوم\n\n4\n00:00:03,000 --> 00:00:05,000\nبا دوم\n")
    (tmp_path / "a.srt").write_text(text, "utf-8")
    cues, problems = read_subtitles(tmp_path / "a.srt")
    assert [cue.text for cue in cues] == ["یکم", "دوم\nبا دوم", "سوم"]
    assert all(a.end <= b.start for a, b in pairwise(cues))
    assert all(cue.end > cue.start for cue in cues)
    assert [problem.code for problem in problems] == ["subtitles-mended"]


@pytest.mark.parametrize(("data", "code"), [
    (b"", "subtitles-unreadable"), ("سلام".encode(), "subtitles-unreadable"),
    (bytes(range(256)) * 40, "subtitles-unreadable"), (b"x" * 5_000_001, "subtitles-unreadable"),
    (None, "subtitles-missing"),
])
def test_files_without_subtitles_are_told(data: bytes | None, code: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "a.srt").write_bytes(data)
    with pytest.raises(InputFault) as caught:
        read_subtitles(tmp_path / "a.srt")
    assert caught.value.problem.code == code
    assert caught.value.problem.hint_fa


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(
    lambda text: f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n\n{text}".encode("utf-8", "replace"))))
def test_whatever_is_in_the_file_nothing_breaks(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.srt"
    path.write_bytes(data)
    try:
        cues, _ = read_subtitles(path)
    except InputFault:
        return
    assert all(cue.text and 0 <= cue.start < cue.end for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))


# ---------------------------------------------------------------- writing

LINES = [
    "کتاب «بوف کور» اثر صادق هدایت!", "Ulysses (اولیس)، چاپ ۲!", "۱۲٪ تخفیف برای اعضا.", "- بله.", "(داخلی)",
    "تلفن: 021-88776655، وب: www.nlai.ir.", "ISBN 978-600-100-5 را جست‌وجو کنید؟", "سلام Hello سلام!",
    "پایان: Windows 11.",
    "۱۲ تا ۱۵ آذر: 12/3/1402", "@ketabkhane را دنبال کنید…", "«Hamlet» و «Macbeth»", "ساعت ۱۰:۳۰ – ۱۲:۰۰",
    "C++ و C# (زبان)",
]


def seen(text: str, base: str | None) -> str:
    """The order in which a player that takes lines for `base` (None: by their first letter) shows `text`."""
    return MARKS.sub("", bidi.get_display(text, **({"base_dir": base} if base else {})))


@pytest.mark.parametrize("base", ["L", "R", None])
@pytest.mark.parametrize("line", LINES)
def test_a_line_is_seen_in_its_order_whatever_the_player_takes_it_for(line: str, base: str | None) -> None:
    meant = prepare(line, Style(direction="rtl", digits="typed"))[0].text
    assert seen(directed(line), base) == seen(meant, "R")


@pytest.mark.parametrize("line", LINES)
def test_players_without_isolates_need_none(line: str) -> None:
    assert not set(directed(line)) & set("\u2066\u2067\u2068\u2069")
    opened = [unicodedata.bidirectional(sign) for sign in directed(line)]
    assert opened.count("PDF") == opened.count("RLE") + opened.count("LRE")


def test_a_line_from_left_to_right_is_left_alone() -> None:
    assert directed("Hello, world!") == "Hello, world!"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    late = Cue(start=3599.999, end=3601.25, text="a < b & c")
    cues = (*CUES, late, Cue(start=36_000.0, end=36_001.0, text="Ulysses (اولیس)!"))
    assert read(tmp_path, srt(cues).encode()) == cues
    assert read(tmp_path, vtt(cues).encode(), "a.vtt") == cues


def test_another_program_reads_what_is_written(tmp_path: Path) -> None:
    for name, text in (("a.srt", srt(CUES)), ("a.vtt", vtt(CUES))):
        (tmp_path / name).write_bytes(text.encode())
        ffmpeg("-loglevel", "error", "-i", tmp_path / name, tmp_path / f"{name}.again.srt")
        assert in_order(read_subtitles(tmp_path / f"{name}.again.srt")[0]) == CUES


def test_srt_is_known_as_utf_8_and_ends_its_lines_as_windows_does() -> None:
    assert srt(CUES).startswith("\ufeff1\r\n00:00:01,000 --> 00:00:03,500\r\n")
    assert "\n" not in srt(CUES).replace("\r\n", "")
    assert vtt(CUES).startswith("WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n")


# ---------------------------------------------------------------- from words

SPEECH = (
    "کتابخانهٔ ملی ایران در خرداد ۱۴۰۳ نمایشگاهی از نسخه‌های خطی برگزار می‌کند. "
    "این نمایشگاه، که در تالار ایران برپا می‌شود، تا پایان ماه ادامه دارد. ورود برای همگان آزاد است!"
)


def test_words_become_cues_of_two_even_lines_one_after_another() -> None:
    cues = spoken(SPEECH, 2.0, 14.0)
    assert " ".join(cue.text.replace("\n", " ") for cue in cues) == SPEECH
    assert all(len(line) <= LINE for cue in cues for line in cue.text.split("\n"))
    assert all(cue.text.count("\n") <= 1 for cue in cues)
    assert cues[0].start == 2.0
    assert cues[-1].end == pytest.approx(14.0)
    assert all(a.end <= b.start for a, b in pairwise(cues))
    assert cues[0].text.endswith(".")


def test_a_cue_is_broken_after_a_comma_rather_than_elsewhere() -> None:
    text = "این کتاب را در بهار خواندم، و هنوز از آن می‌گویم"
    assert two_lines(text) == text.replace("، ", "،\n")
    assert two_lines("کوتاه است") == "کوتاه است"
    assert two_lines("x" * 60) == "x" * 60
