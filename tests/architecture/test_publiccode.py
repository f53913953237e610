"""publiccode.yml as the catalogue of the public administration reads it (standard 0.4)."""

import json
import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest
import yaml

from deploy.local.paths import ROOT

REQUIRED = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"} | {
    "legal",
    "maintenance",
    "localisation",
}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {"standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend"} | {
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
}
SHORT, LONG = range(1, 151), range(150, 10001)


@pytest.fixture(scope="module")
def described():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_required_keys_are_there(described):
    assert REQUIRED - set(described) == set()
    assert described["publiccodeYmlVersion"] == "0.4"
    assert urlsplit(described["url"]).scheme == "https"


def test_status_and_type_are_of_the_standard(described):
    assert described["developmentStatus"] in STATUSES
    assert described["softwareType"] in TYPES
    assert described["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in described["maintenance"]["contacts"])


def test_release_date_is_a_date(described):
    assert date.fromisoformat(described["releaseDate"])


@pytest.mark.parametrize("language", ["it", "en"])
def test_descriptions_have_the_lengths_asked_for(described, language):
    text = described["description"][language]

    assert len(text["shortDescription"]) in SHORT
    assert len(text["longDescription"]) in LONG
    assert 1 <= len(text["features"]) <= 20
    assert max(len(feature) for feature in text["features"]) <= 100


def test_languages_described_are_the_languages_spoken(described):
    assert described["localisation"]["localisationReady"] is True
    assert set(described["localisation"]["availableLanguages"]) == set(described["description"])


def test_administration_is_named_by_its_code(described):
    assert described["it"]["riuso"]["codiceIPA"] == "c_l219"
    # Nobody uses it yet: to say so would be untrue.
    assert "usedBy" not in described


def test_licence_is_the_same_everywhere(described):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    package = json.loads((ROOT / "package.json").read_text())

    assert described["legal"]["license"] == project["license"] == package["license"] == "EUPL-1.2"
    assert (ROOT / "LICENSE").read_text().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")


def test_version_is_the_same_everywhere(described):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    package = json.loads((ROOT / "package.json").read_text())

    assert described["softwareVersion"] == project["version"] == package["version"]


def test_what_it_depends_on_is_what_the_settings_speak_of(described):
    settings = (ROOT / "docs/settings.md").read_text().lower()
    names = [each["name"] for each in described["dependsOn"]["open"]]

    assert names == ["PostgreSQL", "Redis"]
    assert all(name.lower()[:8] in settings for name in names)
