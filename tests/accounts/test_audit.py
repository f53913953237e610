"""The register of privileged actions."""

import pytest
from django.db import transaction
from django.utils import timezone

from home.domain.roles import Role
from home.models import AuditRecord, Participant, User
from home.services.audit import record

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def marta(db):
    return User.objects.create_user("marta@example.org", public_name="Marta Esempio")


def test_line_says_who_did_what_when_and_in_which_role(marta):
    line = record("hide", "commento/12", by=marta.participant, role=Role.MODERATOR, now=NOW, detail="offence")

    line.refresh_from_db()
    assert (line.by, line.role, line.action, line.thing, line.detail, line.at) == (
        marta.participant,
        "moderator",
        "hide",
        "commento/12",
        "offence",
        NOW,
    )
    assert not line.is_demo


def test_line_of_a_demonstration_account_belongs_to_the_demonstration():
    line = record("hide", "commento/12", by=Participant.objects.create(is_demo=True), role=Role.MODERATOR, now=NOW)

    assert line.is_demo


def test_line_goes_with_the_act_that_was_undone(marta):
    with transaction.atomic():
        record("hide", "commento/12", by=marta.participant, role=Role.MODERATOR, now=NOW)
        transaction.set_rollback(True)

    assert AuditRecord.objects.count() == 0


def test_erasing_a_person_keeps_the_line_and_cuts_the_pointer(marta):
    line = record("hide", "commento/12", by=marta.participant, role=Role.MODERATOR, now=NOW)
    marta.participant.delete()

    line.refresh_from_db()
    assert (line.by, line.action) == (None, "hide")


def test_long_detail_is_cut_rather_than_lost(marta):
    line = record("hide", "commento/12", by=marta.participant, role=Role.MODERATOR, now=NOW, detail="x" * 300)

    line.refresh_from_db()
    assert line.detail == "x" * 200
