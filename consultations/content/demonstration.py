"""One consultation per direction. All invented: questions, dates and rules are demonstration data, and say so."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from consultations.models import (
    Activity,
    Consultation,
    ConsultationIndexPage,
    ConsultationPage,
    Phase,
)
from home.content.loader import Loader, PageSpec
from home.models import Direction, LoadedContent, Phrase

_ROME = ZoneInfo("Europe/Rome")
# Demonstration data: fixed, so that two installations agree, and far apart, so that the demonstration stays open.
INFORM_FROM = datetime(2026, 1, 12, 9, 0, tzinfo=_ROME)
PARTICIPATE_FROM = datetime(2026, 2, 9, 9, 0, tzinfo=_ROME)
PARTICIPATE_TO = datetime(2029, 6, 30, 18, 0, tzinfo=_ROME)
REPORT_BACK_FROM = PARTICIPATE_TO
CONTACT = "consultazioni@example.invalid"
CODE_SUFFIX = "-demo"


@dataclass(frozen=True)
class Written:
    direction: str
    title: str
    english: str
    slug: str
    question: str
    decided: str

    @property
    def code(self) -> str:
        return f"{self.direction}{CODE_SUFFIX}"


CONSULTATIONS = (
    Written(
        "decent-work",
        "Lavoro sicuro",
        "Safe work",
        "lavoro-sicuro",
        "Che cosa serve perché chi lavora nel tuo quartiere torni a casa sano?",
        "Quali azioni sulla salute e la sicurezza proporre agli uffici per il prossimo anno.",
    ),
    Written(
        "accessible-work",
        "Lavoro per tutte le persone",
        "Work for everyone",
        "lavoro-per-tutte-le-persone",
        "Che cosa tiene lontano dal lavoro chi vorrebbe lavorare?",
        "Quali servizi dei poli per l'occupabilità servono per primi, e in quali luoghi.",
    ),
    Written(
        "skills",
        "Lavoro e competenze",
        "Work and skills",
        "lavoro-e-competenze",
        "Che cosa serve perché una scuola e un'impresa lavorino insieme nel tuo quartiere?",
        "Quali accordi tra scuole, formazione e imprese provare per primi.",
    ),
    Written(
        "attractiveness",
        "Produrre in città",
        "Producing in the city",
        "produrre-in-citta",
        "Dove e come si può produrre, riparare e vendere in città?",
        "Quali spazi e quali regole segnalare a chi scrive il Piano.",
    ),
    Written(
        "human-capital",
        "Cominciare e ricominciare",
        "Starting and starting again",
        "cominciare-e-ricominciare",
        "Che cosa serve a chi comincia a lavorare e a chi ricomincia?",
        "Quali percorsi offrire a chi ha meno di 35 anni e a chi torna al lavoro.",
    ),
)

INDEX = PageSpec(
    "consultations",
    ConsultationIndexPage,
    "home",
    "consultazioni",
    "Consultazioni",
    "Per ognuna trovi che cosa si decide e che cosa no, chi decide e quando, chi può partecipare e fino a quando.",
)


def load_demo_consultations(loader: Loader) -> None:
    directions = {direction.code: direction for direction in Direction.objects.all()}
    for written in CONSULTATIONS:
        consultation = _consultation(written, directions[written.direction])
        loader.load(_page(written, consultation))


def clear_demo_consultations() -> None:
    """Pages, records, rows and names. Proposals and workshops of these consultations must be gone before."""
    keys = [_key(written) for written in CONSULTATIONS]
    records = LoadedContent.objects.filter(key__in=keys)
    demo = Consultation.objects.filter(is_demo=True)
    for page in ConsultationPage.objects.filter(consultation__in=demo):
        page.delete()
    records.delete()
    Phrase.objects.filter(
        key__in=[f"consultation.{code}.name" for code in demo.values_list("code", flat=True)]
    ).delete()
    demo.delete()


def _key(written: Written) -> str:
    return f"consultation.{written.code}"


def _consultation(written: Written, direction: Direction) -> Consultation:
    consultation, is_new = Consultation.objects.get_or_create(
        code=written.code, defaults={"direction": direction, "contact": CONTACT, "is_demo": True}
    )
    if is_new:
        _add_phases(consultation)
        for language, name in (("it", written.title), ("en", written.english)):
            Phrase.objects.get_or_create(
                key=f"consultation.{written.code}.name", language=language, defaults={"text": name}
            )
    return consultation


def _add_phases(consultation: Consultation) -> None:
    Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.INFORM,
        order=1,
        opens_at=INFORM_FROM,
        closes_at=PARTICIPATE_FROM,
    )
    participate = Phase.objects.create(
        consultation=consultation,
        kind=Phase.Kind.PARTICIPATE,
        order=2,
        opens_at=PARTICIPATE_FROM,
        closes_at=PARTICIPATE_TO,
    )
    Phase.objects.create(consultation=consultation, kind=Phase.Kind.REPORT_BACK, order=3, opens_at=REPORT_BACK_FROM)
    for verb in (Activity.Verb.PROPOSE, Activity.Verb.SUPPORT, Activity.Verb.COMMENT):
        Activity.objects.create(phase=participate, verb=verb)


def _page(written: Written, consultation: Consultation) -> PageSpec:
    return PageSpec(
        _key(written),
        ConsultationPage,
        "consultations",
        written.slug,
        written.title,
        written.question,
        fields={
            "consultation": consultation,
            "decided": f"<p>{written.decided}</p>",
            "not_decided": "<p>Non si decide il testo del Piano Regolatore: lo approva il Consiglio comunale. Una proposta "
            "scritta qui non è un'osservazione al Piano e non la sostituisce.</p>",
            "who_decides": "<p>Gli uffici valutano ogni proposta e pubblicano una risposta con il motivo. Gli atti restano "
            "della Giunta e del Consiglio comunale, nei loro tempi.</p>",
            "who_takes_part": "<p>Le organizzazioni ai tavoli di lavoro. Da casa chi ha almeno 14 anni può sostenere e "
            "commentare.</p>",
            "rules": "<ul><li>Un sostegno per persona e proposta: si può togliere fino alla chiusura.</li><li>Una preferenza "
            "per organizzazione ai tavoli.</li><li>Preferenze e sostegni restano due conti diversi.</li><li>Chi modera può "
            "nascondere un testo e dice perché.</li></ul>",
            "use_of_contributions": "<p>Ogni proposta ha una pagina che resta. Alla fine si pubblica un resoconto con numeri, "
            "temi e risposte. I dati sono aperti, senza dati personali.</p>",
            "contact_name": "Ufficio Esempio, consultazioni",
        },
        is_demo=True,
    )
