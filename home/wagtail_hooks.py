"""Wagtail's admin of what `home` keeps: words that staff may change, and what people say of the pages."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Area, Phrase, Rating
from home.registries import desks_of


@hooks.register("insert_global_admin_css")
def admin_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("build/css/admin.css"))


class ToDoPanel(Component):
    """First thing in the admin: where this person works, and what waits there."""

    name = "to_do"
    order = 10
    template_name = "wagtailadmin/to_do.html"

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:  # noqa: ARG002 -- Wagtail's shape
        return {"desks": desks_of(self._request.user)}


@hooks.register("construct_homepage_panels")
def what_is_to_do(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, ToDoPanel(request))


class PhraseViewSet(SnippetViewSet):
    model = Phrase
    icon = "tag"
    menu_label = _("Etichette")
    list_display = ("key", "language", "text")
    list_filter = ("language",)
    search_fields = ("key", "text")
    form_fields = ("key", "language", "text")
    search_backend_name = None


class AreaViewSet(SnippetViewSet):
    model = Area
    icon = "site"
    menu_label = _("Aree")
    list_display = ("name", "kind", "residents")
    list_filter = ("kind",)
    search_backend_name = None


class RatingViewSet(SnippetViewSet):
    """Read only by permission: nobody is given the right to change one."""

    model = Rating
    icon = "pick"
    menu_label = _("Valutazioni delle pagine")
    list_display = ("page", "stars", "reason", "text", "given_on")
    list_filter = ("stars", "given_on")
    inspect_view_enabled = True
    search_backend_name = None


register_snippet(PhraseViewSet)
register_snippet(AreaViewSet)
register_snippet(RatingViewSet)
