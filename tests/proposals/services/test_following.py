"""To be told without an account: asked, confirmed, left."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from home.domain.refusal import Refused
from home.models import OutboxMail
from proposals.models import Follower, Proposal
from proposals.services.following import ASKED_WITHIN, confirm_follower, follow, stop_following
from proposals.services.tokens import follower_of, hash_of, token_of
from tests.proposals.people import NOW, make_table_proposal

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def ask(thing, email="anna@example.org", now=NOW):
    follow(thing, email=email, language="it", by=NOBODY, now=now)
    return Follower.objects.filter(email=email.strip().lower()).order_by("-pk").first()


def test_asking_owes_one_mail_with_a_link_and_keeps_only_its_hash():
    follower = ask(make_table_proposal(), " Anna@Example.org ")

    token = token_of(follower)
    mail = OutboxMail.objects.get()
    assert (mail.to, follower.confirmed_at) == ("anna@example.org", None)
    assert f"/filo/{token}/" in mail.body
    assert "Un tutor per ogni tirocinio." in mail.body
    assert follower.token_hash == hash_of(token)
    assert token not in {follower.nonce, follower.token_hash}


def test_asking_twice_in_a_day_owes_one_mail_and_another_the_next_day():
    proposal = make_table_proposal()
    ask(proposal)
    ask(proposal)
    assert OutboxMail.objects.count() == 1

    ask(proposal, now=NOW + timedelta(days=2))

    assert OutboxMail.objects.count() == 2
    assert Follower.objects.count() == 1


def test_an_address_is_not_flooded_through_many_proposals():
    for card in range(8):
        ask(make_table_proposal(card))

    assert OutboxMail.objects.count() == 5


def test_confirming_twice_is_the_same_as_once():
    follower = ask(make_table_proposal())

    confirm_follower(token_of(follower), now=NOW)
    confirm_follower(token_of(follower), now=NOW + timedelta(days=30))

    follower.refresh_from_db()
    assert follower.confirmed_at == NOW


def test_an_old_link_confirms_nothing():
    follower = ask(make_table_proposal())

    with pytest.raises(Refused, match="^link_expired$"):
        confirm_follower(token_of(follower), now=NOW + timedelta(days=15))


@pytest.mark.parametrize("token", ["", "x", "0" * 64])
def test_unknown_links_are_refused(token):
    ask(make_table_proposal())

    assert follower_of(token) is None
    with pytest.raises(Refused, match="^link_unknown$"):
        confirm_follower(token, now=NOW)
    with pytest.raises(Refused, match="^link_unknown$"):
        stop_following(token, thing="proposta/t7-31")


def test_leaving_one_thing_keeps_the_others_and_other_people():
    first, second = make_table_proposal(31), make_table_proposal(32)
    anna = ask(first)
    confirm_follower(token_of(anna), now=NOW)
    confirm_follower(token_of(ask(second)), now=NOW)
    ask(first, "bruno@example.org")

    stop_following(token_of(anna), thing=second.ref)

    assert sorted(Follower.objects.values_list("email", "thing")) == [
        ("anna@example.org", "proposta/t7-31"),
        ("bruno@example.org", "proposta/t7-31"),
    ]


def test_a_script_does_not_write_to_the_whole_city():
    """Confirmed wishes and those of before do not count; afterwards everybody may ask again."""
    proposal = make_table_proposal()
    Follower.objects.bulk_create(
        Follower(
            thing=proposal.ref,
            email=f"nome{number}@example.org",
            token_hash=f"{number}",
            asked_at=NOW,
            confirmed_at=NOW if number < 100 else None,
        )
        for number in range(999)
    )
    ask(proposal, "ultima@example.org")

    with pytest.raises(Refused, match="^follow_too_fast$"):
        ask(proposal, "troppo@example.org")
    assert not OutboxMail.objects.filter(to="troppo@example.org").exists()
    ask(proposal, "troppo@example.org", now=NOW + ASKED_WITHIN)
    assert OutboxMail.objects.filter(to="troppo@example.org").count() == 1


def test_a_hidden_proposal_is_not_followed():
    proposal = make_table_proposal()
    Proposal.objects.update(is_hidden=True)
    proposal.refresh_from_db()

    with pytest.raises(Refused, match="^proposal_hidden$"):
        ask(proposal)
