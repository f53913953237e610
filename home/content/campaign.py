"""The campaign "Voci di Quartiere": years, figures, known bias, and the areas of the city."""

from home.content.loader import PageSpec
from home.content.places import DISTRICTS, district_name
from home.content.writing import OTHERS, figures, questions, source, station, text, timeline
from home.models import CampaignPage, ContentPage

_PUBLISHED = source(OTHERS, None)


_CAMPAIGN = [
    timeline(
        "Anno per anno",
        "",
        station(
            "Tavoli, assemblee e questionario",
            "2023",
            "Dodici tavoli di lavoro in due giorni con gli attori locali. Poi otto assemblee, con domande e "
            "proposte, e un questionario.",
            is_done=True,
            origin=OTHERS,
        ),
        station(
            "Interviste e due questionari",
            "2024",
            "Interviste nei quartieri e due questionari.",
            is_done=True,
            origin=OTHERS,
        ),
        station(
            "Dieci incontri serali",
            "2025",
            "Incontri di 90 minuti: all'ingresso registrazione e materiali, poi i risultati del 2024, quello che "
            "dice l'amministrazione, la discussione.",
            is_done=True,
            origin=OTHERS,
        ),
    ),
    figures(
        "Il 2023 in cifre",
        ("12", "tavoli di lavoro in due giorni", _PUBLISHED),
        ("oltre 250", "attori locali ai tavoli", _PUBLISHED),
        ("8", "assemblee", _PUBLISHED),
        ("circa 800", "persone alle assemblee", _PUBLISHED),
        ("oltre 200", "proposte raccolte", _PUBLISHED),
        ("circa 400", "domande poste", _PUBLISHED),
        ("oltre 4.600", "risposte al questionario", _PUBLISHED),
    ),
    figures(
        "Il 2024 in cifre",
        ("1.984", "risposte al primo questionario", _PUBLISHED),
        ("786", "risposte al secondo questionario", _PUBLISHED),
    ),
    figures(
        "Il 2025 in cifre",
        ("10", "incontri serali", _PUBLISHED),
        ("90 minuti", "la durata di un incontro", _PUBLISHED),
    ),
    text(
        "Chi è mancato",
        "<p>Hanno partecipato poche persone con più di 70 anni e pochissime della Circoscrizione 5. Chi ha una "
        "laurea era presente più che nella città.</p><p>Per questo chi ha partecipato non rappresenta tutta "
        "Torino, e per questo si può prendere parte anche con la carta o con l'aiuto di qualcuno.</p>",
    ),
    text(
        "Il laboratorio «Produrre Città»",
        "<p>Dopo la presentazione della strategia «Torino Città del Lavoro» chi aveva partecipato si è seduto ai "
        "tavoli di «Produrre Città», il laboratorio che appartiene a questa campagna.</p>",
    ),
]


def campaign_pages() -> list[PageSpec]:
    return [_campaign(), _areas(), _who()]


def _campaign() -> PageSpec:
    return PageSpec(
        "campaign",
        CampaignPage,
        "home",
        "campagna",
        "La campagna Voci di Quartiere",
        "Dal 2023 si ascolta la città per il nuovo Piano Regolatore: tavoli, assemblee, interviste, questionari.",
        _CAMPAIGN,
    )


def _areas() -> PageSpec:
    residents = [
        (f"{count:,}".replace(",", "."), district_name(code, names), source("Residenti 2011", None))
        for code, names, _latitude, _longitude, count in DISTRICTS
    ]
    return PageSpec(
        "areas",
        ContentPage,
        "campaign",
        "circoscrizioni-e-quartieri",
        "Circoscrizioni e quartieri",
        "Otto circoscrizioni e tre elenchi di quartieri diversi: qui non si mescolano.",
        [
            figures("Residenti per circoscrizione, 2011", *residents),
            text(
                "Tre elenchi di quartieri",
                "<p>I quartieri di Torino si contano in tre modi:</p><ul><li>23 quartieri statistici, quelli dei dati "
                "aperti;</li><li>34 quartieri nel nuovo Piano Regolatore;</li><li>i nomi che usano le persone.</li></ul>"
                "<p>Ogni luogo su questo sito dice da quale elenco viene.</p>",
            ),
        ],
    )


def _who() -> PageSpec:
    return PageSpec(
        "who-takes-part",
        ContentPage,
        "campaign",
        "chi-partecipa",
        "Chi partecipa",
        "Le organizzazioni ai tavoli, i residenti a casa: due registri che non si sommano.",
        [
            text(
                "Le organizzazioni",
                "<p>Ai tavoli siedono persone che parlano per un'organizzazione. I settori sono otto: ente pubblico, "
                "scuola o università, impresa, associazione di categoria, sindacato, terzo settore, cooperativa, ordine "
                "professionale.</p><p>La strategia è nata con oltre 50 organizzazioni. Un elenco pubblico dei loro nomi "
                "non c'è: i nomi che vedi nei dati dimostrativi sono inventati.</p>",
            ),
            text(
                "I residenti",
                "<p>Da casa si leggono le proposte, si sostengono e si commentano. Un sostegno dice una priorità: non è "
                "una decisione.</p>",
            ),
            questions(
                "Domande sull'età e sulla lingua",
                (
                    "Da che età posso partecipare?",
                    "<p>In Italia si può avere un accesso a un servizio digitale da 14 anni. I diritti di partecipazione "
                    "della Città partono da 16. Chi cura una consultazione dice da che età si può fare ogni cosa. Non ti "
                    "chiediamo la data di nascita.</p>",
                ),
                (
                    "In che lingua?",
                    "<p>L'italiano è la lingua di riferimento. La pagina iniziale e le cinque direttrici sono anche in "
                    "inglese. Puoi scrivere una proposta nella tua lingua.</p>",
                ),
            ),
        ],
    )
