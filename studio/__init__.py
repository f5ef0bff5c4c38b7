"""Turn a library's records and words into ready-to-upload pictures; runs without a window."""

__version__ = "0.1.0"
