"""The invented plan of the demonstration: ten elements, each marked as an example."""

# Code, short name, title, text, stage.
PLAN_ELEMENTS = (
    (
        "esempio-art-7",
        "Articolo 7 (esempio)",
        "Usi a termine degli spazi dismessi",
        "Gli edifici produttivi in attesa di trasformazione possono ospitare per un tempo definito laboratori, magazzini "
        "e attività di prova. La convenzione dice durata, lavori minimi e chi ne risponde.",
        "technical-proposal",
    ),
    (
        "esempio-art-9",
        "Articolo 9 (esempio)",
        "Attività produttive compatibili con la residenza",
        "Nei tessuti misti sono ammesse le attività artigianali che rispettano i limiti di rumore, emissioni e orario. "
        "La tabella allegata elenca le attività e le condizioni.",
        "technical-proposal",
    ),
    (
        "esempio-art-12",
        "Articolo 12 (esempio)",
        "Formazione e lavoro nei piani terra",
        "I locali al piano terra sulle vie commerciali possono ospitare laboratori, spazi di formazione e di tirocinio "
        "senza cambio di destinazione, se restano aperti al pubblico almeno una parte della settimana.",
        "technical-proposal",
    ),
    (
        "esempio-art-14",
        "Articolo 14 (esempio)",
        "Servizi per chi lavora in strada",
        "Le aree di mercato e di sosta prevedono servizi igienici, ricovero e prese di corrente per chi lavora "
        "all'aperto.",
        "guidelines",
    ),
    (
        "esempio-art-18",
        "Articolo 18 (esempio)",
        "Poli per l'occupabilità e servizi di quartiere",
        "In ogni circoscrizione un'area per servizi accoglie il polo per l'occupabilità vicino alle fermate del "
        "trasporto pubblico.",
        "technical-proposal",
    ),
    (
        "esempio-art-21",
        "Articolo 21 (esempio)",
        "Logistica dell'ultimo chilometro",
        "Piccoli depositi per la consegna con biciclette e veicoli leggeri sono ammessi ai margini del centro e nei "
        "parcheggi sottoutilizzati.",
        "guidelines",
    ),
    (
        "esempio-art-23",
        "Articolo 23 (esempio)",
        "Spazi condivisi per attrezzature e mestieri",
        "Gli edifici scolastici e i mercati coperti possono aprire i loro laboratori in orario serale, con accessi "
        "separati.",
        "technical-proposal",
    ),
    (
        "esempio-art-26",
        "Articolo 26 (esempio)",
        "Tetti produttivi e comunità energetiche",
        "Le coperture degli edifici produttivi sono destinate di preferenza alla produzione di energia condivisa con "
        "l'isolato.",
        "guidelines",
    ),
    (
        "esempio-art-31",
        "Articolo 31 (esempio)",
        "Residenze temporanee per lavoro e studio",
        "Una quota degli alloggi a canone calmierato è riservata a chi firma un contratto di lavoro o di apprendistato "
        "in città.",
        "guidelines",
    ),
    (
        "esempio-tavola-5",
        "Tavola 5 (esempio)",
        "Mappa degli spazi per produrre",
        "La tavola segna i locali e le aree disponibili per attività produttive, con superficie, altezza e servizi.",
        "technical-proposal",
    ),
)
