"""Documents that would lie are found here."""

import re

from deploy.local.paths import ROOT
from voci.env import VARIABLES

README_LINES = 100


def _targets():
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_settings_document_lists_the_variables_of_the_code():
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.+?) \| (.+) \|$", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    shown = {None: "required", "": "empty"}

    assert rows == [(each.name, shown.get(each.default, f"`{each.default}`"), each.meaning) for each in VARIABLES]


def test_readme_is_short_enough_to_be_read():
    assert len((ROOT / "README.md").read_text().splitlines()) < README_LINES


def test_commands_in_the_documents_exist():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        (document.name, target)
        for document in documents
        for target in re.findall(r"(?:^|`|=\S+ )make ([a-z]+)", document.read_text(), re.MULTILINE)
    }

    assert {("README.md", "run"), ("README.md", "test")} <= named
    assert {(name, target) for name, target in named if target not in _targets()} == set()


def test_links_between_documents_lead_somewhere():
    documents = [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{document.relative_to(ROOT)} → {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#\s]+)", document.read_text())
        if "://" not in link and not link.startswith("mailto:") and not (document.parent / link).exists()
    ]

    assert broken == []


def test_files_named_in_the_documents_are_there():
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        (document.name, name)
        for document in documents
        for name in re.findall(r"`([a-z]+/[\w./-]+(?:\.(?:py|js|md|po|txt)|/))`", document.read_text())
    }

    assert ("CONTRIBUTING.md", "workshops/domain/decide.py") in named
    assert {(document, name) for document, name in named if not (ROOT / name).exists()} == set()
