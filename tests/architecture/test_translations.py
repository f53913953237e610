"""Every text for people goes through gettext, and each has its English sentence: none lacks, none is left over."""

import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from deploy.local.paths import ROOT
from tests.architecture.tree import APPS, project_files, relative

SOURCES = (*(f"{app}/" for app in APPS), "site/", "templates/", "locale/", "manage.py")
CATALOGUE = "locale/en/LC_MESSAGES/django.po"
# Names are not translated; the last page there is stands in both languages at once, for it may use no machinery.
NAMES = {"Voci di Quartiere"}
WITHOUT_MACHINERY = {"templates/500.html", "templates/503.html"}

WRITTEN_ELSEWHERE = re.compile(
    r"{#.*?#}|{%\s*block\s+\w*class\s*%}.*?{%\s*endblock\s*%}|{%\s*(?P<block>blocktrans|comment)\b.*?%}.*?{%\s*end(?P=block)\s*%}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
READ_ALOUD = re.compile(r"\s(?:alt|aria-label|title|placeholder)=\"([^\"]*)\"")
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def renewed(tmp_path_factory):
    """The catalogue as the sources of today would make it, in a copy of theirs."""
    copy = tmp_path_factory.mktemp("sources")
    for path in project_files():
        if relative(path).startswith(SOURCES):
            (copy / relative(path)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, copy / relative(path))
    command = [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-location", "--no-wrap"]
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "voci.settings.test", "PYTHONPATH": f"{copy}:{copy / 'site'}"}
    subprocess.run(command, cwd=copy, env=environ, check=True, timeout=120, capture_output=True)
    return polib.pofile(str(copy / CATALOGUE))


def test_every_text_has_its_english(renewed):
    lacking = {entry.msgid for entry in (*renewed.untranslated_entries(), *renewed.fuzzy_entries())}

    assert len(renewed) > 1000
    assert lacking == set()


def test_no_english_is_left_over(renewed):
    assert [entry.msgid for entry in renewed.obsolete_entries()] == []


def words_in(template: str) -> set[str]:
    """What a page would say in one language only: text and labels outside of any tag of ours."""
    own = WRITTEN_ELSEWHERE.sub(" ", template)
    labels = READ_ALOUD.findall(own)
    text = TAG.sub("\n", own)
    for name in NAMES:
        text = text.replace(name, "")
    return {piece.strip() for piece in (*text.split("\n"), *labels) if WORD.search(piece)}


def test_templates_say_nothing_in_one_language_only():
    said = {
        relative(path): words
        for path in project_files()
        if path.suffix == ".html" and relative(path) not in WITHOUT_MACHINERY
        if (words := words_in((ROOT / path).read_text(encoding="utf-8")))
    }

    assert said == {}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Ciao a tutti</p>", {"Ciao a tutti"}),
        ('<p aria-label="Passi">1 · {{ number }}</p>', {"Passi"}),
        ("<p>{% trans 'Ciao' %} {{ name }}</p>", set()),
        ("{% blocktrans count n=n %}Una{% plural %}Due{% endblocktrans %}", set()),
        ("{# Perché #}<h1>Voci di Quartiere</h1>", set()),
    ],
)
def test_words_are_told_from_tags(template, found):
    assert words_in(template) == found
