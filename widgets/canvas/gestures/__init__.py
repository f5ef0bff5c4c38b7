"""Turn mouse and keys into edits: one file for each gesture."""
