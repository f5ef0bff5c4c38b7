"""Turn a few colours and sizes into the look of the whole window."""
