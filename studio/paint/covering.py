"""Turn items into the one that hides all behind it: what nobody sees need not be painted."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from studio.paint.convert import to_rect, to_transform
from studio.paint.images import is_see_through
from studio.scene import Group, Item, Picture


def front(items: Sequence[Item], page: QRectF, transform: QTransform) -> int | None:
    """The number of the foremost of `items`, through `transform`, that alone hides all of `page`; None without one."""
    return next((at for at in reversed(range(len(items))) if _covers(items[at], page, transform)), None)


def _covers(item: Item, page: QRectF, transform: QTransform) -> bool:
    """Whether it surely does; nothing but photos, alone or in groups, is looked at."""
    if isinstance(item, Group):
        plain = item.clip is None and item.opacity >= 1 and item.blend == "normal"
        inner = to_transform(item.transform) * transform
        return plain and any(_covers(one, page, inner) for one in item.items)
    if not isinstance(item, Picture) or item.clip is not None or item.moment is not None:
        return False
    page = page.adjusted(-1, -1, 1, 1)  # the edge of a picture that moves is soft, and what is behind shows through
    upright = transform.m12() == transform.m21() == 0
    return upright and transform.mapRect(to_rect(item.box)).contains(page) and not is_see_through(item.source)
