"""What every template knows about the site. Costs no query: pages are stored without anything of the visitor."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.models.feedback import Rating


@dataclass(frozen=True)
class NavigationItem:
    """`english` is None where a section exists in Italian only: the link then leads there and says so."""

    label: object
    italian: str
    english: str | None

    def address(self, language: str) -> str:
        return self.english if language == "en" and self.english else self.italian

    def language(self, language: str) -> str:
        return "en" if language == "en" and self.english else "it"


NAVIGATION = (
    NavigationItem(_("Home"), "/", "/en/"),
    NavigationItem(_("Direttrici"), "/direttrici/", "/en/directions/"),
    NavigationItem(_("Consultazioni"), "/consultazioni/", None),
    NavigationItem(_("Laboratori"), "/laboratori/", None),
    NavigationItem(_("Proposte"), "/proposte/", "/en/proposte/"),
    NavigationItem(_("Il Piano"), "/piano/", None),
    NavigationItem(_("Cerca"), "/cerca/", "/en/cerca/"),
)
# Stored pages and views that the frame of the site links to, without asking the database where they are.
SECTIONS = {
    "consultations": "/consultazioni/",
    "workshops": "/laboratori/",
    "campaign": "/campagna/",
    "hubs": "/poli/",
    "news": "/notizie/",
    "plan": "/piano/",
    "faq": "/domande-frequenti/",
    "contacts": "/contatti/",
    "report": "/segnala-un-problema/",
    "privacy": "/privacy/",
    "legal": "/note-legali/",
    "accessibility": "/accessibilita/",
    # How the legal act is done that a contribution here is not: a section of the page of the Piano.
    "observation": "/piano/#come-si-presenta-unosservazione",
}
# Views, in each language.
VIEWS = {
    "proposals": "/proposte/",
    "organisations": "/organizzazioni/",
    "open_data": "/dati-aperti/",
    "tables": "/tavoli/",
    "profile": "/profilo/",
}
HOMES = frozenset({"/", "/en/"})


def navigation(path: str, language: str) -> list[dict[str, object]]:
    items = []
    for item in NAVIGATION:
        url = item.address(language)
        is_current = path == url if url in HOMES else path.startswith(url)
        items.append(
            {
                "label": item.label,
                "url": url,
                "language": item.language(language),
                "is_current": is_current,
                "is_here": path == url,
            }
        )
    return items


def sections(language: str) -> dict[str, str]:
    prefix = "/en" if language == "en" else ""
    return {**SECTIONS, **{name: f"{prefix}{address}" for name, address in VIEWS.items()}}


def site_wide(request: HttpRequest) -> dict[str, object]:
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {
        "demo_mode": settings.DEMO_MODE,
        "site_language": language,
        "sections": sections(language),
        "navigation": navigation(request.path, language),
        "rating_good": Rating.Good.choices,
        "rating_hard": Rating.Hard.choices,
        "home_url": "/en/" if language == "en" else "/",
    }
