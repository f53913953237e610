"""Organisations from a file, in two steps: what would happen to each row, then doing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from consultations.forms import ImportForm
from consultations.models import Organisation
from consultations.permissions import can_import
from consultations.services.importing import FILE_BYTES, Planned, Rows, import_organisations, plan_import, read_table
from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence, sentence_for

SALT = "consultations.import"
PREVIEW_SECONDS = 3600


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The rows travel in the preview's own form, signed: nothing is kept here before somebody confirms."""
    if not can_import(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _asked(request, {"form": ImportForm()})
    try:
        return _confirmed(request) if "rows" in request.POST else _previewed(request)
    except Refused as refusal:
        return _asked(request, {"form": ImportForm(), "refused": sentence_for(refusal)}, status=422)


def _asked(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    return render(
        request, "consultations/import.html", {**context, "sectors": Organisation.Sector.labels}, status=status
    )


def _previewed(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, {"form": form}, status=422)
    rows = read_table(form.cleaned_data["file"].read(FILE_BYTES + 1))
    planned = plan_import(rows)
    context = {
        "form": ImportForm(),
        "lines": [_shown(each) for each in planned],
        "to_write": sum(each.deed in {"new", "change"} for each in planned),
        "wrong": sum(each.deed == "fault" for each in planned),
        "rows": signing.dumps(rows, salt=SALT, compress=True),
    }
    return _asked(request, context)


def _confirmed(request: HttpRequest) -> HttpResponse:
    try:
        rows: Rows = signing.loads(request.POST["rows"], salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature as error:
        raise Refused("import_expired") from error
    assert isinstance(request.user, User)
    planned = import_organisations(rows, by=request.user, now=timezone.now())
    written = sum(each.deed in {"new", "change"} for each in planned)
    done = ngettext("%(n)s organizzazione importata.", "%(n)s organizzazioni importate.", written) % {"n": written}
    messages.success(request, done)
    wrong = sum(each.deed == "fault" for each in planned)
    if wrong:
        left = ngettext(
            "%(n)s riga è rimasta fuori: correggila nel file e caricalo di nuovo.",
            "%(n)s righe sono rimaste fuori: correggile nel file e caricalo di nuovo.",
            wrong,
        )
        messages.info(request, left % {"n": wrong})
    return HttpResponseRedirect(reverse("consultations:organisations"), status=303)


def _shown(planned: Planned) -> dict[str, object]:
    line = planned.line
    words = {"new": _("si aggiunge"), "change": _("si aggiorna"), "same": _("c’è già, uguale")}
    faults = "; ".join(sentence(code) for code in line.faults)
    sector = Organisation.Sector(line.sector).label if line.sector in Organisation.Sector.values else line.sector
    return {
        "line": line,
        "sector": sector,
        "is_wrong": bool(line.faults),
        "words": faults or words[planned.deed],
    }
