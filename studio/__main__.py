"""Turn `python -m studio` into the `ketabnama` command."""

import sys

from studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
