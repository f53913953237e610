"""What all stored pages share: an abstract, a trail, the sections that its index lists."""

from typing import ClassVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.blocks import BodyBlock

HOME_DEPTH = 2


class SitePage(Page):
    """`is_demo` pages carry the notice "dato dimostrativo" and disappear with the demonstration."""

    abstract = models.TextField(_("in breve"), max_length=400, help_text=_("Una o due frasi, in parole semplici."))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("contenuto"))
    is_demo = models.BooleanField(_("dati dimostrativi"), default=False)

    content_panels = [*Page.content_panels, FieldPanel("abstract"), FieldPanel("body")]
    settings_panels = [*Page.settings_panels, FieldPanel("is_demo")]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("abstract"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    @property
    def trail(self) -> models.QuerySet[Page]:
        """The pages above this one, from the home page down."""
        return self.get_ancestors().filter(depth__gte=HOME_DEPTH).live()

    @property
    def sections(self) -> list[dict[str, str]]:
        """Heading and anchor of each block that has one: the index of the page."""
        found = []
        for block in self.body:
            heading = block.value.get("heading", "")
            if heading:
                found.append({"heading": heading, "anchor": slugify(heading)})
        return found
