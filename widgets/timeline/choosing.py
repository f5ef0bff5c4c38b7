"""Turn ways of moving into menus: each is tried out on the film while the pointer or the keys are on it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.effects import Kind, effects, recipes
from widgets.words import local, tr

_WAIT = 180  # ms on a choice before it is tried


def effect_words(kind: Kind, first: str) -> dict[str, str]:
    """The effects of a kind by name, before them the words for leaving it to the recipe."""
    return {"": first} | {one.name: local(one.label_fa, one.label) for one in effects(kind)}


def recipe_words() -> dict[str, str]:
    """The recipes by name."""
    found = {one.name: local(one.label_fa, one.label) for one in recipes()}
    return {"": tr("As usual")} | found | {"none": tr("Without motion")}


def effect_word(kind: Kind, name: str) -> str:
    """What an effect is called."""
    return next((local(one.label_fa, one.label) for one in effects(kind) if one.name == name), name)


def choices(
    words: Mapping[str, str], now: str, choose: Callable[[str], None], parent: QWidget, *, title: str = "",
    taste: Callable[[str], None] | None = None,
) -> QMenu:
    """A menu of `words` with the one for `now` marked: `choose` hears what was chosen, `taste` what is looked at."""
    made = QMenu(title, parent)
    group = QActionGroup(made)
    waiting = QTimer(made, singleShot=True, interval=_WAIT)
    looked_at = [now]
    for value, shown in words.items():
        action = made.addAction(shown)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.setActionGroup(group)
        action.triggered.connect(lambda _=False, value=value: (waiting.stop(), choose(value)))
        if taste is not None:
            action.hovered.connect(lambda value=value: (looked_at.__setitem__(0, value), waiting.start()))
    if taste is not None:
        waiting.timeout.connect(lambda: taste(looked_at[0]))
        made.aboutToHide.connect(waiting.stop)
    return made
