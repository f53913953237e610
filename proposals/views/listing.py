"""/proposte/: search, filters and pages, all in the address."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from consultations.models import Organisation
from home.models import Area, Direction
from home.models.wording import wording
from proposals.domain.states import State
from proposals.forms import FilterForm
from proposals.queries.listing import Figures, Filters, figures_of, matching, page_of
from proposals.words import counted

STATES_TO_FILTER = tuple(state for state in State if state != State.DRAFT)


@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(_lenient(request.GET), choices=_choices())
    filters = _filters(form)
    found = matching(filters)
    figures = figures_of(found)
    cursor = request.GET.get("dopo", "")
    page = page_of(found, cursor)
    context = {
        "form": form,
        "filters": filters,
        "figures": figures,
        "count_words": count_words(figures),
        "listing": page,
        "is_continued": bool(cursor),
        "next_query": _query(request.GET, page.next_cursor) if page.next_cursor else "",
        "trail": [{"label": _("Proposte"), "url": ""}],
    }
    return render(request, "proposals/list.html", context)


def count_words(figures: Figures) -> str:
    """Who wrote what is found, in words: never "N participants"."""
    if not figures.total:
        return ""
    parts = []
    if figures.from_tables:
        born = ngettext("{n} nata ai tavoli", "{n} nate ai tavoli", figures.from_tables)
        by = ngettext("da {n} organizzazione", "da {n} organizzazioni", figures.organisations)
        words = born.format(n=counted(figures.from_tables))
        parts.append(f"{words} {by.format(n=counted(figures.organisations))}" if figures.organisations else words)
    if figures.from_residents:
        written = ngettext("{n} scritta sul sito", "{n} scritte sul sito", figures.from_residents)
        parts.append(written.format(n=counted(figures.from_residents)))
    total = ngettext("{n} proposta", "{n} proposte", figures.total).format(n=counted(figures.total))
    answered = ngettext(
        "La Città ha risposto a {n} su {total}.", "La Città ha risposto a {n} su {total}.", figures.answered
    ).format(n=counted(figures.answered), total=counted(figures.total))
    return f"{total}: {', '.join(parts)}. {answered}"


def _choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "direttrice": [(direction.code, direction.name) for direction in Direction.objects.all()],
        "area": [(area.code, area.name) for area in Area.objects.filter(kind=Area.Kind.DISTRICT)],
        "stato": [(state.value, wording(f"proposal.state.{state.value}")) for state in STATES_TO_FILTER],
        "settore": [(value, label) for value, label in Organisation.Sector.choices if value != "unknown"],
    }


def _lenient(given: QueryDict) -> dict[str, str]:
    """Text without control characters: a NUL in an address would stop PostgreSQL."""
    return {
        name: "".join(char for char in given.get(name, "") if char.isprintable()) for name in FilterForm.base_fields
    }


def _filters(form: FilterForm) -> Filters:
    form.is_valid()
    values = form.cleaned_data
    return Filters(
        q=values.get("q", ""),
        direction=values.get("direttrice", ""),
        area=values.get("area", ""),
        state=values.get("stato", ""),
        sector=values.get("settore", ""),
    )


def _query(given: QueryDict, cursor: str) -> str:
    kept = given.copy()
    kept["dopo"] = cursor
    return kept.urlencode()
