"""What residents do, by plain forms: works, survives signing in, refuses, keeps the text."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from home.models import OutboxMail
from proposals.models import Comment, Follower, Proposal, Report, Support
from proposals.services.comments import post_comment
from proposals.services.tokens import hash_of, token_of
from tests.proposals.people import NOW, make_consultation, make_table_proposal

pytestmark = pytest.mark.django_db
HERE = "/proposte/t7-31/"
WORDS = {"stance": "in-favour", "text": "Serve davvero."}


@pytest.fixture
def proposal() -> Proposal:
    return make_table_proposal()


def messages_of(response) -> list[str]:
    return [
        html.unescape(found) for found in re.findall(r'class="notice notice-\w+">([^<]*)<', response.content.decode())
    ]


def text_area_of(response) -> str:
    return html.unescape(re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", response.content.decode(), re.DOTALL)[1])


def test_rosa_supports_and_takes_it_back(client, people, proposal):
    client.force_login(people.rosa)

    response = client.post(f"{HERE}sostieni/", follow=True)
    assert response.redirect_chain == [(f"{HERE}#sostegni", 303)]
    assert messages_of(response) == ["Il tuo sostegno è registrato. Puoi toglierlo quando vuoi."]
    assert "Tu sostieni questa proposta." in response.content.decode()

    client.post(f"{HERE}togli-sostegno/")
    assert Support.objects.count() == 0


def test_support_survives_signing_in(client, people, proposal):
    response = client.post(f"{HERE}sostieni/")
    assert (response.status_code, response.url) == (303, "/accedi/?next=%2Fproposte%2Ft7-31%2Friprendi%2F")

    client.force_login(people.rosa)
    client.get(f"{HERE}riprendi/")

    assert Support.objects.get().participant == people.rosa.participant
    Support.objects.all().delete()
    client.get(f"{HERE}riprendi/")
    assert Support.objects.count() == 0


def test_coming_back_without_having_asked_does_nothing(client, people, proposal):
    client.force_login(people.rosa)

    assert client.get(f"{HERE}riprendi/").url == HERE
    assert Support.objects.count() == 0


def test_an_intention_for_one_proposal_is_not_carried_out_on_another(client, people, proposal):
    make_table_proposal(32)
    client.post(f"{HERE}sostieni/")
    client.force_login(people.rosa)

    client.get("/proposte/t7-32/riprendi/")

    assert Support.objects.count() == 0


def test_rosa_comments_and_lands_on_her_words(client, people, proposal):
    client.force_login(people.rosa)

    response = client.post(f"{HERE}commenta/", WORDS)

    comment = Comment.objects.get()
    assert response.url == f"{HERE}#commento-{comment.pk}"
    assert (comment.text, comment.stance, comment.language) == ("Serve davvero.", "in-favour", "it")


def test_a_comment_written_before_signing_in_is_there_afterwards(client, people, proposal):
    response = client.post(f"{HERE}commenta/", WORDS)
    assert response.url == "/accedi/?next=%2Fproposte%2Ft7-31%2F%23scrivi"
    assert Comment.objects.count() == 0

    client.force_login(people.rosa)
    page = client.get(HERE)

    assert text_area_of(page) == "Serve davvero."
    assert "Il tuo testo è rimasto qui: rileggilo e pubblicalo." in page.content.decode()
    assert re.search(r'value="in-favour"[^>]*checked', page.content.decode())
    client.post(f"{HERE}commenta/", WORDS)
    assert text_area_of(client.get(HERE)) == ""


def test_the_kept_text_is_shown_as_text(client, proposal):
    client.post(f"{HERE}commenta/", {"text": "</textarea><script>alert(1)</script>", "stance": '"><script>'})

    assert "<script>alert" not in client.get(HERE).content.decode()
    assert '"><script>' not in client.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"stance": "in-favour", "text": ""}, "Scrivi qualcosa prima di mandare."),
        ({"stance": "in-favour", "text": " \n "}, "Scrivi qualcosa prima di mandare."),
        ({"stance": "maybe", "text": "Le mie parole"}, "Scegli se sei a favore, contro o neutro."),
        ({"text": "Le mie parole"}, "Scegli se sei a favore, contro o neutro."),
        ({"stance": "neutral", "text": "x" * 1501}, "Il testo è troppo lungo: usa al massimo 1500 caratteri."),
    ],
)
def test_a_fault_says_how_to_mend_it_and_keeps_the_text(client, people, proposal, words, fault):
    client.force_login(people.rosa)

    response = client.post(f"{HERE}commenta/", words)

    assert response.status_code == 422
    assert fault in html.unescape(response.content.decode())
    assert text_area_of(response).strip() == words["text"].strip()
    assert Comment.objects.count() == 0


def test_the_browser_does_not_cut_in_silence_what_is_pasted(client, proposal):
    page = client.get(HERE).content.decode()

    assert '<textarea name="text"' in page
    assert "maxlength" not in page.split('<textarea name="text"')[1].partition(">")[0]


def test_a_closed_phase_refuses_and_keeps_the_text(client, people):
    make_table_proposal(consultation=make_consultation(verbs=()))
    client.force_login(people.rosa)

    response = client.post(f"{HERE}commenta/", WORDS)

    assert response.status_code == 422
    assert 'id="scrivi"' not in client.get(HERE).content.decode()
    assert Comment.objects.count() == 0


def test_replying_happens_on_the_comments_own_page(client, people, proposal):
    root = post_comment(proposal, text="Prima", stance="neutral", by=people.rosa, now=NOW)
    here = reverse("proposals:comment", args=[root.pk])
    assert client.post(here, WORDS).url == f"/accedi/?next=%2Fcommenti%2F{root.pk}%2F%23rispondi"
    client.force_login(people.stranger)

    assert text_area_of(client.get(here)) == "Serve davvero."
    response = client.post(here, WORDS)

    reply = root.replies.get()
    assert response.url == f"{here}#commento-{reply.pk}"
    assert client.get(reverse("proposals:comment", args=[reply.pk])).url == f"{here}#commento-{reply.pk}"


def test_rosa_takes_back_her_comment_and_nobody_elses(client, people, proposal):
    comment = post_comment(proposal, text="Prima", stance="neutral", by=people.rosa, now=NOW)
    here = reverse("proposals:remove-comment", args=[comment.pk])

    client.force_login(people.stranger)
    response = client.post(here, follow=True)
    assert messages_of(response) == ["Puoi togliere solo i tuoi commenti."]
    comment.refresh_from_db()
    assert comment.visibility == "visible"

    client.force_login(people.rosa)
    assert "Togli il tuo commento" in client.get(HERE).content.decode()
    client.post(here)
    comment.refresh_from_db()
    assert comment.visibility == "removed"


def test_reporting_survives_signing_in(client, people, proposal):
    comment = post_comment(proposal, text="Offesa", stance="neutral", by=people.rosa, now=NOW)
    here = f"/segnala/commento/{comment.pk}/"
    client.post(here, {"reason": "offence"})
    client.force_login(people.stranger)

    assert re.search(r'value="offence"[^>]*checked', client.get(here).content.decode())
    response = client.post(here, {"reason": "offence"}, follow=True)

    assert messages_of(response) == ["Grazie: una persona della moderazione guarderà."]
    assert Report.objects.get().participant == people.stranger.participant


@pytest.mark.parametrize("address", ["/segnala/carta/7-31/", "/segnala/commento/999/", "/segnala/commento/x/"])
def test_what_cannot_be_reported_is_not_found(client, proposal, address):
    assert client.get(address).status_code == 404


def test_following_asks_for_an_address_and_says_the_same_to_all(client, proposal):
    first = client.post(f"{HERE}segui/", {"email": "anna@example.org"}, follow=True)
    again = client.post(f"{HERE}segui/", {"email": "anna@example.org"}, follow=True)

    assert messages_of(first) == messages_of(again)
    assert OutboxMail.objects.get().to == "anna@example.org"


def test_a_broken_address_comes_back_with_a_sentence(client, proposal):
    response = client.post(f"{HERE}segui/", {"email": "anna@"})

    assert response.status_code == 422
    assert "Questo indirizzo non sembra completo" in response.content.decode()
    assert 'value="anna@"' in response.content.decode()
    assert Follower.objects.count() == 0


def test_opening_the_mailed_link_confirms_nothing_the_button_does(client, proposal):
    client.post(f"{HERE}segui/", {"email": "anna@example.org"})
    here = f"/filo/{token_of(Follower.objects.get())}/"

    page = client.get(here)
    assert Follower.objects.get().confirmed_at is None
    assert (page["X-Robots-Tag"], page["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
    client.post(here, {"confirm": "1"})
    assert Follower.objects.get().confirmed_at is not None
    assert "Un tutor per ogni tirocinio." in client.get(here).content.decode()


def test_my_thread_shows_a_table_with_what_was_born_there_and_lets_leave(client, proposal):
    make_table_proposal(32, title="Meno carta", text="")
    follower = Follower.objects.create(
        thing="tavolo/7", email="anna@example.org", token_hash="x", asked_at=NOW, confirmed_at=NOW
    )
    Follower.objects.update(token_hash=hash_of(token_of(follower)))
    here = f"/filo/{token_of(follower)}/"

    page = client.get(here).content.decode()
    assert 'href="/proposte/t7-31/"' in page
    assert 'href="/proposte/t7-32/"' in page

    assert client.post(here, {"stop": "tavolo/7"}).url == "/proposte/"
    assert client.get(here).status_code == 404


@pytest.mark.parametrize("verb", ["sostieni", "togli-sostegno", "commenta", "segui"])
def test_actions_need_a_post_with_its_token(people, proposal, verb):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.rosa)

    assert strict.post(f"{HERE}{verb}/", WORDS | {"email": "anna@example.org"}).status_code == 403
    assert strict.get(f"{HERE}{verb}/").url == HERE
    assert (Support.objects.count(), Comment.objects.count(), Follower.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("verb", ["sostieni", "togli-sostegno", "commenta", "segui", "riprendi", "filo"])
def test_actions_on_nothing_are_not_found(client, people, verb):
    client.force_login(people.rosa)

    method = client.get if verb in {"riprendi", "filo"} else client.post
    assert method(f"/proposte/t9-99/{verb}/", WORDS).status_code == 404


def test_an_address_longer_than_any_mailbox_comes_back(client, proposal):
    address = f"{'a' * 250}@example.org"

    response = client.post(f"{HERE}segui/", {"email": address})

    assert response.status_code == 422
    assert Follower.objects.count() == OutboxMail.objects.count() == 0
