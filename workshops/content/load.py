"""Everything that `load_content` loads, from the bottom app up; the demonstration only when asked for."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from zoneinfo import ZoneInfo

from consultations.content.demonstration import INDEX as CONSULTATION_INDEX
from consultations.content.demonstration import load_demo_consultations
from home.content.load import load_home
from home.content.loader import Loader, PageSpec
from home.content.writing import steps, text
from home.models import Phrase
from workshops.models import Workshop, WorkshopIndexPage, WorkshopPage

DEMONSTRATION = "workshops.content.demo"
# The seminar after which people sat down at its tables. The hour was not published: noon stands for the day.
SEMINAR = datetime(2025, 7, 21, 12, 0, tzinfo=ZoneInfo("Europe/Rome"))
WORKSHOP_CODE = "produrre-citta"


def load_all(*, now: datetime, with_demo: bool, say: Callable[[str], None]) -> Loader:
    loader = Loader()
    say("Pagine e fatti")
    load_home(loader)
    loader.load(CONSULTATION_INDEX)
    _load_workshop(loader)
    if with_demo:
        say("Dati dimostrativi")
        load_demo_consultations(loader)
        if find_spec(DEMONSTRATION) is not None:
            import_module(DEMONSTRATION).load(now)
    return loader


def workshop_page(
    workshop: Workshop, *, title: str, abstract: str, body: list[dict] | None = None, is_demo: bool = False
) -> PageSpec:
    """The page that `/laboratori/<code>/` shows; load it with a Loader after the workshop's row."""
    return PageSpec(
        f"workshop.{workshop.code}",
        WorkshopPage,
        "workshops",
        workshop.code,
        title,
        abstract,
        body or [],
        {"workshop": workshop},
        is_demo=is_demo,
    )


def _load_workshop(loader: Loader) -> None:
    loader.load(
        PageSpec(
            "workshops",
            WorkshopIndexPage,
            "home",
            "laboratori",
            "Laboratori",
            "Un laboratorio è un incontro con più tavoli di lavoro. A ogni tavolo si scrive, si sceglie, si conclude.",
            [
                steps(
                    "Come funziona un tavolo",
                    ("Scrivi", "Ogni persona scrive le sue proposte dal telefono, o con l'aiuto di chi facilita."),
                    ("Scegli", "Ogni organizzazione esprime la sua preferenza su quelle scritte. È consultiva."),
                    ("Concludi", "Il tavolo vede il risultato. Le proposte diventano pubbliche con il loro filo."),
                )
            ],
        )
    )
    workshop, _is_new = Workshop.objects.get_or_create(
        code=WORKSHOP_CODE, defaults={"starts_at": SEMINAR, "ends_at": SEMINAR, "place": "Torino"}
    )
    Phrase.objects.get_or_create(
        key=f"workshop.{WORKSHOP_CODE}.name", language="it", defaults={"text": "Produrre Città"}
    )
    loader.load(
        workshop_page(
            workshop,
            title="Produrre Città",
            abstract="Il laboratorio della campagna «Voci di Quartiere» a cui si è seduto chi ha partecipato alla strategia.",
            body=[
                text(
                    "Che cosa si sa",
                    "<p>Dopo la presentazione di «Torino Città del Lavoro», il 21 luglio 2025, chi aveva partecipato si è "
                    "seduto ai tavoli di lavoro di «Produrre Città». Il laboratorio appartiene alla campagna «Voci di "
                    "Quartiere» per il nuovo Piano Regolatore.</p><p>Le carte di quei tavoli non sono su questo sito.</p>",
                )
            ],
        )
    )
