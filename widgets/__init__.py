"""Turn the studio into a window; knows `studio` and is never known by it."""
