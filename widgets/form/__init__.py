"""Turn the slots of the open design's template into a form; what is written there is on the canvas at once."""
