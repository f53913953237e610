"""Who approves the accounts of a workshop: named by Dario of the regia; Elisa edits, Ivo has an account and no role."""

import pytest
from bs4 import BeautifulSoup

from home.models import AuditRecord, OutboxMail, User
from tests.loaded_site import ensure_wagtail
from tests.support.accounts import approve, concluded, workshop_page
from tests.support.rows import must
from tests.support.stories import GIULIA
from tests.workshops.services.test_making import account
from tests.workshops.views.forms import browser_of
from workshops.domain import commands as c
from workshops.models import AccountPage, Workshop
from workshops.permissions import can_approve
from workshops.services.drafting import draft_accounts
from workshops.services.naming import possible_approvers

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/regia/laboratorio-esempio/chi-approva/"


@pytest.fixture
def people():
    ensure_wagtail()
    named = {"public_name": "Elisa Esempio"}
    return {
        "dario": account("dario", "Regia"),
        "elisa": account("elisa", "Redazione", **named),
        "ivo": account("ivo"),
        "demo": account("demo", "Regia", is_demo=True),
        "off": account("off", "Regia", is_active=False),
    }


@pytest.fixture
def workshop(people) -> Workshop:
    return workshop_page(people["dario"]).workshop


def mails() -> list[tuple[str, str]]:
    return list(OutboxMail.objects.filter(key__startswith="resoconto:").order_by("pk").values_list("to", "subject"))


@pytest.mark.parametrize("is_demo", [False, True])
def test_list_of_people_is_who_may_approve(people, workshop, is_demo):
    workshop.is_demo = is_demo
    may = {user for user in User.objects.all() if can_approve(user, Workshop(approver=user, is_demo=is_demo))}

    assert set(possible_approvers(workshop)) == may
    assert people["elisa"] in may
    assert people["ivo"] not in may
    assert (people["demo"] in may) is is_demo


def test_regia_names_who_approves_and_the_register_says_so(people, workshop):
    Workshop.objects.update(is_demo=False)
    dario, elisa = browser_of(people["dario"]), people["elisa"]
    page = BeautifulSoup(dario.get(ADDRESS).content, "html.parser")
    chosen = page.select_one("#id_approver option[selected]")
    assert chosen["value"] == str(people["dario"].pk)
    assert "Elisa Esempio" in page.select_one("#id_approver").get_text()

    for _time in range(2):
        assert dario.post(ADDRESS, {"approver": str(elisa.pk)}).status_code == 303

    assert Workshop.objects.get().approver == elisa
    assert AuditRecord.objects.filter(action="name_approver", thing="laboratorio/laboratorio-esempio").count() == 1
    assert dario.post(ADDRESS, {"approver": ""}).status_code == 303
    assert Workshop.objects.get().approver is None


@pytest.mark.parametrize("who", ["ivo", "off", "999999", "x"])
def test_who_cannot_approve_is_not_named(people, workshop, who):
    sent = str(people[who].pk) if who in people else who
    response = browser_of(people["dario"]).post(ADDRESS, {"approver": sent})

    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").select_one("#id_approver_error").get_text().strip()
    assert Workshop.objects.get().approver == people["dario"]


def test_list_costs_the_same_for_thirty_people(people, workshop, django_assert_num_queries):
    for number in range(30):
        account(f"altra-{number}", "Redazione")
    with django_assert_num_queries(1):
        assert len(possible_approvers(workshop)) >= 30


def test_person_named_is_written_to_once_when_a_draft_waits(people, workshop):
    table = concluded()

    for _time in range(2):
        draft_accounts(table)

    subject = f"Da approvare: resoconto del tavolo {table.number}, {table.workshop.name}"
    assert mails() == [("dario@example.org", subject)]
    mail = OutboxMail.objects.get(key__startswith="resoconto:")
    assert f"/admin/pages/{AccountPage.objects.get().pk}/edit/" in mail.body
    assert mail.is_demo is workshop.is_demo


def test_person_named_later_is_written_to_about_what_waits_and_of_nothing_approved(people, workshop):
    table = concluded()
    draft_accounts(table)
    dario, elisa = browser_of(people["dario"]), people["elisa"]

    dario.post(ADDRESS, {"approver": str(elisa.pk)})
    assert [to for to, _subject in mails()] == ["dario@example.org", "elisa@example.org"]

    approve(AccountPage.objects.get(), elisa)
    assert AccountPage.objects.get().live
    dario.post(ADDRESS, {"approver": str(people["dario"].pk)})
    dario.post(ADDRESS, {"approver": str(elisa.pk)})
    assert len(mails()) == 2


def test_draft_that_changes_while_it_waits_is_one_letter_and_the_next_is_another(people, workshop):
    """A dozen photos of flip charts come one by one, after the end."""
    table = concluded()
    draft_accounts(table)
    for number in range(3):
        must(table, c.AddPhoto("Si legge.", f"{number:064x}", 640, 480), GIULIA, now=table.end)
        assert draft_accounts(table) == 1
    assert len(mails()) == 1

    approve(AccountPage.objects.get(), people["dario"])
    must(table, c.AddPhoto("Si legge.", f"{9:064x}", 640, 480), GIULIA, now=table.end)
    draft_accounts(table)
    assert len(mails()) == 2


def test_without_anybody_named_nobody_is_written_to(people, workshop):
    Workshop.objects.update(approver=None)
    draft_accounts(concluded())

    assert mails() == []
