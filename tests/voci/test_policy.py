"""Where the content security policy is strict, and where Wagtail's admin needs more."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from home.domain.roles import STAFF_GROUPS, Role
from home.models import User
from tests.loaded_site import loaded_site
from voci.policy import is_preview

__all__ = ["loaded_site"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}


def policy_of(answer) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", ["/", "/en/", "/poli/", "/proposte/", "/cerca/", "/accedi/", "/nothing-here/"])
def test_public_site_is_strict(client, address):
    assert policy_of(client.get(address, follow=True)) == STRICT


def test_admin_may_be_inline_and_still_loads_nothing_from_elsewhere():
    editor = User.objects.create_user("edo@example.org")
    editor.groups.add(Group.objects.get(name=STAFF_GROUPS[Role.EDITOR]))
    client = Client()
    client.force_login(editor)

    policy = policy_of(client.get("/admin/"))

    assert policy["script-src"] == "'self' 'unsafe-inline'"
    assert {source for sources in policy.values() for source in sources.split()} == {
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "data:",
        "blob:",
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/admin/pages/3/edit/preview/", True),
        ("/admin/pages/3/view_draft/", True),
        ("/admin/pages/3/edit/", False),
        ("/admin/", False),
    ],
)
def test_previews_are_told_from_the_rest_of_the_admin(path, expected):
    assert is_preview(path) is expected
