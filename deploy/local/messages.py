"""Compile the catalogues of translations. Runs inside the environment: `python -m deploy.local.messages`."""

from pathlib import Path

import polib

from deploy.local.paths import ROOT


def compile_catalogue(source: Path) -> Path:
    """Write `source`'s .mo beside it, as one atomic step. Raises OSError, with the line, on a malformed catalogue."""
    target = source.with_suffix(".mo")
    draft = target.with_suffix(".mo.draft")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(target)
    return target


if __name__ == "__main__":
    for catalogue in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        compile_catalogue(catalogue)
