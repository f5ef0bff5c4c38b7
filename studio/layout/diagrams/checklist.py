"""Turn parts into a checklist: boxes with and without a tick."""

from studio.document.cells import Part, is_done
from studio.document.model import AnyLayer, Box, Icon, Line
from studio.layout.diagrams.columns import columns
from studio.layout.diagrams.draft import Draft

_SIDE = 58.0


def checklist(draft: Draft) -> Box:
    """The list, in one column or in two where the room is wide."""
    return columns(draft, [_row(draft, part) for part in draft.parts])


def _row(draft: Draft, part: Part) -> Box:
    done = is_done(part.done)
    return draft.card(
        (_box(draft, done), draft.texts(part)), role="step", flow="row", gap=24 * draft.snug, items="centre", radius=22,
        most_height=210 * draft.grown, padding=draft.edges(14, 22))


def _box(draft: Draft, done: bool) -> Box:
    side = _SIDE * draft.grown
    base = {"role": "mark:pop", "flow": "stack", "width": side, "height": side, "radius": side * 0.28}
    if not done:
        return Box(**base, line=Line(colour=draft.mixed("ink", 0.36), width=4))
    tick: tuple[AnyLayer, ...] = (Icon(icon="check", width=side * 0.72, colour=draft.on(draft.first), anchor="centre"),)
    return Box(**base, fill=draft.first, children=tick)
