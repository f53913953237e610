"""The page of pictures shows every picture there is, and they stay small."""

import re

from deploy.local.paths import ROOT

FOLDER = ROOT / "docs" / "images" / "table"
BYTES_MAX, ALL_BYTES_MAX = 60_000, 4_000_000
WIDTHS = {"360", "768", "1280"}


def test_every_screen_is_shown_at_every_width():
    shown = re.findall(r"!\[[^\]]+\]\(images/table/([\w-]+)-(\d+)\.webp\)", (ROOT / "docs/screens.md").read_text())
    names = {name for name, _width in shown}

    assert len(names) > 20
    assert sorted(shown) == sorted((name, width) for name in names for width in WIDTHS)
    assert {f"{name}-{width}.webp" for name, width in shown} == {each.name for each in FOLDER.iterdir()}


def test_pictures_are_small():
    sizes = {each.name: each.stat().st_size for each in FOLDER.iterdir()}

    assert {name: size for name, size in sizes.items() if size > BYTES_MAX} == {}
    assert sum(sizes.values()) < ALL_BYTES_MAX
