"""Turn frames into files and files into an export folder: one writer per format, names, captions, manifest."""
