"""The Piano Regolatore: figures, dated facts, and the legal steps. Which step is under way is for editors to say."""

from home.content.loader import PageSpec
from home.content.writing import OTHERS, figures, source, station, text, timeline
from home.models import PlanTimelinePage

_PUBLISHED = source(OTHERS, None)


_PLAN = [
    timeline(
        "Quello che è successo",
        "",
        station("Entra in vigore il Piano attuale", "1995", is_done=True, origin=OTHERS),
        station("Escono le linee guida del nuovo Piano", "giugno 2023", is_done=True, origin=OTHERS),
        station("La Giunta approva il nuovo Piano", "16 dicembre 2025", is_done=True, origin=OTHERS),
        station("Comincia il lavoro delle commissioni", "14 gennaio 2026", is_done=True, origin=OTHERS),
    ),
    figures(
        "Il nuovo Piano in cifre",
        ("34", "quartieri", _PUBLISHED),
        ("8", "figure di ricomposizione urbana", _PUBLISHED),
        ("18", "aree di trasformazione", _PUBLISHED),
        ("280", "allegati", _PUBLISHED),
    ),
    timeline(
        "I passaggi previsti dalla legge",
        "Sono in ordine. Chi cura il sito segna un passaggio come avvenuto quando c'è un atto.",
        station("Linee guida", "giugno 2023", is_done=True, origin=OTHERS),
        station("Proposta tecnica del progetto preliminare"),
        station("Pubblicazione e osservazioni"),
        station("Conferenza di copianificazione"),
        station("Progetto preliminare"),
        station("Osservazioni e controdeduzioni"),
        station("Progetto definitivo"),
        station("Approvazione"),
    ),
    text(
        "Perché ogni proposta ha una risposta",
        "<p>Chi segue il Piano da anni chiede una cosa: che quello che le persone dicono abbia una risposta. "
        "C'è chi ricorda che le osservazioni presentate nel 2020 non l'hanno avuta e che «tanti tavoli hanno "
        "detto le stesse cose».</p><p>Qui ogni proposta tiene il suo filo: si vede da dove viene, che cosa ha "
        "detto la Città e se è arrivata in un articolo.</p>",
    ),
    text(
        "Come si presenta un'osservazione",
        "<p>L'osservazione è un atto previsto dalla legge. Si presenta alla Città, non su questo sito: un contributo "
        "scritto qui non la sostituisce.</p><p>Si può presentare quando il Piano è pubblicato, cioè nei due passaggi "
        "che qui sopra hanno «osservazioni» nel nome. Tempi, modi e indirizzo sono nell'avviso della Città: chi cura il "
        "sito li aggiunge qui, con il collegamento, quando l'avviso esce.</p>",
    ),
]


def plan_pages() -> list[PageSpec]:
    return [
        PageSpec(
            "plan",
            PlanTimelinePage,
            "home",
            "piano",
            "Il Piano Regolatore",
            "Dice che cosa si può costruire, dove e per che cosa. Quello in vigore è del 1995: la città ne sta facendo "
            "uno nuovo.",
            _PLAN,
        )
    ]
