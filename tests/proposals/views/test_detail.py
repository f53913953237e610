"""/proposte/<ref>/: one proposal, from its card to the plan."""

import html
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from home.context import SECTIONS
from home.models import Phrase
from home.models.wording import forget_phrases
from proposals.domain.states import State
from proposals.models import Comment, Proposal, Support
from proposals.services.moderation import hide_content
from proposals.services.plan import link_plan_element
from tests.proposals.people import (
    NOW,
    make_answer,
    make_consultation,
    make_element,
    make_table_proposal,
    make_user,
)

pytestmark = pytest.mark.django_db
HERE = "/proposte/t7-31/"


def text_of(response) -> str:
    """The page's main part, as somebody reads it."""
    body = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def story_of(response) -> str:
    found = re.search(r'<p class="card story">(.*?)</p>', response.content.decode(), re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1]))


def add_comments(proposal, number, stance="neutral", **changes):
    Comment.objects.bulk_create(
        [
            Comment(proposal=proposal, author_name="Rosa", stance=stance, text=f"Parole {place}", at=NOW, **changes)
            for place in range(number)
        ]
    )


def test_the_card_stands_word_for_word(client):
    make_table_proposal()

    page = client.get(HERE).content.decode()

    assert "«Un tutor per ogni tirocinio.<br>Senza qualcuno che segue, il ragazzo fa fotocopie e l&#x27;impresa" in page


def test_the_two_ledgers_stand_in_two_boxes_and_are_not_summed(client):
    proposal = make_table_proposal()
    Proposal.objects.filter(pk=proposal.pk).update(support_count=214)

    response = client.get(HERE)

    assert response.content.decode().count('class="card ledger ledger-tables"') == 1
    assert response.content.decode().count('class="card ledger ledger-residents"') == 1
    assert "9 su 11 organizzazioni" in text_of(response)
    assert "214 sostegni" in text_of(response)
    assert "223" not in text_of(response)
    assert "225" not in text_of(response)


SECTORS = {"cooperative": [5, 6], "third-sector": [2, 3], "school": [5, 5]}
WITHHELD = "I settori con poche persone non sono mostrati."


def test_every_sector_of_organisations_is_shown_however_small(client):
    make_table_proposal(sectors=SECTORS, voters=14)

    text = text_of(client.get(HERE))

    assert "cooperativa 5 su 6 scuola o università 5 su 5 terzo settore 2 su 3" in text
    assert WITHHELD not in text


def test_small_sectors_of_people_are_withheld_with_another_one(client):
    make_table_proposal(sectors=SECTORS, voters=14, per_person=True)

    text = text_of(client.get(HERE))

    assert "cooperativa 5 su 6" in text
    assert "2 su 3" not in text
    assert "5 su 5" not in text
    assert WITHHELD in text


def test_what_is_missing_says_who_owes_it(client):
    Phrase.objects.create(key="direction.skills.office", language="it", text="Ufficio Politiche del lavoro")
    forget_phrases()
    make_table_proposal(closed_at=timezone.now() - timedelta(days=12))

    text = text_of(client.get(HERE))

    assert "La Città deve ancora rispondere: Ufficio Politiche del lavoro. Aspetta da 12 giorni." in text
    assert "Nessuno ha ancora commentato: puoi farlo tu." in text
    assert "Nel Piano Prima serve la risposta della Città." in text
    cache.delete("phrases")


def test_the_whole_way_is_told_and_linked(client, people):
    proposal = make_table_proposal()
    Proposal.objects.filter(pk=proposal.pk).update(support_count=214)
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    response = client.get(HERE)

    assert story_of(response) == (
        "Nata a un tavolo di lavoro il 12 maggio 2026, scelta da 9 organizzazioni su 11, sostenuta da 214 residenti."
        " La Città: accolta in parte. È nell'articolo 12."
    )
    assert '<a href="/piano/articolo-12/">nell&#x27;articolo 12</a>' in response.content.decode()
    assert "Valutazione dell'ufficio; non è un atto e non vincola il Consiglio comunale." in text_of(response)


def test_the_notice_stands_on_the_page_and_leads_to_how_the_act_is_done(client):
    make_table_proposal()

    response = client.get(HERE)

    notice = "Questo contributo non è un'osservazione al Piano Regolatore e non la sostituisce. Come presentarla"
    assert notice in text_of(response)
    assert f'<a href="{SECTIONS["observation"]}">Come presentarla</a>' in response.content.decode()


def test_the_page_stands_in_english_too(client):
    make_table_proposal()

    response = client.get(f"/en{HERE}")

    assert response.status_code == 200
    assert '<html lang="en"' in response.content.decode()
    assert 'action="/en/proposte/t7-31/commenta/"' in response.content.decode()


