"""Turn the open design into a canvas: one page at any zoom, edited by hand."""
