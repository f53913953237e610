"""What the pages cost, in which language they speak, and that the scripts find everything they need."""

import json
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from home.sentences import declared_codes
from tests.support.people import NOW
from tests.support.rows import make_organisations, must, play_to_ballot
from tests.support.rows import make_table as new_table
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.queries import hash_of
from workshops.services.facilitating import issue_card
from workshops.strings import STRINGS, for_scripts, in_language, say, say_number, sentence_of

ROOT = Path(__file__).resolve().parents[3]
MOST_QUERIES = 15


def table_with(cards):
    table = new_table(is_demo=True)
    make_organisations()
    play_to_ballot(table, cards=cards)
    return table


def browsers(table):
    """(page, browser) for every page: each with what its reader holds."""
    card, _token, _pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    card.device_hash, card.generation = hash_of("g" * 32), 1
    card.save()
    giulia, franca = Client(), Client()
    giulia.cookies[f"facilita-{table.code}"] = "g" * 32
    seat = table.seats.get(number=1)
    seat.token_hash = hash_of("f" * 32)
    seat.save()
    franca.cookies[f"posto-{table.code}"] = "f" * 32
    return {"": franca, "facilita/": giulia, "schermo/": Client(), "resoconto/": Client()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", ["", "facilita/", "schermo/", "resoconto/"])
def test_pages_ask_as_much_for_thirty_cards_as_for_one(page, django_assert_max_num_queries):
    asked = []
    for cards in (1, 30):
        table = table_with(cards)
        browser = browsers(table)[page]
        cache.clear()
        browser.get(f"/tavoli/{table.code}/{page}")
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            response = browser.get(f"/tavoli/{table.code}/{page}")
        assert response.status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.django_db(transaction=True)
def test_english_pages_speak_english():
    table = table_with(2)
    pages = {page: browser.get(f"/en/tavoli/{table.code}/{page}") for page, browser in browsers(table).items()}
    wanted = {
        "": "Express the preference",
        "facilita/": "Close and show the result",
        "schermo/": "0 out of 4 have voted",
        "resoconto/": "They wrote 2 cards.",
    }
    assert [page for page, words in wanted.items() if words not in pages[page].content.decode()] == []


@pytest.mark.django_db(transaction=True)
def test_scripts_are_told_where_everything_is():
    table = table_with(1)
    content = Client().get(f"/en/tavoli/{table.code}/").content.decode()
    config = json.loads(re.search(r'id="table-config"[^>]*>(.*?)</script>', content, re.DOTALL)[1])
    strings = json.loads(re.search(r'id="table-strings"[^>]*>(.*?)</script>', content, re.DOTALL)[1])
    assert config["urls"]["socket"] == f"/ws/tavoli/{table.code}/"
    assert config["urls"]["join"] == f"/en/tavoli/{table.code}/siediti/"
    assert (config["language"], config["other_language"]["url"]) == ("en", f"/tavoli/{table.code}/")
    assert "token" not in config
    assert strings["write.send"] == "Send to the table"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", ["", "schermo/"])
def test_policy_names_the_sockets_for_browsers_that_must_be_told(page, settings):
    policy = Client().get(f"/tavoli/{table_with(1).code}/{page}").headers["Content-Security-Policy"]
    [connect] = [rule.split() for rule in policy.split(";") if rule.strip().startswith("connect-src")]
    assert connect == ["connect-src", "'self'", *(each.replace("http", "ws", 1) for each in settings.SOCKET_ORIGINS)]
    assert "unsafe" not in policy


@pytest.mark.django_db(transaction=True)
def test_hidden_card_is_on_no_page_but_the_desk():
    table = table_with(2)
    must(table, c.HideCard(1, "offence"), GIULIA, now=NOW + 120_000)
    for page, browser in browsers(table).items():
        found = "Proposta di esempio 1" in browser.get(f"/tavoli/{table.code}/{page}").content.decode()
        assert found == (page == "facilita/"), page


@pytest.mark.django_db
def test_every_sentence_has_its_english():
    with translation.override("it"):
        italian = for_scripts()
    with translation.override("en"):
        english = for_scripts()
    same = {key for key in STRINGS if italian[key] == english[key]}
    assert same <= {"table.place"}


@pytest.mark.parametrize("language", ["it", "en"])
def test_sentences_keep_their_blanks_in_both_languages(language):
    with translation.override(None):
        blanks = {key: set(re.findall(r"%\((\w+)\)s", str(text))) for key, text in STRINGS.items()}
    with translation.override(language):
        found = {key: set(re.findall(r"%\((\w+)\)s", text)) for key, text in for_scripts().items()}
    assert found == blanks


def test_scripts_use_only_sentences_that_exist():
    used = set()
    for path in (ROOT / "static" / "js" / "table").rglob("*.js"):
        used |= set(re.findall(r"\btn?\(\s*\"([a-z_.0-9]+)\"", path.read_text(encoding="utf-8")))
    assert len(used) > 80
    assert {key for key in used if key not in STRINGS and f"{key}.other" not in STRINGS} == set()


def test_every_refusal_of_a_table_has_a_sentence():
    raised = set()
    for path in (ROOT / "workshops").rglob("*.py"):
        raised |= set(re.findall(r"Refused\(\s*\"([a-z_]+)\"", path.read_text(encoding="utf-8")))
    assert len(raised) > 40
    # Said by machines to machines only: who pressed nothing reads nothing.
    assert raised - declared_codes() <= {"too_early", "hello_expected", "protocol_unsupported"}


def test_unknown_refusal_still_says_something_true():
    assert sentence_of("from_the_future") == "Il tavolo non ha accettato (from_the_future). Parlane con chi facilita."
    assert sentence_of("text_too_long", {"limit": 280}) == "Il testo è troppo lungo: usa al massimo 280 caratteri."


def test_counting_has_one_and_many():
    assert [say_number("cards.count", n) for n in (0, 1, 2)] == ["0 carte", "una carta", "2 carte"]
    assert [say_number("people.wrote", n) for n in (0, 1, 2)] == [
        "nessuno ha ancora scritto",
        "ha scritto una persona",
        "hanno scritto in 2",
    ]
    assert say("table.number", n=3) == "Tavolo 3"


def test_words_of_staff_fall_back_to_italian():
    with translation.override("en"):
        assert in_language({"it": "Uno", "en": "One"}) == "One"
        assert in_language({"it": "Uno"}) == "Uno"
        assert in_language({}) == ""
