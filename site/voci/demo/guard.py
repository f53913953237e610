"""When the demonstration may let somebody in with one click: here, and where nobody real could be met."""

from ipaddress import ip_address

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.request import split_domain_port

from home.models import User

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
# A proxy or a tunnel on this machine makes every stranger's connection come from loopback; it says so in these.
FORWARDING_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
REAL_PEOPLE = (
    "This database holds accounts that are not of the demonstration: the demonstration refuses to run on it. "
    "Move it away, or set DATA_DIR or DATABASE_URL to another one."
)


def is_local(request: HttpRequest) -> bool:
    """Peer and host are both this machine, and nobody stands in between."""
    host, _port = split_domain_port(request.get_host())
    return (
        host in LOCAL_NAMES
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and not any(header in request.headers for header in FORWARDING_HEADERS)
    )


def has_real_people() -> bool:
    return User.objects.filter(is_demo=False).exists()


def refuse_real_people() -> None:
    if has_real_people():
        raise ImproperlyConfigured(REAL_PEOPLE)


def _is_loopback(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
