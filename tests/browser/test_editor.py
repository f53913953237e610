"""An editor at work under the admin's policy: typing, the preview beside it, publishing."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOM
from tests.browser.site_process import running_site

pytestmark = pytest.mark.slow
SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group
from home.domain.roles import STAFF_GROUPS, Role
from home.models import DirectionPage, User
user = User.objects.create_user("edo@example.org")
user.groups.add(Group.objects.get(name=STAFF_GROUPS[Role.EDITOR]))
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
page = DirectionPage.objects.get(slug="lavoro-dignitoso-e-sicuro")
print("signed-in", session.session_key, page.pk)
"""

# The admin draws its preview when typing rests; on a machine with other work that takes its time.
PREVIEW_MS = 30_000


@pytest.fixture(scope="module")
def live_site(tmp_path_factory, content):
    with running_site(tmp_path_factory.mktemp("editor"), content=content) as site:
        yield site


@pytest.fixture
def editor(browser, live_site):
    """(page, address of the form, complaints about the policy or other hosts)."""
    printed = live_site.manage("shell", "-c", SIGN_IN)
    _mark, key, number = next(line for line in printed.splitlines() if line.startswith("signed-in")).split()
    context = browser.new_context(viewport=ROOM, locale="it-IT")
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_site.url}])
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    ours = (live_site.url, "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(ours) else complaints.append(asked.url))
    yield page, f"{live_site.url}/admin/pages/{number}/edit/", complaints
    context.close()


def test_editor_types_sees_the_preview_and_publishes(editor, live_site):
    page, form, complaints = editor
    page.goto(form, wait_until="networkidle")
    page.locator("#id_abstract").fill("Contratti giusti, detti da capo.")
    body = page.locator(".public-DraftEditor-content").first
    body.click()
    expect(body).to_be_focused()
    page.keyboard.type("Parole nuove. ")
    # The editor hands its text to the form a moment later, and the preview is drawn from the form.
    expect(page.locator("form input[type=hidden][value*='Parole nuove']")).to_have_count(1)

    page.get_by_role("button", name="Attiva/disattiva anteprima").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("main .lead")).to_have_text("Contratti giusti, detti da capo.", timeout=PREVIEW_MS)
    expect(preview.locator("main")).to_contain_text("Parole nuove.", timeout=PREVIEW_MS)

    page.get_by_role("button", name="Altre azioni").click()
    page.get_by_role("button", name="Pubblica", exact=True).click()
    page.wait_for_url("**/admin/pages/*/")

    page.goto(f"{live_site.url}/direttrici/lavoro-dignitoso-e-sicuro/")
    expect(page.locator("main .lead")).to_have_text("Contratti giusti, detti da capo.")
    assert complaints == []
