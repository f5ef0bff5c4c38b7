"""Turn a Document into a changed Document: every edit is a pure function, undo keeps the old value."""

from studio.document.edits.ids import with_ids
from studio.document.edits.tree import change_layer, map_layers, override, with_overrides

__all__ = ["change_layer", "map_layers", "override", "with_ids", "with_overrides"]
