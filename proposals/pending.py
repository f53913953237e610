"""What somebody was doing when they had to sign in first: kept in their session for an hour, and given back once."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode

SESSION_KEY = "proposals.pending"
KEPT_FOR = timedelta(hours=1)
FIELD_CHARS = 4000


@dataclass(frozen=True)
class Pending:
    """`place` is the path that it belongs to: a draft never turns up under another proposal."""

    verb: str
    place: str
    fields: dict[str, str]
    until: float


def sign_in_first(
    request: HttpRequest, *, verb: str, back: str, now: datetime, fields: dict[str, str] | None = None
) -> HttpResponse:
    """Keep the intention and lead to the sign-in, which leads back to `back`. Only ever called by a checked POST."""
    kept = {name: value[:FIELD_CHARS] for name, value in (fields or {}).items()}
    place = back.partition("#")[0]
    request.session[SESSION_KEY] = asdict(Pending(verb, place, kept, (now + KEPT_FOR).timestamp()))
    return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}", status=303)


def peek(request: HttpRequest, verb: str, now: datetime) -> Pending | None:
    """What is kept for this very address, still there afterwards."""
    stored = request.session.get(SESSION_KEY)
    if not isinstance(stored, dict):
        return None
    pending = Pending(**stored)
    is_ours = pending.verb == verb and pending.place == request.path and pending.until > now.timestamp()
    return pending if is_ours else None


def take(request: HttpRequest, verb: str, now: datetime) -> Pending | None:
    """The same, removed: an intention is carried out once."""
    pending = peek(request, verb, now)
    if pending is not None:
        forget(request)
    return pending


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
