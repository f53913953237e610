"""The home page in two languages, and what every public service owes: help, privacy, legal notes, accessibility."""

from home.content.loader import PageSpec
from home.content.writing import questions, steps, text
from home.models import ContentPage, HomePage

_CONTACT = "voci@example.invalid"


_STEPS = [
    steps(
        "Il filo, dal tavolo al Piano",
        (
            "Si scrive una carta",
            "A un tavolo di lavoro dieci organizzazioni scrivono proposte e dicono quali porterebbero avanti.",
        ),
        (
            "La proposta diventa pubblica",
            "Chi vive in città la legge, la sostiene, la commenta. I due conti restano separati.",
        ),
        ("La Città risponde", "Un ufficio dice che cosa ne pensa e perché. La risposta resta sul sito."),
        (
            "Si vede dove è finita",
            "Se è arrivata in un articolo del Piano, il filo porta lì. E torna indietro.",
        ),
    )
]
_STEPS_EN = [
    steps(
        "The thread, from the table to the plan",
        (
            "Somebody writes a card",
            "At a working table ten organisations write proposals and say which ones they would take forward.",
        ),
        (
            "The proposal becomes public",
            "People who live in the city read it, support it, comment on it. The two counts stay apart.",
        ),
        ("The City answers", "An office says what it thinks, and why. The answer stays on the site."),
        (
            "You see where it went",
            "If it reached an article of the plan, the thread leads there. And back again.",
        ),
    )
]


def home_pages() -> list[PageSpec]:
    return [
        PageSpec(
            "home",
            HomePage,
            "",
            "inizio",
            "Home",
            "Organizzazioni e residenti scrivono proposte sul lavoro a Torino. La Città risponde a ognuna. Ogni passaggio "
            "resta visibile.",
            _STEPS,
            {
                "headline": "Quello che si dice\nai tavoli arriva\nfino al Piano.",
                "directions_intro": "La strategia «Torino Città del Lavoro», annunciata il 21 luglio 2025",
                "seo_title": "Quello che si dice ai tavoli arriva fino al Piano",
            },
        ),
        PageSpec(
            "home.en",
            HomePage,
            "",
            "home-en",
            "Home",
            "Organisations and residents write proposals about work in Turin. The City answers each one. Every step stays "
            "visible.",
            _STEPS_EN,
            {
                "headline": "What is said\nat the tables gets\nto the city plan.",
                "directions_intro": "The strategy “Torino Città del Lavoro”, announced on 21 July 2025",
                "seo_title": "What is said at the tables gets to the city plan",
            },
            language="en",
            translates="home",
        ),
    ]


def service_pages() -> list[PageSpec]:
    return [_questions(), _contacts(), _report(), _privacy(), _legal(), _accessibility()]


def _page(key: str, slug: str, title: str, abstract: str, *body: dict) -> PageSpec:
    return PageSpec(key, ContentPage, "home", slug, title, abstract, list(body))


def _questions() -> PageSpec:
    return _page(
        "faq",
        "domande-frequenti",
        "Domande frequenti",
        "Le cose che si chiedono più spesso, in poche parole.",
        questions(
            "Partecipare",
            (
                "Serve un accesso per sedersi a un tavolo?",
                "<p>No. Bastano il tuo nome e la tua organizzazione, in due passaggi. Entri con il codice o con il QR del "
                "tavolo.</p>",
            ),
            (
                "Che differenza c'è tra preferenza e sostegno?",
                "<p>La preferenza la esprimono le organizzazioni a un tavolo: una per organizzazione. Il sostegno lo danno "
                "i residenti, da casa. Sono due conti diversi e non si sommano mai. Tutti e due sono consultivi.</p>",
            ),
            (
                "Chi vede il mio nome?",
                "<p>Al tavolo lo vedono le persone sedute con te. Sul sito compare l'organizzazione, oppure «una persona "
                "residente».</p>",
            ),
        ),
        questions(
            "Che cosa succede dopo",
            (
                "La Città deve rispondere?",
                "<p>Su questo sito ogni proposta ha il posto della sua risposta, e si vede da quanto aspetta. La risposta "
                "è la valutazione di un ufficio: non è un atto e non vincola il Consiglio comunale.</p>",
            ),
            (
                "La mia proposta vale come osservazione al Piano?",
                "<p>No. L'osservazione è un atto previsto dalla legge, con tempi e modi suoi. Un contributo scritto qui "
                'non la sostituisce. <a href="/piano/#come-si-presenta-unosservazione">Come si presenta '
                "un'osservazione</a></p>",
            ),
            (
                "Chi ha partecipato rappresenta tutta la città?",
                "<p>No. Ogni volta diciamo chi c'era, quante persone e su quante.</p>",
            ),
        ),
    )


