"""Facilitating by forms: the card and its PIN, and every button of the desk."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from consultations.models import Mandate, Organisation
from home.models import User
from tests.workshops.views.forms import alert, close
from workshops.live.store import load
from workshops.services.facilitating import issue_card

pytestmark = pytest.mark.django_db(transaction=True)


def test_desk_is_closed_to_who_holds_no_card(franca, url):
    assert franca.get(f"{url}facilita/").status_code == 403
    response = franca.post(f"{url}facilita/", {"kind": "lock_table"})
    assert response.status_code == 403


def test_wrong_pin_opens_nothing(client, table):
    _card, token, pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    wrong = "0000" if pin != "0000" else "1111"
    response = client.post(f"/f/{token}/", {"pin": wrong})
    assert (response.status_code, alert(response)) == (409, "Il PIN non è giusto. È scritto sulla tua carta.")
    assert client.get(f"/tavoli/{table.code}/facilita/").status_code == 403


def test_unknown_card_is_not_found(client):
    assert client.get("/f/nessuna-carta/").status_code == 404


def test_desk_holds_resumes_and_opens_again(giulia, url, table):
    desk = f"{url}facilita/"

    def do(**fields):
        assert giulia.post(desk, fields).status_code == 303, fields
        return load(table.pk)

    do(kind="open_moment", moment="1")
    assert 'name="kind" value="hold"' in giulia.get(desk).content.decode()
    assert do(kind="hold", moment="1").moment.is_held
    page = giulia.get(desk).content.decode()
    assert "In pausa" in page
    assert 'name="kind" value="resume"' in page
    assert 'name="kind" value="hold"' not in page
    assert not do(kind="resume", moment="1").moment.is_held
    close(giulia, url, 1)
    assert 'value="mistake"' in giulia.get(desk).content.decode()
    assert do(kind="reopen_moment", moment="1", reason="mistake").moment.phase == "open"


def test_person_that_is_refused_a_seat_stays_written_in_the_form(giulia, url):
    """Of two organisations one too many: nothing of what was typed for Rosa is lost."""
    who = {"name": "Rosa", "organisation": "impresa-esempio", "new_organisation": "Officine Esempio", "resident": "1"}
    refused = giulia.post(f"{url}facilita/", {"kind": "seat_without_phone", **who})

    assert refused.status_code == 409
    form = BeautifulSoup(refused.content, "html.parser").select_one("form.new-person")
    assert form.parent.has_attr("open")
    assert form.select_one("[name=name]")["value"] == who["name"]
    assert form.select_one("[name=new_organisation]")["value"] == who["new_organisation"]
    assert form.select_one("option[selected]")["value"] == who["organisation"]
    assert form.select_one("[name=resident]").has_attr("checked")


def test_desk_seats_writes_hides_restores_frees_and_locks(giulia, url, table):
    desk = f"{url}facilita/"

    def do(**fields):
        assert giulia.post(desk, fields).status_code == 303, fields
        return load(table.pk)

    do(kind="seat_without_phone", name="Rosa", organisation="impresa-esempio")
    do(kind="open_moment", moment="1")
    state = do(kind="post_card_for", seat="1", text="Officine nei mercati")
    assert [card.text for card in state.cards.values()] == ["Officine nei mercati"]
    assert do(kind="hide_card", card="1", reason="offence").cards[1].hidden_reason == "offence"
    assert do(kind="restore_card", card="1").cards[1].hidden_reason is None
    assert do(kind="free_seat", seat="1").seats[1].is_freed
    assert not do(kind="restore_seat", seat="1").seats[1].is_freed
    assert do(kind="lock_table").is_locked
    assert not do(kind="unlock_table").is_locked
    page = giulia.get(desk).content.decode()
    assert "Rosa" in page
    assert "Officine nei mercati" in page


def said_of_people(giulia, desk) -> list[str]:
    page = BeautifulSoup(giulia.get(desk).content, "html.parser")
    return [each.get_text() for each in page.select(".person-state")]


@pytest.mark.parametrize("is_registered", [False, True])
def test_desk_says_when_nobody_holds_a_delega_and_lets_confirm_all_the_same(table, giulia, url, is_registered):
    desk = f"{url}facilita/"
    impresa = Organisation.objects.get(slug="impresa-esempio")
    if is_registered:
        user = User.objects.create_user("bruno@example.org")
        Mandate.objects.create(organisation=impresa, user=user, starts_on=timezone.localdate())
    giulia.post(desk, {"kind": "seat_without_phone", "name": "Teresa", "organisation": impresa.slug})

    hint = "" if is_registered else " · Nessuna delega registrata per oggi"
    assert said_of_people(giulia, desk) == [f"da confermare{hint}"]
    assert giulia.post(desk, {"kind": "confirm_voter", "seat": "1"}).status_code == 303
    assert said_of_people(giulia, desk) == ["ancora niente"]
    assert load(table.pk).voters[impresa.pk] == 1
