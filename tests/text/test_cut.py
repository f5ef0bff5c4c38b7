"""A text that is too long goes on its lines, whatever it is made of."""

import pytest

from studio.text import Style, set_text


@pytest.mark.parametrize("text", ["https://lib.example.ir/x?y=1", "https://lib.example.ir/x?y=1 و دیگر هیچ"])
def test_an_address_longer_than_its_lines_is_cut_inside(text):
    block = set_text(text, Style(), size=24, width=90, max_lines=2)
    assert len(block.lines) == 2
    assert "…" in block.lines[-1].text
    assert block.cut
