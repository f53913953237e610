"""Each text field with each awkward text: shown as text, or refused with the text kept; never run, never broken."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from consultations.models import Organisation
from home.models import OutboxMail, User
from proposals.domain.discussion import cleaned
from proposals.models import Answer, Comment, Decision, PlanElement, Proposal
from proposals.services.answers import draft_answer, publish_answer
from proposals.services.comments import post_comment
from proposals.services.moderation import hide_content
from proposals.services.plan import link_plan_element
from tests.proposals.payloads import ALL, MARKUP, NUL, STORABLE, UNWANTED
from tests.proposals.people import NOW, make_answer, make_element, make_table_proposal

pytestmark = pytest.mark.django_db
HERE = "/proposte/t7-31/"


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def assert_harmless(soup: BeautifulSoup) -> None:
    """Nothing that somebody wrote became an element or an attribute."""
    assert [script for script in soup.find_all("script") if not script.get("src")] == []
    assert soup.select("img[src=x]") == []
    acting = [name for tag in soup.find_all() for name in tag.attrs if name.startswith("on") or name == "autofocus"]
    assert acting == []


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", STORABLE)
def test_a_comment_is_shown_as_it_was_written(client, people, text):
    make_table_proposal()
    client.force_login(people.rosa)

    client.post(f"{HERE}commenta/", {"stance": "neutral", "text": text})

    stored = Comment.objects.get().text
    soup = soup_of(client, HERE)
    assert_harmless(soup)
    assert not UNWANTED & set(stored)
    assert one_line(stored) in one_line(soup.select_one("#commenti, main").text)


@pytest.mark.parametrize("text", STORABLE)
def test_a_reply_is_shown_as_it_was_written(client, people, text):
    root = post_comment(make_table_proposal(), text="Prima", stance="neutral", by=people.rosa, now=NOW)
    client.force_login(people.stranger)

    client.post(f"/commenti/{root.pk}/", {"stance": "against", "text": text})

    soup = soup_of(client, f"/commenti/{root.pk}/")
    assert_harmless(soup)
    assert one_line(cleaned(text)) in one_line(soup.select_one("main").text)


def test_a_comment_with_a_nul_is_refused_with_its_text(client, people):
    make_table_proposal()
    client.force_login(people.rosa)

    response = client.post(f"{HERE}commenta/", {"stance": "neutral", "text": NUL})

    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert b"prima" in response.content


@pytest.mark.parametrize("text", ALL)
def test_a_refused_comment_comes_back_as_it_was_written(client, people, text):
    make_table_proposal()
    client.force_login(people.rosa)

    response = client.post(f"{HERE}commenta/", {"stance": text, "text": text})

    soup = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert_harmless(soup)
    assert soup.select_one("textarea").text.strip("\n") == text


@pytest.mark.parametrize("text", ALL)
def test_what_a_guest_was_writing_comes_back_as_it_was_written(client, people, text):
    make_table_proposal()
    client.post(f"{HERE}commenta/", {"stance": text, "text": text})
    client.force_login(people.rosa)

    soup = soup_of(client, HERE)

    assert_harmless(soup)
    assert soup.select_one("textarea").text.strip("\n") == text


@pytest.mark.parametrize("text", ALL)
def test_names_on_the_page_are_text(client, people, text):
    """An organisation's name comes from a table, a public name from a profile."""
    shown = text.replace("\x00", "")
    proposal = make_table_proposal()
    Organisation.objects.update(name=shown[:120])
    User.objects.filter(pk=people.rosa.pk).update(public_name=shown[:60])
    rosa = User.objects.get(pk=people.rosa.pk)
    post_comment(proposal, text="Parole", stance="neutral", by=rosa, now=NOW)

    for address in (HERE, "/proposte/", f"{HERE}filo/", f"/commenti/{Comment.objects.get().pk}/"):
        assert_harmless(soup_of(client, address))
    assert one_line(shown[:60]) in one_line(soup_of(client, HERE).select_one("main").text)


@pytest.mark.parametrize("text", ALL)
def test_a_cards_words_are_text_everywhere(client, text):
    words = text.replace("\x00", "")
    make_table_proposal(title=words[:100], text=words)

    for address in (HERE, "/proposte/", f"{HERE}filo/", "/segnala/proposta/t7-31/", "/cerca/?q=tutor"):
        assert_harmless(soup_of(client, address))
    assert one_line(words[:100]) in one_line(soup_of(client, HERE).select_one("main").text)


