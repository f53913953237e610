"""Staff pages of proposals in Wagtail's admin: shown only to who holds the role."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from proposals.admin import answers, moderation
from proposals.models import PlanElement
from proposals.permissions import can_moderate, can_plan


class ModerationItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_moderate(request.user)


class AnswersItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_plan(request.user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("moderazione/", moderation.queue, name="proposals-moderation"),
        path("moderazione/<slug:kind>/<slug:name>/", moderation.case, name="proposals-case"),
        path("risposte/", answers.desk, name="proposals-desk"),
        path("risposte/<slug:reference>/", answers.answer, name="proposals-answer"),
        path("risposte/<slug:reference>/pubblica/", answers.publish, name="proposals-publish"),
        path("risposte/<slug:reference>/area/", answers.area, name="proposals-area"),
        path("risposte/<slug:reference>/piano/", answers.link, name="proposals-link"),
    ]


@hooks.register("register_admin_menu_item")
def moderation_item() -> MenuItem:
    return ModerationItem(_("Moderazione"), reverse("proposals-moderation"), icon_name="warning", order=210)


@hooks.register("register_admin_menu_item")
def answers_item() -> MenuItem:
    return AnswersItem(_("Risposte della Città"), reverse("proposals-desk"), icon_name="mail", order=211)


class PlanElementViewSet(SnippetViewSet):
    model = PlanElement
    icon = "doc-full"
    add_to_admin_menu = True
    menu_label = _("Elementi del Piano")
    menu_order = 212
    list_display = ("label", "title", "stage")
    search_fields = ("label", "title", "text")
    panels = (
        FieldPanel("label"),
        FieldPanel("title"),
        FieldPanel("code"),
        FieldPanel("text"),
        FieldPanel("stage"),
        FieldPanel("order"),
    )


register_snippet(PlanElementViewSet)
