"""Presets: what the data say, what a user's file may change, what a wrong word leads to."""

import pickle
import re
import tomllib
from pathlib import Path

import pytest

from studio import resources
from studio.errors import InputFault
from studio.presets import CARD_KINDS, FORMATS, KINDS, MB, SHAPES, load_presets, suitable
from studio.values import Size

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
NO_UPLOAD = {"orcid", "google_scholar", "mendeley", "academia", "researchgate"}
ALL = load_presets()


def facts():
    path = SHARED / "facts" / "platforms.toml"
    if not path.is_file():
        pytest.skip("the researched figures are not on this machine")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def own(tmp_path, text):
    path = tmp_path / "my presets.toml"
    path.write_text(text, encoding="utf-8")
    return load_presets(path)


# The data


def test_there_are_21_services_one_shared_group_and_the_library_itself():
    assert len([platform for platform in ALL.platforms if platform.id not in ("academic_shared", "library")]) == 21
    assert len({preset.id for preset in ALL}) == len(ALL.presets) == 146


def test_every_placement_of_the_research_is_there_with_its_size_and_persian_name():
    for platform in facts()["platform"]:
        for placement in platform["placement"]:
            preset = ALL.preset(f"{platform['id']}/{placement['id']}")
            assert (preset.width, preset.height) == (placement.get("width", 0), placement.get("height", 0))
            assert preset.name_fa
            assert set(placement["media"]) <= preset.media


RENAMED = {
    "size": "size", "aspect": "aspect", "image_max_mb": "image_max_mb", "image_formats": "formats",
    "video_max_mb": "video_max_mb", "video_container": "containers", "video_codec": "codec", "dur_min_s": "dur_min",
    "dur_max_s": "dur_max", "fps_min": "fps_min", "fps_max": "fps_max", "bitrate_rec_kbps": "kbps",
    "bitrate_max_kbps": "kbps_max", "text_limit": "text_limit", "hashtags_max": "hashtags_max",
    "alt_limit": "alt_limit", "safe": "safe",
}
UNVERIFIED = {
    "unverified: our assumption": "assumption", "unverified: common practice": "common-practice",
    "unverified: inherited from the feed limits": "feed-limits", "computed": "computed",
}


def test_every_figure_of_the_research_is_there_with_its_source_its_year_and_whether_it_is_verified():
    table = facts()
    sources = {source["id"]: source for source in table["source"]}
    for platform in table["platform"]:
        for placement in platform["placement"]:
            figures = ALL.preset(f"{platform['id']}/{placement['id']}").figures
            for name, source in placement["src"].items():
                figure = figures[RENAMED[name]]
                assert figure.source == UNVERIFIED.get(source, source)
                assert figure.verified == (source in sources)
                assert figure.year == (sources[source]["year"] if source in sources else "2026")


def test_plain_figures_are_those_of_the_research():
    same = {"dur_min_s", "dur_max_s", "fps_min", "fps_max", "bitrate_rec_kbps"}
    same |= {"text_limit", "hashtags_max", "alt_limit"}
    for platform in facts()["platform"]:
        for placement in platform["placement"]:
            figures = ALL.preset(f"{platform['id']}/{placement['id']}").figures
            for name in same & placement.keys():
                assert figures[RENAMED[name]].value == placement[name]
            for name in {"image_max_mb", "video_max_mb"} & placement.keys():
                assert figures[name].value <= placement[name]


def test_every_source_is_listed_and_every_listed_source_has_a_year_and_a_kind():
    sources = tomllib.loads(resources.asset("presets/sources.toml").read_text(encoding="utf-8"))
    sources.pop("version")
    used = {figure.source for preset in ALL for figure in preset.figures.values()}
    assert used <= sources.keys()
    for source in sources.values():
        assert source["year"]
        assert source["kind"] in (
            "official", "official-mirror", "third-party", "open-source-code", "unverified", "computed"
        )


def test_no_figure_is_called_verified_that_nobody_published():
    for preset in ALL:
        for figure in preset.figures.values():
            assert figure.verified == (figure.kind not in ("unverified", "computed"))


