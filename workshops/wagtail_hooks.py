"""Wagtail's admin of workshops: the account of a table stands once, so it is not copied with another page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from workshops.models import AccountPage


@hooks.register("before_copy_page")
def accounts_stand_once(request: HttpRequest, page: Page) -> HttpResponse | None:
    is_with_those_below = request.method == "POST" and "copy_subpages" in request.POST
    if is_with_those_below and AccountPage.objects.descendant_of(page).exists():
        messages.error(request, _("I resoconti dei tavoli non si copiano: copia la pagina senza quelle che contiene."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None
