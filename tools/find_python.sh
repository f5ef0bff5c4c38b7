#!/bin/sh
# Print the Python to build .venv with: $PYTHON when set, else the first of the usual names that the locks cover.
covered='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
for name in ${PYTHON:+"$PYTHON"} ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$name" -c "$covered" >/dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
found=$("${PYTHON:-python3}" --version 2>&1) || found="no python3"
echo "Ketabnama needs Python 3.11, 3.12, 3.13 or 3.14; found: $found." >&2
echo "Install one of them, or name it: make PYTHON=/path/to/python3.12 ..." >&2
exit 1
