"""The five strategic directions: rows, names in two languages, pages in two languages."""

from dataclasses import dataclass
from typing import Any

from home.content import measures as m
from home.content.loader import PageSpec
from home.content.writing import live, measures, text
from home.models import Direction, DirectionIndexPage, DirectionPage, Phrase


@dataclass(frozen=True)
class DirectionText:
    """One language of a direction."""

    name: str
    slug: str
    abstract: str
    about: str
    measures: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class WrittenDirection:
    code: str
    order: int
    italian: DirectionText
    english: DirectionText


DIRECTIONS = (
    WrittenDirection(
        "decent-work",
        1,
        DirectionText(
            "Lavoro dignitoso e sicuro",
            "lavoro-dignitoso-e-sicuro",
            "Contratti giusti, salute, sicurezza nei luoghi di lavoro.",
            "<p>La prima direttrice riguarda le condizioni in cui si lavora: il contratto, la paga, l'orario, la "
            "salute.</p><p>Ai tavoli ci si chiede che cosa possono fare insieme enti pubblici, imprese, sindacati e "
            "scuole perché un lavoro a Torino sia sicuro e permetta di vivere.</p>",
            (m.SAFETY,),
        ),
        DirectionText(
            "Decent and safe work",
            "decent-and-safe-work",
            "Fair contracts, health, safety in the workplace.",
            "<p>The first direction is about the conditions people work in: the contract, the pay, the hours, their "
            "health.</p><p>The tables ask what public bodies, companies, unions and schools can do together so that "
            "a job in Turin is safe and enough to live on.</p>",
            (m.SAFETY_EN,),
        ),
    ),
    WrittenDirection(
        "accessible-work",
        2,
        DirectionText(
            "Lavoro accessibile a tutti",
            "lavoro-accessibile-a-tutti",
            "Poli in ogni circoscrizione, cantieri sociali, inclusione.",
            "<p>La seconda direttrice riguarda chi al lavoro non arriva: perché lo cerca da tanto, perché ha bisogno "
            "di aiuto, perché ha una pena da scontare.</p><p>Ai tavoli ci si chiede come portare l'aiuto vicino a "
            "casa e come trasformarlo in un lavoro vero.</p>",
            (m.HUBS, m.SOCIAL_SITES, m.INCLUSION),
        ),
        DirectionText(
            "Work open to everyone",
            "work-open-to-everyone",
            "A hub in each district, social worksites, inclusion.",
            "<p>The second direction is about those who do not reach a job: because they have been looking for a long "
            "time, because they need help, because they are serving a sentence.</p><p>The tables ask how to bring "
            "help close to home, and how to turn it into a real job.</p>",
            (m.HUBS_EN, m.SOCIAL_SITES_EN, m.INCLUSION_EN),
        ),
    ),
    WrittenDirection(
        "skills",
        3,
        DirectionText(
            "Valorizzazione delle competenze",
            "valorizzazione-delle-competenze",
            "Scuole, imprese e formazione che si parlano.",
            "<p>La terza direttrice riguarda quello che le persone sanno fare e quello che serve a chi assume.</p>"
            "<p>Ai tavoli ci si chiede come far incontrare scuole, formazione e imprese, e come far valere quello che "
            "si è imparato lavorando.</p>",
            (),
        ),
        DirectionText(
            "Making the most of skills",
            "making-the-most-of-skills",
            "Schools, companies and training that talk to each other.",
            "<p>The third direction is about what people can do and what employers need.</p><p>The tables ask how "
            "schools, training and companies can meet, and how to give value to what people learn at work.</p>",
            (),
        ),
    ),
    WrittenDirection(
        "attractiveness",
        4,
        DirectionText(
            "Attrattività del territorio",
            "attrattivita-del-territorio",
            "Spazi, servizi e luoghi dove produrre in città.",
            "<p>La quarta direttrice riguarda la città come posto in cui aprire, restare e produrre.</p><p>Ai tavoli "
            "ci si chiede quali spazi, servizi e regole servono: è la direttrice che tocca più da vicino il nuovo "
            "Piano Regolatore.</p>",
            (m.GREEN_CALL,),
        ),
        DirectionText(
            "An attractive territory",
            "an-attractive-territory",
            "Spaces, services and places to produce in the city.",
            "<p>The fourth direction is about the city as a place in which to open, stay and produce.</p><p>The tables "
            "ask which spaces, services and rules are needed: it is the direction closest to the new city plan.</p>",
            (m.GREEN_CALL_EN,),
        ),
    ),
    WrittenDirection(
        "human-capital",
        5,
        DirectionText(
            "Rafforzamento del capitale umano",
            "rafforzamento-del-capitale-umano",
            "Giovani, nuove imprese, chi torna al lavoro.",
            "<p>La quinta direttrice riguarda le persone lungo tutta la vita di lavoro: chi comincia, chi cambia, chi "
            "ricomincia.</p><p>Ai tavoli ci si chiede che cosa serve a chi è giovane e parte svantaggiato, e a chi "
            "torna dopo una pausa.</p>",
            (m.INCUBATORS,),
        ),
        DirectionText(
            "Stronger human capital",
            "stronger-human-capital",
            "Young people, new companies, those who return to work.",
            "<p>The fifth direction is about people throughout their working life: those who begin, who change, who "
            "begin again.</p><p>The tables ask what young people who start at a disadvantage need, and those who "
            "return after a break.</p>",
            (m.INCUBATORS_EN,),
        ),
    ),
)

