"""Turn the name of a kind of diagram into the function that composes it: the one registry."""

from collections.abc import Mapping

from studio.layout.diagrams.branches import branches
from studio.layout.diagrams.calendar import calendar
from studio.layout.diagrams.checklist import checklist
from studio.layout.diagrams.cloud import cloud
from studio.layout.diagrams.comparison import comparison
from studio.layout.diagrams.cycle import cycle
from studio.layout.diagrams.fitting import Compose
from studio.layout.diagrams.hierarchy import hierarchy
from studio.layout.diagrams.icon_grid import icon_grid
from studio.layout.diagrams.numbered import numbered
from studio.layout.diagrams.process import process
from studio.layout.diagrams.provinces import province_map
from studio.layout.diagrams.steps import steps
from studio.layout.diagrams.table import table
from studio.layout.diagrams.timeline import timeline
from studio.layout.diagrams.venn import venn
from studio.layout.diagrams.week import week

KINDS: Mapping[str, Compose] = {
    "table": table,
    "timeline": timeline,
    "steps": steps,
    "process": process,
    "cycle": cycle,
    "comparison": comparison,
    "venn": venn,
    "hierarchy": hierarchy,
    "list": numbered,
    "checklist": checklist,
    "calendar": calendar,
    "week": week,
    "map": province_map,
    "branches": branches,
    "icons": icon_grid,
    "cloud": cloud,
}
