"""Turn the name of a kind of diagram into the function that composes it: the one registry."""

from collections.abc import Mapping

from studio.layout.diagrams.checklist import checklist
from studio.layout.diagrams.comparison import comparison
from studio.layout.diagrams.fitting import Compose
from studio.layout.diagrams.hierarchy import hierarchy
from studio.layout.diagrams.icon_grid import icon_grid
from studio.layout.diagrams.numbered import numbered
from studio.layout.diagrams.process import process
from studio.layout.diagrams.steps import steps
from studio.layout.diagrams.table import table
from studio.layout.diagrams.timeline import timeline
from studio.layout.diagrams.week import week

KINDS: Mapping[str, Compose] = {
    "table": table,
    "timeline": timeline,
    "steps": steps,
    "process": process,
    "comparison": comparison,
    "hierarchy": hierarchy,
    "list": numbered,
    "checklist": checklist,
    "week": week,
    "icons": icon_grid,
}
