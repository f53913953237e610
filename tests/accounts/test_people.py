"""An account and its participant: made once, found by address, cut apart when somebody is erased."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from home.models import Participant, User
from home.services.people import account_for, find_account

DEVICES = 8


@pytest.mark.django_db
def test_account_speaks_as_one_opaque_participant():
    ada = User.objects.create_user("Ada@Example.ORG")

    assert ada.email == "ada@example.org"
    assert Participant.objects.get() == ada.participant
    assert str(ada) == "una persona residente"


@pytest.mark.django_db
@pytest.mark.parametrize("is_demo", [True, False])
def test_participant_belongs_to_the_demonstration_as_its_account_does(is_demo):
    assert User.objects.create_user("ada@example.org", is_demo=is_demo).participant.is_demo is is_demo


@pytest.mark.django_db
def test_same_address_in_another_case_is_the_same_account():
    ada = User.objects.create_user("ada@example.org")

    assert find_account("ADA@example.org") == ada
    assert account_for("ADA@example.org") == ada
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ADA@example.org")


@pytest.mark.django_db
def test_erasing_an_account_leaves_its_participant_without_a_name():
    ada = User.objects.create_user("ada@example.org", public_name="Ada Esempio")
    participant = ada.participant
    ada.delete()

    participant.refresh_from_db()
    assert not User.objects.filter(participant=participant).exists()


@pytest.mark.django_db
def test_erasing_a_participant_cuts_the_pointer_and_keeps_the_account():
    ada = User.objects.create_user("ada@example.org")
    ada.participant.delete()

    ada.refresh_from_db()
    assert ada.participant is None


@pytest.mark.django_db
@pytest.mark.parametrize("is_demonstration", [True, False])
def test_account_made_in_a_demonstration_belongs_to_it(settings, is_demonstration):
    settings.DEMO_MODE = is_demonstration

    assert account_for("nora@example.org").is_demo is is_demonstration


@pytest.mark.django_db(transaction=True)
def test_eight_devices_that_confirm_one_address_at_once_share_one_account():
    together = threading.Barrier(DEVICES)
    found: list[int] = []

    def confirm() -> None:
        together.wait()
        try:
            found.append(account_for("nora@example.org").pk)
        finally:
            connection.close()

    devices = [threading.Thread(target=confirm) for _device in range(DEVICES)]
    for device in devices:
        device.start()
    for device in devices:
        device.join(60)

    assert found == [User.objects.get().pk] * DEVICES
    assert Participant.objects.count() == 1