_NOTE = (
    "<p>La fonte elenca le misure senza assegnarle a una direttrice: l'abbinamento è di chi cura questo sito. Date e "
    "cifre sono quelle annunciate il 21 luglio 2025.</p>"
)
_NO_MEASURES = (
    "<p>Tra le misure annunciate il 21 luglio 2025 nessuna è stata legata qui a questa direttrice. La fonte le elenca "
    "senza assegnarle: l'abbinamento è di chi cura questo sito.</p>"
)
_NOTE_EN = (
    "<p>The source lists the measures without assigning them to a direction: the match is made by the editors of this "
    "site. Dates and figures are those announced on 21 July 2025.</p>"
)
_NO_MEASURES_EN = (
    "<p>None of the measures announced on 21 July 2025 is matched with this direction here. The source lists them "
    "without assigning them: the match is made by the editors of this site.</p>"
)


def load_directions() -> None:
    """Rows and names, made once; what staff change afterwards stays."""
    for written in DIRECTIONS:
        Direction.objects.get_or_create(code=written.code, defaults={"order": written.order})
        for language, words in (("it", written.italian), ("en", written.english)):
            Phrase.objects.get_or_create(
                key=f"direction.{written.code}.name", language=language, defaults={"text": words.name}
            )


def direction_pages() -> list[PageSpec]:
    rows = {direction.code: direction for direction in Direction.objects.all()}
    pages = [
        PageSpec(
            "directions",
            DirectionIndexPage,
            "home",
            "direttrici",
            "Le cinque direttrici",
            "La strategia «Torino Città del Lavoro», annunciata il 21 luglio 2025, ha cinque direttrici strategiche. "
            "Ognuna ha i suoi tavoli, le sue proposte e le sue risposte.",
        ),
        PageSpec(
            "directions.en",
            DirectionIndexPage,
            "home.en",
            "directions",
            "The five directions",
            "The strategy “Torino Città del Lavoro”, announced on 21 July 2025, has five strategic directions. Each has "
            "its own tables, its proposals and its answers.",
            language="en",
            translates="directions",
        ),
    ]
    for written in DIRECTIONS:
        key = f"direction.{written.code}"
        fields = {"direction": rows[written.code]}
        words = written.italian
        pages.append(
            PageSpec(key, DirectionPage, "directions", words.slug, words.name, words.abstract, _body(words), fields)
        )
        words = written.english
        pages.append(
            PageSpec(
                f"{key}.en",
                DirectionPage,
                "directions.en",
                words.slug,
                words.name,
                words.abstract,
                _body_en(words),
                fields,
                language="en",
                translates=key,
            )
        )
    return pages


def _body(words: DirectionText) -> list[dict[str, Any]]:
    note = text("Da dove vengono le misure", _NOTE if words.measures else _NO_MEASURES)
    listed = [measures("Le misure annunciate", *words.measures)] if words.measures else []
    return [
        text("Di che cosa si parla", words.about),
        live("Adesso", "now", "Nessun tavolo di questa direttrice è aperto. Quando apre, qui trovi come entrare."),
        *listed,
        note,
        live(
            "Le proposte",
            "direction-proposals",
            "Ancora nessuna proposta. Qui trovi quelle dei tavoli e dei residenti.",
        ),
    ]


def _body_en(words: DirectionText) -> list[dict[str, Any]]:
    note = text("Where the measures come from", _NOTE_EN if words.measures else _NO_MEASURES_EN)
    listed = [measures("The measures announced", *words.measures)] if words.measures else []
    return [
        text("What it is about", words.about),
        live("Now", "now", "No table of this direction is open. When one opens, you find here how to join."),
        *listed,
        note,
        live("Proposals", "direction-proposals", "No proposal yet. Those of tables and residents will be here."),
    ]
