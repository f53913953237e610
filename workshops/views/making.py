"""The regia's own pages: its workshops, the one form that makes one, more tables, a copy, scripts to use again."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from home.domain.refusal import Refused
from home.models import User
from home.paging import page_of
from home.sentences import sentence_for
from workshops.forms.making import HowManyForm, StartForm
from workshops.forms.whole import Making, added_making, copied_making, new_making, script_of
from workshops.models import SavedScript, Workshop
from workshops.permissions import can_make_workshops
from workshops.queries import directed_workshops
from workshops.services.making import add_tables, create_workshop, delete_script, save_script
from workshops.views.access import directed_or_403


def _director(request: HttpRequest) -> User:
    if not can_make_workshops(request.user):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@never_cache
@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The workshops that this person may direct, the newest first."""
    director = _director(request)
    rows = directed_workshops(director).annotate(table_count=Count("tables"))
    return render(request, "workshops/regia_index.html", {"listing": page_of(rows, request)})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """First the script and how many tables (in the address), then everything in one form that comes filled in."""
    director = _director(request)
    start = StartForm(request.GET or None)
    if not start.is_valid():
        return render(request, "workshops/regia_new.html", {"start": start})
    try:
        script = script_of(start.cleaned_data["scaletta"])
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
        return HttpResponseRedirect(reverse("workshops:regia_new"), status=303)
    making = new_making(request.POST or None, script=script, count=start.cleaned_data["tavoli"])
    return _made(request, making, director)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, code: str) -> HttpResponse:
    source = directed_or_403(request, code)
    director = _director(request)
    tables = list(source.tables.select_related("direction", "area", "arrangement").order_by("number"))
    if not tables:
        return HttpResponseRedirect(reverse("workshops:regia_new"), status=303)
    making = copied_making(request.POST or None, source=source, tables=tables)
    return _made(request, making, director, source=source)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def more_tables(request: HttpRequest, code: str) -> HttpResponse:
    """More tables after the last, with the script of the first one filled in."""
    found = directed_or_403(request, code)
    assert isinstance(request.user, User)
    director = request.user
    count = HowManyForm(request.GET if "tavoli" in request.GET else {"tavoli": "1"})
    first = found.tables.order_by("number").first()
    script = first.script if first else script_of("produrre-citta")
    number = count.cleaned_data["tavoli"] if count.is_valid() else 1
    making = added_making(request.POST or None, script=script, count=number)

    def act() -> HttpResponse:
        numbers = add_tables(found, making.table_plans(), by=director, now=timezone.now())
        _keep(making, director)
        done = ngettext("Aggiunto %(n)s tavolo.", "Aggiunti %(n)s tavoli.", len(numbers)) % {"n": len(numbers)}
        messages.success(request, done)
        return HttpResponseRedirect(reverse("workshops:regia", args=[found.code]), status=303)

    return _asked(request, making, act, {"workshop": found, "how_many": count})


def _made(request: HttpRequest, making: Making, director: User, source: Workshop | None = None) -> HttpResponse:
    def act() -> HttpResponse:
        made = create_workshop(making.workshop_plan(), making.table_plans(), by=director, now=timezone.now())
        _keep(making, director)
        messages.success(request, _("Il laboratorio c’è, con i suoi tavoli. La pagina pubblica è in linea."))
        return HttpResponseRedirect(reverse("workshops:regia", args=[made.code]), status=303)

    return _asked(request, making, act, {"source": source})


def _keep(making: Making, director: User) -> None:
    name = making.keep.cleaned_data["save_as"] if making.keep else ""
    if name:
        save_script(name, making.script, by=director, now=timezone.now())


def _asked(
    request: HttpRequest, making: Making, act: Callable[[], HttpResponse], context: dict[str, object]
) -> HttpResponse:
    """The form, or what it asks for done. With a fault it comes back as it was sent, faults beside the fields."""
    refused = ""
    if request.method == "POST" and making.is_valid():
        try:
            return act()
        except Refused as refusal:
            refused = sentence_for(refusal)
    is_wrong = request.method == "POST"
    context = {"making": making, "refused": refused, "is_wrong": is_wrong, **context}
    return render(request, "workshops/regia_making.html", context, status=422 if is_wrong else 200)


@never_cache
@login_required
@require_GET
def scripts(request: HttpRequest) -> HttpResponse:
    _director(request)
    return render(request, "workshops/regia_scripts.html", {"listing": page_of(SavedScript.objects.all(), request)})


@login_required
@require_POST
def forget_script(request: HttpRequest, number: int) -> HttpResponse:
    director = _director(request)
    saved = get_object_or_404(SavedScript, pk=number)
    try:
        delete_script(saved, by=director, now=timezone.now())
        messages.success(request, _("La scaletta non c’è più. I tavoli già fatti tengono la loro."))
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
    return HttpResponseRedirect(reverse("workshops:regia_scripts"), status=303)