def test_a_size_limit_counts_a_megabyte_as_a_million_bytes():
    assert ALL.preset("instagram/story").max_bytes == 8_000_000
    assert ALL.preset("whatsapp/sticker").max_bytes == 100_000
    assert ALL.preset("facebook/story").video.max_bytes == 4_000 * MB  # said as 4 GB


def test_formats_are_ours_and_the_preferred_one_comes_first():
    for preset in ALL:
        assert set(preset.formats) <= set(FORMATS)
        assert bool(preset.formats) == ("image" in preset.media)
    assert ALL.preset("instagram/feed_square").formats[0] == "jpg"
    assert "png" not in ALL.preset("tiktok/photo").formats
    assert ALL.preset("linkedin/document_slide").formats == ("pdf",)
    assert ALL.preset("telegram/sticker").formats == ("webp", "png")
    assert ALL.preset("academic_shared/slide").formats == ("jpg", "png")


def test_clips_have_limits_and_pictures_have_none():
    for preset in ALL:
        assert (preset.video is not None) == ("video" in preset.media)
    story = ALL.preset("telegram/story_video").video
    assert (story.codec, story.keyframe, story.max_bytes, story.dur_max) == ("h265", 1, 30 * MB, 60)
    reel = ALL.preset("instagram/reel").video
    assert (reel.containers, reel.codec, reel.fps_min, reel.fps_max) == (("mp4", "mov"), "h264", 23, 60)


def test_where_sources_disagree_the_cautious_limit_is_aimed_at():
    bale, x = ALL.preset("bale/video").video, ALL.preset("x/video_landscape").video
    assert (bale.max_bytes, bale.aim_bytes) == (50 * MB, 19 * MB)
    assert (x.aim_bytes, x.aim_dur) == (512 * MB, 140)
    assert ALL.preset("rubika/video").video.aim_bytes == 50 * MB


def test_content_stays_inside_a_round_profile_picture():
    for preset in ALL:
        if preset.circle and preset.exportable:
            corner = (preset.width / 2 - preset.safe.left) ** 2 + (preset.height / 2 - preset.safe.top) ** 2
            assert corner <= (preset.width / 2) ** 2
    assert ALL.preset("telegram/profile").circle
    assert not ALL.preset("linkedin/company_logo").circle


def test_safe_edges_leave_room_in_every_preset():
    for preset in ALL:
        if preset.exportable:
            assert preset.safe.left + preset.safe.right < preset.width * 0.8
            assert preset.safe.top + preset.safe.bottom < preset.height * 0.8


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("instagram/story", "tall"), ("pinterest/pin_infographic", "tall"), ("instagram/feed_portrait", "portrait"),
        ("pinterest/pin", "portrait"), ("telegram/post_square", "square"), ("instagram/feed_landscape", "wide"),
        ("youtube/video", "wide"), ("x/header", "banner"), ("facebook/cover", "banner"),
    ],
)
def test_the_shape_follows_from_height_over_width(name, shape):
    assert ALL.preset(name).shape == shape


def test_every_kind_and_shape_is_known_and_every_name_is_in_its_language():
    for preset in ALL:
        assert preset.kind in KINDS
        assert preset.shape in SHAPES
        assert preset.name.isascii()
        assert re.search("[آ-ی]", preset.name_fa)
        assert re.search("[آ-ی]", preset.platform_name_fa)
        assert not re.search("[يك]", preset.name_fa + preset.platform_name_fa)
    assert ALL.preset("x/header").size == Size(1500, 500)


def test_a_service_without_an_upload_place_says_what_to_export_instead():
    for platform in ALL.platforms:
        assert platform.has_upload == (platform.id not in NO_UPLOAD | {"academic_shared"})
        if platform.id in NO_UPLOAD:
            assert platform.instead_words
            assert re.search("[آ-ی]", platform.instead_words_fa)
            assert all(ALL.preset(name).exportable for name in platform.instead)
            sizes = {ALL.preset(name).size for name in platform.instead}
            assert {Size(1200, 630), Size(1080, 1080), Size(1920, 1080)} <= sizes


