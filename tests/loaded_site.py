"""The loaded site for tests that read it: loaded once per module, rolled back at the end."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site

from consultations.content.demonstration import load_demo_consultations
from home.models import HomePage
from home.services.staff import ensure_staff_groups
from workshops.content.load import load_all


def ensure_wagtail() -> None:
    """What a transactional test of another module may have flushed: the root page and the reference language."""
    Locale.objects.get_or_create(language_code="it")
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code="it"))
    ensure_staff_groups()


def load_facts_and_consultations():
    """Facts and the demonstration's consultations, without its proposals and tables: quick enough for each module."""
    ensure_wagtail()
    with translation.override("it"):
        loader = load_all(now=timezone.now(), with_demo=False, say=lambda _line: None)
        load_demo_consultations(loader)
    return loader


@pytest.fixture(scope="module")
def loaded_site(django_db_setup, django_db_blocker):
    """The home page. Tests run in savepoints inside this module's transaction."""
    with django_db_blocker.unblock():
        cache.clear()
        Site.clear_site_root_paths_cache()
        with transaction.atomic():
            load_facts_and_consultations()
            yield HomePage.objects.get(locale__language_code="it")
            transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()
        cache.clear()
