"""What is asked of the search becomes plain words before the database's index sees it."""

import pytest

from home.searching import SHORTEST_QUERY, plain_words, search_site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lavoro", "lavoro"),
        ("l'officina di via-Po 3", "l officina di via Po 3"),
        ("citta\u0300", "città"),
        ("\" onfocus=alert(1) x='", "onfocus alert 1 x"),
        ("NEAR(a b, 2) OR title:*", "NEAR a b 2 OR title"),
        ("العربية 日本語", "العربية 日本語"),
        ("a\u202eb\x00c", "a b c"),
        ('""', ""),
        ("👩🏽", ""),
        ("", ""),
    ],
)
def test_words_are_what_is_left(text, words):
    assert plain_words(text) == words


@pytest.mark.parametrize(
    "text", ['"', '""', '"a', "=", "a=b", "a:b", "^a", "a*", "(", "a AND", "NOT", "NEAR(", "-a", "{a}: b", "'"]
)
def test_syntax_of_the_index_is_no_fault(text):
    found = search_site(f"{text} zzz", language="it")

    assert found.pages == []


def test_punctuation_does_not_hide_a_page():
    plain = search_site("poli occupabilità", language="it").pages

    assert plain != []
    assert search_site('«poli», "occupabilità"!', language="it").pages == plain


@pytest.mark.parametrize("text", ["", " ", "a", " a "])
def test_a_query_shorter_than_a_word_asks_nobody(text, django_assert_num_queries):
    assert len(text.strip()) < SHORTEST_QUERY
    with django_assert_num_queries(0):
        assert search_site(text, language="it").is_empty


def test_a_page_found_says_what_it_is_about():
    (found,) = [page for page in search_site("poli occupabilità", language="it").pages if page.slug == "poli"]

    assert found.abstract.startswith("Otto in tutto")
