"""Wagtail's admin of what `home` keeps: words that staff may change, and what people say of the pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Area, Phrase, Rating


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
