"""/piano/<element>/: where proposals end, with the way back to each of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.views import serve

from home.context import SECTIONS
from proposals.models import PlanElement
from proposals.queries.plan import proposals_in


@require_safe
def plan_element(request: HttpRequest, code: str) -> HttpResponse:
    element = PlanElement.objects.filter(code=code).first()
    if element is None:
        # Editors may keep pages of their own below /piano/.
        return serve(request, f"piano/{code}/")
    context = {
        "element": element,
        "proposals": proposals_in(element),
        "trail": [
            {"label": _("Il Piano"), "url": SECTIONS["plan"]},
            {"label": element.label, "url": ""},
        ],
    }
    return render(request, "proposals/plan_element.html", context)
