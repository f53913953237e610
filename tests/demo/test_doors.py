"""The role bar's doors and when the bar shows: only at this machine, never in a frame, never into a refusal."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from home.domain.refusal import Refused
from home.domain.roles import Role
from home.models import User
from voci.demo.bar import FRAMED, role_bar
from voci.demo.doors import DOORS, SESSION_KEY, STAFF_TREES, VISITOR, find_door
from voci.demo.guard import FORWARDING_HEADERS, is_local
from voci.demo.middleware import RoleBarMiddleware
from voci.demo.people import PEOPLE, ensure_demo_people

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000"}


def request_here(path: str = "/", **changes: str) -> HttpRequest:
    request = RequestFactory().get(path, **(HERE | changes))
    request.session, request.user = SessionStore(), AnonymousUser()
    return request


def click(key: str, next_page: str = "/") -> HttpResponse:
    request = RequestFactory().post("/demo/entra/", {"role": key, "next": next_page}, **HERE)
    request.session, request.user = SessionStore(), AnonymousUser()
    return find_door(key).open(request)


def test_there_is_one_door_for_each_person_one_to_facilitate_and_one_out():
    keys = [door.key for door in DOORS]

    assert sorted(keys) == sorted([*(person.key for person in PEOPLE), "facilitator", VISITOR])
    assert len(set(keys)) == len(keys)
    assert all(str(door.label) for door in DOORS)


@pytest.mark.parametrize("key", ["", "administrator", "DELEGATE", "delegate ", "../admin"])
def test_there_is_no_other_door(key):
    assert find_door(key) is None


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["resident", "visitor"])
@pytest.mark.parametrize("page", [f"{tree}x/" for tree in STAFF_TREES])
def test_nobody_is_led_from_a_page_of_staff_into_a_refusal(key, page):
    assert click(key, page).url == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["resident", "visitor"])
def test_one_stays_on_the_page_where_one_was(key):
    assert click(key, "/proposte/?q=a").url == "/proposte/?q=a"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("editor", "/admin/"),
        ("moderator", "/admin/moderazione/"),
        ("planner", "/admin/risposte/"),
        ("second-planner", "/admin/risposte/"),
    ],
)
def test_who_works_behind_the_site_begins_at_the_own_desk(key, start):
    assert click(key, "/proposte/").url == start


@pytest.mark.django_db
def test_without_an_open_table_nobody_can_facilitate():
    with pytest.raises(Refused, match="no_open_table"):
        click("facilitator")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"is_superuser": True}, {"is_active": False}, {"is_demo": False}])
def test_an_account_that_is_not_an_invented_one_is_not_entered(change):
    ensure_demo_people()
    User.objects.filter(email="franca@esempio.invalid").update(**change)

    with pytest.raises(Refused, match="not_a_demo_account"):
        click("resident")


@pytest.mark.django_db
def test_the_invented_people_are_made_once_each_with_their_role():
    first, again = ensure_demo_people(), ensure_demo_people()

    assert {key: user.pk for key, user in first.items()} == {key: user.pk for key, user in again.items()}
    assert User.objects.count() == len(PEOPLE)
    for person in PEOPLE:
        user = User.objects.get(email=person.email)
        assert user.is_demo
        assert not user.is_superuser
        assert (person.role in user.staff_roles) is (person.role not in {Role.DELEGATE, Role.RESIDENT})


@pytest.mark.parametrize("destination", sorted(FRAMED))
def test_a_page_in_a_frame_shows_no_bar(destination):
    assert role_bar(request_here(HTTP_SEC_FETCH_DEST=destination), None) is None


def test_the_bar_knows_who_one_is_and_where():
    request = request_here("/proposte/?q=a")
    request.session[SESSION_KEY] = "planner"

    part = role_bar(request, None)

    assert part.template == "demo/role_bar.html"
    assert (part.context["current"], part.context["here"]) == ("planner", "/proposte/?q=a")


@pytest.mark.parametrize("header", FORWARDING_HEADERS)
def test_who_comes_through_another_machine_sees_no_bar(header):
    request = request_here(**{f"HTTP_{header.upper().replace('-', '_')}": "127.0.0.1"})

    assert not is_local(request)
    assert role_bar(request, None) is None


@pytest.mark.parametrize("shows", [True, False])
def test_a_page_with_the_bar_is_kept_by_nobody(shows):
    request = request_here()

    def answer(inner: HttpRequest) -> HttpResponse:
        if shows:
            role_bar(inner, None)
        return HttpResponse("pagina")

    response = RoleBarMiddleware(answer)(request)

    assert ("no-store" in response.get("Cache-Control", "")) is shows
