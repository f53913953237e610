"""What `home` loads: rows first, then pages, a parent before its children."""

from wagtail.models import Page, Site

from home.content.campaign import campaign_pages
from home.content.directions import direction_pages, load_directions
from home.content.hubs import hub_pages
from home.content.loader import Loader
from home.content.news import news_pages
from home.content.places import load_areas
from home.content.plan import plan_pages
from home.content.site import home_pages, service_pages

SITE_NAME = "Voci di Quartiere"


def load_home(loader: Loader) -> None:
    load_areas()
    load_directions()
    for spec in home_pages():
        loader.load(spec)
    _serve_home(loader)
    for spec in (*direction_pages(), *hub_pages(), *campaign_pages(), *plan_pages(), *news_pages(), *service_pages()):
        loader.load(spec)


def _serve_home(loader: Loader) -> None:
    """The site that a fresh Wagtail makes leads to its welcome page: lead it to ours, once."""
    home = Page.objects.filter(pk=loader.page_id("home")).first()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if home is None:
        return
    if site is None:
        Site.objects.create(hostname="localhost", is_default_site=True, root_page=home, site_name=SITE_NAME)
    elif site.root_page.specific_class is Page:
        welcome, site.root_page, site.site_name = site.root_page, home, SITE_NAME
        site.save()
        welcome.delete()
