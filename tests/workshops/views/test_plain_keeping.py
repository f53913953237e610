"""What was typed into a form is never lost and never sent twice; who has no seat any more is told so."""

import pytest
from bs4 import BeautifulSoup

from tests.support.people import clarify, conclude, write
from tests.support.rows import log_of
from tests.workshops.test_committer_faults import transaction_lost_at
from tests.workshops.views.forms import alert, close, open_writing, post
from workshops.live.store import load

pytestmark = pytest.mark.django_db(transaction=True)

TOO_LONG = "Il testo è troppo lungo: usa al massimo 280 caratteri."


@pytest.fixture
def script():
    return (write(minutes=8, grace_seconds=0), clarify(grace_seconds=0), conclude())


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def form_of(response, kind):
    return soup(response).select_one(f"form:has([name=kind][value={kind}])")


def hidden(form):
    return {field["name"]: field["value"] for field in form.select("input[type=hidden]")}


def test_words_whose_moment_closed_meanwhile_are_shown_to_be_copied(franca, giulia, url):
    open_writing(giulia, url)
    close(giulia, url, 1)

    refused = post(franca, url, "Un tutor,\r\n<b>a chi</b> comincia")

    assert refused.status_code == 409
    assert form_of(refused, "post_card") is None
    kept = soup(refused).select_one("#kept")
    assert kept.get_text().replace("\r\n", "\n") == "Un tutor,\n<b>a chi</b> comincia"
    assert soup(refused).select_one("label[for=kept]").get_text().startswith("Quello che avevi scritto")
    assert soup(franca.get(url)).select_one("#kept") is None


def test_words_that_stay_in_their_form_are_not_shown_twice(franca, giulia, url):
    open_writing(giulia, url)
    refused = post(franca, url, "Lunga " * 60)
    assert (alert(refused), soup(refused).select_one("#kept")) == (TOO_LONG, None)


def test_refused_correction_of_a_card_stays_beside_that_card(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    amending = hidden(form_of(franca.get(url), "amend_card"))

    refused = franca.post(url, {**amending, "text": "Lunga " * 60, "lang": "ro"})

    form = form_of(refused, "amend_card")
    assert form.select_one("textarea").get_text() == "Lunga " * 60
    assert form.select_one("[name=lang] [selected]")["value"] == "ro"
    assert form.parent.has_attr("open")
    assert form_of(refused, "post_card").select_one("textarea").get_text() == ""


def test_question_is_asked_once_however_often_the_button_is_pressed(franca, bruno, giulia, url, table):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
    sent = {**hidden(form_of(bruno.get(url), "ask_question")), "text": "Per quanti?"}

    assert [bruno.post(url, sent).status_code for _press in range(2)] == [303, 303]

    assert [remark.text for remark in load(table.pk).remarks.values()] == ["Per quanti?"]


def test_seat_that_was_freed_says_so_and_offers_nothing(franca, giulia, url):
    open_writing(giulia, url)
    giulia.post(f"{url}facilita/", {"kind": "free_seat", "seat": "1"})

    page = franca.get(url)

    assert soup(page).h1.get_text() == "Chi facilita ha liberato il tuo posto"
    assert soup(page).select("form:has([name=kind])") == []
    refused = post(franca, url, "Ancora una")
    assert soup(refused).select_one("#kept").get_text() == "Ancora una"
    giulia.post(f"{url}facilita/", {"kind": "restore_seat", "seat": "1"})
    assert form_of(franca.get(url), "post_card") is not None


def buttons_of(response, kind):
    """What every form of one kind sends, without the token that each page masks anew."""
    sent = [hidden(form) for form in soup(response).select(f"form:has([name=kind][value={kind}])")]
    return [{name: value for name, value in each.items() if name != "csrfmiddlewaretoken"} for each in sent]


def test_button_pressed_again_after_an_unknown_outcome_is_the_same_command(franca, giulia, url, table):
    desk = f"{url}facilita/"
    open_writing(giulia, url)
    one_more, five_more = buttons_of(giulia.get(desk), "add_time")

    with transaction_lost_at(table):
        unknown = giulia.post(desk, one_more)

    assert alert(unknown) == "Non sappiamo se è riuscito. Riprova: non conta due volte."
    again, other = buttons_of(unknown, "add_time")
    assert again == one_more
    assert other["id"] not in {again["id"], five_more["id"]}
    assert [giulia.post(desk, again).status_code for _press in range(2)] == [303, 303]
    assert [kind for _seq, kind in log_of(table)].count("time_added") == 1


def test_text_goes_out_with_an_id_of_its_own_after_a_button_was_refused(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")
    asking = hidden(form_of(franca.get(url), "ask_time"))

    refused = franca.post(url, {**asking, "moment": "9"})

    assert refused.status_code == 409
    assert hidden(form_of(refused, "post_card"))["id"] != asking["id"]