@pytest.mark.parametrize("text", ALL)
def test_an_answers_words_are_text_on_the_page_and_in_the_mail(client, people, text):
    words = text.replace("\x00", "")
    proposal = make_table_proposal(author=people.rosa.participant)
    draft = draft_answer(proposal, outcome="accepted", reason=words, office=words[:160], by=people.piera, now=NOW)
    publish_answer(draft, by=people.paolo, now=NOW)

    soup = soup_of(client, HERE)
    mail = OutboxMail.objects.get(to="rosa@example.org")

    assert_harmless(soup)
    assert one_line(words.strip()) in one_line(soup.select_one("main").text)
    assert words.strip() in mail.body
    assert "\n" not in mail.subject


@pytest.mark.parametrize("text", ALL)
def test_an_element_of_the_plan_is_text(client, people, text):
    words = text.replace("\x00", "")
    element = make_element()
    PlanElement.objects.update(label=words[:60], title=words[:100], text=words)
    link_plan_element(make_table_proposal(), element=element, by=people.piera, now=NOW)

    for address in ("/piano/articolo-12/", HERE, f"{HERE}filo/"):
        assert_harmless(soup_of(client, address))


@pytest.mark.parametrize("text", ALL)
def test_a_moderators_note_reaches_the_author_whole(people, text):
    comment = post_comment(make_table_proposal(), text="Parole", stance="neutral", by=people.rosa, now=NOW)

    hide_content(comment, reason="offence", note=text.replace("\x00", ""), by=people.mario, now=NOW)

    assert Decision.objects.get().note == text.replace("\x00", "")[:400]
    assert text.replace("\x00", "")[:400] in OutboxMail.objects.get().body


def test_a_note_longer_than_its_place_is_cut_and_the_decision_stands(people):
    comment = post_comment(make_table_proposal(), text="Parole", stance="neutral", by=people.rosa, now=NOW)

    hide_content(comment, reason="offence", note="è" * 900, by=people.mario, now=NOW)

    assert Decision.objects.get().note == "è" * 400
    assert Comment.objects.get().visibility == Comment.Visibility.HIDDEN


@pytest.mark.parametrize("text", ALL)
def test_open_data_hold_the_words_and_no_formula(client, text):
    words = text.replace("\x00", "")
    make_table_proposal(title=words[:100], text=words)
    Organisation.objects.update(name=words[:120])

    body = b"".join(client.get("/dati-aperti/proposte.csv")).decode()
    (row,) = csv.DictReader(io.StringIO(body, newline=""))
    (told,) = json.loads(b"".join(client.get("/dati-aperti/proposte.json")))["proposals"]

    proposal = Proposal.objects.get()
    assert (told["title"], told["text"]) == (proposal.title, proposal.text)
    assert row["title"].removeprefix("'") == proposal.title.removeprefix("'")
    assert [name for name, cell in row.items() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("text", ALL)
def test_searching_and_filtering_show_what_was_asked_as_text(client, people, text):
    make_answer(make_table_proposal(), people)

    for name in ("q", "direttrice", "area", "stato", "settore", "dopo"):
        response = client.get("/proposte/", {name: text})
        assert response.status_code == 200
        assert_harmless(BeautifulSoup(response.content, "html.parser"))
    for address in ("/cerca/", "/en/cerca/"):
        response = client.get(address, {"q": text})
        assert response.status_code == 200
        assert_harmless(BeautifulSoup(response.content, "html.parser"))


@pytest.mark.parametrize("text", ALL)
def test_an_address_to_write_to_is_refused_with_its_text(client, text):
    make_table_proposal()

    response = client.post(f"{HERE}segui/", {"email": text})

    assert (response.status_code, OutboxMail.objects.count()) == (422, 0)
    assert_harmless(BeautifulSoup(response.content, "html.parser"))


def test_the_planners_desk_shows_drafts_as_text(client, people):
    proposal = make_table_proposal(title=MARKUP[:100], text=MARKUP)
    draft_answer(proposal, outcome="accepted", reason=MARKUP, office=MARKUP, by=people.piera, now=NOW)
    client.force_login(people.paolo)

    page = client.get("/admin/risposte/t7-31/", follow=True)

    assert Answer.objects.get().reason == MARKUP
    assert MARKUP.encode() not in page.content
