"""Turn a kind of layer into the fields its properties are edited with: the one table of the properties panel."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.document.layer import Curve, DropShadow, Glow, Line
from studio.document.model import TYPES, AnyLayer, Box, Chart, Code, Diagram, Icon, Pattern, Picture, Shape, Text
from studio.text.faces import families
from widgets.form.editor import Editor
from widgets.panels.editors import Choice, Ink, Number, Switch, Whole
from widgets.panels.editors import Line as Words
from widgets.words import local, tr

_CODE_LEVELS = {"L": 7, "M": 15, "Q": 25, "H": 30}  # per cent of a QR code that may be lost (ISO/IEC 18004)


@dataclass(frozen=True, kw_only=True)
class Property:
    """One field of a layer: its name in the document, the word before it, and what makes its editor."""

    field: str
    label: str
    editor: Callable[[], Editor]
    group: str


def properties_of(layer: AnyLayer) -> tuple[Property, ...]:
    """The properties of `layer`, group by group; those of its kind first."""
    return (*_OF_KIND.get(type(layer), tuple)(), *common_properties())


def _row(group: str, field: str, label: str, editor: type[Editor], *values: object) -> Property:
    return Property(field=field, label=label, editor=lambda: editor(label, *values), group=group)


def common_properties() -> tuple[Property, ...]:
    """The properties of every kind."""
    group = tr("Layer")
    blends = {
        "normal": tr("Normal"), "multiply": tr("Multiply"), "screen": tr("Screen"), "overlay": tr("Overlay"),
        "soft-light": tr("Soft light"), "darken": tr("Darken"), "lighten": tr("Lighten"),
    }
    return (
        _row(group, "opacity", tr("Opacity"), Number, 0, 1, 0.05),
        _row(group, "blend", tr("Blend"), Choice, blends),
        _row(group, "priority", tr("Dropped when room is short"), Whole, 0, 20),
    )


def _text() -> tuple[Property, ...]:
    type_names = {
        "display": tr("Display"), "title": tr("Title"), "heading": tr("Heading"), "lead": tr("Lead"),
        "body": tr("Body"), "label": tr("Label"), "caption": tr("Small print"),
    }
    faces = {"": tr("As the style says")} | {one.id: local(one.name_fa, one.name) for one in families()}
    weights = {0: tr("As the style says"), 400: tr("Regular"), 500: tr("Medium"), 600: tr("Semibold"), 700: tr("Bold"),
               800: tr("Extra bold"), 900: tr("Black weight")}
    aligns = {"": tr("As the style says"), "right": tr("Right"), "center": tr("Centre"), "left": tr("Left"),
              "justify": tr("Justified with kashida")}
    digits = {"": tr("As the language"), "fa": "۰۱۲۳", "latin": "0123", "typed": tr("As typed")}
    directions = {"": tr("As the language"), "rtl": tr("Right to left"), "ltr": tr("Left to right"),
                  "auto": tr("By its first letter")}
    letters, lines, look = tr("Letters"), tr("Lines"), tr("Look")
    return (
        _row(letters, "type", tr("Style"), Choice, {name: type_names.get(name, name) for name in TYPES}),
        _row(letters, "family", tr("Font"), Choice, faces),
        _row(letters, "weight", tr("Weight"), Choice, weights),
        _row(letters, "largest", tr("Largest size"), Number, 0, 600, 1, tr("As the style says")),
        _row(letters, "smallest", tr("Smallest size"), Number, 0, 600, 1, tr("As the style says")),
        _row(letters, "colour", tr("Colour"), Ink, "", tr("As the style says")),
        _row(letters, "digits", tr("Digits"), Choice, digits),
        _row(lines, "text_align", tr("Align"), Choice, aligns),
        _row(lines, "direction", tr("Direction"), Choice, directions),
        _row(lines, "line_height", tr("Line height"), Number, 0, 4, 0.05, tr("As the style says")),
        _row(lines, "stretch", tr("Kashida"), Number, 0, 1, 0.05),
        _row(lines, "cap", tr("Most lines"), Whole, 0, 40, 1, tr("As the style says")),
        _row(lines, "cut", tr("May be shortened"), Switch),
        _row(look, "highlight", tr("Behind the words"), Ink, ""),
        _row(look, "underline", tr("Underline"), Switch, Line(colour="accent", width=4.0), None),
        _row(look, "outline", tr("Outline"), Switch, Line(colour="ground", width=8.0), None),
        _row(look, "shadow", tr("Shadow"), Switch, DropShadow(dy=4.0, blur=10.0), None),
        _row(look, "glow", tr("Glow"), Switch, Glow(), None),
        _row(look, "curve", tr("Along an arc"), Switch, Curve(), None),
    )


def _picture() -> tuple[Property, ...]:
    group, words = tr("Picture"), tr("Words for it")
    fits = {"contain": tr("Whole picture"), "cover": tr("Fill the frame")}
    masks = {"": tr("None"), "ellipse": tr("Ellipse"), "arch": tr("Arch"), "niche": tr("Niche"),
             "scallop": tr("Scallop")}
    treatments = {"": tr("Plain"), "book": tr("Book with its spine")}
    return (
        _row(group, "fit", tr("Fit"), Choice, fits),
        _row(group, "zoom", tr("Nearer"), Number, 1, 8, 0.1),
        _row(group, "mask", tr("Mask"), Choice, masks),
        _row(group, "radius", tr("Round corners"), Number, 0, 400),
        _row(group, "treatment", tr("Treatment"), Choice, treatments),
        _row(group, "blur", tr("Blur"), Number, 0, 80),
        _row(group, "tint", tr("Tint"), Ink, ""),
        _row(group, "tint_strength", tr("Strength of the tint"), Number, 0, 1, 0.05),
        _row(group, "shadow", tr("Shadow"), Switch, DropShadow(), None),
        _row(words, "alt", tr("Alternative text"), Words),
    )


def _shape() -> tuple[Property, ...]:
    group = tr("Shape")
    names = {"rectangle": tr("Rectangle"), "ellipse": tr("Ellipse"), "line": tr("Line"), "arch": tr("Arch"),
             "niche": tr("Niche"), "scallop": tr("Scallop"), "burst": tr("Burst"), "star": tr("Star"),
             "ticket": tr("Ticket"), "bubble": tr("Bubble"), "ribbon": tr("Ribbon")}
    return (_row(group, "shape", tr("Shape"), Choice, names), *_filled(group))


def _filled(group: str) -> tuple[Property, ...]:
    return (
        _row(group, "fill", tr("Fill"), Ink, ""),
        _row(group, "radius", tr("Round corners"), Number, 0, 400),
        _row(group, "line", tr("Line around"), Switch, Line(width=4.0), None),
        _row(group, "shadow", tr("Shadow"), Switch, DropShadow(), None),
    )


def _box() -> tuple[Property, ...]:
    group = tr("Box")
    flows = {"column": tr("Column"), "row": tr("Row"), "grid": tr("Grid"), "stack": tr("Stack")}
    return (_row(group, "flow", tr("Children stand in a"), Choice, flows),
            _row(group, "gap", tr("Gap"), Number, 0, 400), *_filled(group))


def _icon() -> tuple[Property, ...]:
    return (_row(tr("Icon"), "colour", tr("Colour"), Ink),)


def _code() -> tuple[Property, ...]:
    group = tr("QR code")
    return (
        _row(group, "data", tr("Link"), Words),
        _row(group, "dark", tr("Dark colour"), Ink, ""),
        _row(group, "light", tr("Light colour"), Ink, ""),
        _row(group, "level", tr("How much may be damaged"), Choice,
             {level: tr("{percent}%", percent=share) for level, share in _CODE_LEVELS.items()}),
    )


def _pattern() -> tuple[Property, ...]:
    group = tr("Pattern")
    return (
        _row(group, "colour", tr("Colour"), Ink),
        _row(group, "colour2", tr("Second colour"), Ink, ""),
        _row(group, "strength", tr("Strength"), Number, 0, 1, 0.02),
        _row(group, "cell", tr("Size of the repeat"), Number, 20, 800, 5),
        _row(group, "weight", tr("Line width"), Number, 0, 20, 0.5),
        _row(group, "seed", tr("Chance"), Whole, 0, 999),
    )


def _chart() -> tuple[Property, ...]:
    group = tr("Chart")
    kinds = {
        "bar": tr("Bars"), "column": tr("Columns"), "line": tr("Line"), "area": tr("Area"), "dot": tr("Dots"),
        "donut": tr("Donut"), "radial": tr("Round bars"), "waffle": tr("Waffle"), "pictogram": tr("Signs"),
        "number": tr("Large numbers"), "progress": tr("Progress"), "ring": tr("Ring"),
    }
    sorts = {"typed": tr("As typed"), "rising": tr("Rising"), "falling": tr("Falling")}
    stacks = {"beside": tr("Beside each other"), "stacked": tr("On one another"), "share": tr("As shares of 100")}
    return (
        _row(group, "chart", tr("Kind"), Choice, kinds),
        _row(group, "title", tr("Title"), Words),
        _row(group, "unit", tr("Unit"), Words),
        _row(group, "source", tr("Source"), Words),
        _row(group, "highlight", tr("Stands out"), Words),
        _row(group, "sort", tr("Order"), Choice, sorts),
        _row(group, "stack", tr("Several series"), Choice, stacks),
        _row(group, "values", tr("Show numbers"), Switch),
        _row(group, "labels", tr("Show names"), Switch),
        _row(group, "radius", tr("Round corners"), Number, 0, 60),
        _row(group, "thickness", tr("Thickness"), Number, 0.1, 1, 0.05),
    )


def _diagram() -> tuple[Property, ...]:
    kinds = {
        "timeline": tr("Timeline"), "steps": tr("Steps"), "process": tr("Process"), "cycle": tr("Cycle"),
        "comparison": tr("Comparison"), "table": tr("Table"), "venn": tr("Circles"), "hierarchy": tr("Tree"),
        "list": tr("Numbered list"), "checklist": tr("Checklist"), "calendar": tr("Calendar"), "week": tr("Week"),
        "map": tr("Map of provinces"), "branches": tr("Map of branches"), "icons": tr("Icon grid"),
        "cloud": tr("Word cloud"),
    }
    return (_row(tr("Diagram"), "diagram", tr("Kind"), Choice, kinds),)


_OF_KIND: dict[type, Callable[[], tuple[Property, ...]]] = {
    Text: _text, Picture: _picture, Shape: _shape, Box: _box, Icon: _icon, Code: _code, Pattern: _pattern,
    Chart: _chart, Diagram: _diagram,
}
