"""The pages of the public site. Pages present, plain models decide: each language's page points at one."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from home.models.base_page import SitePage
from home.models.directions import Direction
from home.models.places import Area
from home.paging import page_of
from home.registries import direction_figures

NEWS_PER_PAGE = 12


class HomePage(SitePage):
    headline = models.TextField(_("apertura"), max_length=160, help_text=_("Ogni riga va a capo sullo schermo largo."))
    directions_intro = models.CharField(_("frase sotto «Le cinque direttrici»"), max_length=200, blank=True)

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("abstract"),
        FieldPanel("directions_intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("pagina iniziale")

    @property
    def headline_lines(self) -> list[str]:
        return self.headline.splitlines()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A page by its whole address in one query: Wagtail's own way asks twice for each part of it."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            page = Page.objects.filter(url_path=address).first()
            if page is not None:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        pages = DirectionPage.objects.live().filter(locale=self.locale_id).select_related("direction")
        context["direction_cards"] = with_figures(pages.order_by("direction__order"))
        return context


def with_figures(pages: models.QuerySet["DirectionPage"]) -> list[dict[str, object]]:
    """Direction pages beside what their direction counts; None where nobody counts."""
    figures = direction_figures()
    return [{"page": page, "figures": figures.get(page.direction.code)} for page in pages]


class DirectionIndexPage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.DirectionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("elenco delle direttrici")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        pages = DirectionPage.objects.child_of(self).live().select_related("direction")
        context["direction_cards"] = with_figures(pages.order_by("direction__order"))
        return context


class DirectionPage(SitePage):
    direction = models.ForeignKey(
        Direction, on_delete=models.PROTECT, related_name="pages", verbose_name=_("direttrice")
    )

    parent_page_types = ["home.DirectionIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("direction"),
        FieldPanel("abstract"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("pagina di una direttrice")
        verbose_name_plural = _("pagine delle direttrici")


class HubIndexPage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.HubPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("elenco dei poli")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        hubs = HubPage.objects.child_of(self).live().select_related("area")
        context["listing"] = page_of(hubs.order_by("path"), request)
        return context


class HubPage(SitePage):
    """A Polo per l'occupabilità. Without a published address it says so."""

    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, verbose_name=_("circoscrizione"))
    address = models.CharField(_("indirizzo"), max_length=160, blank=True)
    source = models.CharField(_("fonte"), max_length=160)
    source_date = models.DateField(_("data della fonte"), null=True, blank=True)

    parent_page_types = ["home.HubIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("abstract"),
        FieldPanel("area"),
        FieldPanel("address"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_date")], heading=_("Fonte")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("polo per l'occupabilità")
        verbose_name_plural = _("poli per l'occupabilità")


class CampaignPage(SitePage):
    template = "home/content_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("pagina della campagna")


class PlanTimelinePage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("pagina del Piano")


class NewsIndexPage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("elenco delle notizie")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).live().order_by("-date", "-pk")
        context["listing"] = page_of(news, request, per_page=NEWS_PER_PAGE)
        return context


class NewsPage(SitePage):
    date = models.DateField(_("data"))
    source = models.CharField(_("fonte"), max_length=160, blank=True)

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("abstract"),
        FieldPanel("body"),
        FieldPanel("source"),
    ]

    class Meta:
        verbose_name = _("notizia")
        verbose_name_plural = _("notizie")


class ContentPage(SitePage):
    parent_page_types = ["home.HomePage", "home.CampaignPage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("pagina di testo")
        verbose_name_plural = _("pagine di testo")
