"""The measures named when the strategy was presented. All of it is past: nothing here says that something is open now."""

from home.content.writing import DAILY_EN, measure, source

_ENGLISH_SOURCE = source(DAILY_EN)

HUBS = measure(
    "Poli per l'occupabilità",
    "Sette nuovi poli, per averne uno in ogni circoscrizione, accanto a quello già al lavoro in via Braccini.",
    ("7", "poli nuovi"),
    ("8", "poli in tutto, con via Braccini"),
    when="annunciati il 21 luglio 2025, senza una data di apertura",
)
SOCIAL_SITES = measure(
    "Cantieri sociali",
    "Lavori di interesse della città affidati a persone senza occupazione.",
    ("oltre 4 milioni", "di euro"),
    ("417", "persone disoccupate impiegate"),
    when="entro l'autunno 2025",
)
INCUBATORS = measure(
    "Incubatori per giovani in condizione di svantaggio",
    "Luoghi che accompagnano chi ha meno di 35 anni e parte svantaggiato.",
    ("quasi 2 milioni", "di euro"),
    ("meno di 35", "anni"),
    when="all'inizio del 2026",
)
GREEN_CALL = measure(
    "Bando per progetti green e di efficientamento energetico",
    "Un sostegno alle micro e piccole imprese sociali che riducono i consumi di energia o fanno progetti green.",
    ("2,5 milioni", "di euro"),
    when="indicato come aperto il 21 luglio 2025",
)
INCLUSION = measure(
    "Inserimento lavorativo per persone in misura alternativa alla detenzione",
    "Un servizio che accompagna al lavoro chi sconta la pena fuori dal carcere.",
    when="indicato come già attivo il 21 luglio 2025",
)
SAFETY = measure(
    "Formazione sulla sicurezza nei luoghi di lavoro",
    "Incontri per studenti su come si lavora in sicurezza.",
    ("quasi 3.000", "studenti formati"),
    when="indicata come svolta il 21 luglio 2025",
)

HUBS_EN = measure(
    "Employability hubs",
    "Seven new hubs, so that each district has one, beside the one already at work in via Braccini.",
    ("7", "new hubs"),
    ("8", "hubs in all, with via Braccini"),
    when="announced on 21 July 2025, without an opening date",
    origin=_ENGLISH_SOURCE,
)
SOCIAL_SITES_EN = measure(
    "Social worksites",
    "Work of interest to the city given to people without a job.",
    ("over 4 million", "euro"),
    ("417", "unemployed people employed"),
    when="by autumn 2025",
    origin=_ENGLISH_SOURCE,
)
INCUBATORS_EN = measure(
    "Incubators for young people at a disadvantage",
    "Places that accompany people under 35 who start at a disadvantage.",
    ("almost 2 million", "euro"),
    ("under 35", "years of age"),
    when="early 2026",
    origin=_ENGLISH_SOURCE,
)
GREEN_CALL_EN = measure(
    "Call for green and energy-saving projects",
    "Support for micro and small social enterprises that use less energy or carry out green projects.",
    ("2.5 million", "euro"),
    when="said to be open on 21 July 2025",
    origin=_ENGLISH_SOURCE,
)
INCLUSION_EN = measure(
    "Access to work for people serving a sentence outside prison",
    "A service that accompanies to work people under an alternative measure to detention.",
    when="said to be active on 21 July 2025",
    origin=_ENGLISH_SOURCE,
)
SAFETY_EN = measure(
    "Training on safety in the workplace",
    "Meetings for students on how to work safely.",
    ("almost 3,000", "students trained"),
    when="said to be done on 21 July 2025",
    origin=_ENGLISH_SOURCE,
)
