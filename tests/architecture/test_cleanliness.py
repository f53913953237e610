"""What must stand nowhere in the tree."""

import json
import re

import pytest

from deploy.local.paths import REQUIREMENTS, ROOT
from tests.architecture.tree import parsed, project_files, python_files, relative

# Written in two parts, or this file would be the first to be found.
REGISTRIES = ["pypi" + ".org", "python" + "hosted", "npm" + "js.org", "npm" + "js.com", "npm" + "mirror"]
MACHINE_PATHS = ["/" + "root/", "/home" + "/runner", "/work" + "/"]
TEXTS = {".py", ".js", ".mjs", ".json", ".toml", ".txt", ".md", ".yml", ".html", ".scss", ".sh", ".po", ".svg", ""}
FROM_OTHERS = {"LICENSE"}


def _texts():
    return [path for path in project_files() if path.suffix in TEXTS and path.name not in FROM_OTHERS]


@pytest.mark.parametrize("found", REGISTRIES + MACHINE_PATHS)
def test_tree_names_no_registry_and_no_machine(found):
    assert [relative(path) for path in _texts() if found in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "node.txt"])
def test_lock_of_python_holds_versions_and_hashes_only(name):
    text = (REQUIREMENTS / name).read_text()
    pins = re.findall(r"^(\S+==\S+)(?: ; .+?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE)

    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))


def test_locks_of_python_agree():
    pins = {
        name: dict(re.findall(r"^([\w.\[\],-]+)==(\S+)", (REQUIREMENTS / name).read_text(), re.MULTILINE))
        for name in ("run.txt", "test.txt")
    }

    assert {name: pins["test.txt"].get(name) for name in pins["run.txt"]} == pins["run.txt"]


def test_lock_of_npm_holds_hashes_and_no_address():
    text = (ROOT / "package-lock.json").read_text()
    packages = json.loads(text)["packages"]

    assert "://" not in text
    assert [name for name, entry in packages.items() if name and not entry.get("integrity")] == []


def test_npm_packages_are_pinned_exactly():
    manifest = json.loads((ROOT / "package.json").read_text())
    versions = manifest["dependencies"] | manifest["devDependencies"]

    assert {name: version for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}


SUPPRESSION = re.compile(r"# (?:noqa|type: ?ignore|pyright: ?ignore)\b")
BETWEEN_IMPORTS = re.compile(r"\s*|    [\w ]+,|\)")
REASON = re.compile(r"ignore\S* -- \S|noqa: [A-Z0-9, ]+ -- \S")


def _unexplained(lines):
    """Numbers of lines with a suppression whose reason stands neither there nor above its run of suppressions."""
    explained = False
    for number, line in enumerate(lines, 1):
        if SUPPRESSION.search(line):
            explained = explained or bool(REASON.search(line))
            if not explained:
                yield number
        else:
            # A comment explains the suppressions right below it; blank lines and names imported do not part them.
            explained = line.lstrip().startswith("#") or (explained and bool(BETWEEN_IMPORTS.fullmatch(line)))


def test_suppressions_say_why():
    silent = [
        f"{relative(path)}:{number}"
        for path in python_files()
        for number in _unexplained(path.read_text(encoding="utf-8").splitlines())
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["import a  # " + "noqa: E402"], [1]),
        (["import a  # " + "noqa: E402 -- set up first"], []),
        (["# Set up first.", "import a  # " + "noqa: E402", "", "import b  # " + "noqa: E402"], []),
        (["# Set up first.", "import a  # " + "noqa: E402", "call()", "import b  # " + "noqa: E402"], [4]),
        (["# Set up first.", "from a import (  # " + "noqa: E402", "    b,", ")", "import c  # " + "noqa: E402"], []),
        (["value = f()  # " + "pyright: ignore[reportAny]"], [1]),
        (["value = f()  # " + "pyright: ignore[reportAny] -- any JSON"], []),
    ],
)
def test_reason_is_looked_for_on_the_line_and_above_its_run(lines, found):
    assert list(_unexplained(lines)) == found


def test_no_stylesheet_or_script_of_others_is_kept():
    heavy = [relative(path) for path in project_files() if path.suffix in {".js", ".css"} and ".min." in path.name]

    assert heavy == []


def test_pages_have_nothing_inline():
    inline = [
        f"{relative(path)}: {match}"
        for path in project_files()
        if path.suffix == ".html"
        for match in re.findall(
            r"<style|\sstyle=\"|\son[a-z]+=\"|<script(?![^>]*\ssrc=)[^>]*>", path.read_text(), re.IGNORECASE
        )
        # A data block is not run: the policy lets it stand.
        if 'type="application/json"' not in match and 'type="application/ld+json"' not in match
    ]

    assert inline == []


def test_modules_can_be_parsed():
    assert [relative(path) for path in python_files() if not parsed(path).body and path.name != "__init__.py"] == []
