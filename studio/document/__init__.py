"""Turn what is shown into values, files and edits; knows no Qt."""
