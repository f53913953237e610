"""Concluding by forms: the synthesis with its minorities, then a correction; nobody has JavaScript."""

import pytest
from bs4 import BeautifulSoup

from tests.support.people import choose, conclude, write
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def script():
    return (write(grace_seconds=0), choose(grace_seconds=0), conclude())


@pytest.fixture
def desk(franca, bruno, giulia, url):
    """Card 1 is Franca's, 2 Bruno's; Franca has proposed a sentence about both, Bruno holds against it."""
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    post(bruno, url, "Un autobus la notte")
    close(giulia, url, 1)
    address = f"{url}facilita/"
    giulia.post(address, {"kind": "open_moment", "moment": "2"})
    close(giulia, url, 2)
    giulia.post(address, {"kind": "open_moment", "moment": "3"})
    proposed = {"kind": "propose_sentence", "text": "Servono tutor", "cards": ["1", "2"], "ballots": ["2"]}
    assert franca.post(url, proposed).status_code == 303
    against = {"kind": "propose_sentence", "text": "Prima l’autobus", "cards": ["2"], "minority": "1"}
    assert bruno.post(url, against).status_code == 303
    return address


def html(browser, url):
    return browser.get(url).content.decode()


def form_fields(browser, url, kind):
    """What the form of a press sends: its hidden fields, and the button's own name where the kind stands there."""
    page = BeautifulSoup(browser.get(url).content, "html.parser")
    form = page.select_one(f'[name=kind][value="{kind}"]').find_parent("form")
    return {field["name"]: field["value"] for field in form.select("input[type=hidden]")} | {"kind": kind}


def amend(browser, url, sentence, text):
    sent = {"kind": "amend_sentence", "sentence": sentence, "text": text, "cards": ["2"]}
    assert browser.post(url, sent).status_code == 303


def test_sentence_without_a_card_is_refused_and_its_text_kept(franca, desk, url):
    response = franca.post(url, {"kind": "propose_sentence", "text": "Così e basta", "about": "frase"})
    assert (response.status_code, alert(response)) == (
        409,
        "Scegli almeno una carta, una famiglia o un risultato su cui si regge la frase.",
    )
    assert ">Così e basta</textarea>" in response.content.decode()


def test_who_facilitates_accepts_and_orders(giulia, franca, desk, url, table):
    giulia.post(desk, {"kind": "propose_sentence", "text": "Si comincia a marzo", "cards": ["1"], "seat": ""})
    for number in ("1", "3"):
        assert giulia.post(desk, {"kind": "accept_sentence", "sentence": number}).status_code == 303
    assert load(table.pk).synthesis == (1, 3)
    assert giulia.post(desk, {"kind": "move_sentence", "sentence": "3", "place": "1"}).status_code == 303
    page = html(franca, url)
    assert page.index("Si comincia a marzo") < page.index("Servono tutor") < page.index("Prima l’autobus")
    assert "Si regge su: «Un tutor», «Un autobus la notte», il risultato delle preferenze" in page


def test_position_of_a_minority_is_signed_and_stays(giulia, franca, bruno, desk, url):
    assert alert(giulia.post(desk, {"kind": "withdraw_sentence", "sentence": "2"})).startswith("Una posizione di")
    assert alert(giulia.post(desk, {"kind": "accept_sentence", "sentence": "2"})).startswith("Una posizione di")
    assert franca.post(url, {"kind": "sign_sentence", "sentence": "2"}).status_code == 303
    assert "Firmano: Cooperativa Esempio Nord, Scuola Esempio" in html(giulia, f"{url}schermo/")
    assert alert(bruno.post(url, {"kind": "withdraw_sentence", "sentence": "2"})).startswith("Altre organizzazioni")
    assert giulia.post(desk, {"kind": "hide_sentence", "sentence": "2", "reason": "offence"}).status_code == 303
    assert "Prima l’autobus" not in html(franca, url)
    assert "Nascosta da chi facilita: Offesa." in html(bruno, url)
    assert giulia.post(desk, {"kind": "restore_sentence", "sentence": "2"}).status_code == 303
    assert "Prima l’autobus" in html(franca, url)


def test_own_sentence_is_corrected_and_withdrawn(franca, bruno, giulia, desk, url, table):
    giulia.post(desk, {"kind": "accept_sentence", "sentence": "1"})
    amended = {"kind": "amend_sentence", "sentence": "1", "text": "Servono più tutor", "cards": ["1"]}
    assert alert(bruno.post(url, amended)) == "Questa frase è di un’altra persona."
    assert franca.post(url, amended).status_code == 303
    assert load(table.pk).synthesis == ()
    assert franca.post(url, {"kind": "withdraw_sentence", "sentence": "1"}).status_code == 303
    assert "Servono più tutor" not in html(bruno, url)


def test_screen_and_its_words_show_the_synthesis(giulia, franca, desk, url):
    giulia.post(desk, {"kind": "accept_sentence", "sentence": "1"})
    assert "Servono tutor" in html(giulia, f"{url}schermo/")
    words = html(franca, url)
    mirrored = words[words.index("Sullo schermo adesso") :]
    assert "Servono tutor" in mirrored
    assert "una posizione di minoranza" in mirrored


