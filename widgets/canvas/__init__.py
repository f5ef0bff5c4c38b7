"""Turn the open design into a canvas, one page at any zoom edited by hand, and small previews of sizes and pages."""

from widgets.canvas.canvas import Canvas
from widgets.canvas.desk import CanvasDesk
from widgets.canvas.pages import PagesStrip
from widgets.canvas.phone import PhonePreview
from widgets.canvas.sizes import SizesStrip

__all__ = ["Canvas", "CanvasDesk", "PagesStrip", "PhonePreview", "SizesStrip"]
