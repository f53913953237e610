"""An editor changes a direction in Wagtail's admin: draft, preview, publish. A resident and a moderator do not."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.template import VariableDoesNotExist, engines
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text, streamfield

from home.domain.roles import STAFF_GROUPS, Role
from home.models import DirectionPage, User
from home.models.base_page import SitePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_site")]
# Accounts of tables are made by the projector: see tests/workshops/services/test_drafting.py.
PAGE_TYPES = [model for model in SitePage.__subclasses__() if model.is_creatable]
NEW_WORDS = "Contratti giusti e sicurezza, detti con parole nuove."


def member_of(role: Role) -> Client:
    user = User.objects.create_user(f"{role.value}@example.org")
    user.groups.add(Group.objects.get(name=STAFF_GROUPS[role]))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor():
    return member_of(Role.EDITOR)


@pytest.fixture
def page():
    return DirectionPage.objects.get(slug="lavoro-dignitoso-e-sicuro")


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form_of(client: Client, page, **changes: str) -> dict[str, str]:
    """What the browser sends back: the plain fields as printed, the stream as its script builds it."""
    html = client.get(edit_url(page)).content.decode()
    printed = querydict_from_html(html, form_id="page-edit-form").dict()
    for name in changes:
        assert name in printed, name
    body = streamfield([("text", {"heading": "Riscritto", "text": rich_text("<p>Un paragrafo riscritto.</p>")})])
    return {**printed, **changes, **nested_form_data({"body": body, "comments": inline_formset([])})}


def public_text(address: str) -> str:
    return BeautifulSoup(Client().get(address).content, "html.parser").select_one("main").text


def test_editor_drafts_previews_and_publishes(editor, page):
    data = form_of(editor, page, abstract=NEW_WORDS)

    editor.post(edit_url(page), data)
    page.refresh_from_db()
    assert page.has_unpublished_changes
    assert NEW_WORDS not in public_text(page.url)

    preview_url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(preview_url, data).json() == {"is_valid": True, "is_available": True}
    preview = editor.get(preview_url)
    assert NEW_WORDS in BeautifulSoup(preview.content, "html.parser").select_one("main .lead").text
    assert "unsafe" not in preview["Content-Security-Policy"]

    editor.post(edit_url(page), {**data, "action-publish": "action-publish"})
    page.refresh_from_db()
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert NEW_WORDS in public_text(page.url)
    assert "Un paragrafo riscritto." in public_text(page.url)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=[model.__name__ for model in PAGE_TYPES])
def test_every_type_of_page_opens_in_the_editor_and_previews(editor, model):
    page = model.objects.first()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    assert editor.get(edit_url(page)).status_code == 200
    rendered = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert rendered.status_code == 200
    assert BeautifulSoup(rendered.render().content, "html.parser").select_one("h1").text.strip() != ""
    assert editor.get(preview).status_code == 200  # before anything is sent: says that there is nothing to show yet


def test_older_draft_published_again_changes_no_state(editor, page):
    first = page.save_revision()
    order = page.direction.order
    page.abstract = NEW_WORDS
    page.save_revision().publish()

    first.publish()

    page.refresh_from_db()
    assert (page.direction.order, page.direction.code) == (order, "decent-work")


def test_strangers_do_not_reach_the_editing_form(page):
    resident = Client()
    resident.force_login(User.objects.create_user("rita@example.org"))

    for client in (Client(), resident):
        answer = client.get(edit_url(page))
        assert answer.status_code == 302
        assert "page-edit-form" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.PLANNER, Role.DIRECTOR])
def test_other_staff_roles_do_not_edit_pages(page, role):
    client = member_of(role)
    client.post(edit_url(page), {"title": "Altro", "slug": "altro", "action-publish": "action-publish"})

    page.refresh_from_db()
    assert (page.title, page.slug) == ("Lavoro dignitoso e sicuro", "lavoro-dignitoso-e-sicuro")


def test_nobody_may_change_a_rating_in_the_admin(editor):
    assert editor.get("/admin/snippets/home/rating/").status_code == 200
    assert editor.get("/admin/snippets/home/rating/add/").status_code == 302


def test_error_inside_an_admin_page_is_told_and_never_a_blank_page(rf):
    broken = '{% extends "wagtailadmin/base.html" %}{% block content %}{{ "a"|add:missing }}{% endblock %}'
    request = rf.get("/admin/")
    request.user = User.objects.create_superuser("who.builds@example.org")

    with pytest.raises(VariableDoesNotExist):
        engines["django"].from_string(broken).render({}, request)
