"""Tables that have concluded, the pages under which their accounts stand, and what staff do with those."""

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import User
from tests.support.people import NOW
from tests.support.rows import close_moment, make_table, must, play_to_ballot
from tests.support.stories import GIULIA
from tests.workshops.views.forms import browser_of
from workshops.domain import commands as c
from workshops.models import AccountPage, Table, WorkshopIndexPage, WorkshopPage

LATER = NOW + 120_000
WORDS = "Proposta di esempio 1"


def workshop_page(approver: User | None) -> WorkshopPage:
    """`/laboratori/esempio/`, of the workshop that `make_table` puts its tables into."""
    locale, _made = Locale.objects.get_or_create(language_code="it")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": root})
    Site.clear_site_root_paths_cache()
    workshop = make_table().workshop
    workshop.approver = approver
    workshop.save()
    words = {"abstract": "Esempio", "locale": locale}
    index = root.add_child(instance=WorkshopIndexPage(title="Laboratori", slug="laboratori", **words))
    return index.add_child(instance=WorkshopPage(title="Esempio", slug="esempio", workshop=workshop, **words))


def concluded(cards: int = 3) -> Table:
    """Its log says so; nothing is projected yet."""
    made = make_table(is_demo=True)
    seats = play_to_ballot(made, cards=cards)
    must(made, c.CastBallot(2, (1,)), seats[0], now=LATER)
    end = close_moment(made, 2, now=LATER)
    must(made, c.OpenMoment(3), GIULIA, now=end)
    made.seats_here, made.end = seats, close_moment(made, 3, now=end)
    return made


def approve(page: AccountPage, user: User, *, action: str = "approve"):
    state = page.current_workflow_state.current_task_state
    return browser_of(user).post(action_url(page, state.pk, action))


def action_url(page: AccountPage, state: int, action: str = "approve") -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state])


def form_of(page: AccountPage, **changes: object) -> dict[str, str]:
    """What a browser sends back of the editing form."""
    plain = {"title": page.title, "slug": page.slug, "abstract": page.abstract, "read_position": str(page.position)}
    streams = nested_form_data({"body": streamfield([]), "comments": inline_formset([])})
    return {**plain, **streams, **changes}


def read(page: AccountPage) -> str:
    answer = Client().get(page.get_url())
    return " ".join(answer.content.decode().split()) if answer.status_code == 200 else str(answer.status_code)
