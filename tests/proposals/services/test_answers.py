"""What the City says: drafted by Piera, published by Paolo, told to who took part."""

from datetime import date, timedelta

import pytest

from home.domain.refusal import Refused
from home.models import AuditRecord, OutboxMail, User
from proposals.domain.states import State
from proposals.models import Answer, Follower, LineageEdge, Proposal
from proposals.services.answers import draft_answer, publish_answer
from proposals.services.comments import post_comment
from proposals.services.following import confirm_follower, follow
from proposals.services.plan import link_plan_element, unlink_plan_element
from proposals.services.support import support
from proposals.services.tokens import token_of
from tests.proposals.people import NOW, make_answer, make_element, make_table_proposal, make_user

pytestmark = pytest.mark.django_db


def draft(proposal, by, **changes):
    words = {"outcome": "accepted", "reason": "Si può fare.", "office": "Politiche del lavoro", "by": by, "now": NOW}
    return draft_answer(proposal, **(words | changes))


def follow_confirmed(thing, email, language="it"):
    follow(thing, email=email, language=language, by=make_user(email.split("@")[0] + "-x"), now=NOW)
    follower = Follower.objects.get(email=email)
    confirm_follower(token_of(follower), now=NOW)
    return follower


def test_a_draft_is_seen_by_nobody_but_the_proposal_is_under_review(people, client):
    proposal = make_table_proposal()

    draft(proposal, people.piera)

    assert Proposal.objects.get().state == State.UNDER_REVIEW
    assert "Si può fare." not in client.get(proposal.get_absolute_url()).content.decode()
    assert OutboxMail.objects.count() == 0


def test_who_drafted_does_not_publish(people):
    answer = draft(make_table_proposal(), people.piera)

    with pytest.raises(Refused, match="^same_person$"):
        publish_answer(answer, by=people.piera, now=NOW)
    assert Answer.objects.get().published_at is None


def test_who_rewrote_a_draft_does_not_publish_it_either(people):
    proposal = make_table_proposal()
    first = draft(proposal, people.piera)
    second = draft(proposal, people.paolo, reason="Meglio così.")

    assert second.pk == first.pk
    with pytest.raises(Refused, match="^same_person$"):
        publish_answer(second, by=people.paolo, now=NOW)
    publish_answer(second, by=people.piera, now=NOW)


def test_paolo_publishes_and_the_proposal_takes_the_outcome(people):
    proposal = make_table_proposal()

    answer = make_answer(proposal, people)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.first_answered_at) == (State.PARTLY_ACCEPTED, NOW)
    assert (answer.published_by, answer.published_at) == (people.paolo.participant, NOW)
    edge = LineageEdge.objects.get(kind="answered_by")
    assert (edge.source, edge.target) == (proposal.ref, answer.ref)
    actions = AuditRecord.objects.order_by("pk").values_list("action", "by")
    assert list(actions) == [
        ("draft_answer", people.piera.participant_id),
        ("publish_answer", people.paolo.participant_id),
    ]


def test_a_published_answer_is_followed_by_another_never_changed(people):
    proposal = make_table_proposal()
    first = make_answer(proposal, people)

    with pytest.raises(Refused, match="^already_published$"):
        publish_answer(first, by=people.paolo, now=NOW)
    second = draft(proposal, people.piera, now=NOW + timedelta(days=9))
    publish_answer(second, by=people.paolo, now=NOW + timedelta(days=10))

    proposal.refresh_from_db()
    assert second.pk != first.pk
    assert Answer.objects.get(pk=first.pk).outcome == "partly-accepted"
    assert (proposal.state, proposal.first_answered_at) == (State.ACCEPTED, NOW)


def test_nobody_publishes_a_draft_that_was_rewritten_after_they_read_it(people):
    """The page compares too; between its look and the lock there is time for another planner."""
    proposal = make_table_proposal()
    read = draft(proposal, people.piera, now=NOW)
    draft(proposal, people.piera, now=NOW + timedelta(seconds=1))

    with pytest.raises(Refused, match="^draft_changed$"):
        publish_answer(read, by=people.paolo, now=NOW + timedelta(seconds=2))

    assert Answer.objects.get().published_at is None


