"""The table as forms. Franca takes part, Giulia facilitates, Ivo is a stranger; nobody has JavaScript."""

import json
import re
import uuid

import pytest
from django.utils import timezone

from tests.support.people import DIRECTOR, choose, conclude, write
from tests.support.rows import make_organisations, make_table, must
from workshops.domain import commands as c
from workshops.live.hub import now_ms
from workshops.live.store import load
from workshops.models import Seat
from workshops.services.facilitating import issue_card

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Lunga " * 60


@pytest.fixture
def table():
    made = make_table((write(grace_seconds=0), choose(grace_seconds=0), conclude()), is_demo=True)
    make_organisations()
    must(made, c.OpenTable(tuple(made.script), 12), DIRECTOR, now=now_ms())
    return made


@pytest.fixture
def url(table):
    return f"/tavoli/{table.code}/"


def sit(client, url, **changes):
    who = {"name": "Franca", "organisation": "cooperativa-esempio-nord", **changes}
    return client.post(f"{url}siediti/", who)


@pytest.fixture
def franca(client, url):
    sit(client, url)
    return client


@pytest.fixture
def giulia(client_of, table):
    browser = client_of()
    _card, token, pin = issue_card(table, holder_name="Giulia Esempio", valid_on=timezone.localdate())
    browser.post(f"/f/{token}/", {"pin": pin})
    return browser


@pytest.fixture
def client_of():
    from django.test import Client  # noqa: PLC0415 -- each person has a browser of their own

    return Client


def alert(response):
    found = re.search(r'role="alert"[^>]*>([^<]*)<', response.content.decode())
    return found[1] if found else None


def config_of(response):
    block = re.search(r'<script id="table-config"[^>]*>(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(block[1])


# The code


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{half} {rest}", "{half}-{rest}"])
def test_code_is_understood_as_people_write_it(client, table, typed):
    text = typed.format(code=table.code, half=table.code[:3], rest=table.code[3:])
    response = client.post("/tavoli/", {"code": text})
    assert (response.status_code, response.url) == (302, f"/tavoli/{table.code}/")


def test_wrong_code_is_kept_and_explained(client, table):
    response = client.post("/t/", {"code": "no"})
    assert response.status_code == 404
    assert alert(response) == "Non c’è nessun tavolo con questo codice. Controlla le sei cifre."
    assert 'value="no"' in response.content.decode()


@pytest.mark.parametrize("page", ["", "facilita/", "schermo/", "resoconto/"])
def test_pages_of_an_unknown_table_lead_to_the_code(client, page):
    response = client.get(f"/tavoli/000000/{page}")
    assert response.status_code == 404
    assert 'name="code"' in response.content.decode()


# Sitting down


def test_sitting_down_gives_a_seat_and_a_cookie_out_of_scripts_reach(client, url, table):
    response = sit(client, url)
    cookie = response.cookies[f"posto-{table.code}"]
    assert (response.status_code, response.url) == (303, url)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert [seat.name for seat in Seat.objects.filter(table=table)] == ["Franca"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Manca il nome: scrivi come ti chiamano al tavolo."),
        ({"organisation": ""}, "Non troviamo questa organizzazione. Sceglila dall’elenco."),
        ({"organisation": "", "new_organisation": "!!!"}, "Non troviamo questa organizzazione. Sceglila dall’elenco."),
    ],
)
def test_sitting_down_is_refused_with_a_sentence_and_keeps_the_form(client, url, table, changes, sentence):
    response = sit(client, url, **changes)
    assert response.status_code == 409
    assert alert(response).replace("&#x27;", "'") == sentence
    assert not Seat.objects.filter(table=table).exists()
    if "name" not in changes:
        assert 'value="Franca"' in response.content.decode()


def test_personal_code_gives_the_seat_back_in_another_browser(franca, client_of, url):
    code = config_of(franca.get(url))["seat"]["personal_code"]
    other = client_of()
    response = other.post(f"{url}riprendi/", {"personal_code": code})
    assert response.status_code == 303
    assert config_of(other.get(url))["seat"]["seat"] == 1
    assert "seat" not in config_of(franca.get(url))


def test_wrong_personal_code_is_refused(client, url):
    response = client.post(f"{url}riprendi/", {"personal_code": "000-000"})
    assert response.status_code == 409
    assert alert(response) == "Il codice personale non corrisponde a nessun posto di questo tavolo."


# Taking part


def open_writing(giulia, url):
    assert giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "1"}).status_code == 303


def close(giulia, url, moment):
    """Without a grace and without any socket: the next page that anybody loads finds it closed."""
    giulia.post(f"{url}facilita/", {"kind": "close_moment", "moment": str(moment)})
    giulia.get(f"{url}schermo/")


