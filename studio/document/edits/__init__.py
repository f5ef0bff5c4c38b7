"""Turn a Document into a changed Document: every edit is a pure function, undo keeps the old value.

`Sight` says what one looks at: edits of a place are for the arrangement that is seen there, edits of what a layer says
or how it looks are for all of them.
"""

from studio.document.edits.fields import local_changes, set_seen, without_local
from studio.document.edits.groups import group, ungroup
from studio.document.edits.guides import add_guide, guides_for, move_guide, remove_guides
from studio.document.edits.ids import kind_of, with_ids
from studio.document.edits.order import delete, duplicate, hide_here, insert, moved_to, pasted, restack, set_all
from studio.document.edits.pages import add_page, duplicate_page, move_page, remove_page
from studio.document.edits.paths import Sight, path_of, seen, seen_paths
from studio.document.edits.places import (
    Pinned,
    Room,
    aligned,
    distributed,
    is_free,
    lifted,
    pinned,
    pinned_at,
    place_free,
)
from studio.document.edits.tree import change_layer, map_layers, override, with_overrides

__all__ = [
    "Pinned", "Room", "Sight", "add_guide", "add_page", "aligned", "change_layer", "delete", "distributed", "duplicate",
    "duplicate_page", "group", "guides_for", "hide_here", "insert", "is_free", "kind_of", "lifted", "local_changes",
    "map_layers", "move_guide", "move_page", "moved_to", "override", "pasted", "path_of", "pinned", "pinned_at",
    "place_free", "remove_guides", "remove_page", "restack", "seen", "seen_paths", "set_all", "set_seen", "ungroup",
    "with_ids", "with_overrides", "without_local",
]
