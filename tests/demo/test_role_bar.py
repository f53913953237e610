"""The bar itself: who it makes you, where it leads, and that no store keeps it."""

import pytest
from django.test import Client
from django.utils import timezone

from home.domain.roles import Role
from home.models import Direction, User
from home.permissions import can_enter_admin, has_role
from tests.demo.test_guard import HERE, click
from tests.permissions.command_situations import SCRIPT
from voci.demo.doors import DOORS
from voci.demo.people import PEOPLE, ensure_demo_people
from workshops.domain.actors import DirectorActor
from workshops.live.hub import now_ms
from workshops.models import Workshop
from workshops.services.opening import create_table, open_table

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


def open_demo_table(*, is_demo: bool = True):
    """What load_content leaves open: a table of a demonstration workshop."""
    direction = Direction.objects.create(code="skills", order=3)
    workshop = Workshop.objects.create(code="esempio", starts_at=timezone.now(), is_demo=is_demo)
    table = create_table(workshop, number=1, direction=direction, script=SCRIPT, is_demo=is_demo)
    open_table(table, by=DirectorActor("d"), now=now_ms())
    return table


@pytest.mark.django_db(transaction=True)
def test_who_facilitates_gets_a_card_and_no_account(client):
    click(client, role="planner")
    table = open_demo_table()
    response = click(client, role="facilitator")
    desk = client.get(response["Location"], **HERE)

    assert response["Location"] == f"/tavoli/{table.code}/facilita/"
    assert desk.status_code == 200
    assert "_auth_user_id" not in client.session
    assert 'value="facilitator" aria-current="true"' in desk.content.decode()
    assert table.facilitation_cards.get().holder_name == "Fabio Esempio"


@pytest.mark.django_db(transaction=True)
def test_who_facilitates_already_keeps_the_card(client):
    """Each click used to make another one."""
    table = open_demo_table()
    for _click in range(3):
        response = click(client, role="facilitator")
        client.get(response["Location"], **HERE)
        click(client, role="planner")

    assert table.facilitation_cards.count() == 1
    click(Client(), role="facilitator")
    assert table.facilitation_cards.count() == 2


@pytest.mark.django_db(transaction=True)
def test_delegate_and_regia_begin_at_the_open_table(client):
    table = open_demo_table()

    assert click(client, role="delegate")["Location"] == f"/tavoli/{table.code}/"
    assert click(client, role="director")["Location"] == "/regia/esempio/"
    assert client.get("/regia/esempio/", **HERE).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_real_table_is_never_facilitated_from_the_bar(client):
    table = open_demo_table(is_demo=False)
    response = click(client, role="facilitator")

    assert response.status_code == 403
    assert table.facilitation_cards.count() == 0


def test_without_an_open_table_the_bar_says_so(client):
    response = click(client, role="facilitator")

    assert response.status_code == 403
    assert "questo ruolo non ha un posto dove entrare" in response.content.decode()
    assert click(client, role="delegate")["Location"] == "/accedi/"


def test_resident_stays_on_the_page_and_staff_go_to_their_desks(client):
    assert click(client, role="resident")["Location"] == "/accedi/"
    assert click(client, role="planner")["Location"] == "/admin/risposte/"
    assert click(client, role="editor")["Location"] == "/admin/"


@pytest.mark.parametrize("role", ["resident", "delegate", "visitor"])
@pytest.mark.parametrize("page", ["/admin/risposte/", "/regia/esempio/", "/en/regia/esempio/"])
def test_nobody_is_led_from_one_role_into_a_refusal(client, role, page):
    response = client.post("/demo/entra/", {"role": role, "next": page}, **HERE)

    assert response["Location"] == "/"


def test_bar_names_every_role_and_marks_the_present_one(client):
    click(client, role="planner")
    page = client.get("/profilo/", **HERE).content.decode()

    for door in DOORS:
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
