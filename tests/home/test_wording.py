"""Words that staff may change: which of them is said, in which language, and from when on."""

import pytest
from django.utils.translation import override

from home.models import Phrase
from home.models.wording import forget_phrases, wording, wordings

pytestmark = pytest.mark.django_db
DECLARED = "proposal.state.accepted"


@pytest.fixture(autouse=True)
def _phrases_of_this_test_only():
    forget_phrases()
    yield
    forget_phrases()


def write(key: str, language: str, text: str) -> Phrase:
    return Phrase.objects.create(key=key, language=language, text=text)


def test_a_declared_key_has_its_default_in_each_language():
    assert wording(DECLARED, "it") == "accolta"
    with override("en"):
        assert wording(DECLARED) == "accepted"


def test_an_unknown_key_is_shown_as_it_is():
    assert wording("nobody.declared.this") == "nobody.declared.this"


def test_a_phrase_of_staff_goes_before_the_default():
    write(DECLARED, "it", "recepita")

    assert wording(DECLARED, "it") == "recepita"


def test_a_phrase_in_italian_does_not_replace_the_english_default():
    write(DECLARED, "it", "recepita")

    with override("en"):
        assert wording(DECLARED) == "accepted"


def test_a_key_without_default_falls_back_to_italian():
    write("direction.skills.name", "it", "Competenze")

    assert wording("direction.skills.name", "en") == "Competenze"


@pytest.mark.parametrize("language", ["it-IT", "it-CH", "it"])
def test_a_country_does_not_change_the_language(language):
    write("direction.skills.name", "it", "Competenze")

    assert wording("direction.skills.name", language) == "Competenze"


def test_the_active_language_is_asked_when_none_is_named():
    write("a.key", "it", "uno")
    write("a.key", "en", "one")

    with override("en"):
        assert wording("a.key") == "one"
    with override("it"):
        assert wording("a.key") == "uno"
    with override(None):
        assert wording("a.key") == "uno"


def test_a_change_is_said_at_once():
    phrase = write("a.key", "it", "prima")
    assert wording("a.key", "it") == "prima"

    phrase.text = "dopo"
    phrase.save()
    assert wording("a.key", "it") == "dopo"

    phrase.delete()
    assert wording("a.key", "it") == "a.key"


@pytest.mark.parametrize("number", [1, 30])
def test_all_phrases_cost_one_query_and_then_none(number, django_assert_num_queries):
    for place in range(number):
        write(f"key.{place}", "it", f"parola {place}")

    with django_assert_num_queries(1):
        assert [wording(f"key.{place}", "it") for place in range(number)] == [f"parola {n}" for n in range(number)]
    with django_assert_num_queries(0):
        assert wording("key.0", "it") == "parola 0"


def test_a_record_freezes_every_language_of_a_key():
    write("a.key", "it", "uno")
    write("a.key", "en", "one")
    write("another.key", "it", "due")

    assert wordings("a.key") == {"it": "uno", "en": "one"}
    assert wordings("nobody.declared.this") == {}
