"""One layer of every kind a panel can change."""

from typing import Any

from studio.document.model import AnyLayer, Box, Chart, Code, Diagram, Icon, Pattern, Picture, Shape, Sheet, Text

SHEET = Sheet(columns=("سال", "امانت"), rows=(("۱۴۰۲", "۱۲"), ("۱۴۰۳", "۱۵")))


def every_kind(**text: Any) -> tuple[AnyLayer, ...]:
    """The layers, each with its kind as id; `text` are further facts of the text."""
    return (
        Box(id="box", width="fill", children=(Text(id="text", text="سلام", **text), Icon(id="icon", icon="book"))),
        Picture(id="picture", designed=True, title="بوف کور", width=200),
        Shape(id="shape", fill="accent", width=100, height=100), Code(id="code", data="https://example.ir"),
        Pattern(id="pattern", width=100, height=100), Chart(id="chart", sheet=SHEET, width=400, height=300),
        Diagram(id="diagram", sheet=SHEET, width=400),
    )
