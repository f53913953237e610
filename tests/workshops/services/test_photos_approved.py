"""The approved account has the photos that were there when it was approved; a newer one waits to be approved."""

import pytest

from home.models import User
from tests.loaded_site import ensure_wagtail
from tests.support.accounts import concluded, read, workshop_page
from tests.support.photos import kept
from tests.support.rows import must
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.models import AccountPage
from workshops.services import projecting

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW = "Un cartellone della serata", "Un cartellone arrivato dopo"


@pytest.fixture
def table(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    ensure_wagtail()
    workshop_page(User.objects.create_superuser("aldo@esempio.invalid"))
    return concluded()


def add(table, number: int, text: str) -> None:
    photo = kept(table, number)
    must(table, c.AddPhoto(text, photo.digest, 320 + number, 200), GIULIA, now=table.end)
    projecting.project(table.pk)


def test_newer_photo_waits_and_a_hidden_one_is_gone_at_once(table):
    add(table, 1, OLD)
    page = AccountPage.objects.get(table=table)
    page.get_latest_revision().publish(skip_permission_checks=True)
    assert f'alt="{OLD}"' in read(page)

    add(table, 2, NEW)
    told = read(page)
    assert (OLD in told, NEW in told, "una foto in attesa di approvazione" in told) == (True, False, True)

    page.refresh_from_db()
    page.get_latest_revision().publish(skip_permission_checks=True)
    told = read(page)
    assert (OLD in told, NEW in told, "in attesa di approvazione" in told) == (True, True, False)

    must(table, c.HidePhoto(1, "personal_data"), GIULIA, now=table.end)
    assert OLD not in read(page)
