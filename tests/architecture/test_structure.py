"""The shape of the source: what is called what, how long things are, who may name whom."""

import ast
import importlib.util
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from deploy.local.paths import ROOT
from tests.architecture.tree import APPS, is_generated, parsed, project_files, python_files, relative

FILE_LINES = 300
FUNCTION_LINES = 50
TESTS_PER_SOURCE_LINE = 1.2
# Whose names may appear in whose models and migrations: only down the line.
LOWER = {app: APPS[: position + 1] for position, app in enumerate(APPS)}


def test_site_is_a_folder_of_sources_and_not_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert [path.name for path in (ROOT / "site").iterdir() if path.name != "__pycache__"] == ["voci"]


def test_nothing_of_ours_is_imported_as_site():
    origin = importlib.util.find_spec("site").origin
    assert origin == "frozen" or Path(origin).is_relative_to(sysconfig.get_path("stdlib"))
    named_so = [
        relative(path) for path in project_files() if path.name == "site.py" and path.parent in {ROOT, ROOT / "site"}
    ]
    assert named_so == []


def test_each_app_is_imported_from_this_copy():
    homes = {name: Path(importlib.util.find_spec(name).origin).parent for name in (*APPS, "voci")}

    assert homes == {name: ROOT / name for name in APPS} | {"voci": ROOT / "site" / "voci"}


def test_no_file_is_longer_than_can_be_held_in_mind():
    lengths = {relative(path): len(path.read_text().splitlines()) for path in python_files()}

    assert {name: lines for name, lines in lengths.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_a_page():
    long_ones = {
        f"{relative(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    }

    assert long_ones == {}


def _is_words(path):
    """A module of texts alone: what the site says, not what it does."""
    folders = {"content", "wording"} & set(path.parts)
    return bool(folders) and not any(isinstance(node, ast.FunctionDef) for node in ast.walk(parsed(path)))


def _lines(*folders, suffixes=(".py", ".js", ".mjs")):
    """Lines that are not blank, in files that somebody wrote and that do something."""
    return sum(
        1
        for path in project_files()
        if path.suffix in suffixes
        and relative(path).startswith(folders)
        and not is_generated(path)
        and not _is_words(path)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )


def test_tests_outweigh_source():
    source = _lines(*(f"{app}/" for app in APPS), "site/", "deploy/", "static/js/")
    tests = _lines("tests/")

    assert tests >= TESTS_PER_SOURCE_LINE * source, (
        f"{tests} lines of tests to {source} of source: {tests / source:.2f}"
    )


@pytest.mark.parametrize("app", APPS)
def test_models_point_only_down_the_line(app):
    upwards = [
        f"{model.__name__}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation
        and field.concrete
        and field.related_model
        and field.related_model._meta.app_label in set(APPS) - set(LOWER[app])
    ]

    assert upwards == []


@pytest.mark.parametrize("app", APPS)
def test_migrations_depend_only_down_the_line(app):
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    upwards = [
        f"{name} → {other}"
        for (label, name), migration in migrations.items()
        if label == app
        for other, _ in migration.dependencies
        if other in set(APPS) - set(LOWER[app])
    ]

    assert upwards == []


def test_pages_alone_point_at_pages():
    pointing = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS and not any(base.__name__ == "Page" for base in model.__mro__)
        for field in model._meta.get_fields()
        if field.concrete
        and field.is_relation
        and field.related_model
        and any(base.__name__ == "Page" for base in field.related_model.__mro__)
        # ParentalKey rows are parts of their page: they are saved and published with it.
        and type(field).__name__ != "ParentalKey"
    ]

    assert pointing == []


def test_domain_takes_the_time_as_an_argument():
    clocks = {"now", "utcnow", "today", "uuid4", "uuid1", "urandom", "localtime", "localdate"}
    asked = [
        f"{relative(path)}:{node.lineno}"
        for path in python_files(*APPS)
        if path.relative_to(ROOT).parts[1] == "domain"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
    ]

    assert asked == []


def test_environment_is_read_in_one_place():
    readers = {
        relative(path)
        for path in python_files(*APPS, "site")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    # The two entry points only say which settings are meant.
    assert readers - {"site/voci/asgi.py"} == {"site/voci/env.py"}


def test_every_tests_folder_is_a_package():
    folders = {path.parent for path in python_files("tests")}

    assert sorted(relative(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_migrations_say_what_the_models_say():
    finished = subprocess.run(
        [sys.executable, ROOT / "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "No changes detected\n", "")
