"""Accounts, names and roles: made once, changed by their owner alone."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils.translation import override

from home.domain.names import PUBLIC_NAME_CHARACTERS, public_name_fault, tidy_name
from home.domain.refusal import Refused
from home.domain.roles import STAFF_GROUPS, Role
from home.models import AuditRecord, User
from home.permissions import can_change_profile, can_enter_admin, has_role
from home.services.audit import DETAIL_CHARACTERS, record
from home.services.people import account_for, change_profile, find_account
from home.services.staff import ensure_staff_groups
from tests.proposals.people import NOW, make_user


@pytest.fixture
def rosa(db) -> User:
    return make_user("Rosa")


def holding(role: Role, name: str = "Marta") -> User:
    ensure_staff_groups()
    user = make_user(name)
    user.groups.add(Group.objects.get(name=STAFF_GROUPS[role]))
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("written", ["rosa@example.org", "ROSA@example.org", "Rosa@Example.ORG"])
def test_an_address_opens_its_account_whatever_its_case(rosa, written):
    assert find_account(written) == account_for(written) == rosa
    assert User.objects.count() == 1


@pytest.mark.parametrize(("active", "language"), [("it", "it"), ("en", "en"), ("en-gb", "en")])
def test_a_new_account_begins_in_the_language_of_the_page(db, active, language):
    with override(active):
        user = account_for("Nuova@Example.org")

    assert (user.email, user.language, user.has_usable_password()) == ("nuova@example.org", language, False)
    assert user.staff_roles == frozenset()


def test_rosa_changes_what_is_shown_of_her(rosa):
    change_profile(rosa, by=rosa, public_name="  Rosa \n del  Mercato ", language="en")

    rosa.refresh_from_db()
    assert (rosa.public_name, rosa.language) == ("Rosa del Mercato", "en")


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("R" * (PUBLIC_NAME_CHARACTERS + 1), "it", "name_too_long"),
        ("Rosa\u202easoR", "it", "name_unprintable"),
        ("Rosa\x00", "it", "name_unprintable"),
        ("rosa@example.org", "it", "name_is_address"),
        ("https://example.org", "it", "name_is_address"),
        ("WWW.example.org", "it", "name_is_address"),
        ("Rosa", "xx", "language_unknown"),
        ("Rosa", "", "language_unknown"),
    ],
)
def test_a_bad_name_or_language_changes_nothing(rosa, name, language, code):
    with pytest.raises(Refused, match=code):
        change_profile(rosa, by=rosa, public_name=name, language=language)

    rosa.refresh_from_db()
    assert (rosa.public_name, rosa.language) == ("Rosa", "it")


@pytest.mark.parametrize("stranger", ["another", "superuser", "nobody"])
def test_nobody_else_changes_a_profile(rosa, stranger):
    other = AnonymousUser() if stranger == "nobody" else make_user("Ivo", is_superuser=stranger == "superuser")

    assert not can_change_profile(other, rosa)
    with pytest.raises(Refused, match="not_your_profile"):
        change_profile(rosa, by=other, public_name="Altra", language="it")


def test_a_closed_account_changes_nothing_any_more(rosa):
    rosa.is_active = False

    with pytest.raises(Refused, match="not_your_profile"):
        change_profile(rosa, by=rosa, public_name="Altra", language="it")


@pytest.mark.parametrize(
    "name", ["", "Rosa", "日本 太郎", "O'Neill-D'Angelo", "R" * PUBLIC_NAME_CHARACTERS, "محمد", "🌹"]
)
def test_a_name_of_any_script_is_right(name):
    assert public_name_fault(tidy_name(name)) is None


def test_a_tidied_name_is_tidy():
    assert tidy_name("  Rosa\t\u00a0\u2003Bianchi\r\n") == "Rosa Bianchi"
    assert tidy_name("Nicolo\u0300") == "Nicolò"
    assert tidy_name(tidy_name(" a  b ")) == tidy_name(" a  b ")


@pytest.mark.django_db
@pytest.mark.parametrize("held", list(STAFF_GROUPS))
def test_a_role_brings_itself_and_no_other(held):
    user = holding(held)

    assert {role for role in STAFF_GROUPS if has_role(user, role)} == {held}
    assert can_enter_admin(user)


@pytest.mark.parametrize("role", list(STAFF_GROUPS))
def test_who_holds_nothing_has_no_role(rosa, role):
    assert not has_role(rosa, role)
    assert not has_role(AnonymousUser(), role)
    assert not can_enter_admin(rosa)
    assert not can_enter_admin(AnonymousUser())


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(STAFF_GROUPS))
def test_administrators_hold_every_role_until_they_leave(role):
    user = make_user("Ada", is_superuser=True)
    assert has_role(user, role)

    user.is_active = False
    assert not has_role(user, role)


def test_groups_are_put_right_and_lose_nothing_that_was_added(db):
    ensure_staff_groups()
    before = {group.name: set(group.permissions.values_list("pk", flat=True)) for group in Group.objects.all()}
    group = Group.objects.get(name=STAFF_GROUPS[Role.MODERATOR])
    extra = Group.objects.get(name=STAFF_GROUPS[Role.PLANNER]).permissions.exclude(pk__in=before[group.name]).first()
    group.permissions.add(extra)
    Group.objects.get(name=STAFF_GROUPS[Role.PLANNER]).permissions.clear()

    ensure_staff_groups()

    after = {group.name: set(group.permissions.values_list("pk", flat=True)) for group in Group.objects.all()}
    assert after == before | {group.name: before[group.name] | {extra.pk}}


def test_a_line_of_the_register_is_cut_to_its_place(rosa):
    record("hide", "commento/1", by=rosa.participant, role=Role.MODERATOR, now=NOW, detail="x" * 900)

    line = AuditRecord.objects.get()
    assert (line.action, line.thing, line.role, line.at) == ("hide", "commento/1", "moderator", NOW)
    assert (line.by, line.detail) == (rosa.participant, "x" * DETAIL_CHARACTERS)
