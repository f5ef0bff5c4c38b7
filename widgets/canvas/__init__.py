"""Turn the open design into a canvas, one page at any zoom edited by hand, and small previews of sizes and pages."""

from widgets.canvas.canvas import Canvas

__all__ = ["Canvas"]
