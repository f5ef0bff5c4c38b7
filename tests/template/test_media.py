"""Templates take films, sounds and subtitles by their slots as they take pictures."""

from dataclasses import replace

from studio.content import Words
from studio.document.clips import Sound, Subtitles
from studio.document.model import Clip, Document, Page, Text, Waveform
from studio.template import Template, fill
from studio.template.facts import TemplateForm


def template() -> Template:
    document = Document(
        pages=(Page(layers=(
            Text(text="{title}"), Clip(source="{film}", alt="{title}"), Clip(source="own.mp4"),
            Waveform(source="{talk}"), Waveform(),
        )),),
        sounds=(Sound(source="{talk}", role="narration"), Sound(source="shipped:shur-calm")),
        subtitles=Subtitles(source="{lines}"),
    )
    return Template(facts=replace(TemplateForm(), takes="words"), document=document, folder=None)


def test_the_holes_of_clips_waves_sounds_and_subtitles_are_filled() -> None:
    words = Words(values={"title": "گفت‌وگو", "film": "a.mp4", "talk": "b.mp3", "lines": "c.srt"})
    filled = fill(template(), [words], {})
    _, clip, own, wave, plain = filled.pages[0].layers
    assert (clip.source, clip.alt, clip.slot) == ("a.mp4", "گفت‌وگو", "film")
    assert (own.source, wave.source, wave.slot, plain.source) == ("own.mp4", "b.mp3", "talk", "")
    assert [sound.source for sound in filled.sounds] == ["b.mp3", "shipped:shur-calm"]
    assert filled.subtitles.source == "c.srt"


def test_what_has_an_empty_slot_is_left_out() -> None:
    filled = fill(template(), [Words(values={"title": "گفت‌وگو"})], {})
    assert [type(layer).__name__ for layer in filled.pages[0].layers] == ["Text", "Clip", "Waveform"]
    assert [sound.source for sound in filled.sounds] == ["shipped:shur-calm"]