@pytest.mark.parametrize("reference", ["t7-99", "x" * 200])
def test_an_unknown_reference_is_not_found(client, reference):
    assert client.get(f"/proposte/{reference}/").status_code == 404


def test_a_draft_is_not_found(client):
    make_table_proposal()
    Proposal.objects.update(state=State.DRAFT)

    assert client.get(HERE).status_code == 404


def test_a_hidden_proposal_leaves_a_sign_without_its_words(client, people):
    proposal = make_table_proposal()
    hide_content(proposal, reason="personal-data", by=people.mario, now=NOW)

    response = client.get(HERE)

    assert "La moderazione l'ha nascosta il 20 maggio 2026: contiene dati personali." in text_of(response)
    assert "tutor" not in response.content.decode()
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert client.get(f"{HERE}filo/").url == HERE


def test_markup_in_texts_is_shown_not_run(client):
    payload = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    proposal = make_table_proposal(title=payload, text=f"{payload}\n\"'&")
    add_comments(proposal, 1)
    Comment.objects.update(text=payload, author_name=payload)

    page = client.get(HERE).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


def test_comments_come_twenty_at_a_time(client):
    proposal = make_table_proposal()
    add_comments(proposal, 45)

    first = client.get(HERE)
    cursor = first.context["comments"].next_cursor
    second = client.get(f"{HERE}?commenti={cursor}")
    third = client.get(f"{HERE}?commenti={second.context['comments'].next_cursor}")

    pages = [[told.comment.pk for told in page.context["comments"].items] for page in (first, second, third)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert [*pages[0], *pages[1], *pages[2]] == sorted(Comment.objects.values_list("pk", flat=True), reverse=True)
    assert third.context["comments"].next_cursor == ""


@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 40, "1 OR 1=1", "²", "\x00"])
def test_a_broken_cursor_shows_comments_all_the_same(client, cursor):
    make_table_proposal()

    assert client.get(HERE, {"commenti": cursor}).status_code == 200


def test_anchors_of_comments_carry_no_thousands_separator(client):
    proposal = make_table_proposal()
    Comment.objects.create(pk=12345, proposal=proposal, text="Parole", at=NOW)

    page = client.get(HERE).content.decode()

    assert 'id="commento-12345"' in page
    assert "/commenti/12345/" in page


def test_replies_stand_below_and_the_rest_on_their_own_page(client):
    proposal = make_table_proposal()
    root = Comment.objects.create(proposal=proposal, text="Prima", at=NOW)
    add_comments(proposal, 8, parent=root)

    told = client.get(HERE).context["comments"].items[0]

    assert [reply.text for reply in told.replies] == [f"Parole {place}" for place in range(5)]
    assert told.more_replies == 3
    assert len(client.get(f"/commenti/{root.pk}/").context["replies"]) == 8


def test_removed_and_hidden_comments_keep_only_their_place(client):
    proposal = make_table_proposal()
    for visibility in ("removed", "hidden", "erased"):
        root = Comment.objects.create(proposal=proposal, text=f"Segreto {visibility}", at=NOW, visibility=visibility)
        Comment.objects.create(proposal=proposal, parent=root, text=f"Risposta a {visibility}", at=NOW)

    text = text_of(client.get(HERE))

    assert "Segreto" not in text
    assert "Commento tolto da chi l'ha scritto." in text
    assert "Commento nascosto dalla moderazione." in text
    assert "Risposta a hidden" in text


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_the_same_few_queries_for_one_and_for_thirty_comments(
    client, people, django_assert_max_num_queries, is_signed_in
):
    proposal = make_table_proposal(consultation=make_consultation())
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)
    if is_signed_in:
        client.force_login(people.rosa)
    add_comments(proposal, 1)
    client.get(HERE)

    with django_assert_max_num_queries(15) as few:
        client.get(HERE)
    add_comments(proposal, 29)
    residents = [make_user(f"Resident{number}") for number in range(30)]
    Support.objects.bulk_create([Support(proposal=proposal, participant=one.participant, at=NOW) for one in residents])
    for root in Comment.objects.filter(parent=None)[:5]:
        add_comments(proposal, 7, parent=root)
    with django_assert_max_num_queries(15) as many:
        client.get(HERE)

    assert len(few) == len(many)


def test_the_thread_page_leads_along_every_stop_and_back(client, people):
    proposal = make_table_proposal()
    make_answer(proposal, people)
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    response = client.get(f"{HERE}filo/")

    kinds = [ref.split("/")[0] for ref, _shown in response.context["thread"].stops]
    assert kinds == ["tavolo", "carta", "proposta", "risposta", "piano"]
    for address in (HERE, f"{HERE}#risposta", "/piano/articolo-12/"):
        assert f'href="{address}"' in response.content.decode()
