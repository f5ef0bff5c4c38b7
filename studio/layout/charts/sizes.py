"""Turn a chart and the room it may take into the size it would like."""

from studio.document.charts import Chart
from studio.layout.setting import Setting, fill_share
from studio.values import Size

_TITLE, _UNIT, _SOURCE = 62.0, 34.0, 46.0  # units each line takes with its gap
_ROW = {"bar": 66.0, "dot": 56.0, "progress": 104.0, "pictogram": 124.0}  # units for each row
_LEAST_ROW = {"bar": 30.0, "dot": 30.0, "progress": 30.0, "pictogram": 48.0}
_SHAPE = {"donut": 1.7, "radial": 1.5, "waffle": 1.7, "ring": 2.2, "number": 3.4}  # width over height
_LEAST = 190.0  # units of height in which a figure with its title and source can be read


def chart_size(layer: Chart, room: Size, setting: Setting) -> Size:
    """As wide as the room; as high as its rows want or in a pleasing shape, at its least when it fills what is left."""
    around = _TITLE * bool(layer.title) + _UNIT * bool(layer.unit) + _SOURCE * bool(layer.source)
    rows = max(1, len(layer.sheet.rows))
    if fill_share(layer.height):
        least = _LEAST_ROW[layer.chart] * min(rows, 12) + 0.7 * around if layer.chart in _LEAST_ROW else _LEAST
        return Size(room.width, setting.px(least))
    if layer.chart in _ROW:
        several = 1 + 0.5 * max(0, len(layer.sheet.columns) - 2) * (layer.stack == "beside")
        height = setting.px(_ROW[layer.chart] * rows * several + around)
    else:
        height = room.width / _SHAPE.get(layer.chart, 1.6) + setting.px(around)
    return Size(room.width, min(height, room.height))