def test_correction_is_asked_declined_with_a_reason_and_told(giulia, franca, bruno, desk, url):
    assert "Manca o è sbagliato qualcosa?" not in html(franca, url)
    asked = {"kind": "ask_correction", "text": "Erano due tutor", "topic": "card-1"}
    assert alert(franca.post(url, asked)) == "Le correzioni si chiedono quando il tavolo è concluso."
    close(giulia, url, 3)
    assert "Manca o è sbagliato qualcosa?" in html(franca, url)
    assert franca.post(url, asked).status_code == 303
    assert franca.post(url, {**asked, "text": "L’autobus è il 4", "topic": "sentence-1"}).status_code == 303
    assert "Erano due tutor" not in html(bruno, url)
    assert "Erano due tutor" in html(giulia, desk)
    refused = giulia.post(desk, {"kind": "decline_correction", "correction": "1", "text": " "})
    assert alert(refused) == "Manca il perché: chi ha chiesto la correzione lo deve poter leggere."
    long = {"kind": "decline_correction", "correction": "1", "about": "correzione-1", "text": "x" * 281}
    assert f"{'x' * 281}</textarea>" in giulia.post(desk, long).content.decode()
    declined = {"kind": "decline_correction", "correction": "1", "text": "Si disse così"}
    assert giulia.post(desk, declined).status_code == 303
    assert giulia.post(desk, {"kind": "accept_correction", "correction": "2", "text": ""}).status_code == 303
    assert "Non accolta: Si disse così" in html(franca, url)


@pytest.mark.parametrize("topic", ["card", "carta-1", "card-x", "seat-1"])
def test_topic_that_no_form_offers_is_malformed(giulia, franca, desk, url, topic):
    response = franca.post(url, {"kind": "ask_correction", "text": "Una parola", "topic": topic})
    assert response.status_code == 409


def test_who_has_no_phone_signs_at_the_desk(giulia, desk, url, table):
    new = {"kind": "seat_without_phone", "name": "Teresa", "organisation": "impresa-esempio"}
    assert giulia.post(desk, new).status_code == 303
    page = html(giulia, desk)
    assert "Firma per Teresa" in page
    assert giulia.post(desk, {"kind": "sign_sentence", "sentence": "2", "seat": "3"}).status_code == 303
    written = {"kind": "propose_sentence", "text": "Dipende", "cards": ["1"], "minority": "1", "seat": "3"}
    assert giulia.post(desk, written).status_code == 303
    state = load(table.pk)
    assert (state.sentences[2].signers, state.sentences[3].signers) == ((2, 3), (3,))


def test_table_itself_holds_no_position_of_a_minority(giulia, desk):
    written = {"kind": "propose_sentence", "text": "No", "cards": ["1"], "minority": "1", "seat": ""}
    assert alert(giulia.post(desk, written)) == "Una posizione di minoranza ha bisogno di chi la firma."


def test_signature_is_taken_back_by_who_gave_it(franca, bruno, desk, url, table):
    assert franca.post(url, {"kind": "sign_sentence", "sentence": "2"}).status_code == 303
    assert "Togli la tua firma" in html(franca, url)
    assert franca.post(url, {"kind": "unsign_sentence", "sentence": "2"}).status_code == 303
    assert bruno.post(url, {"kind": "unsign_sentence", "sentence": "2"}).status_code == 303
    assert load(table.pk).sentences[2].is_withdrawn
    assert "Prima l’autobus" not in html(franca, url)


def test_hidden_request_is_off_the_page_of_nobody_but_who_asked(giulia, franca, bruno, desk, url):
    close(giulia, url, 3)
    franca.post(url, {"kind": "ask_correction", "text": "Il telefono è 011", "topic": ""})
    hidden = {"kind": "hide_correction", "correction": "1", "reason": "personal_data"}
    assert giulia.post(desk, hidden).status_code == 303
    assert "Nascosta da chi facilita" in html(franca, url)
    assert giulia.post(desk, {"kind": "restore_correction", "correction": "1"}).status_code == 303
    assert franca.post(url, {"kind": "withdraw_correction", "correction": "1"}).status_code == 303
    assert "Il telefono è 011" not in html(giulia, desk)


def test_form_of_a_page_that_is_old_accepts_and_signs_nothing(giulia, franca, bruno, desk, url, table):
    accepting, signing = form_fields(giulia, desk, "accept_sentence"), form_fields(franca, url, "sign_sentence")
    assert (accepting["version"], signing["version"]) == ("1", "1")
    amend(franca, url, accepting["sentence"], "Servono due tutor")
    amend(bruno, url, signing["sentence"], "Prima il tram")

    for browser, address, sent in ((giulia, desk, accepting), (franca, url, signing)):
        response = browser.post(address, sent)
        assert (response.status_code, alert(response)) == (409, "La frase è cambiata mentre leggevi: rileggila.")
    assert load(table.pk).synthesis == ()

    assert giulia.post(desk, form_fields(giulia, desk, "accept_sentence")).status_code == 303
    assert franca.post(url, form_fields(franca, url, "sign_sentence")).status_code == 303
    assert load(table.pk).synthesis == (int(accepting["sentence"]),)
