"""What every template knows: the navigation and the sections, in each language, without a query."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from home.context import NAVIGATION, SECTIONS, VIEWS, navigation, sections, site_wide


def here(path: str, language: str) -> list[str]:
    return [item["url"] for item in navigation(path, language) if item["is_current"]]


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/", "it", ["/"]),
        ("/en/", "en", ["/en/"]),
        ("/direttrici/", "it", ["/direttrici/"]),
        ("/direttrici/lavoro/", "it", ["/direttrici/"]),
        ("/en/directions/decent-work/", "en", ["/en/directions/"]),
        ("/proposte/t7-31/filo/", "it", ["/proposte/"]),
        ("/en/proposte/", "en", ["/en/proposte/"]),
        ("/nothing/", "it", []),
        ("/proposte", "it", []),
    ],
)
def test_one_section_at_most_is_the_one_one_is_in(path, language, expected):
    assert here(path, language) == expected


@pytest.mark.parametrize("item", navigation("/proposte/", "it"), ids=lambda item: item["url"])
def test_only_the_very_page_is_here(item):
    assert item["is_here"] is (item["url"] == "/proposte/")


@pytest.mark.parametrize("item", NAVIGATION, ids=lambda item: item.italian)
def test_a_section_without_english_leads_to_the_italian_one_and_says_so(item):
    assert (item.address("it"), item.language("it")) == (item.italian, "it")
    expected = (item.english, "en") if item.english else (item.italian, "it")
    assert (item.address("en"), item.language("en")) == expected


def test_views_have_an_english_address_and_stored_pages_have_not():
    italian, english = sections("it"), sections("en")

    assert set(italian) == set(english) == set(SECTIONS) | set(VIEWS)
    assert {name: english[name] for name in VIEWS} == {name: f"/en{address}" for name, address in VIEWS.items()}
    assert {name: english[name] for name in SECTIONS} == SECTIONS


@pytest.mark.parametrize(("language", "home"), [("it", "/"), ("en", "/en/"), ("en-gb", "/en/"), ("fr", "/")])
def test_the_way_home_is_in_the_readers_language(language, home):
    with override(language):
        assert site_wide(RequestFactory().get("/"))["home_url"] == home


def test_five_reasons_are_offered_for_each_kind_of_rating():
    known = site_wide(RequestFactory().get("/"))

    assert [value for value, _label in known["rating_good"]] == ["clear", "complete", "next-step", "quick", "other"]
    assert [value for value, _label in known["rating_hard"]] == ["unclear", "incomplete", "lost", "slow", "other"]
