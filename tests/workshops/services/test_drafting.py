"""The account as a page: one draft when a table concludes, public once the named person has approved it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, WorkflowState

from home.domain.roles import STAFF_GROUPS, Role
from home.models import User
from home.registries import desks_of
from tests.loaded_site import ensure_wagtail
from tests.support.accounts import LATER, WORDS, action_url, approve, concluded, form_of, read, workshop_page
from tests.support.people import NOW, conclude, write
from tests.support.rows import close_moment, make_table, must, play_to_ballot, seat_people
from tests.support.stories import GIULIA
from tests.workshops.promises import in_threads
from tests.workshops.views.forms import browser_of
from workshops.content.demo.clearing import clear_tables
from workshops.domain import commands as c
from workshops.models import AccountPage, Table, WorkshopPage
from workshops.permissions import can_approve
from workshops.services import projecting
from workshops.services.drafting import draft_accounts
from workshops.services.viewing import account_for, approved_account_of

pytestmark = pytest.mark.django_db(transaction=True)
WAITS = "C’è una correzione o una foto in attesa di approvazione."


def staff(name: str, *roles: Role, **facts: object) -> User:
    user = User.objects.create_user(f"{name}@example.org", **facts)
    user.groups.set(Group.objects.filter(name__in=[STAFF_GROUPS[role] for role in roles]))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def dario():
    """Who made the workshop, and is named for its accounts."""
    ensure_wagtail()
    return staff("dario", Role.DIRECTOR)


@pytest.fixture
def elisa(dario):
    """An editor, and of the regia too: both roles of others, and still not the person named."""
    return staff("elisa", Role.EDITOR, Role.DIRECTOR)


@pytest.fixture
def parent(dario):
    return workshop_page(dario)


@pytest.fixture
def table(parent) -> Table:
    return concluded()


@pytest.fixture
def page(table) -> AccountPage:
    projecting.project(table.pk)
    return AccountPage.objects.get(table=table)


def correct(table: Table, text: str, number: int) -> None:
    must(table, c.AskCorrection(text=text, card=1, sentence=0), table.seats_here[0], now=table.end)
    must(table, c.AcceptCorrection(number, ""), GIULIA, now=table.end)
    projecting.project(table.pk)


def states(page: AccountPage) -> list[str]:
    return list(WorkflowState.objects.for_instance(page).order_by("pk").values_list("status", flat=True))


def test_a_table_that_concludes_makes_one_draft_however_often_it_is_projected(table):
    for _time in range(2):
        projecting.project(table.pk)
    call_command("project_results", str(table.pk))

    page = AccountPage.objects.get()
    assert (page.live, page.language, page.title) == (False, "it", f"Resoconto del tavolo {table.number}")
    assert (page.revisions.count(), states(page)) == (1, ["in_progress"])
    assert page.head_hash == bytes(table.log.get(seq=page.position).hash).hex()
    assert table.log.get(seq=page.position).kind == "table_concluded"


def test_two_projectors_at_once_make_one_draft(table):
    made = in_threads([lambda: draft_accounts(table)] * 2)

    assert sorted(made) == [0, 1]
    assert AccountPage.objects.get().revisions.count() == 1


def test_a_table_that_goes_on_has_no_draft(parent):
    made = make_table(is_demo=True)
    play_to_ballot(made)
    close_moment(made, 2, now=LATER)
    projecting.project(made.pk)

    assert not AccountPage.objects.exists()


def test_a_table_that_concludes_without_choosing_is_drafted_at_the_next_start(parent):
    made = make_table((write(), conclude()), is_demo=True)
    seats = seat_people(made, 2)
    must(made, c.OpenMoment(1), GIULIA)
    must(made, c.PostCard("Panchina"), seats[0])
    must(made, c.OpenMoment(2), GIULIA, now=close_moment(made, 1, now=NOW))
    close_moment(made, 2, now=LATER)

    assert (projecting.project_missing(), projecting.project_missing()) == (1, 0)
    assert AccountPage.objects.get().table == made


def test_the_database_holds_a_table_to_one_account_in_a_language(page, parent):
    facts = {"table": page.table, "position": page.position, "head_hash": page.head_hash, "locale": page.locale}
    with pytest.raises(ValidationError), transaction.atomic():
        parent.add_child(instance=AccountPage(title="Un altro", slug="un-altro", abstract="-", **facts))


def test_it_is_not_public_before_it_is_approved(page, parent):
    assert read(page) == "404"
    assert page.title not in Client().get("/cerca/?q=resoconto").content.decode()
    assert page.get_url() not in Client().get(parent.get_url()).content.decode()
    assert page not in Page.objects.live()


def test_only_the_person_named_or_an_administrator_approves(page, dario, elisa):
    workshop = page.table.workshop
    administrator = User.objects.create_superuser("ada@example.org")
    former = staff("ex")
    assert [can_approve(each, workshop) for each in (dario, administrator, elisa)] == [True, True, False]
    workshop.approver = former
    assert not can_approve(former, workshop)

    assert approve(page, elisa).status_code in (302, 403)
    page.refresh_from_db()
    assert (page.live, states(page)) == (False, ["in_progress"])


def test_an_editor_does_not_publish_it_past_who_approves(page, elisa):
    sent = form_of(page, title="Altro", **{"action-publish": "action-publish"})
    browser_of(elisa).post(f"/admin/pages/{page.pk}/edit/", sent)
    browser_of(elisa).post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={page.pk}")
    browser_of(elisa).post(f"/admin/pages/{page.pk}/delete/")
    with pytest.raises(PublishPagePermissionError):
        page.get_latest_revision().publish(user=elisa)

    page.refresh_from_db()
    assert (page.live, page.title) == (False, f"Resoconto del tavolo {page.table.number}")


def test_nobody_makes_or_copies_one_by_hand(page, parent, dario):
    administrator = User.objects.create_superuser("ada@example.org")
    assert AccountPage not in WorkshopPage.creatable_subpage_models()
    assert not page.permissions_for_user(administrator).can_copy()
    facts = {
        "new_title": "Copia",
        "new_slug": "copia",
        "new_parent_page": parent.get_parent().pk,
        "copy_subpages": "on",
    }
    answer = browser_of(administrator).post(f"/admin/pages/{parent.pk}/copy/", facts)
    assert answer.status_code == 302
    assert not WorkshopPage.objects.filter(slug="copia").exists()


def test_the_desk_says_what_waits_and_leads_there(page, dario, elisa):
    desk = desks_of(dario)[-1]
    assert (desk.url, desk.waiting) == (f"/admin/pages/{page.pk}/edit/", "1 resoconto in attesa")
    assert "in attesa" not in " ".join(each.waiting for each in desks_of(elisa))
    home = browser_of(dario).get("/admin/").content.decode()
    assert f'<a href="{desk.url}">Resoconti da approvare</a>: 1 resoconto in attesa' in home
    opened = browser_of(dario).get(desk.url)
    assert opened.status_code == 200
    assert "Approva e Pubblica" in opened.content.decode()
    assert "read_position" in opened.content.decode()

    approve(page, dario)
    assert "in attesa" not in " ".join(each.waiting for each in desks_of(dario))


def test_approval_publishes_and_the_workshop_leads_to_it(page, parent, dario):
    assert approve(page, dario).status_code in (200, 302)

    page.refresh_from_db()
    assert (page.live, states(page)) == (True, ["approved"])
    assert WORDS in read(page)
    assert WAITS not in read(page)
    assert f'<a href="{page.get_url()}">Leggi il resoconto' in Client().get(parent.get_url()).content.decode()


def test_what_it_shows_is_what_the_log_says(page, table, dario):
    approve(page, dario)
    shown = approved_account_of(AccountPage.objects.get())
    assert shown.account == account_for(page.table, now=table.end)
    browser = Client()
    inside = [
        answer.content.decode().split('id="account-result"')[1].split("</article>")[0].split()
        for answer in (browser.get(page.get_url()), browser.get(f"/tavoli/{page.table.code}/resoconto/"))
    ]
    assert inside[0] == inside[1]


def test_a_correction_waits_while_the_approved_account_stays(page, table, dario):
    approve(page, dario)
    before = page.position
    correct(table, "Erano due tutor", 1)
    projecting.project(table.pk)

    page.refresh_from_db()
    assert (page.live, page.position, page.has_unpublished_changes) == (True, before, True)
    assert (page.revisions.count(), states(page)) == (2, ["approved", "in_progress"])
    assert "Erano due tutor" not in read(page)
    assert WAITS in read(page)

    approve(page, dario)
    assert "Erano due tutor" in read(page)
    assert WAITS not in read(page)


def test_a_correction_before_the_approval_asks_again_and_the_older_request_is_over(page, table, dario):
    asked = page.current_workflow_state.current_task_state
    correct(table, "Erano due tutor", 1)
    browser_of(dario).post(action_url(page, asked.pk))

    page.refresh_from_db()
    assert (page.live, states(page)) == (False, ["cancelled", "in_progress"])


def test_a_form_opened_before_a_correction_approves_nothing(page, table, dario):
    sent = form_of(page, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    correct(table, "Erano due tutor", 1)
    address = f"/admin/pages/{page.pk}/edit/"

    assert "il resoconto è cambiato" in browser_of(dario).post(address, sent).content.decode()
    page.refresh_from_db()
    assert not page.live

    browser_of(dario).post(address, {**sent, "read_position": page.get_latest_revision_as_object().position})
    assert "Erano due tutor" in read(page)


def test_asking_for_a_change_is_not_overruled_by_the_projector(page, table, dario):
    approve(page, dario, action="reject")
    projecting.project(table.pk)
    assert states(page) == ["needs_changes"]


def test_what_is_hidden_later_is_gone_from_the_approved_account(page, table, dario):
    approve(page, dario)
    must(table, c.HideCard(1, "personal_data"), GIULIA, now=table.end)
    assert WORDS not in read(page)
    must(table, c.RestoreCard(1), GIULIA, now=table.end)
    assert WORDS in read(page)


def test_a_log_that_is_not_the_approved_one_is_not_shown(page, dario):
    approve(page, dario)
    AccountPage.objects.update(head_hash="00" * 32)
    assert "non è quello che è stato approvato" in read(page)
    assert WORDS not in read(page)


def test_the_page_costs_the_same_with_many_cards(page, dario, django_assert_max_num_queries):
    approve(page, dario)
    long = concluded(cards=30)
    projecting.project(long.pk)
    other = AccountPage.objects.get(table=long)
    approve(other, dario)
    for each in (page, other):
        read(each)
        with django_assert_max_num_queries(24):
            assert WORDS in read(each)


def test_removing_a_demonstration_table_removes_its_account(page, table):
    clear_tables(Table.objects.filter(pk=table.pk))
    assert not AccountPage.objects.exists()
