"""Films of users are read as a good player shows them: the right picture at every moment, upright, in true colours."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from studio.errors import InputFault
from studio.export.film.footage import FOOTAGE
from studio.export.film.source import about, about_footage, said
from studio.scene import Plays
from studio.values import Box
from tests.film.media import COUNT, ffmpeg, film, number_in, numbered

WHOLE = Box(0.0, 0.0, 1.0, 1.0)
CODECS = {
    "mp4": ("-c:v", "libx264", "-qp", "1", "-bf", "2", "-g", "50"),
    "mov": ("-c:v", "prores_ks"),
    "mkv": ("-c:v", "libx265", "-x265-params", "log-level=error:lossless=1"),
    "webm": ("-c:v", "libvpx-vp9", "-lossless", "1", "-cpu-used", "8"),
    "avi": ("-c:v", "mpeg4", "-q:v", "1"),
    "ts": ("-c:v", "mpeg2video", "-q:v", "1"),
}


def seen(path: Path, moment: float, crop: Box = WHOLE, size: tuple[int, int] = (64, 48)) -> QImage:
    return FOOTAGE(str(path), moment, crop, size)


def is_number(image: QImage, number: int) -> bool:
    return abs(number_in(image) - number % COUNT) < 0.4


@pytest.fixture(autouse=True)
def nothing_left_open():
    yield
    FOOTAGE.close()


def colour(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    found = image.pixelColor(x, y)
    return found.red(), found.green(), found.blue()


def near(found: tuple[int, ...], wanted: tuple[int, ...], slack: int = 4) -> bool:
    return all(abs(a - b) <= slack for a, b in zip(found, wanted, strict=True))


# ---------------------------------------------------------------- moments


@pytest.mark.parametrize("ending", CODECS)
def test_a_film_of_30_shows_what_is_on_screen_in_a_clip_of_25(ending: str, tmp_path: Path) -> None:
    clip = numbered(tmp_path / f"clip.{ending}", *CODECS[ending])
    moments = [number / 30 for number in range(100)]
    wrong = [moment for moment in moments if not is_number(seen(clip, moment), int(moment * 25 + 1e-6))]
    assert not wrong


@pytest.mark.parametrize("ending", CODECS)
def test_moments_in_any_order_show_the_same_pictures(ending: str, tmp_path: Path) -> None:
    clip = numbered(tmp_path / f"clip.{ending}", *CODECS[ending])
    for moment in (3.3, 0.1, 2.02, 1.98, 0.0, 2.5):
        assert is_number(seen(clip, moment), int(moment * 25 + 1e-6)), moment


def test_a_clip_of_uneven_rate_keeps_its_times(tmp_path: Path) -> None:
    uneven = r"setpts='if(lt(N\,10)\,N\,10+(N-10)*5)/10/TB'"  # ten pictures in the first second, then two a second
    clip = numbered(tmp_path / "clip.mp4", "-vf", uneven, "-fps_mode", "vfr", "-qp", "1", rate=10, seconds=3)
    times = {0.0: 0, 0.55: 5, 1.0: 10, 1.45: 10, 1.55: 11, 3.2: 14, 5.1: 18}
    assert all(is_number(seen(clip, moment), number) for moment, number in times.items())
    FOOTAGE.close()
    for moment, number in times.items():
        assert is_number(seen(clip, moment), number), moment


def test_a_clip_slowed_to_a_half_holds_each_picture_twice_as_long(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", "-qp", "1")
    plays = Plays(start=1.0, end=3.0, speed=0.5)
    for number in range(40):
        moment = plays.moment(number / 25)
        assert is_number(seen(clip, moment), 25 + number // 2)


def test_before_and_after_its_part_a_clip_stands_still() -> None:
    plays = Plays(start=1.0, end=2.0, speed=2.0, begin=3.0)
    assert [plays.moment(t) for t in (0.0, 3.0, 3.25, 3.5, 9.0)] == [1.0, 1.0, 1.5, 2.0, 2.0]


def test_after_its_end_a_clip_holds_its_last_picture(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", "-qp", "1", seconds=1.0)
    assert is_number(seen(clip, 30.0), 24)
    for number in range(40):  # and when it is come to step by step
        last = seen(clip, number / 25)
    assert is_number(last, 24)


def test_a_clip_that_ends_sooner_than_it_says_holds_its_last_picture(tmp_path: Path) -> None:
    whole = numbered(tmp_path / "whole.mkv", "-c:v", "ffv1", "-g", "1")
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert is_number(seen(torn, 0.4), 10)
    assert any(is_number(seen(torn, 3.9), number) for number in range(40, 60))


def test_a_clip_of_two_hours_is_opened_and_shown_by_the_parts_that_are_asked_for_alone(tmp_path: Path) -> None:
    grey = rf"geq=lum='16+mod(N\,{COUNT})*7':cb=128:cr=128"
    source = f"color=black:s=32x32:r=1:d=7200,format=yuv420p,{grey}"
    clip = film(tmp_path / "long.mp4", source, "-c:v", "libx264", "-preset", "ultrafast", "-qp", "1", "-g", "60",
                "-movflags", "+faststart")
    data = bytearray(clip.read_bytes())
    first, last = data.index(b"mdat") + len(data) // 4, len(data) - len(data) // 8
    data[first:last] = bytes(last - first)  # whoever read this part would notice
    clip.write_bytes(data)
    assert about_footage(clip).seconds == pytest.approx(7200)
    assert is_number(seen(clip, 100.0, size=(64, 48)), 100)
    assert is_number(seen(clip, 7190.5, size=(64, 48)), 7190)


def test_nothing_waits_for_the_next_moment_once_reading_is_over(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("counts processes by /proc")
    clip = numbered(tmp_path / "clip.mp4")
    for number in range(10):
        seen(clip, number / 25)
    assert children()
    FOOTAGE.close()
    assert not children()


def children() -> list[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    found = [process for task in tasks for process in task.read_text().split()]
    return [process for process in found if "ffmpeg" in Path(f"/proc/{process}/cmdline").read_text()]


def test_single_moments_leave_no_process_behind(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("counts processes by /proc")
    clip = numbered(tmp_path / "clip.mp4")
    for moment in (3.0, 1.0, 2.0, 0.5):
        seen(clip, moment)
    assert not children()


# ---------------------------------------------------------------- form and colour


def quarters(path: Path, *options: object) -> Path:
    """A film of 120 x 80 px: red, green / blue, white."""
    parts = "[r][g]hstack[a];[b][w]hstack[c];[a][c]vstack"
    colours = ";".join(f"color=0x{hexed}:s=60x40:r=10:d=0.5,format=rgb24[{name}]" for hexed, name in (
        ("C02020", "r"), ("20A020", "g"), ("2020C0", "b"), ("F0F0F0", "w")))
    return film(path, f"{colours};{parts}", "-pix_fmt", "yuv444p", "-c:v", "libx264", "-qp", "1", *options)


@pytest.mark.parametrize(("turn", "corners"), [
    (0, "rgbw"), (90, "gwrb"), (180, "wbgr"), (270, "brwg"),
])
def test_a_clip_held_in_any_way_stands_upright(turn: int, corners: str, tmp_path: Path) -> None:
    flat = quarters(tmp_path / "flat.mp4")
    clip = tmp_path / "turned.mp4"
    ffmpeg("-loglevel", "error", "-display_rotation", turn, "-i", flat, "-c", "copy", clip)
    found = about_footage(clip)
    assert (found.width, found.height) == ((120, 80) if turn % 180 == 0 else (80, 120))
    image = seen(clip, 0.1, size=(found.width, found.height))
    places = [(found.width // 4, found.height // 4), (found.width * 3 // 4, found.height // 4),
              (found.width // 4, found.height * 3 // 4), (found.width * 3 // 4, found.height * 3 // 4)]
    colours = {"r": (192, 32, 32), "g": (32, 160, 32), "b": (32, 32, 192), "w": (240, 240, 240)}
    for place, corner in zip(places, corners, strict=True):
        assert near(colour(image, *place), colours[corner]), (corner, colour(image, *place))


def test_the_part_shown_is_cut_out_and_brought_to_its_size(tmp_path: Path) -> None:
    clip = quarters(tmp_path / "clip.mp4")
    image = seen(clip, 0.0, Box(0.5, 0.0, 0.5, 0.5), (31, 17))
    assert (image.width(), image.height()) == (31, 17)
    assert all(near(colour(image, x, y), (32, 160, 32), 6) for x in (3, 15, 27) for y in (2, 8, 14))


@pytest.mark.parametrize("options", [
    ("-c:v", "ffv1", "-pix_fmt", "yuv444p"), ("-c:v", "png"), ("-c:v", "libx264", "-pix_fmt", "yuv444p", "-qp", "4"),
])
def test_odd_sides_are_no_fault(options: tuple[str, ...], tmp_path: Path) -> None:
    clip = film(tmp_path / "odd.mkv", "color=0x30A0E0:s=321x181:r=10:d=0.5", *options)
    found = about_footage(clip)
    assert (found.width, found.height) == (321, 181)
    assert near(colour(seen(clip, 0.2, size=(321, 181)), 318, 178), (0x30, 0xA0, 0xE0))


def test_pixels_that_are_no_squares_are_stretched(tmp_path: Path) -> None:
    clip = film(tmp_path / "dv.ts", "testsrc2=s=352x288:r=25:d=0.4,setsar=16/11", "-c:v", "mpeg2video")
    assert (about_footage(clip).width, about_footage(clip).height) == (512, 288)


COLOURS = {"tagged 709": ("1280x720", "bt709", True), "untagged HD": ("1280x720", "bt709", False),
           "tagged 601": ("640x480", "smpte170m", True), "untagged SD": ("640x480", "bt601", False)}


@pytest.mark.parametrize("sort", COLOURS)
def test_colours_are_those_that_were_filmed(sort: str, tmp_path: Path) -> None:
    size, matrix, tagged = COLOURS[sort]
    tags = ("-colorspace", matrix, "-color_primaries", matrix, "-color_trc", matrix) if tagged else (
        "-bsf:v", "h264_metadata=matrix_coefficients=2:colour_primaries=2:transfer_characteristics=2")
    chain = f"color=0xC03020:s={size}:r=5:d=0.4,format=gbrp,scale=out_color_matrix={matrix},format=yuv444p"
    clip = film(tmp_path / "clip.mp4", chain, "-c:v", "libx264", "-qp", "1", *tags)
    assert about_footage(clip).tagged == tagged
    assert near(colour(seen(clip, 0.1), 20, 20), (0xC0, 0x30, 0x20), 3)


def pq(nits: float) -> float:
    """The signal 0-1 of a luminance (SMPTE ST 2084)."""
    y = (nits / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y)) ** 78.84375


def hdr(path: Path, nits: float, *, transfer: str = "smpte2084", signal: float | None = None) -> Path:
    """A grey of `nits` as a phone films it in HDR."""
    code = round(64 + 876 * (pq(nits) if signal is None else signal))
    source = f"color=black:s=64x48:r=5:d=0.4,format=yuv420p10le,geq=lum={code}:cb=512:cr=512"
    params = f"log-level=error:lossless=1:colorprim=bt2020:transfer={transfer}:colormatrix=bt2020nc"
    return film(path, source, "-c:v", "libx265", "-x265-params", params, "-color_primaries", "bt2020",
                "-color_trc", transfer, "-colorspace", "bt2020nc")


def test_hdr_becomes_what_a_usual_screen_shows(tmp_path: Path) -> None:
    greys = [seen(hdr(tmp_path / f"{nits}.mp4", nits), 0.1).pixelColor(20, 20) for nits in (1, 26, 203, 1000)]
    assert all(abs(grey.red() - grey.green()) <= 2 and abs(grey.blue() - grey.green()) <= 2 for grey in greys)
    dark, middle, white, glare = (grey.green() for grey in greys)
    assert dark < 45
    assert 80 < middle < 130  # 26 nits is a grey of 13 % under a white of 203
    assert 215 < white < 240  # white has room above it for what shines
    assert glare > 248
    assert about_footage(tmp_path / "203.mp4").hdr


def test_hlg_is_hdr_too(tmp_path: Path) -> None:
    white = seen(hdr(tmp_path / "hlg.mp4", 0, transfer="arib-std-b67", signal=0.75), 0.1).pixelColor(20, 20)
    assert about_footage(tmp_path / "hlg.mp4").hdr
    assert 215 < white.green() < 240


def test_a_see_through_film_stays_see_through(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mov", "color=red@0.0:s=64x48:r=5:d=0.4,format=rgba", "-c:v", "qtrle")
    assert seen(clip, 0.0).pixelColor(10, 10).alpha() == 0


# ---------------------------------------------------------------- files of no use


def code_of(path: Path | str) -> str:
    with pytest.raises(InputFault) as caught:
        about_footage(path)
    problem = caught.value.problem
    assert problem.hint
    assert problem.what_fa
    assert problem.hint_fa
    return problem.code


def test_files_that_are_no_films_are_told_apart(tmp_path: Path) -> None:
    whole = numbered(tmp_path / "whole.mp4", seconds=0.5)
    (tmp_path / "torn.mp4").write_bytes(whole.read_bytes()[:1500])
    (tmp_path / "words.mp4").write_text("سلام", "utf-8")
    (tmp_path / "empty.mp4").touch()
    sound = film(tmp_path / "talk.m4a", "sine=440:d=1")
    assert code_of(tmp_path / "torn.mp4") == "footage-unreadable"
    assert code_of(tmp_path / "words.mp4") == "footage-unreadable"
    assert code_of(tmp_path / "empty.mp4") == "footage-unreadable"
    assert code_of(tmp_path) == "footage-unreadable"
    assert code_of(tmp_path / "nothing.mp4") == "footage-missing"
    assert code_of("bad\0name.mp4") == "footage-missing"
    assert code_of(sound) == "footage-no-picture"


def test_the_cover_in_a_sound_file_is_no_film(tmp_path: Path) -> None:
    sound = film(tmp_path / "a.mp3", "sine=440:d=1")
    cover = film(tmp_path / "c.png", "color=red:s=64x64", "-frames:v", "1")
    both = tmp_path / "both.mp3"
    ffmpeg("-loglevel", "error", "-i", sound, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", both)
    assert about(both).sound
    assert code_of(both) == "footage-no-picture"


def test_a_film_of_no_length_is_told(tmp_path: Path) -> None:
    clip = film(tmp_path / "none.mkv", "color=red:s=64x48:r=10:d=1", "-t", "0")
    assert code_of(clip) in ("footage-empty", "footage-unreadable")


PLAYLISTS = {
    "concat.mp4": "ffconcat version 1.0\nfile whole.mp4\n",
    "concat.ffconcat": "ffconcat version 1.0\nfile whole.mp4\n",
    "list.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nwhole.mp4\n#EXT-X-ENDLIST\n",
    "list.mp4": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\nwhole.mp4\n#EXT-X-ENDLIST\n",
    "call.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
                "a=rtpmap:96 H264/90000\n",
    "dash.mpd": '<?xml version="1.0"?><MPD type="static"><Period><AdaptationSet><Representation>'
                "<BaseURL>whole.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>",
}


@pytest.mark.parametrize("name", PLAYLISTS)
def test_lists_that_name_other_files_or_servers_are_refused(name: str, tmp_path: Path) -> None:
    numbered(tmp_path / "whole.mp4", seconds=0.4)
    (tmp_path / name).write_text(PLAYLISTS[name], "utf-8")
    assert code_of(tmp_path / name) == "footage-unreadable"


NAMES = ["-i.mp4", "%03d.mp4", "a'b \"c.mp4", "فیلم کتابخانه.mp4", "http:x.mp4", "concat:a|b.mp4"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_but_a_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32" and set(name) & set('":|'):
        pytest.skip("Windows has no such names")
    plain = numbered(tmp_path / "plain.mp4", seconds=0.4)
    plain.rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert about_footage(name).seconds == pytest.approx(0.4)
    assert is_number(seen(Path(name), 0.2), 5)


def test_a_file_that_keeps_its_reader_busy_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        said([sys.executable, "-c", "import time; time.sleep(60)"], str(tmp_path), patience=0.3)
    assert caught.value.problem.code == "footage-unreadable"