def post(client, url, text, **more):
    return client.post(url, {"kind": "post_card", "text": text, **more})


def test_card_is_written_once_however_often_the_button_is_pressed(franca, giulia, url, table):
    open_writing(giulia, url)
    attempt = str(uuid.uuid4())
    responses = [post(franca, url, "Un tutor", id=attempt) for _press in range(3)]
    assert [response.status_code for response in responses] == [303, 303, 303]
    assert [card.text for card in load(table.pk).cards.values()] == ["Un tutor"]


def test_refused_text_stays_in_the_form(franca, giulia, url, table):
    open_writing(giulia, url)
    response = post(franca, url, LONG)
    assert response.status_code == 409
    assert alert(response) == "Il testo è troppo lungo: usa al massimo 280 caratteri."
    assert LONG.strip() in response.content.decode()
    assert not load(table.pk).cards


def test_card_before_its_moment_is_refused(franca, url, table):
    response = post(franca, url, "Troppo presto")
    assert response.status_code == 409
    assert alert(response) == "Questo momento non è aperto."


def test_stranger_writes_nothing(client_of, giulia, url, table):
    open_writing(giulia, url)
    response = post(client_of(), url, "Da fuori")
    assert (response.status_code, bool(load(table.pk).cards)) == (409, False)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "nonsense"},
        {"kind": "cast_ballot", "ballot": "x", "choice": "1"},
        {"kind": "amend_card", "card": "9" * 30, "text": "x"},
        {"kind": "post_card", "text": "a\x00b"},
        {"kind": "post_card", "text": "ciao", "id": "!"},
    ],
)
def test_bad_input_is_refused_and_never_a_fault(franca, giulia, url, fields):
    open_writing(giulia, url)
    assert franca.post(url, fields).status_code == 409


def test_choice_is_cast_changed_and_counted(franca, giulia, url, table):
    open_writing(giulia, url)
    for text in ("Un tutor", "Laboratori aperti"):
        post(franca, url, text)
    desk = f"{url}facilita/"
    giulia.post(desk, {"kind": "confirm_voter", "seat": "1"})
    close(giulia, url, 1)
    giulia.post(desk, {"kind": "open_moment", "moment": "2"})
    for choice in (["1"], ["1", "2"], ["2"]):
        assert franca.post(url, {"kind": "cast_ballot", "ballot": "2", "choice": choice}).status_code == 303
    assert "Preferenze arrivate al tavolo" in franca.get(url).content.decode()
    close(giulia, url, 2)
    assert {row["card"]: row["in_favour"] for row in load(table.pk).ballot().result["rows"]} == {1: 0, 2: 1}


# Facilitating


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


# What each may see


def test_covered_cards_stay_at_the_server_until_the_close(franca, giulia, client_of, url):
    open_writing(giulia, url)
    post(franca, url, "Parole ancora coperte")
    stranger = client_of()
    sit(stranger, url, name="Bruno", organisation="scuola-esempio")
    for page in (url, f"{url}schermo/", f"{url}resoconto/"):
        assert "Parole ancora coperte" not in stranger.get(page).content.decode()
    assert "Parole ancora coperte" in franca.get(url).content.decode()
    assert "Parole ancora coperte" in giulia.get(f"{url}facilita/").content.decode()
    close(giulia, url, 1)
    for page in (url, f"{url}schermo/", f"{url}resoconto/"):
        assert "Parole ancora coperte" in stranger.get(page).content.decode()


def test_names_of_people_never_leave_the_table(franca, giulia, client_of, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    close(giulia, url, 1)
    for page in ("schermo/", "resoconto/"):
        content = client_of().get(f"{url}{page}").content.decode()
        assert "Franca" not in content
        assert "Un tutor" in content


def test_pages_are_kept_in_no_store(franca, giulia, url):
    for browser, page in ((franca, ""), (giulia, "facilita/"), (franca, "schermo/")):
        assert "no-store" in browser.get(f"{url}{page}").headers["Cache-Control"]


def test_asking_to_be_told_owes_one_mail(client, url, table):
    from home.models import OutboxMail  # noqa: PLC0415 -- only this test looks into the outbox

    answers = [client.post(f"{url}segui/", {"email": "franca@example.org"}).status_code for _press in range(2)]
    assert answers == [200, 200]
    assert [mail.to for mail in OutboxMail.objects.all()] == ["franca@example.org"]


def test_incomplete_address_is_refused(client, url):
    response = client.post(f"{url}segui/", {"email": "franca@"}, headers={"Accept": "application/json"})
    assert response.status_code == 409
    assert response.json() == {"refusal": "Questo indirizzo e-mail non è completo. Controllalo e riprova."}
