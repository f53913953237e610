"""/piano/<element>/: where proposals end, and the way back."""

import pytest

from proposals.models import Proposal
from proposals.services.plan import link_plan_element
from tests.proposals.people import NOW, make_element, make_table_proposal

pytestmark = pytest.mark.django_db


def test_an_element_leads_back_to_its_proposals_and_their_threads(client, people):
    proposal = make_table_proposal()
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    page = client.get("/piano/articolo-12/").content.decode()

    assert 'href="/proposte/t7-31/"' in page
    assert 'href="/proposte/t7-31/filo/"' in page
    assert 'href="/piano/articolo-12/"' in client.get("/proposte/t7-31/").content.decode()


def test_a_hidden_proposal_is_not_named(client, people):
    proposal = make_table_proposal()
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)
    Proposal.objects.update(is_hidden=True)

    page = client.get("/piano/articolo-12/").content.decode()

    assert "tutor" not in page
    assert "Nessuna proposta porta ancora qui." in page


def test_an_unknown_element_is_not_found(client):
    assert client.get("/piano/articolo-99/").status_code == 404


def test_three_clicks_from_the_card_to_the_article(client, people):
    """From the thread of a proposal every stop is one click away, and each stop leads on."""
    proposal = make_table_proposal()
    link_plan_element(proposal, element=make_element(), by=people.piera, now=NOW)

    detail = client.get("/proposte/t7-31/").content.decode()
    assert 'href="/proposte/t7-31/filo/"' in detail
    thread = client.get("/proposte/t7-31/filo/").content.decode()
    assert 'href="/piano/articolo-12/"' in thread
    element = client.get("/piano/articolo-12/").content.decode()
    assert 'href="/proposte/t7-31/filo/"' in element


def test_thirty_proposals_cost_as_much_as_one(client, people, django_assert_max_num_queries):
    element = make_element()
    link_plan_element(make_table_proposal(1), element=element, by=people.piera, now=NOW)
    client.get("/piano/articolo-12/")
    with django_assert_max_num_queries(15) as few:
        client.get("/piano/articolo-12/")
    for card in range(2, 31):
        link_plan_element(make_table_proposal(card), element=element, by=people.piera, now=NOW)
    with django_assert_max_num_queries(15) as many:
        client.get("/piano/articolo-12/")

    assert len(few) == len(many)


def test_the_trail_leads_to_the_page_of_the_piano_in_every_language(client, people):
    make_element()
    for prefix in ("", "/en"):
        assert '<a href="/piano/">' in client.get(f"{prefix}/piano/articolo-12/").content.decode()
