"""The eight employability hubs. Addresses of the seven new ones were not published."""

from home.content.loader import PageSpec
from home.content.writing import DAILY, OTHERS, figures, source, text
from home.models import HubIndexPage, HubPage

_WHAT = (
    "<p>Un polo per l'occupabilità è un posto vicino a casa in cui chiedere aiuto per trovare lavoro. Il 21 luglio 2025 "
    "ne sono stati annunciati sette nuovi, accanto a quello di via Braccini.</p>"
)
_TO_COME = (
    "<p>Questo polo è stato annunciato il 21 luglio 2025. L'indirizzo non è stato pubblicato: la redazione lo aggiunge "
    "qui quando ha una fonte.</p>"
)
# The source says one hub for each circoscrizione, and does not say which one via Braccini counts for.
_NEW_HUBS = 7


def hub_pages() -> list[PageSpec]:
    return [
        PageSpec(
            "hubs",
            HubIndexPage,
            "home",
            "poli",
            "Poli per l'occupabilità",
            "Otto in tutto: quello al lavoro in via Braccini e sette annunciati il 21 luglio 2025, per averne uno in "
            "ogni circoscrizione.",
            [
                figures(
                    "Le cifre",
                    ("7", "poli nuovi annunciati", source()),
                    ("8", "poli in tutto, con quello di via Braccini", source()),
                ),
                text("A che cosa servono", _WHAT),
            ],
        ),
        PageSpec(
            "hub.via-braccini",
            HubPage,
            "hubs",
            "via-braccini",
            "Polo di via Braccini",
            "Il polo che il 21 luglio 2025 era già al lavoro.",
            [text("A che cosa serve", _WHAT)],
            {"address": "Via Braccini, Torino", "source": DAILY},
        ),
        *(_announced(number) for number in range(1, _NEW_HUBS + 1)),
    ]


def _announced(number: int) -> PageSpec:
    return PageSpec(
        f"hub.announced-{number}",
        HubPage,
        "hubs",
        f"nuovo-polo-{number}",
        f"Nuovo polo {number} di {_NEW_HUBS}",
        "Sede da annunciare. I sette poli nuovi completano la presenza in tutte le circoscrizioni.",
        [text("Che cosa si sa", _TO_COME)],
        {"source": f"{DAILY}; {OTHERS[0].lower()}{OTHERS[1:]}"},
    )
