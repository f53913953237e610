"""Tags of the public face: marks of directions, live parts, the other languages of a page, the trail to it."""

import logging
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import Direction
from home.registries import live_part

register = template.Library()
logger = logging.getLogger(__name__)
# A direction is told by colour and by shape: never by colour alone. On a 24 × 24 field, in the directions' order.
SHAPES = {
    1: '<circle cx="12" cy="12" r="10"/>',
    2: '<rect x="2.5" y="2.5" width="19" height="19" rx="1.5"/>',
    3: '<path d="M12 2 22.5 21.5h-21z"/>',
    4: '<path d="M12 1 23 12 12 23 1 12z"/>',
    5: '<path d="M6.2 2.2h11.6L23.4 12l-5.6 9.8H6.2L.6 12z"/>',
}
RING = '<path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12z"/>'


@register.simple_tag
def direction_mark(direction: Direction | None, extra: str = "") -> SafeString:
    """The shape of a direction, in its colour. Decorative: the name always stands beside it in words."""
    order = direction.order if direction else 0
    shape = SHAPES.get(order, RING)
    size = extra if extra.replace("-", "").isalnum() else ""
    return mark_safe(  # noqa: S308 -- built from constants and a number
        f'<svg class="direction-mark direction-{int(order)} {size}" viewBox="0 0 24 24" width="24" height="24"'
        f' aria-hidden="true" focusable="false">{shape}</svg>'
    )


@register.simple_tag(takes_context=True)
def live_block(context: RequestContext, name: str, thing: object = None) -> str:
    """A part that an upper app fills, or an empty string. `{% live_block "now" d as part %}` allows an empty state."""
    request = context.get("request")
    if request is None:
        return ""
    part = live_part(name, request, thing or None)
    if part is None:
        return ""
    try:
        return render_to_string(part.template, dict(part.context), request=request)
    except Exception:
        logger.exception("The live block %s could not be rendered", name)
        return ""


@register.simple_tag(takes_context=True)
def inherited(context: RequestContext) -> str:
    """What the block that this one overrides shows, and its errors too.

    `{{ block.super }}` is a look-up: a missing row or variable in there would leave a whole page blank, with a 200.
    """
    return context["block"].super()


def _translated_pages(page: Page) -> dict[str, str]:
    """Addresses of the live translations of a stored page, by language code."""
    pages = page.get_translations(inclusive=True).live().select_related("locale")
    return {found.locale.language_code: found.url for found in pages if found.url}


@register.simple_tag(takes_context=True)
def languages_of(context: RequestContext) -> list[dict[str, Any]]:
    """Every language of the site with the address of this very page in it, or of the home page where it has none."""
    request, page = context.get("request"), context.get("page")
    own = _translated_pages(page) if getattr(page, "pk", None) else None
    active = get_language() or settings.LANGUAGE_CODE
    links = []
    for code, _label in settings.LANGUAGES:
        home = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        if own is not None:
            url, is_same = own.get(code, home), code in own
        else:
            url = translate_url(request.path, code) if request else home
            is_same = code == active or (request is not None and url != request.path)
            url = url if is_same else home
        links.append(
            {
                "code": code,
                "url": url,
                "is_same_page": is_same,
                "is_active": code == active,
            }
        )
    return links


@register.filter
def day(value: datetime | date | None) -> str:
    """As in «21 luglio 2025»: months are not capitalised in Italian."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    written = date_format(value, "j F Y")
    return written.lower() if get_language() == "it" else written


@register.filter
def moment(value: datetime | None) -> str:
    """As in «21 luglio 2025, ore 18», with minutes only when there are some."""
    if not value:
        return ""
    local = timezone.localtime(value)
    if local.minute == 0:
        return _("%(day)s, ore %(hour)s") % {"day": day(local), "hour": local.hour}
    return _("%(day)s, ore %(hour)s.%(minute)s") % {
        "day": day(local),
        "hour": local.hour,
        "minute": f"{local.minute:02}",
    }


LANGUAGE_NAMES = {"it": "Italiano", "en": "English"}


@register.filter
def own_name(code: str) -> str:
    """A language's name in that language."""
    return LANGUAGE_NAMES.get(code, code)


@register.simple_tag(takes_context=True)
def typed_text(context: RequestContext) -> str:
    """What stood in the field `text` of a form that is refused; empty where the form cannot be read at all."""
    try:
        return context["request"].POST.get("text", "")
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return ""
