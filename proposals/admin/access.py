"""Who may open which staff page. Wagtail turns a denial into its own page with a message."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from home.domain.refusal import Refused
from home.sentences import sentence_for
from proposals.permissions import Person, can_moderate, can_plan

View = Callable[..., HttpResponse]


def only(question: Callable[[Person], bool]) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not question(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


moderators_only = only(can_moderate)
planners_only = only(can_plan)


def carry_out(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Go through a door; say what happened or why not."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, sentence_for(refusal))
        return False
    messages.success(request, done)
    return True
