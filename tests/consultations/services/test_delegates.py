"""Invitations that serve once: Dario directs, Franca speaks for the cooperative, Ivo is a stranger with an account."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group

from consultations.models import Invitation, Mandate, Organisation
from consultations.permissions import can_invite, can_speak_for
from consultations.services.delegates import (
    VALID_FOR,
    WAITING_MAX,
    accept_invitation,
    end_mandate,
    forget_invitations,
    invite,
    withdraw_invitation,
)
from home.domain.refusal import Refused
from home.models import AuditRecord, OutboxMail, User
from home.services.staff import ensure_staff_groups
from tests.workshops.promises import in_threads

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
TODAY = date(2026, 5, 1)
DAY = timedelta(days=1)


def person(name: str, *groups: str, **facts: object) -> User:
    ensure_staff_groups()
    user = User.objects.create_user(f"{name}@example.org", public_name=name.title(), **facts)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def nord():
    return Organisation.objects.create(slug="nord-esempio", name="Cooperativa Esempio Nord", sector="cooperative")


@pytest.fixture
def franca(nord):
    franca = person("franca")
    Mandate.objects.create(organisation=nord, user=franca, starts_on=TODAY - DAY)
    return franca


@pytest.fixture
def ivo():
    return person("ivo")


def send(nord, by, **facts) -> tuple[Invitation, str]:
    return invite(nord, **{"email": "bruno@example.org", **facts}, by=by, now=NOW)


def refusal(door, *arguments, **names) -> str:
    with pytest.raises(Refused) as refused:
        door(*arguments, **names)
    return refused.value.code


def test_who_accepts_speaks_for_the_organisation_within_the_dates_and_the_scope(nord, franca, ivo):
    _made, token = send(nord, franca, scope="Tavolo 3", ends_on=TODAY + DAY)

    mandate = accept_invitation(token, by=ivo, now=NOW)

    assert (mandate.organisation, mandate.user, mandate.scope) == (nord, ivo, "Tavolo 3")
    assert [can_speak_for(ivo, nord, TODAY + days * DAY) for days in (-1, 0, 1, 2)] == [False, True, True, False]


def test_link_is_mailed_and_only_its_hash_is_kept(nord, franca):
    made, token = send(nord, franca)

    letter = OutboxMail.objects.get()
    assert (letter.to, f"/inviti/{token}/" in letter.body) == ("bruno@example.org", True)
    assert token not in str(Invitation.objects.filter(pk=made.pk).values().get())
    assert letter.expires_at == NOW + VALID_FOR


def test_address_and_letter_are_emptied_once_the_link_has_served(nord, franca, ivo):
    made, token = send(nord, franca)

    accept_invitation(token, by=ivo, now=NOW)

    made.refresh_from_db()
    letter = OutboxMail.objects.get()
    assert (made.email, letter.to, letter.body) == ("", "", "")


def test_link_serves_once_also_in_a_race(nord, franca):
    _made, token = send(nord, franca)
    people = [person(f"persona-{number}") for number in range(20)]

    def press(who):
        try:
            return accept_invitation(token, by=who, now=NOW).user_id
        except Refused as refused:
            return refused.code

    answers = in_threads([lambda who=who: press(who) for who in people])

    assert sorted(str(answer) for answer in answers if answer == "invitation_used") == ["invitation_used"] * 19
    assert Mandate.objects.filter(organisation=nord).exclude(user=franca).count() == 1


def test_each_link_that_does_not_serve_says_why(nord, franca, ivo):
    used, expired, withdrawn = (send(nord, franca) for _link in range(3))
    accept_invitation(used[1], by=ivo, now=NOW)
    withdraw_invitation(withdrawn[0], by=franca, now=NOW)

    assert refusal(accept_invitation, used[1], by=ivo, now=NOW) == "invitation_used"
    assert refusal(accept_invitation, expired[1], by=ivo, now=NOW + VALID_FOR) == "invitation_expired"
    assert refusal(accept_invitation, withdrawn[1], by=ivo, now=NOW) == "invitation_withdrawn"
    assert refusal(accept_invitation, "x" * 48, by=ivo, now=NOW) == "invitation_unknown"


def test_a_demonstration_account_does_not_take_a_real_mandate_and_leaves_the_link_as_it_was(nord, franca, ivo):
    _made, token = send(nord, franca)

    assert refusal(accept_invitation, token, by=person("demo", is_demo=True), now=NOW) == "invitation_unknown"
    assert accept_invitation(token, by=ivo, now=NOW).user == ivo


def test_invitations_are_for_delegates_and_the_regia(nord, franca, ivo):
    dario, demo = person("dario", "Regia"), person("demo", "Regia", is_demo=True)

    assert [can_invite(who, nord, TODAY) for who in (franca, dario, ivo, demo)] == [True, True, False, False]
    assert refusal(send, nord, ivo) == "not_a_delegate"
    made, _token = send(nord, dario)
    assert refusal(withdraw_invitation, made, by=ivo, now=NOW) == "not_a_delegate"
    assert refusal(end_mandate, Mandate.objects.get(), by=ivo, now=NOW) == "not_a_delegate"


def test_mandate_that_would_end_before_it_begins_is_refused(nord, franca):
    assert refusal(send, nord, franca, ends_on=TODAY - DAY) == "mandate_ends_before"


def test_invitations_that_wait_are_bounded_and_expired_ones_do_not_count(nord, franca):
    for _link in range(WAITING_MAX):
        send(nord, franca)

    assert refusal(send, nord, franca) == "invitations_too_many"
    later = NOW + VALID_FOR
    assert invite(nord, email="bruno@example.org", by=franca, now=later)[0].pk


def test_ended_mandate_no_longer_speaks_from_today_on(nord, franca, ivo):
    _made, token = send(nord, franca)
    mandate = accept_invitation(token, by=ivo, now=NOW)

    end_mandate(mandate, by=franca, now=NOW)

    assert can_speak_for(ivo, nord, TODAY) is False
    assert [line.action for line in AuditRecord.objects.order_by("pk")] == [
        "invite_delegate",
        "accept_invitation",
        "end_mandate",
    ]


def test_withdrawing_twice_or_after_use_is_refused(nord, franca, ivo):
    made, token = send(nord, franca)
    accept_invitation(token, by=ivo, now=NOW)

    assert refusal(withdraw_invitation, made, by=franca, now=NOW) == "invitation_unknown"


def test_addresses_of_expired_invitations_are_forgotten(nord, franca):
    send(nord, franca)

    assert (forget_invitations(NOW), forget_invitations(NOW + VALID_FOR)) == (0, 1)
    assert Invitation.objects.get().email == ""
