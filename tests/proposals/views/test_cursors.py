"""Cursors in addresses: ties, what is deleted between two pages, and what somebody wrote in their place."""

import pytest
from django.urls import reverse

from proposals.models import Comment, Proposal
from proposals.queries.comments import COMMENTS_SHOWN, comment_page, reply_page
from proposals.queries.listing import cursor_of, page_of, public_proposals, read_cursor
from tests.proposals.people import CLOSED_AT, NOW, make_table_proposal

pytestmark = pytest.mark.django_db
LONG = "9" * 5_000
TAMPERED = ["0", "-", "--", "1-", "-1", "1-2-3", f"{LONG}-1", f"1-{LONG}", LONG, "²-1", "1-٣", "\x00", "1e3-4", "a-b"]


def walked(size: int) -> list[str]:
    """References in the order in which somebody reads them who goes on to the last page."""
    found, cursor = [], ""
    while True:
        page = page_of(public_proposals(), cursor, size)
        found += [proposal.reference for proposal in page.items]
        if not page.next_cursor:
            return found
        cursor = page.next_cursor


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8])
def test_proposals_of_one_instant_are_each_on_one_page(size):
    for card in range(7):
        make_table_proposal(card)

    assert Proposal.objects.values("published_at").distinct().count() == 1
    assert walked(size) == [f"t7-{card}" for card in range(6, -1, -1)]


def test_the_page_after_a_proposal_that_was_hidden_meanwhile_begins_where_it_was():
    for card in range(6):
        make_table_proposal(card)
    first = page_of(public_proposals(), "", 3)
    Proposal.objects.filter(pk=first.items[-1].pk).update(is_hidden=True)

    second = page_of(public_proposals(), first.next_cursor, 3)

    assert [proposal.reference for proposal in second.items] == ["t7-2", "t7-1", "t7-0"]
    assert second.next_cursor == ""


def test_exactly_one_page_has_no_next_one():
    for card in range(3):
        make_table_proposal(card)

    assert page_of(public_proposals(), "", 3).next_cursor == ""
    assert page_of(public_proposals(), "", 2).next_cursor != ""


def test_a_cursor_keeps_microseconds():
    proposal = make_table_proposal(closed_at=CLOSED_AT.replace(microsecond=123_457))

    assert read_cursor(cursor_of(proposal)) == (CLOSED_AT.replace(microsecond=123_457), proposal.pk)


@pytest.mark.parametrize("cursor", [each for each in TAMPERED if each])
def test_a_tampered_cursor_of_the_list_shows_the_first_page(client, cursor):
    make_table_proposal()

    response = client.get("/proposte/", {"dopo": cursor})

    assert response.status_code == 200
    assert [proposal.reference for proposal in response.context["listing"].items] == ["t7-31"]


def test_a_cursor_before_the_first_proposal_of_all_shows_an_empty_page(client):
    make_table_proposal()

    response = client.get("/proposte/", {"dopo": "1-1"})

    assert (response.status_code, response.context["listing"].items) == (200, [])


def test_a_cursor_beyond_the_end_of_time_is_no_cursor():
    assert read_cursor(f"{'9' * 18}-1") is None


@pytest.fixture
def roots() -> list[Comment]:
    proposal = make_table_proposal()
    return Comment.objects.bulk_create(
        [Comment(proposal=proposal, text=f"Numero {number}", at=NOW) for number in range(COMMENTS_SHOWN + 5)]
    )


@pytest.mark.parametrize("cursor", ["x", "-5", LONG, "²", "1.5", "\x00"])
def test_a_tampered_cursor_of_comments_shows_the_newest(client, roots, cursor):
    response = client.get("/proposte/t7-31/", {"commenti": cursor})

    assert response.status_code == 200
    assert response.context["comments"].items[0].comment.pk == roots[-1].pk


def test_comments_written_or_removed_meanwhile_do_not_shift_the_next_page(roots):
    proposal = roots[0].proposal
    first = comment_page(proposal)
    Comment.objects.create(proposal=proposal, text="Arrivato dopo", at=NOW)
    Comment.objects.filter(pk=first.items[-1].comment.pk).delete()

    second = comment_page(proposal, first.next_cursor)

    assert [told.comment.text for told in second.items] == [f"Numero {number}" for number in (4, 3, 2, 1, 0)]


def test_a_hidden_comment_without_replies_takes_no_place_on_the_page(roots):
    Comment.objects.filter(pk=roots[-1].pk).update(visibility=Comment.Visibility.HIDDEN)

    page = comment_page(roots[0].proposal)

    assert page.items[0].comment.pk == roots[-2].pk
    assert len(page.items) == COMMENTS_SHOWN


@pytest.mark.parametrize("cursor", ["x", "-5", LONG, "²", "\x00"])
def test_a_tampered_cursor_of_replies_shows_the_first_ones(client, roots, cursor):
    root = roots[0]
    replies = [Comment(proposal=root.proposal, parent=root, text=f"Risposta {n}", at=NOW) for n in range(3)]
    Comment.objects.bulk_create(replies)

    response = client.get(reverse("proposals:comment", args=[root.pk]), {"risposte": cursor})

    assert [reply.text for reply in response.context["replies"]] == ["Risposta 0", "Risposta 1", "Risposta 2"]


def test_replies_page_in_the_order_they_were_written(roots):
    root, number = roots[0], COMMENTS_SHOWN + 3
    replies = [Comment(proposal=root.proposal, parent=root, text=str(n), at=NOW) for n in range(number)]
    Comment.objects.bulk_create(replies)

    first, cursor = reply_page(root)
    second, end = reply_page(root, cursor)

    assert [reply.text for reply in (*first, *second)] == [str(n) for n in range(number)]
    assert (len(first), end) == (COMMENTS_SHOWN, "")


@pytest.mark.parametrize("name", [LONG, "9" * 19, "²", "0", "-1"])
def test_a_comment_of_an_impossible_number_is_not_found(client, roots, name):
    assert client.get(f"/segnala/commento/{name}/").status_code == 404
    assert client.get(f"/commenti/{name}/").status_code == 404
