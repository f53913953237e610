"""Staff roles: groups that exist after every migrate, and what each of them opens."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.management import call_command

from home.domain.roles import STAFF_GROUPS, Role
from home.models import User
from home.permissions import can_enter_admin, has_role
from home.services.staff import ensure_staff_groups

pytestmark = pytest.mark.django_db


def member(role: Role) -> User:
    user = User.objects.create_user(f"{role.value}@example.org")
    user.groups.add(Group.objects.get(name=STAFF_GROUPS[role]))
    return user


def test_groups_exist_after_migrate():
    Group.objects.filter(name__in=STAFF_GROUPS.values()).delete()
    call_command("migrate", verbosity=0)

    assert set(STAFF_GROUPS.values()) <= set(Group.objects.values_list("name", flat=True))


def test_making_them_again_changes_nothing():
    before = {group.name: set(group.permissions.all()) for group in Group.objects.all()}
    ensure_staff_groups()

    assert {group.name: set(group.permissions.all()) for group in Group.objects.all()} == before


def test_what_an_administrator_added_stays():
    group = Group.objects.get(name=STAFF_GROUPS[Role.PLANNER])
    extra = Group.objects.get(name=STAFF_GROUPS[Role.EDITOR]).permissions.exclude(group=group).first()
    group.permissions.add(extra)
    ensure_staff_groups()

    assert extra in group.permissions.all()


@pytest.mark.parametrize("role", list(STAFF_GROUPS))
def test_staff_hold_their_own_role_only_and_enter_the_admin(role):
    user = member(role)

    assert {other for other in STAFF_GROUPS if has_role(user, other)} == {role}
    assert can_enter_admin(user)
    assert not has_role(user, Role.ADMINISTRATOR)


def test_administrator_holds_every_staff_role():
    user = User.objects.create_superuser("chi.amministra@example.org")

    assert all(has_role(user, role) for role in STAFF_GROUPS)


@pytest.mark.parametrize("role", list(STAFF_GROUPS))
def test_suspended_staff_hold_nothing(role):
    user = member(role)
    user.is_active = False
    user.save()

    assert not has_role(user, role)
    assert not can_enter_admin(user)


@pytest.mark.parametrize("role", list(Role))
def test_stranger_and_resident_hold_no_role(role):
    resident = User.objects.create_user("ada@example.org")

    assert not has_role(resident, role)
    assert not has_role(AnonymousUser(), role)


def test_asking_twice_costs_one_query(django_assert_num_queries):
    user = User.objects.get(pk=member(Role.PLANNER).pk)

    with django_assert_num_queries(1):
        assert has_role(user, Role.PLANNER)
        assert not has_role(user, Role.EDITOR)


def test_administrator_adds_a_colleague_who_then_signs_in_by_code(client):
    from tests.accounts.conftest import sign_in  # noqa: PLC0415 -- the steps of another story

    client.force_login(User.objects.create_superuser("chi.amministra@example.org"))
    group = Group.objects.get(name=STAFF_GROUPS[Role.MODERATOR])
    response = client.post(
        "/admin/users/new/",
        {"email": "Nuova@example.org", "first_name": "Nuova", "last_name": "Esempio", "groups": [group.pk]},
    )
    client.post("/esci/")
    sign_in(client, "nuova@example.org")

    assert response.status_code == 302
    nuova = User.objects.get(email="nuova@example.org")
    assert client.session["_auth_user_id"] == str(nuova.pk)
    assert has_role(nuova, Role.MODERATOR)
    assert not nuova.has_usable_password()
    assert client.get("/admin/").status_code == 200


def test_admin_offers_no_password_to_set(client):
    administrator = User.objects.create_superuser("chi.amministra@example.org")
    client.force_login(administrator)

    for path in ("/admin/users/new/", f"/admin/users/edit/{administrator.pk}/", "/admin/account/"):
        page = client.get(path)
        assert page.status_code == 200
        assert 'type="password"' not in page.content.decode()
