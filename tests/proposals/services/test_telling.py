"""Who is owed a letter when the City answers: each address once, whatever else happens to it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from home.models import OutboxMail, User
from proposals.models import Answer, Comment, Follower, Proposal
from proposals.services.comments import post_comment, remove_own_comment
from proposals.services.following import confirm_follower, follow, stop_following
from proposals.services.support import support, withdraw_support
from proposals.services.telling import tell_of_answer, who_took_part
from proposals.services.tokens import token_of
from tests.proposals.people import NOW, make_answer, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    return make_table_proposal()


def follow_and_confirm(thing: Proposal | str, email: str = "anna@example.org", language: str = "it") -> Follower:
    follow(thing, email=email, language=language, by=AnonymousUser(), now=NOW)
    ref = thing if isinstance(thing, str) else thing.ref
    return confirm_follower(token_of(Follower.objects.get(email=email.lower(), thing=ref)), now=NOW)


def told(proposal: Proposal) -> list[str]:
    return sorted(recipient.email for recipient in who_took_part(proposal))


def test_nobody_took_part_and_nobody_is_told(people, proposal):
    make_answer(proposal, people)

    assert OutboxMail.objects.count() == 0


def test_each_way_of_taking_part_counts(people):
    proposal = make_table_proposal(author=people.mario.participant)
    support(proposal, by=people.rosa, now=NOW)
    post_comment(proposal, text="Parole", stance="neutral", by=people.stranger, now=NOW)
    follow_and_confirm(proposal)

    assert told(proposal) == ["anna@example.org", "ivo@example.org", "mario@example.org", "rosa@example.org"]


@pytest.mark.parametrize("thing", ["carta/7-31", "tavolo/7"])
def test_who_follows_the_card_or_the_table_follows_what_became_of_it(people, proposal, thing):
    follow_and_confirm(thing)

    assert told(proposal) == ["anna@example.org"]


@pytest.mark.parametrize("thing", ["carta/7-32", "carta/7-3", "tavolo/71", "proposta/t7-32"])
def test_who_follows_something_else_is_not_told(people, proposal, thing):
    follow_and_confirm(thing)

    assert told(proposal) == []


def test_whoever_withdrew_their_support_is_left_alone(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    withdraw_support(proposal, by=people.rosa, now=NOW)

    assert told(proposal) == []


def test_who_took_back_a_comment_still_took_part(people, proposal):
    comment = post_comment(proposal, text="Parole", stance="neutral", by=people.rosa, now=NOW)
    remove_own_comment(comment, by=people.rosa, now=NOW)

    assert told(proposal) == ["rosa@example.org"]


def test_an_erased_author_and_a_closed_account_are_not_written_to(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    post_comment(proposal, text="Parole", stance="neutral", by=people.stranger, now=NOW)
    User.objects.filter(pk=people.rosa.pk).update(is_active=False)
    Comment.objects.update(author=None)

    assert told(proposal) == []


def test_an_address_in_capitals_is_the_same_address(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    follow_and_confirm(proposal, "ROSA@Example.org")

    assert len(told(proposal)) == 1


def test_nobody_is_told_before_they_confirmed(people, proposal):
    follow(proposal, email="anna@example.org", language="it", by=AnonymousUser(), now=NOW)

    assert told(proposal) == []


def test_who_left_is_not_told(people, proposal):
    follower = follow_and_confirm(proposal)
    stop_following(token_of(follower), thing=proposal.ref)

    assert told(proposal) == []


def test_a_second_run_owes_nothing_more(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    answer = make_answer(proposal, people)
    before = list(OutboxMail.objects.values_list("key", "message_id"))

    tell_of_answer(answer, NOW + timedelta(days=1))

    assert list(OutboxMail.objects.values_list("key", "message_id")) == before
    assert len(before) == 1


def test_another_answer_is_told_again(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    make_answer(proposal, people)
    make_answer(proposal, people, outcome="accepted")

    assert OutboxMail.objects.filter(to="rosa@example.org").count() == 2
    assert Answer.objects.exclude(published_at=None).count() == 2


def test_no_key_holds_an_address(people, proposal):
    support(proposal, by=people.rosa, now=NOW)
    follow_and_confirm(proposal)
    make_answer(proposal, people)

    keys = " ".join(OutboxMail.objects.values_list("key", flat=True))
    assert "@" not in keys
    assert "rosa" not in keys
    assert "anna" not in keys


def test_each_reads_their_own_language_and_only_guests_get_a_link(people, proposal):
    User.objects.filter(pk=people.rosa.pk).update(language="en")
    support(proposal, by=people.rosa, now=NOW)
    anna = follow_and_confirm(proposal)
    OutboxMail.objects.all().delete()

    make_answer(proposal, people)

    of_rosa, of_anna = (OutboxMail.objects.get(to=to) for to in ("rosa@example.org", "anna@example.org"))
    assert (of_rosa.language, of_anna.language) == ("en", "it")
    assert "/filo/" not in of_rosa.body
    assert f"/filo/{token_of(anna)}/" in of_anna.body


def test_the_link_of_one_opens_nothing_of_another(people, proposal):
    anna, bice = follow_and_confirm(proposal), follow_and_confirm(proposal, "bice@example.org")
    OutboxMail.objects.all().delete()

    make_answer(proposal, people)

    assert token_of(anna) != token_of(bice)
    assert token_of(bice) not in OutboxMail.objects.get(to="anna@example.org").body


@pytest.mark.parametrize("number", [1, 30])
def test_telling_costs_the_same_for_one_and_thirty(people, proposal, number, django_assert_max_num_queries):
    for each in range(number):
        follow_and_confirm(proposal, f"vicina{each}@example.org")
    answer = make_answer(proposal, people)
    OutboxMail.objects.all().delete()

    with django_assert_max_num_queries(8):
        assert tell_of_answer(answer, NOW) == number
