"""What every template knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site_wide(_request: HttpRequest) -> dict[str, object]:
    return {"demo_mode": settings.DEMO_MODE}
