"""What a phone keeps of the table: its manifest, its worker, the page without a network. Nothing about anybody."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from workshops.views import shell

ROOT = Path(__file__).resolve().parents[3]
OFFLINE = {"it": ("/senza-rete/", "Sei senza rete"), "en": ("/en/senza-rete/", "You have no network")}


def shell_of(response):
    [text] = re.findall(r"self\.shell = (.*);\n", response.content.decode())
    return json.loads(text)


@pytest.mark.parametrize(
    ("address", "language", "start"),
    [
        ("/manifest.webmanifest", "it", "/tavoli/"),
        ("/en/manifest.webmanifest", "en", "/en/tavoli/"),
    ],
)
def test_manifest_says_what_a_phone_needs_to_install(address, language, start):
    response = Client().get(address)
    manifest = json.loads(response.content)

    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Voci di Quartiere", language, start)
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        found = finders.find(icon["src"].removeprefix("/static/"))
        width = int.from_bytes(Path(found).read_bytes()[16:20], "big")
        assert f"{width}x{width}" == icon["sizes"]


def test_worker_keeps_files_that_exist_and_the_page_in_each_language():
    response = Client().get("/servizio.js")
    kept = shell_of(response)

    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert kept["offline"] == {"/tavoli/": "/senza-rete/", "/en/tavoli/": "/en/senza-rete/"}
    assert kept["assets"] == [f"/static/{name}" for name in shell.ASSETS]
    assert [name for name in (*shell.ASSETS, shell.WORKER) if not finders.find(name)] == []


def test_version_changes_with_what_is_kept_and_with_nothing_else(monkeypatch, tmp_path):
    before = shell_of(Client().get("/servizio.js"))["version"]
    shell._shell.cache_clear()
    same = shell_of(Client(headers={"accept-language": "en"}).get("/servizio.js"))["version"]
    shell._shell.cache_clear()
    changed = tmp_path / "changed.css"
    changed.write_text("p {}")
    monkeypatch.setattr(shell.finders, "find", lambda _name: str(changed))
    after = shell_of(Client().get("/servizio.js"))["version"]
    shell._shell.cache_clear()

    assert before == same
    assert before != after


@pytest.mark.parametrize("language", OFFLINE)
def test_page_without_a_network_is_the_same_for_everybody(language):
    address, sentence = OFFLINE[language]
    known = Client()
    known.cookies["posto-482917"] = "f" * 32

    pages = {client.get(address).content for client in (Client(), known)}

    assert len(pages) == 1
    [page] = pages
    assert f'<html lang="{language}">' in page.decode()
    assert sentence in page.decode()
    assert b"csrf" not in page


def test_page_without_a_network_asks_only_for_what_is_kept():
    page = Client().get("/senza-rete/").content.decode()
    asked = re.findall(r'(?:href|src)="(/[^"]+)"', page)

    assert asked
    assert set(asked) <= set(shell_of(Client().get("/servizio.js"))["assets"])


def test_icon_that_everything_asks_for_is_answered():
    response = Client().get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/icon-48.png")