@pytest.mark.parametrize("who", ["rosa", "mario", "stranger"])
def test_only_planners_draft_publish_and_link(people, who):
    proposal, element, person = make_table_proposal(), make_element(), getattr(people, who)
    answer = draft(proposal, people.piera)

    with pytest.raises(Refused, match="^not_a_planner$"):
        draft(proposal, person)
    with pytest.raises(Refused, match="^not_a_planner$"):
        publish_answer(answer, by=person, now=NOW)
    with pytest.raises(Refused, match="^not_a_planner$"):
        link_plan_element(proposal, element=element, by=person, now=NOW)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outcome": "merged"}, "outcome_unknown"),
        ({"reason": " "}, "reason_empty"),
        ({"office": ""}, "office_empty"),
    ],
)
def test_bad_drafts_are_refused(people, changes, code):
    with pytest.raises(Refused, match=f"^{code}$"):
        draft(make_table_proposal(), people.piera, **changes)
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("state", [State.DRAFT, State.MERGED, State.WITHDRAWN])
def test_what_has_ended_is_not_answered(people, state):
    proposal = make_table_proposal()
    Proposal.objects.update(state=state)

    with pytest.raises(Refused, match="^not_answerable$"):
        draft(proposal, people.piera)


def test_everybody_who_took_part_is_told_once(people):
    proposal = make_table_proposal(author=people.mario.participant)
    support(proposal, by=people.rosa, now=NOW)
    for _twice in range(2):
        post_comment(proposal, text="Sì", stance="neutral", by=people.rosa, now=NOW)
    post_comment(proposal, text="No", stance="against", by=people.stranger, now=NOW)
    follow_confirmed(proposal, "segue@example.org")
    follow_confirmed("tavolo/7", "tavolo@example.org")
    follow("tavolo/8", email="altrove@example.org", language="it", by=people.stranger, now=NOW)
    follow(proposal, email="mai-confermato@example.org", language="it", by=people.stranger, now=NOW)
    OutboxMail.objects.all().delete()

    make_answer(proposal, people)

    assert sorted(OutboxMail.objects.values_list("to", flat=True)) == [
        "ivo@example.org",
        "mario@example.org",
        "rosa@example.org",
        "segue@example.org",
        "tavolo@example.org",
    ]


def test_a_supporter_who_also_follows_gets_the_letter_with_the_way_out(people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    follower = follow_confirmed(proposal, "rosa@example.org")
    OutboxMail.objects.all().delete()

    make_answer(proposal, people)

    mail = OutboxMail.objects.get()
    assert mail.to == "rosa@example.org"
    assert f"/filo/{token_of(follower)}/" in mail.body


def test_the_letter_says_what_an_answer_is_in_the_readers_language(people):
    User.objects.filter(pk=people.rosa.pk).update(language="en")
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    support(proposal, by=people.stranger, now=NOW)
    answer = draft(proposal, people.piera, next_date=date(2026, 9, 30), act_url="https://example.org/atto")

    publish_answer(answer, by=people.paolo, now=NOW)

    italian = OutboxMail.objects.get(to="ivo@example.org")
    assert "Valutazione dell'ufficio: non è un atto e non vincola il Consiglio comunale." in italian.body
    assert "Prossimo aggiornamento: 30 settembre 2026." in italian.body
    assert "/proposte/t7-31/" in italian.body
    english = OutboxMail.objects.get(to="rosa@example.org")
    assert "/en/proposte/t7-31/" in english.body
    assert english.language == "en"


def test_no_mail_is_owed_when_publishing_is_refused(people):
    proposal = make_table_proposal()
    support(proposal, by=people.rosa, now=NOW)
    answer = draft(proposal, people.piera)

    with pytest.raises(Refused):
        publish_answer(answer, by=people.piera, now=NOW)
    assert OutboxMail.objects.count() == 0


def test_two_hundred_supporters_are_told_in_a_bounded_number_of_queries(people, django_assert_max_num_queries):
    proposal = make_table_proposal()
    for number in range(200):
        support(proposal, by=make_user(f"Resident{number}"), now=NOW)
    answer = draft(proposal, people.piera)

    with django_assert_max_num_queries(24):
        publish_answer(answer, by=people.paolo, now=NOW)
    assert OutboxMail.objects.count() == 200


def test_a_plan_element_is_linked_once_and_unlinked(people):
    proposal, element = make_table_proposal(), make_element()

    assert link_plan_element(proposal, element=element, by=people.piera, now=NOW) is True
    assert link_plan_element(proposal, element=element, by=people.paolo, now=NOW) is False
    assert LineageEdge.objects.filter(kind="adopted_in", source=proposal.ref, target="piano/articolo-12").count() == 1
    assert unlink_plan_element(proposal, element=element, by=people.piera, now=NOW) is True
    assert unlink_plan_element(proposal, element=element, by=people.piera, now=NOW) is False
    assert [line.action for line in AuditRecord.objects.order_by("pk")] == [
        "link_plan_element",
        "unlink_plan_element",
    ]