def _contacts() -> PageSpec:
    return _page(
        "contacts",
        "contatti",
        "Contatti",
        "A chi scrivere per avere aiuto o per dire qualcosa su questo sito.",
        text(
            "Scrivi a chi cura il sito",
            f"<p>L'indirizzo è <b>{_CONTACT}</b>. È un indirizzo dimostrativo: chi installa il sito mette qui il proprio."
            "</p>",
        ),
    )


def _report() -> PageSpec:
    return _page(
        "report",
        "segnala-un-problema",
        "Segnala un problema",
        "Qualcosa non funziona o non si capisce? Dillo a chi cura il sito.",
        text(
            "Come si fa",
            f"<p>Scrivi a <b>{_CONTACT}</b> (indirizzo dimostrativo) e di' tre cose:</p><ol><li>in quale pagina eri;</li>"
            "<li>che cosa volevi fare;</li><li>che cosa è successo.</li></ol><p>Per dire se una pagina è chiara puoi usare "
            "le stelle in fondo alla pagina: non serve un accesso.</p>",
        ),
        text(
            "Se è un problema di accessibilità",
            "<p>Di' anche quale tecnologia usi, per esempio un lettore di schermo. Chi cura il sito risponde entro 30 "
            "giorni.</p>",
        ),
    )


def _privacy() -> PageSpec:
    return _page(
        "privacy",
        "privacy",
        "Informativa sulla privacy",
        "Quali dati tiene questo sito, chi li vede e per quanto tempo.",
        text(
            "Che cosa teniamo",
            "<ul><li>Se entri con la tua e-mail: l'indirizzo e, se lo scrivi, il nome mostrato.</li><li>Se ti siedi a un "
            "tavolo: il nome che scrivi e la tua organizzazione.</li><li>Quello che scrivi, sostieni e commenti.</li></ul>"
            "<p>Le proposte e i commenti sono legati a un codice, non al tuo nome.</p>",
        ),
        text(
            "Che cosa diventa pubblico",
            "<p>Il testo delle proposte e dei commenti è pubblico. Il tuo nome resta al tavolo: sul sito e nei dati aperti "
            "compare l'organizzazione, oppure «una persona residente».</p>",
        ),
        text(
            "Cookie",
            "<p>Il sito usa solo cookie tecnici: per tenere aperto l'accesso, per proteggere i moduli, per ricordare la "
            "lingua. Nessuna pagina chiede qualcosa ad altri siti. Per questo non vedi un avviso sui cookie.</p>",
        ),
        text(
            "Cancellare i tuoi dati",
            "<p>Puoi chiedere di cancellare i tuoi dati a chi cura il sito. Quello che hai scritto resta, senza più nessun "
            "legame con te.</p>",
        ),
    )


def _legal() -> PageSpec:
    return _page(
        "legal",
        "note-legali",
        "Note legali",
        "Che cosa vale, e che cosa no, di quello che leggi qui.",
        text(
            "Valore dei contributi",
            "<p>Proposte, preferenze, sostegni e commenti sono consultivi. La risposta della Città è la valutazione di un "
            "ufficio: non è un atto e non vincola il Consiglio comunale.</p><p>Un contributo scritto qui non sostituisce "
            "un'osservazione al Piano Regolatore.</p>",
        ),
        text(
            "Licenze",
            "<p>Il codice del sito è libero, con licenza EUPL-1.2. I contenuti e i dati sono con licenza Creative Commons "
            "Attribuzione 4.0.</p>",
        ),
        text(
            "Fatti e dati dimostrativi",
            "<p>I fatti hanno una fonte e una data. Quello che è inventato per provare il sito porta la scritta «dato "
            "dimostrativo».</p>",
        ),
    )


def _accessibility() -> PageSpec:
    return _page(
        "accessibility",
        "accessibilita",
        "Dichiarazione di accessibilità",
        "A che punto è questo sito e come dire che qualcosa non va.",
        text(
            "L'obiettivo",
            "<p>La norma europea EN 301 549 chiede il livello AA delle WCAG 2.1. Questo sito lavora per il livello AA delle "
            "WCAG 2.2: si usa da tastiera, senza script, con il testo ingrandito al 200 %.</p>",
        ),
        text(
            "Lo stato",
            "<p>Questa è un'installazione dimostrativa. Chi la pubblica come servizio fa la propria valutazione e mette qui "
            "la dichiarazione ufficiale.</p>",
        ),
        text(
            "Dire che qualcosa non va",
            "<p>Scrivi a chi cura il sito: le indicazioni sono nella pagina «Segnala un problema». Ti risponde entro 30 "
            "giorni.</p>",
        ),
    )
