#!/usr/bin/env python
"""Django's command line, with both source roots on the path."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    # `site` is a standard-library module: the folder is a source root, never a package.
    for path in (ROOT / "site", ROOT):
        if str(path) not in sys.path:
            sys.path.insert(0, str(path))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voci.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- the path must be set first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
