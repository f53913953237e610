"""Cards of the table on making the most of skills."""

FIXED = (
    ("Un tutor per ogni tirocinio", "Senza qualcuno che segue, il ragazzo fa fotocopie e l'impresa perde tempo."),
    (
        "Laboratori aperti la sera",
        "Le scuole hanno torni e cucine che dormono dalle due del pomeriggio. Apriamoli a chi lavora di giorno.",
    ),
    (
        "Sportello unico per le piccole imprese",
        "Chi ha tre dipendenti non ha un ufficio del personale. Un posto solo per stage, apprendisti e corsi.",
    ),
    (
        "Banca delle competenze di quartiere",
        "Il meccanico in pensione sa cose che nessuno scrive. Un elenco di chi insegna che cosa, gratis, "
        "un'ora alla settimana.",
    ),
    (
        "Italiano sul lavoro, in orario di lavoro",
        "Due ore a settimana pagate per imparare le parole del mestiere. Meno errori, meno infortuni, più rispetto.",
    ),
    (
        "Un anno di prova per gli insegnanti in azienda",
        "Chi insegna elettronica non entra in fabbrica da vent'anni. Due settimane all'anno, e l'impresa "
        "viene in classe.",
    ),
    (
        "Un libretto delle competenze che vale davvero",
        "Firmato da scuola e impresa, uguale in tutta la città. Chi cambia lavoro non ricomincia da zero.",
    ),
    (
        "Il progetto d'esame lo propone un'impresa",
        "Un problema vero, tre mesi, un tecnico che risponde alle domande. Alla fine si presenta in officina.",
    ),
    (
        "Corsi brevi per chi lavora già",
        "Quaranta ore in tre mesi, la sera e il sabato. Senza voto, con un attestato che le imprese riconoscono.",
    ),
    (
        "Orientamento con le mani, già alle medie",
        "A dodici anni si sceglie senza aver visto niente. Una settimana in sei posti diversi, con un diario.",
    ),
    (
        "Dire alle famiglie quanto si guadagna",
        "Si sceglie la scuola per sentito dire. Numeri veri: quanti lavorano dopo un anno, dove, con che contratto.",
    ),
    (
        "Chi va in pensione lascia un mestiere",
        "Sei mesi in due sullo stesso posto. La differenza di costo la mettono insieme impresa e fondi.",
    ),
    (
        "Il digitale spiegato a chi ha una bottega",
        "Non il corso generico: la sua cassa, il suo sito, le sue foto. Un giovane e un artigiano, dieci pomeriggi.",
    ),
    (
        "Certificare anche quello che si impara nel volontariato",
        "Chi organizza una mensa per cento persone sa fare logistica. Scriviamolo in modo che un'impresa lo capisca.",
    ),
    (
        "Scambi fra scuole e imprese degli otto settori",
        "Ogni settore ospita una classe per una settimana. Otto settimane, un calendario unico, un solo modulo.",
    ),
    (
        "Una persona in ogni scuola che conosce le imprese",
        "Oggi dipende da un professore volenteroso. Mezza giornata a settimana pagata per tenere i contatti.",
    ),
)

PLACED = (
    (
        "Officine condivise nei mercati {place}",
        "Un banco su dieci è vuoto. Diventi un banco di riparazione dove si impara guardando.",
        ("a Nizza Millefonti", "in Borgo Vittoria"),
    ),
    (
        "Scuola e impresa si parlano {place}: un tavolo al mese",
        "Una presidenza, tre imprese, un'ora. Si decide solo una cosa per volta e la volta dopo si dice se è "
        "stata fatta.",
        ("a Mirafiori Sud", "in San Paolo"),
    ),
    (
        "Laboratorio di elettricità e pannelli solari {place}",
        "Mancano installatori e i condomìni aspettano. Un laboratorio attrezzato, venti persone a corso.",
        ("in Barriera di Milano", "alle Vallette"),
    ),
    (
        "Biblioteca degli attrezzi {place}",
        "Un trapano si usa dieci minuti all'anno. Si presta con una piccola lezione, come un libro.",
        ("a San Salvario", "in Vanchiglia"),
    ),
    (
        "Stage di quartiere {place}, a piedi da casa",
        "I ragazzi rinunciano per un'ora e mezza di bus. Venti botteghe vicine, due settimane, un diario da raccontare.",
        ("alla Falchera", "in Santa Rita"),
    ),
    (
        "Una cucina scuola {place}",
        "Il forno della mensa è fermo dalle 15. Corsi di panificazione con chi il pane lo fa di notte.",
        ("ad Aurora", "a Lucento"),
    ),
    (
        "Doposcuola tecnico {place}",
        "Robot, cucito, falegnameria: si fa i compiti con le mani. Due pomeriggi con studenti universitari.",
        ("a Regio Parco", "in Madonna di Campagna"),
    ),
    (
        "Sala prove per colloqui di lavoro {place}",
        "Imparare a raccontarsi si può. Un'ora con una persona che assume davvero, e un foglio di consigli.",
        ("al Lingotto", "in Cenisia"),
    ),
    (
        "Inventario delle macchine disponibili {place}",
        "Qui ci sono frese, forni e plotter usati a metà. Una lista con orari e persone, aggiornata ogni mese.",
        ("in San Donato", "a Parella"),
    ),
    (
        "Un corso per chi ripara elettrodomestici {place}",
        "Aggiustare costa meno che comprare, ma i riparatori sono tre e hanno settant'anni. Dodici posti, "
        "sei mesi, un banco vero.",
        ("a Pozzo Strada", "alla Rebaudengo"),
    ),
    (
        "Lezioni di lingua fra vicini {place}",
        "Io ti insegno l'italiano, tu mi insegni l'arabo. Un'ora in sala di quartiere, con un caffè e un quaderno.",
        ("a Mirafiori Nord", "in Campidoglio"),
    ),
)
