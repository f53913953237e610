"""Hiding with a reason, restoring, and what the author is told."""

import pytest

from home.domain.refusal import Refused
from home.models import AuditRecord, OutboxMail
from proposals.models import Comment, Decision, Proposal, Report
from proposals.queries.moderation import open_cases
from proposals.services.comments import post_comment, report
from proposals.services.moderation import dismiss_reports, hide_content, restore_content
from tests.proposals.people import NOW, make_consultation, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(people) -> Comment:
    proposal = make_table_proposal(consultation=make_consultation())
    return post_comment(proposal, text="Chiamate Rosa allo 011", stance="neutral", by=people.rosa, now=NOW)


def test_mario_hides_with_a_reason_and_the_author_is_told(people, comment):
    report(comment, reason="personal-data", by=people.stranger, now=NOW)

    hide_content(comment, reason="personal-data", note="C'è un numero di telefono.", by=people.mario, now=NOW)

    comment.refresh_from_db()
    assert comment.visibility == Comment.Visibility.HIDDEN
    assert Proposal.objects.get().comment_count == 0
    assert Report.objects.get().handled_at == NOW
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.subject) == ("rosa@example.org", "Abbiamo nascosto un tuo contributo")
    assert "Perché: contiene dati personali." in mail.body
    assert "C'è un numero di telefono." in mail.body
    assert "Chiedi di rivedere la decisione: scrivi a ufficio@example.org." in mail.body


def test_each_decision_is_a_record_and_an_audit_line(people, comment):
    hide_content(comment, reason="spam", by=people.mario, now=NOW)
    restore_content(comment, by=people.mario, now=NOW)

    assert list(Decision.objects.order_by("pk").values_list("action", "reason")) == [("hide", "spam"), ("restore", "")]
    lines = AuditRecord.objects.order_by("pk").values_list("action", "thing", "role", "by")
    assert list(lines) == [
        ("hide", comment.ref, "moderator", people.mario.participant_id),
        ("restore", comment.ref, "moderator", people.mario.participant_id),
    ]


def test_restored_it_is_read_and_counted_again(people, comment):
    hide_content(comment, reason="spam", by=people.mario, now=NOW)
    restore_content(comment, by=people.mario, now=NOW)

    comment.refresh_from_db()
    assert comment.visibility == Comment.Visibility.VISIBLE
    assert Proposal.objects.get().comment_count == 1
    assert OutboxMail.objects.order_by("-pk")[0].subject == "Un tuo contributo è di nuovo visibile"


@pytest.mark.parametrize("who", ["rosa", "piera", "stranger"])
def test_only_moderators_hide_restore_or_dismiss(people, comment, who):
    person = getattr(people, who)

    with pytest.raises(Refused, match="^not_a_moderator$"):
        hide_content(comment, reason="spam", by=person, now=NOW)
    with pytest.raises(Refused, match="^not_a_moderator$"):
        restore_content(comment, by=person, now=NOW)
    with pytest.raises(Refused, match="^not_a_moderator$"):
        dismiss_reports(comment, by=person, now=NOW)
    assert Decision.objects.count() == 0


def test_hiding_twice_and_restoring_what_is_visible_are_refused(people, comment):
    with pytest.raises(Refused, match="^already_so$"):
        restore_content(comment, by=people.mario, now=NOW)
    hide_content(comment, reason="spam", by=people.mario, now=NOW)
    with pytest.raises(Refused, match="^already_so$"):
        hide_content(comment, reason="spam", by=people.mario, now=NOW)
    assert Proposal.objects.get().comment_count == 0


def test_a_reason_is_needed_and_nothing_changes_without_one(people, comment):
    with pytest.raises(Refused, match="^reason_unknown$"):
        hide_content(comment, reason="", by=people.mario, now=NOW)

    comment.refresh_from_db()
    assert comment.visibility == Comment.Visibility.VISIBLE


def test_a_comment_taken_back_by_its_author_is_not_restored_by_a_moderator(people, comment):
    Comment.objects.update(visibility=Comment.Visibility.REMOVED)

    with pytest.raises(Refused, match="^already_so$"):
        restore_content(comment, by=people.mario, now=NOW)


def test_a_proposal_of_a_table_is_hidden_though_nobody_can_be_written_to(people):
    proposal = make_table_proposal()

    hide_content(proposal, reason="offence", by=people.mario, now=NOW)

    assert Proposal.objects.get().is_hidden is True
    assert OutboxMail.objects.count() == 0


def test_dismissed_reports_leave_the_queue_and_the_comment(people, comment):
    report(comment, reason="spam", by=people.stranger, now=NOW)
    report(comment, reason="spam", by=people.piera, now=NOW)

    assert dismiss_reports(comment, by=people.mario, now=NOW) == 2
    assert open_cases() == []
    assert AuditRecord.objects.get().action == "dismiss_reports"
    assert dismiss_reports(comment, by=people.mario, now=NOW) == 0


def test_the_queue_groups_by_thing_in_four_queries(people, comment, django_assert_num_queries):
    proposal = comment.proposal
    for person, reason in ((people.stranger, "spam"), (people.piera, "offence"), (people.paolo, "spam")):
        report(comment, reason=reason, by=person, now=NOW)
    report(proposal, reason="off-topic", by=people.stranger, now=NOW)

    with django_assert_num_queries(4):
        cases = open_cases()

    assert [(case.thing, case.reports) for case in cases] == [(comment, 3), (proposal, 1)]
    assert cases[0].reasons == [("è pubblicità", 2), ("offende o minaccia", 1)]
