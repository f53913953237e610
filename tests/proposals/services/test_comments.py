"""Comments: written, answered, taken back, reported."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from home.domain.refusal import Refused
from proposals.domain.states import State
from proposals.models import Comment, Proposal, Report
from proposals.services.comments import post_comment, remove_own_comment, report
from proposals.services.moderation import hide_content
from tests.proposals.people import NOW, make_consultation, make_table_proposal

pytestmark = pytest.mark.django_db


def say(proposal, person, text="Serve davvero.", **changes):
    return post_comment(proposal, **({"text": text, "stance": "in-favour", "by": person, "now": NOW} | changes))


def test_rosa_comments_under_the_name_she_shows(people):
    comment = say(make_table_proposal(), people.rosa, "  Serve davvero.\r\nSubito.\x00 ")

    assert (comment.text, comment.author_name, comment.stance) == ("Serve davvero.\nSubito.", "Rosa", "in-favour")
    assert comment.author == people.rosa.participant
    assert Proposal.objects.get().comment_count == 1


def test_a_reply_hangs_below_its_comment(people):
    proposal = make_table_proposal()
    root = say(proposal, people.rosa)

    reply = say(proposal, people.stranger, parent=root)

    assert reply.parent == root
    assert Proposal.objects.get().comment_count == 2


@pytest.mark.parametrize(
    ("text", "stance", "code"),
    [
        (" \n\x00 ", "neutral", "comment_empty"),
        ("x" * 1501, "neutral", "comment_too_long"),
        ("Sì", "maybe", "stance_unknown"),
    ],
)
def test_bad_input_is_refused(people, text, stance, code):
    with pytest.raises(Refused, match=f"^{code}$"):
        say(make_table_proposal(), people.rosa, text, stance=stance)
    assert Comment.objects.count() == 0


def test_a_stranger_without_account_signs_in_first():
    with pytest.raises(Refused, match="^sign_in_first$"):
        say(make_table_proposal(), AnonymousUser())


def test_refused_in_a_phase_without_comments(people):
    proposal = make_table_proposal(consultation=make_consultation(verbs=("support",)))

    with pytest.raises(Refused, match="^phase_closed$"):
        say(proposal, people.rosa)


def test_refused_when_the_phase_is_over(people):
    proposal = make_table_proposal(consultation=make_consultation(closes_at=NOW))

    with pytest.raises(Refused, match="^phase_closed$"):
        say(proposal, people.rosa)


def test_refused_on_a_merged_proposal(people):
    proposal = make_table_proposal()
    Proposal.objects.update(state=State.MERGED)

    with pytest.raises(Refused, match="^proposal_closed$"):
        say(proposal, people.rosa)


def test_there_is_no_third_level(people):
    proposal = make_table_proposal()
    reply = say(proposal, people.rosa, parent=say(proposal, people.rosa))

    with pytest.raises(Refused, match="^two_levels_only$"):
        say(proposal, people.rosa, parent=reply)


def test_a_hidden_comment_or_another_proposals_is_not_answered(people):
    proposal, other = make_table_proposal(), make_table_proposal(32)
    elsewhere, hidden = say(other, people.rosa), say(proposal, people.rosa)
    hide_content(hidden, reason="spam", by=people.mario, now=NOW)
    hidden.refresh_from_db()

    for parent in (elsewhere, hidden):
        with pytest.raises(Refused, match="^comment_unknown$"):
            say(proposal, people.rosa, parent=parent)


def test_the_eleventh_in_ten_minutes_waits(people):
    proposal = make_table_proposal()
    for place in range(10):
        say(proposal, people.rosa, now=NOW + timedelta(seconds=place))

    with pytest.raises(Refused, match="^comments_too_fast$"):
        say(proposal, people.rosa, now=NOW + timedelta(seconds=20))
    say(proposal, people.stranger, now=NOW + timedelta(seconds=20))
    say(proposal, people.rosa, now=NOW + timedelta(minutes=11))
    assert Proposal.objects.get().comment_count == 12


def test_rosa_takes_her_own_back_and_only_hers(people):
    comment = say(make_table_proposal(), people.rosa)

    for person in (people.stranger, people.mario):
        with pytest.raises(Refused, match="^not_your_comment$"):
            remove_own_comment(comment, by=person, now=NOW)
    remove_own_comment(comment, by=people.rosa, now=NOW)

    comment.refresh_from_db()
    assert comment.visibility == Comment.Visibility.REMOVED
    assert Proposal.objects.get().comment_count == 0
    with pytest.raises(Refused, match="^already_so$"):
        remove_own_comment(comment, by=people.rosa, now=NOW)
    assert Proposal.objects.get().comment_count == 0


def test_one_report_per_person_and_thing(people):
    comment = say(make_table_proposal(), people.rosa)

    assert report(comment, reason="offence", by=people.stranger, now=NOW) is True
    assert report(comment, reason="spam", by=people.stranger, now=NOW) is False
    assert report(comment, reason="spam", by=people.mario, now=NOW) is True
    assert list(Report.objects.values_list("thing", "reason")) == [
        (comment.ref, "offence"),
        (comment.ref, "spam"),
    ]


def test_reports_are_refused_without_account_and_without_reason(people):
    comment = say(make_table_proposal(), people.rosa)

    with pytest.raises(Refused, match="^sign_in_first$"):
        report(comment, reason="offence", by=AnonymousUser(), now=NOW)
    with pytest.raises(Refused, match="^reason_unknown$"):
        report(comment, reason="boring", by=people.rosa, now=NOW)
