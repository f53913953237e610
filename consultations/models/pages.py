"""Pages of consultations. What the rules of public consultations ask for is required before publishing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from consultations.courses import course_of, with_course, with_phases
from consultations.models.consultation import Consultation
from home.blocks import RICH_TEXT_FEATURES
from home.domain.links import may_be_linked
from home.models.base_page import SitePage
from home.paging import page_of


class DocumentLinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titolo"), max_length=160)
    url = blocks.CharBlock(label=_("Indirizzo"), max_length=300)
    note = blocks.CharBlock(label=_("Di che si tratta"), max_length=200, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Documento")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not may_be_linked(cleaned["url"]):
            fault = ValidationError(_("Scrivi un indirizzo che comincia con https://, con mailto: o con /."))
            raise blocks.StructBlockValidationError(block_errors={"url": fault})
        return cleaned


class ConsultationIndexPage(SitePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["consultations.ConsultationPage"]
    max_count_per_parent = 1
    template = "consultations/consultation_index_page.html"

    class Meta:
        verbose_name = _("elenco delle consultazioni")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        pages = (
            ConsultationPage.objects.child_of(self)
            .live()
            .select_related("consultation__direction")
            .prefetch_related(with_phases("consultation__"))
            .order_by("consultation__direction__order", "pk")
        )
        now = timezone.now()
        listing = page_of(pages, request)
        context["listing"] = listing
        context["rows"] = [{"page": page, "course": course_of(page.consultation, now)} for page in listing]
        return context


class ConsultationPage(SitePage):
    """Everything but the documents is required: Wagtail keeps a draft without it and refuses to publish."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="pages", verbose_name=_("consultazione")
    )
    decided = RichTextField(_("che cosa si decide"), features=RICH_TEXT_FEATURES)
    not_decided = RichTextField(_("che cosa non si decide qui"), features=RICH_TEXT_FEATURES)
    who_decides = RichTextField(_("chi decide e quando"), features=RICH_TEXT_FEATURES)
    who_takes_part = RichTextField(_("chi può partecipare"), features=RICH_TEXT_FEATURES)
    rules = RichTextField(_("regole"), features=RICH_TEXT_FEATURES)
    use_of_contributions = RichTextField(_("come si usano i contributi"), features=RICH_TEXT_FEATURES)
    contact_name = models.CharField(_("persona o ufficio di riferimento"), max_length=160)
    documents = StreamField([("document", DocumentLinkBlock())], blank=True, verbose_name=_("documenti"))

    parent_page_types = ["consultations.ConsultationIndexPage"]
    subpage_types: list[str] = []
    template = "consultations/consultation_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("consultation"),
        FieldPanel("abstract"),
        MultiFieldPanel(
            [
                FieldPanel("decided"),
                FieldPanel("not_decided"),
                FieldPanel("who_decides"),
                FieldPanel("who_takes_part"),
                FieldPanel("rules"),
                FieldPanel("use_of_contributions"),
                FieldPanel("contact_name"),
            ],
            heading=_("Da scrivere prima di pubblicare"),
        ),
        FieldPanel("documents"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("pagina di una consultazione")
        verbose_name_plural = _("pagine delle consultazioni")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        context = super().get_context(request, *args, **kwargs)
        self.consultation = with_course(self.consultation_id)
        context["course"] = course_of(self.consultation, timezone.now())
        return context