def test_a_place_that_takes_no_file_is_listed_with_the_reason():
    closed = [preset for preset in ALL if not preset.exportable]
    assert {preset.id for preset in closed} == {"orcid/biography", "aparat/channel_cover"}
    assert all(preset.not_exportable and preset.not_exportable_fa for preset in closed)


def test_iranian_services_come_first():
    assert [platform.id for platform in ALL.platforms[:5]] == ["aparat", "rubika", "eitaa", "bale", "soroush_plus"]


def test_the_data_do_not_speak_of_how_they_were_gathered():
    for path in resources.asset("presets").glob("*.toml"):
        assert not re.search(r"index id|\bstored\b|the the", path.read_text(encoding="utf-8")), path.name


def test_presets_travel_to_other_processes():
    assert pickle.loads(pickle.dumps(ALL)) == ALL
    assert len(set(ALL.presets)) == 146


# Choosing


def test_a_platform_alone_means_all_its_placements():
    chosen = ALL.choose(["instagram"])
    assert {preset.id for preset in chosen} == {preset.id for preset in ALL.of("instagram")}
    assert "aparat/channel_cover" not in {preset.id for preset in ALL.choose(["aparat"])}


def test_a_platform_without_upload_means_what_to_export_instead():
    assert [preset.id for preset in ALL.choose(["orcid"])][:2] == ["orcid/id_card", "academic_shared/link_card"]


def test_all_leaves_out_profile_pictures_covers_logos_and_stickers():
    kinds = {preset.kind for preset in ALL.choose(["all"])}
    assert kinds == set(CARD_KINDS)
    assert all(preset.exportable and "image" in preset.media for preset in ALL.choose(["all"]))


def test_all_asks_the_template_what_suits_it():
    banners = ALL.choose(["all"], suitable(kinds=["banner"]))
    assert {"x/header", "linkedin/personal_banner"} <= {preset.id for preset in banners}
    clips = ALL.choose(["all"], suitable(kinds=["reel"], medium="video"))
    assert {preset.kind for preset in clips} == {"reel"}


def test_words_keep_their_order_and_nothing_comes_twice():
    chosen = ALL.choose(["x/header", "telegram", "telegram/post_square", "x/header"])
    ids = [preset.id for preset in chosen]
    assert ids[0] == "x/header"
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("instagram/stroy", "instagram/story"), ("instagrm", "instagram"), ("Telegram", "telegram"),
        ("اینستاگرام", "instagram"), ("ایتا", "eitaa"), ("eitaa post_square", "eitaa/post_square"), ("al", "all"),
    ],
)
def test_an_unknown_word_is_refused_with_the_one_that_was_meant(word, meant):
    with pytest.raises(InputFault) as caught:
        ALL.choose([word])
    assert repr(meant) in caught.value.problem.hint
    assert meant in caught.value.problem.hint_fa
    assert caught.value.problem.code == "no-preset"


def test_an_unknown_placement_lists_those_of_the_service():
    with pytest.raises(InputFault, match="pin_infographic"):
        ALL.preset("pinterest/qqq")


def test_a_place_that_takes_no_file_is_refused_with_the_reason():
    with pytest.raises(InputFault, match="plain text"):
        ALL.choose(["orcid/biography"])


# The user's own file


def test_a_user_changes_one_figure_and_keeps_the_others(tmp_path):
    presets = own(tmp_path, "[eitaa.post_square]\nsize = [1280, 1280]\nimage_max_mb = 0.5\n")
    changed = presets.preset("eitaa/post_square")
    assert (changed.width, changed.max_bytes, changed.name_fa) == (1280, 500_000, "پست مربعی کانال")
    assert changed.figures["size"].kind == "own"
    assert not changed.figures["size"].verified
    assert presets.problems == ()
    assert load_presets().preset("eitaa/post_square").width == 1080


