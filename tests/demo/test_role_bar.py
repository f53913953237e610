"""The bar itself: who it makes you, where it leads, and that no store keeps it."""

import pytest
from django.test import Client

from home.domain.roles import Role
from home.models import User
from home.permissions import can_enter_admin, has_role
from tests.demo.test_guard import HERE, click
from voci.demo.doors import doors
from voci.demo.people import PEOPLE, ensure_demo_people

pytestmark = pytest.mark.django_db
STAFF = {Role.DIRECTOR, Role.EDITOR, Role.MODERATOR, Role.PLANNER}


def me(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.mark.parametrize("person", PEOPLE, ids=[person.key for person in PEOPLE])
def test_each_button_makes_you_that_person_and_nobody_more(client, person):
    click(client, role=person.key)
    user = me(client)

    assert (user.public_name, user.is_demo, user.is_superuser, user.is_staff) == (person.name, True, False, False)
    assert {role for role in STAFF if has_role(user, role)} == STAFF & {person.role}
    assert can_enter_admin(user) is (person.role in STAFF)


def test_every_name_is_invented_and_says_so():
    assert all(person.name.endswith(" Esempio") for person in PEOPLE)
    assert all(person.email.endswith("@esempio.invalid") for person in PEOPLE)


def test_delegate_speaks_for_a_demonstration_organisation():
    mandate = ensure_demo_people()["delegate"].mandates.get()

    assert mandate.organisation.is_demo
    assert "Esempio" in mandate.organisation.name


def test_making_the_people_twice_makes_them_once():
    first = ensure_demo_people()
    second = ensure_demo_people()

    assert first == second
    assert User.objects.count() == len(PEOPLE)


def test_changing_role_leaves_nothing_of_the_one_before(client):
    click(client, role="moderator")
    session = client.session
    session["drafts"] = {"comment:12": "testo"}
    session.save()
    click(client, role="resident")

    assert me(client).public_name == "Franca Esempio"
    assert "drafts" not in client.session


def test_nobody_is_a_role_too(client):
    click(client, role="resident")
    click(client, role="visitor")

    assert "_auth_user_id" not in client.session


def test_resident_stays_on_the_page_and_staff_go_to_the_admin(client):
    assert click(client, role="resident")["Location"] == "/accedi/"
    assert click(client, role="planner")["Location"] == "/admin/"


def test_bar_names_every_role_and_marks_the_present_one(client):
    click(client, role="planner")
    page = client.get("/profilo/", **HERE).content.decode()

    for door in doors():
        assert f'name="role" value="{door.key}"' in page
    assert 'value="planner" aria-current="true"' in page
    assert page.count('aria-current="true">pianificazione') == 1


def test_bar_in_english(client):
    page = client.get("/en/accedi/", **HERE).content.decode()

    assert "Sign in as" in page
    assert ">planning<" in page


def test_bar_stands_in_the_admin_too(client):
    click(client, role="editor")
    page = client.get("/admin/", **HERE).content.decode()

    assert 'class="role-bar"' in page


def test_page_with_the_bar_is_never_stored(client):
    page = client.get("/valutazione/grazie/", **HERE)
    without = client.get("/valutazione/grazie/", HTTP_HOST="testserver")

    assert 'class="role-bar"' in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert 'class="role-bar"' not in without.content.decode()
    assert "no-store" not in without.get("Cache-Control", "")


def test_page_inside_a_frame_has_no_bar(client):
    framed = client.get("/accedi/", **HERE, HTTP_SEC_FETCH_DEST="iframe")

    assert 'class="role-bar"' not in framed.content.decode()


def test_bar_has_no_script_and_no_inline_style(client):
    page = client.get("/accedi/", **HERE).content.decode()
    bar = page[page.index('<aside class="role-bar"') : page.index("</aside>")]

    assert "<script" not in bar
    assert "style=" not in bar
    assert "onclick" not in bar
