"""The front end is built from its entries, for the oldest phones promised, and asks nobody else for anything."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.local.frontend import _is_fit, node_of_machine, oldest_node
from deploy.local.messages import compile_catalogue
from deploy.local.paths import BUILD, NODE_MODULES, ROOT
from tests.deploy.copies import copy_tree

SECONDS = 60


@pytest.fixture
def copy(tmp_path):
    copy = copy_tree(tmp_path, only="deploy/frontend/")
    (copy / "package.json").write_text((ROOT / "package.json").read_text())
    (copy / "node_modules").symlink_to(NODE_MODULES)
    return copy


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def build(copy):
    command = [shutil.which("node") or ROOT / ".venv/bin/node", "deploy/frontend/build.mjs"]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=SECONDS, check=False)


def test_build_without_entries_holds_the_faces_only(copy):
    built = build(copy)

    assert built.returncode == 0, built.stderr
    assert sorted(path.name for path in (copy / "static/build").rglob("*") if path.is_file()) == [
        "OFL.txt",
        *(f"titillium-web-{weight}.{kind}" for weight in (300, 400, 600, 700) for kind in ("ttf", "woff2")),
    ]


def test_build_bundles_scripts_for_the_oldest_browsers_promised(copy):
    write(copy / "static/js/table/words.js", "export const verb = (card) => card?.verb ?? 'Scrivi';")
    write(
        copy / "static/js/entries/table.js",
        "import { html } from 'htm/preact';\nimport { signal } from '@preact/signals';\n"
        "import { verb } from '../table/words.js';\n"
        "window.shown = signal(html`<p>${verb({})}</p>`);",
    )

    assert build(copy).returncode == 0

    bundle = (copy / "static/build/js/table.js").read_text()
    assert "Scrivi" in bundle
    # Both came with ES2020: Safari 13 would refuse the whole file.
    assert "?." not in re.sub(r"\?\.\d", "", bundle)
    assert "??" not in bundle
    assert not re.search(r"\bimport\b\s*[\"'{*]", bundle)


def test_build_compiles_styles_with_the_design_system(copy):
    write(copy / "static/scss/tokens/_colours.scss", "$ink: #17233b;")
    write(
        copy / "static/scss/entries/site.scss",
        '@use "tokens/colours";\n@import "bootstrap-italia/src/scss/base/functions";\nbody { color: colours.$ink; }',
    )

    built = build(copy)

    assert built.returncode == 0, built.stderr
    assert (copy / "static/build/css/site.css").read_text().strip() == "body{color:#17233b}"
    assert re.search(r"^ +[\d.]+ kB gzipped  css/site\.css$", built.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("js/entries/broken.js", "import './missing.js';", "missing.js"),
        ("scss/entries/broken.scss", "body { color: $nowhere; }", "Undefined variable"),
    ],
)
def test_build_that_fails_says_where_and_leaves_the_last_one(copy, name, text, told):
    build(copy)
    write(copy / "static" / name, text)

    failed = build(copy)

    assert failed.returncode != 0
    assert told in failed.stderr
    assert (copy / "static/build/fonts/titillium-web-400.woff2").exists()


def test_build_forgets_what_is_no_longer_there(copy):
    entry = copy / "static/js/entries/gone.js"
    write(entry, "window.gone = 1;")
    build(copy)
    entry.unlink()

    build(copy)

    assert not (copy / "static/build/js/gone.js").exists()


def test_built_files_of_this_copy_ask_no_other_host():
    files = [path for path in BUILD.rglob("*") if path.suffix in {".css", ".js"}]
    # Names of namespaces are not addresses: nobody fetches them.
    named = {
        f"{path.name}: {address}"
        for path in files
        for address in re.findall(
            r"(?:url\(|import\(|fetch\(|from)\s*[\"'`]?(https?://[^\"'`)]+|//[^\"'`)]+)", path.read_text()
        )
    }

    assert (BUILD / "fonts").exists()
    assert named == set()


def node_of(folder, version):
    """A program called node that says it is `version`; its npm is for the test to put beside it."""
    node = folder / "node"
    node.write_text(f"#!/bin/sh\necho {version}\n")
    node.chmod(0o755)
    return node


@pytest.mark.parametrize(
    ("version", "is_fit"),
    [
        ("v20.19.0", True),
        ("v20.20.2", True),
        ("v22.0.0", True),
        ("v20.18.3", False),
        ("v18.20.4", False),
        ("v9.99.0", False),
        ("?", False),
    ],
)
def test_node_is_taken_only_when_new_enough_and_with_npm(tmp_path, version, is_fit):
    node = node_of(tmp_path, version)
    assert not _is_fit(node), "without npm beside it"
    (tmp_path / "npm").touch()

    assert _is_fit(node) is is_fit


@pytest.mark.parametrize(("version", "is_taken"), [("v22.3.0", True), ("v20.18.3", False), ("v18.20.4", False)])
def test_an_older_node_of_the_machine_is_left_alone(tmp_path, monkeypatch, version, is_taken):
    node = node_of(tmp_path, version)
    (tmp_path / "npm").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert node_of_machine() == (node if is_taken else None)


def test_the_node_promised_runs_every_package_of_the_lock():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    asked = {name: entry.get("engines", {}).get("node", "") for name, entry in lock["packages"].items() if name}
    at_least = {
        name: (int(found[1]), int(found[2] or 0))
        for name, engines in asked.items()
        if (found := re.match(r">=\s*(\d+)(?:\.(\d+))?", engines))
    }

    assert {name for name, version in at_least.items() if version > oldest_node()} == set()
    # Nor more than is needed: the promise is the strictest of them.
    assert max(at_least.values()) == oldest_node()
    assert lock["packages"][""]["engines"] == json.loads((ROOT / "package.json").read_text())["engines"]


def test_node_that_cannot_be_started_is_not_taken(tmp_path):
    (tmp_path / "npm").touch()

    assert not _is_fit(tmp_path / "node")


def test_catalogue_is_compiled_as_gettext_would(tmp_path):
    source = tmp_path / "django.po"
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Scrivi"\nmsgstr "Write"\n\n'
        'msgid "%s voto"\nmsgid_plural "%s voti"\nmsgstr[0] "%s vote"\nmsgstr[1] "%s votes"\n\n'
        '#, fuzzy\nmsgid "Chiudi"\nmsgstr "Perhaps"\n\nmsgid "Vuota"\nmsgstr ""\n'
    )
    subprocess.run(["msgfmt", "--check", source, "-o", tmp_path / "expected.mo"], check=True, timeout=30)

    compiled = compile_catalogue(source)

    assert _read(compiled) == _read(tmp_path / "expected.mo")
    assert _read(compiled)["Scrivi"] == "Write"


def _read(path: Path):
    import gettext  # noqa: PLC0415 -- its name is used for nothing else here

    with path.open("rb") as file:
        return {key: text for key, text in gettext.GNUTranslations(file)._catalog.items() if key}


@pytest.mark.parametrize(
    "catalogue", sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3]
)
def test_catalogue_of_the_project_is_sound(catalogue, tmp_path):
    command = ["msgfmt", "--check", "--check-accelerators=&", catalogue, "-o", tmp_path / "checked.mo"]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)

    assert (checked.returncode, checked.stderr) == (0, "")
