"""Turn the name of a kind of diagram into the function that composes it: the one registry."""

from collections.abc import Mapping

from studio.layout.diagrams.checklist import checklist
from studio.layout.diagrams.fitting import Compose
from studio.layout.diagrams.icon_grid import icon_grid
from studio.layout.diagrams.numbered import numbered
from studio.layout.diagrams.steps import steps

KINDS: Mapping[str, Compose] = {
    "steps": steps,
    "list": numbered,
    "checklist": checklist,
    "icons": icon_grid,
}
