"""Pages of workshops. What happens at a table is in its log; a page lists the tables with what their heads say."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from home.models.base_page import SitePage
from home.paging import page_of
from workshops.courses import course_of_workshop
from workshops.models.accounts import AccountPage
from workshops.models.workshop import Table, Workshop


class WorkshopIndexPage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["workshops.WorkshopPage"]
    max_count_per_parent = 1
    template = "workshops/workshop_index_page.html"

    class Meta:
        verbose_name = _("elenco dei laboratori")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        pages = (
            WorkshopPage.objects.child_of(self)
            .live()
            .select_related("workshop")
            .annotate(table_count=models.Count("workshop__tables"))
            .order_by("-workshop__starts_at", "-pk")
        )
        context["listing"] = page_of(pages, request)
        context["now"] = timezone.now()
        return context


class WorkshopPage(SitePage):
    workshop = models.ForeignKey(
        Workshop, on_delete=models.PROTECT, related_name="pages", verbose_name=_("laboratorio")
    )

    parent_page_types = ["workshops.WorkshopIndexPage"]
    subpage_types = ["workshops.AccountPage"]
    template = "workshops/workshop_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("workshop"),
        FieldPanel("abstract"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("pagina di un laboratorio")
        verbose_name_plural = _("pagine dei laboratori")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        tables = Table.objects.filter(workshop=self.workshop_id).select_related("direction", "head")
        listed = list(tables.order_by("number"))
        self._link_accounts(listed, request)
        return context | course_of_workshop(self.workshop, listed, timezone.now())

    def _link_accounts(self, tables: list[Table], request: HttpRequest) -> None:
        """Where the account of a table was approved, in this page's language, the table leads to it."""
        approved = {page.table_id: page for page in AccountPage.objects.child_of(self).live()}
        for table in tables:
            if table.pk in approved:
                table.account_url = approved[table.pk].get_url(request)
