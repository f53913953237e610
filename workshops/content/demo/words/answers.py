"""What the invented offices of the demonstration answer: title of the card, outcome, reason, element of the plan."""

OFFICES = {
    "decent-work": "Ufficio Esempio, Salute e sicurezza sul lavoro",
    "accessible-work": "Ufficio Esempio, Servizi per il lavoro",
    "skills": "Ufficio Esempio, Politiche del lavoro",
    "attractiveness": "Ufficio Esempio, Sviluppo economico",
    "human-capital": "Ufficio Esempio, Giovani e imprenditoria",
}
ACCEPTED, PARTLY, NOT = "accepted", "partly-accepted", "not-accepted"
ANSWERS = {
    "decent-work": (
        (
            "Un delegato della sicurezza anche nelle ditte piccole",
            ACCEPTED,
            "Con sindacati e artigiani proviamo un delegato comune in due cortili di officine. Dopo sei mesi "
            "pubblichiamo quante visite ha fatto e che cosa è cambiato.",
            "",
        ),
        (
            "Chi entra in cantiere firma, chi esce firma",
            ACCEPTED,
            "Il registro diventa obbligatorio nei cantieri della Città dal prossimo bando. Chi firma vede i "
            "propri dati e nessun altro.",
            "",
        ),
        (
            "Niente subappalti a catena nei lavori della Città",
            NOT,
            "Il numero dei subappalti è regolato da norme nazionali che la Città non può restringere. "
            "Pubblichiamo però chi lavora in ogni cantiere, ditta per ditta.",
            "",
        ),
        (
            "Formazione sulla sicurezza nella lingua di chi lavora",
            ACCEPTED,
            "I moduli comuni saranno tradotti in cinque lingue e provati con chi li userà. Restano liberi per "
            "tutte le imprese.",
            "",
        ),
        (
            "Acqua e ombra nei cantieri d'estate",
            ACCEPTED,
            "Entra nel capitolato dei lavori pubblici: turni anticipati sopra i 33 gradi, acqua e un riparo "
            "vicino al posto di lavoro.",
            "esempio-art-14",
        ),
        (
            "I rider hanno bisogno di un posto al coperto",
            PARTLY,
            "Due pensiline con panca e presa si possono fare vicino ai mercati coperti. Per i bagni serve un "
            "accordo con i gestori.",
            "esempio-art-14",
        ),
        (
            "Sportello diritti in Barriera di Milano, la sera",
            ACCEPTED,
            "Lo sportello apre due sere alla settimana negli spazi del polo. Si può venire senza appuntamento.",
            "",
        ),
        (
            "Case per chi arriva a lavorare a Pozzo Strada",
            PARTLY,
            "Una quota degli alloggi a canone calmierato può andare a chi firma un contratto. Il numero dipende "
            "dai posti che si liberano.",
            "esempio-art-31",
        ),
        (
            "Premio in gara a chi non ha infortuni",
            NOT,
            "Un premio a chi dichiara meno infortuni può spingere a non denunciarli. Preferiamo premiare chi "
            "forma e chi segnala i pericoli.",
            "",
        ),
    ),
    "accessible-work": (
        (
            "Un operatore che ti segue dal primo giorno",
            ACCEPTED,
            "Nei poli ogni persona avrà un operatore di riferimento, con nome e telefono, fino a tre mesi dopo "
            "l'assunzione.",
            "",
        ),
        (
            "Il curriculum non basta: prove di un giorno",
            PARTLY,
            "La giornata di prova assicurata si può fare con le imprese che firmano un accordo. Pagarla con "
            "fondi della Città oggi non è possibile.",
            "",
        ),
        (
            "Abbonamento gratis il primo mese di lavoro",
            ACCEPTED,
            "Il primo mese di trasporto sarà coperto per chi firma un contratto passando da un polo. Si chiede "
            "allo stesso sportello.",
            "",
        ),
        (
            "Cantieri sociali che finiscono con un contratto",
            PARTLY,
            "Nei prossimi bandi l'impresa che assume avrà un punteggio più alto. Un obbligo di assunzione invece "
            "non si può scrivere.",
            "",
        ),
        (
            "Modulistica in lingua facile",
            ACCEPTED,
            "Cominciamo dai sei moduli più usati, riscritti con chi li compila e tradotti in sette lingue.",
            "",
        ),
        (
            "Chi non ha internet telefona",
            ACCEPTED,
            "Il numero unico risponde dalle 8 alle 20 e prenota al posto della persona. Lo trovate su ogni "
            "lettera dei servizi.",
            "",
        ),
        (
            "Un fondo per gli attrezzi del mestiere",
            ACCEPTED,
            "Apriamo un prestito piccolo, senza interessi, con restituzione dopo il terzo stipendio.",
            "",
        ),
        (
            "Riconoscere quello che si è imparato altrove",
            NOT,
            "Il riconoscimento dei titoli di studio esteri spetta allo Stato. I poli aiutano a preparare la "
            "domanda e seguono la pratica.",
            "",
        ),
        (
            "Il polo per l'occupabilità in Barriera di Milano aperto anche il sabato",
            ACCEPTED,
            "Si apre il sabato mattina e si chiude il lunedì. Dopo tre mesi contiamo chi è venuto e decidiamo "
            "con il quartiere.",
            "esempio-art-18",
        ),
        (
            "Uno sportello mobile alla Falchera",
            ACCEPTED,
            "Un furgone attrezzato sarà al mercato ogni giovedì. I primi sei mesi sono una prova.",
            "esempio-art-18",
        ),
        (
            "Una cucina comune al Lingotto per chi vuole vendere cibo",
            PARTLY,
            "Lo spazio c'è, l'impianto va rifatto. Cerchiamo con le cooperative chi lo gestisce prima di spendere.",
            "",
        ),
        (
            "Accessibilità vera degli uffici al Centro",
            PARTLY,
            "Il giro con chi si muove in carrozzina è stato fatto e la lista dei lavori è pubblica. I primi tre "
            "lavori hanno già una data.",
            "",
        ),
    ),
    "skills": (
        (
            "Un tutor per ogni tirocinio",
            PARTLY,
            "I tutor saranno previsti nei poli per l'occupabilità; per le imprese sotto i 5 addetti serve un "
            "accordo con le associazioni di categoria.",
            "esempio-art-12",
        ),
        (
            "Laboratori aperti la sera",
            ACCEPTED,
            "Due istituti aprono i laboratori il martedì e il giovedì fino alle 22, con un custode pagato dalla Città.",
            "esempio-art-23",
        ),
        (
            "Sportello unico per le piccole imprese",
            ACCEPTED,
            "Stage, apprendistato e corsi passeranno da un solo ufficio, con un numero diretto per chi ha meno "
            "di dieci addetti.",
            "",
        ),
        (
            "Italiano sul lavoro, in orario di lavoro",
            PARTLY,
            "La Città paga chi insegna, le ore restano a carico dell'impresa. Con i sindacati cerchiamo un "
            "accordo per le più piccole.",
            "",
        ),
        (
            "Dire alle famiglie quanto si guadagna",
            ACCEPTED,
            "Pubblichiamo ogni anno, indirizzo per indirizzo, quanti lavorano e con quale contratto. I dati sono "
            "aperti.",
            "",
        ),
        (
            "Officine condivise nei mercati a Nizza Millefonti",
            ACCEPTED,
            "Due banchi liberi diventano banchi di riparazione per un anno, senza canone. Poi si guarda com'è andata.",
            "esempio-art-12",
        ),
        (
            "Certificare anche quello che si impara nel volontariato",
            NOT,
            "La certificazione delle competenze segue regole regionali e nazionali. La Città può dare una "
            "lettera, non un certificato.",
            "",
        ),
    ),
    "attractiveness": (
        (
            "I piani terra vuoti a chi produce",
            ACCEPTED,
            "La norma sui piani terra lo permette senza cambio di destinazione. I locali della Città vanno a "
            "bando con canone basso per tre anni.",
            "esempio-art-9",
        ),
        (
            "Regole chiare per il rumore delle botteghe",
            ACCEPTED,
            "Gli orari saranno scritti strada per strada nella tabella degli usi compatibili, dopo un incontro "
            "in ogni circoscrizione.",
            "esempio-art-9",
        ),
        (
            "Un capannone diviso in sei",
            PARTLY,
            "Si può fare in un edificio in attesa di trasformazione, con una durata definita. Serve un gestore: "
            "esce una manifestazione di interesse.",
            "esempio-art-7",
        ),
        (
            "La mappa pubblica degli spazi per lavorare",
            ACCEPTED,
            "La mappa esce con metri, altezza, carico e prezzo indicativo. Chi affitta può aggiungere il suo locale.",
            "esempio-tavola-5",
        ),
        (
            "Energia condivisa fra officine e case",
            PARTLY,
            "La bozza indica i tetti delle officine come adatti, ma la comunità energetica la formano i privati. Aiutiamo "
            "i primi due isolati con lo studio.",
            "esempio-art-26",
        ),
        (
            "Consegne con la bici da carico nell'ultimo chilometro",
            ACCEPTED,
            "Due parcheggi poco usati diventano depositi piccoli. Le regole per le consegne sono nella bozza.",
            "esempio-art-21",
        ),
        (
            "Riusare l'area dismessa a Lucento per produrre",
            ACCEPTED,
            "L'uso a termine è ammesso fino all'inizio dei lavori. La convenzione tipo è pronta e si può leggere.",
            "esempio-art-7",
        ),
        (
            "Una piazza senza auto davanti alle scuole tecniche",
            NOT,
            "La strada serve due linee di bus che non hanno un altro percorso. Allarghiamo i marciapiedi e "
            "guardiamo di nuovo fra un anno.",
            "",
        ),
    ),
    "human-capital": (
        (
            "Un fondo piccolo per provarci",
            ACCEPTED,
            "Il fondo parte con cinquanta prestiti da tremila euro e un mentore per ognuno. La domanda si può "
            "raccontare anche a voce.",
            "",
        ),
        (
            "Mentori con i capelli bianchi",
            PARTLY,
            "L'elenco dei mentori si apre nei poli. Per i rimborsi serve un regolamento, che arriva in Consiglio "
            "in autunno.",
            "",
        ),
        (
            "Corsi che cominciano in ogni mese",
            PARTLY,
            "Dodici corsi brevi partono ogni mese. Per i corsi lunghi il calendario resta quello della "
            "formazione regionale.",
            "",
        ),
        (
            "Prestito d'onore per i diplomi presi da adulti a Mirafiori Nord",
            NOT,
            "Esiste già una misura regionale con le stesse condizioni: un secondo prestito confonderebbe. Nei "
            "poli aiutiamo a chiederla.",
            "",
        ),
    ),
}
