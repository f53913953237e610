"""What each may see on the pages of a table, and what never leaves it."""

import pytest
from django.test import Client

from home.models import OutboxMail
from tests.workshops.views.forms import close, open_writing, post, sit

pytestmark = pytest.mark.django_db(transaction=True)


def test_covered_cards_stay_at_the_server_until_the_close(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Parole ancora coperte")
    stranger = Client()
    sit(stranger, url, name="Bruno", organisation="scuola-esempio")
    for page in (url, f"{url}schermo/", f"{url}resoconto/"):
        assert "Parole ancora coperte" not in stranger.get(page).content.decode()
    assert "Parole ancora coperte" in franca.get(url).content.decode()
    assert "Parole ancora coperte" in giulia.get(f"{url}facilita/").content.decode()
    close(giulia, url, 1)
    for page in (url, f"{url}schermo/", f"{url}resoconto/"):
        assert "Parole ancora coperte" in stranger.get(page).content.decode()


def test_names_of_people_never_leave_the_table(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    close(giulia, url, 1)
    for page in ("schermo/", "resoconto/"):
        content = Client().get(f"{url}{page}").content.decode()
        assert "Franca" not in content
        assert "Un tutor" in content


def test_pages_are_kept_in_no_store(franca, giulia, url):
    for browser, page in ((franca, ""), (giulia, "facilita/"), (franca, "schermo/")):
        assert "no-store" in browser.get(f"{url}{page}").headers["Cache-Control"]


def test_asking_to_be_told_owes_one_mail(client, url, table):
    answers = [client.post(f"{url}segui/", {"email": "franca@example.org"}).status_code for _press in range(2)]
    assert answers == [200, 200]
    assert [mail.to for mail in OutboxMail.objects.all()] == ["franca@example.org"]


def test_incomplete_address_is_refused(client, url):
    response = client.post(f"{url}segui/", {"email": "franca@"}, headers={"Accept": "application/json"})
    assert response.status_code == 409
    assert response.json() == {"refusal": "Questo indirizzo e-mail non è completo. Controllalo e riprova."}
