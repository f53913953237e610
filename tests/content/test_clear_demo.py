"""`clear_demo` removes the demonstration, all of it, and nothing else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from consultations.models import Consultation, Organisation
from home.models import Direction, LoadedContent, OutboxMail, Participant, User
from proposals.models import Comment, Proposal, Support
from proposals.services.comments import post_comment
from proposals.services.support import support
from tests.content.conftest import NOW, load
from tests.content.digests import digests
from workshops.models import LogEvent, Table, Workshop
from workshops.services.opening import create_table

DEMO_APPS = ("consultations", "proposals", "workshops")


@pytest.fixture
def facts(demo):
    """What there is without a demonstration: loaded, counted, rolled back to the loaded demonstration."""
    with transaction.atomic():
        call_command("clear_demo")
        counts = digests()
        transaction.set_rollback(True)
    return counts


def _real_proposal() -> Proposal:
    return Proposal.objects.create(
        reference="vera-1",
        channel="site",
        direction=Direction.objects.get(code="skills"),
        title="Una proposta vera",
        text="Una proposta vera",
        state="published",
        published_at=NOW - timedelta(days=2),
    )


@pytest.mark.usefixtures("demo")
def test_clear_demo_leaves_what_without_demo_loads():
    call_command("clear_demo")
    before = digests()
    loader = load(with_demo=False)
    after = digests()
    assert (loader.loaded, loader.kept) == ([], [])
    assert {label for label in after if after[label] != before[label]} == set()


@pytest.mark.usefixtures("demo")
def test_clear_demo_leaves_nothing_of_it():
    call_command("clear_demo")
    left = {
        label: rows
        for label, (rows, _digest) in digests().items()
        if label.split(".")[0] in DEMO_APPS and rows and not label.endswith("Page")
    }
    # How accounts are approved is the site's, whoever made the first draft; no word of the demonstration is in it.
    assert left == {"workshops.Workshop": 1, "workshops.AccountApprovalTask": 1}
    assert Workshop.objects.get().code == "produrre-citta"
    assert not User.objects.exists()
    assert not Participant.objects.exists()
    assert not OutboxMail.objects.exists()
    assert not LoadedContent.objects.filter(key__contains="esempio").exists()


@pytest.mark.usefixtures("demo")
def test_clear_demo_can_be_loaded_again():
    call_command("clear_demo")
    load()
    assert (Proposal.objects.count(), Comment.objects.count()) == (200, 2000)


def test_clear_demo_leaves_what_real_people_did(facts):
    with transaction.atomic():
        real = _real_proposal()
        person = User.objects.create_user("vera@posta.example", public_name="Vera")
        support(real, by=person, now=NOW)
        answered = post_comment(
            real, text="Mi sembra giusto.", stance="in-favour", by=User.objects.filter(is_demo=True)[0], now=NOW
        )
        post_comment(real, text="Anche a me.", stance="neutral", by=person, now=NOW, parent=answered)
        for resident in User.objects.filter(is_demo=True)[:5]:
            support(real, by=resident, now=NOW)
    call_command("clear_demo")
    real.refresh_from_db()
    answered.refresh_from_db()
    assert (real.support_count, real.comment_count) == (1, 1)
    assert (answered.text, answered.author, answered.visibility) == ("", None, "erased")
    assert Comment.objects.get(parent=answered).text == "Anche a me."
    assert Support.objects.get().participant == person.participant
    after = digests()
    assert {
        label for label in ("home.DirectionPage", "home.Phrase", "home.Area") if after[label] != facts[label]
    } == set()


@pytest.mark.usefixtures("demo")
def test_clear_demo_leaves_a_real_table_and_the_organisation_that_sat_at_it():
    workshop = Workshop.objects.get(code="produrre-citta")
    script = Table.objects.filter(is_demo=True)[0].script
    table = create_table(workshop, number=1, direction=Direction.objects.get(code="skills"), script=script)
    organisation = Organisation.objects.get(slug="cooperativa-esempio-nord")
    table.seats.create(number=1, name="Vera", organisation=organisation)
    call_command("clear_demo")
    assert list(Table.objects.all()) == [table]
    assert list(Organisation.objects.all()) == [organisation]


@pytest.mark.usefixtures("demo")
def test_the_log_of_a_real_table_cannot_be_deleted_by_mistake():
    workshop = Workshop.objects.get(code="produrre-citta")
    script = Table.objects.filter(is_demo=True)[0].script
    table = create_table(workshop, number=1, direction=Direction.objects.get(code="skills"), script=script)
    LogEvent.objects.create(table=table, seq=1, kind="table_locked", version=1, at=1, body="{}", hash=bytes(32))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LogEvent.objects.filter(table=table).delete()
    assert LogEvent.objects.filter(table=table).count() == 1
    assert connection.needs_rollback is False


@pytest.mark.usefixtures("demo")
def test_consultations_of_the_demonstration_go_with_their_pages():
    assert Consultation.objects.count() == 5
    call_command("clear_demo")
    assert Consultation.objects.count() == 0
