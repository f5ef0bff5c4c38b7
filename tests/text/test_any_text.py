"""Whatever is typed, a text is set: no fault, nothing lost, nothing outside its own line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.text import Style, measure, set_text

SIGNS = (
    "ابپتکگلمنوهیآئء" "ًَّٔٓ" "\u200c\u200d\u0640" "«»()[]،؛؟!.:…٪%-–+$#@/\\ " "\n\t" "0123۰۱۲٣٤٥abcXYZ'\""
    "\u2066\u2067\u2068\u2069\u202e\u202c\u200e\u200f\u061c\u00a0\u2028\u0000\ufeff\u0301" "日लिש😀"
)  # fmt: skip
STYLES = st.builds(
    Style,
    family=st.sampled_from(["vazirmatn", "amiri", "noto-nastaliq-urdu"]),
    align=st.sampled_from(["start", "center", "justify"]),
    direction=st.sampled_from(["rtl", "ltr", "auto"]),
    digits=st.sampled_from(["fa", "latin", "typed"]),
    balance=st.booleans(),
    stretch=st.sampled_from([0.0, 1.0]),
)


@settings(max_examples=150, deadline=None)
@given(text=st.text(SIGNS, max_size=80), style=STYLES, width=st.sampled_from([40, 120, 400, 900]))
def test_any_text_is_set_whole(text, style, width):
    block = set_text(text, style, size=30, width=width)
    assert len(block.lines) == measure(text, style, size=30, width=width)[2]
    for line in block.lines:
        advances = sum(sum(run.advances) for run in line.runs)
        assert abs(advances - (line.right - line.left)) < 0.1
        assert all(0 <= at < len(line.text) for run in line.runs for at in run.clusters)


def test_an_endless_paragraph_is_set_too():
    text = "کتاب خوب " * 12_000
    assert len(set_text(text, Style(), size=20, width=600).lines) > 1500
