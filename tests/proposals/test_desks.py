"""Each of the staff is told where they work and what waits there: on the profile and first thing in the admin."""

import pytest

from home.registries import desks_of
from proposals.services.comments import post_comment, report
from tests.proposals.people import NOW, make_table_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(people):
    return post_comment(make_table_proposal(), text="Offesa", stance="neutral", by=people.rosa, now=NOW)


def told(user) -> list[tuple[str, str, str]]:
    return [(desk.label, desk.url, desk.waiting) for desk in desks_of(user)]


def test_mario_reads_how_many_things_were_reported(people, comment):
    assert told(people.mario) == [("Moderazione", "/admin/moderazione/", "nessuna segnalazione aperta")]

    report(comment, reason="offence", by=people.stranger, now=NOW)
    report(comment, reason="spam", by=people.paolo, now=NOW)

    assert told(people.mario) == [("Moderazione", "/admin/moderazione/", "1 cosa segnalata da guardare")]


def test_piera_reads_how_many_proposals_wait(people, comment):
    assert told(people.piera) == [("Risposte della Città", "/admin/risposte/", "1 proposta aspetta una risposta")]


def test_who_has_no_role_has_no_desk(people):
    assert told(people.rosa) == []


def test_the_profile_and_the_admin_lead_there(client, people, comment, django_assert_max_num_queries):
    client.force_login(people.mario)

    with django_assert_max_num_queries(15):
        profile = client.get("/profilo/").content.decode()
    admin = client.get("/admin/").content.decode()

    for page in (profile, admin):
        assert '<a href="/admin/moderazione/">Moderazione</a>: nessuna segnalazione aperta' in page


def test_the_profile_of_a_resident_speaks_of_no_work(client, people):
    client.force_login(people.rosa)

    assert "Il tuo lavoro" not in client.get("/profilo/").content.decode()
