"""Ada's own page: a name that is public, a language, and nothing of anybody else."""

import pytest

from home.domain.refusal import Refused
from home.models import User
from home.services.people import change_profile

pytestmark = pytest.mark.django_db


def test_stranger_is_sent_to_sign_in(client):
    assert client.get("/profilo/")["Location"] == "/accedi/?next=/profilo/"


def test_profile_says_what_is_public(client, ada):
    client.force_login(ada)
    page = client.get("/profilo/")

    assert page.status_code == 200
    assert "Mai pubblico: il tuo indirizzo e-mail" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_name_and_language_are_saved(client, ada):
    client.force_login(ada)
    response = client.post("/profilo/", {"public_name": "  Ada   Esempio ", "language": "en"})

    ada.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, "/en/profilo/")
    assert (ada.public_name, ada.language) == ("Ada Esempio", "en")


def test_profile_in_english(client, ada):
    client.force_login(ada)

    assert "What is public" in client.get("/en/profilo/").content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 61, "troppo lungo"),
        ("ada@example.org", "non scrivere un indirizzo e-mail"),
        ("https://example.org", "non scrivere un indirizzo e-mail"),
        ("Ada\u202eadA", "caratteri che non si vedono"),
    ],
)
def test_unfit_name_is_refused_with_words_and_kept_in_the_field(client, ada, name, words):
    client.force_login(ada)
    response = client.post("/profilo/", {"public_name": name, "language": "it"})

    ada.refresh_from_db()
    assert response.status_code == 422
    assert words in response.content.decode()
    assert ada.public_name == ""


def test_name_is_text_never_markup(client, ada):
    client.force_login(ada)
    client.post("/profilo/", {"public_name": "<script>alert(1)</script>", "language": "it"})
    page = client.get("/profilo/").content.decode()

    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;" in page


def test_unknown_language_is_refused(client, ada):
    client.force_login(ada)

    assert client.post("/profilo/", {"public_name": "Ada", "language": "xx"}).status_code == 422


def test_nobody_changes_somebody_elses_profile(ada):
    administrator = User.objects.create_superuser("chi.amministra@example.org", "una-password-lunga")

    with pytest.raises(Refused) as refusal:
        change_profile(ada, by=administrator, public_name="Un altro nome", language="it")
    assert refusal.value.code == "not_your_profile"


def test_profile_costs_the_same_queries_every_time(client, ada, django_assert_num_queries):
    client.force_login(ada)
    client.get("/profilo/")

    # The session, the person; the groups, mandates and tasks of approval that say which desks are theirs.
    with django_assert_num_queries(5):
        client.get("/profilo/")
