"""What a lower app shows of an upper one. Upper apps register providers in AppConfig.ready; `home` only knows names.

A page asks for a part by name: `{% live_block "now" direction %}`. A provider is called with the request and a
Direction (or None for the whole city) and answers with a LivePart, or with None when it has nothing to show: then the
template's written empty state stands there. A provider that fails is logged and counts as having nothing: a page never
falls because one of its parts does.

Names in use:
    now                    open tables and consultations ("Adesso")                     workshops
    direction-proposals    proposals of a direction, or the newest ones, with numbers   proposals
    answers                "La Città ha risposto a N proposte su M"                     proposals
    plan-elements          the elements of the plan that the site follows, on the page of the Piano      proposals
    consultation-proposals proposals of a consultation; the thing is a Consultation     proposals
    organisation-proposals proposals of an organisation with their fate; the thing is an Organisation    proposals
    organisation-adhesions proposals that an organisation stands by; the thing is an Organisation    proposals
    organisation-tables    open tables at which an organisation sits; the thing is an Organisation       workshops
    organisation-record    its cards and open preferences, table by table; for its own page's inside   workshops
    role-bar               the role bar of the demonstration, first thing in the body   voci.demo
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from home.models import User

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class LivePart:
    """A template and what it needs. The request is added when it is rendered."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DirectionFigures:
    """What a direction's card counts."""

    proposals: int = 0
    answers: int = 0


@dataclass(frozen=True)
class SearchHit:
    """One result of the site's search from an upper app."""

    title: str
    url: str
    kind: str
    text: str = ""


@dataclass(frozen=True)
class Desk:
    """A place where somebody of the staff works, and in a few words what waits there."""

    label: str
    url: str
    waiting: str = ""


Provider = Callable[[HttpRequest, Any], LivePart | None]
FiguresProvider = Callable[[], Mapping[str, DirectionFigures]]
SearchProvider = Callable[[str], list[SearchHit]]
DesksProvider = Callable[["User"], list[Desk]]

_live_blocks: dict[str, Provider] = {}
_figures: list[FiguresProvider] = []
_searches: list[SearchProvider] = []
_desks: list[DesksProvider] = []


def register_live_block(name: str, provider: Provider) -> None:
    _live_blocks[name] = provider


def live_part(name: str, request: HttpRequest, thing: object = None) -> LivePart | None:
    """What the provider of `name` answers, or None when there is none, or nothing to show, or it failed."""
    provider = _live_blocks.get(name)
    if provider is None:
        return None
    try:
        return provider(request, thing)
    except Exception:
        logger.exception("The live block %s failed", name)
        return None


def register_direction_figures(provider: FiguresProvider) -> None:
    """`provider()` counts for all directions at once, by direction code: one query, however many cards."""
    _figures.append(provider)


def direction_figures() -> dict[str, DirectionFigures]:
    """Figures by direction code; empty when nobody counts or counting failed, and then no figure is shown."""
    counted: dict[str, DirectionFigures] = {}
    for provider in _figures:
        try:
            counted.update(provider())
        except Exception:
            logger.exception("Counting for the directions failed")
    return counted


def register_search(provider: SearchProvider) -> None:
    """`provider(text)` answers with its best hits, a handful at most."""
    _searches.append(provider)


def search_upper_apps(text: str) -> list[SearchHit]:
    hits: list[SearchHit] = []
    for provider in _searches:
        try:
            hits.extend(provider(text))
        except Exception:
            logger.exception("A search provider failed")
    return hits


def register_desks(provider: DesksProvider) -> None:
    """`provider(user)` answers with the places where this person works; none for who has no such role."""
    _desks.append(provider)


def desks_of(user: "User") -> list[Desk]:
    desks: list[Desk] = []
    for provider in _desks:
        try:
            desks.extend(provider(user))
        except Exception:
            logger.exception("A provider of desks failed")
    return desks
