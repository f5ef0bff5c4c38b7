"""Turn words and fields into rows that stand in line, the same in every dialog and panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget


def form_in(parent: QWidget | None = None) -> QFormLayout:
    """An empty form in `parent`; words stand beside the middle of their fields, 16 px away."""
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
