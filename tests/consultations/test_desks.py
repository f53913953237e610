"""Franca finds her organisation on her profile while her mandate is in force; Ivo finds nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from consultations.desks import desks
from consultations.models import Mandate, Organisation
from home.models import User

pytestmark = pytest.mark.django_db


def test_delegate_is_led_to_each_organisation_in_force(client):
    franca = User.objects.create_user("franca@example.org")
    today, day = timezone.localdate(), timedelta(days=1)
    terms = {
        "nord": (today, None),
        "sud": (today - day, today),
        "est": (today + day, None),
        "ovest": (today - day,) * 2,
    }
    for slug, (starts, ends) in terms.items():
        found = Organisation.objects.create(slug=slug, name=f"{slug.title()} Esempio", sector="union")
        Mandate.objects.create(organisation=found, user=franca, starts_on=starts, ends_on=ends)

    assert [(desk.waiting, desk.url) for desk in desks(franca)] == [
        ("Nord Esempio", "/organizzazioni/nord/"),
        ("Sud Esempio", "/organizzazioni/sud/"),
    ]
    client.force_login(franca, backend="django.contrib.auth.backends.ModelBackend")
    assert "/organizzazioni/nord/" in client.get("/profilo/").content.decode()


def test_who_has_no_mandate_is_led_nowhere():
    assert desks(User.objects.create_user("ivo@example.org")) == []
