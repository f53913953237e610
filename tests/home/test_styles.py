"""The face's rules that a machine can hold: contrast, one red, no gradients, no flex gap where it does not exist."""

import re
from pathlib import Path

import pytest

SCSS = Path(__file__).resolve().parents[2] / "static" / "scss"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (SCSS / "_tokens.scss").read_text(encoding="utf-8")))
SOURCES = sorted(SCSS.rglob("*.scss"))
TEXT, LARGE_OR_SHAPE = 4.5, 3.0


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    TOKENS.update({"test-black": "#000000", "test-white": "#ffffff"})

    assert round(contrast("test-black", "test-white"), 1) == 21.0


@pytest.mark.parametrize("ground", ["white", "paper"])
@pytest.mark.parametrize(
    "colour", ["ink", "muted", "blue", "blue-dark", *(f"direction-{place}" for place in range(1, 6))]
)
def test_text_can_be_read_on_every_ground(colour, ground):
    assert contrast(colour, ground) >= TEXT


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        ("on-ink", "ink"),
        ("on-ink-muted", "ink"),
        ("ink", "yellow"),
        ("ink", "yellow-light"),
        ("ink", "blue-light"),
        ("ink", "good-light"),
        ("ink", "bad-light"),
        ("ink", "sand-light"),
        ("muted", "sand-light"),
        ("good", "white"),
        ("good", "good-light"),
        ("bad", "white"),
        ("bad", "bad-light"),
        ("thread", "white"),
        ("yellow", "ink"),
        ("white", "blue"),
        ("white", "blue-dark"),
        *((f"direction-{place}-on-ink", "ink") for place in range(1, 6)),
    ],
)
def test_text_can_be_read_where_it_is_used(colour, ground):
    assert contrast(colour, ground) >= TEXT


@pytest.mark.parametrize("ground", ["white", "paper"])
def test_thread_is_seen_on_every_ground(ground):
    assert contrast("thread", ground) >= LARGE_OR_SHAPE


@pytest.mark.parametrize("source", SOURCES, ids=[source.name for source in SOURCES])
def test_no_gradients_and_no_pictures_from_elsewhere(source):
    text = source.read_text(encoding="utf-8")

    assert "gradient(" not in text
    assert re.findall(r"url\((?![\"']?\.\./fonts/)[^)]*", text) == []


def sheets_of(entry: str) -> list[Path]:
    used = re.findall(r'@use "([\w/-]+)"', (SCSS / "entries" / f"{entry}.scss").read_text(encoding="utf-8"))
    return [SCSS / Path(name).parent / f"_{Path(name).name}.scss" for name in used]


def flex_rules_with_gap(text: str) -> list[str]:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", text)
    return [name.strip() for name, body in rules if "display: flex" in body and re.search(r"(^|[\s;])gap:", body)]


def test_gap_in_a_flex_box_is_found_where_there_is_one():
    assert flex_rules_with_gap(".a { display: flex; gap: 4px; } .b { display: grid; gap: 4px; }") == [".a"]


@pytest.mark.parametrize("sheet", sheets_of("table"), ids=lambda sheet: sheet.name)
def test_table_uses_no_flex_gap(sheet):
    assert flex_rules_with_gap(sheet.read_text(encoding="utf-8")) == []


def test_motion_is_short_and_can_be_refused():
    durations = [
        int(found)
        for source in SOURCES
        for line in source.read_text(encoding="utf-8").splitlines()
        if "transition:" in line
        for found in re.findall(r"(\d+)ms", line)
    ]

    assert durations != []
    assert max(durations) < 200
    assert "prefers-reduced-motion: reduce" in (SCSS / "_base.scss").read_text(encoding="utf-8")
