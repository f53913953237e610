"""Facilitation cards. Giulia facilitates, Dario directs, Ivo is a stranger."""

import secrets
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from home.domain.refusal import Refused
from home.models import AuditRecord, User
from home.services.staff import ensure_staff_groups
from tests.support.people import DIRECTOR, NOW
from tests.support.rows import make_table, must, send
from workshops.domain import commands as c
from workshops.domain.actors import FacilitatorActor
from workshops.live.envelope import Accepted
from workshops.models import FacilitationCard
from workshops.services.directing import issue_facilitation_card, open_doors, revoke_facilitation_card
from workshops.services.facilitating import card_by_token, issue_card, take_facilitation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table():
    return make_table()


@pytest.fixture
def dario():
    ensure_staff_groups()
    user = User.objects.create_user("dario@esempio.invalid")
    user.groups.add(Group.objects.get(name="Regia"))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def card(table):
    must(table, c.OpenTable(tuple(table.script), 12), DIRECTOR)
    return issue_card(table, holder_name="Giulia", valid_on=timezone.localdate())


def device():
    return secrets.token_urlsafe(24)


def test_card_keeps_neither_its_token_nor_its_pin(card):
    row, token, pin = card
    stored = str(FacilitationCard.objects.filter(pk=row.pk).values())
    assert token not in stored
    assert f"'{pin}'" not in stored
    assert card_by_token(token) == row
    assert card_by_token(token + "x") is None


def test_scanning_again_takes_the_table_over(table, card):
    row, _token, pin = card
    assert take_facilitation(row, pin=pin, token=device(), now=NOW).result == {"card": 1, "generation": 1}
    assert take_facilitation(row, pin=pin, token=device(), now=NOW).result == {"card": 1, "generation": 2}
    assert send(table, c.LockTable(), FacilitatorActor(1, 1)).code == "facilitation_replaced"
    assert isinstance(send(table, c.LockTable(), FacilitatorActor(1, 2)), Accepted)


def test_wrong_pins_are_counted_per_card(card):
    row, _token, pin = card
    wrong = "0000" if pin != "0000" else "1111"
    codes = []
    for _guess in range(7):
        with pytest.raises(Refused) as refused:
            take_facilitation(row, pin=wrong, token=device(), now=NOW)
        codes.append(refused.value.code)
    assert codes == ["pin_wrong"] * 5 + ["too_fast"] * 2
    with pytest.raises(Refused):
        take_facilitation(row, pin=pin, token=device(), now=NOW)


def test_card_of_another_day_is_refused(table):
    must(table, c.OpenTable(tuple(table.script), 12), DIRECTOR)
    row, _token, pin = issue_card(table, holder_name="", valid_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        take_facilitation(row, pin=pin, token=device(), now=NOW)
    assert refused.value.code == "card_of_another_day"


def test_regia_opens_issues_and_revokes_and_each_act_is_registered(table, dario):
    now = timezone.now()
    open_doors(table, by=dario, now=now)
    row, _token, pin = issue_facilitation_card(table, holder_name="Giulia", by=dario, now=now)
    assert isinstance(take_facilitation(row, pin=pin, token=device(), now=NOW), Accepted)
    revoke_facilitation_card(row, by=dario, now=now)
    assert send(table, c.LockTable(), FacilitatorActor(1, 1)).code == "facilitation_revoked"
    row.refresh_from_db()
    with pytest.raises(Refused) as refused:
        take_facilitation(row, pin=pin, token=device(), now=NOW)
    assert refused.value.code == "facilitation_revoked"
    acts = AuditRecord.objects.filter(thing=table.ref).order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["open_table", "issue_facilitation_card", "revoke_facilitation_card"]


def test_opening_a_table_twice_opens_it_once(table, dario):
    open_doors(table, by=dario, now=timezone.now())
    open_doors(table, by=dario, now=timezone.now())
    assert table.head.seq == 0
    table.head.refresh_from_db()
    assert table.head.seq == 1


@pytest.mark.parametrize("act", [open_doors, partial(issue_facilitation_card, holder_name="")])
def test_stranger_directs_nothing(table, act):
    ivo = User.objects.create_user("ivo@esempio.invalid")
    with pytest.raises(Refused) as refused:
        act(table, by=ivo, now=timezone.now())
    assert refused.value.code == "not_allowed"
    assert AuditRecord.objects.count() == 0
    table.head.refresh_from_db()
    assert table.head.seq == 0


def test_demonstration_director_directs_the_demonstration_only(dario):
    User.objects.filter(pk=dario.pk).update(is_demo=True)
    demo_director = User.objects.get(pk=dario.pk)
    real = make_table()
    real.workshop.is_demo = False
    real.workshop.save()
    with pytest.raises(Refused):
        open_doors(real, by=demo_director, now=timezone.now())