def test_a_user_adds_a_place_and_a_service(tmp_path):
    text = """
version = 1
[hall]
name_fa = "سالن کتابخانه"
[hall.screen]
name_fa = "نمایشگر ورودی"
kind = "slide"
size = { value = [3840, 2160], source = "measured on the screen", year = "2026" }
[telegram.tall]
size = [1080, 1800]
media = ["image", "video"]
dur_max = 15
"""
    presets = own(tmp_path, text)
    screen, tall = presets.preset("hall/screen"), presets.preset("telegram/tall")
    assert (screen.shape, screen.platform_name_fa, screen.formats) == ("wide", "سالن کتابخانه", ("jpg", "png"))
    assert (screen.figures["size"].source, screen.figures["size"].year) == ("measured on the screen", "2026")
    assert (tall.shape, tall.video.dur_max, tall.platform_name) == ("tall", 15, "Telegram")
    assert presets.choose(["hall"]) == (screen,)
    assert presets.platforms[-1].id == "hall"
    assert presets.problems == ()


def test_safe_edges_that_leave_no_room_are_ignored(tmp_path):
    presets = own(tmp_path, "[eitaa.story]\nsafe = [960, 0, 960, 0]\n")
    assert "top, right, bottom, left" in presets.problems[0].hint
    assert presets.preset("eitaa/story").safe.top == 0


def test_a_size_opens_a_place_that_had_none(tmp_path):
    cover = own(tmp_path, "[aparat.channel_cover]\nsize = [1920, 480]\n").preset("aparat/channel_cover")
    assert cover.exportable
    assert cover.shape == "banner"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ('[eitaa.story]\nsiez = [1080, 1920]\n', "unknown-field", "did you mean 'size'?"),
        ('[eitaa]\nnmae = "x"\n', "unknown-field", "did you mean 'name'?"),
        ("[eitaa.story]\nsize = [1080]\n", "bad-value", "[width, height] in px"),
        ("[eitaa.story]\nsize = [1080, 999999]\n", "bad-value", "20000"),
        ('[eitaa.story]\nsize = "big"\n', "bad-value", "[width, height]"),
        ('[eitaa.story]\nformats = ["gif"]\n', "bad-value", "jpg, png"),
        ('[eitaa.story]\nkind = "stroy"\n', "bad-value", "story"),
        ("[eitaa.story]\nimage_max_mb = -3\n", "bad-value", "above 0"),
        ("[eitaa.story]\nimage_max_mb = true\n", "bad-value", "above 0"),
        ("[eitaa.story]\nimage_max_mb = nan\n", "bad-value", "above 0"),
        ("[eitaa.story]\ncircle = 1\n", "bad-value", "true or false"),
        ('[eitaa.poster]\nname = "Poster"\n', "no-size", "size ="),
        ('[hall]\ninstead = ["telegram/post_sqare"]\n', "no-preset", "telegram/post_square"),
        ('instagram = "yes"\n', "unknown-field", ""),
        ('["../up".x]\nsize = [99, 99]\n', "bad-value", "small Latin letters"),
        ('[hall."a/b"]\nsize = [99, 99]\n', "bad-value", "small Latin letters"),
        ("[con.x]\nsize = [99, 99]\n", "bad-value", "small Latin letters"),
    ],
)
def test_a_fault_in_the_file_is_said_with_the_way_out_and_costs_nothing_else(tmp_path, text, code, words):
    presets = own(tmp_path, text)
    (problem,) = presets.problems
    assert problem.code == code
    assert words in problem.hint
    assert problem.what_fa
    assert presets.preset("eitaa/story") == ALL.preset("eitaa/story")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[eitaa.story\n", "bad-table"), ("[ایتا]".encode("utf-16"), "bad-table"),
        (b"a = " + b"[" * 20_000, "bad-table"), (b"# " + b"x" * 2_000_000, "bad-table"),
        (b"version = 99\n", "newer-version"), (b'version = "new"\n', "newer-version"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_ours(tmp_path, data, code):
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    presets = load_presets(path)
    assert [problem.code for problem in presets.problems] == [code]
    assert presets.presets == ALL.presets


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    assert load_presets(tmp_path / "nothing.toml").problems[0].code == "no-file"
    assert load_presets(tmp_path).problems[0].code == "not-read"


def test_a_file_saved_by_notepad_is_read(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes("\ufeff[hall.screen]\r\nsize = [800, 600]\r\n".encode())
    assert load_presets(path).preset("hall/screen").width == 800
